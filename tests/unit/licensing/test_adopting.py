"""A record of an older register is taken over as it stands; only what is wrong or known is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.register import ACTIVE, CODE, COMPLETE, INDIVIDUAL, ME, OTHER, SHOP, TODAY, codes, context, refused

from licensing.domain.adopt import adopt, already_known
from licensing.domain.commands import NOTHING_STATED, AdoptEntity, Registration, ReservationAsked
from licensing.domain.kinds import EntityStatus, EntityType, NumberKind
from licensing.domain.refusal import Refusal
from licensing.domain.states import Entity
from licensing.domain.values import Capital, FormerNumber, Source
from statutes.registration_number import check_digit

THIN = Registration(code=CODE, registered_name="田林县供销储运公司", division="451029")
FIFTEEN = "45000000000001" + check_digit("45000000000001")
WRONG_FIFTEEN = FIFTEEN[:14] + ("1" if FIFTEEN[14] == "0" else "0")
RESERVATION = ReservationAsked("OLD_NUMBER_ONLY", "", None)


def row(stated: Registration = THIN, **changes: object) -> AdoptEntity:
    command = AdoptEntity(stated, EntityStatus.UNSPECIFIED, Source("gx-registry", "guangxi.csv", 7), None, ())
    return replace(command, **changes)  # type: ignore[arg-type]  # a test names the fields


def adopted(command: AdoptEntity) -> Entity:
    return adopt(command, ME, context()).entity


def refusal(command: AdoptEntity) -> Refusal:
    return refused(adopt, command, ME, context())


def test_what_an_older_register_does_not_say_is_recorded_as_unknown() -> None:
    entity = adopted(row())
    assert entity.entity_type is EntityType.UNKNOWN
    assert entity.status is EntityStatus.UNKNOWN
    assert entity.registered_capital is None
    assert entity.established_date is None
    assert entity.legal_representative is None


def test_file_and_row_of_the_source_are_kept_with_what_was_normalised() -> None:
    event = adopt(row(notes=("LOWER_CASE",)), ME, context())
    assert event.entity.source == Source("gx-registry", "guangxi.csv", 7)
    assert event.notes == ("LOWER_CASE",)


def test_a_lower_case_code_is_recorded_in_capitals() -> None:
    assert adopted(row(replace(THIN, code=CODE.lower()))).code == CODE


def test_a_valid_fifteen_digit_number_stands_with_reservation_under_a_platform_key() -> None:
    entity = adopted(row(replace(THIN, code="", old_number=FIFTEEN), reservation=RESERVATION))
    assert entity.code == ""
    assert entity.platform_key == "P" + ME.hex[:17].upper()
    assert entity.former_numbers == (FormerNumber(NumberKind.REGISTRATION_NUMBER, FIFTEEN),)
    assert entity.reservation is not None
    assert entity.reservation.since == TODAY


def test_an_organisation_code_is_remembered_as_what_it_is() -> None:
    entity = adopted(row(replace(THIN, code="", old_number="D2143569-X"), reservation=RESERVATION))
    assert entity.former_numbers == (FormerNumber(NumberKind.ORGANISATION_CODE, "D2143569-X"),)


def test_a_status_the_source_states_is_kept() -> None:
    assert adopted(row(status=EntityStatus.REVOKED)).status is EntityStatus.REVOKED


def test_a_shop_is_shown_down_to_the_street_and_its_full_address_goes_to_the_vault() -> None:
    entity = adopted(row(INDIVIDUAL))
    assert entity.address == "南宁市青秀区民族大道"
    assert entity.address_full is not None
    assert "131" not in entity.address_full.masked


def test_the_class_of_the_code_protects_the_address_where_the_type_is_unknown() -> None:
    entity = adopted(row(replace(INDIVIDUAL, entity_type=EntityType.UNKNOWN)))
    assert entity.address == "南宁市青秀区民族大道"


def test_a_companys_address_is_shown_in_full() -> None:
    entity = adopted(row(COMPLETE))
    assert (entity.address, entity.address_full) == (COMPLETE.address, None)


def test_characters_of_gb_18030_level_3_and_the_point_are_kept() -> None:
    name = "\U00030edd\U00030edd面馆·\U000323af\u9fff\ue000"
    assert adopted(row(replace(THIN, registered_name=name))).registered_name == name


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (row(replace(THIN, code=CODE[:17] + "0")), "CODE_INVALID"),
        (row(replace(THIN, code="91990100MA5K000550")), "CODE_INVALID"),
        (row(replace(THIN, registered_name=" ")), "NAME_REQUIRED"),
        (row(replace(THIN, registered_name="名" * 201)), "TEXT_TOO_LONG"),
        (row(replace(THIN, registered_name="田林县\ufffd公司")), "TEXT_UNREADABLE"),
        (row(replace(THIN, established_date=date(2026, 11, 24))), "DATE_IN_FUTURE"),
        (row(replace(THIN, division="991029")), "DIVISION_INVALID"),
        (row(replace(THIN, division="45102")), "DIVISION_INVALID"),
        (row(replace(THIN, capital=Capital(-1, "CNY"))), "CAPITAL_INVALID"),
        (row(replace(THIN, capital=Capital(1, "yuan"))), "CAPITAL_INVALID"),
        (row(replace(THIN, representative_id="450103199001011230")), "IDENTITY_NUMBER_INVALID"),
        (row(replace(THIN, old_number=WRONG_FIFTEEN)), "OLD_NUMBER_INVALID"),
        (row(replace(THIN, old_number=CODE)), "OLD_NUMBER_INVALID"),
        (row(source=Source("")), "SOURCE_REQUIRED"),
        (row(status=EntityStatus.MERGED), "STATUS_INVALID"),
        (row(replace(THIN, code="", old_number=FIFTEEN)), "RESERVATION_REQUIRED"),
        (row(replace(THIN, code=""), reservation=RESERVATION), "NUMBER_REQUIRED"),
        (row(reservation=ReservationAsked("X", "", date(2027, 1, 1))), "DATE_IN_FUTURE"),
        (row(notes=("N",) * 21), "TOO_MANY_NOTES"),
    ],
)
def test_a_row_that_is_wrong_is_refused_with_its_reason(command: AdoptEntity, reason: str) -> None:
    assert reason in codes(refusal(command))


def test_all_faults_of_a_row_are_told_at_once() -> None:
    wrong = replace(THIN, registered_name="", division="99", established_date=date(2030, 1, 1))
    assert codes(refusal(row(wrong))) == ["NAME_REQUIRED", "DATE_IN_FUTURE", "DIVISION_INVALID"]


def test_a_known_code_is_refused_with_the_fields_that_differ() -> None:
    offered = replace(COMPLETE, registered_name="南宁另一名称有限公司", business_scope="烟酒")
    told = already_known(row(offered), OTHER, ACTIVE)
    assert told.code == "ENTITY_ALREADY_KNOWN"
    assert told.metadata["entity"] == f"entities/{OTHER}"
    assert told.metadata["recorded.registered_name"] == ACTIVE.registered_name
    assert told.metadata["offered.registered_name"] == "南宁另一名称有限公司"
    assert {key for key in told.metadata if key.startswith("offered.")} == {
        "offered.registered_name",
        "offered.business_scope",
    }


def test_a_known_row_that_says_the_same_or_nothing_does_not_conflict() -> None:
    for same in (COMPLETE, replace(NOTHING_STATED, code=CODE, entity_type=EntityType.UNKNOWN)):
        assert not [key for key in already_known(row(same), OTHER, ACTIVE).metadata if key.startswith("offered.")]


def test_a_conflict_never_shows_a_shops_full_address() -> None:
    told = already_known(row(replace(INDIVIDUAL, address="南宁市青秀区民族大道999号")), OTHER, SHOP)
    assert "999" not in str(told.metadata)
