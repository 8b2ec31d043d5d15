"""The closed lists of licences (行政许可). The numbers are those of the wire contract."""

from __future__ import annotations

from enum import IntEnum


class ReformMode(IntEnum):
    """How an item is handled after 证照分离 (国发〔2021〕7号); ORDINARY where the reform does not touch it."""

    UNSPECIFIED = 0
    ABOLISHED = 1
    """直接取消审批: no application object at all."""
    FILING = 2
    """审批改为备案: filed on the spot."""
    PLEDGE = 3
    """实行告知承诺: granted at once on a signed pledge, checked later."""
    OPTIMISED = 4
    """优化审批服务: the ordinary procedure with overrides."""
    ORDINARY = 5


class LicenceProcedure(IntEnum):
    """What is applied for."""

    UNSPECIFIED = 0
    ISSUE = 1
    RENEWAL = 2
    """延续 (NPC-行政许可法:50)."""
    CHANGE = 3
    """变更 (NPC-行政许可法:49)."""
    REISSUE = 4
    """补办: a document lost or spoilt."""


class LicenceApplicationStatus(IntEnum):
    """Where an application stands."""

    UNSPECIFIED = 0
    RECEIVED = 1
    """Handed in, not yet accepted."""
    INCOMPLETE = 2
    """The one-time notice (一次性告知) is out; the applicant's turn."""
    ACCEPTED = 3
    NOT_ACCEPTED = 4
    """不予受理."""
    GRANTED = 5
    """Decided; the document is still to be issued."""
    REFUSED = 6
    """不予许可."""
    ISSUED = 7
    WITHDRAWN = 8
    """By the applicant."""
    TERMINATED = 9
    """终止审查: a deferred paper never came, or the applicant ceased to exist."""


UNDECIDED = frozenset(
    {
        LicenceApplicationStatus.RECEIVED,
        LicenceApplicationStatus.INCOMPLETE,
        LicenceApplicationStatus.ACCEPTED,
    }
)

APPLICATION_STATUS_ZH = {
    LicenceApplicationStatus.UNSPECIFIED: "未载明",
    LicenceApplicationStatus.RECEIVED: "已收件",
    LicenceApplicationStatus.INCOMPLETE: "待补正",
    LicenceApplicationStatus.ACCEPTED: "已受理",
    LicenceApplicationStatus.NOT_ACCEPTED: "不予受理",
    LicenceApplicationStatus.GRANTED: "准予许可",
    LicenceApplicationStatus.REFUSED: "不予许可",
    LicenceApplicationStatus.ISSUED: "已发证",
    LicenceApplicationStatus.WITHDRAWN: "已撤回申请",
    LicenceApplicationStatus.TERMINATED: "已终止",
}


class LicenceMaterialStatus(IntEnum):
    """Where a paper of the application stands."""

    UNSPECIFIED = 0
    SUPPLIED = 1
    MISSING = 2
    WRONG = 3
    """Handed in, not in the legal form."""
    DEFERRED = 4
    """容缺: follows by the date promised."""


class ReviewIntervalKind(IntEnum):
    """What stops the licensing clock (NPC-行政许可法:45)."""

    UNSPECIFIED = 0
    HEARING = 1
    """听证"""
    TENDER = 2
    """招标、拍卖"""
    INSPECTION = 3
    """检验、检测、检疫"""
    APPRAISAL = 4
    """鉴定"""
    EXPERT_REVIEW = 5
    """专家评审"""


class CompetenceBasis(IntEnum):
    """Why an organ decides."""

    UNSPECIFIED = 0
    OWN = 1
    """法定职权: the level the law names."""
    HANDED_DOWN = 2
    """下放: decides in its own name."""
    ENTRUSTED = 3
    """委托: decides in the entrusting organ's name (NPC-行政许可法:24)."""


class LicenceLevel(IntEnum):
    """Level of an organ."""

    UNSPECIFIED = 0
    NATION = 1
    PROVINCE = 2
    CITY = 3
    COUNTY = 4
    BODY = 5
    """A certification body, not an organ."""


class LateRenewal(IntEnum):
    """What a renewal asked for after its window leads to; by kind (domain B.4)."""

    UNSPECIFIED = 0
    STOP_AT_EXPIRY = 1
    """Taken, but business stops at expiry until it is granted (SAMR-78/2023:32)."""
    REFUSED = 2
    """Not accepted: a new licence must be applied for (SAMR-54/2022:16)."""
    ACCEPTED = 3
    """Taken, but without the protection of a deemed renewal: the law gives it only to who asks in time."""
    NONE = 4
    """The kind has no renewal."""


class TermRule(IntEnum):
    """How long a licence of a kind lasts."""

    UNSPECIFIED = 0
    FIXED = 1
    UNLIMITED = 2
    AS_GRANTED = 3
    """The decision says; also where it follows a product's documents, an equipment or a local ordinance."""


class LicenceStatus(IntEnum):
    """What a licence is worth. Withdrawal, annulment, revocation and cancellation are never collapsed."""

    UNSPECIFIED = 0
    UNKNOWN = 1
    """An older system does not say."""
    VALID = 2
    SUSPENDED = 3
    """暂停: may not be used for a time."""
    EXPIRED = 4
    WITHDRAWN = 5
    """撤回: law or facts changed; the holder is compensated (NPC-行政许可法:8)."""
    ANNULLED = 6
    """撤销 (NPC-行政许可法:69)."""
    REVOKED = 7
    """吊销: a penalty; deciding it is enforcement's."""
    CANCELLED = 8
    """注销: the formality that closes it (NPC-行政许可法:70)."""


IN_FORCE = frozenset({LicenceStatus.UNKNOWN, LicenceStatus.VALID, LicenceStatus.SUSPENDED})
"""Not ended. A licence whose status an older system does not state counts as in force."""

LICENCE_STATUS_ZH = {
    LicenceStatus.UNSPECIFIED: "未载明",
    LicenceStatus.UNKNOWN: "未载明",
    LicenceStatus.VALID: "有效",
    LicenceStatus.SUSPENDED: "暂停",
    LicenceStatus.EXPIRED: "届满失效",
    LicenceStatus.WITHDRAWN: "撤回",
    LicenceStatus.ANNULLED: "撤销",
    LicenceStatus.REVOKED: "吊销",
    LicenceStatus.CANCELLED: "注销",
}


class AnnulmentGround(IntEnum):
    """撤销 (NPC-行政许可法:69)."""

    UNSPECIFIED = 0
    ABUSE_OF_OFFICE = 1
    BEYOND_COMPETENCE = 2
    AGAINST_PROCEDURE = 3
    APPLICANT_UNQUALIFIED = 4
    OTHER_BY_LAW = 5
    FRAUD_OR_BRIBERY = 6
    """欺骗、贿赂等不正当手段: shall be annulled; no new application for three years (NPC-行政许可法:79)."""
    FALSE_PLEDGE = 7
    """告知承诺不实."""


class CancellationGround(IntEnum):
    """注销 (NPC-行政许可法:70)."""

    UNSPECIFIED = 0
    EXPIRED_NOT_RENEWED = 1
    HOLDER_DIED_OR_INCAPABLE = 2
    HOLDER_TERMINATED = 3
    ANNULLED_WITHDRAWN_OR_REVOKED = 4
    FORCE_MAJEURE = 5
    HOLDER_APPLIED = 6
    OTHER_BY_LAW = 7


class FilingStatus(IntEnum):
    """备案."""

    UNSPECIFIED = 0
    FILED = 1
    CANCELLED = 2


class PledgeStatus(IntEnum):
    """告知承诺."""

    UNSPECIFIED = 0
    PLEDGED = 1
    GRANTED = 2
    CHECK_DUE = 3
    VERIFIED = 4
    RECTIFY = 5
    """Must be put right within the time set."""
    ANNULLED = 6
    NOT_GRANTED = 7


class PledgeFinding(IntEnum):
    """What the later check found."""

    UNSPECIFIED = 0
    KEPT = 1
    RECTIFIABLE = 2
    """Conditions not met; can be put right."""
    FALSE = 3
    """Plainly untrue, or not put right in time."""


class LimitBasis(IntEnum):
    """Whose promise a time limit is."""

    UNSPECIFIED = 0
    LEGAL = 1
    """法定"""
    PROMISED = 2
    """承诺: shorter, published in the service guide."""
