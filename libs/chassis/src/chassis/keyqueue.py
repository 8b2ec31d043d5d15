"""Events waiting to be sent, at most one of each aggregate under way: so none can be overtaken."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import islice

from chassis.sequencer import Unsent


class KeyQueue:
    """First in, first out within an aggregate; one that fails holds back its own aggregate only."""

    def __init__(self) -> None:
        self._first: dict[bytes, Unsent] = {}
        """The oldest event of every aggregate."""
        self._later: dict[bytes, deque[Unsent]] = {}
        """The others of the few aggregates that have more than one."""
        self._under_way: set[bytes] = set()
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, events: Sequence[Unsent]) -> None:
        """Queue events in the order of their numbers."""
        for event in events:
            if event.key in self._first:
                self._later.setdefault(event.key, deque()).append(event)
            else:
                self._first[event.key] = event
        self._size += len(events)

    def take(self, limit: int) -> list[Unsent]:
        """The oldest event of up to `limit` aggregates that have none under way."""
        free = (event for key, event in self._first.items() if key not in self._under_way)
        taken = list(islice(free, limit))
        self._under_way.update(event.key for event in taken)
        return taken

    def sent(self, event: Unsent) -> None:
        """The broker has it: the aggregate's next one may go."""
        later = self._later.get(event.key)
        if later is None:
            del self._first[event.key]
        else:
            self._first[event.key] = later.popleft()
            if not later:
                del self._later[event.key]
        self._under_way.discard(event.key)
        self._size -= 1

    def failed(self, event: Unsent) -> None:
        """The broker has not taken it: it stays first of its aggregate."""
        self._under_way.discard(event.key)
