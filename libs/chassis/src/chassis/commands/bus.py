"""The command bus: calls that arrive together are committed together.

One commit per group instead of one per call is what lets a small machine keep up; each order still succeeds or is
refused on its own, and nobody is answered before the commit.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from chassis.aggregates import AggregateType
from chassis.clock import Clock
from chassis.commands.deciding import Decider
from chassis.commands.execution import Execution, Lookout, Project
from chassis.commands.orders import TOO_MANY_COMMANDS, Order, Outcome
from chassis.database import Pool

GROUP_SIZE = 256
"""Orders in one transaction, unless a single call brings more."""

MAX_WAITING = 5000
"""Orders waiting for a transaction; beyond that calls are refused."""

GATHER_SECONDS = 0.003
"""While several callers are active, how long a group waits for those just answered to come again."""


@dataclass(frozen=True, eq=False)
class _Call:
    orders: Sequence[Order]
    answer: asyncio.Future[list[Outcome | Exception]]


class CommandBus:
    """Takes orders from the API and answers when they are durable."""

    def __init__(
        self,
        pool: Pool,
        types: Sequence[AggregateType],
        clock: Clock,
        ids: Callable[[], UUID],
        salts: Callable[[], bytes],
        project: Project,
        source: str,
        lookout: Lookout | None = None,
    ) -> None:
        by_kind: Mapping[str, AggregateType] = {kind.kind: kind for kind in types}
        decider = Decider(source, by_kind, ids, salts)
        self._execution = Execution(pool, by_kind, clock, decider, project, lookout)
        self._guards: list[Callable[[], Awaitable[object]]] = []
        self._waiting: deque[_Call] = deque()
        self._waiting_orders = 0
        self._open: set[_Call] = set()
        self._busy = False
        """Whether the last group had several calls: then more are on their way."""
        self._wake = asyncio.Event()
        self._writer: asyncio.Task[None] | None = None

    def guarded_by(self, check: Callable[[], Awaitable[object]]) -> None:
        """Ask first, ahead of every group; a Refusal it raises is the answer to every call of the group."""
        self._guards.append(check)

    def start(self) -> None:
        """Start writing; needs a running event loop.

        One transaction at a time: calls that arrive meanwhile share the next one, so groups are larger.
        """
        self._writer = asyncio.create_task(self._write())

    async def stop(self) -> None:
        """Finish what was taken on, then stop."""
        await asyncio.gather(*(call.answer for call in self._open), return_exceptions=True)
        if self._writer:
            self._writer.cancel()
            await asyncio.gather(self._writer, return_exceptions=True)

    async def execute(self, orders: Sequence[Order]) -> list[Outcome]:
        """Carry out orders; those of one call that succeed are committed in one transaction.

        Raises Refusal TOO_MANY_COMMANDS when overloaded, and whatever a defect in a command raised.
        """
        if not orders:
            return []
        if self._waiting_orders + len(orders) > MAX_WAITING:
            raise TOO_MANY_COMMANDS
        call = _Call(orders, asyncio.get_running_loop().create_future())
        self._waiting.append(call)
        self._open.add(call)
        call.answer.add_done_callback(lambda _: self._open.discard(call))
        self._waiting_orders += len(orders)
        self._wake.set()
        # Shielded: a caller that gives up must not tear a transaction under way.
        return [_outcome(found) for found in await asyncio.shield(call.answer)]

    async def _write(self) -> None:
        while True:
            calls = await self._next_group()
            try:
                for check in self._guards:
                    await check()
                outcomes = await self._execution.run([order for call in calls for order in call.orders])
            except Exception as error:  # noqa: BLE001 - goes to every caller of the group
                for call in calls:
                    call.answer.set_exception(error)
                continue
            _answer(calls, outcomes)

    async def _next_group(self) -> list[_Call]:
        while not self._waiting:
            self._wake.clear()
            await self._wake.wait()
        if self._busy:
            await asyncio.sleep(GATHER_SECONDS)
        calls = [self._waiting.popleft()]
        size = len(calls[0].orders)
        while self._waiting and size + len(self._waiting[0].orders) <= GROUP_SIZE:
            calls.append(self._waiting.popleft())
            size += len(calls[-1].orders)
        self._waiting_orders -= size
        self._busy = len(calls) > 1
        return calls


def _answer(calls: Sequence[_Call], outcomes: Sequence[Outcome | Exception]) -> None:
    start = 0
    for call in calls:
        end = start + len(call.orders)
        call.answer.set_result(list(outcomes[start:end]))
        start = end


def _outcome(found: Outcome | Exception) -> Outcome:
    if isinstance(found, Exception):
        raise found
    return found
