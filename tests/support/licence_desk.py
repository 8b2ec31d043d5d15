"""Licences in this process on a database of their own: real PostgreSQL, the real command bus and its projections."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from support.stack import Database

from chassis.acting import Act
from chassis.aggregates import Change, Context, Decision, World
from chassis.clock import ManualClock
from chassis.commands.bus import CommandBus
from chassis.commands.orders import Done, Order, Refused
from chassis.database import Pool, migrate, open_pool
from chassis.identity import Caller
from chassis.process import create_months
from chassis.roles.serving import MONTHLY_TABLES
from chassis.serving.call import Call
from chassis.settings import MigrationSettings
from licensing.domain import events as register
from licensing.domain.states import Entity
from licensing.elicence import Ed25519Signer
from licensing.licences.desk import Desk
from licensing.licences.electronic import Issuer
from licensing.licences.entries import entries
from licensing.licences.following import Follower
from licensing.licences.guides import load_guides
from licensing.licences.kinds import KINDS
from licensing.licences.questions import LicenceQuestions
from licensing.migrations import MIGRATIONS
from licensing.processes import base
from matters.kinds import KINDS as MATTERS
from roster.powers import Roster

OFFICER = Caller("market-regulation", officer="licensing-1", duties=frozenset({"registrar"}), division="450000")
SERVICE = Caller("market-regulation", "licensing")
MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def create_tables(database: Database) -> None:
    """Every table of licensing."""
    migrate(MigrationSettings(database.owner_url, database.runtime_role), MIGRATIONS)


@dataclass
class LicenceDesk:
    """The service, running."""

    pool: Pool
    bus: CommandBus
    clock: ManualClock
    desk: Desk

    @property
    def follower(self) -> Follower:
        """What happens by itself."""
        return Follower(self.pool, self.bus, self.clock, self.desk, SERVICE)

    @property
    def questions(self) -> LicenceQuestions:
        """What can be asked."""
        return LicenceQuestions(self.desk, Issuer(Ed25519Signer(KEY)), self.pool, self.clock)

    async def does(self, command: Any) -> UUID:
        """Carry a command out; what it answers with. Raises the refusal."""
        types = {entry.command: entry.type for entry in entries(self.desk)}
        return await self._execute(types[type(command)], command)

    async def enters(self, entity_id: UUID, *events: register.EntityEvent) -> None:
        """Something happens to an entity of the register."""

        def decide(_world: World, _command: object, _context: Context) -> Decision:
            return Decision(entity_id, [Change(entity_id, "entity", event) for event in events])

        await self._execute(Act(decide, loads=lambda _: (entity_id,)), entity_id)

    async def established(self, entity_id: UUID, entity: Entity) -> None:
        """An entity of the register."""
        await self.enters(entity_id, register.Established(self.clock.now(), entity))

    async def state(self, record: UUID) -> Any:
        """A record as the journal's state table has it."""
        kinds = {kind.kind: kind for kind in (*KINDS, *MATTERS)}
        row = await self.one("SELECT kind, state FROM state WHERE aggregate_id = %s", record)
        return kinds[row[0]].decode_state(row[1])

    async def one(self, sql: str, *values: Any) -> Any:
        """One row."""
        async with self.pool.connection() as connection:
            return await (await connection.execute(sql, values)).fetchone()

    async def ask(self, method: Callable[[Any, Call], Any], request: Any) -> Any:
        """An answer, asked by an officer."""
        return await method(request, Call(OFFICER, f"/test/{method.__name__}", self.clock.now(), ""))

    async def _execute(self, kind: Any, command: Any) -> UUID:
        request_id = str(uuid4())
        digest = hashlib.sha256(request_id.encode()).digest()
        [outcome] = await self.bus.execute([Order(request_id, digest, OFFICER, kind, command, None, "")])
        if isinstance(outcome, Refused):
            raise outcome.refusal
        assert isinstance(outcome, Done)
        return outcome.aggregate_id


@asynccontextmanager
async def open_licences(database: Database, now: datetime, roster: Roster) -> AsyncIterator[LicenceDesk]:
    """The service on a fresh database."""
    clock = ManualClock(now)
    pool = await open_pool(database.url)
    try:
        await create_months(pool, clock, MONTHLY_TABLES)
        bus = base.command_bus(pool, clock)
        bus.start()
        yield LicenceDesk(pool, bus, clock, Desk(load_guides(), lambda: roster, lambda _: False))
        await bus.stop()
    finally:
        await pool.close()


OpenLicences = Callable[[], AbstractAsyncContextManager[LicenceDesk]]
