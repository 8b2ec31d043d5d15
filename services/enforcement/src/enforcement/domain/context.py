"""What a decision may know besides the record it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from enforcement.domain.history.records import NO_HISTORY, History
from enforcement.domain.revocations.known import KnownLicence
from roster.powers import Roster
from statutes.calendar import Calendar
from statutes.rules import Rulebook


@dataclass(frozen=True, slots=True)
class Sealed:
    """A value of a person, kept in the vault; this stands for it."""

    reference: str
    salted_hash: bytes
    masked: str


Seal = Callable[[UUID, str, str, str], Sealed]
"""(record, field, value, masked form) -> what stands for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The present, the law, the roster, and the other records the command names."""

    now: datetime
    today: date
    """Civil date in Asia/Shanghai."""
    new_id: Callable[[], UUID]
    seal: Seal
    calendar: Calendar
    rulebook: Rulebook
    roster: Roster
    officer: str = ""
    """Number of the person whose token came with the call."""
    records: Mapping[UUID, Any] = field(default_factory=lambda: MappingProxyType({}))
    """States of the other records that the command names, by id."""
    licences: Mapping[str, KnownLicence] = field(default_factory=lambda: MappingProxyType({}))
    """What the registry last said of the licences the command names, by the words it names them with."""
    history: History = NO_HISTORY
    """What was imposed on anybody before."""
