"""What a seal says, as the exact text that is signed; readable by a person and by any program.

Each seal names two earlier ones of its stream by hash: the one before it (`previous`), and one further back (`skip`).
So from the newest seal any other is reached in a few steps, fewer than half the square of the number's bits, without
all that lie between.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

NO_HASH = bytes(32)
"""Stands for the seal before the first."""

_SEAL = b"\x02"


def skipped_to(number: int) -> int:
    """The seal that seal `number` names as `skip`: its number without the lowest bit set; 0 is none."""
    return number & (number - 1)


def way_back(newest: int, wanted: int) -> list[int]:
    """The seals that join the newest with an earlier one, each named by the one before it in this list."""
    at, way = newest, [newest]
    while at > wanted:
        skip = skipped_to(at)
        at = skip if skip >= wanted else at - 1
        way.append(at)
    return way


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One seal without its signature."""

    service: str
    stream: int
    number: int
    """Consecutive within the stream, from 1."""
    first: int
    """Number of the first event covered."""
    last: int
    root: bytes
    """Root of the hash tree over the stored bytes of the events, in order."""
    previous: bytes
    """Hash of the seal before it."""
    skip: bytes
    """Hash of the seal `skipped_to(number)`."""
    sealed_at: datetime
    key: str
    """SHA-256 of the public key, in hexadecimal."""

    def text(self) -> bytes:
        """The bytes that are signed."""
        lines = (
            "smartsupervision seal 1",
            f"service {self.service}",
            f"stream {self.stream}",
            f"number {self.number}",
            f"first {self.first}",
            f"last {self.last}",
            f"root {self.root.hex()}",
            f"previous {self.previous.hex()}",
            f"skip {self.skip.hex()}",
            f"sealed_at {self.sealed_at.astimezone(UTC).isoformat(timespec='microseconds')}",
            f"key {self.key}",
        )
        return "".join(f"{line}\n" for line in lines).encode()


@dataclass(frozen=True)
class Seal:
    """A statement with its signature."""

    statement: Statement
    signature: bytes

    def document(self) -> bytes:
        """The text with a last line that holds the signature: what is handed out."""
        return self.statement.text() + f"signature {self.signature.hex()}\n".encode()

    def hash(self) -> bytes:
        """What later seals name it by."""
        return hashlib.sha256(_SEAL + self.document()).digest()


def read(document: bytes) -> Seal:
    """A seal from its text. ValueError unless it is exactly what `Seal.document` writes."""
    pairs = [line.partition(" ") for line in document.decode("ascii").splitlines()]
    said = {name: value for name, _, value in pairs}
    try:
        statement = Statement(
            service=said["service"],
            stream=int(said["stream"]),
            number=int(said["number"]),
            first=int(said["first"]),
            last=int(said["last"]),
            root=bytes.fromhex(said["root"]),
            previous=bytes.fromhex(said["previous"]),
            skip=bytes.fromhex(said["skip"]),
            sealed_at=datetime.fromisoformat(said["sealed_at"]),
            key=said["key"],
        )
        seal = Seal(statement, bytes.fromhex(said["signature"]))
    except KeyError as missing:
        raise ValueError(f"a seal without {missing}") from None
    if seal.document() != document:
        raise ValueError("not the text of a seal")
    return seal
