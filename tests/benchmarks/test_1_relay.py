"""The relay with its sequencer, beside a bare kafka-python producer of the very same records."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from typing import Any

import psycopg
import pytest
from support.bench_numbers import Target, compared
from support.bench_report import RELAY, Report, Scale, alternate
from support.bench_stack import checkpoint
from support.bench_topic import Record, expected, read, same, settings, topic
from support.stack import Database, Servers

from chassis.clock import SystemClock
from chassis.envelope import CONTENT_TYPE
from chassis.metrics import Metrics
from chassis.relay import SEND_SECONDS, Relay, open_producer

TARGET = Target(0.6)


@pytest.mark.timeout(1800)
def test_relay(servers: Servers, filled: Callable[[Database], None], size: Scale, report: Report) -> None:
    with servers.database("licensing", filled, "bench") as database:
        wanted = expected(database)
    payload = sum(len(record.value) for record in wanted)
    print(f"\nrelay: {len(wanted)} events, {payload / len(wanted):.0f} bytes each")

    def ours() -> float:
        return len(wanted) / relayed(servers, filled, wanted)

    def bare() -> float:
        return len(wanted) / produced(servers, wanted)

    report.add(compared(RELAY, "events/s", *alternate(size, ours, bare), TARGET))


def relayed(servers: Servers, filled: Callable[[Database], None], wanted: Sequence[Record]) -> float:
    """Seconds until an outbox is empty and the broker has everything."""
    with servers.database("licensing", filled, "bench") as database, topic(servers) as name:
        producer = warm_producer(servers, name)
        with (
            psycopg.connect(database.url, autocommit=True) as connection,
            Relay(connection, producer, name, SystemClock(), Metrics()) as relay,
        ):
            assert relay.lead()
            started = time.perf_counter()
            while relay.round():
                pass
            seconds = time.perf_counter() - started
        producer.close()
        with psycopg.connect(database.url) as connection:
            assert connection.execute("SELECT count(*) FROM outbox").fetchone() == (0,)
        same(read(servers, name), wanted)
    return seconds


def produced(servers: Servers, wanted: Sequence[Record]) -> float:
    """Seconds until a producer with the relay's settings has every record's own future."""
    with topic(servers) as name:
        producer = warm_producer(servers, name)
        content_type = CONTENT_TYPE.encode()
        started = time.perf_counter()
        futures = [
            producer.send(
                name,
                record.value,
                record.aggregate_id,
                headers=[("content-type", content_type), ("number", b"%d" % record.number)],
                partition=record.stream,
            )
            for record in wanted
        ]
        for future in futures:
            future.get(timeout=SEND_SECONDS)
        seconds = time.perf_counter() - started
        producer.close()
        same(read(servers, name), wanted)
    return seconds


def warm_producer(servers: Servers, name: str) -> Any:
    """The relay's producer, connected, on a quiet machine.

    The heap of the test session is kept out of the garbage collector's way, as a process of its own would have none.
    """
    producer: Any = open_producer(settings(servers))
    assert producer.partitions_for(name)
    checkpoint(servers)
    gc.collect()
    gc.freeze()
    return producer
