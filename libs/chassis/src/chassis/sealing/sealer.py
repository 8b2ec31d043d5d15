"""Seals what is numbered: one leader, one transaction for each seal, no Kafka.

Each round looks at every stream and seals what came after its last seal. Dying anywhere loses nothing: what has no seal
is sealed by the next round of whoever leads then, and the table takes no second seal of an event.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

import psycopg
import structlog

from chassis.clock import Clock
from chassis.crashpoints import passing
from chassis.metrics import Metrics
from chassis.sealing import merkle, numbering
from chassis.sealing.making import Reached, Signer
from chassis.sealing.statement import skipped_to
from chassis.sealing.unsealed import OLDEST

log = structlog.get_logger()

MOST_EVENTS = 4096
"""Events under one seal; a proof then has at most twelve steps."""

LEAD_EVERY_SECONDS = 1.0
RECONNECT_SECONDS = 0.5

_LEADER_LOCK = 7_305_004

_STREAMS = """
SELECT h.stream, coalesce(s.number, 0), coalesce(s.last_number, 0), s.hash, s.sealed_at
FROM stream_head h LEFT JOIN LATERAL (
    SELECT number, last_number, hash, sealed_at FROM seal WHERE stream = h.stream ORDER BY number DESC LIMIT 1
) s ON true
WHERE h.number > coalesce(s.last_number, 0) ORDER BY h.stream
"""

_EVENTS = """
SELECT j.envelope, j.recorded_at FROM sequence s JOIN journal j USING (pos)
WHERE s.stream = %s AND s.number > %s ORDER BY s.number LIMIT %s
"""

_INSERT = """
INSERT INTO seal (stream, number, first_number, last_number, sealed_at, hash, document)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""


class Sealer:
    """Seals one service's journal on one connection."""

    def __init__(self, connection: psycopg.Connection, signer: Signer, clock: Clock, metrics: Metrics) -> None:
        self._connection = connection
        self._signer = signer
        self._clock = clock
        self._metrics = metrics

    def lead(self) -> bool:
        """Try to become the one that seals, for as long as the connection lasts."""
        row = self._connection.execute("SELECT pg_try_advisory_lock(%s)", (_LEADER_LOCK,)).fetchone()
        return bool(row and row[0])

    def round(self) -> int:
        """Seal everything that is numbered; returns how many seals that took."""
        made = 0
        while waiting := [Reached._make(row) for row in self._connection.execute(_STREAMS)]:
            for reached in waiting:
                self._seal(reached)
            made += len(waiting)
            self._metrics.add("ssv_seals_total", len(waiting))
        return made

    def number(self) -> int:
        """See that events get their numbers while no relay gives them; returns how many were given."""
        return numbering.number_if_nobody_does(self._connection, self._clock.now())

    def look(self) -> None:
        """Measure how long the oldest event waits for its seal; 0 if none does."""
        row = self._connection.execute(OLDEST).fetchone()
        since: datetime | None = row[0] if row else None
        waiting = (self._clock.now() - since).total_seconds() if since else 0.0
        self._metrics.set("ssv_seal_oldest_unsealed_seconds", max(waiting, 0.0))

    def _seal(self, reached: Reached) -> None:
        with self._connection.transaction():
            asked = (reached.stream, reached.last, MOST_EVENTS)
            rows = self._connection.execute(_EVENTS, asked, binary=True).fetchall()
            leaves = [merkle.leaf_hash(raw) for raw, _ in rows]
            skip = self._hash_of(reached.stream, skipped_to(reached.number + 1))
            # A clock that was set back must not make a seal look older than what is under it.
            now = max(self._clock.now(), *(recorded_at for _, recorded_at in rows))
            seal = self._signer.seal(reached, leaves, skip, now)
            said = seal.statement
            columns = said.stream, said.number, said.first, said.last, said.sealed_at, seal.hash(), seal.document()
            self._connection.execute(_INSERT, columns)
            passing("seal.before_commit")
        passing("seal.after_commit")

    def _hash_of(self, stream: int, number: int) -> bytes | None:
        asked = "SELECT hash FROM seal WHERE stream = %s AND number = %s"
        row = self._connection.execute(asked, (stream, number)).fetchone()
        return row[0] if row else None


def run(
    connect: Callable[[], psycopg.Connection],
    signer: Signer,
    clock: Clock,
    metrics: Metrics,
    every_seconds: float,
    stopping: threading.Event,
) -> None:
    """Seal until told to stop; reconnects when the database goes away."""
    while not stopping.is_set():
        try:
            with connect() as connection:
                _lead(Sealer(connection, signer, clock, metrics), metrics, every_seconds, stopping)
        except psycopg.OperationalError as error:
            metrics.set("ssv_seal_leader", 0)
            log.warning("seal.database_gone", error=str(error).strip())
            stopping.wait(RECONNECT_SECONDS)


def _lead(sealer: Sealer, metrics: Metrics, every_seconds: float, stopping: threading.Event) -> None:
    while not sealer.lead():
        if stopping.wait(LEAD_EVERY_SECONDS):
            return
    metrics.set("ssv_seal_leader", 1)
    log.info("seal.leading")
    while not stopping.is_set():
        sealer.round()
        if sealer.number():
            sealer.round()
        sealer.look()
        stopping.wait(every_seconds)
