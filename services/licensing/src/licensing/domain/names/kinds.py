"""The closed lists of names. The numbers are those of the wire contract."""

from __future__ import annotations

from enum import IntEnum


class NameStage(IntEnum):
    """What a name is now."""

    UNSPECIFIED = 0
    RESERVED = 1
    REGISTERED = 2
    ENDED = 3
    """Given up; kept from others for a year (SC-734:17)."""
    FREE = 4
    """Nobody's any more: the reservation lapsed or was given up, or the year is over."""


class NameEnd(IntEnum):
    """How a registered name ended."""

    UNSPECIFIED = 0
    DEREGISTERED = 1
    CHANGED = 2
    ANNULLED = 3


class IllegalStage(IntEnum):
    """Where a name found illegal stands (SC-734:23)."""

    UNSPECIFIED = 0
    TO_BE_CHANGED = 1
    CHANGED = 2
    KEPT = 3
    """Not changed in 30 days; the entity goes on the abnormal list."""


STAGE_ZH = {
    NameStage.UNSPECIFIED: "未申报",
    NameStage.RESERVED: "保留期内",
    NameStage.REGISTERED: "已登记",
    NameStage.ENDED: "已停用",
    NameStage.FREE: "已释放",
}
