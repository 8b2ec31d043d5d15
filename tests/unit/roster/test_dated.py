"""Versions hold until the next begins; terms hold through their last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from roster.dated import at, holds, overlap, with_version, within

DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 1))


@dataclass(frozen=True)
class Term:
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class Version:
    since: date
    what: str = ""


TERMS = st.builds(
    lambda first, length: Term(first, first + timedelta(days=length) if length is not None else None),
    DAYS,
    st.none() | st.integers(0, 30),
)
EVERY_DAY = [date(2019, 12, 31) + timedelta(days=n) for n in range(120)]


@given(TERMS, TERMS)
def test_two_terms_overlap_when_a_day_is_in_both(first: Term, second: Term) -> None:
    assert overlap(first, second) == any(holds(first, day) and holds(second, day) for day in EVERY_DAY)


@given(TERMS, TERMS)
def test_a_term_is_within_another_when_each_of_its_days_is(inner: Term, outer: Term) -> None:
    days_inside = all(holds(outer, day) for day in EVERY_DAY if holds(inner, day))
    never_ends_first = outer.valid_to is None or inner.valid_to is not None
    assert within(inner, outer) == (days_inside and never_ends_first)


@given(st.lists(st.builds(Version, DAYS)), DAYS)
def test_the_version_of_a_day_is_the_last_to_begin(versions: list[Version], day: date) -> None:
    ordered: tuple[Version, ...] = ()
    for each in versions:
        ordered = with_version(ordered, each)
    assert [each.since for each in ordered] == sorted({each.since for each in versions})
    begun = [each for each in ordered if each.since <= day]
    assert at(ordered, day) == (begun[-1] if begun else None)


def test_a_version_of_the_same_day_takes_the_place_of_the_earlier() -> None:
    day = date(2020, 1, 1)
    assert with_version([Version(day, "a")], Version(day, "b")) == (Version(day, "b"),)
