"""Case commands over gRPC, from a clue to the review, beside a bare grpc.aio server that inserts one row for each."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

import psycopg
import pytest
from integration.enforcement.conftest import create_tables, fill_roster
from support import bench_bare_cases
from support.bench_cases import AT_ONCE, CALLS, Officers
from support.bench_numbers import Target, compared
from support.bench_report import Report, Scale, alternate
from support.bench_stack import checkpoint, one, process
from support.stack import Database, Servers

from chassis.database import open_pool

TARGET = Target(0.5)
NOTE = f"one client process, {AT_ONCE} cases under way at once, {CALLS} different commands each"


@pytest.mark.timeout(1800)
def test_case_commands(servers: Servers, size: Scale, report: Report, tmp_path_factory: pytest.TempPathFactory) -> None:
    print("\ncase commands, readers stopped")
    cases, numbers = size.commands // CALLS, count(1)
    folder = tmp_path_factory.mktemp("cases")
    with servers.database("licensing", create_tables, key="enforcement") as ours, servers.database("licensing") as bare:
        asyncio.run(_fill(ours))
        environment = servers.environment("enforcement", "enforcement-serve-0") | {"SSV_DATABASE_URL": ours.url}
        port = int(environment["SSV_GRPC_PORT"])
        with process(["enforcement", "serve"], environment, folder / "serve.log", port), _bare(servers, bare) as other:

            def handled() -> float:
                checkpoint(servers)
                rate = Officers(servers, f"127.0.0.1:{port}").handle(numbers, cases)
                assert one(ours, "SELECT count(*) FROM state WHERE kind = 'penalty_case'") == next(done) * cases
                return rate

            def inserted() -> float:
                checkpoint(servers)
                return Officers(servers, other).handle(numbers, cases)

            done = count(1)
            row = compared("case commands ÷ bare grpc.aio", "calls/s", *alternate(size, handled, inserted), TARGET)
            report.add(replace(row, note=NOTE))


async def _fill(database: Database) -> None:
    pool = await open_pool(database.url)
    await fill_roster(pool)
    await pool.close()


@contextmanager
def _bare(servers: Servers, database: Database) -> Iterator[str]:
    """The bare process; its address."""
    files = servers.tls("licensing")
    with psycopg.connect(database.owner_url, autocommit=True) as connection:
        connection.execute(bench_bare_cases.CREATE)
        connection.execute(f"GRANT ALL ON bare TO {database.runtime_role}".encode())
    port = servers.stack.ports["command-center"]
    words = ["support.bench_bare_cases", str(port), database.url, *map(str, (files.ca, files.certificate, files.key))]
    with process(words, {}, servers.state.run / "bare-cases.log", port):
        yield f"127.0.0.1:{port}"
