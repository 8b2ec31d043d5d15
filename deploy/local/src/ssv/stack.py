"""One stack: its identity, ports, passwords and addresses, as kept in the state folder."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ssv import certificates, folders, licence_keys, ports, private
from ssv.account import Account
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


def create(
    root: Path,
    account: Account,
    wanted_ports: Mapping[str, int],
    environ: Mapping[str, str],
    now: datetime,
) -> Stack:
    """Return the stack of a state folder, completing what is missing there."""
    root = root.absolute()
    known = _settings(Folders(root)) if Folders(root).settings.exists() else {}
    identity = str(known.get("identity") or secrets.token_hex(8))
    here = folders.create(root, identity, account, environ)
    chosen = ports.choose(_known_ports(known), wanted_ports, ports.is_free, seed=secrets.randbits(64))
    cluster = str(known.get("kafka_cluster") or _kafka_cluster())
    _write(here.settings, {"identity": identity, "kafka_cluster": cluster, "ports": chosen})
    _ensure_passwords(here)
    certificates.ensure(here, now)
    licence_keys.ensure(here, now)
    return load(root)


def load(root: Path) -> Stack:
    """Return the stack of an existing state folder. `StackError` if there is none."""
    here = Folders(root.absolute())
    if not here.settings.exists():
        raise StackError(
            f"There is no stack in {root}.",
            "Start one with ssv up, or name its folder with --state DIR.",
            Exit.NOT_RUNNING,
        )
    known = _settings(here)
    return Stack(
        here,
        str(known["identity"]),
        str(known["kafka_cluster"]),
        _known_ports(known),
        json.loads((here.secrets / "passwords.json").read_text("utf-8")),
    )


def _settings(here: Folders) -> dict[str, object]:
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


def _known_ports(known: Mapping[str, object]) -> dict[str, int]:
    found = known.get("ports")
    return {str(name): int(port) for name, port in found.items()} if isinstance(found, dict) else {}


def _kafka_cluster() -> str:
    # 16 bytes in URL-safe base64 without padding; a leading dash would be taken for an option.
    return base64.urlsafe_b64encode(b"\x01" + secrets.token_bytes(15)).decode("ascii").rstrip("=")


def _ensure_passwords(here: Folders) -> None:
    path = here.secrets / "passwords.json"
    known = json.loads(path.read_text("utf-8")) if path.exists() else {}
    # Letters and digits only: they stand in URLs and in Kafka's and Elasticsearch's own formats.
    _write(path, {name: known.get(name) or secrets.token_hex(24) for name in PASSWORDS})


def _write(path: Path, content: Mapping[str, object]) -> None:
    private.write(path, json.dumps(content, indent=2) + "\n")
