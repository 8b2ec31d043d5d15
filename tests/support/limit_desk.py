"""A service that owns nothing but limits and assignments: real PostgreSQL, the real command bus and scheduler."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import psycopg
from support.limits import CALENDAR, DECIDE, SHANGHAI, Rules
from support.stack import Database

from chassis.acting import Act
from chassis.aggregates import Change, Context, Decision, World
from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.commands.execution import Project
from chassis.commands.orders import Changed, Done, Order
from chassis.database import Connection, Pool, migrate, open_pool
from chassis.envelope import parse
from chassis.identity import Caller
from chassis.listing import projection as listing
from chassis.mapped import Kind
from chassis.metrics import Metrics
from chassis.process import create_months
from chassis.roles.serving import MONTHLY_TABLES
from chassis.settings import MigrationSettings
from matters.announcing import BATCH, dying_before_commit
from matters.changes import opened
from matters.delivery.port import Alarm
from matters.domain.ids import deadline_id
from matters.domain.opening import open_deadline
from matters.domain.values import Facts
from matters.kinds import DEADLINE, KINDS
from matters.law import Law, calendar_digest
from matters.projection import project as project_matters
from matters.scheduler import Scheduler

OFFICER = Caller("market-regulation", "", "officer-1", frozenset({"registrar"}), "450000")
SERVICE = Caller("market-regulation", "licensing")
START = date(2026, 3, 2)
"""Limits opened here are near on 25 and 27 March and missed from 31 March on."""
LAW = Law("", CALENDAR, Rules(DECIDE), f"{calendar_digest(CALENDAR)}-test")


def create_tables(database: Database) -> None:
    """Journal and matters' tables."""
    packages = ["chassis.migrations.journal", "chassis.migrations.common", "matters.migrations"]
    migrate(MigrationSettings(database.owner_url, database.runtime_role), packages)


_list = listing(KINDS)


async def project(connection: Connection, changed: Sequence[Changed]) -> None:
    """As a service puts the projections of its kinds together."""
    await _list(connection, changed)
    await project_matters(connection, changed)


def command_bus(pool: Pool, clock: Clock, projection: Project = project) -> CommandBus:
    """A bus for limits and assignments."""
    types = [kind.aggregate for kind in KINDS]
    return CommandBus(pool, types, clock, uuid4, lambda: os.urandom(16), projection, "/limits")


@dataclass(frozen=True)
class Deed:
    """Whatever a test wants to happen, decided on the loaded states."""

    about: UUID
    decide: Callable[[World, Context], Sequence[Change]]
    also: Sequence[UUID] = ()


def _deed(world: World, command: Deed, context: Context) -> Decision:
    return Decision(command.about, command.decide(world, context))


DEED = Act(_deed, loads=lambda command: (command.about, *command.also))


def order(about: UUID, decide: Callable[[World, Context], Sequence[Change]], also: Sequence[UUID] = ()) -> Order:
    """A deed as an order."""
    request_id = str(uuid4())
    digest = hashlib.sha256(request_id.encode()).digest()
    return Order(request_id, digest, OFFICER, DEED, Deed(about, decide, also), None, "")


def limit(matter: UUID) -> UUID:
    """The id of a matter's limit by the rule of these tests."""
    return deadline_id(matter, DECIDE.rule_id)


async def seed(bus: CommandBus, now: datetime, count: int) -> list[UUID]:
    """Open limits that run from START; the matters they run for."""
    matters = [uuid4() for _ in range(count)]
    orders = []
    for matter in matters:
        changes = opened(open_deadline(DECIDE, START, plain_facts(matter), CALENDAR, now))
        orders.append(order(limit(matter), partial(_given, changes)))
    for first in range(0, count, BATCH):
        outcomes = await bus.execute(orders[first : first + BATCH])
        assert all(isinstance(outcome, Done) for outcome in outcomes)
    return matters


def _given(changes: Sequence[Change], _world: World, _context: Context) -> Sequence[Change]:
    return changes


@dataclass
class Kept:
    """An adapter that keeps what it is given, for tests to look at."""

    keys: list[str] = field(default_factory=list)
    failing: bool = False

    async def deliver(self, alarms: Sequence[Alarm]) -> Sequence[str]:
        """Done, unless told to fail."""
        if self.failing:
            return ["the mail server is away"] * len(alarms)
        self.keys.extend(alarm.key for alarm in alarms)
        return [""] * len(alarms)


def scheduler(database_url: str, pool: Pool, bus: CommandBus, clock: Clock, port: Any) -> Scheduler:
    """The scheduler of this service."""
    return Scheduler(database_url, pool, bus, clock, Metrics(), LAW, SERVICE, port)


@dataclass(frozen=True)
class Desk:
    """The service, running."""

    database: Database
    pool: Pool
    bus: CommandBus
    clock: Any
    scheduler: Scheduler
    port: Kept

    async def do(self, *orders: Order) -> list[Done]:
        """Carry orders out; fails if one is refused."""
        outcomes = await self.bus.execute(orders)
        done = [each for each in outcomes if isinstance(each, Done)]
        assert len(done) == len(orders), next(each for each in outcomes if not isinstance(each, Done))
        return done

    async def run(self) -> int:
        """Announce everything that is due."""
        return await self.scheduler.announcer.everything()

    async def months(self) -> None:
        """Partitions for the month the clock shows."""
        await create_months(self.pool, self.clock, MONTHLY_TABLES)

    def forget_commands(self) -> None:
        """As after 180 days."""
        with psycopg.connect(self.database.owner_url) as connection:
            connection.execute("DELETE FROM remembered_command")

    def rows(self, question: str, *parameters: object) -> Sequence[tuple[Any, ...]]:
        """Rows of the database, as its owner sees them."""
        with psycopg.connect(self.database.owner_url) as connection:
            return connection.execute(question, parameters).fetchall()


def journal(database: Database, name: str, kind: Kind[Any] = DEADLINE) -> list[tuple[UUID, Any]]:
    """(deadline, event) of every event with this name, oldest first."""
    with psycopg.connect(database.owner_url) as connection:
        found = connection.execute(
            "SELECT aggregate_id, envelope FROM journal WHERE type LIKE %s ORDER BY pos", (f"%.{name}",)
        ).fetchall()
    envelopes = [(deadline, parse(raw)) for deadline, raw in found]
    return [(deadline, kind.decode_event(each.type, each.data)) for deadline, each in envelopes]


def given(database: Database) -> Counter[tuple[UUID, str]]:
    """How often each warning of each limit was given, by its civil day."""
    return Counter(
        (deadline, mark.astimezone(SHANGHAI).date().isoformat())
        for deadline, event in journal(database, "DeadlineNear")
        for mark in event.given
    )


def missed(database: Database) -> Counter[UUID]:
    """How often each limit was found missed."""
    return Counter(deadline for deadline, _ in journal(database, "DeadlineMissed"))


OpenDesk = Callable[[], AbstractAsyncContextManager[Desk]]


@asynccontextmanager
async def open_desk(database: Database, clock: Clock) -> AsyncIterator[Desk]:
    """Everything in this process, on a database that has the tables."""
    pool = await open_pool(database.url)
    await create_months(pool, clock, MONTHLY_TABLES)
    bus = command_bus(pool, clock, dying_before_commit(project))
    bus.start()
    port = Kept()
    try:
        yield Desk(database, pool, bus, clock, scheduler(database.url, pool, bus, clock, port), port)
    finally:
        await bus.stop()
        await pool.close()


def plain_facts(matter: UUID, division: str = "450103") -> Facts:
    """Facts of a matter nobody looks at closely."""
    return Facts(matter=f"licences/{matter}", title="许可", division=division)
