"""The real projector process, beside a confluent-kafka consumer that writes the same documents in the same bulks.

The owner does not run meanwhile, so that everything comes through Kafka: with an owner at hand the projector would also
fetch from its journal, and its healer would fill the empty index beside the projection.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

import psycopg
import pytest
from support.bench_index import Index
from support.bench_numbers import Target, compared
from support.bench_report import PROJECTION, Report, Scale, alternate
from support.bench_stack import Platform, checkpoint, create_center, forget_group, one, process, until
from support.bench_topic import expected, read, same, settings
from support.stack import Servers

from chassis.clock import SystemClock
from chassis.metrics import Metrics
from chassis.relay import Relay, open_producer
from chassis.roles.role import topic_of

TARGET = Target(0.75)
OBSERVE_SECONDS = 0.03
_groups = itertools.count()


@pytest.mark.timeout(2400)
def test_projection(servers: Servers, platform_databases: Platform, index: Index, size: Scale, report: Report) -> None:
    publish(servers, platform_databases)
    print(f"\nprojection: {platform_databases.proof().records} documents")

    def ours() -> float:
        forget_group(servers)
        with servers.database("command_center", create_center) as center:
            platform = replace(platform_databases, center=center)
            projector = platform.running("command-center", "project")
            rate = observed(platform, index, projector, lambda: platform.behind() == 0)
            assert one(center, "SELECT count(*) FROM parked") == 0
        return rate

    def bare() -> float:
        return observed(platform_databases, index, bare_projector(platform_databases), lambda: True)

    row = compared(PROJECTION, "docs/s", *alternate(size, ours, bare), TARGET)
    report.add(replace(row, note="from the first document written to the last one found, refresh 500 ms on both sides"))


def publish(servers: Servers, platform: Platform) -> None:
    """Bring the register's events into the shared topic by the real relay."""
    producer = open_producer(settings(servers))
    with (
        psycopg.connect(platform.register.url, autocommit=True) as connection,
        Relay(connection, producer, topic_of("licensing"), SystemClock(), Metrics()) as relay,
    ):
        assert relay.lead()
        while relay.round():
            pass
    producer.close()  # type: ignore[attr-defined]  # the port leaves out what only its owner calls
    same(read(servers, topic_of("licensing")), expected(platform.register))


def observed(
    platform: Platform, index: Index, projector: AbstractContextManager[None], complete: Callable[[], bool]
) -> float:
    """Documents per second of a projector on an empty index, seen from outside; fails if one is lost or differs."""
    wanted = platform.proof()
    index.renew()
    checkpoint(platform.servers)
    with projector:
        until(lambda: index.written() > 0, "a first document is written", every=OBSERVE_SECONDS)
        started, before = time.perf_counter(), index.written()
        until(lambda: index.visible() >= wanted.records, "all documents are found", every=OBSERVE_SECONDS)
        seconds = time.perf_counter() - started
        until(complete, "the reader's positions have reached the heads")
    assert index.proof() == wanted
    return (wanted.records - before) / seconds


@contextmanager
def bare_projector(platform: Platform) -> Iterator[None]:
    """The bare process in a group of its own."""
    environment = platform.servers.environment("command-center", "command-center-project-0")
    words = ["support.bench_bare_projector", topic_of("licensing"), f"command-center.bench-{next(_groups)}"]
    with process(words, environment, platform.folder / "bare-projector.log"):
        yield
