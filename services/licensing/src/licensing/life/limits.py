"""Deadline steps of the domain as changes of deadline records, later steps seeing what earlier ones did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from chassis.aggregates import Change, World
from licensing.domain.deadlines import DeadlineStep, StepAction
from licensing.domain.law import Law
from matters.domain import running
from matters.domain.evolving import evolve
from matters.domain.ids import deadline_id
from matters.domain.kinds import RUNNING
from matters.domain.opening import open_deadline, open_fixed
from matters.domain.states import Deadline
from matters.domain.values import Extension, Facts, Suspension
from matters.kinds import DEADLINE
from statutes.clock import Period
from statutes.rules import DeadlineRule, ReportWindow, UnknownRuleError

WARN_BEFORE: Final = (Period.parse("30d"), Period.parse("7d"))
"""Before a last day that is no rule's own: 30 June, the end of a dormancy."""

Known = Mapping[str, int]
"""Rules a matter may run under, and how often each at most."""


def limit_ids(matter: UUID, known: Known) -> tuple[UUID, ...]:
    """All limits a matter may have, to be loaded with it."""
    return tuple(deadline_id(matter, rule, number) for rule, most in known.items() for number in range(1, most + 1))


class Limits:
    """The limits of one matter inside one command."""

    def __init__(self, world: World, matter: UUID, law: Law, now: datetime) -> None:
        self._world = world
        self._matter = matter
        self._law = law
        self._now = now
        self._states: dict[UUID, Deadline | None] = {}

    def take(self, steps: Iterable[DeadlineStep], facts: Facts) -> list[Change]:
        """The changes of the steps, in their order; what is over already is left alone."""
        changes = []
        for step in steps:
            limit = deadline_id(self._matter, step.rule_id, step.occurrence)
            event = self._event(step, limit, facts)
            if event is not None:
                self._states[limit] = evolve(self._state(limit), event)
                changes.append(DEADLINE.change(limit, event))
        return changes

    def _event(self, step: DeadlineStep, limit: UUID, facts: Facts) -> Any:
        state = self._state(limit)
        if step.action is StepAction.OPEN:
            return self._opened(step, _there(facts, step.division))
        if state is None or state.status not in RUNNING:
            return None
        return self._moved(step, state)

    def _opened(self, step: DeadlineStep, facts: Facts) -> Any:
        row, calendar = self._row(step), self._law.calendar
        if step.until is not None:
            near = row.near if isinstance(row, DeadlineRule) else WARN_BEFORE
            return open_fixed(
                row, step.on, step.until, facts, calendar, self._now, near=near, occurrence=step.occurrence
            )
        if not isinstance(row, DeadlineRule):
            raise TypeError(f"{step.rule_id} has no period of its own")
        return open_deadline(row, step.on, facts, calendar, self._now, occurrence=step.occurrence)

    def _row(self, step: DeadlineStep) -> DeadlineRule | ReportWindow:
        book = self._law.rulebook
        try:
            return book.deadline(step.rule_id, step.on)
        except UnknownRuleError:
            return book.report_window(step.rule_id, step.on)

    def _moved(self, step: DeadlineStep, state: Deadline) -> Any:
        calendar, now = self._law.calendar, self._now
        match step.action:
            case StepAction.MEET:
                return running.meet(state, max(step.on, _first(state)), now)
            case StepAction.CANCEL:
                return running.cancel(state, step.reason, now)
            case StepAction.SUSPEND:
                stop = Suspension(started_on=step.on, reason=step.reason, source=step.source)
                return running.suspend(state, stop, calendar, now)
            case StepAction.RESUME:
                return running.resume(state, step.on, calendar, now)
            case _:
                return self._extended(step, state)

    def _extended(self, step: DeadlineStep, state: Deadline) -> Any:
        rule = self._law.rulebook.deadline(step.rule_id, _first(state))
        longer = Extension(
            period=str(rule.extension or ""), reason=step.reason, source=rule.source, approved_by=step.source
        )
        return running.extend(state, longer, rule, self._law.calendar, self._now)

    def _state(self, limit: UUID) -> Deadline | None:
        if limit not in self._states:
            self._states[limit] = DEADLINE.find(self._world, limit)
        return self._states[limit]


def _there(facts: Facts, division: str) -> Facts:
    """A duty that lies with another authority is nobody's here."""
    return replace(facts, division=division, owner_post=None) if division else facts


def _first(state: Deadline) -> date:
    start = state.start
    return start.date() if isinstance(start, datetime) else start
