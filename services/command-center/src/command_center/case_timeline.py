"""The history of a case and of what belongs to it, asked of enforcement."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Final

import grpc
import structlog

from chassis.client import Stub
from smartsupervision.commandcenter.v1.case_view_pb2 import CaseMoment
from smartsupervision.common.v1.history_pb2 import HistoryEvent
from smartsupervision.enforcement.v1 import enforcement_service_pb2 as es

MAX_RESOURCES: Final = 25
"""The case and its first parts; what belongs to it beyond these keeps its history to itself."""

_PAGE: Final = 500
_PAGES: Final = 4
_SECONDS: Final = 3.0
_ASKED: Final[Mapping[str, tuple[str, type[Any]]]] = {
    "cases": ("ListPenaltyCaseEvents", es.ListPenaltyCaseEventsRequest),
    "clues": ("ListClueEvents", es.ListClueEventsRequest),
    "evidence": ("ListEvidenceEvents", es.ListEvidenceEventsRequest),
    "measures": ("ListMeasureEvents", es.ListMeasureEventsRequest),
}
"""By collection: which question tells its history."""

log = structlog.get_logger()


class CaseTimeline:
    """Asks the enforcement service, which trusts the command center to have looked at the officer's division."""

    def __init__(self, stub: Stub | None) -> None:
        """None where enforcement is not read here at all."""
        self._stub = stub

    async def of(self, resources: Sequence[str]) -> list[CaseMoment] | None:
        """What happened to all these resources, newest first; None if the owner does not answer."""
        if self._stub is None:
            return None
        asked = [name for name in resources if name.partition("/")[0] in _ASKED][:MAX_RESOURCES]
        try:
            lists = await asyncio.gather(*(self._moments(self._stub, name) for name in asked))
        except grpc.aio.AioRpcError as error:
            log.warning("case_timeline.unavailable", code=error.code().name, details=error.details())
            return None
        return newest_first([moment for moments in lists for moment in moments])

    async def _moments(self, stub: Stub, resource: str) -> list[CaseMoment]:
        method, request = _ASKED[resource.partition("/")[0]]
        found: list[CaseMoment] = []
        token = ""
        for _ in range(_PAGES):
            asked = request(name=resource, page_size=_PAGE, page_token=token)
            answer = await stub.call(method, asked, timeout=_SECONDS)
            found += [moment(resource, event) for event in answer.events]
            token = answer.next_page_token
            if not token:
                break
        return found


def moment(resource: str, event: HistoryEvent) -> CaseMoment:
    """One line of the timeline: what happened and when, without the state after it."""
    return CaseMoment(
        resource=resource,
        type=event.type,
        version=event.version,
        occurred_time=event.occurred_time,
        recorded_time=event.recorded_time,
        actor_department=event.actor_department,
    )


def newest_first(moments: Sequence[CaseMoment]) -> list[CaseMoment]:
    """By the time it became true, then by what the platform learnt last."""

    def key(each: CaseMoment) -> tuple[int, int, int, int, int]:
        occurred, recorded = each.occurred_time, each.recorded_time
        return (occurred.seconds, occurred.nanos, recorded.seconds, recorded.nanos, each.version)

    return sorted(moments, key=key, reverse=True)
