"""Batches on their way to the register: a few in flight, retried with the same request ids, confirmed in order."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import grpc

from chassis.client import refusal_of
from licensing.intake.pacing import Pace, pause
from licensing.intake.problems import ImportStoppedError
from licensing.intake.report import RowResult
from licensing.intake.requests import Answer, Outcome, answer
from smartsupervision.licensing.v1 import register_service_pb2

BATCH_ROWS: Final = 200
# Well under what the register takes in one message.
_BATCH_BYTES: Final = 1 << 20
_IN_FLIGHT: Final = 4
_TRANSIENT: Final = frozenset(
    {
        grpc.StatusCode.UNAVAILABLE,
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        grpc.StatusCode.DEADLINE_EXCEEDED,
        grpc.StatusCode.ABORTED,
        # A server killed amid a call ends it in one of these ways.
        grpc.StatusCode.CANCELLED,
        grpc.StatusCode.UNKNOWN,
    }
)

BatchCall = Callable[[register_service_pb2.BatchExecuteRequest], Awaitable[register_service_pb2.BatchExecuteResponse]]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One row on its way: a command, or the answer it has already because it cannot be sent."""

    line: int
    number: str
    command: register_service_pb2.Command | None
    answered: Answer | None = None
    reservation: str = ""
    """Reason code of the reservation (待核) the row loads with; empty without one."""
    notes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()

    def result(self, given: Answer) -> RowResult:
        """The row with its answer; the fields are kept for refused rows only."""
        fields = self.fields if given.outcome is Outcome.REFUSED else ()
        return RowResult(self.line, self.number, given, self.notes, fields)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long, in seconds, the register may be away before the import stops, to be resumed later."""

    seconds: float = 600.0


class Sender:
    """Sends batches through one gRPC batch call."""

    def __init__(self, call: BatchCall, pace: Pace, patience: Patience, jitter: Random) -> None:
        self._call = call
        self._pace = pace
        self._patience = patience
        self._jitter = jitter

    async def send(self, batches: Iterable[Sequence[Outgoing]]) -> AsyncGenerator[list[RowResult], None]:
        """The rows of each batch with their answers, in the order of the batches.

        `ImportStoppedError` when the register stays away or does not let us in; answers given are final.
        """
        flying: deque[asyncio.Task[list[RowResult]]] = deque()
        try:
            for batch in batches:
                await asyncio.sleep(self._pace.wait(len(batch), time.monotonic()))
                flying.append(asyncio.create_task(self._answers(batch)))
                if len(flying) >= _IN_FLIGHT:
                    yield await flying.popleft()
            while flying:
                yield await flying.popleft()
        finally:
            for task in flying:
                task.cancel()
            await asyncio.gather(*flying, return_exceptions=True)

    async def _answers(self, batch: Sequence[Outgoing]) -> list[RowResult]:
        answers = {i: item.answered for i, item in enumerate(batch) if item.answered}
        open_since, attempt = time.monotonic(), 0
        while waiting := [i for i in range(len(batch)) if i not in answers]:
            got, problem = await self._once([batch[i] for i in waiting])
            progress = {i: a for i, a in zip(waiting, got, strict=True) if a is not None}
            answers |= progress
            if progress:
                open_since, attempt = time.monotonic(), 0
            elif time.monotonic() - open_since > self._patience.seconds:
                raise ImportStoppedError("REGISTER_AWAY", problem, "start the register and import the file again")
            if len(answers) < len(batch):
                attempt += 1
                await asyncio.sleep(pause(attempt, self._jitter.random()))
        return [item.result(answers[i]) for i, item in enumerate(batch)]

    async def _once(self, batch: Sequence[Outgoing]) -> tuple[list[Answer | None], str]:
        request = register_service_pb2.BatchExecuteRequest(commands=[item.command for item in batch if item.command])
        try:
            response = await self._call(request)
        except grpc.aio.AioRpcError as error:
            if error.code() not in _TRANSIENT:
                raise _stopped(error) from error
            return [None] * len(batch), f"the register does not answer: {error.code().name} {error.details()}"
        pairs = zip(batch, response.results, strict=True)
        return [answer(result, item.reservation) for item, result in pairs], "the register asks to wait"


def batches(items: Iterable[Outgoing], rows: int = BATCH_ROWS) -> Iterator[list[Outgoing]]:
    """Items in batches of at most so many rows and about a mebibyte."""
    batch: list[Outgoing] = []
    size = 0
    for item in items:
        item_size = item.command.ByteSize() if item.command else 0
        if batch and (len(batch) >= rows or size + item_size > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += item_size
    if batch:
        yield batch


def _stopped(error: grpc.aio.AioRpcError) -> ImportStoppedError:
    refusal = refusal_of(error)
    if refusal is None:
        message = f"the register ended the call: {error.code().name} {error.details()}"
        return ImportStoppedError("REGISTER_REFUSED", message, "see the register's log, then import the file again")
    remedy = refusal.remedy or "put it right, then import the file again: it goes on where it stopped"
    return ImportStoppedError(refusal.reason, refusal.message, remedy)
