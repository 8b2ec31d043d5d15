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
REVOCATION_ORDER: Final = "revocation_order"
REVOCATION_PROPOSAL: Final = "revocation_proposal"
PARTY_CHANGE: Final = "party_change"
OUTSIDE_NOTICE: Final = "outside_notice"
ADOPTED_CASE: Final = "adopted_case"
EVALUATION_ROUND: Final = "evaluation_round"
FILE_EVALUATION: Final = "file_evaluation"
SUPERVISION: Final = "supervision"
PUBLICATION: Final = "penalty_publication"
DISCLOSURE: Final = "disclosure"
FINE_PAYMENT: Final = "fine_payment"
TREASURY_STATEMENT: Final = "treasury_statement"

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
    REVOCATION_ORDER: "revocations",
    REVOCATION_PROPOSAL: "proposals",
    PARTY_CHANGE: "hints",
    OUTSIDE_NOTICE: "bulletins",
    ADOPTED_CASE: "adoptions",
    EVALUATION_ROUND: "evaluationRounds",
    FILE_EVALUATION: "fileEvaluations",
    SUPERVISION: "supervisions",
    PUBLICATION: "publications",
    DISCLOSURE: "disclosures",
    FINE_PAYMENT: "payments",
    TREASURY_STATEMENT: "statements",
}


def name_of(kind: str, record: UUID) -> str:
    """The resource name."""
    return f"{COLLECTIONS[kind]}/{record}"
