"""Which rules reports and findings stand on."""

from __future__ import annotations

from typing import Final

from licensing.domain.reports.kinds import Ground, ReporterKind

WINDOW: Final = {
    ReporterKind.ENTERPRISE: "enterprise",
    ReporterKind.COOPERATIVE: "cooperative",
    ReporterKind.INDIVIDUAL: "individual",
}
"""Report windows."""

GROUND: Final = {
    (Ground.NOT_FILED, ReporterKind.ENTERPRISE): "not-filed",
    (Ground.NOT_FILED, ReporterKind.COOPERATIVE): "not-filed.cooperative",
    (Ground.NOT_FILED, ReporterKind.INDIVIDUAL): "not-filed.individual",
    (Ground.FALSE_CONTENT, ReporterKind.COOPERATIVE): "false-content",
    (Ground.FALSE_CONTENT, ReporterKind.INDIVIDUAL): "false-content.individual",
    (Ground.UNREACHABLE, ReporterKind.ENTERPRISE): "unreachable",
    (Ground.UNREACHABLE, ReporterKind.COOPERATIVE): "unreachable",
    (Ground.UNREACHABLE, ReporterKind.INDIVIDUAL): "unreachable.individual",
    (Ground.NOT_PUBLISHED, ReporterKind.ENTERPRISE): "not-published",
    (Ground.ILLEGAL_NAME, ReporterKind.ENTERPRISE): "illegal-name",
}
"""Grounds of the abnormal list; what is missing is no ground for that reporter."""

ORDER: Final = "abnormal.publication.order"
SECOND_EARLIEST: Final = "abnormal.unreachable.second-letter.earliest"
SECOND_LATEST: Final = "abnormal.unreachable.second-letter.latest"
OBJECTION_RAISE: Final = "abnormal.objection.raise"
OBJECTION_ACCEPT: Final = "abnormal.objection.accept"
OBJECTION_VERIFY: Final = "abnormal.objection.verify"
OBJECTION_CORRECT: Final = "abnormal.objection.correct"
