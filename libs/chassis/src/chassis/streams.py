"""How aggregates are spread over streams and buckets, and the digest that proves two copies equal."""

from __future__ import annotations

import hashlib
import zlib
from uuid import UUID

STREAMS = 12
"""Streams per service, equal to the Kafka partitions of its topic. Fixed for life."""

BUCKETS = 3072
"""Digest buckets per kind; a multiple of STREAMS so that a bucket lies within one stream."""


def bucket_of(aggregate_id: UUID) -> int:
    """Digest bucket of an aggregate, 0 to 3071."""
    return zlib.crc32(aggregate_id.bytes) % BUCKETS


def stream_of(aggregate_id: UUID) -> int:
    """Stream of an aggregate, 0 to 11; equals crc32(id) mod 12."""
    return bucket_of(aggregate_id) % STREAMS


def digest(aggregate_id: UUID, version: int, state: bytes) -> tuple[int, int]:
    """First two 32-bit words of SHA-256(id, version, state).

    Two words of 32 bits and not one of 64, because Elasticsearch sums in doubles.
    """
    hashed = hashlib.sha256(aggregate_id.bytes + version.to_bytes(8, "big") + state).digest()
    return int.from_bytes(hashed[:4], "big"), int.from_bytes(hashed[4:8], "big")
