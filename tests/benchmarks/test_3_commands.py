"""Single registrations over gRPC, beside a bare grpc.aio server that parses the same requests and inserts one row."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from statistics import median

import psycopg
import pytest
from support import bench_bare_register
from support.bench_numbers import Row, Target, compared
from support.bench_register import IN_FLIGHT, Client, Supply, checksum
from support.bench_report import COMMANDS, Report, Scale, alternate
from support.bench_stack import Platform, checkpoint, process
from support.stack import Database

from smartsupervision.licensing.v1.register_service_pb2 import EstablishEntityRequest

TARGET = Target(0.5)
NOTE = f"one client process, one connection, {IN_FLIGHT} calls under way"


@pytest.mark.timeout(1800)
def test_commands(platform_databases: Platform, supply: Supply, size: Scale, report: Report) -> None:
    print("\nsingle commands, readers stopped")
    pair: list[EstablishEntityRequest] = []
    with platform_databases.running("licensing", "serve"), bare_server(platform_databases) as (target, database):

        def ours() -> float:
            pair[:] = supply.take(size.commands)
            return registered(platform_databases, pair)

        def bare() -> float:
            return inserted(platform_databases, target, database, pair)

        row = compared(COMMANDS, "calls/s", *alternate(size, ours, bare), TARGET)
        report.add(replace(row, note=NOTE))


@pytest.mark.timeout(1800)
def test_commands_with_everything_running(everything: Platform, supply: Supply, size: Scale, report: Report) -> None:
    print("\nsingle commands, relay, projector and page running")
    rates = []
    for number in range(size.pairs):
        rates.append(registered(everything, supply.take(size.commands)))
        everything.await_reader()
        print(f"  run {number + 1}: {rates[-1]:,.0f}", flush=True)
    bare = next((row.bare for row in report.rows if row.name == COMMANDS), [])
    figure = [rate / median(bare) for rate in rates] if bare else rates
    note = "the bare server had the machine to itself, this one shares it with three more processes"
    report.add(Row("commands, everything running", "calls/s", rates, bare, figure, note=note))


def registered(platform: Platform, requests: Sequence[EstablishEntityRequest]) -> float:
    """Calls per second of the real register; fails unless the journal holds each registration exactly once."""
    query = "SELECT c.key FROM journal j JOIN claim c USING (aggregate_id) WHERE j.pos > %s AND c.namespace = 'code'"
    with psycopg.connect(platform.register.url, autocommit=True) as connection:
        before = connection.execute("SELECT coalesce(max(pos), 0) FROM journal").fetchone()
        rate = sent(platform, platform.target, requests)
        kept = [code for (code,) in connection.execute(query, before)]
    assert checksum(kept) == checksum(codes(requests))
    return rate


def inserted(platform: Platform, target: str, database: Database, requests: Sequence[EstablishEntityRequest]) -> float:
    """Calls per second of the bare server; fails unless its table holds each registration exactly once."""
    with psycopg.connect(database.owner_url, autocommit=True) as connection:
        connection.execute("TRUNCATE bare")
        rate = sent(platform, target, requests)
        kept = [code for (code,) in connection.execute("SELECT code FROM bare")]
    assert checksum(kept) == checksum(codes(requests))
    return rate


def sent(platform: Platform, target: str, requests: Sequence[EstablishEntityRequest]) -> float:
    """Calls per second; fails unless every call is answered with its own entity."""
    serialised = [request.SerializeToString() for request in requests]
    checkpoint(platform.servers)
    gc.collect()
    seconds, answers = Client(platform.servers, target).send(serialised)
    answered = [answer.entity.unified_social_credit_code for answer in answers]
    assert checksum(answered) == checksum(codes(requests))
    return len(requests) / seconds


def codes(requests: Sequence[EstablishEntityRequest]) -> list[str]:
    """The codes that identify registrations."""
    return [request.registration.unified_social_credit_code for request in requests]


@contextmanager
def bare_server(platform: Platform) -> Iterator[tuple[str, Database]]:
    """The bare process with a table of its own; its address and database."""
    files = platform.servers.tls("licensing")
    with platform.servers.database("licensing") as database:
        with psycopg.connect(database.owner_url, autocommit=True) as connection:
            connection.execute(bench_bare_register.CREATE)
            connection.execute(f"GRANT ALL ON bare TO {database.runtime_role}".encode())
        # The command center does not serve while the register is measured alone.
        port = platform.servers.stack.ports["command-center"]
        paths = map(str, (files.ca, files.certificate, files.key))
        words = ["support.bench_bare_register", str(port), database.url, *paths]
        with process(words, {}, platform.folder / "bare-register.log", port):
            yield f"127.0.0.1:{port}", database
