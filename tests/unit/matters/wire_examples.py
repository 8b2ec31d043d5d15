"""One full example of every event, fixed for ever: its bytes are golden."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from support.limits import FACTS, OTHER_POST, POST

from matters.domain import events as e
from matters.domain.evolving import evolve, evolve_assignment
from matters.domain.kinds import Basis, Holder
from matters.domain.values import Dates, Extension, Suspension, Terms

AT = datetime(2026, 3, 2, 1, 30, 15, 123456, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Example:
    """An event and the state it met."""

    before: Any
    event: Any


_TERMS = Terms(
    rule_id="permit.decide",
    rule_version="2004-07-01",
    source="NPC-行政许可法:42",
    basis=Basis.LEGAL,
    holder=Holder.AUTHORITY,
    regime="LICENSING",
    period="20wd",
    near=("3wd", "1wd"),
)
_DATES = Dates(
    act_by=date(2026, 3, 30),
    right_ends=date(2026, 3, 31),
    act_by_at=AT + 48 * HOUR,
    right_ends_at=AT + 49 * HOUR,
    expires_at=datetime(2026, 3, 30, 16, tzinfo=UTC),
    provisional=True,
    explanation='{"format":1}',
    near_ats=(datetime(2026, 3, 24, 16, tzinfo=UTC), datetime(2026, 3, 26, 16, tzinfo=UTC)),
    missed_at=AT + HOUR,
)
_PAUSE = Suspension(
    started_on=date(2026, 3, 10),
    started_at=AT + 2 * HOUR,
    ended_on=date(2026, 3, 17),
    ended_at=AT + 3 * HOUR,
    reason="听证",
    source="NPC-行政许可法:45",
)
_MORE = Extension(period="10wd", reason="案情复杂", source="NPC-行政许可法:42", approved_by="桂市监延〔2026〕1号")
_OPENED = e.DeadlineOpened(
    at=AT,
    facts=FACTS,
    terms=_TERMS,
    occurrence=2,
    started_on=date(2026, 3, 2),
    started_at=AT - HOUR,
    fixed_on=date(2026, 6, 30),
    dates=_DATES,
)
_RUNNING = evolve(None, _OPENED)
_LATER = AT + 24 * HOUR
_OWNED = e.AssignmentOpened(
    at=AT,
    matter=FACTS.matter,
    matter_kind="licence",
    title=FACTS.title,
    subject=FACTS.subject,
    division=FACTS.division,
    owner_post=POST,
)
_HELD = evolve_assignment(None, _OWNED)

EXAMPLES = {
    type(example.event).__name__: example
    for example in (
        Example(None, _OPENED),
        Example(_RUNNING, e.DeadlineSuspended(at=_LATER, suspensions=(_PAUSE,), open=True, dates=Dates())),
        Example(_RUNNING, e.DeadlineResumed(at=_LATER, suspensions=(_PAUSE,), dates=_DATES)),
        Example(_RUNNING, e.DeadlineExtended(at=_LATER, extensions=(_MORE,), dates=_DATES)),
        Example(_RUNNING, e.DeadlineMet(at=_LATER, met_on=date(2026, 3, 3), late=True)),
        Example(_RUNNING, e.DeadlineCancelled(at=_LATER, reason="申请人撤回")),
        Example(_RUNNING, e.DeadlineRecomputed(at=_LATER, terms=replace(_TERMS, is_right=True), dates=_DATES)),
        Example(
            _RUNNING,
            e.DeadlineNear(
                at=_LATER, given=_DATES.near_ats[:1], near_ats=_DATES.near_ats[1:], expires_at=_DATES.expires_at
            ),
        ),
        Example(_RUNNING, e.DeadlineMissed(at=_LATER, expires_at=AT + HOUR)),
        Example(_RUNNING, e.DeadlineExpired(at=_LATER, expires_at=AT + HOUR)),
        Example(_RUNNING, e.DeadlineReassigned(at=_LATER, owner_post=OTHER_POST)),
        Example(None, _OWNED),
        Example(_HELD, e.AssignmentOffered(at=_LATER, offered_to=OTHER_POST)),
        Example(
            _HELD,
            e.AssignmentTransferred(
                at=_LATER, from_post=POST, owner_post=OTHER_POST, handover="交〔2026〕1号", accepted_by="officer-7"
            ),
        ),
        Example(_HELD, e.AssignmentClosed(at=_LATER)),
    )
}
