"""Events waiting to be sent, at most one of each aggregate under way: so none can be overtaken."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from uuid import UUID

from chassis.sequencer import Unsent


class KeyQueue:
    """First in, first out within an aggregate; one that fails holds back its own aggregate only."""

    def __init__(self) -> None:
        self._waiting: dict[UUID, deque[Unsent]] = {}
        self._under_way: set[UUID] = set()
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, events: Iterable[Unsent]) -> None:
        """Queue events in the order of their numbers."""
        for event in events:
            self._waiting.setdefault(event.aggregate_id, deque()).append(event)
            self._size += 1

    def take(self, limit: int) -> list[Unsent]:
        """The next event of up to `limit` aggregates that have none under way."""
        taken: list[Unsent] = []
        for aggregate_id, events in self._waiting.items():
            if len(taken) == limit:
                break
            if aggregate_id not in self._under_way:
                taken.append(events[0])
        self._under_way.update(event.aggregate_id for event in taken)
        return taken

    def sent(self, event: Unsent) -> None:
        """The broker has it: the aggregate's next one may go."""
        events = self._waiting[event.aggregate_id]
        events.popleft()
        if not events:
            del self._waiting[event.aggregate_id]
        self._under_way.discard(event.aggregate_id)
        self._size -= 1

    def failed(self, event: Unsent) -> None:
        """The broker has not taken it: it stays first of its aggregate."""
        self._under_way.discard(event.aggregate_id)
