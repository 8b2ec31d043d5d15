"""Thresholds over facts: the number itself belongs to the range, and what is unknown decides nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statutes.rules import load_rulebook
from statutes.rules.conditions import parse_clause

BOOK = load_rulebook()
TODAY = date(2026, 11, 23)

# D.6, C.2, C.3, E.2: rule, facts, reached.
CASES = [
    ("CR-140", {"sales_amount": 50_000}, True),
    ("CR-140", {"sales_amount": 49_999, "unsold_value": 0}, False),
    ("CR-140", {"sales_amount": 0, "unsold_value": 150_000}, True),
    ("CR-140", {"sales_amount": 40_000, "unsold_value": 30_000}, True),
    ("CR-140", {"sales_amount": 40_000, "unsold_value": 29_999}, False),
    ("CR-144", {"conduct": True}, True),
    ("CR-147", {"loss": 20_000}, True),
    ("CR-214", {"sales_amount": 60_000, "unsold_value": 0}, True),
    ("CR-214", {"sales_amount": 20_000, "unsold_value": 130_000, "illegal_gain": 0}, True),
    ("CR-215", {"pieces": 5_000, "marks": 2}, True),
    ("CR-216", {"loss": 300_000}, True),
    ("CR-217", {"copies": 250, "downloads": 5_000}, True),
    ("CR-217", {"copies": 250, "downloads": 4_999}, False),
    ("CR-218", {"copies": 1_000}, True),
    ("CR-219", {"loss": 100_000, "repeat": True}, True),
    ("CR-222", {"illegal_gain": 30_000, "food_or_drug": True}, True),
    ("CR-222", {"illegal_gain": 30_000, "food_or_drug": False}, False),
    ("CR-224-1", {"people": 30, "levels": 3}, True),
    ("CR-224-1", {"people": 30, "levels": 2}, False),
    ("CR-225N", {"unit": True, "illegal_gain": 50_000}, True),
    ("CR-253-1", {"items_tracked": 50}, True),
    ("CR-134", {"serious_injuries": 3}, True),
    ("CR-134-1", {"conduct": True, "real_danger": True}, True),
    ("hearing.fine.person", {"fine": 10_000}, True),
    ("hearing.fine.person", {"fine": 9_999}, False),
    ("hearing.fine.entity", {"fine": 100_000}, True),
    ("hearing.confiscation.entity", {"confiscated": 100_000}, True),
    ("summary.person", {"fine": 200}, True),
    ("summary.person", {"fine": 201}, False),
    ("summary.entity", {"fine": 3_000}, True),
    ("summary.cash", {"cash_fine": 100}, True),
    ("publicity.lower-fine.entity", {"fine": 50_000}, True),
    ("publicity.lower-fine.entity", {"fine": 50_001}, False),
    ("publicity.lower-fine.person", {"fine": 5_000}, True),
]


@pytest.mark.parametrize(("rule_id", "facts", "reached"), CASES, ids=str)
def test_a_threshold_is_reached_as_the_table_says(rule_id: str, facts: dict[str, int], reached: bool) -> None:
    assert BOOK.threshold(rule_id, TODAY).assess(facts).reached is reached


def test_every_crime_row_of_the_table_is_there() -> None:
    numbers = (
        "140 141 142 142-1 143 144 140F 225F 145 146 147 148 158 213G 213S 214 215 216 217 218 219 221 222 223 224"
        " 224-1 225 225N 226 229 253-1 280 134 134-1"
    )
    for number in numbers.split():
        threshold = BOOK.threshold(f"CR-{number}", TODAY)
        assert threshold.crime.startswith("NPC-刑法:")
        assert threshold.effect == "suspect-crime"


def test_a_row_that_is_not_sure_raises_an_alert_only() -> None:
    assert BOOK.threshold("CR-222", TODAY).alert_only
    assert not BOOK.threshold("CR-214", TODAY).alert_only


def test_an_unknown_fact_leaves_a_condition_undecided() -> None:
    assessment = BOOK.threshold("CR-140", TODAY).assess({"sales_amount": 49_999})
    assert not assessment.reached
    assert [str(condition) for condition in assessment.undecided] == [
        "unsold_value: >=150000",
        "sales_amount: <50000 and 3*sales_amount+unsold_value: >=150000",
    ]


def test_what_cannot_be_met_is_decided_even_with_a_fact_unknown() -> None:
    assert all(
        "sales_amount: <" not in str(condition)
        for condition in BOOK.threshold("CR-140", TODAY).assess({"sales_amount": 50_000}).undecided
    )


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_more_of_every_amount_never_leaves_a_crime_behind(sales: int, unsold: int, more: int) -> None:
    threshold = BOOK.threshold("CR-140", TODAY)
    if threshold.assess({"sales_amount": sales, "unsold_value": unsold}).reached:
        assert threshold.assess({"sales_amount": sales + more, "unsold_value": unsold + more}).reached


@given(
    st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["a", "b", "c"])), min_size=1, max_size=3),
    st.sampled_from([">=", ">", "<=", "<"]),
    st.integers(0, 10**9),
)
def test_a_clause_reads_back_as_it_is_written(summands: list[tuple[int, str]], comparison: str, bound: int) -> None:
    subject = "+".join(f"{weight}*{name}" if weight > 1 else name for weight, name in summands)
    clause = parse_clause(subject, f"{comparison}{bound}")
    assert str(clause) == f"{subject}: {comparison}{bound}"
