"""Premises: many per entity, many entities per address, extra places within the authority's area."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.register import (
    ACTIVE,
    CODE,
    COURT_LOCK,
    DECISION,
    ME,
    NOW,
    OTHER,
    RESERVED,
    REVOKED,
    SHOP,
    TODAY,
    codes,
    context,
    given,
    refused,
)

from licensing.domain import events as e
from licensing.domain.commands import ChangePremises, ClosePremises, OpenPremises
from licensing.domain.kinds import PremisesKind, PremisesStatus
from licensing.domain.premises import change_premises, close_premises, open_premises
from licensing.domain.premises_events import PremisesClosed, evolve
from licensing.domain.states import Entity, Premises

PLACE = OTHER
OPEN = OpenPremises(ME, PremisesKind.BUSINESS_PLACE, "南宁市青秀区金湖路59号", "450103", False, date(2021, 1, 1))
FILED = evolve(None, open_premises(ACTIVE, OPEN, PLACE, context()))
CLOSED = evolve(FILED, PremisesClosed(NOW, date(2022, 1, 1)))


def test_a_place_is_filed_with_the_entitys_code() -> None:
    assert (FILED.entity, FILED.code, FILED.status) == (ME, CODE, PremisesStatus.OPEN)
    assert (FILED.opened_date, FILED.address) == (date(2021, 1, 1), OPEN.address)


def test_a_shared_address_is_no_ground_for_refusal() -> None:
    shared = replace(OPEN, shared_address=True)
    assert open_premises(ACTIVE, shared, PLACE, context()).premises.shared_address


def test_a_shops_place_is_shown_down_to_the_street() -> None:
    place = open_premises(SHOP, OPEN, PLACE, context()).premises
    assert place.address == "南宁市青秀区金湖路"
    assert place.address_full is not None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"kind": PremisesKind.UNSPECIFIED}, "FIELD_REQUIRED"),
        ({"address": " "}, "ADDRESS_REQUIRED"),
        ({"address": "路" * 501}, "TEXT_TOO_LONG"),
        ({"division": "99"}, "DIVISION_INVALID"),
        ({"division": "450199"}, "DIVISION_NOT_IN_FORCE"),
        ({"opened_date": date(2026, 11, 24)}, "DATE_IN_FUTURE"),
        ({"opened_date": date(2020, 5, 5)}, "DATES_OUT_OF_ORDER"),
        ({"kind": PremisesKind.EXTRA_PLACE, "division": "450105"}, "EXTRA_PLACE_OUT_OF_AREA"),
    ],
)
def test_a_filing_that_is_wrong_is_refused(changes: dict[str, object], reason: str) -> None:
    command = replace(OPEN, **changes)  # type: ignore[arg-type]  # a test names the fields
    assert codes(refused(open_premises, ACTIVE, command, PLACE, context())) == [reason]


def test_an_extra_place_lies_anywhere_in_the_area_of_a_city_authority() -> None:
    of_the_city = replace(ACTIVE, division="450100")
    extra = replace(OPEN, kind=PremisesKind.EXTRA_PLACE, division="450105")
    assert open_premises(of_the_city, extra, PLACE, context())


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (RESERVED, "ENTITY_RESERVED"),
        (given(REVOKED), "ENTITY_REVOKED"),
        (given(e.Annulled(NOW, DECISION)), "ENTITY_EXITED"),
        (given(e.Locked(NOW, COURT_LOCK)), "ENTITY_LOCKED"),
    ],
)
def test_no_place_is_filed_for_who_may_not_trade(state: Entity, reason: str) -> None:
    assert codes(refused(open_premises, state, OPEN, PLACE, context())) == [reason]


def asked(*fields: str, **changes: object) -> ChangePremises:
    command = ChangePremises(
        PLACE, ME, PremisesKind.DOMICILE, "南宁市青秀区民族大道1号", "450103", True, fields, date(2022, 1, 1)
    )
    return replace(command, **changes)  # type: ignore[arg-type]  # a test names the fields


def test_only_the_fields_named_change() -> None:
    after = evolve(FILED, change_premises(ACTIVE, FILED, asked("kind", "shared_address"), context()))
    assert after == replace(FILED, kind=PremisesKind.DOMICILE, shared_address=True)


@pytest.mark.parametrize(
    ("state", "command", "reason"),
    [
        (CLOSED, asked("kind"), "PREMISES_CLOSED"),
        (FILED, asked(), "FIELD_REQUIRED"),
        (FILED, asked("entity"), "FIELD_NOT_CHANGEABLE"),
        (FILED, asked("division"), "NOTHING_CHANGED"),
        (FILED, asked("kind", entity=OTHER), "PREMISES_OF_ANOTHER"),
        (FILED, asked("kind", changed_date=date(2020, 12, 31)), "DATES_OUT_OF_ORDER"),
        (FILED, asked("kind", changed_date=date(2027, 1, 1)), "DATE_IN_FUTURE"),
    ],
)
def test_a_change_of_premises_that_is_wrong_is_refused(state: Premises, command: ChangePremises, reason: str) -> None:
    assert codes(refused(change_premises, ACTIVE, state, command, context())) == [reason]


def test_a_place_may_be_closed_after_the_entitys_own_end() -> None:
    exited = given(e.Annulled(NOW, DECISION))
    after = evolve(FILED, close_premises(exited, FILED, ClosePremises(PLACE, ME, None), context()))
    assert (after.status, after.closed_date) == (PremisesStatus.CLOSED, TODAY)


@pytest.mark.parametrize(
    ("entity", "state", "command", "reason"),
    [
        (ACTIVE, CLOSED, ClosePremises(PLACE, ME, None), "PREMISES_CLOSED"),
        (ACTIVE, FILED, ClosePremises(PLACE, OTHER, None), "PREMISES_OF_ANOTHER"),
        (ACTIVE, FILED, ClosePremises(PLACE, ME, date(2020, 12, 31)), "DATES_OUT_OF_ORDER"),
        (given(e.Locked(NOW, COURT_LOCK)), FILED, ClosePremises(PLACE, ME, None), "ENTITY_LOCKED"),
    ],
)
def test_a_closing_that_is_wrong_is_refused(
    entity: Entity, state: Premises, command: ClosePremises, reason: str
) -> None:
    assert codes(refused(close_premises, entity, state, command, context())) == [reason]
