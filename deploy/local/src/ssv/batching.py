"""Commands in batches to any of our services: paced, sent again while a service is away, answered in their order."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from random import SystemRandom
from typing import Any, Final

import grpc
from google.protobuf.descriptor import ServiceDescriptor
from google.protobuf.message_factory import GetMessageClass
from google.rpc.error_details_pb2 import ErrorInfo
from google.rpc.status_pb2 import Status

from chassis.client import Stub
from licensing.intake.pacing import Pace, pause
from ssv.errors import StackError

BATCH: Final = 200
PATIENCE: Final = 120.0  # seconds a service may be away
# A request id is sent again with the same content, so what was carried out is only answered once more.
_AWAY: Final = frozenset(
    {
        grpc.StatusCode.UNAVAILABLE,
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        grpc.StatusCode.DEADLINE_EXCEEDED,
        grpc.StatusCode.ABORTED,
        grpc.StatusCode.CANCELLED,
        grpc.StatusCode.UNKNOWN,
    }
)
_AGAIN: Final = frozenset(code.value[0] for code in _AWAY)


class Courier:
    """Sends commands through one service's BatchExecute."""

    def __init__(self, stub: Stub, service: ServiceDescriptor, rate: float | None = None) -> None:
        self._stub = stub
        self._request: Any = GetMessageClass(service.methods_by_name["BatchExecute"].input_type)
        self._pace = Pace(rate)
        # Small batches keep a slow pace even.
        self._size = BATCH if rate is None else max(1, min(BATCH, int(rate / 4)))

    async def send(self, commands: Sequence[Any]) -> AsyncIterator[list[Any]]:
        """The results of each batch, in the order of the commands. `StackError` when the service stays away."""
        for start in range(0, len(commands), self._size):
            batch = commands[start : start + self._size]
            await asyncio.sleep(self._pace.wait(len(batch), time.monotonic()))
            yield await self.answers(batch)

    async def answers(self, batch: Sequence[Any]) -> list[Any]:
        """The results of at most 500 commands; those a busy service put off are sent again."""
        results: dict[int, Any] = {}
        since, attempt = time.monotonic(), 0
        while waiting := [n for n in range(len(batch)) if n not in results]:
            try:
                answer = await self._stub.call("BatchExecute", self._request(commands=[batch[n] for n in waiting]))
                got = zip(waiting, answer.results, strict=True)
                final = {n: result for n, result in got if result.refusal.code not in _AGAIN}
            except grpc.aio.AioRpcError as error:
                if error.code() not in _AWAY:
                    raise
                final = {}
            results |= final
            if final:
                since, attempt = time.monotonic(), 0
            elif time.monotonic() - since > PATIENCE:
                raise StackError("The service stays away.", "See ssv status, then do the same again: it goes on.")
            if len(results) < len(batch):
                attempt += 1
                await asyncio.sleep(pause(attempt, SystemRandom().random()))
        return [results[n] for n in range(len(batch))]


def refusal_in(status: Status) -> ErrorInfo:
    """Reason and metadata of a refused command."""
    info = ErrorInfo()
    for detail in status.details:
        if detail.Is(ErrorInfo.DESCRIPTOR):
            detail.Unpack(info)
    return info
