"""What operators ask of the command center: verify, rebuild, parked events."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence

from chassis.clock import Clock
from chassis.database import Pool
from chassis.errors import Violation
from chassis.reading.owner import Owner
from chassis.reading.positions import read_parked
from chassis.reading.records import Parked
from chassis.reading.replaying import replay
from command_center import store, validation
from command_center.comparing import Comparing, ReaderBehindError
from command_center.index import KINDS
from command_center.projection import Projection
from command_center.rebuild import Rebuilding
from command_center.reconcile import Comparison, Difference
from smartsupervision.commandcenter.v1.command_center_pb2 import (
    ListParkedRequest,
    ListParkedResponse,
    ParkedEvent,
    RebuildProgress,
    ReplayParkedRequest,
    ReplayParkedResponse,
    VerifyCompletenessResponse,
)
from smartsupervision.commandcenter.v1.completeness_pb2 import Reconciliation, StreamPosition

MAX_IDS = 1000
_DEFAULT_PAGE = 100


class Administration:
    """Carries out an operator's requests."""

    def __init__(
        self,
        owner: Owner,
        comparing: Comparing,
        rebuilding: Rebuilding,
        projection: Projection,
        pool: Pool,
        clock: Clock,
    ) -> None:
        self._owner = owner
        self._comparing = comparing
        self._rebuilding = rebuilding
        self._projection = projection
        self._pool = pool
        self._clock = clock

    async def verify(self) -> VerifyCompletenessResponse:
        """Compare everything; kinds stay out of the answer while the reader is behind."""
        try:
            comparisons = [await self._comparing.compare(kind, kind.alias) for kind in KINDS.values()]
        except ReaderBehindError:
            comparisons = []
        positions = await self._positions()
        async with self._pool.connection() as connection:
            parked = await store.parked_count(connection)
            for comparison in comparisons:
                # The pages show the newest proof there is, whoever asked for it.
                await store.save_reconciliation(connection, comparison, 0, self._clock.now())
        answer = VerifyCompletenessResponse(
            reconciliations=map(_reconciliation, comparisons), positions=positions, parked=parked
        )
        compared = len(comparisons) == len(KINDS) and all(comparison.equal for comparison in comparisons)
        answer.complete = compared and not parked and all(p.position >= p.head for p in positions)
        answer.verified_time.FromDatetime(self._clock.now())
        return answer

    async def _positions(self) -> list[StreamPosition]:
        # Heads first: what is numbered in between then shows as ahead, never as behind.
        heads = await self._owner.heads()
        async with self._pool.connection() as connection:
            reached = await store.positions(connection)
        return [
            StreamPosition(owner="licensing", stream=stream, head=head, position=reached.get(stream, 0))
            for stream, head in enumerate(heads)
        ]

    def rebuild(self, kind: str) -> AsyncIterator[RebuildProgress]:
        """Rebuild one index, step by step. Refusal INVALID_REQUEST for an unknown kind."""
        if kind not in KINDS:
            raise validation.invalid([Violation("kind", f"must be one of {', '.join(KINDS)}")])
        return self._rebuilding.rebuild(KINDS[kind])

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
        async with self._pool.connection() as connection:
            waiting = await read_parked(connection, store.READER)
        answer = ReplayParkedResponse()
        for event in _chosen(waiting, wanted):
            reason = await replay(self._pool, self._projection, event, self._clock.now())
            if reason is None:
                answer.replayed_ids.append(_id(event))
            else:
                answer.still_parked.add(
                    id=_id(event), reader=store.READER, stream=event.stream, number=event.number, reason=reason
                )
        return answer


def _chosen(waiting: Iterable[Parked], wanted: set[tuple[int, int] | None]) -> list[Parked]:
    return [event for event in waiting if not wanted or (event.stream, event.number) in wanted]


def _id(event: Parked) -> str:
    return f"{store.READER}/{event.stream}/{event.number}"


def _place(text: str, field: str) -> tuple[int, int] | None:
    """Stream and number in the identifier of a parked event."""
    if not text:
        return None
    match text.split("/"):
        case [store.READER, stream, number] if stream.isdecimal() and number.isdecimal() and len(number) < 19:
            return int(stream), int(number)
    raise validation.invalid([Violation(field, f'must look like "{store.READER}/0/17"')])


def _parked_event(row: store.ParkedRow) -> ParkedEvent:
    event = ParkedEvent(id=row.id, reader=row.reader, stream=row.stream, number=row.number, reason=row.reason)
    event.parked_time.FromDatetime(row.parked_at)
    return event


def _reconciliation(comparison: Comparison) -> Reconciliation:
    missing, stale, extra = (_ids(comparison, sort) for sort in Difference)
    return Reconciliation(
        kind=comparison.kind,
        owned=comparison.owned,
        indexed=comparison.indexed,
        missing=len(missing),
        stale=len(stale),
        extra=len(extra),
        missing_ids=missing[:MAX_IDS],
        stale_ids=stale[:MAX_IDS],
        extra_ids=extra[:MAX_IDS],
    )


def _ids(comparison: Comparison, sort: Difference) -> Sequence[str]:
    return [str(record) for record in comparison.ids(sort)]
