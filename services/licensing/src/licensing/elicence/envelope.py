"""A signed text in three parts, header.payload.signature: JWS compact form (RFC 7515) with Ed25519 (RFC 8037).

The header is written in one way only, so that it can be read before anything is known about its author.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from licensing.elicence.encoding import base64url, canonical_json, from_base64url, from_canonical_json
from licensing.elicence.faults import AlteredError, MalformedError

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST: Final = 8 * 1024 * 1024
"""Characters read at most: more than the largest status list."""
_HEADER: Final = re.compile(rb'\{"alg":"EdDSA","kid":"([A-Za-z0-9_-]{1,64})","typ":"([a-z0-9+-]{1,40})"\}')


class Type(StrEnum):
    """What a text is; signed with it, so that one kind never passes for the other."""

    LICENCE = "ssv-licence+1"
    STATUS_LIST = "ssv-status-list+1"


class Signer(Protocol):
    """Holds a private key, in memory or in a device, and never shows it."""

    @property
    def kid(self) -> str:
        """Id of the key, as `key_id` makes it of the public half."""

    def sign(self, data: bytes) -> bytes:
        """The Ed25519 signature of the data, 64 bytes."""


class Ed25519Signer:
    """A signer with the key in memory."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self._kid = key_id(key.public_key())

    @property
    def kid(self) -> str:
        """Id of the key."""
        return self._kid

    def sign(self, data: bytes) -> bytes:
        """The signature of the data."""
        return self._key.sign(data)


@dataclass(frozen=True, slots=True)
class Envelope:
    """The parts of a signed text before anyone vouches for it."""

    kid: str
    type: str
    header: bytes
    payload: bytes
    signature: bytes

    @property
    def text(self) -> str:
        """The compact form."""
        return f"{base64url(self.header)}.{base64url(self.payload)}.{base64url(self.signature)}"


def key_id(key: Ed25519PublicKey) -> str:
    """Id of a key: the first 16 characters of the base64url of its SHA-256; it cannot be chosen."""
    return base64url(hashlib.sha256(key.public_bytes_raw()).digest())[:16]


def seal(kind: Type, payload: Mapping[str, object], signer: Signer) -> str:
    """The payload signed, in compact form."""
    header = canonical_json({"alg": "EdDSA", "kid": signer.kid, "typ": kind})
    body = canonical_json(payload)
    signature = signer.sign(_signed(header, body))
    return Envelope(signer.kid, kind, header, body, signature).text


def read(text: str, kind: Type) -> Envelope:
    """The parts of a compact text of a kind; `MalformedError` for anything else. Nothing is verified yet."""
    if len(text) > LONGEST:
        raise MalformedError(f"longer than {LONGEST} characters")
    parts = text.split(".")
    if len(parts) != 3:
        raise MalformedError(f"{len(parts)} parts instead of header, payload and signature")
    header, payload, signature = map(from_base64url, parts)
    return assemble(header, payload, signature, kind)


def assemble(header: bytes, payload: bytes, signature: bytes, kind: Type) -> Envelope:
    """The parts as an envelope of a kind; `MalformedError` where header or signature have not their form."""
    match = _HEADER.fullmatch(header)
    if match is None:
        raise MalformedError("the header is none of ours")
    kid, typ = match[1].decode(), match[2].decode()
    if typ != kind:
        raise MalformedError(f"a {typ} stands where a {kind} should")
    if len(signature) != 64:
        raise MalformedError(f"a signature of {len(signature)} bytes")
    return Envelope(kid, typ, header, payload, signature)


def opened(envelope: Envelope, key: Ed25519PublicKey) -> dict[str, object]:
    """The payload if the key signed it; `AlteredError` if not, `MalformedError` where it is no canonical object."""
    try:
        key.verify(envelope.signature, _signed(envelope.header, envelope.payload))
    except InvalidSignature as error:
        raise AlteredError("the signature does not fit the text") from error
    return from_canonical_json(envelope.payload)


def _signed(header: bytes, payload: bytes) -> bytes:
    return f"{base64url(header)}.{base64url(payload)}".encode("ascii")
