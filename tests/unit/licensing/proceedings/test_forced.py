"""强制注销: three years after the end of trade, 90 days of notice, objections in 7wd, a decision in 10wd."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from support.register import ACTIVE, COURT_LOCK, DECISION, ME, NOW, SHOP, given
from support.register_proceedings import MATTER, entity_after, law, on, proceeding, told, why

from licensing.domain.events import Annulled, Locked, RevocationRecorded
from licensing.domain.kinds import EntityStatus, MarkKind
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings.forced import announce, decide_objection, deregister, object_to, restore
from licensing.domain.proceedings.kinds import EndGround, Stage
from licensing.domain.proceedings.states import Proceeding
from licensing.domain.proceedings.steps import steps

DECIDED = replace(DECISION, decided_date=date(2023, 3, 1))
REVOKED = given(RevocationRecorded(NOW, DECIDED))
ANNULLED = given(Annulled(NOW, DECIDED))
FULL = date(2026, 3, 1)
NOTICE_ENDS = date(2026, 6, 1)
"""Ninety days end on Saturday, 30 May 2026; others may object until Monday."""
COMMAND = c.AnnounceForcedDeregistration(entity=ME, ground=EndGround.REVOKED, document="强注公告1号")
OBJECTION = c.ObjectToForcedDeregistration(proceeding=MATTER, objector="韦某某", objection="债权未清偿")
OUT = c.DeregisterForcibly(proceeding=MATTER, entity=ME, document="强注决定1号")


def history() -> tuple[Any, ...]:
    return (announce(REVOKED, COMMAND, on(FULL)),)


def announced() -> Proceeding:
    return proceeding(*history())


def objected() -> Proceeding:
    return proceeding(*history(), object_to(announced(), OBJECTION, on(date(2026, 4, 1))))


def deciding(upheld: bool) -> c.DecideForcedObjection:
    return c.DecideForcedObjection(proceeding=MATTER, upheld=upheld, reason="经核实", document="核实1号")


def test_three_years_after_revocation_a_company_is_announced() -> None:
    [event] = history()
    assert proceeding(event).stage is Stage.PUBLICITY
    assert told(steps(event, None, law())) == [("forced-deregistration.decide", "OPEN", NOTICE_ENDS)]
    assert why(announce, REVOKED, COMMAND, on(FULL - timedelta(days=1))) == [("FORCED_TOO_EARLY", "NPC-公司法:241")]


def test_an_annulled_and_a_closed_company_are_announced_too() -> None:
    assert announce(ANNULLED, replace(COMMAND, ground=EndGround.ANNULLED), on(FULL))
    closed = replace(COMMAND, ground=EndGround.CLOSED, decided_date=date(2020, 1, 1), decision="南府关〔2020〕1号")
    assert announce(ACTIVE, closed, on(FULL)).forced.document == "南府关〔2020〕1号"


@pytest.mark.parametrize("ground", [EndGround.REVOKED, EndGround.ANNULLED, EndGround.CLOSED, EndGround.UNSPECIFIED])
def test_without_such_a_decision_there_is_no_forced_deregistration(ground: EndGround) -> None:
    assert why(announce, ACTIVE, replace(COMMAND, ground=ground), on(FULL)) == [
        ("FORCED_WITHOUT_GROUND", "NPC-公司法:241")
    ]


def test_only_companies_are_forcibly_deregistered() -> None:
    shop = given(RevocationRecorded(NOW, DECIDED), start=SHOP)
    assert why(announce, shop, COMMAND, on(FULL)) == [("FORCED_FOR_COMPANIES_ONLY", "NPC-公司法:241")]


def test_who_has_left_or_is_held_back_by_a_court_is_not_announced() -> None:
    gone = replace(REVOKED, status=EntityStatus.REVOKED_DEREGISTERED)
    assert why(announce, gone, COMMAND, on(FULL)) == [("ENTITY_EXITED", "SC-746:31")]
    locked = given(Locked(NOW, COURT_LOCK), start=REVOKED)
    assert why(announce, locked, COMMAND, on(FULL))[0][0] == "ENTITY_LOCKED"
    late = on(NOTICE_ENDS + timedelta(days=1))
    assert why(deregister, gone, announced(), OUT, late) == [("ENTITY_EXITED", "SC-746:31")]
    assert why(deregister, locked, announced(), OUT, late)[0][0] == "ENTITY_LOCKED"


def test_an_objection_is_checked_in_seven_working_days_and_hides_a_persons_name() -> None:
    event = object_to(announced(), OBJECTION, on(date(2026, 4, 1)))
    assert event.objector is not None
    assert event.objector.masked == "韦**"
    assert objected().stage is Stage.OBJECTION_CHECK
    assert told(steps(event, announced(), law())) == [
        ("forced-deregistration.objection.check", "OPEN", date(2026, 4, 1))
    ]


def test_objections_are_open_until_the_later_reading_of_the_notices_end() -> None:
    assert object_to(announced(), OBJECTION, on(NOTICE_ENDS))
    assert why(object_to, announced(), OBJECTION, on(NOTICE_ENDS + timedelta(days=1))) == [
        ("FORCED_OBJECTION_LATE", "SAMR-105/2025:2-12")
    ]


def test_an_objection_that_is_right_ends_the_proceeding() -> None:
    event = decide_objection(objected(), deciding(upheld=True), on(date(2026, 4, 8)))
    assert told(steps(event, objected(), law())) == [
        ("forced-deregistration.objection.check", "MEET", date(2026, 4, 8)),
        ("forced-deregistration.decide", "CANCEL", date(2026, 4, 8)),
    ]
    state = proceeding(*history(), object_to(announced(), OBJECTION, on(date(2026, 4, 1))), event)
    assert (state.stage, state.closed_date) == (Stage.ENDED, date(2026, 4, 8))


def test_an_objection_that_is_wrong_lets_the_notice_go_on_and_a_second_one_counts_anew() -> None:
    first = object_to(announced(), OBJECTION, on(date(2026, 4, 1)))
    rejected = decide_objection(objected(), deciding(upheld=False), on(date(2026, 4, 8)))
    state = proceeding(*history(), first, rejected)
    assert state.stage is Stage.PUBLICITY
    second = object_to(state, OBJECTION, on(date(2026, 4, 20)))
    [step] = steps(second, state, law())
    assert step.occurrence == 2


def test_after_the_whole_notice_the_company_is_deregistered_and_marked_as_forced() -> None:
    day = NOTICE_ENDS + timedelta(days=1)
    done, out, marked = deregister(REVOKED, announced(), OUT, on(day))
    entity = entity_after(REVOKED, out, marked)
    assert entity.status is EntityStatus.REVOKED_DEREGISTERED
    assert [mark.kind for mark in entity.marks] == [MarkKind.FORCIBLY_DEREGISTERED]
    assert told(steps(done, announced(), law())) == [("forced-deregistration.decide", "MEET", day)]
    annulled = entity_after(ANNULLED, *deregister(ANNULLED, announced(), OUT, on(day)))
    assert annulled.status is EntityStatus.DEREGISTERED


def test_nobody_is_deregistered_during_the_notice_or_while_an_objection_is_open() -> None:
    assert why(deregister, REVOKED, announced(), OUT, on(NOTICE_ENDS)) == [
        ("FORCED_NOTICE_RUNNING", "SAMR-105/2025:2-12")
    ]
    assert why(deregister, REVOKED, objected(), OUT, on(date(2026, 7, 1))) == [
        ("FORCED_STAGE_FORBIDS", "SAMR-105/2025:2-12")
    ]


def test_restoration_may_be_asked_for_three_years() -> None:
    day = NOTICE_ENDS + timedelta(days=1)
    events = deregister(REVOKED, announced(), OUT, on(day))
    state, entity = proceeding(*history(), *events), entity_after(REVOKED, *events)
    command = c.RestoreRegistration(proceeding=MATTER, entity=ME, reason="公告期内未通知债权人", document="恢复1号")
    last = law().right_ends("forced-deregistration.restore", day)
    assert last.year == 2029
    undone, restored = restore(state, command, on(last))
    after = entity_after(entity, restored)
    assert (after.status, after.deregistration, after.marks) == (EntityStatus.REVOKED, None, ())
    assert proceeding(*history(), *events, undone).stage is Stage.RESTORED
    assert why(restore, state, command, on(last + timedelta(days=1))) == [("RESTORATION_LATE", "SAMR-105/2025:2-12")]
    assert why(restore, announced(), command, on(last)) == [("FORCED_STAGE_FORBIDS", "SAMR-105/2025:2-12")]


def test_decisions_and_announcements_have_documents_and_reasons() -> None:
    assert why(announce, REVOKED, replace(COMMAND, document=""), on(FULL)) == [("FIELD_REQUIRED", "contract")]
    bare = replace(deciding(upheld=True), reason="", document="")
    assert len(why(decide_objection, objected(), bare, on(date(2026, 4, 8)))) == 2
    nameless = replace(OBJECTION, objector="", objection="")
    assert len(why(object_to, announced(), nameless, on(date(2026, 4, 1)))) == 2
