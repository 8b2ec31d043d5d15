"""PostgreSQL 18 as a child process: loopback TCP only, SCRAM passwords, one database per service."""

from __future__ import annotations

import os
import signal
import subprocess
from typing import LiteralString

import psycopg
from psycopg import sql

from ssv.account import Account
from ssv.child import Child
from ssv.errors import StackError
from ssv.processes import end_in_folder
from ssv.runtime import Runtime
from ssv.stack import DATABASES, Stack

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_wal_size": "2GB",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
    "log_line_prefix": "%m [%p] %q%u@%d ",
}


def child(stack: Stack, runtime: Runtime, account: Account) -> Child:
    """Describe the server to the supervisor."""
    data = stack.folders.postgresql
    settings = {**SETTINGS, "port": str(stack.ports["postgresql"])}
    options = [option for item in settings.items() for option in ("-c", "=".join(item))]
    return Child(
        name="postgresql",
        command=(str(runtime.postgresql / "postgres"), "-D", str(data), *options),
        environment={"LC_ALL": "C", "TZ": "UTC"},
        folder=stack.folders.data,
        account=account,
        prepare=lambda: _prepare(stack, runtime, account),
        probe=lambda: _probe(stack),
        ports=("postgresql",),
        # "Fast" shutdown: sessions end, nothing is lost, and no client can hold it up.
        stop_signal=signal.SIGINT,
    )


def connect(stack: Stack, database: str = "postgres") -> psycopg.Connection:
    """Open an administrator's connection that commits every statement."""
    return psycopg.connect(stack.database_url("postgres", database), autocommit=True, connect_timeout=5)


def create_database(
    connection: psycopg.Connection, name: str, owner: str, runtime: str, template: str = "template0"
) -> None:
    """Create a database that only its owner and its runtime role can enter."""
    statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
    connection.execute(statement.format(*map(sql.Identifier, (name, owner, template))))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
    grant = sql.SQL("GRANT CONNECT ON DATABASE {} TO {}")
    connection.execute(grant.format(sql.Identifier(name), sql.Identifier(runtime)))


def _prepare(stack: Stack, runtime: Runtime, account: Account) -> None:
    data = stack.folders.postgresql
    # After a kill -9 its backends need a moment to notice; a new server refuses to start beside them.
    end_in_folder(data)
    if (data / "PG_VERSION").exists():
        return
    account.own(data)
    password = account.write(data.parent / "postgres.password", stack.passwords["postgresql.postgres"])
    try:
        _initdb(runtime, str(data), str(password), account)
    finally:
        password.unlink(missing_ok=True)


def _initdb(runtime: Runtime, data: str, password: str, account: Account) -> None:
    command = [str(runtime.postgresql / "initdb"), "-D", data, "-U", "postgres", "-A", "scram-sha-256"]
    command += ["--pwfile", password, "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    command += ["--locale=C", "--no-instructions"]
    done = subprocess.run(  # noqa: S603 - our own command line
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
        **account.popen(),
    )
    if done.returncode:
        raise StackError(
            f"PostgreSQL's data folder {data} cannot be initialised: {done.stderr.strip()}",
            "Make room or correct the permissions, then start again.",
        )


def _probe(stack: Stack) -> str | None:
    try:
        _provision(stack)
    except psycopg.OperationalError as error:
        return str(error).strip()
    return None


def _provision(stack: Stack) -> None:
    with connect(stack) as connection:
        for name in DATABASES.values():
            for role in (f"{name}_owner", f"{name}_app"):
                _ensure_role(connection, role, stack.passwords[f"postgresql.{role}"])
            if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", name):
                create_database(connection, name, f"{name}_owner", f"{name}_app")


def _ensure_role(connection: psycopg.Connection, role: str, password: str) -> None:
    known = _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role)
    verb = "ALTER" if known else "CREATE"
    statement = sql.SQL("{} ROLE {} LOGIN PASSWORD {}")
    connection.execute(statement.format(sql.SQL(verb), sql.Identifier(role), sql.Literal(password)))


def _exists(connection: psycopg.Connection, query: LiteralString, name: str) -> bool:
    return connection.execute(query, (name,)).fetchone() is not None
