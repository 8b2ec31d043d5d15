"""What the fields of an index are made of. Core features of Elasticsearch only."""

from __future__ import annotations

from typing import Any, Final

Json = dict[str, Any]


def keyword(ignore_above: int = 256) -> Json:
    """A value that is found, counted and sorted whole."""
    return {"type": "keyword", "ignore_above": ignore_above}


def tokens() -> Json:
    """A text, cut by command_center.folding; the index splits at spaces and keeps positions."""
    return {"type": "text", "analyzer": "whitespace"}


PROOF: Final[Json] = {
    "id": {"type": "keyword"},
    "version": {"type": "long"},
    "bucket": {"type": "integer"},
    "digest_high": {"type": "long"},
    "digest_low": {"type": "long"},
    "state": {"type": "binary"},
}
"""What every kind has: identity, version and digest, and the state as the owner published it."""
