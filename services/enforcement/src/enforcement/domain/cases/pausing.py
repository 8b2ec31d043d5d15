"""Time that does not count (SAMR-2/2018:46, 64), an end without a decision (47), and more time (64)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from enforcement.domain import people
from enforcement.domain.cases import commands as c
from enforcement.domain.cases import events as e
from enforcement.domain.cases.acting import UNDECIDED, latest, outcome, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.filing import DECIDE
from enforcement.domain.cases.kinds import CaseStatus, ExcludedTime, SuspensionGround
from enforcement.domain.cases.values import Pause
from enforcement.domain.context import Context
from enforcement.domain.outcome import Extends, Lapses, Meets, Opens, Outcome, Resumes, Stops
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts

SUSPENSION: Final = "SAMR-2/2018:46"
EXCLUDED: Final = "SAMR-2/2018:64"
CLOSE: Final = "case.close"


def suspend(state: PenaltyCase, command: c.SuspendCase, context: Context) -> Outcome:
    """中止, by the head. Refusal TIME_STANDS_STILL."""
    stands_at(state, CaseStatus.INVESTIGATING)
    _runs(state)
    unnamed = command.ground is SuspensionGround.UNSPECIFIED
    refuse_if_any(
        [
            fault("FIELD_REQUIRED", "ground") if unnamed else None,
            *texts(reason=command.reason),
            *names(document=command.document),
        ]
    )
    day = day_of("on", command.on, context.today, _last(state))
    people.approved(context, command.approved_by, "enforcement.suspend", day)
    pause = Pause(
        since=day,
        until=None,
        ground=command.ground,
        excluded=ExcludedTime.UNSPECIFIED,
        reason=command.reason,
        document=command.document,
    )
    event = e.CaseSuspended(at=context.now, pause=pause, approved_by=command.approved_by)
    return outcome(
        command.penalty_case,
        event,
        Stops(rule=DECIDE, since=day, reason=command.reason, source=SUSPENSION),
        state=state,
    )


def resume(state: PenaltyCase, command: c.ResumeCase, context: Context) -> Outcome:
    """中止调查的原因消除后,应当立即恢复 (SAMR-2/2018:46). Refusal CASE_NOT_SUSPENDED."""
    pause = state.pause
    if state.status is not CaseStatus.SUSPENDED or pause is None:
        raise refuse("CASE_NOT_SUSPENDED")
    refuse_if_any(names(document=command.document))
    day = day_of("on", command.on, context.today, pause.since)
    event = e.CaseResumed(at=context.now, pause=replace(pause, until=day), document=command.document)
    return outcome(command.penalty_case, event, Resumes(rule=DECIDE, on=day), state=state)


def stop_time(state: PenaltyCase, command: c.StopCaseTime, context: Context) -> Outcome:
    """检测、检验、检疫、鉴定、权利人辨认、责令退款的时间不计入 (SAMR-2/2018:64)."""
    stands_at(state, *UNDECIDED)
    _runs(state)
    unnamed = command.kind is ExcludedTime.UNSPECIFIED
    refuse_if_any([fault("FIELD_REQUIRED", "kind") if unnamed else None, *names(document=command.document)])
    day = day_of("on", command.on, context.today, _last(state))
    pause = Pause(
        since=day,
        until=None,
        ground=SuspensionGround.UNSPECIFIED,
        excluded=command.kind,
        reason=command.reason,
        document=command.document,
    )
    stops = Stops(rule=DECIDE, since=day, reason=command.kind.name, source=EXCLUDED)
    return outcome(command.penalty_case, e.CaseTimeStopped(at=context.now, pause=pause), stops, state=state)


def run_time(state: PenaltyCase, command: c.RunCaseTime, context: Context) -> Outcome:
    """Time counts again. Refusal TIME_RUNS."""
    pause = state.pause
    if pause is None or pause.excluded is ExcludedTime.UNSPECIFIED:
        raise refuse("TIME_RUNS")
    day = day_of("on", command.on, context.today, pause.since)
    event = e.CaseTimeResumed(at=context.now, pause=replace(pause, until=day))
    return outcome(command.penalty_case, event, Resumes(rule=DECIDE, on=day), state=state)


def terminate(state: PenaltyCase, command: c.TerminateCase, context: Context) -> Outcome:
    """终止调查 (SAMR-2/2018:47), by the head; the time to close begins."""
    stands_at(state, CaseStatus.INVESTIGATING, CaseStatus.SUSPENDED)
    refuse_if_any([*texts(reason=command.reason), *names(document=command.document)])
    day = day_of("on", command.on, context.today, _last(state))
    people.approved(context, command.approved_by, "enforcement.terminate", day)
    event = e.CaseTerminated(
        at=context.now, reason=command.reason, document=command.document, approved_by=command.approved_by, on=day
    )
    return outcome(command.penalty_case, event, Lapses(rule=DECIDE, reason="终止调查"), Opens(rule=CLOSE, start=day))


def extend(state: PenaltyCase, command: c.ExtendCase, context: Context) -> Outcome:
    """延长 (SAMR-2/2018:64): thirty days by the head, once; then a fixed day by collective decision, once.

    Refusals EXTENDED_TWICE, DISCUSSION_REQUIRED, FIELD_REQUIRED, DAYS_OUT_OF_ORDER; late ones are the limit's own.
    """
    stands_at(state, *UNDECIDED)
    refuse_if_any([*texts(reason=command.reason), *names(document=command.document)])
    day = day_of("on", command.on, context.today, state.filed_on)
    people.approved(context, command.approved_by, "enforcement.extend", day)
    until = _further(state, command, context) if state.extensions else None
    event = e.CaseExtended(
        at=context.now,
        extensions=state.extensions + 1,
        decide_by=until,
        reason=command.reason,
        document=command.document,
        approved_by=command.approved_by,
        on=day,
    )
    if until is None:
        more = Extends(rule=DECIDE, reason=command.reason, approved_by=command.document)
        return outcome(command.penalty_case, event, more)
    # The law names no length: the day the leaders set takes the place of the limit that is used up.
    fixed = Opens(rule=DECIDE, start=day, occurrence=2, until=until)
    return outcome(command.penalty_case, event, Meets(rule=DECIDE, on=day), fixed)


def _further(state: PenaltyCase, command: c.ExtendCase, context: Context) -> date:
    if state.extensions > 1:
        raise refuse("EXTENDED_TWICE")
    if not any(each.number == command.discussion for each in state.discussions):
        raise refuse("DISCUSSION_REQUIRED", "discussion")
    if command.until is None:
        raise refuse("FIELD_REQUIRED", "until")
    if command.until <= context.today:
        raise refuse("DAYS_OUT_OF_ORDER", "until", day=command.until, earlier=context.today)
    return command.until


def _runs(state: PenaltyCase) -> None:
    if state.pause:
        raise refuse("TIME_STANDS_STILL", since=state.pause.since)


def _last(state: PenaltyCase) -> date | None:
    return latest(state.filed_on, *(each.until for each in state.pauses))
