"""Ids that follow from the matter, so that whoever knows the matter can load its limits without a search."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from uuid import UUID, uuid5

from matters.domain.refusal import refuse

REMEMBERED: Final = 8_192
"""Ids kept: a command names those it may change when it loads and again when it decides."""
_NAMESPACE = UUID("6f0e6f4a-3d0b-5a0e-9c39-2f4a3c1b7d55")


@lru_cache(REMEMBERED)
def deadline_id(matter: UUID, rule_id: str, occurrence: int = 1) -> UUID:
    """The id of the limit of one rule for one matter; `occurrence` counts from 1 where it runs again."""
    return uuid5(_NAMESPACE, f"deadline:{matter}:{rule_id}:{occurrence}")


@lru_cache(REMEMBERED)
def assignment_id(matter: UUID) -> UUID:
    """The id of a matter's assignment: a matter has one."""
    return uuid5(_NAMESPACE, f"assignment:{matter}")


def id_in(name: str) -> UUID:
    """The id in a resource name such as "licences/…". Refusal MATTER_NAME_INVALID if there is none."""
    try:
        return UUID(name.rpartition("/")[2])
    except ValueError:
        raise refuse("MATTER_NAME_INVALID", "matter", matter=repr(name[:80])) from None
