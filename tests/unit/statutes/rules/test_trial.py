"""A changed rule is tried on recorded cases: who would be treated differently, and how many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statutes.rules import Rulebook, RuleFileError, build_rulebook, load_rulebook, shipped_texts
from statutes.rules.trial import changed_rulebook, compare


@dataclass(frozen=True)
class Fined:
    """A recorded decision: when, and how much in yuan."""

    day: date
    fine: int


def hearing(book: Rulebook, case: Fined) -> str:
    """Whether the party may ask for a hearing."""
    reached = book.threshold("big", case.day).assess({"fine": case.fine}).reached
    return "hearing" if reached else "no hearing"


HISTORY = [
    ("case-1", Fined(date(2026, 1, 5), 60_000)),
    ("case-2", Fined(date(2026, 1, 6), 100_000)),
    ("case-3", Fined(date(2026, 1, 7), 49_999)),
    ("case-4", Fined(date(2026, 1, 8), 50_000)),
]


def _changed(texts: dict[str, str], bound: str) -> Rulebook:
    return build_rulebook({**texts, "thresholds.yaml": texts["thresholds.yaml"].replace(">=100000", bound)})


def test_cases_between_the_old_bound_and_the_new_are_the_ones_treated_differently(texts: dict[str, str]) -> None:
    report = compare(HISTORY, hearing, build_rulebook(texts), _changed(texts, ">=50000"))
    assert [(each.case, each.old, each.new) for each in report.differences] == [
        ("case-1", "no hearing", "hearing"),
        ("case-4", "no hearing", "hearing"),
    ]
    assert (report.cases, report.unchanged) == (4, 2)
    assert report.counts() == {"no hearing -> hearing": 2}


def test_the_report_can_be_read(texts: dict[str, str]) -> None:
    report = compare(HISTORY, hearing, build_rulebook(texts), _changed(texts, ">=50000"))
    lines = report.lines(limit=1)
    assert lines[0] == "4 cases, 2 treated differently, 2 as before"
    assert lines[2:] == ("     2  no hearing -> hearing", "case-1: no hearing -> hearing", "and 1 more")
    assert report.lines_zh()[0] == "共4件,其中2件结果不同,2件不变"


def test_an_unchanged_rule_treats_nobody_differently(texts: dict[str, str]) -> None:
    report = compare(HISTORY, hearing, build_rulebook(texts), build_rulebook(texts))
    assert report.differences == ()
    assert report.old_digest == report.new_digest


def test_a_rule_that_is_missing_shows_as_its_refusal(texts: dict[str, str]) -> None:
    later = build_rulebook({**texts, "thresholds.yaml": texts["thresholds.yaml"].replace("2022-03-01", "2026-01-07")})
    report = compare(HISTORY, hearing, build_rulebook(texts), later)
    assert [(each.case, each.new) for each in report.differences] == [
        ("case-1", "NO_VERSION"),
        ("case-2", "NO_VERSION"),
    ]


# Each example reads all the files anew.
@settings(max_examples=20)
@given(st.lists(st.integers(0, 200_000), max_size=50), st.integers(0, 200_000))
def test_the_count_agrees_with_a_count_by_hand(fines: list[int], bound: int) -> None:
    shipped = shipped_texts()
    text = shipped["thresholds.yaml"]
    old, new = load_rulebook(), _shipped_with_bound(text, bound)
    cases = [(str(number), fine) for number, fine in enumerate(fines)]
    report = compare(cases, _shipped_hearing, old, new)
    assert len(report.differences) == sum((fine >= 100_000) != (fine >= bound) for fine in fines)


def _shipped_hearing(book: Rulebook, fine: int) -> bool:
    return book.threshold("hearing.fine.entity", date(2026, 1, 5)).assess({"fine": fine}).reached


def _shipped_with_bound(text: str, bound: int) -> Rulebook:
    head, rule, rest = text.partition("  - id: hearing.fine.entity\n")
    return changed_rulebook({"thresholds.yaml": head + rule + rest.replace(">=100000", f">={bound}", 1)})


def test_a_changed_file_is_checked_like_any_other() -> None:
    with pytest.raises(RuleFileError, match=r"thresholds\.yaml:1: KIND_UNKNOWN"):
        changed_rulebook({"thresholds.yaml": "kind: threshhold\nrules: []\n"})
