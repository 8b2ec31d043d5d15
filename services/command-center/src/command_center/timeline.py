"""The history of an entity and its premises, asked of their owner."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import grpc
import structlog

from chassis.client import Stub
from smartsupervision.commandcenter.v1.command_center_pb2 import TimelineEntry
from smartsupervision.licensing.v1.register_service_pb2 import ListEntityEventsRequest, ListEntityEventsResponse

MAX_RESOURCES = 21
"""The entity and its first premises; more premises than these keep their timeline to themselves."""

_PAGE = 500
_PAGES = 4
_SECONDS = 3.0

log = structlog.get_logger()


class Timeline:
    """Asks the licensing service."""

    def __init__(self, stub: Stub) -> None:
        self._stub = stub

    async def of(self, resources: Sequence[str]) -> list[TimelineEntry] | None:
        """Events of all these resources, newest first; None if the owner does not answer."""
        try:
            lists = await asyncio.gather(*map(self._events, resources[:MAX_RESOURCES]))
        except grpc.aio.AioRpcError as error:
            log.warning("timeline.unavailable", code=error.code().name, details=error.details())
            return None
        return newest_first([entry for entries in lists for entry in entries])

    async def _events(self, resource: str) -> list[TimelineEntry]:
        entries: list[TimelineEntry] = []
        token = ""
        for _ in range(_PAGES):
            request = ListEntityEventsRequest(name=resource, page_size=_PAGE, page_token=token)
            answer: ListEntityEventsResponse = await self._stub.call("ListEntityEvents", request, timeout=_SECONDS)
            entries += [TimelineEntry(resource=resource, event=event) for event in answer.events]
            token = answer.next_page_token
            if not token:
                break
        return entries


def newest_first(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """By the time it became true, then by what the platform learnt last."""

    def moment(entry: TimelineEntry) -> tuple[int, int, int, int, int]:
        occurred, recorded = entry.event.occurred_time, entry.event.recorded_time
        return (occurred.seconds, occurred.nanos, recorded.seconds, recorded.nanos, entry.event.version)

    return sorted(entries, key=moment, reverse=True)
