"""Random ids, drawn from the system in blocks: asking it for each one is dear where a command takes little else."""

from __future__ import annotations

import os
from uuid import UUID

_BYTES = 16
_DRAWN = 256

# Taking from the end of a list is atomic, so threads never get the same piece.
_ready: list[bytes] = []


def piece() -> bytes:
    """16 random bytes that nobody else gets."""
    while True:
        try:
            return _ready.pop()
        except IndexError:
            drawn = os.urandom(_BYTES * _DRAWN)
            _ready.extend(drawn[start : start + _BYTES] for start in range(0, len(drawn), _BYTES))


def new_id() -> UUID:
    """A random UUID (RFC 9562, version 4)."""
    return UUID(bytes=piece(), version=4)
