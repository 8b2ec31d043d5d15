"""What cases can be: the numbers are those of the contract."""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class CaseStatus(IntEnum):
    """Where a case stands; what each party has reached stands with the party."""

    UNSPECIFIED = 0
    INVESTIGATING = 1
    """调查取证"""
    SUSPENDED = 2
    """中止调查"""
    REPORTED = 3
    """调查终结,待审核"""
    REVIEWED = 4
    """审核通过: parties are told, heard and decided upon."""
    DECIDED = 5
    """已对全部当事人作出决定"""
    TERMINATED = 6
    """终止调查"""
    CLOSED = 7
    """结案"""
    ARCHIVED = 8
    """归档"""
    MERGED = 9
    """并入他案"""
    HANDED_OVER = 10
    """移送其他机关管辖"""


class PartyKind(IntEnum):
    """Thresholds differ between them (SAMR-3/2018:5)."""

    UNSPECIFIED = 0
    PERSON = 1
    """自然人"""
    ENTITY = 2
    """法人或者其他组织"""


class PartyStatus(IntEnum):
    """How far the procedure against one party has come."""

    UNSPECIFIED = 0
    NAMED = 1
    """已列为当事人"""
    NOTICE_ISSUED = 2
    """已制发告知书"""
    NOTIFIED = 3
    """已送达告知书"""
    HEARING = 4
    """听证中"""
    DECIDED = 5
    """已作出决定"""
    SERVED = 6
    """决定书已送达"""
    EXECUTED = 7
    """执行完毕"""
    ENDED = 8
    """程序终结: dead or ended without a successor, or the court ended execution."""


class ReviewKind(IntEnum):
    """Who looks at the case before it is decided."""

    UNSPECIFIED = 0
    CASE_REVIEW = 1
    """案件审核 (SAMR-2/2018:49)"""
    LEGAL_REVIEW = 2
    """法制审核 (NPC-行政处罚法:58)"""


class ReviewGround(IntEnum):
    """Why legal review is required (SAMR-2/2018:50)."""

    UNSPECIFIED = 0
    PUBLIC_INTEREST = 1
    """涉及重大公共利益"""
    HEARD = 2
    """直接关系当事人或者第三人重大权益,经过听证程序"""
    COMPLEX = 3
    """案件情况疑难复杂、涉及多个法律关系"""
    BY_LAW = 4
    """法律、法规规定应当进行法制审核的其他情形"""


class ReviewOutcome(IntEnum):
    """What the reviewer proposes (SAMR-2/2018:54)."""

    UNSPECIFIED = 0
    AGREE = 1
    """同意"""
    CORRECT = 2
    """建议纠正"""
    SUPPLEMENT = 3
    """建议补充调查"""
    OTHER = 4
    """其他意见"""


class DecisionOutcome(IntEnum):
    """What is decided (SAMR-2/2018:60)."""

    UNSPECIFIED = 0
    PENALTY = 1
    """给予行政处罚"""
    NO_PENALTY = 2
    """不予行政处罚"""
    NOT_ESTABLISHED = 3
    """违法事实不能成立"""
    OTHER_AGENCY = 4
    """移送其他行政管理部门"""
    JUDICIAL = 5
    """移送司法机关"""


class Tier(IntEnum):
    """裁量等次 (国市监法规〔2022〕2号)."""

    UNSPECIFIED = 0
    NONE = 1
    """不予处罚"""
    FIRST_EXEMPT = 2
    """首违不罚"""
    MITIGATED = 3
    """减轻"""
    LIGHTER = 4
    """从轻"""
    ORDINARY = 5
    """一般"""
    HEAVIER = 6
    """从重"""


class ServiceWay(IntEnum):
    """送达 (SAMR-2/2018:81-83)."""

    UNSPECIFIED = 0
    DIRECT = 1
    """直接送达"""
    LEFT = 2
    """留置送达"""
    ELECTRONIC = 3
    """电子送达, to an address the party confirmed in writing."""
    POST = 4
    """邮寄送达"""
    ANNOUNCEMENT = 5
    """公告送达: takes effect after its own time."""
    ENTRUSTED = 6
    """委托、转交送达"""


class SuspensionGround(IntEnum):
    """中止调查 (SAMR-2/2018:46)."""

    UNSPECIFIED = 0
    OTHER_RULING = 1
    """须以相关案件的裁判结果或者行政决定为依据"""
    INTERPRETATION = 2
    """涉及法律适用,须有权机关作出解释或者确认"""
    FORCE_MAJEURE = 3
    """因不可抗力致使案件暂时无法调查"""
    PARTY_MISSING = 4
    """当事人下落不明"""
    OTHER = 5


class ExcludedTime(IntEnum):
    """Time the ninety days do not count (SAMR-2/2018:64); suspension, hearing, announcement apart."""

    UNSPECIFIED = 0
    TESTING = 1
    """检测、检验、检疫"""
    APPRAISAL = 2
    """鉴定"""
    RIGHTS_HOLDER = 3
    """权利人辨认、鉴别"""
    REFUND = 4
    """责令退还多收价款"""


class CloseGround(IntEnum):
    """结案 (SAMR-2/2018:77)."""

    UNSPECIFIED = 0
    EXECUTED = 1
    """行政处罚决定执行完毕"""
    COURT_ENDED = 2
    """人民法院裁定终结执行"""
    TERMINATED = 3
    """案件终止调查"""
    NO_PENALTY = 4
    """作出不予处罚、不成立、移送的决定"""
    OTHER = 5
    """其他应予结案的情形: the decision was annulled or void."""


class Volume(IntEnum):
    """卷 (SAMR-2/2018:78)."""

    UNSPECIFIED = 0
    MAIN = 1
    """正卷"""
    SECONDARY = 2
    """副卷"""


CASE_STATUS_ZH: Final = {
    CaseStatus.UNSPECIFIED: "未知",
    CaseStatus.INVESTIGATING: "调查取证",
    CaseStatus.SUSPENDED: "中止调查",
    CaseStatus.REPORTED: "调查终结待审核",
    CaseStatus.REVIEWED: "审核通过",
    CaseStatus.DECIDED: "已作出决定",
    CaseStatus.TERMINATED: "终止调查",
    CaseStatus.CLOSED: "已结案",
    CaseStatus.ARCHIVED: "已归档",
    CaseStatus.MERGED: "已并案",
    CaseStatus.HANDED_OVER: "已移送",
}
PARTY_STATUS_ZH: Final = {
    PartyStatus.UNSPECIFIED: "未知",
    PartyStatus.NAMED: "已列为当事人",
    PartyStatus.NOTICE_ISSUED: "已制发告知书",
    PartyStatus.NOTIFIED: "已送达告知书",
    PartyStatus.HEARING: "听证中",
    PartyStatus.DECIDED: "已作出决定",
    PartyStatus.SERVED: "决定书已送达",
    PartyStatus.EXECUTED: "执行完毕",
    PartyStatus.ENDED: "程序终结",
}
