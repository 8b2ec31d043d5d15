"""Clerical errors, wrong codes, records with reservation, and duplicates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.register import (
    ACTIVE,
    CODE,
    COURT_LOCK,
    DECISION,
    FOUNDED,
    ME,
    NOW,
    OTHER,
    OTHER_CODE,
    RESERVED,
    SHOP,
    TODAY,
    code,
    codes,
    context,
    given,
    refused,
    seal,
)

from licensing.aggregates import entity_claims
from licensing.domain import events as e
from licensing.domain.commands import NOTHING_STATED, ConfirmEntity, CorrectCode, CorrectEntity, MergeEntities
from licensing.domain.corrections import confirm, correct, correct_code, merge
from licensing.domain.kinds import EntityStatus, EntityType, NumberKind
from licensing.domain.timing import occurred_on
from licensing.domain.values import Capital, FieldChange, FormerNumber, Representative

OLD_NUMBER = FormerNumber(NumberKind.REGISTRATION_NUMBER, "450000000000012")


def slip(field: str, old: str, new: str, reason: str = "录入错误") -> CorrectEntity:
    return CorrectEntity(ME, field, old, new, reason)


@pytest.mark.parametrize(
    ("field", "old", "new", "value"),
    [
        ("registered_name", ACTIVE.registered_name, "南宁青秀改正有限公司", "南宁青秀改正有限公司"),
        ("entity_type", "LIMITED_COMPANY", "JOINT_STOCK_COMPANY", EntityType.JOINT_STOCK_COMPANY),
        ("entity_type", "LIMITED_COMPANY", "ENTITY_TYPE_BRANCH", EntityType.BRANCH),
        ("established_date", "2020-05-06", "2020-05-16", date(2020, 5, 16)),
        ("registered_capital", "1000000.00 CNY", "390000 CNY", Capital(39_000_000, "CNY", "390000 CNY")),
        ("registered_capital", "1000000.00 CNY", "0.5 USD", Capital(50, "USD", "0.5 USD")),
        ("division", "450103", "450105", "450105"),
        ("legal_representative", "韦某某", "覃某", Representative("覃某")),
    ],
)
def test_a_slip_is_put_right_with_old_and_new_value(field: str, old: str, new: str, value: object) -> None:
    event = correct(ACTIVE, slip(field, old, new), context())
    assert getattr(given(event), field) == value
    assert (event.change.field, event.change.old_value, event.reason) == (field, old, "录入错误")


def test_a_corrected_name_was_never_the_name() -> None:
    event = correct(ACTIVE, slip("registered_name", ACTIVE.registered_name, "改正"), context())
    assert given(event).former_names == ()


def test_a_corrected_representative_keeps_the_document_that_was_checked() -> None:
    document = seal(ME, "x", "450103199001011238", "450103********1238")
    checked = replace(ACTIVE, legal_representative=Representative("韦莫某", document))
    after = given(correct(checked, slip("legal_representative", "韦莫某", "韦某某"), context()), start=checked)
    assert after.legal_representative == Representative("韦某某", document)


def test_a_corrected_shop_address_stays_shortened() -> None:
    after = given(correct(SHOP, slip("address", SHOP.address, "南宁市青秀区金湖路59号"), context()), start=SHOP)
    assert after.address == "南宁市青秀区金湖路"
    assert after.address_full is not None


def test_a_correction_is_true_since_the_field_took_its_value() -> None:
    changed = e.Changed(
        NOW, {"business_scope": "烟酒"}, (FieldChange("business_scope", "百货", "烟酒"),), date(2022, 2, 2)
    )
    state = given(changed)
    assert occurred_on(correct(state, slip("business_scope", "烟酒", "烟"), context()), state) == date(2022, 2, 2)
    assert occurred_on(correct(state, slip("division", "450103", "450105"), context()), state) == FOUNDED


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (slip("registered_name", "别的名称", "改正"), "OLD_VALUE_DIFFERS"),
        (slip("registered_name", ACTIVE.registered_name, "改正", " "), "FIELD_REQUIRED"),
        (slip("registered_name", ACTIVE.registered_name, ACTIVE.registered_name), "NOTHING_CHANGED"),
        (slip("registered_name", ACTIVE.registered_name, ""), "NAME_REQUIRED"),
        (slip("code", CODE, OTHER_CODE), "FIELD_NOT_CHANGEABLE"),
        (slip("status", "ACTIVE", "REVOKED"), "FIELD_NOT_CHANGEABLE"),
        (slip("entity_type", "LIMITED_COMPANY", "PLANET"), "VALUE_INVALID"),
        (slip("established_date", "2020-05-06", "2020-02-30"), "VALUE_INVALID"),
        (slip("established_date", "2020-05-06", "2027-01-01"), "DATE_IN_FUTURE"),
        (slip("registered_capital", "1000000.00 CNY", "many CNY"), "VALUE_INVALID"),
        (slip("registered_capital", "1000000.00 CNY", "1.234 CNY"), "VALUE_INVALID"),
        (slip("registered_capital", "1000000.00 CNY", "1 yuan"), "CAPITAL_INVALID"),
        (slip("division", "450103", "990103"), "DIVISION_INVALID"),
    ],
)
def test_a_correction_that_is_wrong_is_refused(command: CorrectEntity, reason: str) -> None:
    assert codes(refused(correct, ACTIVE, command, context())) == [reason]


def test_a_wrong_code_is_replaced_and_the_old_one_still_finds_the_entity() -> None:
    after = given(correct_code(ACTIVE, CorrectCode(ME, OTHER_CODE, "录入错误"), context()))
    assert after.code == OTHER_CODE
    assert after.former_numbers == (FormerNumber(NumberKind.MISTAKEN_CODE, CODE),)


def test_a_mistaken_code_is_not_withheld_from_its_right_owner() -> None:
    after = given(correct_code(ACTIVE, CorrectCode(ME, OTHER_CODE, "录入错误"), context()))
    assert ("code", CODE) not in entity_claims(after)
    assert ("code", OTHER_CODE) in entity_claims(after)


def test_a_code_corrected_back_is_no_former_number_any_more() -> None:
    first = correct_code(ACTIVE, CorrectCode(ME, OTHER_CODE, "错"), context())
    back = correct_code(given(first), CorrectCode(ME, CODE, "原代码无误"), context())
    assert given(first, back).former_numbers == (FormerNumber(NumberKind.MISTAKEN_CODE, OTHER_CODE),)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (CorrectCode(ME, CODE, "错"), "NOTHING_CHANGED"),
        (CorrectCode(ME, CODE[:17] + "X", "错"), "CODE_INVALID"),
        (CorrectCode(ME, "", "错"), "CODE_REQUIRED"),
        (CorrectCode(ME, OTHER_CODE, ""), "FIELD_REQUIRED"),
    ],
)
def test_a_code_correction_that_is_wrong_is_refused(command: CorrectCode, reason: str) -> None:
    assert codes(refused(correct_code, ACTIVE, command, context())) == [reason]


def test_a_record_without_a_code_has_none_to_correct() -> None:
    assert codes(refused(correct_code, RESERVED, CorrectCode(ME, CODE, "错"), context())) == ["CODE_MISSING"]


def test_a_confirmed_record_takes_its_code_and_stays_findable_by_its_platform_key() -> None:
    event = confirm(RESERVED, ConfirmEntity(ME, CODE, NOTHING_STATED, (), "核实"), context())
    after = given(event, start=RESERVED)
    assert (after.code, after.reservation, after.platform_key) == (CODE, None, "")
    assert after.former_numbers == (FormerNumber(NumberKind.PLATFORM_KEY, RESERVED.platform_key),)


def test_a_record_may_be_confirmed_without_a_code_and_with_corrections() -> None:
    stated = replace(NOTHING_STATED, division="450105", entity_type=EntityType.COLLECTIVE_ENTERPRISE)
    event = confirm(RESERVED, ConfirmEntity(ME, "", stated, ("division", "entity_type"), ""), context())
    after = given(event, start=RESERVED)
    assert (after.division, after.entity_type) == ("450105", EntityType.COLLECTIVE_ENTERPRISE)
    assert (after.platform_key, after.reservation) == (RESERVED.platform_key, None)


@pytest.mark.parametrize(
    ("start", "command", "reason"),
    [
        (ACTIVE, ConfirmEntity(ME, "", NOTHING_STATED, (), ""), "ENTITY_NOT_RESERVED"),
        (RESERVED, ConfirmEntity(ME, CODE[:17] + "X", NOTHING_STATED, (), ""), "CODE_INVALID"),
        (RESERVED, ConfirmEntity(ME, "", NOTHING_STATED, ("status",), ""), "FIELD_NOT_CHANGEABLE"),
        (RESERVED, ConfirmEntity(ME, "", NOTHING_STATED, ("registered_name",), ""), "NAME_REQUIRED"),
    ],
)
def test_a_confirmation_that_is_wrong_is_refused(start: object, command: ConfirmEntity, reason: str) -> None:
    assert codes(refused(confirm, start, command, context())) == [reason]


DUPLICATE = replace(ACTIVE, code=OTHER_CODE, former_numbers=(OLD_NUMBER,))
MERGE = MergeEntities(ME, OTHER, "同一主体重复建档")


def test_a_duplicates_numbers_find_the_survivor() -> None:
    absorbed, merged = merge(ACTIVE, DUPLICATE, MERGE, context())
    survivor, gone = given(absorbed), given(merged, start=DUPLICATE)
    assert survivor.former_numbers == (OLD_NUMBER, FormerNumber(NumberKind.MERGED_CODE, OTHER_CODE))
    assert (gone.status, gone.merged_into) == (EntityStatus.MERGED, ME)
    assert entity_claims(gone) == frozenset()
    assert entity_claims(survivor) == {("code", CODE), ("code", OTHER_CODE), ("number", OLD_NUMBER.value)}


def test_a_record_with_reservation_may_be_merged_into_the_one_it_repeats() -> None:
    absorbed, _ = merge(ACTIVE, RESERVED, MERGE, context())
    assert FormerNumber(NumberKind.PLATFORM_KEY, RESERVED.platform_key) in absorbed.numbers


@pytest.mark.parametrize(
    ("survivor", "duplicate", "command", "reason"),
    [
        (ACTIVE, ACTIVE, MergeEntities(ME, ME, "重复"), "MERGE_WITH_ITSELF"),
        (ACTIVE, DUPLICATE, MergeEntities(ME, OTHER, ""), "FIELD_REQUIRED"),
        (RESERVED, DUPLICATE, MERGE, "SURVIVOR_WITHOUT_CODE"),
        (given(e.Annulled(NOW, DECISION)), DUPLICATE, MERGE, "ENTITY_EXITED"),
        (ACTIVE, given(e.Annulled(NOW, DECISION)), MERGE, "ENTITY_EXITED"),
        (ACTIVE, given(e.Locked(NOW, COURT_LOCK)), MERGE, "ENTITY_LOCKED"),
        (ACTIVE, given(e.Merged(NOW, ME, "重复", TODAY)), MERGE, "ENTITY_EXITED"),
    ],
)
def test_a_merge_that_is_wrong_is_refused(
    survivor: object, duplicate: object, command: MergeEntities, reason: str
) -> None:
    assert codes(refused(merge, survivor, duplicate, command, context())) == [reason]


@pytest.mark.parametrize(
    ("act", "command"),
    [
        (correct, slip("registered_name", ACTIVE.registered_name, "改正")),
        (correct_code, CorrectCode(ME, code(8), "错")),
        (confirm, ConfirmEntity(ME, "", NOTHING_STATED, (), "")),
    ],
)
def test_an_exited_record_is_not_corrected(act: object, command: object) -> None:
    exited = given(e.Annulled(NOW, DECISION))
    assert codes(refused(act, exited, command, context())) == ["ENTITY_EXITED"]  # type: ignore[arg-type]  # one of three
