"""Dated records: a version holds from its day until the next begins; a term to its last day, that day included."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

ONE_DAY = timedelta(days=1)


class Version(Protocol):
    """Something that holds from a day on, until the next version of it."""

    @property
    def since(self) -> date:
        """The first day."""


class Term(Protocol):
    """Something that holds from a first to a last day."""

    @property
    def valid_from(self) -> date:
        """The first day."""

    @property
    def valid_to(self) -> date | None:
        """The last day, included; None while no end is set."""


V = TypeVar("V", bound=Version)
T = TypeVar("T", bound=Term)


def at(versions: Sequence[V], on: date) -> V | None:
    """The version in force on a day; None before the first.

    Versions stand in the order of their days; of two of the same day the later recorded holds.
    """
    return next((version for version in reversed(versions) if version.since <= on), None)


def holds(term: Term, on: date) -> bool:
    """Whether a term covers a day."""
    return term.valid_from <= on and (term.valid_to is None or on <= term.valid_to)


def overlap(first: Term, second: Term) -> bool:
    """Whether two terms share a day."""
    return starts_by(first, second.valid_to) and starts_by(second, first.valid_to)


def starts_by(term: Term, last: date | None) -> bool:
    """Whether a term begins on or before a last day, which None leaves open."""
    return last is None or term.valid_from <= last


def within(inner: Term, outer: Term) -> bool:
    """Whether one term lies inside another."""
    if outer.valid_from > inner.valid_from:
        return False
    return outer.valid_to is None or (inner.valid_to is not None and inner.valid_to <= outer.valid_to)


def with_version(versions: Sequence[V], new: V) -> tuple[V, ...]:
    """The versions with a new one in its place; one of the same day is replaced."""
    kept = [version for version in versions if version.since != new.since]
    return tuple(sorted([*kept, new], key=lambda version: version.since))


def day_before(day: date) -> date:
    """The last day of what gives way to something new on `day`."""
    return day - ONE_DAY
