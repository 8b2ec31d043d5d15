"""The relay: numbers what is pending and sends it to Kafka, at least once, never overtaking within a key.

One leader at a time holds an advisory lock. Each round: number, read the oldest unsent events, send at most one per
aggregate, wait for each record's own future, delete the outbox rows of those the broker has. A record that fails stays
in the outbox and holds back only its own aggregate. Dying anywhere loses nothing: what is numbered and still in the
outbox is sent again by the next leader, and readers know duplicates by their number.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

import psycopg
import structlog
from kafka import KafkaProducer
from kafka.errors import KafkaError

from chassis.clock import Clock
from chassis.commands.writing import WAKE_CHANNEL
from chassis.crashpoints import passing
from chassis.envelope import CONTENT_TYPE
from chassis.metrics import Metrics
from chassis.sequencer import number_pending
from chassis.settings import KafkaSettings

log = structlog.get_logger()

ROUND = 2000
"""Events read and sent in one round."""

POLL_SECONDS = 0.1
"""NOTIFY is only a hint; this bounds how long a missed one can delay an event."""

SEND_SECONDS = 30.0
"""How long to wait for a record's future before calling it failed."""

RECONNECT_SECONDS = 0.5

_LEADER_LOCK = 7_305_002

_UNSENT = """
SELECT o.pos, o.stream, o.number, j.aggregate_id, j.envelope
FROM outbox o JOIN journal j USING (pos)
WHERE o.number IS NOT NULL AND (j.aggregate_id <> ALL(%s) OR o.pos = ANY(%s)) ORDER BY o.pos LIMIT %s
"""


@dataclass(frozen=True)
class Unsent:
    """A numbered event that still stands in the outbox."""

    pos: int
    stream: int
    number: int
    aggregate_id: UUID
    envelope: bytes


class SendFuture(Protocol):
    """How one record fared."""

    is_done: bool
    exception: BaseException | None

    def succeeded(self) -> bool:
        """Whether the broker has the record."""


class Producer(Protocol):
    """The part of a Kafka producer that the relay uses."""

    def send(
        self, topic: str, value: bytes, key: bytes, headers: list[tuple[str, bytes]], partition: int
    ) -> SendFuture:
        """Hand over one record; its future fails if the broker has not taken it."""

    def flush(self, timeout: float) -> None:
        """Wait until every record handed over has been taken or has failed."""


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


def first_of_each_key(events: Iterable[Unsent]) -> list[Unsent]:
    """The oldest event of every aggregate, in order: with one in flight per key none can be overtaken."""
    first: dict[UUID, Unsent] = {}
    for event in events:
        first.setdefault(event.aggregate_id, event)
    return list(first.values())


class Relay:
    """One leader's rounds on one connection."""

    def __init__(
        self, connection: psycopg.Connection, producer: Producer, topic: str, clock: Clock, metrics: Metrics
    ) -> None:
        self._connection = connection
        self._producer = producer
        self._topic = topic
        self._clock = clock
        self._metrics = metrics
        self._held: dict[UUID, int] = {}
        """Aggregates whose oldest unsent event failed, with its pos; only that one is tried again."""

    def become_leader(self) -> bool:
        """Try to take the leader's lock; it ends with the connection."""
        row = self._connection.execute("SELECT pg_try_advisory_lock(%s)", (_LEADER_LOCK,)).fetchone()
        return bool(row and row[0])

    def listen(self) -> None:
        """Be woken by commits."""
        self._connection.execute(f"LISTEN {WAKE_CHANNEL}")

    def wait(self) -> None:
        """Until a commit is announced, or POLL_SECONDS."""
        for _ in self._connection.notifies(timeout=POLL_SECONDS, stop_after=1):
            return

    def round(self) -> int:
        """Number, send, delete. Returns how many events the broker has taken."""
        self._metrics.add("ssv_relay_numbered_total", number_pending(self._connection, self._clock.now()))
        events = first_of_each_key(self._unsent())
        taken = self._send(events)
        passing("relay.after_send")
        if taken:
            self._connection.execute("DELETE FROM outbox WHERE pos = ANY(%s)", ([e.pos for e in taken],))
        passing("relay.after_delete")
        self._metrics.add("ssv_relay_sent_total", len(taken))
        return len(taken)

    @property
    def holding(self) -> bool:
        """Whether some aggregate waits for a failed event."""
        return bool(self._held)

    def _unsent(self) -> list[Unsent]:
        rows = self._connection.execute(
            _UNSENT, (list(self._held), list(self._held.values()), ROUND), binary=True
        ).fetchall()
        return [Unsent(*row) for row in rows]

    def _send(self, events: Sequence[Unsent]) -> list[Unsent]:
        futures = [(event, self._send_one(event)) for event in events]
        self._producer.flush(SEND_SECONDS)
        taken = []
        for event, future in futures:
            # flush() does not raise for failed sends: only the record's own future tells.
            if future is not None and future.succeeded():
                taken.append(event)
                self._held.pop(event.aggregate_id, None)
            else:
                self._hold(event, future)
        return taken

    def _send_one(self, event: Unsent) -> SendFuture | None:
        headers = [("content-type", CONTENT_TYPE.encode()), ("number", str(event.number).encode())]
        try:
            return self._producer.send(
                self._topic, event.envelope, event.aggregate_id.bytes, headers=headers, partition=event.stream
            )
        except KafkaError as error:
            log.warning("relay.send_refused", pos=event.pos, error=repr(error))
            return None

    def _hold(self, event: Unsent, future: SendFuture | None) -> None:
        reason = repr(future.exception) if future is not None and future.is_done else "not sent in time"
        log.warning(
            "relay.held", aggregate=str(event.aggregate_id), stream=event.stream, number=event.number, reason=reason
        )
        self._held[event.aggregate_id] = event.pos
        self._metrics.add("ssv_relay_held_total")


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
            with connect() as connection:
                _lead(Relay(connection, producer, topic, clock, metrics), metrics, stopping)
        except psycopg.OperationalError as error:
            metrics.set("ssv_relay_leader", 0)
            log.warning("relay.database_gone", error=str(error).strip())
            stopping.wait(RECONNECT_SECONDS)


def _lead(relay: Relay, metrics: Metrics, stopping: threading.Event) -> None:
    while not relay.become_leader():
        if stopping.wait(1.0):
            return
    metrics.set("ssv_relay_leader", 1)
    relay.listen()
    log.info("relay.leading")
    while not stopping.is_set():
        taken = relay.round()
        if relay.holding:
            stopping.wait(RECONNECT_SECONDS)
        elif taken == 0:
            relay.wait()
