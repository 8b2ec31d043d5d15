"""A graduated tool as it stands. None of them is a penalty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from uuid import UUID

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


class CautionKind(IntEnum):
    """Which tool."""

    UNSPECIFIED = 0
    REMINDER = 1
    """提醒告诫"""
    INTERVIEW = 2
    """约谈"""
    WARNING_LETTER = 3
    """警示函"""
    ORDER_TO_CORRECT = 4
    """责令改正 (NPC-行政处罚法:28)"""


class CautionStatus(IntEnum):
    """Where it stands."""

    UNSPECIFIED = 0
    ISSUED = 1
    CORRECTED = 2
    """已改正"""
    NOT_CORRECTED = 3
    """逾期未改正"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """提醒、约谈、警示、责令改正, with the matter it belongs to, if any."""

    kind: CautionKind = CautionKind.UNSPECIFIED
    title: str = ""
    unit: UUID = NOBODY
    division: str = ""
    post: UUID = NOBODY
    uscc: str = ""
    label: str = ""
    facts: str = ""
    basis: str = ""
    demand: str = ""
    """What is to be done."""
    document: str = ""
    matter: str = ""
    """Resource name of the clue or case it was issued in; "" for none."""
    issued_on: date | None = None
    due_on: date | None = None
    status: CautionStatus = CautionStatus.UNSPECIFIED
    checked_on: date | None = None
    finding: str = ""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER
