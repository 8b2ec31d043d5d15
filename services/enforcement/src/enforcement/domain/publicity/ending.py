"""撤回、停止公示、恢复公示: a penalty is shown no longer than the law allows, and no shorter where it forbids it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from enforcement.domain import people
from enforcement.domain.context import Context
from enforcement.domain.outcome import Lapses, LeavesCharge, Limit, Meets, Outcome
from enforcement.domain.publicity import commands as c
from enforcement.domain.publicity import events as e
from enforcement.domain.publicity.acting import (
    ACT,
    RECEIVED,
    SHOWN,
    WITHDRAW,
    correction_round,
    outcome,
    stands_at,
    term,
)
from enforcement.domain.publicity.lasting import last_day, stops_on
from enforcement.domain.publicity.records import (
    PenaltyPublication,
    PublicityStatus,
    PublicityStop,
    PublicityStopGround,
)
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts
from statutes.rules import REPAIR_WINDOW, Subject


def withdraw(state: PenaltyPublication, command: c.WithdrawPublication, context: Context) -> Outcome:
    """撤回 (SAMR-45/2021:11). Refusal WITHDRAWAL_NOT_DUE while the decision is in force."""
    stands_at(state, PublicityStatus.PUSHED, PublicityStatus.PUBLISHED)
    if state.withdrawal is None:
        raise refuse("WITHDRAWAL_NOT_DUE", number=state.document)
    refuse_if_any(names(record=command.record))
    day = day_of("on", command.on, context.today, state.withdrawal.required_on)
    event = e.PublicationWithdrawn(
        at=context.now, withdrawal=replace(state.withdrawal, record=command.record, withdrawn_on=day)
    )
    lapsed = Lapses(rule=RECEIVED, reason="decision ended")
    return outcome(command.penalty_publication, event, Meets(rule=WITHDRAW, on=day), lapsed, *_over(state, day))


def stop(state: PenaltyPublication, command: c.StopPublicity, context: Context) -> Outcome:
    """停止公示: by itself when its time is over, before that only for what the law names.

    Refusals: those of `_expired`, `_repaired`; FIELD_REQUIRED.
    """
    stands_at(state, *SHOWN)
    day = day_of("on", command.on, context.today, state.published_on)
    match command.ground:
        case PublicityStopGround.EXPIRED:
            _expired(state, day)
        case PublicityStopGround.REPAIRED:
            _approved(command, context, day)
            _repaired(state, command, context)
        case PublicityStopGround.DEREGISTERED:
            _approved(command, context, day)
        case _:
            raise refuse("FIELD_REQUIRED", "ground")
    event = e.PublicityStopped(
        at=context.now,
        stop=PublicityStop(
            ground=command.ground,
            document=command.document,
            reason=command.reason,
            approved_by=command.approved_by,
            stopped_on=day,
        ),
    )
    return outcome(command.penalty_publication, event, *_over(state, day))


def restore(state: PenaltyPublication, command: c.RestorePublicity, context: Context) -> Outcome:
    """恢复公示: its time begins anew and cannot end early (SAMR-107/2025). Refusal NOT_REPAIRED."""
    stands_at(state, PublicityStatus.STOPPED)
    if state.stop is None or state.stop.ground is not PublicityStopGround.REPAIRED:
        raise refuse("NOT_REPAIRED")
    refuse_if_any([*names(document=command.document), *texts(reason=command.reason)])
    day = day_of("on", command.on, context.today, state.stop.stopped_on)
    people.approved(context, command.approved_by, ACT, day)
    event = e.PublicityRestored(
        at=context.now,
        counts_from=day,
        stops_on=stops_on(term(state), day, state.restricted_until),
        document=command.document,
        reason=command.reason,
        approved_by=command.approved_by,
    )
    return outcome(command.penalty_publication, event)


def _approved(command: c.StopPublicity, context: Context, day: date) -> None:
    refuse_if_any(
        [
            *names(document=command.document),
            *texts(reason=command.reason),
            None if command.approved_by else fault("FIELD_REQUIRED", "approved_by"),
        ]
    )
    people.approved(context, command.approved_by or UUID(int=0), ACT, day)


def _expired(state: PenaltyPublication, day: date) -> None:
    """Not before the longest time is over. Refusals PUBLICITY_STILL_RUNS, RESTRICTION_END_UNKNOWN."""
    if state.stops_on is None:
        raise refuse("RESTRICTION_END_UNKNOWN")
    if day < state.stops_on:
        raise refuse("PUBLICITY_STILL_RUNS", day=state.stops_on)


def _repaired(state: PenaltyPublication, command: c.StopPublicity, context: Context) -> None:
    """信用修复, where the class allows it, after the shortest time, and with every condition fulfilled.

    Refusals EARLY_STOP_BARRED, EARLY_STOP_FORBIDDEN, REPAIR_TOO_EARLY, RESTRICTION_RUNS, REPAIR_CONDITIONS_MISSING.
    """
    shown = term(state)
    if state.early_end_barred:
        raise refuse("EARLY_STOP_BARRED")
    if not shown.repairable or state.counts_from is None:
        raise refuse("EARLY_STOP_FORBIDDEN", publicity_class=shown.publicity_class)
    asked = day_of("asked_on", command.asked_on, context.today, state.published_on)
    earliest = last_day(state.counts_from, shown.minimum)
    if asked <= earliest:
        raise refuse("REPAIR_TOO_EARLY", "asked_on", minimum=shown.minimum, day=earliest)
    if shown.until_restriction_ends and state.restricted_until is None:
        raise refuse("RESTRICTION_END_UNKNOWN")
    if state.restricted_until and asked <= state.restricted_until:
        raise refuse("RESTRICTION_RUNS", "asked_on", until=state.restricted_until)
    missing = _conditions(shown.classes, asked, context) - set(command.conditions)
    if missing:
        raise refuse("REPAIR_CONDITIONS_MISSING", "conditions", conditions="、".join(sorted(missing)))


def _conditions(classes: tuple[str, ...], on: date, context: Context) -> set[str]:
    """All that the windows open to these classes ask for, by the rules of the day repair was asked for."""
    table = context.rulebook.table(REPAIR_WINDOW)
    rows = (row for name in table.ids() for row in table.versions(name) if row.in_force(on))
    subjects = (Subject.PENALTY, Subject.SERIOUS_LIST)
    mine = (row for row in rows if row.subject in subjects and set(row.classes) & set(classes))
    return {condition for row in mine for condition in row.conditions}


def _over(state: PenaltyPublication, day: date) -> tuple[Limit, ...]:
    """What was still to be corrected need not be; who was in charge is no longer, unless it was restored meanwhile."""
    lapsed: list[Limit] = []
    if state.correction and not state.correction.corrected_on:
        lapsed.append(Lapses(rule=WITHDRAW, reason=f"no longer shown since {day}", occurrence=correction_round(state)))
    return (*lapsed,) if state.early_end_barred else (*lapsed, LeavesCharge())
