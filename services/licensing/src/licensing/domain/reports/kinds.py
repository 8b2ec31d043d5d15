"""The closed lists of annual reports and findings. The numbers are those of the wire contract."""

from __future__ import annotations

from enum import IntEnum

from licensing.domain.kinds import COOPERATIVES, EntityType


class ReporterKind(IntEnum):
    """Who reports: the rules differ for enterprises, cooperatives and individual businesses."""

    UNSPECIFIED = 0
    ENTERPRISE = 1
    COOPERATIVE = 2
    INDIVIDUAL = 3


class ReportStage(IntEnum):
    """Where the report about one year stands."""

    UNSPECIFIED = 0
    EXPECTED = 1
    FILED = 2
    MISSED = 3
    """Not filed by 30 June; it may still be filed late (补报)."""


class Ground(IntEnum):
    """What leads to the abnormal list, or for an individual business to the mark."""

    UNSPECIFIED = 0
    NOT_FILED = 1
    FALSE_CONTENT = 2
    UNREACHABLE = 3
    NOT_PUBLISHED = 4
    ILLEGAL_NAME = 5


class ListingKind(IntEnum):
    """列入名录 for enterprises and cooperatives, 标记 for individual businesses (SAIC-69/2014)."""

    UNSPECIFIED = 0
    LISTED = 1
    MARKED = 2


class FindingStage(IntEnum):
    """Where a finding stands."""

    UNSPECIFIED = 0
    CHECKING = 1
    """Letters are out, or an order to publish runs."""
    FOUND = 2
    """Verified: to be decided in ten working days."""
    LISTED = 3
    OBJECTED = 4
    VERIFYING = 5
    WRONG = 6
    """The objection was right; to be corrected in five working days."""
    CORRECTED = 7
    DISMISSED = 8
    """Nothing came of the check."""


STAGE_ZH = {
    FindingStage.UNSPECIFIED: "未开始",
    FindingStage.CHECKING: "核查中",
    FindingStage.FOUND: "已查实,待决定",
    FindingStage.LISTED: "已列入(标记)",
    FindingStage.OBJECTED: "异议待受理",
    FindingStage.VERIFYING: "异议核实中",
    FindingStage.WRONG: "异议成立,待更正",
    FindingStage.CORRECTED: "已更正",
    FindingStage.DISMISSED: "已终止核查",
}


def reporter_of(kind: EntityType) -> ReporterKind:
    """Whose rules an entity reports by."""
    if kind is EntityType.INDIVIDUAL_BUSINESS:
        return ReporterKind.INDIVIDUAL
    return ReporterKind.COOPERATIVE if kind in COOPERATIVES else ReporterKind.ENTERPRISE
