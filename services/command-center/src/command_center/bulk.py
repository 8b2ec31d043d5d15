"""Bulk writes on pre-serialised bytes, and what the answer for each item means. The triage is pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal

import orjson

from command_center.documents import Document

Targeted = tuple[Document, str]
"""A document and the alias it is written to."""

VersionType = Literal["external", "external_gte"]
"""`external` for live events; `external_gte` for healing, which may rewrite the same version."""

_ACTION_BYTES = 200
"""No action line is longer."""

_CONFLICT = 409
_TOO_MANY_REQUESTS = 429
_NOT_FOUND = 404
_SERVER_ERROR = 500

_PERMANENT = frozenset(
    {
        "document_parsing_exception",
        "mapper_parsing_exception",
        "strict_dynamic_mapping_exception",
        "parsing_exception",
        "illegal_argument_exception",
        "parse_exception",
    }
)
"""Errors that name the document itself. Everything else that failed is tried again."""


class Outcome(Enum):
    """What became of one document."""

    WRITTEN = "written"
    STALE = "stale"
    """The index already has this version or a newer one, which is as good as written."""
    NO_INDEX = "no_index"
    """The target does not exist: for the serving index a transient fault, for any other the end of a rebuild."""
    TRANSIENT = "transient"
    PERMANENT = "permanent"


UNWRITTEN = (Outcome.NO_INDEX, Outcome.TRANSIENT)
"""What a later attempt may write."""


@dataclass(frozen=True)
class ItemResult:
    """The outcome for one document in one target."""

    document: Document
    target: str
    outcome: Outcome
    reason: str = ""


def highest_versions(documents: Sequence[Document]) -> list[Document]:
    """Of several documents for one record only the one with the highest version, in order of appearance."""
    best: dict[tuple[str, object], Document] = {}
    for document in documents:
        known = best.get((document.kind, document.id))
        if known is None or document.version > known.version:
            best[document.kind, document.id] = document
    return list(best.values())


def portions(targeted: Sequence[Targeted], most_bytes: int) -> list[Sequence[Targeted]]:
    """The same in order, cut so that the documents of one portion keep within a size where they can."""
    found: list[list[Targeted]] = []
    size = 0
    for item in targeted:
        added = len(item[0].body) + _ACTION_BYTES
        if not found or size + added > most_bytes:
            found.append([])
            size = 0
        found[-1].append(item)
        size += added
    return list(found)


def lines(targeted: Sequence[Targeted], version_type: VersionType) -> list[bytes]:
    """The NDJSON lines that index each document in its target, an alias that must exist."""
    operations: list[bytes] = []
    for document, target in targeted:
        action = {
            "_index": target,
            "_id": str(document.id),
            "version": document.version,
            "version_type": version_type,
            "require_alias": True,
        }
        operations += (orjson.dumps({"index": action}), document.body)
    return operations


def triage(targeted: Sequence[Targeted], items: Sequence[Mapping[str, Any]]) -> list[ItemResult]:
    """What the answer says about each document."""
    return [
        ItemResult(document, target, *_judge(item["index"]))
        for (document, target), item in zip(targeted, items, strict=True)
    ]


def _judge(item: Mapping[str, Any]) -> tuple[Outcome, str]:
    status = int(item["status"])
    if status < 300:
        return Outcome.WRITTEN, ""
    if status == _CONFLICT:
        return Outcome.STALE, ""
    error = item.get("error") or {}
    reason = f"{error.get('type', status)}: {error.get('reason', '')}"[:1000]
    if status == _NOT_FOUND:
        return Outcome.NO_INDEX, reason
    if status == _TOO_MANY_REQUESTS or status >= _SERVER_ERROR:
        return Outcome.TRANSIENT, reason
    return (Outcome.PERMANENT if error.get("type") in _PERMANENT else Outcome.TRANSIENT), reason
