"""A register of its own for each test: a fresh database and the real service process."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.running_register import Register
from support.stack import Database, Servers

from chassis.database import migrate
from chassis.settings import MigrationSettings
from licensing.migrations import MIGRATIONS


def create_tables(database: Database) -> None:
    migrate(MigrationSettings(database.owner_url, database.runtime_role), MIGRATIONS)


@pytest.fixture
def register(servers: Servers, tmp_path: Path) -> Iterator[Register]:
    with servers.database("licensing", create_tables) as database:
        running = Register(servers, database, tmp_path)
        running.start()
        try:
            yield running
        finally:
            running.end(signal.SIGTERM)
