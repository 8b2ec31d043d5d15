"""Enforcement's kinds of record. A new folder of the domain has a module here, and its kinds in this list."""

from __future__ import annotations

from typing import Any, Final

from chassis.mapped import Kind
from enforcement.kinds.adopted import ADOPTED_CASES
from enforcement.kinds.evaluation import EVALUATIONS, ROUNDS
from enforcement.kinds.outside import OUTSIDE_NOTICES
from enforcement.kinds.proposals import RECORDS as PROPOSALS
from enforcement.kinds.publicity import DISCLOSURES, PUBLICATIONS
from enforcement.kinds.records import RECORDS
from enforcement.kinds.supervision import SUPERVISIONS
from enforcement.kinds.treasury import TREASURY

KINDS: Final[tuple[Kind[Any], ...]] = (
    *RECORDS,
    *TREASURY,
    *PROPOSALS,
    OUTSIDE_NOTICES,
    ADOPTED_CASES,
    PUBLICATIONS,
    DISCLOSURES,
    ROUNDS,
    EVALUATIONS,
    SUPERVISIONS,
)
BY_NAME: Final = {kind.kind: kind for kind in KINDS}
