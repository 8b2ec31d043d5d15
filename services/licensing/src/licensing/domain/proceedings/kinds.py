"""The closed lists of proceedings. The numbers are those of the wire contract."""

from __future__ import annotations

from enum import IntEnum


class ProceedingKind(IntEnum):
    """What the proceeding is about."""

    UNSPECIFIED = 0
    ESTABLISHMENT = 1
    DORMANCY = 2
    SIMPLE_DEREGISTRATION = 3
    FORCED_DEREGISTRATION = 4
    ANNULMENT = 5
    RELOCATION = 6
    SPECIAL_MARK = 7


class Stage(IntEnum):
    """Where a proceeding stands. Every kind uses a few of them."""

    UNSPECIFIED = 0
    CORRECTION = 1
    """补正: the one-time notice was given."""
    REVIEW = 2
    """Accepted against a receipt; the authority decides."""
    APPROVED = 3
    REFUSED = 4
    WITHDRAWN = 5
    DORMANT = 6
    RESUMED = 7
    """Trading again; that must still be published."""
    RESUMPTION_PUBLISHED = 8
    PUBLICITY = 9
    """公示 or 公告: others may object."""
    OBJECTED = 10
    LAPSED = 11
    DEREGISTERED = 12
    OBJECTION_CHECK = 13
    ENDED = 14
    """Stopped for good by an objection that was right."""
    RESTORED = 15
    APPLIED = 16
    DECLINED = 17
    INVESTIGATION = 18
    SUSPENDED = 19
    ANNULLED = 20
    ITEMS_ANNULLED = 21
    NOT_ANNULLED = 22
    ARCHIVES_REQUESTED = 23
    ARCHIVES_RECEIVED = 24
    COMPLETED = 25
    MARKED = 26
    MARK_LIFTED = 27


STAGE_ZH = {
    Stage.UNSPECIFIED: "未开始",
    Stage.CORRECTION: "待补正",
    Stage.REVIEW: "审查中",
    Stage.APPROVED: "已准予登记",
    Stage.REFUSED: "不予登记",
    Stage.WITHDRAWN: "已撤回",
    Stage.DORMANT: "歇业中",
    Stage.RESUMED: "已恢复营业,待公示",
    Stage.RESUMPTION_PUBLISHED: "恢复营业已公示",
    Stage.PUBLICITY: "公示(公告)中",
    Stage.OBJECTED: "因异议终止",
    Stage.LAPSED: "逾期未申请",
    Stage.DEREGISTERED: "已注销",
    Stage.OBJECTION_CHECK: "异议核实中",
    Stage.ENDED: "异议成立,已终止",
    Stage.RESTORED: "已恢复登记",
    Stage.APPLIED: "已申请,待受理",
    Stage.DECLINED: "不予受理",
    Stage.INVESTIGATION: "调查中",
    Stage.SUSPENDED: "中止调查",
    Stage.ANNULLED: "已撤销登记",
    Stage.ITEMS_ANNULLED: "已撤销部分事项",
    Stage.NOT_ANNULLED: "不予撤销",
    Stage.ARCHIVES_REQUESTED: "待移交档案",
    Stage.ARCHIVES_RECEIVED: "档案已接收",
    Stage.COMPLETED: "已办结",
    Stage.MARKED: "已特别标注",
    Stage.MARK_LIFTED: "标注已取消",
}


class RefusalGround(IntEnum):
    """不予登记 (SC-746:20), or not of this authority (SAMR-52/2022:18)."""

    UNSPECIFIED = 0
    AGAINST_LAW = 1
    NATIONAL_SECURITY = 2
    PUBLIC_INTEREST = 3
    NOT_COMPETENT = 4


class DormancyGround(IntEnum):
    """Why trade is difficult (SC-746:30)."""

    UNSPECIFIED = 0
    NATURAL_DISASTER = 1
    ACCIDENT = 2
    PUBLIC_HEALTH = 3
    SOCIAL_SAFETY = 4
    OTHER = 5


class Resumption(IntEnum):
    """How a dormancy ended (SC-746:30, SAMR-52/2022:42)."""

    UNSPECIFIED = 0
    DECLARED = 1
    TRADING_FOUND = 2
    EXPIRED = 3


class Hindrance(IntEnum):
    """What bars simple deregistration (SAMR-52/2022:48, SC-746:33)."""

    UNSPECIFIED = 0
    ABNORMAL_LIST = 1
    SERIOUS_VIOLATION_LIST = 2
    EQUITY_FROZEN = 3
    EQUITY_PLEDGED = 4
    CHATTEL_MORTGAGE = 5
    INVESTS_IN_OTHERS = 6
    UNDER_INVESTIGATION = 7
    COERCIVE_MEASURE = 8
    SUIT_OR_ARBITRATION = 9
    REVOKED_CLOSED_OR_ANNULLED = 10
    PENALTY_UNPAID = 11
    NEEDS_APPROVAL = 12


HINDRANCE_ZH = {
    Hindrance.UNSPECIFIED: "未说明",
    Hindrance.ABNORMAL_LIST: "被列入经营异常名录",
    Hindrance.SERIOUS_VIOLATION_LIST: "被列入严重违法失信名单",
    Hindrance.EQUITY_FROZEN: "股权(财产份额)被冻结",
    Hindrance.EQUITY_PLEDGED: "股权(财产份额)出质",
    Hindrance.CHATTEL_MORTGAGE: "存在动产抵押",
    Hindrance.INVESTS_IN_OTHERS: "对其他市场主体存在投资",
    Hindrance.UNDER_INVESTIGATION: "正在被立案调查",
    Hindrance.COERCIVE_MEASURE: "正在被采取行政强制措施",
    Hindrance.SUIT_OR_ARBITRATION: "正在诉讼或者仲裁程序中",
    Hindrance.REVOKED_CLOSED_OR_ANNULLED: "被吊销营业执照、责令关闭、撤销",
    Hindrance.PENALTY_UNPAID: "受到罚款等行政处罚尚未执行完毕",
    Hindrance.NEEDS_APPROVAL: "注销依法须经批准",
}


class EndGround(IntEnum):
    """What ended the right to trade and left a legal person behind (NPC-公司法:241, SAMR-52/2022:67)."""

    UNSPECIFIED = 0
    REVOKED = 1
    """吊销营业执照"""
    CLOSED = 2
    """责令关闭"""
    ANNULLED = 3
    """撤销设立登记"""


class AnnulmentGround(IntEnum):
    """What is said to be false (SC-746:40)."""

    UNSPECIFIED = 0
    FALSE_MATERIAL = 1
    IMPERSONATION = 2
    OTHER_FRAUD = 3


class DeclineGround(IntEnum):
    """不予受理 (SAMR-52/2022:52)."""

    UNSPECIFIED = 0
    IDENTITY_NOT_VERIFIED = 1
    ENTITY_DEREGISTERED = 2
    OTHER_LAW = 3


class StopGround(IntEnum):
    """中止调查 (SAMR-52/2022:54)."""

    UNSPECIFIED = 0
    CIVIL_RIGHTS_DISPUTED = 1
    SUIT_OR_ARBITRATION = 2
    OTHER_CASE_OPEN = 3


class KeepGround(IntEnum):
    """不予撤销 (SC-746:41, SAMR-52/2022:55), or nothing false was found."""

    UNSPECIFIED = 0
    NOT_FALSE = 1
    PUBLIC_INTEREST = 2
    CANNOT_BE_RESTORED = 3
    OTHER_LAW = 4


class Basis(IntEnum):
    """What an annulment rests on (SC-746:40, SAMR-52/2022:53)."""

    UNSPECIFIED = 0
    EVIDENCE = 1
    NO_OBJECTION = 2
    """The 45 days passed without an objection of the entity or anybody concerned."""


class MarkEnd(IntEnum):
    """Why a special mark is lifted."""

    UNSPECIFIED = 0
    LIQUIDATION_ANNOUNCED = 1
    DEREGISTERED = 2
    DECISION_UNDONE = 3
