"""The hint that a party has changed: an event, the command that brings it, and when it is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.cases.acting import OPEN
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.changes.records import RULE, ChangeKind, PartyChange, change_id
from enforcement.domain.context import Context
from enforcement.domain.names import PARTY_CHANGE
from enforcement.domain.outcome import Caused, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePartyChange:
    """The registry's event speaks of a party of a case; nobody calls it."""

    penalty_case: UUID
    party: int
    change: ChangeKind
    entity: str
    successor: str
    document: str
    """By which the business licence was revoked; "" of other changes."""
    since: date | None

    @property
    def party_change(self) -> UUID:
        """The hint it makes."""
        return change_id(self.penalty_case, self.party, self.entity, self.change)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyChangeNoted:
    """提示."""

    at: datetime
    title: str
    penalty_case: UUID
    party: int
    uscc: str
    label: str
    unit: UUID
    division: str
    post: UUID
    change: ChangeKind
    entity: str
    successor: str
    since: date | None
    rule: str


EVENTS: Final[tuple[type, ...]] = (PartyChangeNoted,)


def evolve(state: PartyChange | None, event: PartyChangeNoted) -> PartyChange:
    """The hint after the event."""
    return PartyChange(
        title=event.title,
        penalty_case=event.penalty_case,
        party=event.party,
        uscc=event.uscc,
        label=event.label,
        unit=event.unit,
        division=event.division,
        post=event.post,
        change=event.change,
        entity=event.entity,
        successor=event.successor,
        since=event.since,
        rule=event.rule,
        created_at=state.created_at if state else event.at,
        updated_at=event.at,
    )


def note(case: PenaltyCase, command: NotePartyChange, context: Context) -> Outcome:
    """Noted once, while the case runs; otherwise nothing happens."""
    known = context.records.get(command.party_change)
    party = case.party(command.party)
    if known is not None or party is None or case.status not in OPEN or _own(case, command.document):
        return Outcome(command.penalty_case, ())
    event = PartyChangeNoted(
        at=context.now,
        title=case.title,
        penalty_case=command.penalty_case,
        party=command.party,
        uscc=party.uscc,
        label=party.label,
        unit=case.unit,
        division=case.division,
        post=case.post,
        change=command.change,
        entity=command.entity,
        successor=command.successor,
        since=command.since,
        rule=RULE[command.change],
    )
    return Outcome(command.party_change, (Caused(PARTY_CHANGE, command.party_change, event),))


def _own(case: PenaltyCase, document: str) -> bool:
    """Whether the change is what this case itself decided."""
    decisions = (decision.document for party in case.parties for decision in party.decisions)
    return bool(document) and document in decisions
