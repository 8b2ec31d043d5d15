"""设立登记: complete by the full rules, every missing item told in one notice (SC-746:19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.register import CODE, COMPLETE, FOUNDED, IDENTITY, INDIVIDUAL, ME, code, codes, context, refused

from licensing.domain.commands import EstablishEntity, Registration
from licensing.domain.establish import establish
from licensing.domain.kinds import EntityStatus, EntityType
from licensing.domain.values import Capital


def faults(stated: Registration) -> list[str]:
    return list(codes(refused(establish, EstablishEntity(stated), ME, context())))


def test_a_complete_registration_makes_an_active_entity() -> None:
    entity = establish(EstablishEntity(COMPLETE), ME, context()).entity
    assert (entity.code, entity.status, entity.status_date) == (CODE, EntityStatus.ACTIVE, FOUNDED)
    assert entity.registered_name == COMPLETE.registered_name


def test_the_identity_number_goes_to_the_vault_and_only_its_mask_stands_in_the_record() -> None:
    entity = establish(EstablishEntity(COMPLETE), ME, context()).entity
    assert entity.legal_representative is not None
    assert entity.legal_representative.id_document is not None
    assert entity.legal_representative.id_document.masked == "450103********1238"
    assert IDENTITY not in repr(entity)


def test_an_individual_business_needs_no_capital() -> None:
    assert establish(EstablishEntity(INDIVIDUAL), ME, context()).entity.registered_capital is None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"code": ""}, "CODE_REQUIRED"),
        ({"code": CODE[:17] + "A"}, "CODE_INVALID"),
        ({"code": "91990100MA5K000550"}, "CODE_INVALID"),
        ({"code": code(1, "52450103")}, "CODE_AUTHORITY_MISMATCH"),
        ({"code": code(1, "92450103")}, "CODE_CLASS_MISMATCH"),
        ({"code": code(1, "91440103")}, "CODE_DIVISION_MISMATCH"),
        ({"registered_name": ""}, "NAME_REQUIRED"),
        ({"registered_name": "ACME Trading"}, "NAME_NOT_CHINESE"),
        ({"registered_name": "一\ufffd二"}, "TEXT_UNREADABLE"),
        ({"registered_name": "一\x00二"}, "TEXT_UNREADABLE"),
        ({"entity_type": EntityType.UNSPECIFIED}, "TYPE_REQUIRED"),
        ({"entity_type": EntityType.UNKNOWN}, "TYPE_REQUIRED"),
        ({"entity_type": EntityType.OTHER}, "TYPE_REQUIRED"),
        ({"representative_name": ""}, "REPRESENTATIVE_REQUIRED"),
        ({"representative_id": ""}, "REAL_NAME_CHECK_REQUIRED"),
        ({"representative_id": "450103199001011239"}, "IDENTITY_NUMBER_INVALID"),
        ({"capital": None}, "CAPITAL_REQUIRED"),
        ({"capital": Capital(0, "CNY")}, "CAPITAL_REQUIRED"),
        ({"capital": Capital(100, "")}, "CAPITAL_REQUIRED"),
        ({"capital": Capital(10**18, "CNY")}, "CAPITAL_INVALID"),
        ({"business_scope": " "}, "SCOPE_REQUIRED"),
        ({"business_scope": "售" * 10_001}, "TEXT_TOO_LONG"),
        ({"established_date": None}, "DATE_REQUIRED"),
        ({"established_date": date(2026, 11, 24)}, "DATE_IN_FUTURE"),
        ({"division": ""}, "DIVISION_REQUIRED"),
        ({"division": "990103"}, "DIVISION_INVALID"),
        ({"division": "450199"}, "DIVISION_NOT_IN_FORCE"),
        ({"registration_authority": ""}, "AUTHORITY_REQUIRED"),
        ({"address": ""}, "ADDRESS_REQUIRED"),
    ],
)
def test_each_missing_or_wrong_item_is_refused(changes: dict[str, object], reason: str) -> None:
    assert reason in faults(replace(COMPLETE, **changes))  # type: ignore[arg-type]  # a test names the fields


def test_an_empty_application_is_told_everything_that_is_missing() -> None:
    assert faults(Registration()) == [
        "CODE_REQUIRED",
        "NAME_REQUIRED",
        "TYPE_REQUIRED",
        "REPRESENTATIVE_REQUIRED",
        "REAL_NAME_CHECK_REQUIRED",
        "SCOPE_REQUIRED",
        "DATE_REQUIRED",
        "DIVISION_REQUIRED",
        "AUTHORITY_REQUIRED",
        "ADDRESS_REQUIRED",
    ]


def test_a_code_given_by_the_national_authority_fits_every_province() -> None:
    stated = replace(COMPLETE, code=code(9, "91100000"))
    assert establish(EstablishEntity(stated), ME, context()).entity.code == stated.code


def test_a_cooperative_has_a_code_of_class_3_and_so_may_its_branch() -> None:
    head = code(4, "93450103")
    for kind in (EntityType.FARMERS_COOPERATIVE, EntityType.BRANCH):
        stated = replace(COMPLETE, code=head, entity_type=kind)
        assert establish(EstablishEntity(stated), ME, context()).entity.code == head
