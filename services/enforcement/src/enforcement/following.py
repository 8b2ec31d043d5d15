"""What happens to a decision matters to its publicity and to licences: which events, and which records it concerns.

What follows is decided in the transaction of what it follows from, so that it cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from enforcement.domain.cases import end_commands as ec
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases import party_events as pe
from enforcement.domain.context import Context
from enforcement.domain.outcome import Outcome
from enforcement.domain.publicity import following
from enforcement.domain.publicity.ids import publications_of
from enforcement.domain.revocations import ordering
from enforcement.domain.revocations.records import order_ids

Follow = Callable[[UUID, Any, Any, Context], Outcome | None]
"""(case, its state before, event, context) -> what follows from the event."""
Ids = Callable[[UUID, int], Iterable[UUID]]
"""(case, party) -> records that may concern its decisions; most of them do not exist."""
FOLLOWS: Final[Mapping[type, tuple[Follow, ...]]] = {
    pe.PartyDecided: (following.begun,),
    pe.DecisionAnnounced: (following.told,),
    pe.DecisionServed: (ordering.served, following.told),
    pe.DecisionEnded: (ordering.ended, following.must_withdraw),
    pe.DecisionChanged: (ordering.changed, following.changed),
    pe.RemedyEnded: (following.found_unlawful,),
}
CONCERNED: Final[Mapping[type, tuple[Ids, ...]]] = {
    pc.Decide: (order_ids,),
    pc.AnnounceDecision: (publications_of,),
    pc.ServeDecision: (order_ids, publications_of),
    pc.EndDecision: (order_ids, publications_of),
    ec.EndRemedy: (order_ids, publications_of),
}
"""Commands that may make, serve, end or change a decision, and what they look at for it."""


def concerned(command: Any) -> Iterator[UUID]:
    """The publications and orders that what the command does may concern."""
    for ids in CONCERNED.get(type(command), ()):
        yield from ids(command.penalty_case, command.party)


def followed(outcome: Outcome, state: Callable[[UUID], Any], context: Context) -> Outcome:
    """The outcome with all that follows from its events; KeyError for a record the command did not load."""
    for each in outcome.caused:
        for follow in FOLLOWS.get(type(each.event), ()):
            more = follow(each.record, state(each.record), each.event, context)
            if more:
                limits = (*outcome.limits, *more.limits)
                outcome = replace(outcome, caused=(*outcome.caused, *more.caused), limits=limits)
    return outcome
