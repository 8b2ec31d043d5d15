"""Changes of limits as the domain states them, as changes of the matters' own records in the same transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from chassis import aggregates
from chassis.aggregates import Change, World
from chassis.mapped import Kind
from enforcement.bus import Present
from enforcement.domain import outcome as o
from enforcement.domain.names import name_of
from enforcement.kinds import BY_NAME
from matters.changes import assignment_of, deadline_changes, opened
from matters.domain import running
from matters.domain.assignments import close, open_assignment, transfer
from matters.domain.evolving import evolve
from matters.domain.guards import civil
from matters.domain.ids import assignment_id, deadline_id
from matters.domain.kinds import RUNNING, DeadlineStatus
from matters.domain.opening import open_deadline, open_fixed
from matters.domain.states import Deadline
from matters.domain.values import Extension, Facts, Suspension
from matters.domain.warnings import instant
from matters.kinds import ASSIGNMENT, DEADLINE
from matters.refusals import told_to_callers


def limit_ids(world: World, outcome: o.Outcome) -> set[UUID]:
    """The limits and assignments an outcome changes, of records that exist: those of new ones are new."""
    return {
        found
        for each in outcome.limits
        if world.kind(each.record) is not None
        for found in (assignment_id(each.record), _limit_id(each))
        if found
    }


def _limit_id(each: o.OfMatter) -> UUID | None:
    if isinstance(each.limit, o.TakesCharge | o.Passes | o.LeavesCharge):
        return None
    return deadline_id(each.record, each.limit.rule, each.limit.occurrence)


def limit_changes(world: World, outcome: o.Outcome, present: Present, context: aggregates.Context) -> list[Change]:
    """Changes of deadlines and assignments, all of which were looked for."""
    if not outcome.limits:
        return []
    with told_to_callers():
        return list(_Changes(world, outcome, present, context).all())


class _Changes:
    """Works through the limits of one outcome, each seeing what those before it did."""

    def __init__(self, world: World, outcome: o.Outcome, present: Present, context: aggregates.Context) -> None:
        self._world = world
        self._outcome = outcome
        self._present = present
        self._context = context
        self._states: dict[UUID, Deadline] = {}
        self._records: dict[UUID, tuple[Kind[Any], Any]] = {}

    def all(self) -> Iterator[Change]:
        """Every change, in order."""
        for each in self._outcome.limits:
            yield from self._one(each.record, each.limit)

    def _one(self, record: UUID, limit: o.Limit) -> Sequence[Change]:
        match limit:
            case o.Opens():
                return self._open(record, limit)
            case o.TakesCharge():
                opening = open_assignment(self._facts(record), limit.matter_kind, limit.post, self._context.now)
                return [ASSIGNMENT.change(assignment_id(record), opening)]
            case o.Passes():
                passing = transfer(
                    assignment_of(self._world, record), limit.post, limit.document, limit.accepted_by, self._context.now
                )
                return [ASSIGNMENT.change(assignment_id(record), passing)]
            case o.LeavesCharge():
                closing = close(assignment_of(self._world, record), self._context.now)
                return [ASSIGNMENT.change(assignment_id(record), closing)]
            case _:
                return self._change(record, limit)

    def _open(self, record: UUID, limit: o.Opens) -> list[Change]:
        now, calendar = self._context.now, self._present.law.calendar
        rule = self._present.rulebook.deadline(limit.rule, civil(limit.start))
        which = deadline_id(record, limit.rule, limit.occurrence)
        existing = self._running(which)
        if existing is not None and existing.status in RUNNING:
            return []
        facts = self._facts(record, limit.owner)
        if limit.until is not None:
            event = open_fixed(
                rule, limit.start, limit.until, facts, calendar, now,
                holder=rule.holder, near=rule.near, occurrence=limit.occurrence,
            )  # fmt: skip
        else:
            event = open_deadline(rule, limit.start, facts, calendar, now, occurrence=limit.occurrence)
        return opened(event)

    def _change(self, record: UUID, limit: Any) -> list[Change]:
        which = deadline_id(record, limit.rule, limit.occurrence)
        state = self._running(which)
        if state is None or state.status not in RUNNING:
            return []
        event = self._event(state, limit)
        if event is None:
            return []
        self._states[which] = evolve(state, event)
        return deadline_changes(which, event)

    def _event(self, state: Deadline, limit: Any) -> Any:
        now, calendar = self._context.now, self._present.law.calendar
        match limit:
            case o.Meets():
                return running.meet(state, limit.on, now)
            case o.Lapses():
                return running.cancel(state, limit.reason, now)
            case o.Stops():
                if state.status is DeadlineStatus.SUSPENDED or _over(state, limit):
                    return None
                stop = Suspension(
                    started_on=limit.since, ended_on=limit.until, reason=limit.reason, source=limit.source
                )
                return running.suspend(state, stop, calendar, now)
            case o.Resumes():
                if state.status is not DeadlineStatus.SUSPENDED:
                    return None
                return running.resume(state, limit.on, calendar, now)
            case _:
                return self._extended(state, limit)

    def _extended(self, state: Deadline, limit: o.Extends) -> Any:
        rule = self._present.rulebook.deadline(limit.rule, state.started_on or self._context.today)
        extension = Extension(
            period=limit.period or str(rule.extension),
            reason=limit.reason,
            source=rule.source,
            approved_by=limit.approved_by,
        )
        return running.extend(state, extension, rule, self._present.law.calendar, self._context.now)

    def _running(self, which: UUID) -> Deadline | None:
        return self._states.get(which) or DEADLINE.find(self._world, which)

    def _facts(self, record: UUID, owner: UUID | None = None) -> Facts:
        kind, state = self._after(record)
        name = name_of(kind.kind, record)
        return facts_of(name, state, kind.subject(state), owner or self._owner(record, state.post))

    def _owner(self, record: UUID, otherwise: UUID) -> UUID:
        """Who has the matter: whom this command gives it to, else whoever took it over last."""
        for each in self._outcome.limits:
            if each.record == record and isinstance(each.limit, o.Passes):
                return each.limit.post
        assigned = ASSIGNMENT.find(self._world, assignment_id(record))
        return assigned.owner_post if assigned is not None and assigned.closed_at is None else otherwise

    def _after(self, record: UUID) -> tuple[Kind[Any], Any]:
        """The record as the outcome leaves it, worked out once."""
        if record not in self._records:
            self._records[record] = self._evolved(record)
        return self._records[record]

    def _evolved(self, record: UUID) -> tuple[Kind[Any], Any]:
        state, kind = self._world.state(record), self._world.kind(record)
        for each in self._outcome.caused:
            if each.record == record:
                kind = each.kind
                state = BY_NAME[each.kind].after(state, each.event)
        if kind is None:
            raise LookupError(f"{record} has limits but is no record")
        return BY_NAME[kind], state


def facts_of(name: str, state: Any, subject: str, owner: UUID) -> Facts:
    """What a limit runs for."""
    return Facts(
        matter=name,
        title=state.title,
        subject=subject,
        division=state.division,
        owner_post=owner,
    )


def _over(state: Deadline, limit: o.Stops) -> bool:
    # Time that has run out cannot stand still any more; what stops it goes on all the same.
    return state.expires_at is not None and instant(limit.since) >= state.expires_at
