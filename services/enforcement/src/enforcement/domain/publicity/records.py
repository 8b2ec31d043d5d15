"""The publicity of a penalty as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import Final
from uuid import UUID

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


class PublicityStatus(IntEnum):
    """Where it stands."""

    UNSPECIFIED = 0
    NOT_PUBLISHED = 1
    """不予公示: warning only (SAMR-45/2021:2)."""
    WAITING = 2
    """待审批"""
    APPROVED = 3
    """已审批"""
    PUSHED = 4
    """已推送登记地"""
    PUBLISHED = 5
    """公示中"""
    WITHDRAWN = 6
    """已撤回"""
    STOPPED = 7
    """已停止公示"""


class PublicityGrade(IntEnum):
    """公示等级, as `statutes.rules.Grade`."""

    UNSPECIFIED = 0
    NONE = 1
    """不公示"""
    MINOR = 2
    """轻微"""
    ORDINARY = 3
    """一般"""
    SERIOUS = 4
    """严重"""


class PublicField(IntEnum):
    """A part of the public text, named like its field."""

    UNSPECIFIED = 0
    LABEL = 1
    USCC = 2
    VIOLATION = 3
    FACTS = 4
    REASONS = 5
    BASIS = 6


class WithholdingGround(IntEnum):
    """Why words are kept from the public."""

    UNSPECIFIED = 0
    PERSONAL = 1
    """个人信息 (SAMR-45/2021:6)"""
    UNDER_AGE = 2
    """未成年人 (NPC-行政处罚法:48)"""
    TRADE_SECRET = 3
    """商业秘密 (SAMR-45/2021:6)"""
    STATE_SECRET = 4
    """国家秘密、国家安全、公共安全 (SAMR-45/2021:5)"""


class PublicityStopGround(IntEnum):
    """Why it is no longer shown."""

    UNSPECIFIED = 0
    EXPIRED = 1
    """最长公示期届满"""
    REPAIRED = 2
    """信用修复"""
    DEREGISTERED = 3
    """主体注销"""


STATUS_ZH: Final = {
    PublicityStatus.UNSPECIFIED: "未知",
    PublicityStatus.NOT_PUBLISHED: "不予公示",
    PublicityStatus.WAITING: "待审批",
    PublicityStatus.APPROVED: "已审批",
    PublicityStatus.PUSHED: "已推送登记地",
    PublicityStatus.PUBLISHED: "公示中",
    PublicityStatus.WITHDRAWN: "已撤回",
    PublicityStatus.STOPPED: "已停止公示",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityTerm:
    """How long a penalty is shown, by the rules in force on the day of the decision."""

    publicity_class: str
    """Id of the class that counts, such as serious-a."""
    grade: PublicityGrade
    classes: tuple[str, ...]
    """All classes the penalties fall into."""
    minimum: str
    """Period before repair may be asked for, such as 3m; "" for none."""
    maximum: str
    """Period after which it ends by itself; "" where nothing is shown."""
    until_restriction_ends: bool
    """Whether a restriction that the decision imposes has to end first."""
    repairable: bool
    rule: str
    """Article it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicText:
    """What anybody may read (SAMR-45/2021:4-7): summary and text of the decision, masked."""

    document: str
    label: str
    """Who was punished: name of an enterprise, or a person's name as masked."""
    uscc: str
    violation: str
    """违法行为类型"""
    penalties: tuple[str, ...]
    """Each penalty in words, with its amount."""
    facts: str
    reasons: str
    basis: str
    authority: str
    decided_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicWords:
    """What a correction puts in the place of what was wrong; empty fields stay as they are."""

    label: str = ""
    violation: str = ""
    facts: str = ""
    reasons: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """What an officer keeps from the public beyond what the rules mask."""

    field: PublicField
    words: str
    """These words; "" for the whole field."""
    ground: WithholdingGround
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvincePush:
    """推送 to the province the party is registered in (SAMR-45/2021:10)."""

    province: str
    document: str
    pushed_on: date
    receipt: str = ""
    confirmed_on: date | None = None
    """The day it was published there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityCorrection:
    """Wrong content, and what was done."""

    wrong: str
    asked_on: date
    document: str = ""
    """What the correction rests on."""
    reason: str = ""
    approved_by: UUID | None = None
    corrected_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityWithdrawal:
    """撤回: the decision is no longer in force."""

    document: str
    """What ended the decision."""
    reason: str
    required_on: date
    record: str = ""
    """What proves that it is no longer shown."""
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityStop:
    """停止公示."""

    ground: PublicityStopGround
    document: str
    reason: str
    approved_by: UUID | None
    """None where it ended by itself."""
    stopped_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyPublication:
    """The publicity of one decision against one party."""

    penalty_case: UUID = NOBODY
    party: int = 0
    decision: int = 0
    """Counts the decisions against this party from 1."""
    title: str = ""
    unit: UUID = NOBODY
    division: str = ""
    post: UUID = NOBODY
    uscc: str = ""
    label: str = ""
    document: str = ""
    """Number of the decision."""
    decided_on: date | None = None
    status: PublicityStatus = PublicityStatus.UNSPECIFIED
    term: PublicityTerm | None = None
    text: PublicText | None = None
    """What is shown, or will be once approved."""
    withheld: tuple[Withholding, ...] = ()
    province: str = ""
    """Code of the province the party is registered in, if another one."""
    told_on: date | None = None
    """The day the party was told in writing that it is published (SAMR-45/2021:8)."""
    approved_by: UUID | None = None
    approved_on: date | None = None
    published_on: date | None = None
    counts_from: date | None = None
    """The day its time counts from; that of publication until it was restored."""
    stops_on: date | None = None
    """First day on which it is no longer shown; None while a restriction has no known end."""
    restricted_until: date | None = None
    """Last day of the restriction imposed."""
    listing: str = ""
    """Decision that put the party on the list of serious dishonesty."""
    push: ProvincePush | None = None
    correction: PublicityCorrection | None = None
    """Asked for last."""
    corrections: int = 0
    withdrawal: PublicityWithdrawal | None = None
    stop: PublicityStop | None = None
    early_end_barred: bool = False
    """After a repair by false papers it cannot end early any more."""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER
