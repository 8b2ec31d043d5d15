"""Types of business entity 主体类型 and their status 经营状态 (SC-746 art 2, SAMR-52 art 9).

An older register writes types in many ways; `type_of` reads them and says unknown where they say nothing.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import Final


class EntityType(StrEnum):
    """Types the register knows, as codes that stand in events and in the index."""

    UNKNOWN = "unknown"
    LIMITED_COMPANY = "limited_company"
    JOINT_STOCK_COMPANY = "joint_stock_company"
    STATE_OWNED_ENTERPRISE = "state_owned_enterprise"
    COLLECTIVE_ENTERPRISE = "collective_enterprise"
    JOINT_STOCK_COOPERATIVE = "joint_stock_cooperative"
    JOINT_OPERATION = "joint_operation"
    OTHER_LEGAL_PERSON = "other_legal_person"
    PRIVATE_ENTERPRISE = "private_enterprise"
    SOLE_PROPRIETORSHIP = "sole_proprietorship"
    PARTNERSHIP = "partnership"
    FARMERS_COOPERATIVE = "farmers_cooperative"
    INDIVIDUAL_BUSINESS = "individual_business"
    BRANCH = "branch"
    FOREIGN_REPRESENTATIVE = "foreign_representative"
    PROCESSING_TRADE = "processing_trade"

    @property
    def name_zh(self) -> str:
        """The type as the law or the register names it."""
        return _NAMES_ZH[self]


class Status(StrEnum):
    """Status on the national publicity system; penalty, annulment and exit are never one."""

    ACTIVE = "active"
    REVOKED = "revoked"
    REVOKED_DEREGISTERED = "revoked_deregistered"
    DEREGISTERED = "deregistered"
    ANNULLED = "annulled"
    MOVED_OUT = "moved_out"

    @property
    def name_zh(self) -> str:
        """The label of the publicity system."""
        return _STATUS_ZH[self]

    @property
    def code(self) -> str:
        """Code of the publicity system, 1 to 6."""
        return str(list(Status).index(self) + 1)

    @property
    def may_trade(self) -> bool:
        """Whether an entity of this status may do business here; dormancy is a mark beside it."""
        return self is Status.ACTIVE


_NAMES_ZH: Final = {
    EntityType.UNKNOWN: "未知",
    EntityType.LIMITED_COMPANY: "有限责任公司",
    EntityType.JOINT_STOCK_COMPANY: "股份有限公司",
    EntityType.STATE_OWNED_ENTERPRISE: "全民所有制企业",
    EntityType.COLLECTIVE_ENTERPRISE: "集体所有制企业",
    EntityType.JOINT_STOCK_COOPERATIVE: "股份合作制企业",
    EntityType.JOINT_OPERATION: "联营企业",
    EntityType.OTHER_LEGAL_PERSON: "其他法人",
    EntityType.PRIVATE_ENTERPRISE: "私营企业",
    EntityType.SOLE_PROPRIETORSHIP: "个人独资企业",
    EntityType.PARTNERSHIP: "合伙企业",
    EntityType.FARMERS_COOPERATIVE: "农民专业合作社",
    EntityType.INDIVIDUAL_BUSINESS: "个体工商户",
    EntityType.BRANCH: "分支机构",
    EntityType.FOREIGN_REPRESENTATIVE: "外国企业常驻代表机构",
    EntityType.PROCESSING_TRADE: "来料加工",
}

_STATUS_ZH: Final = {
    Status.ACTIVE: "存续",
    Status.REVOKED: "吊销,未注销",
    Status.REVOKED_DEREGISTERED: "吊销,已注销",
    Status.DEREGISTERED: "注销",
    Status.ANNULLED: "撤销",
    Status.MOVED_OUT: "迁出",
}

# Tried in this order: a branch says so whatever it is a branch of.
_MARKS: Final = (
    (EntityType.FOREIGN_REPRESENTATIVE, ("代表机构",)),
    (EntityType.BRANCH, ("分支机构", "分公司", "非法人", "办事机构", "办事处", "单位营业")),
    (EntityType.FARMERS_COOPERATIVE, ("合作社", "联合社")),
    (EntityType.INDIVIDUAL_BUSINESS, ("个体",)),
    (EntityType.SOLE_PROPRIETORSHIP, ("独资企业",)),
    (EntityType.PARTNERSHIP, ("合伙",)),
    (EntityType.LIMITED_COMPANY, ("有限责任公司", "有限公司(")),
    (EntityType.JOINT_STOCK_COMPANY, ("股份有限公司", "股份制")),
    (EntityType.JOINT_STOCK_COOPERATIVE, ("股份合作",)),
    (EntityType.STATE_OWNED_ENTERPRISE, ("国有", "全民")),
    (EntityType.COLLECTIVE_ENTERPRISE, ("集体",)),
    (EntityType.JOINT_OPERATION, ("联营",)),
    (EntityType.PRIVATE_ENTERPRISE, ("私营",)),
    (EntityType.PROCESSING_TRADE, ("来料",)),
    (EntityType.OTHER_LEGAL_PERSON, ("法人",)),
)


def type_of(text: str) -> EntityType:
    """The type a register's text means; UNKNOWN for N/A, nothing, or words that name no type."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    for kind, marks in _MARKS:
        if any(mark in plain for mark in marks):
            return kind
    return EntityType.UNKNOWN
