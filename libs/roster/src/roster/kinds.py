"""Kinds of units and posts, and who counts as a head. The numbers are those of the wire contract."""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import Final


class UnitKind(IntEnum):
    """机构类别."""

    UNSPECIFIED = 0
    REGION = 1
    """省(自治区、直辖市)局"""
    CITY = 2
    """设区的市局"""
    COUNTY = 3
    """县(市、区)局"""
    STATION = 4
    """市场监管所: an office the bureau sends out (派出机构)."""
    DISPATCHED_BUREAU = 5
    """Bureau of a development area or free-trade area (开发区、自贸区分局)."""
    ENFORCEMENT_TEAM = 6
    """综合行政执法队伍"""


BUREAUS: Final = frozenset({UnitKind.REGION, UnitKind.CITY, UnitKind.COUNTY, UnitKind.DISPATCHED_BUREAU})
"""Units that act in their own name; an act of any other is the act of the bureau above it."""

PARENTS: Final = {
    UnitKind.REGION: frozenset[UnitKind](),
    UnitKind.CITY: frozenset({UnitKind.REGION}),
    # Counties may stand right under the region (省直管县).
    UnitKind.COUNTY: frozenset({UnitKind.CITY, UnitKind.REGION}),
    UnitKind.STATION: frozenset({UnitKind.COUNTY, UnitKind.CITY, UnitKind.DISPATCHED_BUREAU}),
    UnitKind.DISPATCHED_BUREAU: frozenset({UnitKind.REGION, UnitKind.CITY, UnitKind.COUNTY}),
    UnitKind.ENFORCEMENT_TEAM: BUREAUS,
}
"""Kinds a unit's parents may have."""


class Role(IntEnum):
    """What a post is there for."""

    UNSPECIFIED = 0
    PRINCIPAL = 1
    """正职负责人"""
    ACTING_PRINCIPAL = 2
    """主持工作的负责人: leads while there is no principal."""
    DEPUTY = 3
    """副职、分管负责人"""
    REVIEWER = 4
    """法制审核、案件审核"""
    OFFICER = 5
    """执法人员"""
    REGISTRAR = 6
    """登记、许可经办人员"""
    CLERK = 7
    """综合、内勤"""


class Head(Enum):
    """The law's three different heads. Never one role: each rule says which it means."""

    ANY_LEADER = "负责人"
    """Any leader in charge (SAMR-2/2018:4)."""
    PRINCIPAL = "主要负责人"
    """The principal alone (SAMR-2/2018:4)."""
    PRINCIPAL_OR_ACTING = "正职负责人或主持工作的负责人"
    """For transfer to the criminal organs (SC-310:5)."""


HEADS: Final = {
    Head.ANY_LEADER: frozenset({Role.PRINCIPAL, Role.ACTING_PRINCIPAL, Role.DEPUTY}),
    Head.PRINCIPAL: frozenset({Role.PRINCIPAL}),
    Head.PRINCIPAL_OR_ACTING: frozenset({Role.PRINCIPAL, Role.ACTING_PRINCIPAL}),
}
