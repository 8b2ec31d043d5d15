"""Readers: every event once and in order, through duplicates, gaps, faults, and the loss of Kafka's data."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import psycopg
import pytest
from integration.chassis.conftest import Desk, OpenDesk
from kafka import KafkaConsumer
from kafka.admin import KafkaAdminClient, NewTopic
from support import reading
from support.asynchronous import asynchronous
from support.notes import order
from support.stack import Database, Servers

from chassis import journal
from chassis.clock import SystemClock
from chassis.commands.orders import Done
from chassis.database import Pool
from chassis.metrics import Metrics
from chassis.reading import Arrived, Parked, Reader
from chassis.reading.dead_letters import DeadLetters
from chassis.reading.faust_app import BrokerLag, build
from chassis.reading.planning import DeadLetterLimit
from chassis.reading.positions import read_parked
from chassis.reading.reader import DeadLetterLimitExceededError
from chassis.reading.replaying import replay
from chassis.relay import Relay, open_producer
from chassis.sequencer import number_pending
from chassis.settings import KafkaSettings
from chassis.streams import STREAMS
from smartsupervision.common.v1 import journal_pb2 as pb

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class LocalOwner:
    """The owner's journal read straight from its database: what JournalService does, without the wire."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def heads(self) -> list[int]:
        async with self._pool.connection() as connection:
            return await journal.heads(connection)

    async def read_stream(self, stream: int, after: int, limit: int) -> list[Arrived]:
        async with self._pool.connection() as connection:
            found = journal.read_stream(connection, stream, after, limit)
            return [Arrived(event.stream, event.number, event.raw) async for event in found]

    async def digests(self, kind: str, buckets: range) -> pb.GetDigestsResponse:
        raise NotImplementedError("readers never ask for digests")

    def records(self, kind: str, selection: range | Sequence[UUID], with_state: bool) -> AsyncIterator[pb.Record]:
        raise NotImplementedError("readers never ask for records")


class Letters:
    """Collects dead letters in the order they were published."""

    def __init__(self) -> None:
        self.sent: list[Parked] = []

    async def publish(self, reader: str, events: Sequence[Parked]) -> None:
        self.sent.extend(events)


@asynccontextmanager
async def reading_desk(
    open_desk: OpenDesk, database: Database, sink: reading.NotingSink, limit: DeadLetterLimit | None = None
) -> AsyncIterator[tuple[Desk, Reader, Letters]]:
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        owner.execute(reading.CREATE)
        owner.execute(f"GRANT ALL ON noted, noted_at_seq TO {database.runtime_role}".encode())
    letters = Letters()
    async with open_desk() as desk:
        reader = Reader(
            desk.pool,
            LocalOwner(desk.pool),
            sink,
            letters.publish,
            SystemClock(),
            Metrics(),
            limit or DeadLetterLimit(),
        )
        yield desk, reader, letters


async def write(desk: Desk, database: Database, texts: Sequence[str]) -> list[Arrived]:
    """One note per text, numbered; returns them as they would arrive."""
    answers = await desk.bus.execute([order(f"{text} {i}", text) for i, text in enumerate(texts)])
    assert all(isinstance(answer, Done) for answer in answers)
    with psycopg.connect(database.url, autocommit=True) as connection:
        number_pending(connection, NOW)
    owner = LocalOwner(desk.pool)
    return [event for stream in range(STREAMS) for event in await owner.read_stream(stream, 0, 1000)]


def in_order(numbers: dict[int, list[int]], events: Sequence[Arrived]) -> bool:
    expected: dict[int, list[int]] = {}
    for event in events:
        expected.setdefault(event.stream, []).append(event.number)
    return numbers == expected


@asynchronous
async def test_duplicates_and_disorder_change_nothing(open_desk: OpenDesk, database: Database) -> None:
    async with reading_desk(open_desk, database, reading.NotingSink()) as (desk, reader, _):
        events = await write(desk, database, ["text"] * 40)
        await reader.take([*events[20:], *events[:30]])
        await reader.take(events)
        assert in_order(await reading.noted(desk.pool), events)


@asynchronous
async def test_a_gap_is_filled_from_the_owner_before_going_on(open_desk: OpenDesk, database: Database) -> None:
    async with reading_desk(open_desk, database, reading.NotingSink()) as (desk, reader, _):
        events = await write(desk, database, ["text"] * 40)
        last_of_each = {event.stream: event for event in events}
        await reader.take(list(last_of_each.values()))
        assert in_order(await reading.noted(desk.pool), events)


@asynchronous
async def test_what_kafka_never_brings_is_fetched(open_desk: OpenDesk, database: Database) -> None:
    async with reading_desk(open_desk, database, reading.NotingSink()) as (desk, reader, _):
        events = await write(desk, database, ["text"] * 40)
        before = await reader.catch_up({})
        await reader.catch_up(before)
        assert in_order(await reading.noted(desk.pool), events)
        assert [(await reader.positions()).get(s, 0) for s in range(STREAMS)] == await LocalOwner(desk.pool).heads()


@asynchronous
async def test_a_transient_fault_is_retried_and_loses_nothing(open_desk: OpenDesk, database: Database) -> None:
    async with reading_desk(open_desk, database, reading.NotingSink(failures=3)) as (desk, reader, _):
        events = await write(desk, database, ["text"] * 5)
        await reader.take(events)
        assert in_order(await reading.noted(desk.pool), events)
        assert not reader.retrying


@asynchronous
async def test_a_poisoned_event_is_parked_and_the_others_go_on(open_desk: OpenDesk, database: Database) -> None:
    async with reading_desk(open_desk, database, reading.NotingSink()) as (desk, reader, letters):
        events = await write(desk, database, ["text", "poison", "text", "text"])
        spoilt = next(event for event in events if b"poison" not in event.raw)
        undecodable = Arrived(spoilt.stream, spoilt.number, b"\xff not an event")
        await reader.take([undecodable if event == spoilt else event for event in events])
        assert len(letters.sent) == 2
        async with desk.pool.connection() as connection:
            rows = await (await connection.execute("SELECT reason FROM parked")).fetchall()
        assert len(rows) == 2
        assert [(await reader.positions()).get(s, 0) for s in range(STREAMS)] == await LocalOwner(desk.pool).heads()


@asynchronous
async def test_too_many_poisoned_events_stop_the_reader_with_nothing_committed(
    open_desk: OpenDesk, database: Database
) -> None:
    limit = DeadLetterLimit(longest_run=10)
    async with reading_desk(open_desk, database, reading.NotingSink(), limit) as (desk, reader, _):
        events = await write(desk, database, ["poison"] * 30)
        with pytest.raises(DeadLetterLimitExceededError):
            await reader.take(events)
        assert await reading.noted(desk.pool) == {}
        assert set((await reader.positions()).values()) <= {0}


@asynchronous
async def test_a_parked_event_is_replayed_once(open_desk: OpenDesk, database: Database) -> None:
    sink = reading.NotingSink()
    async with reading_desk(open_desk, database, sink) as (desk, reader, letters):
        events = await write(desk, database, ["poison"])
        await reader.take(events)
        (parked,) = letters.sent
        assert await replay(desk.pool, sink, parked, NOW) == "poison"
        async with desk.pool.connection() as connection:
            await connection.execute("DELETE FROM noted")
        mended = replace(parked, raw=events[0].raw.replace(b"poison", b"remedy"))
        assert await replay(desk.pool, sink, mended, NOW) is None
        assert sum(map(len, (await reading.noted(desk.pool)).values())) == 1
        async with desk.pool.connection() as connection:
            assert await read_parked(connection, sink.name) == []


def kafka(servers: Servers) -> KafkaSettings:
    login = servers.kafka("admin")
    return KafkaSettings(login["bootstrap_servers"], "admin", login["sasl_plain_password"])


def topic(servers: Servers, name: str) -> str:
    unique = servers.name(name).replace("_", "-")
    admin = KafkaAdminClient(**servers.kafka("admin"))
    admin.create_topics([NewTopic(unique, STREAMS, 1)])
    admin.close()
    return unique


@asynchronous
async def test_dead_letters_reach_their_topic_with_coordinates(servers: Servers) -> None:
    name = topic(servers, "dead-letters")
    letters = DeadLetters(kafka(servers), name)
    await letters.publish("noter", [Parked(3, 14, b"raw", "why")])
    await letters.stop()
    consumer = KafkaConsumer(name, auto_offset_reset="earliest", group_id=None, **servers.kafka("admin"))
    record = await asyncio.to_thread(next, consumer)
    consumer.close()
    headers = dict(record.headers)
    assert (record.value, headers["stream"], headers["number"], headers["reason"]) == (b"raw", b"3", b"14", b"why")


@asynchronous
async def test_faust_brings_what_the_relay_sends_and_acknowledges_it(
    open_desk: OpenDesk, database: Database, servers: Servers
) -> None:
    name = topic(servers, "faust-test")
    async with reading_desk(open_desk, database, reading.NotingSink()) as (desk, reader, _):
        app = build(kafka(servers), name, f"group-{name}", "noter-0", reader)
        await app.start()
        try:
            events = await write(desk, database, ["text"] * 50)
            producer = open_producer(kafka(servers))
            with (
                psycopg.connect(database.url, autocommit=True) as connection,
                Relay(connection, producer, name, SystemClock(), Metrics()) as relay,
            ):
                assert relay.lead()
                while await asyncio.to_thread(relay.round):
                    pass
            producer.close()  # type: ignore[attr-defined]  # the port leaves out what only its owner calls
            lag = BrokerLag(kafka(servers), name, f"group-{name}")
            async with asyncio.timeout(90), lag.connected() as look:
                while (await look()) != (0, 50):
                    await asyncio.sleep(0.2)
            assert in_order(await reading.noted(desk.pool), events)
        finally:
            await app.stop()
