"""The domain's steps as the command bus wants them: what a command loads, what decides it, what it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any
from uuid import UUID

from chassis import aggregates
from chassis.aggregates import Change, Claim, Decision, Foresight, NotForeseenError, World
from chassis.mapped import Kind
from chassis.refusing import told_to_callers
from chassis.serving.requests import require_reach
from enforcement.bus import Present
from enforcement.domain.context import Context, Sealed
from enforcement.domain.outcome import Outcome
from enforcement.domain.revocations.known import KnownLicence
from enforcement.following import concerned, followed
from enforcement.kinds import BY_NAME
from enforcement.limits import limit_changes, limit_ids

Decide = Callable[..., Outcome]


@dataclass(frozen=True)
class Step:
    """Implements CommandType for one command."""

    present: Present
    kind: Kind[Any]
    decision: Decide
    """(state, command, context), or for what begins something (holder of the key, command, context)."""
    about: Callable[[Any], UUID | None]
    """The record the command is about; None if it begins one."""
    records: tuple[str, ...] = ()
    """Fields that name other records the decision looks at."""
    key: tuple[str, str] | None = None
    """Namespace of the natural key it takes, and the field that states it."""
    reaches_out: bool = False
    """Whether what it begins lies with another authority, outside the caller's own division."""
    also: tuple[tuple[str, Kind[Any]], ...] = ()
    """Fields that name records which have to exist, whose states are given to the decision by position."""
    derived: Callable[[Any], Iterable[UUID]] = lambda _: ()
    """Records whose ids follow from the command, which the decision finds in `context.records` where they exist."""
    licences: Callable[[Any], Iterable[str]] = lambda _: ()
    """Licences it names, by resource name, number or code: what the registry says of them is asked first."""
    side: Callable[[Any], str] = lambda state: state.division
    """The division an officer's has to reach, of the record the command is about."""
    known: Mapping[str, KnownLicence] = field(default_factory=lambda: MappingProxyType({}))
    """What the registry says; filled in for each command."""

    def asks(self, command: Any) -> Sequence[str]:
        """The licences to ask the registry about."""
        return tuple(self.licences(command))

    def told(self, known: Mapping[str, KnownLicence]) -> Step:
        """The same step with what the registry says."""
        return replace(self, known=known)

    def targets(self, command: Any) -> Sequence[UUID]:
        """The record the command is about, first; then what the decision looks at."""
        found = [each for each in (self.about(command),) if each]
        found += [getattr(command, name) for name, _ in self.also]
        found += [record for name in self.records for record in _named(command, name)]
        found += (*self.derived(command), *concerned(command))
        return list(dict.fromkeys(found))

    def lookups(self, command: Any) -> Sequence[Claim]:
        """Who holds the key that it takes."""
        if self.key is None:
            return ()
        namespace, key = self.key
        return (Claim(namespace, value),) if (value := getattr(command, key)) else ()

    def foresee(self, world: World, command: Any, context: aggregates.Context) -> Foresight:
        """The outcome, with the limits that it changes and who is in charge of what they run for."""
        outcome = self._outcome(world, command, context)
        return Foresight(outcome, limit_ids(world, outcome))

    def decide(self, world: World, command: Any, context: aggregates.Context) -> Decision:
        """Both steps in one."""
        return self.conclude(world, self.foresee(world, command, context), context)

    def conclude(self, world: World, foresight: Foresight, context: aggregates.Context) -> Decision:
        """The outcome and the changes of its limits. NotForeseenError for one that was not looked for."""
        if not all(map(world.asked, foresight.also)):
            raise NotForeseenError
        outcome: Outcome = foresight.outcome
        limits = limit_changes(world, outcome, self.present, context)
        if not self.reaches_out:
            _require_reach(world, outcome, context)
        changes = [Change(each.record, each.kind, each.event) for each in outcome.caused]
        return Decision(outcome.about, [*changes, *limits])

    def _outcome(self, world: World, command: Any, context: aggregates.Context) -> Outcome:
        subject = self._subject(world, command, context)
        with told_to_callers():
            given = self._context(world, command, context)
            return followed(self.decision(*subject, command, given), world.state, given)

    def _subject(self, world: World, command: Any, context: aggregates.Context) -> list[Any]:
        about = self.about(command)
        subject: list[Any] = []
        if about is not None:
            subject.append(self.kind.get(world, about))
            require_reach(context.caller, self.side(subject[0]))
        others: list[Any] = []
        if self.key is not None:
            namespace, key = self.key
            others.append(world.holder(namespace, getattr(command, key)))
        others += [kind.get(world, getattr(command, name)) for name, kind in self.also]
        for state in others:
            if state is not None and not isinstance(state, UUID):
                require_reach(context.caller, state.division)
        return [*subject, *others]

    def _context(self, world: World, command: Any, context: aggregates.Context) -> Context:
        named = [record for name in self.records for record in _named(command, name)]
        named += (*self.derived(command), *concerned(command))
        return Context(
            now=context.now,
            today=context.today,
            new_id=context.new_id,
            seal=_sealing(context),
            calendar=self.present.law.calendar,
            rulebook=self.present.rulebook,
            roster=self.present.roster,
            history=self.present.past.known,
            officer=context.caller.officer or "",
            records=MappingProxyType({each: world.state(each) for each in named}),
            licences=self.known,
        )


def begins(_: Any) -> None:
    """For `Step.about`: a command that begins something is about nothing that exists."""


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
    begun: set[UUID] = set()
    for each in outcome.caused:
        if each.record not in begun and world.state(each.record) is None:
            begun.add(each.record)
            kind = BY_NAME[each.kind]
            require_reach(context.caller, kind.listed(kind.after(None, each.event)).division)
