"""Deadlines and assignments as tests state them: rules, facts and histories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from matters.domain.events import DeadlineEvent
from matters.domain.evolving import evolve
from matters.domain.opening import open_deadline
from matters.domain.states import Deadline
from matters.domain.values import Facts, Moment
from statutes.calendar import load_calendar
from statutes.clock import Holder, Period, Regime

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDAR = load_calendar()
MATTER = UUID("00000000-0000-4000-8000-00000000a11c")
POST = UUID("00000000-0000-4000-8000-00000000b0b0")
OTHER_POST = UUID("00000000-0000-4000-8000-00000000c0c0")
FACTS = Facts(
    matter=f"licences/{MATTER}",
    title="食品经营许可",
    subject="91450103MA5K000000",
    division="450103",
    owner_post=POST,
)


_TWENTY, _TEN = Period.parse("20wd"), Period.parse("10wd")
_NEAR = (Period.parse("3wd"), Period.parse("1wd"))


@dataclass(frozen=True)
class Rule:
    """A rule of a test's own; the fields of `statutes.rules.DeadlineRule` that matters look at."""

    period: Period = _TWENTY
    extension: Period | None = _TEN
    near: tuple[Period, ...] = _NEAR
    holder: Holder = Holder.AUTHORITY
    regime: Regime = Regime.LICENSING
    rule_id: str = "permit.decide"
    version: str = "2004-07-01"
    source: str = "NPC-行政许可法:42"
    is_right: bool = False


@dataclass(frozen=True)
class Rules:
    """A rulebook with one rule."""

    rule: Rule

    def deadline(self, rule_id: str, on: date) -> Rule:
        assert rule_id == self.rule.rule_id
        return self.rule


DECIDE = Rule()


def at(day: str, hour: int = 9) -> datetime:
    """A civil day and hour in Asia/Shanghai."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), SHANGHAI).replace(hour=hour)


def history(*events: DeadlineEvent) -> Deadline:
    """The state after some events."""
    state: Deadline | None = None
    for event in events:
        state = evolve(state, event)
    assert state is not None
    return state


def opened(start: Moment = date(2026, 3, 2), rule: Rule = DECIDE, now: datetime | None = None) -> Deadline:
    """A limit that runs from a day."""
    known = now or (start if isinstance(start, datetime) else at(start.isoformat()))
    return history(open_deadline(rule, start, FACTS, CALENDAR, known))


def days(instants: Sequence[datetime]) -> list[str]:
    """Civil days of instants that are all at the beginning of one."""
    local = [each.astimezone(SHANGHAI) for each in instants]
    assert all((each.hour, each.minute) == (0, 0) for each in local)
    return [each.date().isoformat() for each in local]
