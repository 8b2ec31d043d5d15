"""Which remedies stand against which act, from which day on.

A missing or wrong text lengthens the party's time to as much as one year (NPC-行政复议法:20), so nobody writes it by
hand. Periods are not here: they are the deadline rules the rows name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

RECONSIDER: Final = "remedy.reconsideration"
SUE: Final = "remedy.suit"
SUE_AFTER: Final = "remedy.suit.reconsidered"


class Act(Enum):
    """What the party may be against, by the word documents call it."""

    PENALTY = "行政处罚决定"
    NO_PENALTY = "不予行政处罚决定"
    SPOT_PENALTY = "当场行政处罚决定"
    MEASURE = "行政强制措施决定"
    REFUSAL = "不予同意的决定"
    """As of deferral or instalments (NPC-行政处罚法:66)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedies:
    """One row."""

    act: Act
    valid_from: date
    source: str
    confidence: str
    reconsideration_first: bool
    """复议前置: no suit before reconsideration was decided."""
    goes_on: str
    """What is not suspended meanwhile; "" where there is nothing to carry out."""


_2024: Final = date(2024, 1, 1)
"""The 复议法 of 2023 came into force."""


def _row(act: Act, source: str, *, first: bool, goes_on: str, confidence: str = "S") -> Remedies:
    return Remedies(
        act=act,
        valid_from=_2024,
        source=source,
        confidence=confidence,
        reconsideration_first=first,
        goes_on=goes_on,
    )


TABLE: Final = (
    _row(Act.PENALTY, "NPC-行政复议法:20", first=False, goes_on="行政处罚"),
    _row(Act.NO_PENALTY, "NPC-行政复议法:20", first=False, goes_on=""),
    _row(Act.SPOT_PENALTY, "NPC-行政复议法:23", first=True, goes_on="行政处罚"),
    _row(Act.MEASURE, "NPC-行政复议法:20", first=False, goes_on="行政强制措施"),
    _row(Act.REFUSAL, "NPC-行政复议法:20", first=False, goes_on="", confidence="F"),
)
"""Later rows of the same act hold from their own day on."""


def row_of(act: Act, day: date) -> Remedies | None:
    """The row in force on a day; None before the first."""
    return max((each for each in TABLE if each.act is act and each.valid_from <= day), key=_since, default=None)


def _since(row: Remedies) -> date:
    return row.valid_from
