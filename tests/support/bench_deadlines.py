"""A province and its limits through a simulated year, and a recount that knows nothing of the code it checks.

Each entity has a licence of five years and an annual report due on 30 June; one in ten applies for a permit, to be
decided in 20 working days. Most act in time. The scheduler looks every midnight, except while it is down.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random
from typing import NamedTuple
from uuid import UUID, uuid5

import chinese_calendar
import psycopg
from support.limit_desk import Desk, journal, order
from support.limits import CALENDAR, POST, SHANGHAI

from chassis.aggregates import Change, Context, World
from chassis.commands.orders import Order
from matters.announcing import BATCH
from matters.changes import deadline_changes, deadline_of, opened
from matters.domain.events import DeadlineOpened
from matters.domain.ids import deadline_id
from matters.domain.opening import Named, open_deadline, open_fixed
from matters.domain.running import meet
from matters.domain.values import Facts
from province.generator import generate
from province.model import Entity
from statutes.clock import Period
from statutes.rules import load_rulebook

SEED = 20261123
NAMESPACE = UUID("b0a3bb0e-6a4c-5a44-8f62-0d5f6f3f6d11")
SEEDED = datetime(2025, 12, 1, tzinfo=SHANGHAI)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
REPORTS_END = date(2026, 6, 30)
DOWN = frozenset(FIRST + timedelta(days=n) for n in (*range(170, 176), *range(300, 303)))
"""Days on which the scheduler does not run: around 25 June, when most is near, and in October."""
BACKWARDS = date(2026, 8, 1)
"""A day on which the clock shows an earlier month for a while."""

_BOOK = load_rulebook("")
_LICENCE = _BOOK.licence_kind("food-trade", FIRST)
_PERMIT = _BOOK.deadline("permit.decide", FIRST)
_LICENCE_NEAR = (Period.parse("30d"), Period.parse("7d"))
_REPORT_NEAR = (Period.parse("1m"), Period.parse("5d"))
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Report:
    """The annual report as a row of law."""

    rule_id: str = "annual-report.file"
    version: str = "2014-10-01"
    source: str = "SC-654:8"


class Plan(NamedTuple):
    """One limit, when it begins and when, if ever, it is met."""

    deadline: UUID
    opens: date | None
    """None: before the year."""
    event: Callable[[datetime], DeadlineOpened]
    warnings: tuple[date, ...]
    """By plain counting."""
    ends: date
    met: date | None


def plans(entities: int) -> Iterator[Plan]:
    """All limits of a province."""
    for number, entity in enumerate(generate(SEED, entities)):
        rng = Random(f"{SEED}:{number}")
        yield _licence(entity, number, rng)
        yield _report(entity, number, rng)
        if number % 10 == 0:
            yield _permit(entity, number, rng)


def _licence(entity: Entity, number: int, rng: Random) -> Plan:
    ends = date(2026, 2, 10) + timedelta(days=rng.randrange(5 * 365))
    met = max(FIRST, ends - timedelta(days=rng.randrange(1, 60))) if rng.random() < 0.6 else None
    warnings = (ends - timedelta(days=30), ends - timedelta(days=7))
    facts = _facts(entity, "licences", number, f"食品经营许可证 {entity.name}")
    event = partial(_fixed, _LICENCE, SEEDED.date() - _DAY, ends, facts, _LICENCE_NEAR)
    return Plan(_id(facts, _LICENCE.rule_id), None, event, warnings, ends, _in_year(met))


def _report(entity: Entity, number: int, rng: Random) -> Plan:
    met = FIRST + timedelta(days=rng.randrange(190)) if rng.random() < 0.9 else None
    facts = _facts(entity, "annualReports", number, f"2025年度报告 {entity.name}")
    report = Report()
    event = partial(_fixed, report, SEEDED.date() - _DAY, REPORTS_END, facts, _REPORT_NEAR)
    warnings = (date(2026, 5, 30), date(2026, 6, 25))
    return Plan(_id(facts, report.rule_id), None, event, warnings, REPORTS_END, met)


def _permit(entity: Entity, number: int, rng: Random) -> Plan:
    start = FIRST + timedelta(days=rng.randrange(5, 300))
    ends = _workdays(start, 20)
    met = start + timedelta(days=rng.randrange(1, 35)) if rng.random() < 0.95 else None
    facts = _facts(entity, "applications", number, f"许可申请 {entity.name}")

    def event(now: datetime) -> DeadlineOpened:
        return open_deadline(_PERMIT, start, facts, CALENDAR, now)

    warnings = (_workdays(ends, -3), _workdays(ends, -1))
    return Plan(_id(facts, _PERMIT.rule_id), start, event, warnings, ends, _in_year(met))


def _fixed(rule: Named, start: date, day: date, facts: Facts, near: Sequence[Period], now: datetime) -> DeadlineOpened:
    return open_fixed(rule, start, day, facts, CALENDAR, now, near=near)


def _facts(entity: Entity, collection: str, number: int, title: str) -> Facts:
    matter = uuid5(NAMESPACE, f"{collection}/{number}")
    return Facts(
        matter=f"{collection}/{matter}",
        title=title,
        subject=entity.code,
        division=entity.division,
        owner_post=POST if collection == "applications" else None,
    )


def _id(facts: Facts, rule_id: str) -> UUID:
    return deadline_id(UUID(facts.matter.partition("/")[2]), rule_id)


def _in_year(day: date | None) -> date | None:
    return day if day is not None and day <= LAST else None


def _workdays(day: date, count: int) -> date:
    """Counted by another library."""
    step = _DAY if count > 0 else -_DAY
    while count:
        day += step
        count -= (1 if count > 0 else -1) * chinese_calendar.is_workday(day)
    return day


@dataclass
class Expected:
    """What the year must have brought."""

    given: Counter[tuple[UUID, date]] = field(default_factory=Counter)
    missed: Counter[UUID] = field(default_factory=Counter)


def recount(all_plans: Sequence[Plan]) -> Expected:
    """By brute force: each warning and each end, on the first look after it, unless the limit was met before."""
    looks = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    looks = [day for day in looks if day not in DOWN]
    found = Expected()
    for plan in all_plans:
        for warning in plan.warnings:
            if _announced(plan, warning, looks):
                found.given[plan.deadline, warning] += 1
        if _announced(plan, plan.ends + _DAY, looks):
            found.missed[plan.deadline] += 1
    return found


def _announced(plan: Plan, due: date, looks: Sequence[date]) -> bool:
    index = bisect_left(looks, due)
    return index < len(looks) and (plan.met is None or plan.met >= looks[index])


def journalled(desk: Desk) -> Expected:
    """What the journal says."""
    return Expected(
        Counter(
            (deadline, mark.astimezone(SHANGHAI).date())
            for deadline, event in journal(desk.database, "DeadlineNear")
            for mark in event.given
        ),
        Counter(deadline for deadline, _ in journal(desk.database, "DeadlineMissed")),
    )


class Year:
    """The simulation."""

    def __init__(self, desk: Desk, all_plans: Sequence[Plan]) -> None:
        self._desk = desk
        self._plans = all_plans
        self.announced = 0
        self.most_at_once = 0

    async def seed(self) -> None:
        """Everything that runs before the year begins."""
        self._to(SEEDED)
        await self._desk.months()
        await self._do([self._opening(plan) for plan in self._plans if plan.opens is None])
        with psycopg.connect(self._desk.database.owner_url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")

    async def run(self, tell: Callable[[date, int], None]) -> None:
        """Day by day: the scheduler at midnight, what people do at nine."""
        opening, meeting = defaultdict(list), defaultdict(list)
        for plan in self._plans:
            if plan.opens:
                opening[plan.opens].append(plan)
            if plan.met:
                meeting[plan.met].append(plan)
        day = FIRST
        while day <= LAST:
            if day.day == 1:
                self._to(_midnight(day))
                await self._desk.months()
            if day not in DOWN:
                await self._look(day)
            self._to(_midnight(day) + timedelta(hours=9))
            await self._do([self._opening(plan) for plan in opening[day]])
            await self._do([self._meeting(plan) for plan in meeting[day]])
            if day.day == 1:
                tell(day, self.announced)
            day += _DAY

    async def _look(self, day: date) -> None:
        if day == BACKWARDS:
            self._to(_midnight(day) - timedelta(days=45))
            assert await self._desk.run() == 0, "announced by a clock that went back"
        self._to(_midnight(day))
        announced = await self._desk.run()
        self.announced += announced
        self.most_at_once = max(self.most_at_once, announced)
        while await self._desk.scheduler.outbox.batch():
            pass

    def _to(self, instant: datetime) -> None:
        self._desk.clock.advance(instant.astimezone(UTC) - self._desk.clock.now())

    async def _do(self, orders: Sequence[Order]) -> None:
        for first in range(0, len(orders), BATCH):
            await self._desk.do(*orders[first : first + BATCH])

    def _opening(self, plan: Plan) -> Order:
        return order(plan.deadline, partial(_open, plan))

    def _meeting(self, plan: Plan) -> Order:
        return order(plan.deadline, partial(_meet, plan))


def _open(plan: Plan, _world: World, context: Context) -> Sequence[Change]:
    return opened(plan.event(context.now))


def _meet(plan: Plan, world: World, context: Context) -> Sequence[Change]:
    return deadline_changes(plan.deadline, meet(deadline_of(world, plan.deadline), context.today, context.now))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
