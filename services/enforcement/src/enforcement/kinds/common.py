"""What every kind of enforcement's records is put together with: mapper, keys, and how lists name things."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from chassis.aggregates import Claim
from chassis.mapping import Mapper
from enforcement.domain.names import CLUE, COLLECTIONS, DOCUMENT, EVIDENCE, GOODS, MEASURE, PENALTY_CASE

UNDATED: Final = "0001-01-01"

_POSTS: Final = (
    "post", "officers", "approved_by", "decided_by", "reviewer", "chair", "leaders", "drawn_by", "from_post",
    "to_post", "owner_post", "keeper",
)  # fmt: skip
FIELDS: Final = {
    **dict.fromkeys(_POSTS, "posts"),
    "unit": "units",
    "asking_unit": "units",
    "superior": "units",
    "clue": COLLECTIONS[CLUE],
    "penalty_case": COLLECTIONS[PENALTY_CASE],
    "evidence": COLLECTIONS[EVIDENCE],
    "document": COLLECTIONS[DOCUMENT],
    "measure": COLLECTIONS[MEASURE],
    "goods": COLLECTIONS[GOODS],
}
CLUE_MAPPER: Final = Mapper({**FIELDS, "into": COLLECTIONS[CLUE], "merged": COLLECTIONS[CLUE]})
CASE_MAPPER: Final = Mapper(
    {**FIELDS, **dict.fromkeys(("into", "merged", "split_from", "split_into"), COLLECTIONS[PENALTY_CASE])}
)


class Events:
    """The generated messages of several contract files, found by name."""

    def __init__(self, *modules: Any) -> None:
        self._modules = modules

    def __getattr__(self, name: str) -> Any:
        return next(getattr(module, name) for module in self._modules if hasattr(module, name))


def day_key(day: date | None) -> str:
    """A day as lists are ordered by; days that are not known come first."""
    return day.isoformat() if day else UNDATED


def post_name(post: UUID | None) -> str:
    """The resource name of a post, or ""."""
    return f"posts/{post}" if post else ""


def unit_name(unit: UUID) -> str:
    """The resource name of an authority or office."""
    return f"units/{unit}"


def case_name(case: UUID | None) -> str:
    """The resource name of a case, or ""."""
    return f"{COLLECTIONS[PENALTY_CASE]}/{case}" if case else ""


def claim(namespace: str, key: str) -> frozenset[Claim]:
    """The one natural key a record holds; none if it is empty."""
    return frozenset({Claim(namespace, key)}) if key else frozenset()
