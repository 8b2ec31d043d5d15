"""吊销 between two real services: two journals, gRPC both ways, and Kafka between them.

Decided and served in enforcement, recorded by the registry, heard of again in enforcement: each once, whoever was down.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
import pytest
from integration.chassis.test_reader import Letters, kafka, topic
from integration.enforcement.conftest import MONDAY, Bureau, OpenBureau, tls
from support import licence_desk
from support.asynchronous import asynchronous
from support.licence_desk import SERVICE, LicenceDesk, open_licences
from support.register import ACTIVE
from support.stack import Database, Servers
from unit.enforcement import story as s
from unit.enforcement.scenes import SELLER, at

from chassis.client import channel
from chassis.clock import SystemClock
from chassis.database import Connection, Pool
from chassis.errors import TransientError
from chassis.journal_service import JournalService
from chassis.metrics import Metrics
from chassis.process import create_months, database_answers
from chassis.reading import GrpcOwner, Numbered, Parked, Reader, Sink
from chassis.reading.faust_app import build
from chassis.reading.planning import DeadLetterLimit
from chassis.relay import Relay, open_producer
from chassis.roles.serving import MONTHLY_TABLES
from chassis.serving.server import GrpcServer
from chassis.settings import ServerSettings
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases.remedies import RemedyOutcome
from enforcement.domain.cases.values import PenaltyItem
from enforcement.domain.revocations.records import OrderStatus, order_id
from enforcement.kinds.proposals import CHANGES, ORDERS
from enforcement.processes.base import ITSELF
from enforcement.registry import RegistrySink
from licensing.aggregates import ENTITIES
from licensing.domain.events import Deregistered
from licensing.domain.kinds import EntityStatus
from licensing.domain.licences.kinds import LicenceStatus
from licensing.domain.licences.licence_commands import AdoptLicence
from licensing.domain.revocations.records import ReceiptStatus, receipt_id
from licensing.domain.values import Deregistration, Source
from licensing.licences.kinds import LICENCE
from licensing.permissions import GRANTS
from licensing.processes import base as licensing
from licensing.revocations.acts import follower
from licensing.revocations.kinds import RECEIPT
from licensing.revocations.sink import OrdersSink
from roster.powers import Roster
from smartsupervision.enforcement.v1 import proposal_service_pb2
from ssv import tokens

SHOP = UUID(int=7002)
NUMBER = "JY14501030000010"
BOTH = (PenaltyItem(kind="08", detail=f"吊销营业执照、食品经营许可证{NUMBER}"),)
ENTITY = replace(ACTIVE, code=SELLER, registered_name="南宁某食品店")


class DiesOnce:
    """A sink whose process is killed after its commands, before it has noted how far it came."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self.name = sink.name
        self.deaths = 0

    async def apply(self, connection: Connection, events: Sequence[Numbered]) -> Sequence[Parked]:
        parked = await self._sink.apply(connection, events)
        if not self.deaths:
            self.deaths += 1
            raise TransientError("killed")
        return parked


@dataclass
class Side:
    """One service: its database and journal, where its events go, and who reads the other's."""

    database: Database
    pool: Pool
    topic: str
    sink: DiesOnce
    reader: Reader
    letters: Letters

    def relay(self, servers: Servers) -> None:
        """Number what is pending and send it to Kafka."""
        producer = open_producer(kafka(servers))
        with (
            psycopg.connect(self.database.url, autocommit=True) as connection,
            Relay(connection, producer, self.topic, SystemClock(), Metrics()) as relay,
        ):
            assert relay.lead()
            while relay.round():
                pass
        producer.close()  # type: ignore[attr-defined]  # the port leaves out what only its owner calls

    async def state(self, kind: Any, record: UUID) -> Any:
        """A record as it stands."""
        async with self.pool.connection() as connection:
            cursor = await connection.execute("SELECT state FROM state WHERE aggregate_id = %s", (record,))
            [[raw]] = await cursor.fetchall()
        return kind.decode_state(raw)

    async def journalled(self) -> int:
        """How many events there are."""
        async with self.pool.connection() as connection:
            [[count]] = await (await connection.execute("SELECT count(*) FROM journal")).fetchall()
        return int(count)


@pytest.fixture
def registry_database(servers: Servers) -> Iterator[Database]:
    with servers.database("licensing", licence_desk.create_tables, key="licensing-whole") as database:
        yield database


@dataclass
class Two:
    """Both services, and what happens between them."""

    servers: Servers
    bureau: Bureau
    desk: LicenceDesk
    enforcement: Side
    registry: Side

    async def on(self, day: date) -> None:
        """Another day, for both."""
        await self.bureau.on(day)
        self.desk.clock.advance(at(day) - self.desk.clock.now())
        await create_months(self.desk.pool, self.desk.clock, MONTHLY_TABLES)

    @asynccontextmanager
    async def reading(self, side: Side, other: Side) -> AsyncIterator[None]:
        """While one side's reader runs on the other's topic; ends when it knows all there is."""
        app = build(kafka(self.servers), other.topic, f"group-{side.topic}", f"{side.topic}-0", side.reader)
        await app.start()
        try:
            yield
            async with asyncio.timeout(90):
                while await self.behind(side):
                    await asyncio.sleep(0.1)
        finally:
            await app.stop()

    async def exchange(self) -> None:
        """Everything said on either side is read on the other, until nobody has anything new to say."""
        for side, other in ((self.registry, self.enforcement), (self.enforcement, self.registry)):
            await asyncio.to_thread(other.relay, self.servers)
            async with self.reading(side, other):
                pass

    async def behind(self, side: Side) -> int:
        """How many numbers of the other's journal a reader has not come to."""
        heads, known = await side.reader._owner.heads(), await side.reader.positions()
        return sum(head - known.get(stream, 0) for stream, head in enumerate(heads))


@asynccontextmanager
async def two(servers: Servers, open_bureau: OpenBureau, here: Database, there: Database) -> AsyncIterator[Two]:
    async with open_bureau() as bureau, open_licences(there, at(MONDAY), Roster()) as desk:
        server = GrpcServer(
            ServerSettings(0, servers.state.token_keys, tokens.AUDIENCE, 500),
            tls(servers, "licensing"),
            (JournalService(desk.pool, licensing.TYPES, desk.clock).spec(),),
            GRANTS,
            clock=desk.clock,
            metrics=Metrics(),
            healthy=lambda: database_answers(desk.pool),
        )
        to_registry = channel(tls(servers, "enforcement"), f"127.0.0.1:{await server.start()}")
        to_bureau = channel(tls(servers, "licensing"), bureau.target)

        def side(database: Database, pool: Pool, sink: Sink, owner: Any, name: str) -> Side:
            dying, letters = DiesOnce(sink), Letters()
            reader = Reader(pool, GrpcOwner(owner), dying, letters.publish, SystemClock(), Metrics(), DeadLetterLimit())
            return Side(database, pool, topic(servers, name), dying, reader, letters)

        registry_sink = RegistrySink(bureau.bus, bureau.present, ITSELF)
        orders_sink = OrdersSink(desk.bus, follower(desk.desk), SERVICE)
        try:
            yield Two(
                servers,
                bureau,
                desk,
                side(here, bureau.pool, registry_sink, to_registry, "enforcement-events"),
                side(there, desk.pool, orders_sink, to_bureau, "licensing-events"),
            )
        finally:
            await to_registry.close()
            await to_bureau.close()
            await server.stop(1.0)


async def told(both: Two) -> UUID:
    """A case against the shop, heard, on 23 March."""
    bureau = both.bureau
    clue = await bureau.made(s.register())
    await bureau.do(s.own(clue))
    await both.on(date(2026, 3, 3))
    case = await bureau.made(s.file_case(clue))
    await bureau.do(s.tell_rights(case))
    evidence = await bureau.made(s.take(case))
    await bureau.do(s.figures(case))
    await both.on(date(2026, 3, 10))
    await bureau.do(s.report(case, evidence))
    await bureau.do(s.review(case))
    document = await bureau.made(s.draw("市监罚告"))
    await bureau.do(s.notice(case, document, items=BOTH, hearing_right=True))
    await bureau.do(s.serve_notice(case))
    await bureau.do(s.statement(case, waived=True))
    await both.on(date(2026, 3, 23))
    return case


async def decided(both: Two, case: UUID) -> pc.Decide:
    document = await both.bureau.made(s.draw("市监处罚"))
    return s.decide(case, document, items=BOTH, discretion=None, licences=(SELLER, NUMBER))


@asynchronous
async def test_a_revocation_is_recorded_and_heard_of_once_whoever_was_down(
    servers: Servers, open_bureau: OpenBureau, database: Database, registry_database: Database
) -> None:
    async with two(servers, open_bureau, database, registry_database) as both:
        await both.desk.established(SHOP, ENTITY)
        permit = await both.desk.does(
            AdoptLicence(
                entity=SHOP, licence_kind="food-trade", number=NUMBER, division="450103", authority="450103",
                holder_name="南宁某食品店", status=LicenceStatus.VALID, valid_from=date(2024, 1, 1),
                valid_to=date(2028, 12, 31), source=Source("旧许可系统"),
            )
        )  # fmt: skip
        case = await told(both)
        command = await decided(both, case)
        # What the registry has not said is not guessed.
        assert (await both.bureau.refusal(command)).reason == "LICENCE_UNKNOWN"
        await both.exchange()
        await both.bureau.do(command)
        await both.bureau.do(s.serve_decision(case))

        # The registry's reader was down all the while; then its process dies once in the middle of its work.
        await asyncio.to_thread(both.enforcement.relay, servers)
        orders = [order_id(case, 1, 1, place) for place in (1, 2)]
        both.registry.sink.deaths = 0
        async with both.reading(both.registry, both.enforcement):
            pass
        assert both.registry.sink.deaths == 1
        assert (await both.registry.state(ENTITIES, SHOP)).status is EntityStatus.REVOKED
        assert (await both.registry.state(LICENCE, permit)).status is LicenceStatus.REVOKED
        receipts = [await both.registry.state(RECEIPT, receipt_id(order)) for order in orders]
        assert [each.status for each in receipts] == [ReceiptStatus.APPLIED] * 2

        both.enforcement.sink.deaths = 0
        await both.exchange()
        for order in orders:
            found = await both.enforcement.state(ORDERS, order)
            assert (found.status, found.receipt[:9]) == (OrderStatus.RECORDED, "receipts/")
        listed = await both.bureau.ask(
            "ListRevocationOrders", proposal_service_pb2.ListRevocationOrdersRequest(penalty_case=f"cases/{case}")
        )
        assert len(listed.revocations) == 2

        # Everything is read again from the beginning, twice: nothing more happens.
        counted = [await side.journalled() for side in (both.enforcement, both.registry)]
        for _ in range(2):
            for side in (both.enforcement, both.registry):
                async with side.pool.connection() as connection:
                    await connection.execute("UPDATE reader_position SET number = 0")
                before = await side.reader.catch_up({})
                await side.reader.catch_up(before)
                assert await both.behind(side) == 0
        assert [await side.journalled() for side in (both.enforcement, both.registry)] == counted

        # The decision is annulled on reconsideration: both stand again, and enforcement hears of it.
        await both.bureau.do(s.remedy(case))
        await both.on(date(2026, 4, 20))
        await both.bureau.do(s.end_remedy(case, RemedyOutcome.ANNULLED))
        await both.exchange()
        assert (await both.registry.state(ENTITIES, SHOP)).status is EntityStatus.ACTIVE
        assert (await both.registry.state(LICENCE, permit)).status is LicenceStatus.VALID
        stands = [(await both.enforcement.state(ORDERS, order)).status for order in orders]
        assert stands == [OrderStatus.RESTORED] * 2
        assert both.enforcement.letters.sent == both.registry.letters.sent == []


@asynchronous
async def test_a_party_deregistered_while_its_case_runs_is_pointed_out(
    servers: Servers, open_bureau: OpenBureau, database: Database, registry_database: Database
) -> None:
    # SAMR-2/2018:47.
    async with two(servers, open_bureau, database, registry_database) as both:
        await both.desk.established(SHOP, ENTITY)
        case = await told(both)
        gone = Deregistration("决议解散", "", None, None, None, None, None, date(2026, 3, 20))
        await both.desk.enters(SHOP, Deregistered(both.desk.clock.now(), EntityStatus.DEREGISTERED, gone))
        await both.exchange()
        request = proposal_service_pb2.ListPartyChangesRequest(penalty_case=f"cases/{case}")
        [hint] = (await both.bureau.ask("ListPartyChanges", request)).hints
        assert (hint.rule, hint.entity) == ("SAMR-2/2018:47", f"entities/{SHOP}")
        assert CHANGES.name_of(UUID(hint.name.partition("/")[2])) == hint.name
        refused = await both.bureau.refusal(await decided(both, case))
        assert refused.reason == "LICENCE_NOT_IN_FORCE"
