"""The domain's steps as the command bus wants them: what a command loads, what decides it, what it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from chassis import aggregates
from chassis.aggregates import Change, Claim, Decision, World
from chassis.mapped import Kind
from chassis.refusing import told_to_callers
from chassis.serving.requests import require_reach
from enforcement.bus import Present
from enforcement.domain.context import Context, Sealed
from enforcement.domain.outcome import Outcome
from enforcement.kinds import BY_NAME
from enforcement.limits import Touched, limit_changes, matter_ids

Decide = Callable[..., Outcome]
Touches = Callable[[Any], Iterable[Touched]]
NONE: Touches = lambda _: ()  # noqa: E731 - a constant, beside the functions that build others


@dataclass(frozen=True)
class Step:
    """Implements CommandType for one command."""

    present: Present
    kind: Kind[Any]
    decision: Decide
    """(state, command, context), or for what begins something (holder of the key, command, context)."""
    about: Callable[[Any], UUID | None]
    """The record the command is about; None if it begins one."""
    touches: Touches = NONE
    """The limits it may change, of records that exist."""
    records: tuple[str, ...] = ()
    """Fields that name other records the decision looks at."""
    key: tuple[str, str] | None = None
    """Namespace of the natural key it takes, and the field that states it."""
    reaches_out: bool = False
    """Whether what it begins lies with another authority, outside the caller's own division."""
    also: tuple[tuple[str, Kind[Any]], ...] = ()
    """Fields that name records which have to exist, whose states are given to the decision by position."""

    def targets(self, command: Any) -> Sequence[UUID]:
        """The record the command is about, first; then what the decision looks at and may change."""
        found = [each for each in (self.about(command),) if each]
        found += [getattr(command, name) for name, _ in self.also]
        found += [record for name in self.records for record in _named(command, name)]
        touched = list(self.touches(command))
        return list(dict.fromkeys((*found, *matter_ids(touched))))

    def lookups(self, command: Any) -> Sequence[Claim]:
        """Who holds the key that it takes."""
        if self.key is None:
            return ()
        namespace, field = self.key
        return (Claim(namespace, value),) if (value := getattr(command, field)) else ()

    def decide(self, world: World, command: Any, context: aggregates.Context) -> Decision:
        """The changes, or a Refusal raised."""
        subject = self._subject(world, command, context)
        with told_to_callers():
            outcome = self.decision(*subject, command, self._context(world, command, context))
            limits = limit_changes(world, outcome, self.present, context, set(matter_ids(self.touches(command))))
        if not self.reaches_out:
            _require_reach(world, outcome, context)
        changes = [Change(each.record, each.kind, each.event) for each in outcome.caused]
        return Decision(outcome.about, [*changes, *limits])

    def _subject(self, world: World, command: Any, context: aggregates.Context) -> list[Any]:
        about = self.about(command)
        subject: list[Any] = []
        if about is not None:
            subject.append(self.kind.get(world, about))
        if self.key is not None:
            namespace, field = self.key
            subject.append(world.holder(namespace, getattr(command, field)))
        subject += [kind.get(world, getattr(command, name)) for name, kind in self.also]
        for state in subject:
            if state is not None and not isinstance(state, UUID):
                require_reach(context.caller, state.division)
        return subject

    def _context(self, world: World, command: Any, context: aggregates.Context) -> Context:
        named = (record for name in self.records for record in _named(command, name))
        return Context(
            now=context.now,
            today=context.today,
            new_id=context.new_id,
            seal=_sealing(context),
            calendar=self.present.law.calendar,
            rulebook=self.present.rulebook,
            roster=self.present.roster,
            officer=context.caller.officer or "",
            records=MappingProxyType({each: world.state(each) for each in named}),
        )


def _sealing(context: aggregates.Context) -> Callable[[UUID, str, str, str], Sealed]:
    def seal(record: UUID, field: str, value: str, masked: str) -> Sealed:
        stored = context.seal(record, field, value, masked)
        return Sealed(stored.reference, stored.salted_hash, stored.masked)

    return seal


def _named(command: Any, field: str) -> Sequence[UUID]:
    value = getattr(command, field)
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def _require_reach(world: World, outcome: Outcome, context: aggregates.Context) -> None:
    """The officer's division reaches every record as it becomes; before the decision it reached what it was about."""
    states: dict[UUID, Any] = {}
    for each in outcome.caused:
        kind = BY_NAME[each.kind]
        before = states.get(each.record, world.state(each.record))
        states[each.record] = kind.evolve(before, each.event)
        if before is None:
            require_reach(context.caller, kind.listed(states[each.record]).division)
