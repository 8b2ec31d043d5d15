"""A hint that a party has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import Final
from uuid import UUID, uuid5

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)
_NAMESPACE: Final = UUID("0f9f1a0c-2d3f-5a5e-9a3e-0d7a6f0b2c11")


class ChangeKind(IntEnum):
    """What became of the party."""

    UNSPECIFIED = 0
    DEREGISTERED = 1
    """注销"""
    REVOKED = 2
    """被吊销营业执照: it still exists, and the case goes on against it"""
    ANNULLED = 3
    """登记被撤销"""
    MOVED_OUT = 4
    """迁出"""
    MERGED = 5
    """The record was a duplicate of another's"""
    CONVERTED = 6
    """转型: another form under the same code"""


RULE: Final = {
    ChangeKind.DEREGISTERED: "SAMR-2/2018:47",
    ChangeKind.ANNULLED: "SAMR-2/2018:47",
    ChangeKind.REVOKED: "SAMR-52/2022:44",
    ChangeKind.MOVED_OUT: "SAMR-2/2018:7",
    ChangeKind.MERGED: "SAMR-2/2018:48",
    ChangeKind.CONVERTED: "SAMR-112:10",
}
"""The article to look at: 终止调查 needs that no successor bears the duties; who was converted goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyChange:
    """提示: somebody has to look whether the case goes on, and against whom."""

    title: str = ""
    penalty_case: UUID = NOBODY
    party: int = 0
    uscc: str = ""
    label: str = ""
    unit: UUID = NOBODY
    division: str = ""
    post: UUID = NOBODY
    change: ChangeKind = ChangeKind.UNSPECIFIED
    entity: str = ""
    """Resource name in licensing."""
    successor: str = ""
    """Resource name of the record that goes on, where the registry names one."""
    since: date | None = None
    rule: str = ""
    """The article that says what it means."""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


def change_id(case: UUID, party: int, entity: str, change: ChangeKind) -> UUID:
    """One hint per party and kind of change, however often the registry's event comes."""
    return uuid5(_NAMESPACE, f"{case}:{party}:{entity}:{change.name}")
