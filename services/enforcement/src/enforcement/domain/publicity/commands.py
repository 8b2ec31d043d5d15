"""What can be asked of the publicity of a penalty. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.publicity.records import PublicityStopGround, PublicWords, Withholding


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovePublication:
    """审批: what is shown, and what more is kept from the public."""

    penalty_publication: UUID
    withhold: tuple[Withholding, ...]
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishPenalty:
    """公示 in the own province."""

    penalty_publication: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PushToProvince:
    """推送 to the province the party is registered in."""

    penalty_publication: UUID
    province: str
    document: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmPush:
    """The other province published it."""

    penalty_publication: UUID
    receipt: str
    published_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForCorrection:
    """Content was found wrong."""

    penalty_publication: UUID
    wrong: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectPublication:
    """更正."""

    penalty_publication: UUID
    words: PublicWords | None
    document: str
    reason: str
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRestriction:
    """The last day of the restriction imposed is known."""

    penalty_publication: UUID
    restricted_until: date | None
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordListing:
    """列入严重违法失信名单 (SAMR-44/2021)."""

    penalty_publication: UUID
    listing: str
    restricted_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPublication:
    """撤回, because the decision is no longer in force."""

    penalty_publication: UUID
    record: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopPublicity:
    """停止公示."""

    penalty_publication: UUID
    ground: PublicityStopGround
    document: str
    """Of the repair or deregistration; "" where its time is over."""
    asked_on: date | None
    """The day repair was asked for."""
    conditions: tuple[str, ...]
    """Conditions of repair found fulfilled, by the vocabulary `repair` of the rules."""
    reason: str
    approved_by: UUID | None
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePublicity:
    """恢复公示: the repair was obtained by false papers."""

    penalty_publication: UUID
    document: str
    reason: str
    approved_by: UUID
    on: date | None
