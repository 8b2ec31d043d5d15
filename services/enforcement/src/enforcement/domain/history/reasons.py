"""Why history stands against a decision. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import STATE, Reason

HISTORY: Final[dict[str, Reason]] = {
    "NOT_FIRST_VIOLATION": Reason(
        STATE,
        "NPC-行政处罚法:33",
        "it is not the first violation of this kind: {number} of {day}",
        "不属于首次违法:{day}已有同类处罚{number}",
        "choose another tier",
    ),
}
