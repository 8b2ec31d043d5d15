"""The register with its further life in this process: real PostgreSQL, the real command bus, four contracts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
from google.protobuf.message_factory import GetMessageClass
from google.type.date_pb2 import Date
from support.limit_desk import Kept
from support.stack import Database

from chassis.clock import SHANGHAI, ManualClock
from chassis.commands.bus import CommandBus
from chassis.database import Pool, migrate, open_pool
from chassis.errors import Refusal
from chassis.identity import Caller
from chassis.metrics import Metrics
from chassis.process import create_months
from chassis.roles.serving import MONTHLY_TABLES
from chassis.serving.call import Call, new_traceparent
from chassis.settings import MigrationSettings
from licensing.command_methods import CommandMethods as RegisterMethods
from licensing.life.following import LifeFollower
from licensing.life.services import LifeService
from licensing.migrations import MIGRATIONS
from licensing.processes import base
from matters.domain.ids import assignment_id, deadline_id
from matters.kinds import ASSIGNMENT, DEADLINE
from matters.law import load_law
from matters.scheduler import Scheduler

OFFICER = Caller("market-regulation", "", "registrar-1", frozenset({"registrar"}), "450000")
POST = "posts/00000000-0000-0000-0000-000000000058"


def create_tables(database: Database) -> None:
    """The tables of the register and of its matters."""
    migrate(MigrationSettings(database.owner_url, database.runtime_role), MIGRATIONS)


@dataclass
class LifeDesk:
    """Who asks, when, and what comes of it."""

    database: Database
    pool: Pool
    bus: CommandBus
    clock: ManualClock
    caller: Caller = OFFICER
    metrics: Metrics = field(default_factory=Metrics)

    async def at(self, day: date) -> None:
        """Ten o'clock in the morning of that day."""
        moment = datetime.combine(day, time(10), SHANGHAI).astimezone(UTC)
        self.clock.advance(moment - self.clock.now())
        await create_months(self.pool, self.clock, MONTHLY_TABLES)

    async def call(self, service: LifeService, method: str, request: Any, caller: Caller | None = None) -> Any:
        """One call as its handler gets it; the answer as its caller reads it."""
        if "request_id" in request.DESCRIPTOR.fields_by_name and not request.request_id:
            request.request_id = str(uuid4())
        spec = service.spec(self.bus, self.pool, self.clock, self.metrics)
        full = f"/{service.descriptor.full_name}/{method}"
        until = datetime.now(UTC) + timedelta(seconds=30)
        call = Call(caller or self.caller, full, until, new_traceparent())
        answer = await getattr(spec.implementation, method)(request, call)
        if isinstance(answer, bytes):
            return GetMessageClass(service.descriptor.methods_by_name[method].output_type).FromString(answer)
        return answer

    async def refused(self, service: LifeService, method: str, request: Any, caller: Caller | None = None) -> Refusal:
        """The refusal a call ends with."""
        try:
            answer = await self.call(service, method, request, caller)
        except Refusal as refusal:
            return refusal
        raise AssertionError(f"not refused: {answer}")

    async def register(self, method: str, request: Any) -> Any:
        """A command of RegisterService."""
        until = datetime.now(UTC) + timedelta(seconds=30)
        call = Call(self.caller, f"/register/{method}", until, new_traceparent())
        return await getattr(RegisterMethods(self.bus, self.metrics), method)(request, call)

    async def follow(self) -> int:
        """Announce what is due as the scheduler does, then let follow what follows."""
        law = load_law("450000")
        url, itself = self.database.url, Caller("market-regulation", "licensing")
        announcing = Scheduler(url, self.pool, self.bus, self.clock, self.metrics, law, itself, Kept())
        await announcing.announcer.everything()
        return await LifeFollower(self.pool, self.bus, self.clock, itself).sweep()

    def limit(self, name: str, rule: str, occurrence: int = 1) -> Any:
        """The deadline of a matter by its rule; None if there is none."""
        matter = UUID(name.partition("/")[2])
        rows = self.rows("SELECT state FROM state WHERE aggregate_id = %s", deadline_id(matter, rule, occurrence))
        return DEADLINE.decode_state(rows[0][0]) if rows else None

    def owned(self, name: str) -> bool:
        """Whether somebody works on a matter."""
        matter = assignment_id(UUID(name.partition("/")[2]))
        rows = self.rows("SELECT state FROM state WHERE aggregate_id = %s", matter)
        return bool(rows) and ASSIGNMENT.decode_state(rows[0][0]).closed_at is None

    def rows(self, question: str, *parameters: object) -> Sequence[tuple[Any, ...]]:
        """Rows of the database, as its owner sees them."""
        with psycopg.connect(self.database.owner_url) as connection:
            return connection.execute(question, parameters).fetchall()


@asynccontextmanager
async def open_desk(database: Database, day: date) -> AsyncIterator[LifeDesk]:
    """Everything in this process, on a database that has the tables."""
    clock = ManualClock(datetime.combine(day, time(10), SHANGHAI).astimezone(UTC))
    pool = await open_pool(database.url)
    await create_months(pool, clock, MONTHLY_TABLES)
    bus = base.command_bus(pool, clock)
    bus.start()
    try:
        yield LifeDesk(database, pool, bus, clock)
    finally:
        await bus.stop()
        await pool.close()


def wire(day: date) -> Date:
    """A date of a request."""
    return Date(year=day.year, month=day.month, day=day.day)
