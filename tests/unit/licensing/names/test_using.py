"""A name registered, ended, released, and found illegal with 30 days to change it (SC-734:17-18, 23)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from support.register import ACTIVE, ME, OTHER
from support.register_proceedings import entity_after, law, on, told, why

from licensing.domain.kinds import MarkKind
from licensing.domain.names import commands as c
from licensing.domain.names.declaring import declare
from licensing.domain.names.events import evolve
from licensing.domain.names.kinds import IllegalStage, NameEnd, NameStage
from licensing.domain.names.states import BusinessName
from licensing.domain.names.using import change, end, find_illegal, give_up, keep, register, release, steps

DAY = date(2026, 3, 2)
NAME = UUID(int=501)
ENTITY = replace(ACTIVE, registered_name="南宁市云岭商贸有限公司")
RENAMED = replace(ENTITY, registered_name="南宁市山峰商贸有限公司")
REGISTRATION = c.RegisterName(business_name=NAME, entity=ME)
ILLEGAL = c.FindNameIllegal(
    business_name=NAME, entity=ME, organ="南宁市中级人民法院", document="(2026)桂01民终1号", ground="侵犯他人企业名称权"
)


def reserved(**more: Any) -> BusinessName:
    command = c.DeclareName(
        registered_name=ENTITY.registered_name,
        authority=ENTITY.registration_authority,
        division="450103",
        applicant="韦某某",
        **more,
    )
    event, _ = declare(command, NAME, None, {}, on(DAY))
    return evolve(None, event)


def registered() -> BusinessName:
    return evolve(reserved(), register(ENTITY, reserved(), REGISTRATION, on(DAY)))


def illegal() -> BusinessName:
    return evolve(registered(), find_illegal(registered(), ILLEGAL, on(DAY))[0])


def test_a_name_is_registered_with_its_entity_while_it_is_reserved() -> None:
    event = register(ENTITY, reserved(), REGISTRATION, on(DAY))
    state = evolve(reserved(), event)
    assert (state.stage, state.entity, state.holder) == (NameStage.REGISTERED, ME, ENTITY.code)
    assert told(steps(event, reserved())) == [("name.reservation", "MEET", DAY)]
    lapsed = on(date(2026, 5, 7))
    assert why(register, ENTITY, reserved(), REGISTRATION, lapsed) == [("NAME_RESERVATION_LAPSED", "SC-734:18")]


def test_a_name_is_registered_for_the_entity_that_bears_it_and_declared_it() -> None:
    assert why(register, RENAMED, reserved(), REGISTRATION, on(DAY)) == [("NAME_DIFFERS", "SC-734:18")]
    for_another = replace(reserved(), entity=OTHER)
    assert why(register, ENTITY, for_another, REGISTRATION, on(DAY)) == [("NAME_OF_ANOTHER", "SC-734:18")]


def test_a_reservation_given_up_or_lapsed_frees_the_name_at_once() -> None:
    command = c.GiveUpName(business_name=NAME)
    given_up = give_up(reserved(), command, on(DAY))
    assert not given_up.lapsed
    assert evolve(reserved(), given_up).stage is NameStage.FREE
    lapsed = give_up(reserved(), command, on(date(2026, 5, 7)))
    assert lapsed.lapsed
    assert told(steps(lapsed, reserved())) == [("name.reservation", "CANCEL", date(2026, 5, 7))]


def test_an_ended_name_is_released_after_a_year() -> None:
    event = end(registered(), c.EndName(business_name=NAME, end=NameEnd.DEREGISTERED), on(DAY))
    state = evolve(registered(), event)
    command = c.ReleaseName(business_name=NAME)
    assert why(release, state, command, on(date(2027, 3, 2))) == [("NAME_KEPT_A_YEAR", "SC-734:17")]
    assert evolve(state, release(state, command, on(date(2027, 3, 3)))).keys == ()
    unsaid = c.EndName(business_name=NAME, end=NameEnd.UNSPECIFIED)
    assert why(end, registered(), unsaid, on(DAY)) == [("FIELD_REQUIRED", "contract")]


def test_an_illegal_name_is_withheld_and_changed_in_30_days() -> None:
    found, marked = find_illegal(registered(), ILLEGAL, on(DAY))
    assert [mark.kind for mark in entity_after(ENTITY, marked).marks] == [MarkKind.NAME_WITHHELD]
    assert told(steps(found, registered())) == [("name.correct", "OPEN", DAY)]
    assert why(find_illegal, illegal(), ILLEGAL, on(DAY)) == [("NAME_ILLEGAL_ALREADY", "SC-734:23")]
    bare = replace(ILLEGAL, organ="", document="", ground="")
    assert len(why(find_illegal, registered(), bare, on(DAY))) == 3


def test_an_illegal_name_that_ends_needs_no_change_any_more() -> None:
    event = end(illegal(), c.EndName(business_name=NAME, end=NameEnd.DEREGISTERED), on(DAY))
    assert told(steps(event, illegal())) == [("name.correct", "CANCEL", DAY)]
    plain = end(registered(), c.EndName(business_name=NAME, end=NameEnd.DEREGISTERED), on(DAY))
    assert steps(plain, registered()) == ()


def test_a_changed_name_shows_again_and_the_old_one_is_kept_from_others() -> None:
    command = c.RecordNameChanged(business_name=NAME, entity=ME)
    assert why(change, ENTITY, illegal(), command, on(DAY)) == [("ILLEGAL_NAME_IN_USE", "SC-734:23")]
    withheld = entity_after(RENAMED, find_illegal(registered(), ILLEGAL, on(DAY))[1])
    changed, lifted = change(RENAMED, illegal(), command, on(date(2026, 3, 20)))
    assert entity_after(withheld, lifted).marks == ()
    state = evolve(illegal(), changed)
    assert (state.stage, state.end) == (NameStage.ENDED, NameEnd.CHANGED)
    assert told(steps(changed, illegal())) == [("name.correct", "MEET", date(2026, 3, 20))]


def test_a_name_kept_beyond_the_30_days_leads_to_the_abnormal_list() -> None:
    command = c.RecordNameKept(business_name=NAME)
    last = law().right_ends("name.correct", DAY)
    assert why(keep, illegal(), command, on(last)) == [("NAME_CORRECTION_RUNNING", "SC-734:23")]
    event = keep(illegal(), command, on(last + timedelta(days=5)))
    assert event.kept_since == last + timedelta(days=1)
    state = evolve(illegal(), event)
    assert state.illegal is not None
    assert state.illegal.stage is IllegalStage.KEPT
    assert why(keep, state, command, on(last + timedelta(days=5))) == [("NAME_NOT_ILLEGAL", "SC-734:23")]
    assert change(RENAMED, state, c.RecordNameChanged(business_name=NAME, entity=ME), on(last + timedelta(days=9)))


def test_nothing_happens_out_of_turn() -> None:
    stage = [("NAME_STAGE_FORBIDS", "SC-734:18")]
    assert why(register, ENTITY, registered(), REGISTRATION, on(DAY)) == stage
    assert why(give_up, registered(), c.GiveUpName(business_name=NAME), on(DAY)) == stage
    assert why(end, reserved(), c.EndName(business_name=NAME, end=NameEnd.CHANGED), on(DAY)) == stage
    assert why(release, registered(), c.ReleaseName(business_name=NAME), on(DAY)) == stage
    assert why(find_illegal, reserved(), ILLEGAL, on(DAY)) == stage
    legal = c.RecordNameChanged(business_name=NAME, entity=ME)
    assert why(change, RENAMED, registered(), legal, on(DAY)) == [("NAME_NOT_ILLEGAL", "SC-734:23")]
