"""What happens to the publicity of a penalty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.publicity.records import (
    ProvincePush,
    PublicityCorrection,
    PublicityStatus,
    PublicityStop,
    PublicityTerm,
    PublicityWithdrawal,
    PublicText,
    Withholding,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationBegun:
    """Begun with the decision, in one transaction."""

    at: datetime
    penalty_case: UUID
    party: int
    decision: int
    title: str
    unit: UUID
    division: str
    post: UUID
    uscc: str
    label: str
    document: str
    decided_on: date
    province: str
    term: PublicityTerm
    text: PublicText
    status: PublicityStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityTold:
    """The party was told with the decision served."""

    at: datetime
    told_on: date
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationApproved:
    """审批."""

    at: datetime
    text: PublicText
    withheld: tuple[Withholding, ...]
    approved_by: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyPublished:
    """公示."""

    at: datetime
    published_on: date
    stops_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationPushed:
    """推送."""

    at: datetime
    push: ProvincePush


@dataclass(frozen=True, slots=True, kw_only=True)
class PushConfirmed:
    """The other province published it."""

    at: datetime
    push: ProvincePush
    published_on: date
    stops_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionAsked:
    """Content was found wrong."""

    at: datetime
    correction: PublicityCorrection
    corrections: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationCorrected:
    """更正."""

    at: datetime
    text: PublicText
    correction: PublicityCorrection


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionRecorded:
    """The end of the restriction imposed is known."""

    at: datetime
    restricted_until: date
    document: str
    stops_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingRecorded:
    """The party is on the list of serious dishonesty."""

    at: datetime
    listing: str
    term: PublicityTerm
    restricted_until: date | None
    stops_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalRequired:
    """The decision shown is no longer in force."""

    at: datetime
    withdrawal: PublicityWithdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationWithdrawn:
    """撤回."""

    at: datetime
    withdrawal: PublicityWithdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityStopped:
    """停止公示."""

    at: datetime
    stop: PublicityStop


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityRestored:
    """恢复公示: the repair was obtained by false papers."""

    at: datetime
    counts_from: date
    stops_on: date | None
    document: str
    reason: str
    approved_by: UUID


EVENTS: Final[tuple[type, ...]] = (
    PublicationBegun,
    PublicityTold,
    PublicationApproved,
    PenaltyPublished,
    PublicationPushed,
    PushConfirmed,
    CorrectionAsked,
    PublicationCorrected,
    RestrictionRecorded,
    ListingRecorded,
    WithdrawalRequired,
    PublicationWithdrawn,
    PublicityStopped,
    PublicityRestored,
)
PublicityEvent = (
    PublicationBegun
    | PublicityTold
    | PublicationApproved
    | PenaltyPublished
    | PublicationPushed
    | PushConfirmed
    | CorrectionAsked
    | PublicationCorrected
    | RestrictionRecorded
    | ListingRecorded
    | WithdrawalRequired
    | PublicationWithdrawn
    | PublicityStopped
    | PublicityRestored
)
