"""Ids of publications follow from what is published: a decision can have no second one."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID, uuid5

from enforcement.domain.cases.acting import MOST_DECISIONS


def publication_id(case: UUID, party: int, decision: int) -> UUID:
    """The publication of a party's decision, counted from 1."""
    return uuid5(case, f"publication/{party}/{decision}")


def publications_of(case: UUID, party: int) -> Iterator[UUID]:
    """Whatever publications a party may have; most of them do not exist."""
    return (publication_id(case, party, decision) for decision in range(1, MOST_DECISIONS + 1))
