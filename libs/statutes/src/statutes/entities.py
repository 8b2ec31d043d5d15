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
    ASSOCIATED_ENTERPRISE = "associated_enterprise"
    SHARE_COOPERATIVE = "share_cooperative"
    SOLE_PROPRIETORSHIP = "sole_proprietorship"
    PARTNERSHIP = "partnership"
    GENERAL_PARTNERSHIP = "general_partnership"
    SPECIAL_GENERAL_PARTNERSHIP = "special_general_partnership"
    LIMITED_PARTNERSHIP = "limited_partnership"
    FARMERS_COOPERATIVE = "farmers_cooperative"
    FARMERS_COOPERATIVE_UNION = "farmers_cooperative_union"
    INDIVIDUAL_BUSINESS = "individual_business"
    BRANCH = "branch"
    FOREIGN_COMPANY_BRANCH = "foreign_company_branch"
    REPRESENTATIVE_OFFICE = "representative_office"
    OTHER = "other"

    @property
    def name_zh(self) -> str:
        """The type as the law or the register names it."""
        return _NAMES_ZH[self]

    @property
    def family(self) -> Family:
        """Which of the law's families the type belongs to (SC-746:2)."""
        return next((family for family, types in _FAMILIES.items() if self in types), Family.OTHER)

    @property
    def legal_person(self) -> bool:
        """Whether it is a legal person of its own, which partnerships, branches and individuals are not."""
        return self.family in (Family.COMPANY, Family.NON_COMPANY_LEGAL_PERSON, Family.COOPERATIVE)


class Family(StrEnum):
    """Families of entities as SC-746:2 lists them; OTHER for what the law no longer has or nobody says."""

    COMPANY = "company"
    NON_COMPANY_LEGAL_PERSON = "non_company_legal_person"
    SOLE_PROPRIETORSHIP = "sole_proprietorship"
    PARTNERSHIP = "partnership"
    COOPERATIVE = "cooperative"
    INDIVIDUAL_BUSINESS = "individual_business"
    BRANCH = "branch"
    OTHER = "other"


class OperatedBy(StrEnum):
    """Form of an individual business 组成形式: it is answered for with one person's or the family's property."""

    PERSON = "个人经营"
    FAMILY = "家庭经营"


class Status(StrEnum):
    """Status on the national publicity system; penalty, annulment and exit are never one.

    UNKNOWN stands where an older register does not say.
    """

    UNKNOWN = "unknown"
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
        """Code of the publicity system, 1 to 6; empty while unknown."""
        return str(list(Status).index(self) or "")

    @property
    def may_trade(self) -> bool:
        """Whether an entity of this status may do business here; dormancy is a mark beside it."""
        return self is Status.ACTIVE


_FAMILIES: Final = {
    Family.COMPANY: (EntityType.LIMITED_COMPANY, EntityType.JOINT_STOCK_COMPANY),
    Family.NON_COMPANY_LEGAL_PERSON: (
        EntityType.STATE_OWNED_ENTERPRISE,
        EntityType.COLLECTIVE_ENTERPRISE,
        EntityType.ASSOCIATED_ENTERPRISE,
        EntityType.SHARE_COOPERATIVE,
    ),
    Family.SOLE_PROPRIETORSHIP: (EntityType.SOLE_PROPRIETORSHIP,),
    Family.PARTNERSHIP: (
        EntityType.PARTNERSHIP,
        EntityType.GENERAL_PARTNERSHIP,
        EntityType.SPECIAL_GENERAL_PARTNERSHIP,
        EntityType.LIMITED_PARTNERSHIP,
    ),
    Family.COOPERATIVE: (EntityType.FARMERS_COOPERATIVE, EntityType.FARMERS_COOPERATIVE_UNION),
    Family.INDIVIDUAL_BUSINESS: (EntityType.INDIVIDUAL_BUSINESS,),
    Family.BRANCH: (EntityType.BRANCH, EntityType.FOREIGN_COMPANY_BRANCH, EntityType.REPRESENTATIVE_OFFICE),
}

_NAMES_ZH: Final = {
    EntityType.UNKNOWN: "未知",
    EntityType.LIMITED_COMPANY: "有限责任公司",
    EntityType.JOINT_STOCK_COMPANY: "股份有限公司",
    EntityType.STATE_OWNED_ENTERPRISE: "全民所有制企业",
    EntityType.COLLECTIVE_ENTERPRISE: "集体所有制企业",
    EntityType.ASSOCIATED_ENTERPRISE: "联营企业",
    EntityType.SHARE_COOPERATIVE: "股份合作制企业",
    EntityType.SOLE_PROPRIETORSHIP: "个人独资企业",
    EntityType.PARTNERSHIP: "合伙企业",
    EntityType.GENERAL_PARTNERSHIP: "普通合伙企业",
    EntityType.SPECIAL_GENERAL_PARTNERSHIP: "特殊普通合伙企业",
    EntityType.LIMITED_PARTNERSHIP: "有限合伙企业",
    EntityType.FARMERS_COOPERATIVE: "农民专业合作社",
    EntityType.FARMERS_COOPERATIVE_UNION: "农民专业合作社联合社",
    EntityType.INDIVIDUAL_BUSINESS: "个体工商户",
    EntityType.BRANCH: "分支机构",
    EntityType.FOREIGN_COMPANY_BRANCH: "外国公司分支机构",
    EntityType.REPRESENTATIVE_OFFICE: "外国企业常驻代表机构",
    EntityType.OTHER: "其他",
}

_STATUS_ZH: Final = {
    Status.UNKNOWN: "未知",
    Status.ACTIVE: "存续",
    Status.REVOKED: "吊销,未注销",
    Status.REVOKED_DEREGISTERED: "吊销,已注销",
    Status.DEREGISTERED: "注销",
    Status.ANNULLED: "撤销",
    Status.MOVED_OUT: "迁出",
}

# Tried in this order: a branch says so whatever it is a branch of.
_MARKS: Final = (
    (EntityType.REPRESENTATIVE_OFFICE, ("代表机构",)),
    (EntityType.FOREIGN_COMPANY_BRANCH, ("外国公司分支机构",)),
    (EntityType.BRANCH, ("分支机构", "分公司", "非法人", "办事机构", "办事处", "单位营业")),
    (EntityType.FARMERS_COOPERATIVE_UNION, ("联合社",)),
    (EntityType.FARMERS_COOPERATIVE, ("合作社",)),
    (EntityType.INDIVIDUAL_BUSINESS, ("个体",)),
    (EntityType.SOLE_PROPRIETORSHIP, ("独资企业",)),
    (EntityType.SPECIAL_GENERAL_PARTNERSHIP, ("特殊普通合伙",)),
    (EntityType.GENERAL_PARTNERSHIP, ("普通合伙",)),
    (EntityType.LIMITED_PARTNERSHIP, ("有限合伙",)),
    (EntityType.PARTNERSHIP, ("合伙",)),
    (EntityType.JOINT_STOCK_COMPANY, ("股份有限公司", "股份制")),
    (EntityType.LIMITED_COMPANY, ("有限责任公司", "有限公司")),
    (EntityType.SHARE_COOPERATIVE, ("股份合作",)),
    (EntityType.STATE_OWNED_ENTERPRISE, ("国有", "全民")),
    (EntityType.COLLECTIVE_ENTERPRISE, ("集体",)),
    (EntityType.ASSOCIATED_ENTERPRISE, ("联营",)),
    # Words of a type the law no longer has, or of no one type.
    (EntityType.OTHER, ("私营", "来料", "法人", "企业", "其他")),
)


def type_of(text: str) -> EntityType:
    """The type a register's text means; UNKNOWN for N/A, nothing, or words that name no type."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    for kind, marks in _MARKS:
        if any(mark in plain for mark in marks):
            return kind
    return EntityType.UNKNOWN
