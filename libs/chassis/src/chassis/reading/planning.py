"""What to do with arrived events, given the reader's position: pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chassis.reading.records import Arrived


@dataclass(frozen=True)
class Plan:
    """For one stream: what can be applied now, and from where the owner must be asked."""

    apply: Sequence[Arrived]
    """Contiguous from the position on."""
    waiting: Sequence[Arrived]
    """Beyond a gap; applicable once the gap is filled."""
    duplicates: int

    @property
    def has_gap(self) -> bool:
        """Whether numbers are missing between what can be applied and what waits."""
        return bool(self.waiting)


def plan(position: int, arrived: Iterable[Arrived]) -> Plan:
    """Lower or equal numbers are duplicates, the next ones apply, a jump is a gap."""
    unique = {event.number: event for event in arrived}
    total = 0
    apply: list[Arrived] = []
    waiting: list[Arrived] = []
    expected = position + 1
    for number in sorted(unique):
        if number <= position:
            total += 1
        elif number == expected:
            apply.append(unique[number])
            expected += 1
        else:
            waiting.append(unique[number])
    return Plan(apply, waiting, total)


def by_stream(arrived: Iterable[Arrived]) -> Mapping[int, list[Arrived]]:
    """Events grouped by stream."""
    streams: dict[int, list[Arrived]] = {}
    for event in arrived:
        streams.setdefault(event.stream, []).append(event)
    return streams


@dataclass(frozen=True)
class DeadLetterLimit:
    """Stops a reader that would drain its topic into the dead letters, as after a bad deployment."""

    longest_run: int = 50
    """Consecutive events parked in one stream."""
    largest_share: float = 0.05
    """Share of the last events parked …"""
    window: int = 1000
    """… counted over this many."""

    def exceeded(self, run: int, parked: int, seen: int) -> bool:
        """Whether the reader must stop. The share counts only once the window is full."""
        return run >= self.longest_run or (seen >= self.window and parked > self.largest_share * seen)


class DeadLetterCount:
    """Counts parked events against a limit."""

    def __init__(self, limit: DeadLetterLimit) -> None:
        self._limit = limit
        self._run = 0
        self._parked = 0
        self._seen = 0

    def add(self, applied: int, parked: int) -> bool:
        """Count one batch; True if the limit is exceeded."""
        self._run = self._run + parked if applied == 0 else parked
        self._parked += parked
        self._seen += applied + parked
        exceeded = self._limit.exceeded(self._run, self._parked, self._seen)
        if self._seen >= self._limit.window:
            self._parked = self._seen = 0
        return exceeded


def fell_behind(heads: Sequence[int], before: Mapping[int, int], now: Mapping[int, int]) -> list[int]:
    """Streams that are behind their head and did not move between two looks: ask the owner for them."""
    return [
        stream
        for stream, head in enumerate(heads)
        if now.get(stream, 0) < head and before.get(stream, 0) == now.get(stream, 0)
    ]


@dataclass
class Watchdog:
    """Tells a stuck consumer from an idle or a patiently retrying one. Time is an argument."""

    patience_seconds: float
    _committed: int = -1
    _since: float = 0.0

    def stuck(self, now: float, lag: int, committed: int, retrying: bool) -> bool:
        """True if records wait at the broker and nothing was committed for `patience_seconds`."""
        if lag == 0 or retrying or committed != self._committed:
            self._committed = committed
            self._since = now
            return False
        return now - self._since >= self.patience_seconds
