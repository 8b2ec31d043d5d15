"""Who stands on the serious-violation list 严重违法失信名单, which the credit authority keeps and publishes.

Until a service of this platform keeps the list, its codes come as a file, one a line; a changed file is read again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class SeriousViolationList:
    """Whether a credit code is listed (SAMR-44/2021)."""

    file: Path | None
    _codes: frozenset[str] = frozenset()
    _read_at: int = field(default=0, init=False)

    def __call__(self, code: str) -> bool:
        """Whether the code is listed. OSError if the named file is gone: silence is no proof of good credit."""
        if self.file is None:
            return False
        changed_at = self.file.stat().st_mtime_ns
        if changed_at != self._read_at:
            self._codes = frozenset(self.file.read_text(encoding="utf-8").split())
            self._read_at = changed_at
        return code in self._codes
