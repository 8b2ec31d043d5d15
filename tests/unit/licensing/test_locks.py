"""Orders of organs hold acts back for their term, and the refusal names organ, document and term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.register import ACTIVE, COMPLETE, COURT_LOCK, ME, NOW, TODAY, codes, context, given, refused

from licensing.domain import events as e
from licensing.domain.change import change
from licensing.domain.commands import ChangeEntity, LockEntity, UnlockEntity
from licensing.domain.kinds import LockedAct
from licensing.domain.locks import lock, unlock
from licensing.domain.refusal import Refusal

ASKED = LockEntity(
    ME, COURT_LOCK.organ, COURT_LOCK.document, COURT_LOCK.from_date, COURT_LOCK.to_date, (LockedAct.ANY,)
)
LOCKED = given(e.Locked(NOW, COURT_LOCK))
CHANGE = ChangeEntity(ME, replace(COMPLETE, business_scope="烟酒"), ("business_scope",), None)


def test_a_lock_gets_an_id_and_forbids_each_act_once() -> None:
    event = lock(ACTIVE, replace(ASKED, forbids=(LockedAct.MOVE, LockedAct.CHANGE, LockedAct.MOVE)), context())
    assert event.lock.forbids == (LockedAct.CHANGE, LockedAct.MOVE)
    assert event.lock.lock_id
    assert given(event).locks == (event.lock,)


def test_the_refusal_names_organ_document_and_term() -> None:
    refusal: Refusal = refused(change, LOCKED, CHANGE, context())
    assert refusal.code == "ENTITY_LOCKED"
    assert refusal.metadata == {
        "lock_id": "lock-1",
        "organ": "南宁市青秀区人民法院",
        "document": "(2026)桂0103执55号",
        "term": "2026-01-01 – 2026-12-31",
    }
    assert "南宁市青秀区人民法院" in refusal.faults[0].message_zh


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [
        (date(2026, 1, 1), date(2026, 11, 22), False),
        (date(2026, 1, 1), date(2026, 11, 23), True),
        (date(2026, 11, 23), None, True),
        (date(2026, 11, 24), None, False),
    ],
)
def test_a_lock_holds_from_its_first_day_to_its_last(first: date, last: date | None, held: bool) -> None:
    assert replace(COURT_LOCK, from_date=first, to_date=last).holds(LockedAct.MOVE, TODAY) is held


def test_a_lock_forbids_only_the_acts_it_names() -> None:
    only_move = given(e.Locked(NOW, replace(COURT_LOCK, forbids=(LockedAct.MOVE,))))
    assert change(only_move, CHANGE, context())


def test_a_lifted_lock_holds_nothing_back() -> None:
    event = unlock(LOCKED, UnlockEntity(ME, "lock-1", "(2026)桂0103执55号之一", None), context())
    assert (event.lock, event.lifted_date) == (COURT_LOCK, TODAY)
    assert change(given(e.Locked(NOW, COURT_LOCK), event), CHANGE, context())


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (replace(ASKED, organ=""), "FIELD_REQUIRED"),
        (replace(ASKED, document=""), "FIELD_REQUIRED"),
        (replace(ASKED, from_date=None), "DATE_REQUIRED"),
        (replace(ASKED, to_date=date(2025, 12, 31)), "DATES_OUT_OF_ORDER"),
        (replace(ASKED, forbids=()), "FIELD_REQUIRED"),
        (replace(ASKED, forbids=(LockedAct.UNSPECIFIED,)), "FIELD_REQUIRED"),
    ],
)
def test_an_order_needs_organ_document_dates_and_what_it_forbids(command: LockEntity, reason: str) -> None:
    assert codes(refused(lock, ACTIVE, command, context())) == [reason]


def test_one_order_is_recorded_once() -> None:
    refusal = refused(lock, LOCKED, ASKED, context())
    assert (refusal.code, refusal.metadata["lock_id"]) == ("LOCK_EXISTS", "lock-1")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (UnlockEntity(ME, "lock-2", "d", None), "LOCK_NOT_FOUND"),
        (UnlockEntity(ME, "lock-1", "", None), "FIELD_REQUIRED"),
        (UnlockEntity(ME, "lock-1", "d", date(2026, 11, 24)), "DATE_IN_FUTURE"),
        (UnlockEntity(ME, "lock-1", "d", date(2025, 12, 31)), "DATES_OUT_OF_ORDER"),
    ],
)
def test_lifting_needs_the_lock_a_document_and_a_date_in_order(command: UnlockEntity, reason: str) -> None:
    assert codes(refused(unlock, LOCKED, command, context())) == [reason]


def test_an_order_for_the_future_may_be_lifted_before_it_begins() -> None:
    future = given(e.Locked(NOW, replace(COURT_LOCK, from_date=date(2027, 1, 1), to_date=None)))
    assert unlock(future, UnlockEntity(ME, "lock-1", "d", None), context())
