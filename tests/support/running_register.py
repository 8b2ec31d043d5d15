"""The real register as a process on a database of its own, which tests may kill, and imports into it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import grpc
import psycopg
from support.intake import TODAY
from support.stack import Database, Servers

from chassis.client import Stub, channel
from chassis.settings import TlsSettings
from licensing.intake.cli import register_call
from licensing.intake.importing import Order, import_file
from licensing.intake.pacing import Pace
from licensing.intake.sending import Patience, Sender
from licensing.service import SERVICE
from ssv import tokens

STARTS_WITHIN = 30.0
DEPARTMENT = "market-regulation"


def nothing_told(rows: int, share: float) -> None:
    """For imports whose progress no test looks at."""


class Register:
    """The licensing service on a database of its own."""

    def __init__(self, servers: Servers, database: Database, folder: Path) -> None:
        self._servers = servers
        self._database = database
        self.folder = folder
        self._ports = [_free_port(), _free_port()]
        self._process: subprocess.Popen[bytes] | None = None
        self.duties: Sequence[str] = ("registrar",)
        self.division = tokens.WHOLE_COUNTRY

    def start(self) -> None:
        """Start the process; returns when it answers."""
        grpc_port, metrics_port = map(str, self._ports)
        settings = self._servers.environment("licensing", "licensing-serve-0") | {
            "SSV_DATABASE_URL": self._database.url,
            "SSV_GRPC_PORT": grpc_port,
            "SSV_METRICS_PORT": metrics_port,
        }
        with (self.folder / "serve.log").open("ab") as log:
            command = [sys.executable, "-m", "licensing", "serve"]
            self._process = subprocess.Popen(command, env=os.environ | settings, stdout=log, stderr=log)
        deadline = time.monotonic() + STARTS_WITHIN
        while not _listens(self._ports[0]):
            assert self._process.poll() is None, (self.folder / "serve.log").read_text()
            assert time.monotonic() < deadline, "the register did not start"
            time.sleep(0.05)

    def end(self, how: signal.Signals) -> None:
        """End the process by a signal and wait for it."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(timeout=30)

    @asynccontextmanager
    async def channel(self) -> AsyncIterator[grpc.aio.Channel]:
        """A channel with our department's certificate."""
        files = self._servers.tls(DEPARTMENT)
        tls = TlsSettings(files.ca, files.certificate, files.key, files.crl)
        async with channel(tls, f"127.0.0.1:{self._ports[0]}") as opened:
            yield opened

    def token(self) -> str:
        """A fresh token of an officer with the duties and division set here."""
        officer = replace(tokens.DEMONSTRATION, duties=tuple(self.duties), division=self.division)
        return tokens.mint(self._servers.state, officer, datetime.now(UTC))

    def sender(self, opened: grpc.aio.Channel, patience: float = 60.0) -> Sender:
        """A sender of batches to this register."""
        return Sender(register_call(opened, self.token), Pace(None), Patience(patience), Random(1))

    async def ask(self, method: str, request: Any) -> Any:
        """One call to the register."""
        async with self.channel() as opened:
            return await Stub(opened, SERVICE, self.token).call(method, request)

    async def take(
        self, path: Path, *, batch_rows: int = 200, tell: Any = nothing_told, **options: Any
    ) -> dict[str, Any]:
        """Import a file; its report."""
        order = Order(path, "工商旧库", "auto", False, uuid4(), TODAY, batch_rows=batch_rows, **options)
        async with self.channel() as opened:
            return await import_file(order, self.sender(opened), self.folder / "imports", tell)

    def count(self, table: str) -> int:
        """Rows of a table of the register's database."""
        with psycopg.connect(self._database.owner_url) as connection:
            row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - a name of this file
        assert row is not None
        return int(row[0])


@dataclass(frozen=True)
class Sums:
    """The four sums of a report."""

    loaded: int = 0
    reserved: int = 0
    already_known: int = 0
    refused: int = 0

    @classmethod
    def of(cls, report: dict[str, Any]) -> Sums:
        """The sums a report states, which have to account for every row read."""
        assert report["accounted"] is True
        return cls(*(report[name] for name in ("loaded", "reserved", "already_known", "refused")))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
