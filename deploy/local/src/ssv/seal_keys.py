"""The keys that sign the seals over each service's journal, and the list of their public halves."""

from __future__ import annotations

from collections.abc import Iterable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from chassis.sealing.keys import key_line, load_key, read_keys
from ssv import private
from ssv.folders import Folders


def ensure(folders: Folders, services: Iterable[str]) -> None:
    """Create the keys that are missing, and list every key that is in use; none that was used is ever struck out."""
    for service in services:
        path = folders.seal_key(service)
        if not path.exists():
            key = Ed25519PrivateKey.generate()
            private.write(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        _list(folders, service)


def _list(folders: Folders, service: str) -> None:
    key = load_key(folders.seal_key(service))
    listed = folders.seal_keys.read_text("utf-8") if folders.seal_keys.exists() else ""
    if (service, key.name) not in read_keys(listed):
        private.write(folders.seal_keys, listed + key_line(service, key.public))
