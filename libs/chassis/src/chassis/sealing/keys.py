"""The key that signs a service's seals, and the list of public keys that anyone may copy and check with.

A key is named by the SHA-256 of its public half. The list has one line for each key there ever was,
`<service> <key> <public key in hexadecimal>`: a service that begins to use a new key adds a line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from chassis.settings import SettingError


@dataclass(frozen=True, repr=False)
class SealKey:
    """The private key of a service."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        """The public half, 32 bytes."""
        return self.private.public_key().public_bytes_raw()

    @property
    def name(self) -> str:
        """Name of the key."""
        return key_name(self.public)

    def sign(self, content: bytes) -> bytes:
        """Ed25519 signature, 64 bytes; the same for the same content."""
        return self.private.sign(content)


def key_name(public: bytes) -> str:
    """SHA-256 of the public key, in hexadecimal."""
    return hashlib.sha256(public).hexdigest()


def load_key(path: Path) -> SealKey:
    """The key in a PEM file. SettingError if there is none of the right sort."""
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError) as error:
        raise SettingError(f"the seal key cannot be read: {error}") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise SettingError("the seal key must be an Ed25519 key")
    return SealKey(key)


def key_line(service: str, public: bytes) -> str:
    """A service's line in the list of public keys."""
    return f"{service} {key_name(public)} {public.hex()}\n"


def read_keys(text: str) -> Mapping[tuple[str, str], bytes]:
    """Public keys by (service, name). ValueError for a line that is no key or bears a wrong name."""
    found: dict[tuple[str, str], bytes] = {}
    for line in text.splitlines():
        service, name, public = line.split(" ")
        found[service, name] = bytes.fromhex(public)
        if key_name(found[service, name]) != name:
            raise ValueError(f"the key of {service} is not named after itself")
    return found


def signed_by(public: bytes, content: bytes, signature: bytes) -> bool:
    """Whether the key has signed the content."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except InvalidSignature:
        return False
    return True
