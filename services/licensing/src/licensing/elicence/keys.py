"""Keys of issuing authorities: public halves in files, one per key, for a machine without a network.

A key file is JSON: `kid`, `public_key` (base64url), `authorities` it signs for (its own code and those it
succeeded), `valid_from` and `valid_to` ("" for open). A key taken back is taken out of the folder.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from licensing.elicence.encoding import base64url, from_base64url
from licensing.elicence.envelope import key_id
from licensing.elicence.faults import ForgedError, MalformedError
from licensing.elicence.fields import Fields

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path


class KeyFileError(ValueError):
    """A file in the folder of keys that is no key file; the message names it."""


@dataclass(frozen=True, slots=True)
class IssuerKey:
    """A public key, the authorities it signs for, and the days it may have signed on, both included."""

    public_key: Ed25519PublicKey
    authorities: frozenset[str]
    valid_from: date
    valid_to: date | None = None

    @property
    def kid(self) -> str:
        """Id of the key."""
        return key_id(self.public_key)

    def signs_for(self, authority: str, day: date) -> bool:
        """Whether the key may have signed for the authority on a day."""
        in_time = self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
        return in_time and authority in self.authorities


def known(keys: Mapping[str, IssuerKey], kid: str) -> IssuerKey:
    """The key of an id; `ForgedError` for an id nobody here knows."""
    key = keys.get(kid)
    if key is None:
        raise ForgedError(f"key {kid} belongs to no authority known here")
    return key


def load_keys(folder: Path) -> dict[str, IssuerKey]:
    """The keys of all `*.json` files of a folder by id; `KeyFileError` names a file that is none."""
    if not folder.is_dir():
        raise KeyFileError(f"{folder} is no folder")
    keys = [_load(path) for path in sorted(folder.glob("*.json"))]
    return {key.kid: key for key in keys}


def write_key(folder: Path, key: IssuerKey) -> Path:
    """Write the key's file into a folder; gives its path."""
    values = {
        "kid": key.kid,
        "public_key": base64url(key.public_key.public_bytes_raw()),
        "authorities": sorted(key.authorities),
        "valid_from": key.valid_from.isoformat(),
        "valid_to": key.valid_to.isoformat() if key.valid_to else "",
    }
    path = folder / f"{key.kid}.json"
    path.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    return path


def _load(path: Path) -> IssuerKey:
    try:
        fields = Fields(_object(path))
        kid, public = fields.text("kid"), from_base64url(fields.text("public_key"))
        authorities = frozenset(fields.texts("authorities"))
        key = IssuerKey(
            Ed25519PublicKey.from_public_bytes(public),
            authorities,
            fields.day("valid_from"),
            fields.day_or_none("valid_to"),
        )
        fields.end()
    except ValueError as error:
        raise KeyFileError(f"{path}: {error}") from error
    if key.kid != kid:
        raise KeyFileError(f"{path}: the key's id is {key.kid}, not {kid}")
    return key


def _object(path: Path) -> dict[str, object]:
    value = json.loads(path.read_bytes())
    if not isinstance(value, dict):
        raise MalformedError("no JSON object")
    return value
