"""The owner of a journal as its readers see it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Protocol
from uuid import UUID

import grpc

from chassis.client import Stub, refusal_of
from chassis.errors import TransientError
from chassis.journal_service import SERVICE
from chassis.reading.records import Arrived
from smartsupervision.common.v1 import journal_pb2 as pb


class KindUnknownError(TransientError):
    """The owner has no such kind, as one that has not been upgraded yet: then it has no records of it either."""


class Owner(Protocol):
    """A service whose events are read."""

    async def heads(self) -> list[int]:
        """The last number of each stream."""

    async def read_stream(self, stream: int, after: int, limit: int) -> list[Arrived]:
        """Events of one stream after a number, in order."""

    async def digests(self, kind: str, buckets: range) -> pb.GetDigestsResponse:
        """Sums per bucket and the heads they are complete at. KindUnknownError if it has no such kind."""

    def records(self, kind: str, selection: range | Sequence[UUID], with_state: bool) -> AsyncIterator[pb.Record]:
        """The records of some buckets in a row, or of ids."""


class GrpcOwner:
    """Asks the owner's JournalService. Every failure of the call is a TransientError: the owner will be back."""

    def __init__(self, channel: grpc.aio.Channel) -> None:
        self._stub = Stub(channel, SERVICE)

    async def heads(self) -> list[int]:
        """The last number of each stream."""
        try:
            response = await self._stub.call("GetHeads", pb.GetHeadsRequest(), timeout=5)
        except grpc.aio.AioRpcError as error:
            raise TransientError(f"owner: {error.code().name} {error.details()}") from error
        return list(response.heads)

    async def read_stream(self, stream: int, after: int, limit: int) -> list[Arrived]:
        """Events of one stream after a number, in order."""
        request = pb.ReadStreamRequest(stream=stream, after=after, limit=limit)
        try:
            return [
                Arrived(event.stream, event.number, event.cloud_event)
                async for event in self._stub.stream("ReadStream", request, timeout=30)
            ]
        except grpc.aio.AioRpcError as error:
            raise TransientError(f"owner: {error.code().name} {error.details()}") from error

    async def digests(self, kind: str, buckets: range) -> pb.GetDigestsResponse:
        """Sums per bucket and the heads they are complete at. KindUnknownError if it has no such kind."""
        request = pb.GetDigestsRequest(kind=kind, bucket_from=buckets.start, bucket_to=buckets.stop)
        try:
            response: pb.GetDigestsResponse = await self._stub.call("GetDigests", request)
        except grpc.aio.AioRpcError as error:
            refusal = refusal_of(error)
            if refusal is not None and any(violation.field == "kind" for violation in refusal.violations):
                raise KindUnknownError(f"owner: {refusal.message}") from error
            raise TransientError(f"owner: {error.code().name} {error.details()}") from error
        return response

    async def records(self, kind: str, selection: range | Sequence[UUID], with_state: bool) -> AsyncIterator[pb.Record]:
        """The records of some buckets in a row, or of ids."""
        request = pb.ListRecordsRequest(kind=kind, with_state=with_state)
        if isinstance(selection, range):
            request.bucket, request.bucket_to = selection.start, selection.stop
        else:
            request.ids.extend(str(wanted) for wanted in selection)
        try:
            async for record in self._stub.stream("ListRecords", request, timeout=60):
                yield record
        except grpc.aio.AioRpcError as error:
            raise TransientError(f"owner: {error.code().name} {error.details()}") from error
