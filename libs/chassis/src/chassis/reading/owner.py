"""The owner of a journal as its readers see it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Protocol
from uuid import UUID

import grpc

from chassis.client import Stub
from chassis.errors import TransientError
from chassis.journal_service import SERVICE
from chassis.reading.records import Arrived
from smartsupervision.common.v1 import journal_pb2 as pb


class Owner(Protocol):
    """A service whose events are read."""

    async def heads(self) -> list[int]:
        """The last number of each stream."""

    async def read_stream(self, stream: int, after: int, limit: int) -> list[Arrived]:
        """Events of one stream after a number, in order."""

    async def digests(self, kind: str) -> pb.GetDigestsResponse:
        """Sums per bucket and the heads they are complete at."""

    def records(self, kind: str, selection: int | Sequence[UUID], with_state: bool) -> AsyncIterator[pb.Record]:
        """The records of a bucket, or of ids."""


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

    async def digests(self, kind: str) -> pb.GetDigestsResponse:
        """Sums per bucket and the heads they are complete at."""
        try:
            response: pb.GetDigestsResponse = await self._stub.call("GetDigests", pb.GetDigestsRequest(kind=kind))
        except grpc.aio.AioRpcError as error:
            raise TransientError(f"owner: {error.code().name} {error.details()}") from error
        return response

    async def records(self, kind: str, selection: int | Sequence[UUID], with_state: bool) -> AsyncIterator[pb.Record]:
        """The records of a bucket, or of ids."""
        request = pb.ListRecordsRequest(kind=kind, with_state=with_state)
        if isinstance(selection, int):
            request.bucket = selection
        else:
            request.ids.extend(str(wanted) for wanted in selection)
        try:
            async for record in self._stub.stream("ListRecords", request, timeout=60):
                yield record
        except grpc.aio.AioRpcError as error:
            raise TransientError(f"owner: {error.code().name} {error.details()}") from error
