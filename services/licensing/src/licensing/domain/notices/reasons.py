"""Why this part refuses. Rules and conventions as in `licensing.domain.reasons`."""

from __future__ import annotations

from typing import Final

from licensing.domain.reason import Reason

REASONS: Final[dict[str, Reason]] = {}
