"""The relay: numbers what is pending and sends it to Kafka, at least once, never overtaking within a key.

One leader at a time holds an advisory lock. Each round: number what is pending, hand over at most one event per
aggregate, then settle the round before: wait for each record's own future and delete the outbox rows of those the
broker has. While there is plenty, the database works on the next round while the broker works on this one. A record
that fails stays in the outbox and holds back only its own aggregate. Where no broker is reached at all, the leader
steps down for a moment, so that whoever seals the journal can number what waits. Dying anywhere loses nothing: what is
numbered and still in the outbox is sent again by the next leader, and readers know duplicates by their number.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, Self
from uuid import UUID

import psycopg
import structlog
from kafka import KafkaProducer
from kafka.errors import KafkaError, KafkaTimeoutError

from chassis.clock import Clock
from chassis.commands.writing import WAKE_CHANNEL
from chassis.crashpoints import passing
from chassis.envelope import CONTENT_TYPE
from chassis.keyqueue import KeyQueue
from chassis.metrics import Metrics
from chassis.sequencer import LEADER_LOCK, Unsent, left_over, number_pending, plan_by_key
from chassis.settings import KafkaSettings

log = structlog.get_logger()

ROUND = 3000
"""Most events handed over in one round."""

PLENTY = 300
"""With so many events at once the next are numbered while these are sent; with fewer, …"""

PACE_SECONDS = 0.04
"""… rounds begin at least so far apart: each costs the database the same, however little it sends."""

MAX_QUEUED = 100_000
"""Events in memory; beyond that, no more are numbered until some are sent."""

POLL_SECONDS = 0.5
"""NOTIFY is only a hint; this bounds how long a lost one can delay an event. One that comes during a round is kept."""

SEND_SECONDS = 30.0
"""How long to wait for a record's future before calling it failed."""

RECONNECT_SECONDS = 0.5

_CONTENT_TYPE = CONTENT_TYPE.encode()


class SendFuture(Protocol):
    """How one record fared."""

    def succeeded(self) -> bool:
        """Whether the broker has taken the record already."""

    def get(self, timeout: float) -> object:
        """Wait for the broker. Raises KafkaError if it has not taken the record."""


class Producer(Protocol):
    """The part of a Kafka producer that the relay uses."""

    def send(
        self, topic: str, value: bytes, key: bytes, headers: list[tuple[str, bytes]], partition: int
    ) -> SendFuture:
        """Hand over one record; its future fails if the broker has not taken it."""


def open_producer(settings: KafkaSettings) -> Producer:
    """An idempotent producer that waits for all replicas and batches what a round hands over."""
    producer: Producer = KafkaProducer(
        bootstrap_servers=settings.bootstrap,
        security_protocol="SASL_PLAINTEXT",
        sasl_mechanism="SCRAM-SHA-256",
        sasl_plain_username=settings.username,
        sasl_plain_password=settings.password,
        acks="all",
        enable_idempotence=True,
        linger_ms=20,
        batch_size=256 * 1024,
        max_block_ms=5_000,
        request_timeout_ms=10_000,
        delivery_timeout_ms=20_000,
    )
    return producer


_UnderWay = list[tuple[Unsent, SendFuture | None]]


class Relay:
    """One leader's rounds on one connection, which a thread of its own uses while this one talks to the broker."""

    def __init__(
        self, connection: psycopg.Connection, producer: Producer, topic: str, clock: Clock, metrics: Metrics
    ) -> None:
        self._connection = connection
        self._producer = producer
        self._topic = topic
        self._clock = clock
        self._metrics = metrics
        self._queue = KeyQueue()
        self._under_way: _UnderWay = []
        self._database = ThreadPoolExecutor(max_workers=1, thread_name_prefix="relay-database")
        self._numbering: Future[list[Unsent]] | None = None
        self._deleting: Future[None] | None = None
        self.holding = False
        """Whether some event failed in the last round and holds back its aggregate."""
        self.unheard = False
        """Whether in the last round nothing was taken, and the broker may well take it later."""
        self.plenty = False
        """Whether so much was numbered in the last round that more will be waiting."""
        self._left_after: int | None = 0
        """Position after which more may be left by earlier leaders; None once all of it is in the queue."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.shutdown(cancel_futures=True)

    def lead(self) -> bool:
        """Try to become the leader, for as long as the connection lasts, and take over what was left."""
        row = self._connection.execute("SELECT pg_try_advisory_lock(%s)", (LEADER_LOCK,)).fetchone()
        if not (row and row[0]):
            return False
        self._connection.execute(f"LISTEN {WAKE_CHANNEL}")
        plan_by_key(self._connection)
        self._queue.add(self._take_over())
        return True

    def _take_over(self) -> list[Unsent]:
        """What earlier leaders left, a queue full of it; nothing new is numbered before the last of it."""
        page = left_over(self._connection, self._left_after or 0, MAX_QUEUED)
        self._left_after = page[-1].pos if len(page) == MAX_QUEUED else None
        return page

    def wait(self) -> None:
        """Until a commit is announced, or POLL_SECONDS."""
        self._database.submit(self._wait_for_commit).result()

    def round(self) -> bool:
        """Take what was numbered, hand it over, settle the round before. False if there was nothing to do."""
        self._queue.add(self._numbered())
        before, self._under_way = self._under_way, [(e, self._send(e)) for e in self._queue.take(ROUND)]
        if before:
            self._settle(before)
        return bool(before or self._under_way)

    def _numbered(self) -> list[Unsent]:
        """What has been numbered meanwhile, or is now; numbering goes on in the background while there is plenty."""
        if self._deleting:
            self._deleting.result()
        numbering = self._numbering or self._database.submit(self._number)
        numbered = numbering.result()
        self.plenty = len(numbered) >= PLENTY
        self._numbering = self._database.submit(self._number) if self.plenty else None
        return numbered

    def _number(self) -> list[Unsent]:
        if len(self._queue) >= MAX_QUEUED:
            return []
        if self._left_after is not None:
            return self._take_over()
        numbered = number_pending(self._connection, self._clock.now())
        self._metrics.add("ssv_relay_numbered_total", len(numbered))
        return numbered

    def _wait_for_commit(self) -> None:
        for _ in self._connection.notifies(timeout=POLL_SECONDS, stop_after=1):
            return

    def _delete(self, sent: Sequence[Unsent]) -> None:
        self._connection.execute("DELETE FROM outbox WHERE pos = ANY(%b)", ([event.pos for event in sent],))
        passing("relay.after_delete")

    def _send(self, event: Unsent) -> SendFuture | None:
        headers = [("content-type", _CONTENT_TYPE), ("number", b"%d" % event.number)]
        try:
            return self._producer.send(self._topic, event.envelope, event.key, headers=headers, partition=event.stream)
        except KafkaError as error:
            log.warning("relay.send_refused", pos=event.pos, error=repr(error))
            return None

    def _settle(self, under_way: _UnderWay) -> None:
        passing("relay.after_send")
        reasons = [_why_not_taken(future) for _, future in under_way]
        sent = [event for (event, _), reason in zip(under_way, reasons, strict=True) if self._taken(event, reason)]
        self.holding = len(sent) < len(under_way)
        self.unheard = all(reason is not None and reason.retriable for reason in reasons)
        self._deleting = self._database.submit(self._delete, sent)
        for event in sent:
            self._queue.sent(event)
        self._metrics.add("ssv_relay_sent_total", len(sent))

    def _taken(self, event: Unsent, reason: KafkaError | None) -> bool:
        if reason is None:
            return True
        log.warning("relay.held", aggregate=str(UUID(bytes=event.key)), number=event.number, reason=repr(reason))
        self._queue.failed(event)
        self._metrics.add("ssv_relay_held_total")
        return False


def _why_not_taken(future: SendFuture | None) -> KafkaError | None:
    """Only the record's own future tells: flush() does not raise for failed sends."""
    if future is None:
        return KafkaTimeoutError("not handed over")
    if future.succeeded():
        return None
    try:
        future.get(timeout=SEND_SECONDS)
    except KafkaError as error:
        return error
    return None


def run(
    connect: Callable[[], psycopg.Connection],
    producer: Producer,
    topic: str,
    clock: Clock,
    metrics: Metrics,
    stopping: threading.Event,
) -> None:
    """Relay until told to stop; reconnects when the database goes away."""
    while not stopping.is_set():
        try:
            with connect() as connection, Relay(connection, producer, topic, clock, metrics) as relay:
                _lead(relay, metrics, stopping)
            # Here nobody leads: whoever waits to number events comes first.
            stopping.wait(RECONNECT_SECONDS)
        except psycopg.OperationalError as error:
            metrics.set("ssv_relay_leader", 0)
            log.warning("relay.database_gone", error=str(error).strip())
            stopping.wait(RECONNECT_SECONDS)


def _lead(relay: Relay, metrics: Metrics, stopping: threading.Event) -> None:
    while not relay.lead():
        if stopping.wait(1.0):
            return
    metrics.set("ssv_relay_leader", 1)
    log.info("relay.leading")
    while not stopping.is_set():
        began = time.monotonic()
        busy = relay.round()
        if relay.unheard:
            metrics.set("ssv_relay_leader", 0)
            log.warning("relay.no_broker")
            return
        if relay.holding:
            stopping.wait(RECONNECT_SECONDS)
        elif not busy:
            relay.wait()
        elif not relay.plenty:
            stopping.wait(max(0.0, began + PACE_SECONDS - time.monotonic()))
