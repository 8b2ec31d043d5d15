"""Names of the kinds of record, as they stand in resource names and events."""

from __future__ import annotations

from typing import Final
from uuid import UUID

CLUE: Final = "clue"
PENALTY_CASE: Final = "penalty_case"
NUMBER_SERIES: Final = "number_series"
DOCUMENT: Final = "case_document"
EVIDENCE: Final = "evidence"
MEASURE: Final = "measure"
GOODS: Final = "seized_goods"
SPOT_PENALTY: Final = "spot_penalty"
CAUTION: Final = "caution"
ASSISTANCE: Final = "assistance"

COLLECTIONS: Final = {
    CLUE: "clues",
    PENALTY_CASE: "cases",
    NUMBER_SERIES: "numberSeries",
    DOCUMENT: "documents",
    EVIDENCE: "evidence",
    MEASURE: "measures",
    GOODS: "goods",
    SPOT_PENALTY: "tickets",
    CAUTION: "cautions",
    ASSISTANCE: "assistances",
}


def name_of(kind: str, record: UUID) -> str:
    """The resource name."""
    return f"{COLLECTIONS[kind]}/{record}"
