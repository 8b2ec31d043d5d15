"""Faust as a runner only: it brings batches of bytes to the reader and remembers offsets; truth lies elsewhere."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import faust
import structlog
from aiokafka import AIOKafkaConsumer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from chassis.reading.planning import Watchdog
from chassis.reading.reader import Reader
from chassis.reading.records import Arrived
from chassis.settings import KafkaSettings

BATCH = 1000
"""Most events in one transaction."""

PACE_SECONDS = 0.1
"""Smaller batches begin at least so far apart: each is a transaction, however little it brings."""

QUEUED = 4 * BATCH
"""Events that may wait for the sink; beyond that Faust waits too."""

EXIT_FAILED = 1

LOOKS = 6
"""How often the watchdog looks within its patience."""

Look = Callable[[], Awaitable[tuple[int, int]]]

log = structlog.get_logger()


class _App(faust.App):
    def _create_directories(self) -> None:
        """No folders: positions stand in PostgreSQL, and there are no Faust tables."""


def build(
    settings: KafkaSettings, topic: str, group: str, instance: str, reader: Reader, pace_seconds: float = PACE_SECONDS
) -> faust.App:
    """An app with one agent that feeds the reader, at its pace, and acknowledges what it has applied."""
    app = _App(
        group,
        broker=f"ssvkafka://{settings.bootstrap}",
        broker_credentials=faust.SASLCredentials(
            username=settings.username, password=settings.password, mechanism="SCRAM-SHA-256"
        ),
        value_serializer="raw",
        key_serializer="raw",
        store="memory://",
        web_enabled=False,
        topic_disable_leader=True,
        topic_allow_declare=False,
        consumer_auto_offset_reset="earliest",
        consumer_group_instance_id=instance,
        broker_session_timeout=8.0,
        broker_heartbeat_interval=2.0,
        broker_commit_interval=1.0,
        broker_max_poll_records=2000,
        stream_wait_empty=False,
    )
    source = app.topic(topic, value_type=bytes, key_type=bytes, value_serializer="raw", key_serializer="raw")

    @app.agent(source, concurrency=1, name=f"{group}-agent")
    async def apply(stream: Any) -> AsyncIterator[None]:
        inbox: asyncio.Queue[Any] = asyncio.Queue(QUEUED)
        manual = stream.noack()
        applying = asyncio.create_task(_apply_or_die(inbox, reader, manual, pace_seconds))
        try:
            async for event in manual.events():
                await inbox.put(event)
                yield
        finally:
            applying.cancel()

    return app


async def _apply_or_die(inbox: asyncio.Queue[Any], reader: Reader, stream: Any, pace_seconds: float) -> None:
    """Apply what was handed over, a batch at a time, while Faust brings the next; acknowledge in order, afterwards."""
    loop = asyncio.get_running_loop()
    try:
        while True:
            events = [await inbox.get()]
            began = loop.time()
            while len(events) < BATCH and not inbox.empty():
                events.append(inbox.get_nowait())
            found = (arrived(event.message) for event in events)
            await reader.take([event for event in found if event is not None])
            for event in events:
                await stream.ack(event)
            if len(events) < BATCH:
                await asyncio.sleep(max(0.0, began + pace_seconds - loop.time()))
    except Exception as error:
        # Faust would go on past these records and lose them.
        log.critical("reader.fatal", reader=reader.name, exc_info=error)
        os._exit(EXIT_FAILED)


def arrived(message: Any) -> Arrived | None:
    """A Kafka record as the reader takes it; None, and a log line, if it bears no number of the relay.

    Passing over such a record loses nothing: completeness goes by the owner's numbers, never by records.
    """
    number = dict(message.headers or ()).get("number", b"")
    if not number.isdigit():
        log.error("reader.foreign_record", topic=message.topic, partition=message.partition, offset=message.offset)
        return None
    return Arrived(stream=message.partition, number=int(number), raw=message.value)


class BrokerLag:
    """Reads from the broker how far a group's committed offsets lie behind the end of a topic.

    Its connections stay open: a log-in for every look would cost reader and broker more than all else while idle.
    """

    def __init__(self, settings: KafkaSettings, topic: str, group: str) -> None:
        self._topic = topic
        self._group = group
        self._login: dict[str, Any] = {
            "bootstrap_servers": settings.bootstrap,
            "security_protocol": "SASL_PLAINTEXT",
            "sasl_mechanism": "SCRAM-SHA-256",
            "sasl_plain_username": settings.username,
            "sasl_plain_password": settings.password,
        }

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[Look]:
        """Log in; what it gives tells, when called, (records not yet committed, sum of committed offsets)."""
        consumer = AIOKafkaConsumer(self._topic, enable_auto_commit=False, **self._login)
        admin = AIOKafkaAdminClient(**self._login)
        await consumer.start()
        try:
            await admin.start()
            # It only asks where the topic ends; records would be brought here for nobody.
            consumer.pause(*consumer.assignment())
            yield partial(self._look, consumer, admin)
        finally:
            await admin.close()
            await consumer.stop()

    async def _look(self, consumer: AIOKafkaConsumer, admin: AIOKafkaAdminClient) -> tuple[int, int]:
        ends = await consumer.end_offsets(consumer.assignment())
        committed = await admin.list_consumer_group_offsets(self._group)
        mine = {tp: max(0, offset.offset) for tp, offset in committed.items() if tp.topic == self._topic}
        return sum(max(0, end - mine.get(tp, 0)) for tp, end in ends.items()), sum(mine.values())


async def run(app: faust.App) -> None:
    """Endless part: run the app in this event loop."""
    await app.start()
    try:
        await app.wait_until_stopped()
    finally:
        await app.stop()


async def watch(lag: BrokerLag, reader: Reader, patience_seconds: float) -> None:
    """Endless part: exit the process when records wait at the broker and nothing moves.

    Faust's consumer can stay alive and never rejoin after a broker restart; only a restart of the process mends it.
    """
    watchdog = Watchdog(patience_seconds)
    while True:
        await asyncio.sleep(patience_seconds / LOOKS)
        try:
            async with lag.connected() as look:
                while True:
                    waiting, committed = await look()
                    if watchdog.stuck(asyncio.get_running_loop().time(), waiting, committed, reader.retrying):
                        log.critical("watchdog.stuck", reader=reader.name, waiting=waiting, committed=committed)
                        os._exit(EXIT_FAILED)
                    await asyncio.sleep(patience_seconds / LOOKS)
        except KafkaError as error:
            log.warning("watchdog.broker_unreachable", error=repr(error))
