"""The closed lists of the register. The numbers are those of the wire contract."""

from __future__ import annotations

from enum import IntEnum


class EntityType(IntEnum):
    """主体类型 (SC-746:2, SAMR-52/2022:9)."""

    UNSPECIFIED = 0
    UNKNOWN = 1
    LIMITED_COMPANY = 2
    JOINT_STOCK_COMPANY = 3
    STATE_OWNED_ENTERPRISE = 4
    COLLECTIVE_ENTERPRISE = 5
    ASSOCIATED_ENTERPRISE = 6
    SHARE_COOPERATIVE = 7
    SOLE_PROPRIETORSHIP = 8
    PARTNERSHIP = 9
    GENERAL_PARTNERSHIP = 10
    SPECIAL_GENERAL_PARTNERSHIP = 11
    LIMITED_PARTNERSHIP = 12
    FARMERS_COOPERATIVE = 13
    FARMERS_COOPERATIVE_UNION = 14
    INDIVIDUAL_BUSINESS = 15
    BRANCH = 16
    FOREIGN_COMPANY_BRANCH = 17
    REPRESENTATIVE_OFFICE = 18
    OTHER = 19


COMPANIES = frozenset({EntityType.LIMITED_COMPANY, EntityType.JOINT_STOCK_COMPANY})

COOPERATIVES = frozenset({EntityType.FARMERS_COOPERATIVE, EntityType.FARMERS_COOPERATIVE_UNION})

NATURAL_PERSONS_BUSINESSES = frozenset({EntityType.INDIVIDUAL_BUSINESS, EntityType.SOLE_PROPRIETORSHIP})
"""Their address may be somebody's home."""

WITHOUT_LIQUIDATION = frozenset(
    {
        EntityType.INDIVIDUAL_BUSINESS,
        EntityType.BRANCH,
        EntityType.FOREIGN_COMPANY_BRANCH,
        EntityType.REPRESENTATIVE_OFFICE,
    }
)
"""They have no liquidation group: the owner or the parent answers for the debts."""

CONVERTIBLE_INTO = frozenset(
    {
        EntityType.LIMITED_COMPANY,
        EntityType.JOINT_STOCK_COMPANY,
        EntityType.SOLE_PROPRIETORSHIP,
        EntityType.GENERAL_PARTNERSHIP,
        EntityType.SPECIAL_GENERAL_PARTNERSHIP,
        EntityType.LIMITED_PARTNERSHIP,
    }
)
"""What an individual business may become (SAMR-112:10)."""


class EntityStatus(IntEnum):
    """经营状态. Revocation, annulment and deregistration are three acts and are never collapsed."""

    UNSPECIFIED = 0
    UNKNOWN = 1
    ACTIVE = 2
    REVOKED = 3
    REVOKED_DEREGISTERED = 4
    DEREGISTERED = 5
    ANNULLED = 6
    MOVED_OUT = 7
    MERGED = 8


LIVE = frozenset({EntityStatus.UNKNOWN, EntityStatus.ACTIVE})
"""May be changed. A record whose older register states no status counts as registered."""

EXITED = frozenset(
    {
        EntityStatus.REVOKED_DEREGISTERED,
        EntityStatus.DEREGISTERED,
        EntityStatus.ANNULLED,
        EntityStatus.MOVED_OUT,
        EntityStatus.MERGED,
    }
)
"""Nothing more happens to the record."""

STATUS_ZH = {
    EntityStatus.UNKNOWN: "未载明",
    EntityStatus.ACTIVE: "存续",
    EntityStatus.REVOKED: "吊销,未注销",
    EntityStatus.REVOKED_DEREGISTERED: "吊销,已注销",
    EntityStatus.DEREGISTERED: "注销",
    EntityStatus.ANNULLED: "撤销",
    EntityStatus.MOVED_OUT: "迁出",
    EntityStatus.MERGED: "已合并的重复记录",
}


class NumberKind(IntEnum):
    """What a former number was."""

    UNSPECIFIED = 0
    REGISTRATION_NUMBER = 1
    MISTAKEN_CODE = 2
    MERGED_CODE = 3
    PLATFORM_KEY = 4
    ORGANISATION_CODE = 5


class MarkKind(IntEnum):
    """What GSXT shows beside the status of a record."""

    UNSPECIFIED = 0
    SPECIAL = 1
    """特别标注: no liquidation and no deregistration six months after the end of trade (SAMR-52/2022:67)."""
    FORCIBLY_DEREGISTERED = 2
    """强制注销 (NPC-公司法:241)"""
    NAME_WITHHELD = 3
    """The code stands in place of a name found illegal (SC-734:23)."""


class LockedAct(IntEnum):
    """What a lock forbids; ANY is all the others."""

    UNSPECIFIED = 0
    ANY = 1
    CHANGE = 2
    MOVE = 3
    CONVERT = 4
    DEREGISTER = 5
    PREMISES = 6


class PremisesKind(IntEnum):
    """住所, 经营场所, or a further place without a branch (一照多址)."""

    UNSPECIFIED = 0
    DOMICILE = 1
    BUSINESS_PLACE = 2
    EXTRA_PLACE = 3


class PremisesStatus(IntEnum):
    """Whether the premises are in use."""

    UNSPECIFIED = 0
    OPEN = 1
    CLOSED = 2
