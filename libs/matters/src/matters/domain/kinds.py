"""What a deadline can be: the numbers are those of the contract."""

from __future__ import annotations

from enum import IntEnum


class DeadlineStatus(IntEnum):
    """Where a limit stands."""

    OPEN = 1
    """计算中"""
    SUSPENDED = 2
    """中止: time stands still and there is no date."""
    MET = 3
    """已办结"""
    CANCELLED = 4
    """终止: what it ran for has fallen away."""
    EXPIRED = 5
    """期满: a right whose time has passed; nobody is late."""


RUNNING = frozenset({DeadlineStatus.OPEN, DeadlineStatus.SUSPENDED})
"""Not over yet."""


class Basis(IntEnum):
    """What a limit rests on."""

    LEGAL = 1
    """法定期限"""
    PROMISED = 2
    """承诺期限: the authority's promise, inside the legal limit and beside it."""


class Holder(IntEnum):
    """Whose time runs."""

    AUTHORITY = 1
    """The authority is late after the earlier of two readings."""
    PARTY = 2
    """A party is never shown late before the later of two readings."""


class AlarmKind(IntEnum):
    """What the scheduler announces."""

    NEAR = 1
    """临期"""
    MISSED = 2
    """逾期"""
    EXPIRED = 3
    """期满: of a right; nobody has to be told."""
