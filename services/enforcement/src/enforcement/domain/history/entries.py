"""What a record leaves behind for later matters, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from enforcement.domain.adoption.records import AdoptedCase
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import DecisionOutcome
from enforcement.domain.cautions.records import Caution
from enforcement.domain.context import Sealed
from enforcement.domain.history.records import Earlier, Entry, HistoryKind
from enforcement.domain.names import ADOPTED_CASE, CAUTION, PENALTY_CASE, SPOT_PENALTY
from enforcement.domain.spot.records import SpotPenalty
from enforcement.domain.spot.standing import as_party


def _of_case(matter: str, state: PenaltyCase) -> Iterator[Entry]:
    for party in state.parties:
        for decision in party.decisions:
            if decision.outcome is not DecisionOutcome.PENALTY:
                continue
            earlier = Earlier(
                matter=matter,
                party=party.number,
                kind=HistoryKind.PENALTY,
                field=state.field,
                number=decision.document,
                decided_on=decision.decided_on,
                penalties=tuple(item.kind for item in decision.items),
                in_force=decision.in_force,
            )
            yield Entry(earlier=earlier, uscc=party.uscc, identity=_reference(party.identity))


def _of_adopted(matter: str, state: AdoptedCase) -> Iterator[Entry]:
    day = state.facts.decided_on or state.facts.closed_on
    if day is None:
        return
    for number, party in enumerate(state.parties, 1):
        earlier = Earlier(
            matter=matter,
            party=number,
            kind=HistoryKind.ADOPTED,
            field=state.facts.field,
            number=state.facts.decision_document or state.local_number or state.case_number,
            decided_on=day,
            penalties=tuple(item.kind for item in party.items),
            # What was no penalty, or is not known to have been one, counts against nobody.
            in_force=state.facts.outcome is DecisionOutcome.PENALTY,
        )
        yield Entry(earlier=earlier, uscc=party.uscc, identity=_reference(party.identity))


def _of_spot(matter: str, state: SpotPenalty) -> Iterator[Entry]:
    if state.imposed is None or state.punished_on is None:
        return
    decision = as_party(state).decisions[-1]
    earlier = Earlier(
        matter=matter,
        party=0,
        kind=HistoryKind.ON_THE_SPOT,
        field="",
        number=state.document,
        decided_on=state.punished_on,
        penalties=tuple(item.kind for item in decision.items),
        in_force=decision.in_force,
    )
    yield Entry(earlier=earlier, uscc=state.imposed.uscc, identity=_reference(state.imposed.identity))


def _of_caution(matter: str, state: Caution) -> Iterator[Entry]:
    if state.issued_on is None or not state.uscc:
        return
    earlier = Earlier(
        matter=matter,
        party=0,
        kind=HistoryKind.CAUTION,
        field="",
        number=state.document,
        decided_on=state.issued_on,
        penalties=(),
        in_force=True,
    )
    yield Entry(earlier=earlier, uscc=state.uscc)


_OF: Final[Mapping[str, Callable[[str, Any], Iterator[Entry]]]] = {
    PENALTY_CASE: _of_case,
    ADOPTED_CASE: _of_adopted,
    SPOT_PENALTY: _of_spot,
    CAUTION: _of_caution,
}
KINDS: Final = frozenset(_OF)
"""Kinds of record that leave something behind."""


def entries_of(kind: str, matter: str, state: Any) -> tuple[Entry, ...]:
    """The findings of one record; none of a kind that leaves nothing."""
    return tuple(_OF[kind](matter, state)) if kind in _OF and state is not None else ()


def identities_of(state: Any) -> tuple[UUID, ...]:
    """Persons named by a record, punished already or not: whose earlier matters may be asked for."""
    match state:
        case PenaltyCase() | AdoptedCase():
            found = [party.identity for party in state.parties]
        case SpotPenalty():
            found = [state.imposed.identity if state.imposed else None]
        case _:
            found = []
    return tuple(reference for each in found if (reference := _reference(each)))


def _reference(identity: Sealed | None) -> UUID | None:
    return UUID(identity.reference) if identity else None
