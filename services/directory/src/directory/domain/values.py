"""Values of commands that are more than a text or a day, and the ids that follow from keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

_SPACE: Final = UUID("5f0c2a2e-7f4e-5b8a-9c55-0d3b9f6f4d11")
"""Name space of the directory's ids; never changed, or the same key would be another unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPart:
    """What one unit takes over when another is split."""

    unit: UUID
    divisions: tuple[str, ...] = ()
    posts: tuple[UUID, ...] = ()
    subordinates: tuple[UUID, ...] = ()


def unit_id(key: str) -> UUID:
    """The id of the unit with an own key."""
    return uuid5(_SPACE, f"unit:{key}")


def person_id(number: str) -> UUID:
    """The id of the person with an officer number."""
    return uuid5(_SPACE, f"person:{number}")


def post_id(number: str) -> UUID:
    """The id of the post with a number."""
    return uuid5(_SPACE, f"post:{number}")


def approval_id(post: UUID, act: str, document: str) -> UUID:
    """The id of the power a document grants a post."""
    return uuid5(_SPACE, f"approval:{post}:{act}:{document}")
