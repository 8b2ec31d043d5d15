"""Sequencer and relay: gap-free numbers, everything sent, nothing overtaken within a key."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
import pytest
from integration.chassis.conftest import START, Desk, OpenDesk
from kafka import KafkaConsumer
from kafka.admin import KafkaAdminClient, NewTopic
from support.asynchronous import asynchronous
from support.notes import order
from support.stack import Database, Servers

from chassis.clock import SystemClock
from chassis.commands.orders import Done
from chassis.envelope import parse
from chassis.metrics import Metrics
from chassis.relay import Relay, open_producer
from chassis.sequencer import number_pending
from chassis.settings import KafkaSettings
from chassis.streams import STREAMS, stream_of

SMALL = 4_000


def settings(servers: Servers) -> KafkaSettings:
    login = servers.kafka("admin")
    return KafkaSettings(login["bootstrap_servers"], "admin", login["sasl_plain_password"])


@pytest.fixture
def topic(servers: Servers) -> str:
    name = servers.name("relay-test").replace("_", "-")
    admin = KafkaAdminClient(**servers.kafka("admin"))
    admin.create_topics([NewTopic(name, STREAMS, 1, topic_configs={"max.message.bytes": str(SMALL)})])
    admin.close()
    return name


OpenRelay = Callable[[], Any]


@pytest.fixture
def open_relay(servers: Servers, database: Database, topic: str) -> OpenRelay:
    @contextmanager
    def open_() -> Iterator[Relay]:
        producer = open_producer(settings(servers))
        with (
            psycopg.connect(database.url, autocommit=True) as connection,
            Relay(connection, producer, topic, SystemClock(), Metrics()) as relay,
        ):
            assert relay.lead()
            yield relay
        producer.close()  # type: ignore[attr-defined]  # the port leaves out what only its owner calls

    return open_


def consume(servers: Servers, topic: str, expected: int) -> list[Any]:
    consumer = KafkaConsumer(
        topic, auto_offset_reset="earliest", group_id=None, consumer_timeout_ms=5000, **servers.kafka("admin")
    )
    records = []
    for record in consumer:
        records.append(record)
        if len(records) == expected:
            break
    consumer.close()
    return records


async def write(desk: Desk, notes: int, edits: int) -> list[UUID]:
    ids = []
    for i in range(notes):
        done = (await desk.bus.execute([order(f"note {i}")]))[0]
        assert isinstance(done, Done)
        ids.append(done.aggregate_id)
    for edit in range(edits):
        await desk.bus.execute([order(f"note {i}", f"edit {edit}", note=note) for i, note in enumerate(ids)])
    return ids


def drain(relay: Relay) -> None:
    while relay.round():
        pass


@asynchronous
async def test_every_event_is_sent_once_numbered_without_gaps_and_in_order_per_note(
    open_desk: OpenDesk, open_relay: OpenRelay, servers: Servers, topic: str
) -> None:
    async with open_desk() as desk:
        ids = await write(desk, notes=30, edits=3)
        with open_relay() as relay:
            await asyncio.to_thread(drain, relay)
        records = await asyncio.to_thread(consume, servers, topic, 120)
        assert len(records) == 120
        numbers, versions = defaultdict(list), defaultdict(list)
        for record in records:
            envelope = parse(record.value)
            assert record.key == envelope.aggregate_id.bytes
            assert record.partition == stream_of(envelope.aggregate_id)
            numbers[record.partition].append(int(dict(record.headers)["number"]))
            versions[envelope.aggregate_id].append(envelope.version)
        assert all(sorted(found) == list(range(1, len(found) + 1)) for found in numbers.values())
        assert versions == {note: [1, 2, 3, 4] for note in ids}
        async with desk.pool.connection() as connection:
            left = await (await connection.execute("SELECT count(*) FROM outbox")).fetchone()
        assert left == (0,)


@asynchronous
async def test_a_record_the_broker_refuses_holds_back_its_own_note_only(
    open_desk: OpenDesk, open_relay: OpenRelay, servers: Servers, topic: str
) -> None:
    async with open_desk() as desk:
        first, second = await write(desk, notes=2, edits=0)
        await desk.bus.execute([order("note 0", "x" * 2 * SMALL, note=first)])
        await desk.bus.execute([order("note 0", "after", note=first)])
        await desk.bus.execute([order("note 1", "after", note=second)])
        with open_relay() as relay:
            for _ in range(4):
                await asyncio.to_thread(relay.round)
            assert relay.holding
        records = await asyncio.to_thread(consume, servers, topic, 99)
        sent = [(parse(r.value).aggregate_id, parse(r.value).version) for r in records]
        assert sorted(sent) == sorted([(first, 1), (second, 1), (second, 2)])


@asynchronous
async def test_only_one_relay_leads(open_desk: OpenDesk, open_relay: OpenRelay, database: Database) -> None:
    async with open_desk():
        with open_relay(), psycopg.connect(database.url, autocommit=True) as connection:
            other = Relay(connection, None, "none", SystemClock(), Metrics())  # type: ignore[arg-type]  # never sends
            assert not other.lead()


@asynchronous
async def test_stamps_rise_in_a_stream_even_when_the_clock_runs_back(open_desk: OpenDesk, database: Database) -> None:
    async with open_desk() as desk:
        (note,) = await write(desk, notes=1, edits=0)
        with psycopg.connect(database.url, autocommit=True) as connection:
            number_pending(connection, START)
            await desk.bus.execute([order("note 0", "two", note=note)])
            number_pending(connection, START.replace(year=2020))
            stamps = connection.execute("SELECT stamped_at FROM stream_stamp ORDER BY number").fetchall()
        assert stamps[0] < stamps[1]
