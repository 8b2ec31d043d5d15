"""The steps a decision names (`domain.licences.matters`) as changes of deadline and assignment records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from chassis.aggregates import Change, World
from licensing.domain.licences import matters as m
from licensing.domain.licences.kinds import LimitBasis
from licensing.domain.licences.terms import (
    ANNULMENT_RULE,
    DEFERRED_PAPERS_RULE,
    DEREGISTRATION_DUTY_RULE,
    LICENCE_END_RULE,
    RECTIFY_RULE,
    SUSPENSION_END_RULE,
    LicenceTerms,
)
from matters.domain import running
from matters.domain.assignments import close, open_assignment
from matters.domain.evolving import evolve
from matters.domain.ids import assignment_id, deadline_id
from matters.domain.kinds import RUNNING, Basis
from matters.domain.opening import Rule, open_deadline, open_fixed
from matters.domain.states import Deadline
from matters.domain.values import Extension, Facts, Suspension
from matters.kinds import ASSIGNMENT, DEADLINE
from statutes.calendar import Calendar
from statutes.clock import Holder, Period
from statutes.rules import NoVersionError, Rulebook

_STEPS = ("accept", "decide", "issue")
"""Of an application: their rules differ by kind, so their records are known by the step."""
APPLICATION_LIMITS = (*_STEPS, DEFERRED_PAPERS_RULE)
LICENCE_LIMITS = (LICENCE_END_RULE, SUSPENSION_END_RULE, ANNULMENT_RULE, DEREGISTRATION_DUTY_RULE)
PLEDGE_LIMITS = ("pledge.check", RECTIFY_RULE)
FILING_LIMITS = ("publish",)
_BASES = (LimitBasis.LEGAL, LimitBasis.PROMISED)


@dataclass(frozen=True, slots=True)
class Named:
    """The row behind a day that a decision, a licence or a pledge names itself."""

    rule_id: str
    version: str
    source: str


def limit_id(matter: UUID, step: str, basis: LimitBasis = LimitBasis.LEGAL) -> UUID:
    """The record of one limit of a matter; it runs anew when the step comes again."""
    return deadline_id(matter, step if basis is LimitBasis.LEGAL else f"{step}:promised")


def limit_ids(matter: UUID, steps: Iterable[str]) -> tuple[UUID, ...]:
    """All limit records and the assignment a matter may have, to be loaded with it."""
    return (*(limit_id(matter, step, basis) for step in steps for basis in _BASES), assignment_id(matter))


class Limits:
    """The limits of one matter inside one command; later steps see what earlier ones did."""

    def __init__(
        self, world: World, matter: UUID, known: Sequence[str], facts: Facts, terms: LicenceTerms, rulebook: Rulebook,
        calendar: Calendar, now: datetime,
    ) -> None:  # fmt: skip
        self._world = world
        self._matter = matter
        self._known = known
        self._facts = facts
        self._terms = terms
        self._rulebook = rulebook
        self._calendar = calendar
        self._now = now
        self._states: dict[UUID, Deadline | None] = {}
        self.changes: list[Change] = []

    def take(self, steps: Iterable[m.MatterStep]) -> list[Change]:
        """The changes of all steps, in their order."""
        for step in steps:
            self._take(step)
        return self.changes

    def _take(self, step: m.MatterStep) -> None:
        match step:
            case m.OpenLimit():
                if opened := self._opened(step):
                    self._apply(self._id(step), opened)
            case m.OwnMatter():
                self._own(step)
            case m.CloseMatter():
                self._close()
            case _:
                self._move(step)

    def _opened(self, step: m.OpenLimit) -> Any:
        """None where the step is older than every version of its rule: such a limit of a licence taken over from an
        older system ran out long before this register began, and nobody acts on it any more."""
        basis = Basis[step.basis.name]
        if step.fixed_on:
            row = self._named(step.rule_id)
            near = self._warnings(step.rule_id)
            return open_fixed(
                row, step.started_on, step.fixed_on, self._facts, self._calendar, self._now,
                holder=Holder.PARTY, near=near, basis=basis, occurrence=step.occurrence,
            )  # fmt: skip
        try:
            rule = self._rulebook.deadline(step.rule_id, step.started_on)
        except NoVersionError:
            return None
        return open_deadline(
            rule, step.started_on, self._facts, self._calendar, self._now,
            basis=basis, period=step.period, occurrence=step.occurrence,
        )  # fmt: skip

    def _move(self, step: Any) -> None:
        limit = self._id(step)
        state = self._state(limit)
        if state is None or state.status not in RUNNING:
            return
        match step:
            case m.MeetLimit():
                self._apply(limit, running.meet(state, max(step.met_on, _first(state)), self._now))
            case m.CancelLimit():
                self._apply(limit, running.cancel(state, step.reason, self._now))
            case _:
                self._shift(limit, state, step)

    def _shift(self, limit: UUID, state: Deadline, step: m.SuspendLimit | m.ResumeLimit | m.ExtendLimit) -> None:
        match step:
            case m.ResumeLimit() if state.suspensions and state.suspensions[-1].end is None:
                self._apply(limit, running.resume(state, step.resumed_on, self._calendar, self._now))
            case m.SuspendLimit() if not self._over(state):
                suspension = Suspension(started_on=step.from_date, reason=step.reason, source=step.source)
                self._apply(limit, running.suspend(state, suspension, self._calendar, self._now))
            case m.ExtendLimit() if not self._over(state):
                extension = Extension(
                    period=str(step.period), reason=step.reason, source=step.source, approved_by=step.approved_by
                )
                rule: Rule = self._rulebook.deadline(step.rule_id, _first(state))
                self._apply(limit, running.extend(state, extension, rule, self._calendar, self._now))
            case _:
                # A promise that is broken already is neither stopped nor lengthened any more.
                return

    def _over(self, state: Deadline) -> bool:
        return state.expires_at is not None and state.expires_at <= self._now

    def _own(self, step: m.OwnMatter) -> None:
        if step.post is None:
            return
        self._facts = replace(self._facts, title=step.title, owner_post=step.post)
        kind = self._facts.matter.partition("/")[0]
        event = open_assignment(self._facts, kind, step.post, self._now)
        self.changes.append(ASSIGNMENT.change(assignment_id(self._matter), event))

    def _close(self) -> None:
        for step in self._known:
            for basis in _BASES:
                limit = limit_id(self._matter, step, basis)
                state = self._state(limit)
                if state is not None and state.status in RUNNING:
                    self._apply(limit, running.cancel(state, "办结", self._now))
        held = ASSIGNMENT.find(self._world, assignment_id(self._matter))
        if held is not None and held.closed_at is None:
            self.changes.append(ASSIGNMENT.change(assignment_id(self._matter), close(held, self._now)))

    def _id(self, step: Any) -> UUID:
        return limit_id(self._matter, self._step(step.rule_id), step.basis)

    def _step(self, rule_id: str) -> str:
        terms = self._terms
        by_rule = {terms.accept.rule_id: "accept", terms.decide.rule_id: "decide", terms.issue.rule_id: "issue"}
        publish = {terms.publish.rule_id: "publish"} if terms.publish else {}
        return {**by_rule, **publish}.get(rule_id, rule_id)

    def _state(self, limit: UUID) -> Deadline | None:
        if limit not in self._states:
            self._states[limit] = DEADLINE.find(self._world, limit)
        return self._states[limit]

    def _apply(self, limit: UUID, event: Any) -> None:
        self._states[limit] = evolve(self._state(limit), event)
        self.changes.append(DEADLINE.change(limit, event))

    def _named(self, rule_id: str) -> Named:
        return Named(rule_id, self._terms.version, self._terms.source)

    def _warnings(self, rule_id: str) -> tuple[Period, ...]:
        """A term warns when its renewal opens and before it closes."""
        renewal = self._terms.renewal
        if rule_id != LICENCE_END_RULE:
            return (Period.parse("3wd"),)
        return tuple(each for each in (renewal.opens, renewal.closes) if each) or (Period.parse("30wd"),)


def _first(state: Deadline) -> date:
    start = state.start
    return start.date() if isinstance(start, datetime) else start
