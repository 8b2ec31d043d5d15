"""What can be computed over a closed file, by the names the rows of `file-checks.yaml` use."""

from __future__ import annotations

from typing import Final

from enforcement.domain.evaluations.checks.bases import BASES
from enforcement.domain.evaluations.checks.ends import ENDS
from enforcement.domain.evaluations.checks.facts import FACTS
from enforcement.domain.evaluations.checks.papers import PAPERS
from enforcement.domain.evaluations.checks.steps import STEPS
from enforcement.domain.evaluations.checks.subjects import SUBJECTS
from enforcement.domain.evaluations.view import Check

PARTS: Final = (SUBJECTS, FACTS, BASES, STEPS, ENDS, PAPERS)
CHECKS: Final[dict[str, Check]] = {name: check for part in PARTS for name, check in part.items()}
