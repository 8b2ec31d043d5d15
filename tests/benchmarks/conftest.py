"""`make bench`: our processes beside the barest ones that do the same, on the same real servers, in alternated runs.

Only loss fails a run: a figure that falls short of its target is printed as such, with its spread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from support.bench_index import Index
from support.bench_register import Supply, fill
from support.bench_report import Report, Scale, scale
from support.bench_stack import Platform, create_center, forget_group
from support.stack import Database, Servers

from ssv import postgresql


@pytest.fixture(scope="session")
def size() -> Scale:
    """How much is measured."""
    return scale()


@pytest.fixture(scope="session")
def report(size: Scale, servers: Servers) -> Iterator[Report]:
    """Collects the rows of all benchmarks and writes them at the end."""
    made = Report(size, _versions(servers))
    yield made
    made.finish()


@pytest.fixture(scope="session")
def supply() -> Supply:
    """Registrations, each handed out once."""
    return Supply()


@pytest.fixture(scope="session")
def filled(size: Scale, supply: Supply) -> Callable[[Database], None]:
    """Fills a register that many others are cloned from: nothing of it has been sent yet."""
    return lambda database: fill(database, supply.take(size.events))


@pytest.fixture(scope="session")
def index(servers: Servers) -> Iterator[Index]:
    """The search index."""
    opened = Index(servers)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def platform_databases(
    servers: Servers, filled: Callable[[Database], None], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Platform]:
    """One filled register that the shared topic belongs to; nothing runs yet."""
    folder: Path = tmp_path_factory.mktemp("bench")
    with (
        servers.database("licensing", filled, "bench") as register,
        servers.database("command_center", create_center) as center,
    ):
        yield Platform(servers, register, center, folder)


@pytest.fixture(scope="module")
def everything(platform_databases: Platform, index: Index) -> Iterator[Platform]:
    """The same with all four processes running, to the end of the file, so benchmarks of less come first in it."""
    index.renew()
    forget_group(platform_databases.servers)
    with platform_databases.everything():
        yield platform_databases


def _versions(servers: Servers) -> dict[str, str]:
    with postgresql.connect(servers.stack) as connection:
        names = ("server_version", "fsync", "synchronous_commit")
        rows = {name: connection.execute("SELECT current_setting(%s)", (name,)).fetchone() for name in names}
    lines = files("ssv").joinpath("artifacts.lock").read_text("utf-8").splitlines()
    found = {name: line.split(":")[2] for line in lines for name in (":kafka_2.13:", ":elasticsearch:") if name in line}
    server = {f"PostgreSQL {name}": str(row[0]) for name, row in rows.items() if row}
    return server | {name.strip(":"): version for name, version in found.items()}
