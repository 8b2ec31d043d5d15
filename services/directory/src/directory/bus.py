"""The command bus of the directory: looks at the world before it decides about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.commands.orders import Changed, Order, Outcome
from chassis.database import Connection, Pool
from chassis.listing import projection
from directory.acting import Prepared
from directory.desk import Desk
from directory.kinds import KINDS

SOURCE = "/directory"


class DirectoryBus(CommandBus):
    """As CommandBus; the desk is brought up to date first."""

    def __init__(
        self, pool: Pool, desk: Desk, clock: Clock, ids: Callable[[], UUID], salts: Callable[[], bytes]
    ) -> None:
        list_them = projection(KINDS)

        async def project(connection: Connection, changed: Sequence[Changed]) -> None:
            await desk.project(connection, changed)
            await list_them(connection, changed)

        super().__init__(pool, [kind.aggregate for kind in KINDS], clock, ids, salts, project, SOURCE)
        self._desk = desk

    async def execute(self, orders: Sequence[Order]) -> list[Outcome]:
        """As CommandBus.execute."""
        if not orders:
            return []
        await self._desk.refresh()
        matters = await self._desk.open_matters([order.command for order in orders])
        return await super().execute([replace(order, command=Prepared(order.command, matters)) for order in orders])
