"""What the steps of a case share: where the case stands, who the party is, and how an outcome is put together."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.evolving import evolve
from enforcement.domain.cases.kinds import CASE_STATUS_ZH, PARTY_STATUS_ZH, CaseStatus, PartyStatus
from enforcement.domain.cases.values import Party
from enforcement.domain.names import PENALTY_CASE
from enforcement.domain.outcome import Caused, Limit, OfMatter, Outcome, Resumes, Stops
from enforcement.domain.refusal import refuse

NOTICES = 10
"""Room for limits of one party: a limit that may run again is counted within it."""
OPEN = frozenset(
    {CaseStatus.INVESTIGATING, CaseStatus.SUSPENDED, CaseStatus.REPORTED, CaseStatus.REVIEWED, CaseStatus.DECIDED}
)
UNDECIDED = OPEN - {CaseStatus.DECIDED}
AFTER_REVIEW = (CaseStatus.REVIEWED, CaseStatus.DECIDED, CaseStatus.CLOSED, CaseStatus.ARCHIVED)
"""Where a decision may be in force; it can be contested also when the case is closed."""
AGAIN = 5
"""Beyond the first run of a limit, for one that runs anew after deferral or remedy."""
MOST_DECISIONS = AGAIN - 1
"""Against one party, so that the limits of each are counted apart."""


def stands_at(state: PenaltyCase, *allowed: CaseStatus) -> None:
    """Refusal CASE_SUSPENDED, or CASE_NOT_AT_THIS_STEP with where it stands."""
    if state.status in allowed:
        return
    if state.status is CaseStatus.SUSPENDED:
        raise refuse("CASE_SUSPENDED", since=state.pause.since if state.pause else "")
    steps = "、".join(CASE_STATUS_ZH[each] for each in sorted(allowed))
    raise refuse("CASE_NOT_AT_THIS_STEP", status=CASE_STATUS_ZH[state.status], steps=steps)


def party_of(state: PenaltyCase, number: int) -> Party:
    """Refusal PARTY_NOT_FOUND."""
    found = state.party(number)
    if found is None:
        raise refuse("PARTY_NOT_FOUND", "party", number=number)
    return found


def party_at(party: Party, *allowed: PartyStatus) -> None:
    """Refusal PARTY_NOT_AT_THIS_STEP with how far the procedure against it has come."""
    if party.status not in allowed:
        steps = "、".join(PARTY_STATUS_ZH[each] for each in sorted(allowed))
        raise refuse("PARTY_NOT_AT_THIS_STEP", "party", status=PARTY_STATUS_ZH[party.status], steps=steps)


def outcome(
    case: UUID, event: object, *limits: Limit, also: tuple[Caused, ...] = (), state: PenaltyCase | None = None
) -> Outcome:
    """One event on the case, what else it causes, and its limits.

    With `state`, the case before: time that stands still for one reason does not run while another lasts.
    """
    wanted = _once(state, event, limits) if state else limits
    changes = tuple(OfMatter(case, each) for each in wanted)
    return Outcome(case, (Caused(PENALTY_CASE, case, event), *also), changes)


def _once(state: PenaltyCase, event: Any, limits: tuple[Limit, ...]) -> list[Limit]:
    before, after = stands_still(state), stands_still(evolve(state, event))
    return [
        each
        for each in limits
        if not (isinstance(each, Stops) and before) and not (isinstance(each, Resumes) and after)
    ]


def stands_still(state: PenaltyCase) -> bool:
    """Whether the ninety days stand still: suspended, excluded, in a hearing or while a notice is announced."""
    return state.pause is not None or any(_waits(party) for party in state.parties)


def _waits(party: Party) -> bool:
    hearing, notice = party.hearing, party.notice
    heard = hearing is not None and hearing.ended_on is None
    announced = notice is not None and notice.announced_on is not None and notice.service is None
    return heard or announced


def occurrence(party: int, again: int = 1) -> int:
    """Which of a case's limits of one rule is that of a party."""
    return party * NOTICES + again


def runs_of(party: int, decision: int) -> list[int]:
    """Which limits of one rule may run because of a decision; one that a ruling changed has those of the one before."""
    first = [occurrence(party, number) for number in range(1, decision + 1)]
    return [*first, *(each + AGAIN for each in first)]


def latest(*days: date | None) -> date | None:
    """The last of the days that are known."""
    return max((day for day in days if day), default=None)
