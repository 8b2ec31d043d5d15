"""What clues can be: the numbers are those of the contract."""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class ClueSource(IntEnum):
    """案源 (SAMR-2/2018:18)."""

    UNSPECIFIED = 0
    INSPECTION = 1
    """监督检查"""
    COMPLAINT = 2
    """投诉、举报"""
    TRANSFER = 3
    """其他部门移送"""
    ASSIGNED = 4
    """上级交办"""
    MONITORING = 5
    """网络交易监测"""
    SAMPLING = 6
    """抽样检验不合格"""
    OTHER = 7


class ClueStatus(IntEnum):
    """Where a clue stands."""

    UNSPECIFIED = 0
    VERIFYING = 1
    """核查中"""
    FILED = 2
    """已立案"""
    NOT_FILED = 3
    """不予立案"""
    REFERRED = 4
    """已移送"""
    MERGED = 5
    """已并入同一线索"""


class Jurisdiction(IntEnum):
    """Whose matter it is (SAMR-2/2018:7-17)."""

    UNSPECIFIED = 0
    OWN = 1
    """本机关管辖"""
    OTHER_AUTHORITY = 2
    """其他市场监督管理部门管辖"""
    OTHER_AGENCY = 3
    """其他行政机关管辖"""
    DISPUTED = 4
    """管辖权争议"""


class JurisdictionBasis(IntEnum):
    """Why it is."""

    UNSPECIFIED = 0
    PLACE = 1
    """违法行为发生地"""
    DESIGNATED = 2
    """指定管辖"""
    HANDED_DOWN = 3
    """交办下级管辖"""
    RAISED = 4
    """上级直接管辖"""


class NotFiledGround(IntEnum):
    """不予立案 (SAMR-2/2018:20)."""

    UNSPECIFIED = 0
    MINOR_CORRECTED = 1
    """违法行为轻微并及时改正,没有造成危害后果"""
    FIRST_SLIGHT_CORRECTED = 2
    """初次违法且危害后果轻微并及时改正"""
    NO_FAULT = 3
    """当事人有证据足以证明没有主观过错"""
    OTHER = 4
    """依法可以不予立案的其他情形"""


class VerificationStop(IntEnum):
    """Time of verification that does not count (SAMR-2/2018:18)."""

    UNSPECIFIED = 0
    TESTING = 1
    """检测、检验、检疫"""
    APPRAISAL = 2
    """鉴定"""
    RIGHTS_HOLDER = 3
    """权利人辨认、鉴别"""


CLUE_STATUS_ZH: Final = {
    ClueStatus.UNSPECIFIED: "未知",
    ClueStatus.VERIFYING: "核查中",
    ClueStatus.FILED: "已立案",
    ClueStatus.NOT_FILED: "不予立案",
    ClueStatus.REFERRED: "已移送",
    ClueStatus.MERGED: "已并入",
}
