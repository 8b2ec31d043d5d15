"""听证 (SAMR-3/2018:18-29, NPC-行政处罚法:63-65)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from enforcement.domain import people
from enforcement.domain.cases import party_commands as c
from enforcement.domain.cases import party_events as e
from enforcement.domain.cases.acting import occurrence, outcome, party_at, party_of, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import CaseStatus, PartyStatus, ReviewGround, ReviewKind, ReviewOutcome
from enforcement.domain.cases.noticing import ASK, DECIDE, last_notice
from enforcement.domain.cases.reviewing import reviewer
from enforcement.domain.cases.values import Hearing, Party, Review
from enforcement.domain.context import Context
from enforcement.domain.documents import numbering, series
from enforcement.domain.names import PENALTY_CASE
from enforcement.domain.outcome import Lapses, Limit, Meets, Opens, Outcome, Resumes, Stops
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts

CHAIR: Final = "hearing.chair"
FILE: Final = "hearing.file"
FIX: Final = "hearing.fix"
REPORT: Final = "hearing.report"
AFTER: Final = "case.legal-review"
NOTICE_WORKDAYS: Final = 7
"""The party is told at least seven working days before (NPC-行政处罚法:64)."""
PUBLIC_WORKDAYS: Final = 3
"""A public hearing is announced at least three working days before (SAMR-3/2018:21)."""


def request(state: PenaltyCase, command: c.RequestHearing, context: Context) -> Outcome:
    """要求听证. Refusals HEARING_NOT_TOLD, HEARING_REQUEST_LATE, HEARING_REQUESTED. The ninety days stand still."""
    stands_at(state, CaseStatus.REVIEWED)
    party = party_of(state, command.party)
    party_at(party, PartyStatus.NOTIFIED)
    notice = last_notice(party)
    if notice.hearing_until is None:
        raise refuse("HEARING_NOT_TOLD", "party")
    if party.hearing:
        raise refuse("HEARING_REQUESTED", since=party.hearing.requested_on)
    refuse_if_any(names(record=command.record))
    day = day_of("on", command.on, context.today, notice.service.served_on if notice.service else None)
    if day > notice.hearing_until:
        raise refuse("HEARING_REQUEST_LATE", "on", until=notice.hearing_until)
    hearing = Hearing(notice=notice.number, requested_on=day)
    event = e.HearingRequested(at=context.now, party=command.party, hearing=hearing, record=command.record)
    which = occurrence(command.party, notice.number)
    return outcome(
        command.penalty_case,
        event,
        Meets(rule=ASK, on=day, occurrence=which),
        Opens(rule=CHAIR, start=day, occurrence=which),
        Stops(rule=DECIDE, since=day, reason="听证", source="SAMR-2/2018:64"),
        state=state,
    )


def name_chair(state: PenaltyCase, command: c.NameHearingChair, context: Context) -> Outcome:
    """指定听证主持人. Refusal CHAIR_HANDLED_IT for one who investigated."""
    party, hearing = _under_way(state, command.party)
    day = day_of("on", command.on, context.today, hearing.requested_on)
    people.approved(context, command.approved_by, "enforcement.hearing", day)
    for handler in state.officers:
        if people.same_person(context, command.chair, handler, day):
            raise refuse("CHAIR_HANDLED_IT", "chair")
    after = replace(hearing, chair=command.chair, chair_named_on=day)
    event = e.HearingChairNamed(at=context.now, party=command.party, hearing=after, approved_by=command.approved_by)
    which = occurrence(command.party, last_notice(party).number)
    seated = [Opens(rule=rule, start=day, occurrence=which) for rule in (FILE, FIX) if hearing.chair is None]
    return outcome(command.penalty_case, event, Meets(rule=CHAIR, on=day, occurrence=which), *seated)


def hand_file(state: PenaltyCase, command: c.HandFileToChair, context: Context) -> Outcome:
    """移交材料. Refusal CHAIR_MISSING."""
    party, hearing = _under_way(state, command.party)
    day = day_of("on", command.on, context.today, _seated(hearing))
    refuse_if_any(names(record=command.record))
    after = replace(hearing, file_handed_on=day)
    event = e.HearingFileHanded(at=context.now, party=command.party, hearing=after, record=command.record)
    which = occurrence(command.party, last_notice(party).number)
    return outcome(command.penalty_case, event, Meets(rule=FILE, on=day, occurrence=which))


def fix(state: PenaltyCase, command: c.FixHearing, context: Context) -> Outcome:
    """确定时间. Refusals HEARING_TOLD_LATE, HEARING_ANNOUNCED_LATE, DAYS_OUT_OF_ORDER."""
    party, hearing = _under_way(state, command.party)
    day = day_of("told_on", command.told_on, context.today, _seated(hearing))
    if context.calendar.add_workdays(day, NOTICE_WORKDAYS) > command.held_on:
        raise refuse("HEARING_TOLD_LATE", "held_on", told=day, days=NOTICE_WORKDAYS)
    if command.open_to_public and (
        command.announced_on is None
        or context.calendar.add_workdays(command.announced_on, PUBLIC_WORKDAYS) > command.held_on
    ):
        raise refuse("HEARING_ANNOUNCED_LATE", "announced_on", days=PUBLIC_WORKDAYS)
    matter = (PENALTY_CASE, command.penalty_case)
    paper, used = numbering.use(context, command.document, series.HEARING, state.unit, matter, day)
    after = replace(
        hearing,
        fixed_on=day,
        held_on=command.held_on,
        document=paper.number,
        told_on=day,
        open_to_public=command.open_to_public,
        announced_on=command.announced_on,
    )
    event = e.HearingFixed(at=context.now, party=command.party, hearing=after)
    which = occurrence(command.party, last_notice(party).number)
    return outcome(command.penalty_case, event, Meets(rule=FIX, on=day, occurrence=which), also=(used,))


def hold(state: PenaltyCase, command: c.HoldHearing, context: Context) -> Outcome:
    """举行. Refusals HEARING_NOT_FIXED, HEARING_NOT_ON_ITS_DAY."""
    party, hearing = _under_way(state, command.party)
    if hearing.held_on is None:
        raise refuse("HEARING_NOT_FIXED")
    refuse_if_any(names(record=command.record))
    day = day_of("on", command.on, context.today, hearing.fixed_on)
    if day < hearing.held_on:
        raise refuse("HEARING_NOT_ON_ITS_DAY", "on", held=hearing.held_on)
    after = replace(hearing, held_on=day, ended_on=day)
    event = e.HearingHeld(at=context.now, party=command.party, hearing=after, record=command.record)
    which = occurrence(command.party, last_notice(party).number)
    return outcome(
        command.penalty_case,
        event,
        Opens(rule=REPORT, start=day, occurrence=which),
        Opens(rule=AFTER, start=day, occurrence=which),
        Resumes(rule=DECIDE, on=day),
        state=state,
    )


def waive(state: PenaltyCase, command: c.WaiveHearing, context: Context) -> Outcome:
    """无正当理由拒不出席或者未经许可中途退出的,视为放弃听证权利 (NPC-行政处罚法:64); also when withdrawn."""
    party, hearing = _under_way(state, command.party)
    refuse_if_any(texts(reason=command.reason))
    day = day_of("on", command.on, context.today, hearing.requested_on)
    after = replace(hearing, waived=True, ended_on=day)
    event = e.HearingWaived(at=context.now, party=command.party, hearing=after, reason=command.reason)
    which = occurrence(command.party, last_notice(party).number)
    lapsed: list[Limit] = [Lapses(rule=rule, reason="放弃听证", occurrence=which) for rule in (CHAIR, FILE, FIX)]
    return outcome(command.penalty_case, event, *lapsed, Resumes(rule=DECIDE, on=day), state=state)


def report(state: PenaltyCase, command: c.ReportHearing, context: Context) -> Outcome:
    """听证报告. Refusal HEARING_NOT_HELD."""
    party, hearing = _held(state, command.party)
    refuse_if_any(texts(report=command.report))
    day = day_of("on", command.on, context.today, hearing.ended_on)
    after = replace(hearing, report=command.report, reported_on=day)
    event = e.HearingReported(at=context.now, party=command.party, hearing=after)
    which = occurrence(command.party, last_notice(party).number)
    return outcome(command.penalty_case, event, Meets(rule=REPORT, on=day, occurrence=which))


def review_after(state: PenaltyCase, command: c.ReviewAfterHearing, context: Context) -> Outcome:
    """经过听证程序的,决定前应当进行法制审核 (NPC-行政处罚法:58). Refusals HEARING_NOT_REPORTED, REVIEWER_HANDLED_IT."""
    party, hearing = _held(state, command.party)
    if hearing.reported_on is None:
        raise refuse("HEARING_NOT_REPORTED")
    open_ = command.outcome is ReviewOutcome.UNSPECIFIED
    refuse_if_any([fault("FIELD_REQUIRED", "outcome") if open_ else None, *texts(opinion=command.opinion)])
    day = day_of("on", command.on, context.today, hearing.reported_on)
    reviewer(state, command.reviewer, ReviewKind.LEGAL_REVIEW, command.first_time, context, day)
    review = Review(
        round=party.review.round + 1 if party.review else 1,
        kind=ReviewKind.LEGAL_REVIEW,
        grounds=(ReviewGround.HEARD,),
        reviewer=command.reviewer,
        outcome=command.outcome,
        opinion=command.opinion,
        reviewed_on=day,
    )
    event = e.HeardCaseReviewed(at=context.now, party=command.party, review=review)
    which = occurrence(command.party, last_notice(party).number)
    return outcome(command.penalty_case, event, Meets(rule=AFTER, on=day, occurrence=which))


def _under_way(state: PenaltyCase, number: int) -> tuple[Party, Hearing]:
    stands_at(state, CaseStatus.REVIEWED)
    party = party_of(state, number)
    if party.hearing is None or party.hearing.ended_on:
        raise refuse("NO_HEARING_UNDER_WAY", "party")
    party_at(party, PartyStatus.HEARING)
    return party, party.hearing


def _held(state: PenaltyCase, number: int) -> tuple[Party, Hearing]:
    stands_at(state, CaseStatus.REVIEWED)
    party = party_of(state, number)
    if party.hearing is None or not party.hearing.held:
        raise refuse("HEARING_NOT_HELD", "party")
    # What is reported and reviewed after the decision would not be what it rests on.
    party_at(party, PartyStatus.HEARING)
    return party, party.hearing


def _seated(hearing: Hearing) -> date:
    if hearing.chair_named_on is None:
        raise refuse("CHAIR_MISSING")
    return hearing.chair_named_on
