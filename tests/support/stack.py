"""Real PostgreSQL, Kafka and Elasticsearch for integration tests, started once per test session.

Use the fixture `servers` (tests/conftest.py names this module in `pytest_plugins`). A test that needs a
database of its own takes one from `servers.database(...)`; topics and indices get names of their own with
`servers.name(...)`, which the service users may not touch: use the user `admin` for those.
"""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from psycopg import sql

from ssv import certificates, children, folders, landscape, postgresql
from ssv import stack as stacks
from ssv.certificates import Identity
from ssv.folders import Folders
from ssv.stack import Stack

START_SECONDS = 300.0  # the first run on a machine downloads 144 MB


@dataclass(frozen=True)
class Database:
    """A database of one test; `url` is for the runtime role, `owner_url` for migrations."""

    name: str
    url: str
    owner_url: str
    runtime_role: str


Migration = Callable[[Database], None]


@dataclass(frozen=True)
class Servers:
    """The running servers and everything needed to talk to them."""

    stack: Stack
    _templates: dict[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    @property
    def state(self) -> Folders:
        """Paths of the state folder."""
        return self.stack.folders

    def database_url(self, name: str) -> str:
        """Address of `licensing` or `command_center` for its runtime role."""
        return self.stack.database_url(f"{name}_app", name)

    def owner_url(self, name: str) -> str:
        """Address of `licensing` or `command_center` for the role that owns it."""
        return self.stack.database_url(f"{name}_owner", name)

    def kafka(self, user: str = "admin") -> dict[str, Any]:
        """Connection arguments of kafka-python clients for admin, licensing or command-center."""
        return {
            "bootstrap_servers": self.stack.kafka_bootstrap,
            "security_protocol": "SASL_PLAINTEXT",
            "sasl_mechanism": "SCRAM-SHA-256",
            "sasl_plain_username": user,
            "sasl_plain_password": self.stack.passwords[f"kafka.{user}"],
        }

    def elasticsearch(self, user: str = "command_center") -> dict[str, Any]:
        """Arguments of Elasticsearch clients for command_center or admin."""
        password = self.stack.passwords[f"elasticsearch.{user}"]
        return {"hosts": [self.stack.elasticsearch_url], "basic_auth": (user, password)}

    def tls(self, party: str) -> Identity:
        """Certificate files of a service (licensing, command-center) or a department (police, tax …)."""
        return certificates.identity(self.state, party)

    def token_key(self, department: str) -> Path:
        """Path of the private key (PEM) that signs a department's person tokens."""
        return self.state.secrets / f"{department}.token.key"

    def environment(self, service: str, instance: str) -> dict[str, str]:
        """Settings of one of our processes, such as ("licensing", "licensing-relay-0")."""
        return children.environment(self.stack, service, instance)

    def name(self, prefix: str) -> str:
        """Return a name no other test of this session uses."""
        return f"{prefix}_{next(self._numbers)}"

    @contextmanager
    def database(self, service: str, migrate: Migration | None = None, key: str = "") -> Iterator[Database]:
        """Lend a fresh database with the roles of `licensing` or `command_center`; it is dropped afterwards.

        `migrate` is called once per session and `key` (default: the service) to fill a template that every
        such database is cloned from.
        """
        template = self._template(service, migrate, key or service) if migrate else "template0"
        database = self._create(service, self.name(f"test_{service}"), template)
        try:
            yield database
        finally:
            with postgresql.connect(self.stack) as connection:
                drop = sql.SQL("DROP DATABASE {} WITH (FORCE)")
                connection.execute(drop.format(sql.Identifier(database.name)))

    def _template(self, service: str, migrate: Migration, key: str) -> str:
        if key not in self._templates:
            database = self._create(service, self.name(f"template_{service}"), "template0")
            migrate(database)
            self._templates[key] = database.name
        return self._templates[key]

    def _create(self, service: str, name: str, template: str) -> Database:
        owner, runtime = f"{service}_owner", f"{service}_app"
        with postgresql.connect(self.stack) as connection:
            postgresql.create_database(connection, name, owner, runtime, template)
        url, owner_url = (self.stack.database_url(role, name) for role in (runtime, owner))
        return Database(name, url, owner_url, runtime)


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    """The three servers, running; they end with the test session, of which each worker of a parallel run has one."""
    # Below /tmp itself: the account of the servers could not pass pytest's own folders.
    state = Path(tempfile.mkdtemp(prefix="ssv-test-"))
    log = state / "supervisor.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "ssv", "up", "--only", "servers", "--end-with-parent", "--state", str(state)],
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    try:
        _await_ready(process, state, log)
        yield Servers(stacks.load(state))
    finally:
        _stop(process, state)


def _await_ready(process: subprocess.Popen[bytes], state: Path, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _is_ready(state):
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.exit(f"The servers for the tests did not start:\n{log.read_text()}", returncode=1)
        time.sleep(0.1)


def _is_ready(state: Path) -> bool:
    status = Folders(state).run / "status.json"
    if not status.exists():
        return False
    rows = json.loads(status.read_text())
    return {row["name"] for row in rows if row["state"] == "ready"} == set(landscape.SERVERS)


def _stop(process: subprocess.Popen[bytes], state: Path) -> None:
    process.terminate()
    process.wait(timeout=60)
    if Folders(state).settings.exists():
        folders.remove(Folders(state))
    else:
        shutil.rmtree(state)
