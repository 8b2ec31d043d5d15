"""先行登记保存、查封、扣押 (SAMR-2/2018:33-42, NPC-行政强制法:18-28): never longer than the law allows."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from enforcement.domain import people
from enforcement.domain.cases.acting import OPEN, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.clues.clues import Clue
from enforcement.domain.clues.verifying import verifying
from enforcement.domain.context import Context
from enforcement.domain.days import civil
from enforcement.domain.documents import numbering, series
from enforcement.domain.measures import commands as c
from enforcement.domain.measures import events as e
from enforcement.domain.measures.records import GoodsLine, Measure, MeasureKind, MeasureStatus, ReleaseGround
from enforcement.domain.names import GOODS, MEASURE
from enforcement.domain.outcome import (
    Caused,
    Extends,
    LeavesCharge,
    Limit,
    Meets,
    OfMatter,
    Opens,
    Outcome,
    Resumes,
    Stops,
    TakesCharge,
)
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts
from roster.kinds import UnitKind

ACT: Final = "enforcement.measure"
URGENT_HOURS: Final = timedelta(hours=24)
TESTING: Final = "NPC-行政强制法:25"
_STATUTE: Final = re.compile(r"(NPC|SC)-[^:]+:[0-9.-]+")
"""Only statutes and administrative regulations grant such measures (NPC-行政强制法:10-11)."""
_HOLD: Final = {MeasureKind.REGISTRATION: "evidence.hold"}
_REPORT: Final = {MeasureKind.REGISTRATION: "evidence.urgent-report"}
_BEGINS: Final = {MeasureKind.REGISTRATION: series.REGISTRATION}
_ENDS: Final = {MeasureKind.REGISTRATION: series.REGISTRATION_ENDS}
CITY_OR_ABOVE: Final = frozenset({UnitKind.CITY, UnitKind.REGION})


def hold_of(kind: MeasureKind) -> str:
    """The rule that limits it: seven working days for evidence, thirty days for sealing and seizing."""
    return _HOLD.get(kind, "measure.hold")


def report_of(kind: MeasureKind) -> str:
    """The rule for reporting what was done in urgency."""
    return _REPORT.get(kind, "measure.urgent-report")


def take(command: c.TakeMeasure, context: Context) -> Outcome:
    """实施. Refusals MEASURE_WITHOUT_STATUTE, MATTER_REQUIRED, GOODS_REQUIRED, HEAD_REQUIRED."""
    unit, division = _matter(command, context)
    _stated(command)
    people.certified(context, command.officers, context.today, "officers")
    _approval(command, context)
    measure = context.new_id()
    endings = _BEGINS.get(command.kind, series.MEASURE)
    paper, used = numbering.use(context, command.document, endings, unit, (MEASURE, measure), context.today)
    approved = command.approved_by is not None
    taken = e.MeasureTaken(
        at=context.now,
        kind=command.kind,
        title=command.title,
        penalty_case=command.penalty_case,
        clue=command.clue,
        unit=unit,
        division=division,
        party=command.party,
        basis=command.basis,
        document=paper.number,
        place=command.place,
        officers=command.officers,
        status=MeasureStatus.IN_FORCE if approved else MeasureStatus.URGENT,
        approved_by=command.approved_by,
    )
    goods = [_goods(line, measure, division, command, context) for line in command.goods]
    listed = e.MeasureListed(at=context.now, goods=tuple(each.record for each in goods))
    limits: list[Limit] = [
        TakesCharge(post=command.officers[0], matter_kind=MEASURE),
        Opens(rule=hold_of(command.kind), start=context.today),
    ]
    if not approved:
        limits.append(Opens(rule=report_of(command.kind), start=context.now))
    caused = (Caused(MEASURE, measure, taken), *goods, Caused(MEASURE, measure, listed), used)
    return Outcome(measure, caused, tuple(OfMatter(measure, each) for each in limits))


def approve(state: Measure, command: c.ApproveMeasure, context: Context) -> Outcome:
    """二十四小时内补办批准手续. Refusals NOT_URGENT, APPROVAL_TOO_LATE: then it can only be released."""
    if state.status is not MeasureStatus.URGENT or state.taken_at is None:
        raise refuse("NOT_URGENT")
    if context.now > state.taken_at + URGENT_HOURS:
        raise refuse("APPROVAL_TOO_LATE", "", taken=state.taken_at.isoformat())
    people.approved(context, command.approved_by, ACT, context.today)
    event = e.MeasureApproved(at=context.now, approved_by=command.approved_by)
    return _of(command.measure, event, Meets(rule=report_of(state.kind), on=context.now))


def extend(state: Measure, command: c.ExtendMeasure, context: Context) -> Outcome:
    """延长三十日 (NPC-行政强制法:25). Refusals NO_EXTENSION of registered evidence, EXTENDED_ALREADY."""
    _in_force(state)
    if state.kind is MeasureKind.REGISTRATION:
        raise refuse("NO_EXTENSION")
    if state.extended_on:
        raise refuse("EXTENDED_ALREADY", since=state.extended_on)
    refuse_if_any(texts(reason=command.reason))
    day = day_of("on", command.on, context.today, _taken_on(state))
    people.approved(context, command.approved_by, ACT, day)
    matter = (MEASURE, command.measure)
    paper, used = numbering.use(context, command.document, series.MEASURE_LONGER, state.unit, matter, day)
    event = e.MeasureExtended(
        at=context.now, document=paper.number, reason=command.reason, approved_by=command.approved_by, on=day
    )
    more = Extends(rule=hold_of(state.kind), reason=command.reason, approved_by=paper.number)
    return _of(command.measure, event, more, also=(used,))


def stop_time(state: Measure, command: c.StopMeasureTime, context: Context) -> Outcome:
    """检测、检验、检疫或者技术鉴定的期间不计入, told to the party in writing (NPC-行政强制法:25)."""
    _in_force(state)
    if state.stopped_since:
        raise refuse("TIME_STANDS_STILL", since=state.stopped_since)
    refuse_if_any([*names(document=command.document), *texts(reason=command.reason)])
    day = day_of("on", command.on, context.today, _taken_on(state))
    event = e.MeasureTimeStopped(at=context.now, document=command.document, reason=command.reason, on=day)
    stops = Stops(rule=hold_of(state.kind), since=day, reason=command.reason, source=TESTING)
    return _of(command.measure, event, stops)


def run_time(state: Measure, command: c.RunMeasureTime, context: Context) -> Outcome:
    """The result is in. Refusal TIME_RUNS."""
    _in_force(state)
    if state.stopped_since is None:
        raise refuse("TIME_RUNS")
    day = day_of("on", command.on, context.today, state.stopped_since)
    event = e.MeasureTimeResumed(at=context.now, on=day)
    return _of(command.measure, event, Resumes(rule=hold_of(state.kind), on=day))


def release(state: Measure, command: c.ReleaseMeasure, context: Context) -> Outcome:
    """解除, also of what was never approved (SAMR-2/2018:42). Refusal MEASURE_OVER."""
    if state.status is MeasureStatus.RELEASED:
        raise refuse("MEASURE_OVER", since=state.released_on)
    unnamed = command.ground is ReleaseGround.UNSPECIFIED
    refuse_if_any([fault("FIELD_REQUIRED", "ground") if unnamed else None])
    day = day_of("on", command.on, context.today, _taken_on(state))
    people.approved(context, command.approved_by, ACT, day)
    endings = _ENDS.get(state.kind, series.MEASURE_ENDS)
    matter = (MEASURE, command.measure)
    paper, used = numbering.use(context, command.document, endings, state.unit, matter, day)
    event = e.MeasureReleased(
        at=context.now, ground=command.ground, document=paper.number, approved_by=command.approved_by, on=day
    )
    ends = (
        Meets(rule=hold_of(state.kind), on=day),
        Meets(rule=report_of(state.kind), on=context.now),
        LeavesCharge(),
    )
    return _of(command.measure, event, *ends, also=(used,))


def _matter(command: c.TakeMeasure, context: Context) -> tuple[UUID, str]:
    """The bureau that acts; the case or clue is open."""
    if (command.penalty_case is None) is (command.clue is None):
        raise refuse("MATTER_REQUIRED", "penalty_case")
    found = context.records.get(command.penalty_case or command.clue or UUID(int=0))
    match found:
        case PenaltyCase():
            stands_at(found, *OPEN)
        case Clue():
            verifying(found)
        case _:
            raise refuse("MATTER_REQUIRED", "penalty_case")
    return found.unit, found.division


def _stated(command: c.TakeMeasure) -> None:
    unnamed = command.kind is MeasureKind.UNSPECIFIED
    refuse_if_any(
        [
            fault("FIELD_REQUIRED", "kind") if unnamed else None,
            *names(title=command.title, party=command.party, place=command.place),
        ]
    )
    if not _STATUTE.fullmatch(command.basis):
        raise refuse("MEASURE_WITHOUT_STATUTE", "basis")
    labels = [line.label for line in command.goods]
    whole = all(line.label and line.title and line.unit_name and line.quantity > 0 for line in command.goods)
    if not labels or len(labels) != len(set(labels)) or not whole:
        raise refuse("GOODS_REQUIRED", "goods")


def _approval(command: c.TakeMeasure, context: Context) -> None:
    if command.approved_by is None:
        if not command.urgent:
            raise refuse("HEAD_REQUIRED", "approved_by", head="负责人", day=context.today)
        return
    people.approved(context, command.approved_by, ACT, context.today)
    if command.unfair_competition:
        unit = context.roster.unit_of(command.approved_by, context.today)
        if unit is None or context.roster.unit(unit).kind not in CITY_OR_ABOVE:
            raise refuse("CITY_APPROVAL_REQUIRED", "approved_by")


def _goods(line: GoodsLine, measure: UUID, division: str, command: c.TakeMeasure, context: Context) -> Caused:
    event = e.GoodsTaken(
        at=context.now,
        measure=measure,
        penalty_case=command.penalty_case,
        division=division,
        label=line.label,
        title=line.title,
        quantity=line.quantity,
        unit_name=line.unit_name,
        perishable=line.perishable,
        place=command.place,
        keeper=command.officers[0],
    )
    return Caused(GOODS, context.new_id(), event)


def _in_force(state: Measure) -> None:
    """Refusals MEASURE_UNAPPROVED: nothing further without the approval; MEASURE_OVER."""
    if state.status is MeasureStatus.URGENT:
        raise refuse("MEASURE_UNAPPROVED")
    if state.status is not MeasureStatus.IN_FORCE:
        raise refuse("MEASURE_OVER", since=state.released_on)


def _taken_on(state: Measure) -> date | None:
    return civil(state.taken_at) if state.taken_at else None


def _of(measure: UUID, event: e.MeasureEvent, *limits: Limit, also: tuple[Caused, ...] = ()) -> Outcome:
    return Outcome(measure, (Caused(MEASURE, measure, event), *also), tuple(OfMatter(measure, each) for each in limits))
