"""A decision ends: no longer in force, with everything that ran because of it, and what was paid on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from enforcement.domain.cases import party_events as e
from enforcement.domain.cases.acting import runs_of
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.evolving import all_over, with_party
from enforcement.domain.cases.executing import (
    COURT,
    DEMAND,
    PAY,
    RECONSIDERATION,
    SERVE,
    SUIT,
    SUIT_AFTER,
    announcement,
)
from enforcement.domain.cases.kinds import CaseStatus, PartyStatus
from enforcement.domain.cases.money import excess
from enforcement.domain.cases.noticing import ANNOUNCED
from enforcement.domain.cases.pausing import CLOSE
from enforcement.domain.cases.refunding import refund_limits
from enforcement.domain.cases.values import Decision, Party
from enforcement.domain.context import Context
from enforcement.domain.names import PENALTY_CASE
from enforcement.domain.outcome import Lapses, Limit, Opens, TakesCharge

FILED: Final = (CaseStatus.CLOSED, CaseStatus.ARCHIVED)
"""Nothing is left to do; a ruling may still come."""
AFTER_DECISION: Final = frozenset({PartyStatus.DECIDED, PartyStatus.SERVED, PartyStatus.EXECUTED, PartyStatus.ENDED})


class Ended(NamedTuple):
    """What the end of a decision leads to."""

    event: e.DecisionEnded
    limits: tuple[Limit, ...]


def ended(
    state: PenaltyCase,
    party: Party,
    decision: Decision,
    by: str,
    reason: str,
    day: date,
    context: Context,
    *,
    again: bool,
) -> Ended:
    """The decision ended by a document; with `again`, at most one new one may follow, told anew."""
    gone = over(decision, by, day)
    status = PartyStatus.NAMED if again else PartyStatus.ENDED
    decisions = tuple(gone if each.number == gone.number else each for each in party.decisions)
    after = replace(party, status=status, decisions=decisions)
    case = replace(state, parties=with_party(state, after))
    due = excess(after, None, day)
    event = e.DecisionEnded(
        at=context.now,
        party=party.number,
        decision=gone,
        reason=reason,
        status=CaseStatus.REVIEWED if again else status_after(case),
        party_status=status,
        refund_due=due,
        ended_on=_over_since(case, day),
    )
    limits = (
        *falls_away(party.number, decision, "决定被撤销"),
        *refund_limits(party, due, day),
        *_charge(state, case, day, again=again),
    )
    return Ended(event, limits)


def over(decision: Decision, by: str, day: date) -> Decision:
    """The decision, no longer in force by a document."""
    return replace(decision, in_force=False, ended_on=day, ended_by=by)


def status_after(case: PenaltyCase) -> CaseStatus:
    """Where a case stands whose party is done with: what was closed is closed, with the ruling to be filed."""
    if case.status in FILED:
        return CaseStatus.CLOSED
    decided = all(each.status in AFTER_DECISION for each in case.parties)
    return CaseStatus.DECIDED if decided else CaseStatus.REVIEWED


def falls_away(party: int, decision: Decision, why: str) -> list[Limit]:
    """Limits that ran because of a decision."""
    rules = (SERVE, RECONSIDERATION, SUIT, SUIT_AFTER, PAY, COURT, DEMAND)
    return [
        Lapses(rule=ANNOUNCED, reason=why, occurrence=announcement(party, decision)),
        *(Lapses(rule=rule, reason=why, occurrence=each) for rule in rules for each in runs_of(party, decision.number)),
    ]


def _over_since(case: PenaltyCase, day: date) -> date | None:
    return (case.ended_on or day) if all_over(case) else None


def _charge(state: PenaltyCase, case: PenaltyCase, day: date, *, again: bool) -> list[Limit]:
    """Who goes on with it, and the time to close it."""
    if state.status in FILED:
        return [TakesCharge(post=state.post, matter_kind=PENALTY_CASE)] if again else []
    if all_over(case):
        return [Opens(rule=CLOSE, start=day)]
    return [Lapses(rule=CLOSE, reason="决定被撤销")]
