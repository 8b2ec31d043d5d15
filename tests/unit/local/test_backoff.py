"""When a dead process is started again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssv.backoff import LIMIT, LONGEST_DELAY, WINDOW, delay


def test_the_first_death_is_answered_almost_at_once() -> None:
    assert delay([100.0], now=100.0) == pytest.approx(0.2)


def test_the_wait_doubles_with_every_death_in_a_minute() -> None:
    waits = [delay([100.0] * deaths, now=100.0) for deaths in range(1, LIMIT)]
    assert waits == pytest.approx([0.2, 0.4, 0.8, 1.6])


def test_the_fifth_death_within_a_minute_is_the_last() -> None:
    assert delay([0.0, 10.0, 20.0, 30.0, 59.0], now=59.0) is None


def test_four_deaths_in_a_minute_and_an_older_one_are_not_the_end() -> None:
    assert delay([0.0, 10.0, 20.0, 30.0, 61.0], now=61.0) is not None


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=50), st.floats(0, 1e6))
def test_it_gives_up_exactly_at_the_limit_and_never_waits_longer_than_the_longest(
    deaths: list[float], now: float
) -> None:
    wait = delay(deaths, now)
    recent = sum(now - death < WINDOW for death in deaths)
    assert (wait is None) == (recent >= LIMIT)
    assert wait is None or 0 < wait <= LONGEST_DELAY
