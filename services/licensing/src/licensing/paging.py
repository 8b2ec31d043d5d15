"""Positions in the register's lists: what a page token of the chassis stands for here."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from chassis.serving.requests import unreadable


class EntityKey(NamedTuple):
    """Where an entity stands in the order of a list."""

    division: str
    registered_name: str
    entity_id: UUID


def id_at(position: list[str], index: int) -> UUID:
    """An id inside a position. Refusal PAGE_TOKEN_MALFORMED."""
    try:
        return UUID(position[index])
    except ValueError:
        raise unreadable("PAGE_TOKEN_MALFORMED", "page_token") from None
