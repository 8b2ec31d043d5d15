"""Standing of an entity: its status, read from the words registers use, and the marks beside it.

A mark is no status: an entity in liquidation is still registered, a dormant one may come back any day. The codes
of marks are our own; the publicity system shows them as text.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import Final

from statutes.entities import Status


class Mark(StrEnum):
    """Transitional marks 状态标注; the value is the code."""

    DORMANT = "dormant"
    ORDERED_CLOSED = "ordered_closed"
    IN_LIQUIDATION = "in_liquidation"
    UNLIQUIDATED = "unliquidated"
    FORCED_DEREGISTRATION = "forced_deregistration"

    @property
    def name_zh(self) -> str:
        """The label of the publicity system."""
        return _MARKS[self][0]

    @property
    def rule(self) -> str:
        """The article the mark comes from."""
        return _MARKS[self][1]

    @property
    def goes_with(self) -> frozenset[Status]:
        """Statuses an entity with the mark can have."""
        return _MARKS[self][2]


_LIVE: Final = frozenset({Status.ACTIVE})
_ENDING: Final = frozenset({Status.ACTIVE, Status.REVOKED, Status.ANNULLED})
_MARKS: Final = {
    Mark.DORMANT: ("歇业", "SC-746:30", _LIVE),
    Mark.ORDERED_CLOSED: ("责令关闭", "SC-746:31", _LIVE),
    Mark.IN_LIQUIDATION: ("清算", "SC-746:32", _ENDING),
    # Six months after annulment, revocation or closure without notice of a liquidation.
    Mark.UNLIQUIDATED: ("特别标注", "SAMR-52/2022:67", _ENDING),
    Mark.FORCED_DEREGISTRATION: (
        "强制注销",
        "NPC-公司法:241",
        frozenset({Status.DEREGISTERED, Status.REVOKED_DEREGISTERED}),
    ),
}

LABELS: Final = {
    Status.ACTIVE: ("存续(在营、开业、在册)", "存续", "在业", "在营", "开业", "在册", "登记成立"),
    Status.REVOKED_DEREGISTERED: ("吊销,已注销", "吊销已注销", "吊销后注销"),
    Status.REVOKED: ("吊销,未注销", "吊销未注销", "吊销"),
    Status.DEREGISTERED: ("注销", "已注销", "注销企业"),
    Status.ANNULLED: ("撤销", "已撤销", "撤销登记"),
    Status.MOVED_OUT: ("迁出", "迁往异地", "已迁出"),
}
"""Words a register writes for each status, the publicity system's own first."""


def may_trade(status: Status, marks: frozenset[Mark]) -> bool:
    """Whether an entity may do business now.

    Trading ends a dormancy by itself (SC-746:30), so a dormant entity may; one ordered closed or in liquidation
    may not (NPC-公司法:236).
    """
    return status.may_trade and not marks & {Mark.ORDERED_CLOSED, Mark.IN_LIQUIDATION}


def status_of(text: str) -> Status:
    """The status a register's words mean; UNKNOWN for words that mean none.

    Dormancy counts as active, with the mark beside it: see `marks_of`.
    """
    plain = _plain(text)
    if plain in (mark.name_zh for mark in (Mark.DORMANT, Mark.ORDERED_CLOSED, Mark.IN_LIQUIDATION)):
        return Status.ACTIVE
    for status, labels in LABELS.items():
        if any(plain == _plain(label) for label in labels):
            return status
    return Status.UNKNOWN


def marks_of(text: str) -> frozenset[Mark]:
    """The marks a register's words name."""
    plain = _plain(text)
    return frozenset(mark for mark in Mark if mark.name_zh in plain)


def _plain(text: str) -> str:
    """Half-width without spaces, and without commas, which are written or not."""
    half = unicodedata.normalize("NFKC", text)
    return "".join(c for c in half if not c.isspace() and c not in ",、;")
