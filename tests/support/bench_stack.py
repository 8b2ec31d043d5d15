"""The real processes of the platform and the bare ones beside them, on databases and indices of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
from kafka.admin import KafkaAdminClient
from kafka.errors import KafkaError
from support.stack import Database, Servers

from chassis.database import migrate
from chassis.settings import MigrationSettings, target_variable
from command_center import store
from command_center.migrations import MIGRATIONS
from command_center.reconcile import BucketSum
from command_center.settings import GROUP
from ssv import postgresql, probes

PATIENCE = 300.0
TESTS = Path(__file__).parents[1]


def until(true: Callable[[], bool], what: str, *, every: float = 0.05, seconds: float = PATIENCE) -> None:
    """Wait until something is true; fail with what was awaited."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"in vain for {seconds:.0f} s: {what}"
        time.sleep(every)


NOT_RUNNING = ("directory", "enforcement")
"""Owners the command center is not told of: trying to reach them would be measured with the rest."""


@dataclass(frozen=True)
class Platform:
    """One register and one command center, each on a database of its own, with no process running yet."""

    servers: Servers
    register: Database
    center: Database
    folder: Path

    @property
    def target(self) -> str:
        """Where `licensing serve` answers."""
        return f"127.0.0.1:{self.servers.stack.ports['licensing']}"

    @contextmanager
    def running(self, service: str, role: str) -> Iterator[None]:
        """A real process of ours, from the moment it serves until the block ends."""
        package = service.replace("-", "_")
        environment = self.servers.environment(service, f"{service}-{role}-0")
        environment["SSV_DATABASE_URL"] = (self.register if service == "licensing" else self.center).url
        for absent in NOT_RUNNING:
            environment.pop(target_variable(absent), None)
        port = int(environment["SSV_GRPC_PORT" if role == "serve" else "SSV_METRICS_PORT"])
        with process([package, role], environment, self.folder / f"{service}-{role}.log", port):
            yield

    @contextmanager
    def everything(self) -> Iterator[None]:
        """All four processes; begins when the reader has caught up."""
        roles = [("licensing", "serve"), ("licensing", "relay"), ("command-center", "project")]
        with ExitStack() as opened:
            for service, role in [*roles, ("command-center", "serve")]:
                opened.enter_context(self.running(service, role))
            self.await_reader()
            yield

    def await_reader(self) -> None:
        """Wait until everything recorded is numbered, sent and applied."""
        until(lambda: self.waiting() == 0, "the relay has sent everything")
        until(lambda: self.behind() == 0, "the reader has applied everything")

    def waiting(self) -> int:
        """Events in the outbox."""
        return one(self.register, "SELECT count(*) FROM outbox")

    def behind(self) -> int:
        """Events that the reader has not applied."""
        with psycopg.connect(self.register.url) as connection:
            heads: dict[int, int] = dict(connection.execute("SELECT stream, number FROM stream_head").fetchall())
        with psycopg.connect(self.center.url) as connection:
            query = "SELECT stream, number FROM reader_position WHERE reader = %s"
            positions: dict[int, int] = dict(connection.execute(query, (store.READER,)).fetchall())
        return store.behind(heads, positions)

    def proof(self) -> BucketSum:
        """Count and digest sums of the entities that the register holds."""
        query = "SELECT count(*), coalesce(sum(digest_high), 0), coalesce(sum(digest_low), 0) FROM state"
        with psycopg.connect(self.register.url) as connection:
            row = connection.execute(f"{query} WHERE kind = 'entity'").fetchone()
        assert row
        return BucketSum(*map(int, row))


@contextmanager
def process(words: list[str], environment: dict[str, str], log: Path, port: int | None = None) -> Iterator[None]:
    """`python -m words…` with settings; begins when it listens on the port, ends with SIGTERM."""
    path = os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    known = os.environ | environment | {"PYTHONPATH": path}
    with log.open("ab") as output:
        child = subprocess.Popen([sys.executable, "-m", *words], env=known, stdout=output, stderr=output)
    try:
        if port is not None:
            until(lambda: probes.tcp(port) is None or child.poll() is not None, f"{words} listens")
        assert child.poll() is None, log.read_text("utf-8")
        yield
        assert child.poll() is None, f"{words} ended by itself: {log.read_text('utf-8')[-2000:]}"
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(timeout=60)


def one(database: Database, question: str) -> int:
    """The single number a question has as its answer."""
    with psycopg.connect(database.owner_url) as connection:
        row = connection.execute(question.encode()).fetchone()
    assert row
    return int(row[0])


def create_center(database: Database) -> None:
    """Bring a command center's database up to date."""
    migrate(MigrationSettings(database.owner_url, database.runtime_role), MIGRATIONS)


def checkpoint(servers: Servers) -> None:
    """Let PostgreSQL write what preparations left, so that no run pays for it."""
    with postgresql.connect(servers.stack) as connection:
        connection.execute("CHECKPOINT")


@contextmanager
def kafka_admin(servers: Servers) -> Iterator[KafkaAdminClient]:
    """An administrator's client."""
    admin = KafkaAdminClient(**servers.kafka("admin"))
    try:
        yield admin
    finally:
        admin.close()


def forget_group(servers: Servers) -> None:
    """Let the projector's group begin anew; its last member leaves when its session ends."""
    with kafka_admin(servers) as admin:
        until(lambda: _deleted(admin), f"the group {GROUP} is empty", every=0.5)


def _deleted(admin: KafkaAdminClient) -> bool:
    with suppress(KafkaError):
        outcome = dict(admin.delete_groups([GROUP]))[GROUP]
        return outcome in ("OK", "GroupIdNotFoundError")
    return False
