"""Founding a stack: its state folder, ports, passwords, certificates and keys; what is there already stays."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from ssv import certificates, folders, licence_keys, ports, private, seal_keys
from ssv import stack as stacks
from ssv.account import Account
from ssv.folders import Folders
from ssv.landscape import SERVICES
from ssv.stack import PASSWORDS, Stack


def create(
    root: Path,
    account: Account,
    wanted_ports: Mapping[str, int],
    environ: Mapping[str, str],
    now: datetime,
) -> Stack:
    """Return the stack of a state folder, completing what is missing there."""
    root = root.absolute()
    known = stacks.settings(Folders(root)) if Folders(root).settings.exists() else {}
    identity = str(known.get("identity") or secrets.token_hex(8))
    here = folders.create(root, identity, account, environ)
    chosen = ports.choose(stacks.known_ports(known), wanted_ports, ports.is_free, seed=secrets.randbits(64))
    cluster = str(known.get("kafka_cluster") or _kafka_cluster())
    _write(here.settings, {"identity": identity, "kafka_cluster": cluster, "ports": chosen})
    _ensure_passwords(here)
    certificates.ensure(here, now)
    licence_keys.ensure(here, now)
    seal_keys.ensure(here, [service.name for service in SERVICES if service.publishes])
    return stacks.load(root)


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
