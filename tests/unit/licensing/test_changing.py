"""变更登记 (SC-746:24), 迁移 (SC-746:27) and conversion of an individual business (SAMR-112:10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.register import (
    ACTIVE,
    COMPLETE,
    COURT_LOCK,
    FOUNDED,
    INDIVIDUAL_CODE,
    ME,
    NOW,
    RESERVED,
    REVOKED,
    SHOP,
    codes,
    context,
    given,
    refused,
)

from licensing.domain import events as e
from licensing.domain.change import change, move
from licensing.domain.commands import ChangeEntity, ConvertEntity, MoveEntity, Registration
from licensing.domain.establish import convert
from licensing.domain.kinds import EntityStatus, EntityType
from licensing.domain.values import Capital, FieldChange, FieldDate, FormerName, Move

NEW_NAME = "南宁青秀新名商贸有限公司"
CHANGED_ON = date(2025, 6, 1)


def asked(*fields: str, on: date | None = CHANGED_ON, **changes: object) -> ChangeEntity:
    stated = replace(COMPLETE, **changes)  # type: ignore[arg-type]  # a test names the fields
    return ChangeEntity(ME, stated, fields, on)


def to(division: str, leaves: bool = False, on: date | None = CHANGED_ON, address: str = "") -> MoveEntity:
    return MoveEntity(ME, division, "柳州市城中区市场监督管理局", address, on, leaves)


def test_only_the_fields_named_change_and_the_old_name_is_remembered() -> None:
    event = change(ACTIVE, asked("registered_name", registered_name=NEW_NAME, business_scope="烟酒"), context())
    assert event == e.Changed(
        NOW,
        {"registered_name": NEW_NAME},
        (FieldChange("registered_name", ACTIVE.registered_name, NEW_NAME),),
        CHANGED_ON,
    )
    after = given(event)
    assert after.business_scope == ACTIVE.business_scope
    assert after.former_names == (FormerName(ACTIVE.registered_name, CHANGED_ON),)
    assert after.field_dates == (FieldDate("registered_name", CHANGED_ON),)


def test_without_a_date_the_change_took_effect_today() -> None:
    event = change(ACTIVE, asked("business_scope", business_scope="烟酒", on=None), context())
    assert event.changed_date == date(2026, 11, 23)


def test_a_changed_shop_address_is_shown_to_the_street_and_sealed() -> None:
    event = change(SHOP, asked("address", address="南宁市青秀区金湖路59号3单元"), context())
    assert event.values["address"] == "南宁市青秀区金湖路"
    assert event.values["address_full"].masked == "南宁市青秀区金湖路"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (asked(), "FIELD_REQUIRED"),
        (asked("entity_type"), "FIELD_NOT_CHANGEABLE"),
        (asked("unified_social_credit_code"), "FIELD_NOT_CHANGEABLE"),
        (asked("registered_name"), "NOTHING_CHANGED"),
        (asked("registered_name", registered_name="X"), "NAME_NOT_CHINESE"),
        (asked("registered_capital", capital=None), "CAPITAL_REQUIRED"),
        (asked("legal_representative", representative_id=""), "REAL_NAME_CHECK_REQUIRED"),
        (asked("business_scope", business_scope="烟酒", on=date(2026, 11, 24)), "DATE_IN_FUTURE"),
        (asked("business_scope", business_scope="烟酒", on=date(2020, 5, 5)), "DATES_OUT_OF_ORDER"),
    ],
)
def test_a_change_that_is_wrong_is_refused(command: ChangeEntity, reason: str) -> None:
    assert codes(refused(change, ACTIVE, command, context())) == [reason]


def test_a_move_changes_division_and_authority() -> None:
    event = move(ACTIVE, to("450202"), context())
    after = given(event)
    assert (after.division, after.registration_authority) == ("450202", "柳州市城中区市场监督管理局")
    assert (after.status, after.address) == (EntityStatus.ACTIVE, ACTIVE.address)
    assert event.from_division == "450103"


def test_a_move_may_bring_a_new_domicile() -> None:
    assert given(move(ACTIVE, to("450202", address="柳州市城中区中山路1号"), context())).address == (
        "柳州市城中区中山路1号"
    )


def test_who_moves_out_of_this_register_keeps_its_place_and_points_to_the_new_authority() -> None:
    after = given(move(ACTIVE, to("440103", leaves=True), context()))
    assert (after.status, after.division) == (EntityStatus.MOVED_OUT, "450103")
    assert after.moved_to == Move("440103", "柳州市城中区市场监督管理局", CHANGED_ON)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (to("45020"), "DIVISION_INVALID"),
        (to("450299"), "DIVISION_NOT_IN_FORCE"),
        (to("450202", on=date(2027, 1, 1)), "DATE_IN_FUTURE"),
        (MoveEntity(ME, "450202", "", "", None, False), "FIELD_REQUIRED"),
        (MoveEntity(ME, "450103", ACTIVE.registration_authority, "", None, False), "MOVE_NOWHERE"),
    ],
)
def test_a_move_that_is_wrong_is_refused(command: MoveEntity, reason: str) -> None:
    assert codes(refused(move, ACTIVE, command, context())) == [reason]


COMPANY = Registration(registered_name="南宁韦记餐饮有限公司", capital=Capital(50_000_000, "CNY", "50万"))


def into(kind: EntityType = EntityType.LIMITED_COMPANY, stated: Registration = COMPANY) -> ConvertEntity:
    return ConvertEntity(ME, kind, stated, CHANGED_ON)


def test_an_individual_business_becomes_a_company_and_keeps_its_code() -> None:
    after = given(convert(SHOP, into(), context()), start=SHOP)
    assert (after.code, after.entity_type) == (INDIVIDUAL_CODE, EntityType.LIMITED_COMPANY)
    assert after.registered_name == COMPANY.registered_name
    assert after.former_names == (FormerName(SHOP.registered_name, CHANGED_ON),)
    assert after.business_scope == SHOP.business_scope


def test_a_converted_companys_new_address_is_shown_in_full() -> None:
    event = convert(SHOP, into(stated=replace(COMPANY, address="南宁市青秀区金湖路59号")), context())
    assert event.values["address"] == "南宁市青秀区金湖路59号"
    assert event.values["address_full"] is None


@pytest.mark.parametrize(
    ("start", "command", "reason"),
    [
        (ACTIVE, into(), "NOT_AN_INDIVIDUAL_BUSINESS"),
        (SHOP, into(EntityType.BRANCH), "NOT_CONVERTIBLE_INTO"),
        (SHOP, into(stated=replace(COMPANY, capital=None)), "CAPITAL_REQUIRED"),
        (SHOP, into(stated=replace(COMPANY, registered_name="")), "NAME_REQUIRED"),
        (SHOP, into(stated=replace(COMPANY, registered_name=SHOP.registered_name)), "NAME_REGISTERED_SAME"),
    ],
)
def test_a_conversion_that_is_wrong_is_refused(start: object, command: ConvertEntity, reason: str) -> None:
    assert codes(refused(convert, start, command, context())) == [reason]


ORDINARY_ACTS = (
    (change, asked("business_scope", business_scope="烟酒")),
    (move, to("450202")),
    (convert, into()),
)


@pytest.mark.parametrize(("act", "command"), ORDINARY_ACTS)
@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (given(REVOKED), "ENTITY_REVOKED"),
        (RESERVED, "ENTITY_RESERVED"),
        (given(e.Locked(NOW, COURT_LOCK)), "ENTITY_LOCKED"),
        (given(e.Annulled(NOW, REVOKED.revocation)), "ENTITY_EXITED"),
    ],
)
def test_no_ordinary_act_is_open_to_the_revoked_the_reserved_the_locked_and_the_exited(
    act: object, command: object, state: object, reason: str
) -> None:
    assert codes(refused(act, state, command, context())) == [reason]  # type: ignore[arg-type]  # one act of several


def test_an_entity_without_a_founding_date_has_no_day_too_early() -> None:
    old = replace(ACTIVE, established_date=None)
    assert change(old, asked("business_scope", business_scope="烟酒", on=date(1979, 1, 1)), context())
    assert date(1979, 1, 1) < FOUNDED
