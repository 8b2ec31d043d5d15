"""EnforcementService: clues, cases, and what belongs to them."""

from __future__ import annotations

from typing import Final

from chassis.serving.asking import Asked
from enforcement.areas.area import HANDLERS, Area
from enforcement.kinds.records import (
    ASSISTANCES,
    CASES,
    CAUTIONS,
    CLUES,
    DOCUMENTS,
    EVIDENCE_ITEMS,
    MEASURES,
    SEIZED,
    SPOT_PENALTIES,
)
from enforcement.steps import entries
from smartsupervision.enforcement.v1 import enforcement_service_pb2

REVIEWS: Final = frozenset({"ReviewCase", "ReviewAfterHearing"})
AREA: Final = Area(
    enforcement_service_pb2.DESCRIPTOR.services_by_name["EnforcementService"],
    entries,
    (
        Asked(CLUES, "Clue", "Clues"),
        Asked(CASES, "PenaltyCase", "PenaltyCases"),
        Asked(DOCUMENTS, "CaseDocument", "CaseDocuments"),
        Asked(EVIDENCE_ITEMS, "Evidence", "EvidenceItems"),
        Asked(MEASURES, "Measure", "Measures"),
        Asked(SEIZED, "SeizedGoods", "SeizedGoodsItems"),
        Asked(SPOT_PENALTIES, "SpotPenalty", "SpotPenalties"),
        Asked(CAUTIONS, "Caution", "Cautions"),
        Asked(ASSISTANCES, "Assistance", "Assistances"),
    ),
    dict.fromkeys(REVIEWS, HANDLERS | {"reviewer"}),
)
