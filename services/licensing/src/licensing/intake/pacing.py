"""How fast rows may be sent, and how long to wait before trying again. Pure: the time is an argument."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Pace:
    """At most `rate` rows a second, spread evenly; None is without limit."""

    rate: float | None
    _free_at: float = 0.0

    def wait(self, rows: int, now: float) -> float:
        """Seconds to wait before these rows may go, which are then counted."""
        if self.rate is None:
            return 0.0
        start = max(self._free_at, now)
        self._free_at = start + rows / self.rate
        return start - now


def pause(attempt: int, share: float) -> float:
    """Seconds before attempt 1, 2, 3 …: doubling from 0.2 to 5, less up to half of it by `share` (0 to 1)."""
    return float(min(5.0, 0.1 * 2**attempt) * (1 - share / 2))
