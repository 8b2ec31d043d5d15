"""简易注销: a pledge of all, 20 days of publicity, 20 days to apply; an individual business has 10 days instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from support.register import ACTIVE, COURT_LOCK, ME, NOW, RESERVED, REVOKED, SHOP, given
from support.register_proceedings import MATTER, entity_after, law, on, proceeding, told, why

from licensing.domain.events import Locked
from licensing.domain.kinds import EntityStatus
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings.kinds import HINDRANCE_ZH, Hindrance, Stage
from licensing.domain.proceedings.simple import complete, lapse, object_to, open_
from licensing.domain.proceedings.states import Proceeding
from licensing.domain.proceedings.steps import steps
from licensing.domain.proceedings.withdrawing import withdraw
from licensing.domain.states import Entity

OPENED = date(2026, 6, 1)
ENDS = date(2026, 6, 22)
"""Twenty days end on Sunday the 21st; a party's right runs on to Monday."""
OPENING = c.OpenSimpleDeregistration(entity=ME, no_debts=True, pledged_by_all=True)
DONE = c.CompleteSimpleDeregistration(proceeding=MATTER, entity=ME, document="注销1号")
OBJECTION = c.ObjectToSimpleDeregistration(proceeding=MATTER, objector="国家税务总局南宁市税务局", objection="欠税")


def published(entity: Entity = ACTIVE) -> Proceeding:
    return proceeding(open_(entity, OPENING, on(OPENED)))


def pushed() -> Proceeding:
    return published(SHOP)


def test_publicity_starts_and_the_20_days_to_apply_follow_it() -> None:
    event = open_(ACTIVE, OPENING, on(OPENED))
    assert proceeding(event).stage is Stage.PUBLICITY
    assert told(steps(event, None, law())) == [("simple-deregistration.apply", "OPEN", ENDS)]


def test_an_individual_business_goes_to_the_departments_for_ten_days() -> None:
    event = open_(SHOP, OPENING, on(OPENED))
    assert not event.simple.published
    assert told(steps(event, None, law())) == [("simple-deregistration.individual.objection", "OPEN", OPENED)]


@pytest.mark.parametrize("hindrance", [each for each in Hindrance if each])
def test_every_obstacle_of_the_rules_bars_the_simple_way(hindrance: Hindrance) -> None:
    barred = [("SIMPLE_DEREGISTRATION_BARRED", "SAMR-52/2022:48")]
    assert why(open_, ACTIVE, replace(OPENING, hindrances=(hindrance,)), on(OPENED)) == barred
    late = replace(DONE, hindrances=(hindrance,))
    assert why(complete, ACTIVE, published(), late, on(ENDS + timedelta(days=1))) == barred
    assert HINDRANCE_ZH[hindrance]


def test_all_obstacles_are_told_at_once() -> None:
    several = replace(OPENING, hindrances=(Hindrance.EQUITY_FROZEN, Hindrance.PENALTY_UNPAID))
    assert len(why(open_, ACTIVE, several, on(OPENED))) == 2


def test_a_revoked_an_ended_a_reserved_and_a_locked_entity_do_not_leave_the_simple_way() -> None:
    assert why(open_, given(REVOKED), OPENING, on(OPENED)) == [("SIMPLE_DEREGISTRATION_BARRED", "SAMR-52/2022:48")]
    gone = replace(ACTIVE, status=EntityStatus.DEREGISTERED)
    assert why(open_, gone, OPENING, on(OPENED)) == [("ENTITY_EXITED", "SC-746:31")]
    assert why(open_, RESERVED, OPENING, on(OPENED))[0][0] == "ENTITY_RESERVED"
    assert why(open_, given(Locked(NOW, COURT_LOCK)), OPENING, on(OPENED))[0][0] == "ENTITY_LOCKED"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"no_debts": False}, "DEBTS_REMAIN"), ({"pledged_by_all": False}, "INVESTORS_PLEDGE_REQUIRED")],
)
def test_debts_are_settled_and_all_investors_pledge_it(changes: dict[str, Any], reason: str) -> None:
    assert why(open_, ACTIVE, replace(OPENING, **changes), on(OPENED)) == [(reason, "SC-746:33")]


def test_an_objection_in_time_ends_it() -> None:
    event = object_to(published(), OBJECTION, on(ENDS))
    state = proceeding(open_(ACTIVE, OPENING, on(OPENED)), event)
    assert (state.stage, state.closed_date) == (Stage.OBJECTED, ENDS)
    assert told(steps(event, published(), law())) == [("simple-deregistration.apply", "CANCEL", ENDS)]
    assert why(complete, ACTIVE, state, DONE, on(ENDS + timedelta(days=2))) == [("SIMPLE_STAGE_FORBIDS", "SC-746:33")]


def test_an_objection_after_the_publicity_is_late() -> None:
    assert why(object_to, published(), OBJECTION, on(ENDS + timedelta(days=1))) == [
        ("SIMPLE_OBJECTION_LATE", "SC-746:33")
    ]
    assert why(object_to, pushed(), OBJECTION, on(date(2026, 6, 12))) == [("SIMPLE_OBJECTION_LATE", "SC-746:33")]


def test_without_objection_the_entity_leaves_on_application_within_20_days() -> None:
    done, out = complete(ACTIVE, published(), DONE, on(ENDS + timedelta(days=1)))
    entity = entity_after(ACTIVE, out)
    assert (entity.status, entity.status_date) == (EntityStatus.DEREGISTERED, ENDS + timedelta(days=1))
    assert told(steps(done, published(), law())) == [("simple-deregistration.apply", "MEET", ENDS + timedelta(days=1))]


def test_nobody_leaves_while_others_may_object() -> None:
    assert why(complete, ACTIVE, published(), DONE, on(ENDS)) == [("SIMPLE_PUBLICITY_RUNNING", "SC-746:33")]
    early = replace(DONE, applied_date=ENDS)
    assert why(complete, ACTIVE, published(), early, on(ENDS + timedelta(days=3))) == [
        ("SIMPLE_PUBLICITY_RUNNING", "SC-746:33")
    ]
    assert why(complete, SHOP, pushed(), DONE, on(date(2026, 6, 11))) == [("SIMPLE_PUBLICITY_RUNNING", "SC-746:33")]


def test_an_application_made_in_time_may_be_registered_later() -> None:
    last = law().right_ends("simple-deregistration.apply", ENDS)
    in_time = replace(DONE, applied_date=last)
    assert complete(ACTIVE, published(), in_time, on(last + timedelta(days=3)))
    assert why(complete, ACTIVE, published(), DONE, on(last + timedelta(days=1))) == [
        ("SIMPLE_APPLICATION_LATE", "SC-746:33")
    ]


def test_an_individual_business_leaves_after_ten_days_without_objection() -> None:
    done, _ = complete(SHOP, pushed(), DONE, on(date(2026, 6, 12)))
    assert told(steps(done, pushed(), law())) == [
        ("simple-deregistration.individual.objection", "MEET", date(2026, 6, 12))
    ]


def test_without_an_application_it_lapses_after_20_days() -> None:
    command = c.LapseSimpleDeregistration(proceeding=MATTER)
    last = law().right_ends("simple-deregistration.apply", ENDS)
    assert why(lapse, published(), command, on(last)) == [("SIMPLE_APPLICATION_OPEN", "SC-746:33")]
    event = lapse(published(), command, on(last + timedelta(days=1)))
    assert proceeding(open_(ACTIVE, OPENING, on(OPENED)), event).stage is Stage.LAPSED
    assert told(steps(event, published(), law())) == [
        ("simple-deregistration.apply", "CANCEL", last + timedelta(days=1))
    ]
    assert why(lapse, pushed(), command, on(date(2027, 1, 4))) == [("SIMPLE_APPLICATION_OPEN", "SC-746:33")]


def test_a_deregistration_states_its_document() -> None:
    assert why(complete, ACTIVE, published(), replace(DONE, document=""), on(ENDS)) == [("FIELD_REQUIRED", "contract")]


def test_it_may_be_taken_back_during_the_publicity() -> None:
    event = withdraw(pushed(), c.WithdrawProceeding(proceeding=MATTER, reason="继续经营"), on(OPENED))
    assert told(steps(event, pushed(), law())) == [("simple-deregistration.individual.objection", "CANCEL", OPENED)]
    event = withdraw(published(), c.WithdrawProceeding(proceeding=MATTER, reason="继续经营"), on(OPENED))
    assert told(steps(event, published(), law())) == [("simple-deregistration.apply", "CANCEL", OPENED)]
