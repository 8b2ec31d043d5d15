"""Names of people in proceedings: in the vault, shown by their first character."""

from __future__ import annotations

from uuid import UUID

from licensing.domain.context import Context
from licensing.domain.values import Sealed

LONGEST_PERSON = 4
"""Characters of a person's name; a longer one is taken for an organisation's."""


def masked(name: str) -> str:
    """`韦**` for a person; an organisation in full."""
    return name if len(name) > LONGEST_PERSON else name[:1] + "*" * max(1, len(name) - 1)


def sealed(record: UUID, field: str, name: str, context: Context) -> Sealed | None:
    """The name in the vault; None for an empty one."""
    return context.seal(record, field, name, masked(name)) if name else None
