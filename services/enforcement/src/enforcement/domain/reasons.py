"""Why enforcement refuses: every reason code with kind, rule, words for both readers, and remedy.

Codes are never renamed. After the colon of a rule stands the article; `contract` names a clause of the API contract.
Each folder of the domain has its own reasons; a code stands in one of them only.
"""

from __future__ import annotations

from typing import Final

from enforcement.domain.adoption.reasons import ADOPTION
from enforcement.domain.assistance.reasons import ASSISTANCE
from enforcement.domain.cases.ending_reasons import ENDING
from enforcement.domain.cases.filing_reasons import FILING
from enforcement.domain.cases.hearing_reasons import HEARING
from enforcement.domain.cautions.reasons import CAUTIONS
from enforcement.domain.clues.reasons import CLUES
from enforcement.domain.common_reasons import COMMON
from enforcement.domain.disclosure.reasons import DISCLOSURES
from enforcement.domain.documents.reasons import DOCUMENTS
from enforcement.domain.evaluations.reasons import EVALUATIONS
from enforcement.domain.evidence.reasons import EVIDENCE
from enforcement.domain.history.reasons import HISTORY
from enforcement.domain.measures.reasons import MEASURES
from enforcement.domain.outside.reasons import OUTSIDE
from enforcement.domain.proposals.reasons import PROPOSALS
from enforcement.domain.publicity.reasons import PUBLICITY
from enforcement.domain.remedies_told.reasons import REMEDIES
from enforcement.domain.revocations.reasons import REVOCATIONS
from enforcement.domain.spot.reasons import SPOT
from enforcement.domain.statistics.reasons import STATISTICS
from enforcement.domain.supervision.reasons import SUPERVISION
from enforcement.domain.treasury.reasons import TREASURY
from statutes.refusals import Reason

PARTS: Final = (
    COMMON,
    DOCUMENTS,
    REMEDIES,
    CLUES,
    FILING,
    EVIDENCE,
    HEARING,
    ENDING,
    MEASURES,
    SPOT,
    CAUTIONS,
    ASSISTANCE,
    TREASURY,
    PUBLICITY,
    DISCLOSURES,
    REVOCATIONS,
    PROPOSALS,
    OUTSIDE,
    ADOPTION,
    EVALUATIONS,
    SUPERVISION,
    STATISTICS,
    HISTORY,
)
REASONS: Final[dict[str, Reason]] = {code: reason for part in PARTS for code, reason in part.items()}
