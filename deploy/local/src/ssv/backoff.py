"""When to start a dead process again, and when to give up: a pure decision."""

from __future__ import annotations

from collections.abc import Sequence

LIMIT = 5  # deaths
WINDOW = 60.0  # seconds
FIRST_DELAY = 0.2  # seconds
LONGEST_DELAY = 5.0  # seconds


def delay(deaths: Sequence[float], now: float) -> float | None:
    """Return the seconds to wait before the next start, or None to give up.

    `deaths` are the times of all deaths so far, this one included, on the same monotonic clock as `now`.
    The wait doubles with every death within the last minute; the fifth within a minute is the last.
    """
    recent = sum(1 for death in deaths if now - death < WINDOW)
    if recent >= LIMIT:
        return None
    return min(FIRST_DELAY * 2.0 ** max(0, recent - 1), LONGEST_DELAY)
