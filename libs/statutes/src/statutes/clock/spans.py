"""Suspensions 中止 as spans in order, refused where they contradict each other or the start."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from statutes.calendar.errors import ClockError
from statutes.clock.counting import OPEN, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from statutes.clock.terms import Moment, Suspension


def ordered_spans(suspensions: Sequence[Suspension], begun: int, number: Callable[[date], int]) -> list[Span]:
    """The spans [stop, run again) in order of time, as numbers.

    Raises `ClockError` SUSPENSION_BEFORE_START, SUSPENSION_ENDS_BEFORE_IT_STARTS, SUSPENSIONS_CONTRADICT.
    """
    spans = []
    for suspension in suspensions:
        stop = number(suspension.start)
        again = OPEN if suspension.end is None else number(suspension.end)
        if stop < begun:
            raise _before_start(suspension)
        if again < stop:
            raise _backwards(suspension)
        spans.append((stop, again))
    if len(spans) > 1:
        spans.sort()
        _refuse_overlap(spans, suspensions)
    return spans


def refuse_after_end(spans: Sequence[Span], suspensions: Sequence[Suspension], end: int, shown: Moment) -> None:
    """Refuse a suspension that starts when the period, counted without it, has ended (SUSPENSION_AFTER_END)."""
    if spans and spans[-1][0] > end:
        latest = max(str(suspension.start) for suspension in suspensions)
        raise ClockError(
            "SUSPENSION_AFTER_END",
            f"the period ended on {shown}; it cannot be suspended on {latest}",
            f"期限已于{shown}届满,不能于{latest}中止",
            remedy="record the period as missed, or correct the suspension's first day",
        )


def _before_start(suspension: Suspension) -> ClockError:
    return ClockError(
        "SUSPENSION_BEFORE_START",
        f"suspended on {suspension.start}, before the period starts",
        f"中止日{suspension.start}早于期限开始之日",
        remedy="correct the suspension's first day or the start",
    )


def _backwards(suspension: Suspension) -> ClockError:
    return ClockError(
        "SUSPENSION_ENDS_BEFORE_IT_STARTS",
        f"resumed on {suspension.end}, before it was suspended on {suspension.start}",
        f"恢复日{suspension.end}早于中止日{suspension.start}",
        remedy="correct one of the two days",
    )


def _refuse_overlap(spans: Sequence[Span], suspensions: Sequence[Suspension]) -> None:
    if any(after[0] < before[1] for before, after in pairwise(spans)):
        shown = ", ".join(f"[{s.start}, {s.end or '-'})" for s in suspensions)
        raise ClockError(
            "SUSPENSIONS_CONTRADICT",
            f"suspensions overlap: {shown}",
            f"中止区间相互重叠:{shown}",
            remedy="end one suspension before the next begins",
        )
