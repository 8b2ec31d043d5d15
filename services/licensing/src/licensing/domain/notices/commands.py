"""What may be asked in the double notice. A date of None means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from licensing.domain.notices.kinds import PermitOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class TellOfPermits:
    """Tell the applicant at establishment or change of scope which permits are needed.

    `items` are ids of reform items an officer names besides those the scope is matched with; `free_trade_zone` where
    the extra list holds; `pledge` the number of the signed pledge not to trade before the permit.
    """

    entity: UUID
    items: tuple[str, ...] = ()
    free_trade_zone: bool = False
    pledge: str = ""
    owner_post: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PushNotice:
    """To the department that grants the permit or supervises the trade."""

    double_notice: UUID
    department: str
    sent_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishNotice:
    """For claiming, where no department is known."""

    double_notice: UUID
    sent_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNotice:
    """认领."""

    double_notice: UUID
    department: str
    claimed_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseUnclaimed:
    """Nobody claimed it in time."""

    double_notice: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPermitResult:
    """The department says what became of the permit."""

    double_notice: UUID
    outcome: PermitOutcome
    licence_number: str = ""
    returned_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HintInspection:
    """No permit came in the time set: somebody should look whether the entity trades."""

    double_notice: UUID
