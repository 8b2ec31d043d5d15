"""The arithmetic of the benchmarks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.bench_numbers import Row, Spread, Target, compared, percentile, table

measured = st.lists(st.floats(0.001, 1e6), min_size=1)


def test_the_spread_is_the_whole_range_as_a_share_of_the_median() -> None:
    spread = Spread.of([90.0, 110.0, 100.0])
    assert (spread.median, spread.minimum, spread.maximum) == (100.0, 90.0, 110.0)
    assert spread.share == pytest.approx(0.2)


def test_an_even_number_of_runs_has_its_median_in_the_middle() -> None:
    assert Spread.of([1.0, 2.0, 4.0, 100.0]).median == 3.0


def test_nothing_measured_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        Spread.of([])


@pytest.mark.parametrize(("share", "expected"), [(0.5, 50), (0.95, 95), (0.99, 99), (1, 100), (0.001, 1)])
def test_a_percentile_is_a_value_that_was_measured(share: float, expected: float) -> None:
    assert percentile(list(range(100, 0, -1)), share) == expected


@given(measured, st.floats(0.001, 1))
def test_at_least_the_share_of_all_values_does_not_exceed_the_percentile(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9
    assert found in values


@pytest.mark.parametrize("share", [0, 1.01, -1])
def test_a_percentile_outside_its_range_is_an_error(share: float) -> None:
    with pytest.raises(ValueError, match="percentile"):
        percentile([1.0], share)


@given(measured)
def test_the_median_lies_between_the_extremes(values: list[float]) -> None:
    spread = Spread.of(values)
    assert spread.minimum <= spread.median <= spread.maximum
    assert spread.share >= 0


def test_each_run_is_divided_by_the_one_beside_it() -> None:
    row = compared("relay", "events/s", [50.0, 90.0, 60.0], [100.0, 100.0, 100.0], Target(0.6))
    assert row.figure == [0.5, 0.9, 0.6]
    assert row.verdict == "pass"


def test_the_median_decides_and_a_short_figure_is_called_short() -> None:
    assert compared("x", "1/s", [59.0, 59.0, 200.0], [100.0, 100.0, 100.0], Target(0.6)).verdict == "short"


def test_a_target_may_be_a_ceiling() -> None:
    assert Row("latency", "ms", [700.0], [], [700.0], Target(800, at_most=True)).verdict == "pass"
    assert Row("latency", "ms", [801.0], [], [801.0], Target(800, at_most=True)).verdict == "short"


def test_without_a_target_the_figure_is_only_shown() -> None:
    assert Row("latency", "ms", [700.0], [], [700.0]).verdict == "shown"


def test_runs_that_are_not_pairs_are_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        compared("x", "1/s", [1.0, 2.0], [1.0], None)


def test_the_table_has_a_line_for_every_row_and_aligned_columns() -> None:
    rows = [compared("relay", "events/s", [5000.0], [10000.0], Target(0.6)), Row("p99", "ms", [12.0], [], [12.0])]
    lines = table(rows).splitlines()
    assert len(lines) == 4
    assert len({len(line) for line in lines}) == 1
    assert "| 0.50 " in lines[2]
    assert "short" in lines[2]
