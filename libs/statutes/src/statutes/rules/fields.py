"""Reading a mapping by a table of fields: nothing missing, nothing unknown, every value of its type."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from statutes.rules.nodes import Node, read_fields
from statutes.rules.rows import REQUIRED, Field


def read_record(node: Node, schema: Mapping[str, Field]) -> dict[str, Any]:
    """Values of all fields of the schema, defaults where nothing is written."""
    written = read_fields(node)
    refuse_unknown(written, schema)
    for name, field in schema.items():
        if name not in written and field.default is REQUIRED:
            raise node.error("FIELD_MISSING", f"field {name!r} is missing")
    return {name: field.read(written[name]) if name in written else field.default for name, field in schema.items()}


def read_some(node: Node, schema: Mapping[str, Field]) -> dict[str, Any]:
    """Values of the fields written, which must be of the schema; no defaults."""
    written = read_fields(node)
    refuse_unknown(written, schema)
    return {name: schema[name].read(value) for name, value in written.items()}


def refuse_unknown(written: Mapping[str, Node], known: Collection[str]) -> None:
    """Refuse a field the schema does not have."""
    for name, value in written.items():
        if name not in known:
            raise value.error("FIELD_UNKNOWN", f"field {name!r} is not one of: {', '.join(sorted(known))}")
