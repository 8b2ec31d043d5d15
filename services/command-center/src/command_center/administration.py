"""What operators ask of the command center: verify, rebuild, parked events."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping

from chassis.clock import Clock
from chassis.database import Pool
from chassis.errors import Violation
from chassis.reading.owner import Owner
from chassis.reading.positions import read_parked
from chassis.reading.records import Parked
from chassis.reading.replaying import replay
from command_center import store, validation
from command_center.index import Kind, kinds_of
from command_center.owners import LICENSING, by_reader
from command_center.projection import Projection
from command_center.rebuild import Rebuilding
from command_center.verifying import Verifying
from smartsupervision.commandcenter.v1.command_center_pb2 import (
    ListParkedRequest,
    ListParkedResponse,
    ParkedEvent,
    RebuildProgress,
    ReplayParkedRequest,
    ReplayParkedResponse,
    VerifyCompletenessResponse,
    VerifyIndexRequest,
    VerifyIndexResponse,
)

PATIENCE_SECONDS = 15.0
"""How long a verify within one call waits for a reader; a call may take 30 seconds in all."""
MAX_PATIENCE = 600
DEFAULT_PATIENCE = 60.0
MAX_IDS = 1000
_DEFAULT_PAGE = 100


class Administration:
    """Carries out an operator's requests."""

    def __init__(
        self,
        owners: Mapping[str, Owner],
        verifying: Verifying,
        rebuilding: Rebuilding,
        projections: Mapping[str, Projection],
        pool: Pool,
        clock: Clock,
    ) -> None:
        self._kinds = {kind.name: kind for kind in kinds_of(owners)}
        self._verifying = verifying
        self._rebuilding = rebuilding
        self._projections = {projection.name: projection for projection in projections.values()}
        self._pool = pool
        self._clock = clock

    async def verify(self) -> VerifyCompletenessResponse:
        """Compare everything within one call; kinds stay out of the answer while their reader is behind."""
        return await self._verifying.all_at_once(list(self._kinds.values()), PATIENCE_SECONDS)

    def verify_index(self, request: VerifyIndexRequest) -> AsyncIterator[VerifyIndexResponse]:
        """Compare kinds one after the other, telling how far it is. Refusal INVALID_REQUEST."""
        if not 0 <= request.patience_seconds <= MAX_PATIENCE:
            raise validation.invalid([Violation("patience_seconds", f"from 1 to {MAX_PATIENCE}, or 0")])
        kinds = [self._kind(name, "kinds") for name in request.kinds] or list(self._kinds.values())
        return self._verifying.step_by_step(kinds, request.patience_seconds or DEFAULT_PATIENCE)

    def _kind(self, name: str, field: str) -> Kind:
        if name not in self._kinds:
            raise validation.invalid([Violation(field, f"must be one of {', '.join(self._kinds)}")])
        return self._kinds[name]

    async def rebuild(self, kind: str) -> AsyncIterator[RebuildProgress]:
        """Rebuild one index, or all one after the other, step by step. Refusal INVALID_REQUEST for an unknown kind."""
        for chosen in [self._kind(kind, "kind")] if kind else list(self._kinds.values()):
            async for progress in self._rebuilding.rebuild(chosen):
                yield progress

    async def list_parked(self, request: ListParkedRequest) -> ListParkedResponse:
        """A page of parked events. Refusal INVALID_REQUEST."""
        validation.check_query("", request.page_size, MAX_IDS)
        limit = request.page_size or _DEFAULT_PAGE
        async with self._pool.connection() as connection:
            rows = await store.parked_page(connection, _place(request.page_token, "page_token"), limit)
        answer = ListParkedResponse(parked=map(_parked_event, rows))
        if len(rows) == limit:
            answer.next_page_token = rows[-1].id
        return answer

    async def replay(self, request: ReplayParkedRequest) -> ReplayParkedResponse:
        """Apply the named events once more, all of them if none is named. Refusal INVALID_REQUEST."""
        if len(request.ids) > MAX_IDS:
            raise validation.invalid([Violation("ids", f"at most {MAX_IDS}")])
        wanted = {_place(text, "ids") for text in request.ids}
        answer = ReplayParkedResponse()
        for reader, projection in self._projections.items():
            async with self._pool.connection() as connection:
                waiting = await read_parked(connection, reader)
            for event in waiting:
                if not wanted or (reader, event.stream, event.number) in wanted:
                    await self._replay(projection, event, answer)
        return answer

    async def _replay(self, projection: Projection, event: Parked, answer: ReplayParkedResponse) -> None:
        identifier = f"{projection.name}/{event.stream}/{event.number}"
        reason = await replay(self._pool, projection, event, self._clock.now())
        if reason is None:
            answer.replayed_ids.append(identifier)
        else:
            answer.still_parked.add(
                id=identifier, reader=projection.name, stream=event.stream, number=event.number, reason=reason
            )


def _place(text: str, field: str) -> tuple[str, int, int] | None:
    """Reader, stream and number in the identifier of a parked event."""
    if not text:
        return None
    match text.split("/"):
        case [reader, stream, number] if (
            by_reader(reader) and stream.isdecimal() and number.isdecimal() and len(number) < 19 and len(stream) < 5
        ):
            return reader, int(stream), int(number)
    raise validation.invalid([Violation(field, f'must look like "{LICENSING.reader}/0/17"')])


def _parked_event(row: store.ParkedRow) -> ParkedEvent:
    event = ParkedEvent(id=row.id, reader=row.reader, stream=row.stream, number=row.number, reason=row.reason)
    event.parked_time.FromDatetime(row.parked_at)
    return event
