"""A limit begins to run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from matters.domain.dating import dates_of, fixed_dates
from matters.domain.events import DeadlineOpened
from matters.domain.ids import id_in
from matters.domain.kinds import Basis, Holder
from matters.domain.refusal import refuse
from matters.domain.states import Deadline
from matters.domain.values import Dates, Facts, Moment, Terms
from statutes import clock as law
from statutes.calendar import Calendar


class Named(Protocol):
    """What every row of the law has (`statutes.rules.Row`)."""

    @property
    def rule_id(self) -> str:
        """Stable id, such as "permit.decide"."""

    @property
    def version(self) -> str:
        """Which version of it."""

    @property
    def source(self) -> str:
        """Article, as `NPC-行政许可法:42`."""


class Rule(Named, Protocol):
    """What is needed of a `statutes.rules.DeadlineRule`."""

    @property
    def regime(self) -> law.Regime:
        """How its time is counted."""

    @property
    def holder(self) -> law.Holder:
        """Whose time runs."""

    @property
    def period(self) -> law.Period:
        """How long."""

    @property
    def extension(self) -> law.Period | None:
        """How much may be added; None: nothing."""

    @property
    def near(self) -> tuple[law.Period, ...]:
        """When to warn before the date."""

    @property
    def is_right(self) -> bool:
        """Whether it ends with its time."""


def terms_of(rule: Rule, basis: Basis = Basis.LEGAL, period: law.Period | None = None) -> Terms:
    """What a rule says; `period` is a promise shorter than the rule."""
    return Terms(
        rule_id=rule.rule_id,
        rule_version=rule.version,
        source=rule.source,
        basis=basis,
        holder=Holder[rule.holder.name],
        regime=rule.regime.value,
        period=str(period or rule.period),
        near=tuple(map(str, rule.near)),
        is_right=rule.is_right,
    )


def open_deadline(
    rule: Rule,
    start: Moment,
    facts: Facts,
    calendar: Calendar,
    now: datetime,
    *,
    basis: Basis = Basis.LEGAL,
    period: law.Period | None = None,
    occurrence: int = 1,
    existing: Deadline | None = None,
) -> DeadlineOpened:
    """A limit that runs from `start` (a day, or for hours an aware instant), which itself is not counted.

    `existing` is the state under the same id, if the command has loaded it: then Refusal DEADLINE_EXISTS.
    Other refusals: those of the legal clock.
    """
    _refuse_existing(existing, rule)
    id_in(facts.matter)
    terms = terms_of(rule, basis, period)
    dates = dates_of(terms, start, calendar, now)
    return _opened(terms, start, facts, now, occurrence, None, dates)


def open_fixed(
    rule: Named,
    start: Moment,
    day: date,
    facts: Facts,
    calendar: Calendar,
    now: datetime,
    *,
    holder: law.Holder = law.Holder.PARTY,
    near: Sequence[law.Period] = (),
    basis: Basis = Basis.LEGAL,
    occurrence: int = 1,
    existing: Deadline | None = None,
) -> DeadlineOpened:
    """A limit whose last day law or decision names itself: 30 June, or the last day of a licence.

    `rule` is any row of the law: a licence kind, a report window. Refusal DEADLINE_EXISTS as for `open_deadline`.
    """
    _refuse_existing(existing, rule)
    id_in(facts.matter)
    terms = Terms(
        rule_id=rule.rule_id,
        rule_version=rule.version,
        source=rule.source,
        basis=basis,
        holder=Holder[holder.name],
        regime="",
        period="",
        near=tuple(map(str, near)),
    )
    dates = fixed_dates(terms, start, day, calendar, now)
    return _opened(terms, start, facts, now, occurrence, day, dates)


def _refuse_existing(existing: Deadline | None, rule: Named) -> None:
    if existing is not None:
        raise refuse("DEADLINE_EXISTS", "", rule_id=rule.rule_id)


def _opened(
    terms: Terms, start: Moment, facts: Facts, now: datetime, occurrence: int, day: date | None, dates: Dates
) -> DeadlineOpened:
    at = start if isinstance(start, datetime) else None
    return DeadlineOpened(
        at=now,
        facts=facts,
        terms=terms,
        occurrence=occurrence,
        started_on=None if at else start,
        started_at=at,
        fixed_on=day,
        dates=dates,
    )
