"""The small values that states, commands and events are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from licensing.domain.kinds import LockedAct, MarkKind, NumberKind


@dataclass(frozen=True, slots=True)
class Sealed:
    """A value in the vault, as the record knows it."""

    reference: str
    salted_hash: bytes
    masked: str


@dataclass(frozen=True, slots=True)
class FormerNumber:
    """A number that once stood for the entity and still finds it."""

    kind: NumberKind
    value: str


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name the entity had, and the day it ceased."""

    registered_name: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Representative:
    """法定代表人, 负责人, 经营者 or 执行事务合伙人; the name is published by law."""

    display_name: str
    id_document: Sealed | None = None


@dataclass(frozen=True, slots=True)
class Capital:
    """注册资本. `amount_fen` in 0.01 of the currency's unit, None where unknown; `text` as in the source."""

    amount_fen: int | None
    currency: str
    text: str = ""

    def __str__(self) -> str:
        if self.amount_fen is None:
            return self.text
        return f"{self.amount_fen // 100}.{self.amount_fen % 100:02d} {self.currency}".rstrip()


@dataclass(frozen=True, slots=True)
class Reservation:
    """待核: why the record stands with reservation, and since when."""

    reason: str
    note: str
    since: date


@dataclass(frozen=True, slots=True)
class Lock:
    """An organ's order that holds acts back from `from_date` to `to_date` inclusive (None: until lifted)."""

    lock_id: str
    organ: str
    document: str
    from_date: date
    to_date: date | None
    forbids: tuple[LockedAct, ...]

    def holds(self, act: LockedAct, day: date) -> bool:
        """Whether it forbids the act on the day."""
        in_force = self.from_date <= day and (self.to_date is None or day <= self.to_date)
        return in_force and (act in self.forbids or LockedAct.ANY in self.forbids)

    @property
    def term(self) -> str:
        """`2026-01-01 – 2026-06-30`, open where it has no end."""
        return f"{self.from_date} – {self.to_date or ''}".rstrip()


@dataclass(frozen=True, slots=True)
class Move:
    """Where an entity went that left this register."""

    division: str
    registration_authority: str
    date: date


@dataclass(frozen=True, slots=True)
class Source:
    """The record of an older register; `row` counts lines from 1, 0 where there are none."""

    system: str
    file: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of an organ: a revocation 吊销 or an annulment 撤销."""

    organ: str
    document: str
    reason: str
    decided_date: date | None


@dataclass(frozen=True, slots=True)
class Deregistration:
    """普通注销 (SC-746:32, SAMR-52/2022:44-46). Dates of a liquidation are None where none is needed."""

    reason: str
    tax_clearance_document: str
    tax_clearance_date: date | None
    liquidation_group_date: date | None
    creditor_notice_date: date | None
    liquidation_end_date: date | None
    application_date: date | None
    deregistered_date: date | None


@dataclass(frozen=True, slots=True)
class FieldDate:
    """Since when a field has its value, where that is later than establishment."""

    field: str
    since: date


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its old and new value in the form shown to people."""

    field: str
    old_value: str
    new_value: str


@dataclass(frozen=True, slots=True)
class Dormancy:
    """歇业 in force (SC-746:30); both days are included. The service address is published by law."""

    from_date: date
    until_date: date
    service_address: str
    replaces_domicile: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What GSXT shows beside the status, and the document it rests on."""

    kind: MarkKind
    since: date
    document: str
