"""One stack: its identity, ports, passwords and addresses, as kept in the state folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ssv.errors import Exit, StackError
from ssv.folders import Folders
from ssv.landscape import NAMES, SERVICES

DATABASES = {service.name: service.package for service in SERVICES}
KAFKA_USERS = ("admin", *NAMES)
ELASTICSEARCH_USERS = ("admin", "command_center")
PASSWORDS = (
    "postgresql.postgres",
    *(f"postgresql.{name}_{role}" for name in DATABASES.values() for role in ("owner", "app")),
    *(f"kafka.{user}" for user in KAFKA_USERS),
    *(f"elasticsearch.{user}" for user in ELASTICSEARCH_USERS),
    "web",
)


@dataclass(frozen=True)
class Stack:
    """Everything that is known about a stack before it runs."""

    folders: Folders
    identity: str
    kafka_cluster: str
    ports: Mapping[str, int]
    passwords: Mapping[str, str] = field(repr=False)

    def database_url(self, role: str, database: str) -> str:
        """Return the address of a database for a role."""
        password = self.passwords[f"postgresql.{role}"]
        return f"postgresql://{role}:{password}@127.0.0.1:{self.ports['postgresql']}/{database}"

    @property
    def kafka_bootstrap(self) -> str:
        """`host:port` of the broker."""
        return f"127.0.0.1:{self.ports['kafka']}"

    @property
    def elasticsearch_url(self) -> str:
        """Address of Elasticsearch."""
        return f"http://127.0.0.1:{self.ports['elasticsearch']}"

    @property
    def page_url(self) -> str:
        """Address of the command center's page."""
        return f"http://127.0.0.1:{self.ports['page']}"


def load(root: Path) -> Stack:
    """Return the stack of an existing state folder. `StackError` if there is none."""
    here = Folders(root.absolute())
    if not here.settings.exists():
        raise StackError(
            f"There is no stack in {root}.",
            "Start one with ssv up, or name its folder with --state DIR.",
            Exit.NOT_RUNNING,
        )
    known = settings(here)
    return Stack(
        here,
        str(known["identity"]),
        str(known["kafka_cluster"]),
        known_ports(known),
        json.loads((here.secrets / "passwords.json").read_text("utf-8")),
    )


def settings(here: Folders) -> dict[str, object]:
    """What the settings file of a stack says. `StackError` if it cannot be read."""
    try:
        known = json.loads(here.settings.read_text("utf-8"))
    except PermissionError as error:
        raise StackError(
            f"The state folder {here.root} belongs to somebody else.",
            "Call ssv as the one who started it, or name another folder with --state DIR.",
        ) from error
    except ValueError as error:
        raise StackError(
            f"{here.settings} cannot be read: {error}.",
            "Restore it, or start afresh with ssv clean (this deletes the data).",
            Exit.FAILED,
        ) from error
    if not isinstance(known, dict):
        raise StackError(f"{here.settings} is damaged.", "Restore it, or start afresh with ssv clean.")
    return known


def known_ports(known: Mapping[str, object]) -> dict[str, int]:
    """The ports in a settings file; none in one that is still to be written."""
    found = known.get("ports")
    return {str(name): int(port) for name, port in found.items()} if isinstance(found, dict) else {}
