"""吊销, 撤销 and 注销 are three acts and never one; dates of a liquidation stand in their order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.register import (
    ACTIVE,
    COURT_LOCK,
    DECISION,
    ME,
    NOW,
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
from licensing.domain.commands import AnnulEntity, DeregisterEntity, RecordRevocation
from licensing.domain.exits import annul, deregister, record_revocation
from licensing.domain.kinds import EntityStatus, EntityType
from licensing.domain.states import Entity
from licensing.domain.values import Decided, Deregistration

FACTS = Deregistration(
    reason="决议解散",
    tax_clearance_document="青税清〔2026〕1号",
    tax_clearance_date=date(2026, 9, 20),
    liquidation_group_date=date(2026, 7, 1),
    creditor_notice_date=date(2026, 7, 5),
    liquidation_end_date=date(2026, 9, 15),
    application_date=date(2026, 10, 1),
    deregistered_date=date(2026, 10, 3),
)
OUT = e.Deregistered(NOW, EntityStatus.DEREGISTERED, FACTS)


def leaving(**changes: object) -> DeregisterEntity:
    return DeregisterEntity(ME, replace(FACTS, **changes))  # type: ignore[arg-type]  # a test names the fields


def test_a_recorded_revocation_leaves_a_legal_person_that_may_not_trade() -> None:
    event = record_revocation(ACTIVE, RecordRevocation(ME, DECISION), context())
    after = given(event)
    assert (after.status, after.status_date, after.revocation) == (
        EntityStatus.REVOKED,
        DECISION.decided_date,
        DECISION,
    )
    assert not after.exited


def test_no_lock_holds_a_penalty_back() -> None:
    locked = given(e.Locked(NOW, COURT_LOCK))
    assert record_revocation(locked, RecordRevocation(ME, DECISION), context())


def test_an_annulled_registration_is_neither_revoked_nor_deregistered() -> None:
    assert given(annul(ACTIVE, AnnulEntity(ME, DECISION), context())).status is EntityStatus.ANNULLED


def test_a_revoked_registration_may_still_be_annulled() -> None:
    after = given(REVOKED, annul(given(REVOKED), AnnulEntity(ME, DECISION), context()))
    assert (after.status, after.revocation) == (EntityStatus.ANNULLED, REVOKED.revocation)


@pytest.mark.parametrize("act", [record_revocation, annul])
@pytest.mark.parametrize(
    ("decided", "reason"),
    [
        (replace(DECISION, organ=""), "FIELD_REQUIRED"),
        (replace(DECISION, document=" "), "FIELD_REQUIRED"),
        (replace(DECISION, reason=""), "FIELD_REQUIRED"),
        (replace(DECISION, decided_date=None), "DATE_REQUIRED"),
        (replace(DECISION, decided_date=date(2026, 11, 24)), "DATE_IN_FUTURE"),
        (replace(DECISION, decided_date=date(2020, 5, 5)), "DATES_OUT_OF_ORDER"),
    ],
)
def test_a_decision_needs_organ_document_reason_and_a_date_in_order(act: object, decided: Decided, reason: str) -> None:
    command = RecordRevocation(ME, decided) if act is record_revocation else AnnulEntity(ME, decided)
    assert codes(refused(act, ACTIVE, command, context())) == [reason]  # type: ignore[arg-type]  # one of two acts


def test_what_is_revoked_is_not_revoked_again() -> None:
    assert codes(refused(record_revocation, given(REVOKED), RecordRevocation(ME, DECISION), context())) == [
        "ENTITY_REVOKED"
    ]


def test_an_entity_in_good_standing_leaves_as_deregistered() -> None:
    after = given(deregister(ACTIVE, leaving(), context()))
    assert (after.status, after.status_date) == (EntityStatus.DEREGISTERED, date(2026, 10, 3))
    assert after.deregistration == FACTS


def test_a_revoked_entity_leaves_as_revoked_and_deregistered() -> None:
    assert given(REVOKED, deregister(given(REVOKED), leaving(), context())).status is EntityStatus.REVOKED_DEREGISTERED


def test_without_dates_of_its_own_the_registration_is_made_today() -> None:
    event = deregister(ACTIVE, leaving(application_date=None, deregistered_date=None), context())
    assert event.deregistration.application_date == event.deregistration.deregistered_date == TODAY


def test_an_individual_business_leaves_without_a_liquidation() -> None:
    dates = {"liquidation_group_date": None, "creditor_notice_date": None, "liquidation_end_date": None}
    assert deregister(SHOP, leaving(**dates), context())
    assert deregister(replace(ACTIVE, entity_type=EntityType.BRANCH), leaving(**dates), context())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"tax_clearance_document": ""}, "TAX_CLEARANCE_REQUIRED"),
        ({"tax_clearance_date": None}, "TAX_CLEARANCE_REQUIRED"),
        ({"liquidation_group_date": None}, "LIQUIDATION_REQUIRED"),
        ({"creditor_notice_date": None}, "LIQUIDATION_REQUIRED"),
        ({"liquidation_end_date": None}, "LIQUIDATION_REQUIRED"),
        ({"creditor_notice_date": date(2026, 6, 30)}, "DATES_OUT_OF_ORDER"),
        ({"liquidation_end_date": date(2026, 10, 2)}, "DATES_OUT_OF_ORDER"),
        ({"application_date": date(2026, 10, 4)}, "DATES_OUT_OF_ORDER"),
        ({"tax_clearance_date": date(2026, 10, 2)}, "DATES_OUT_OF_ORDER"),
        ({"liquidation_group_date": date(2020, 5, 5)}, "DATES_OUT_OF_ORDER"),
        ({"deregistered_date": date(2026, 11, 24)}, "DATE_IN_FUTURE"),
        ({"liquidation_end_date": date(2026, 8, 18)}, "CREDITORS_TERM_RUNNING"),
    ],
)
def test_tax_liquidation_and_the_order_of_dates_are_guarded(changes: dict[str, object], reason: str) -> None:
    assert reason in codes(refused(deregister, ACTIVE, leaving(**changes), context()))


def test_the_forty_fifth_day_after_the_notice_is_enough() -> None:
    assert deregister(ACTIVE, leaving(liquidation_end_date=date(2026, 8, 19)), context())


def test_a_revoked_entity_liquidates_after_it_was_revoked() -> None:
    early = leaving(liquidation_group_date=date(2024, 2, 29))
    assert codes(refused(deregister, given(REVOKED), early, context())) == ["DATES_OUT_OF_ORDER"]


@pytest.mark.parametrize(
    ("state", "reason"),
    [(RESERVED, "ENTITY_RESERVED"), (given(e.Locked(NOW, COURT_LOCK)), "ENTITY_LOCKED")],
)
def test_the_reserved_and_the_locked_do_not_leave(state: Entity, reason: str) -> None:
    assert codes(refused(deregister, state, leaving(), context())) == [reason]


EXITS = (
    OUT,
    e.Annulled(NOW, DECISION),
    e.Moved(NOW, "450103", "a", "440103", "b", TODAY, True, {}),
    e.Merged(NOW, ME, "重复", TODAY),
)


@pytest.mark.parametrize("exit_", EXITS)
@pytest.mark.parametrize(
    ("act", "command"),
    [
        (record_revocation, RecordRevocation(ME, DECISION)),
        (annul, AnnulEntity(ME, DECISION)),
        (deregister, leaving()),
    ],
)
def test_nothing_follows_an_exit(exit_: e.EntityEvent, act: object, command: object) -> None:
    refusal = refused(act, given(exit_), command, context())  # type: ignore[arg-type]  # one act of several
    assert codes(refusal) == ["ENTITY_EXITED"]
