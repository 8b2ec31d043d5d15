"""Real registrations for the benchmarks: as requests, as a filled database, and as calls of many clients at once."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from uuid import uuid4

import psycopg
from support.register_desk import create_tables
from support.register_requests import day, registration
from support.stack import Database, Servers

from chassis.client import channel
from chassis.clock import SystemClock
from chassis.commands.orders import Done
from chassis.database import open_pool
from chassis.identity import Caller
from chassis.process import create_months
from chassis.roles.serving import MONTHLY_TABLES
from chassis.serving.call import Call
from chassis.settings import TlsSettings
from licensing.command_methods import order
from licensing.processes import base
from licensing.service import SERVICE
from province.generator import generate
from province.model import Entity
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1 import register_service_pb2 as rs
from ssv import tokens

SEED = 20261123
BATCH = 250
IN_FLIGHT = 32
"""Calls under way at once."""
METHOD = f"/{SERVICE.full_name}/EstablishEntity"

_OFFICER = Caller("market-regulation", "", "bench", frozenset({"registrar"}), "000000")


class Supply:
    """Registrations that nobody has sent yet."""

    def __init__(self) -> None:
        self._entities: Iterator[Entity] = generate(SEED, 10_000_000)

    def take(self, count: int) -> list[rs.EstablishEntityRequest]:
        """The next ones."""
        return [_request(entity) for entity in islice(self._entities, count)]


def _request(entity: Entity) -> rs.EstablishEntityRequest:
    capital = entity.capital_fen and pb.RegisteredCapital(amount_fen=entity.capital_fen, currency="CNY")
    stated = registration(
        unified_social_credit_code=entity.code,
        registered_name=entity.name,
        entity_type=getattr(pb, f"ENTITY_TYPE_{entity.entity_type.upper()}"),
        entity_type_text="",
        legal_representative_name=entity.legal_representative,
        legal_representative_id=entity.legal_representative_id,
        registered_capital=capital,
        business_scope=entity.scope,
        established_date=day(entity.established),
        division=entity.division,
        registration_authority=entity.authority,
        address=entity.address,
    )
    return rs.EstablishEntityRequest(request_id=str(uuid4()), registration=stated)


def fill(database: Database, requests: Sequence[rs.EstablishEntityRequest]) -> None:
    """Migrate a database and carry the requests out by the real command bus; every event waits in the outbox."""
    create_tables(database)
    asyncio.run(_fill(database, requests))
    with psycopg.connect(database.owner_url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


async def _fill(database: Database, requests: Sequence[rs.EstablishEntityRequest]) -> None:
    clock = SystemClock()
    pool = await open_pool(database.url)
    await create_months(pool, clock, MONTHLY_TABLES)
    bus = base.command_bus(pool, clock)
    bus.start()
    for start in range(0, len(requests), BATCH):
        call = Call(_OFFICER, METHOD, clock.now(), "")
        orders = [order("establish_entity", request, call) for request in requests[start : start + BATCH]]
        outcomes = await bus.execute(orders)
        assert all(isinstance(outcome, Done) for outcome in outcomes), outcomes[0]
    await bus.stop()
    await pool.close()


def checksum(codes: Sequence[str]) -> str:
    """Of a set of codes."""
    return hashlib.sha256("\n".join(sorted(codes)).encode()).hexdigest()


@dataclass(frozen=True)
class Answer:
    """One answered call; times by the monotonic clock."""

    entity: pb.Entity
    sent: float
    answered: float


@dataclass(frozen=True)
class Client:
    """One client process: one connection with mutual TLS, and an officer's token with every call."""

    servers: Servers
    target: str

    def send(self, requests: Sequence[bytes]) -> tuple[float, list[Answer]]:
        """Send serialised requests, IN_FLIGHT at a time; seconds and answers."""
        return asyncio.run(self._send(requests))

    async def _send(self, requests: Sequence[bytes]) -> tuple[float, list[Answer]]:
        waiting = iter(requests)
        answers: list[Answer] = []
        async with channel(self.tls, self.target) as opened:
            await opened.channel_ready()
            call: Any = opened.unary_unary(METHOD)
            metadata = self.metadata()

            async def work() -> None:
                for request in waiting:
                    sent = time.perf_counter()
                    raw = await call(request, timeout=30, metadata=metadata)
                    answers.append(Answer(pb.Entity.FromString(raw), sent, time.perf_counter()))

            started = time.perf_counter()
            await asyncio.gather(*(work() for _ in range(IN_FLIGHT)))
            return time.perf_counter() - started, answers

    @property
    def tls(self) -> TlsSettings:
        """The certificate of our own department."""
        files = self.servers.tls("market-regulation")
        return TlsSettings(files.ca, files.certificate, files.key, files.crl)

    def metadata(self) -> tuple[tuple[str, str], ...]:
        """A fresh token; it lives 15 minutes."""
        token = tokens.mint(self.servers.state, tokens.DEMONSTRATION, datetime.now(UTC))
        return (("authorization", f"Bearer {token}"),)
