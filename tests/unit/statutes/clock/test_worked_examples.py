"""The worked examples of `examples.yaml`: counted by hand from the law before the clock was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from statutes.calendar import CalendarRangeError, load_calendar
from statutes.clock import (
    Clock,
    ClockError,
    Due,
    Explanation,
    Extension,
    Holder,
    Moment,
    Period,
    Regime,
    Suspension,
    due,
    recompute,
)

FEWEST = 60


@dataclass(frozen=True, slots=True)
class Example:
    """One row: the law, what it is counted from, and the answer counted by hand."""

    row: dict[str, Any]

    def __str__(self) -> str:
        more = "".join(f"+{period}" for period in self.row.get("more", ()))
        return f"{self.row['law']} {self.row['period']}{more} from {self.row['start']}"

    def count(self) -> Due:
        row = self.row
        period, regime = Period.parse(row["period"]), Regime(row["regime"])
        clock = Clock("EXAMPLE", "1", regime, period, row["law"], Holder(row.get("holder", "AUTHORITY")))
        stops = tuple(
            Suspension(moment(stop), None if again == "-" else moment(again), row["why"], row["law"])
            for stop, again in row.get("stop", ())
        )
        more = tuple(Extension(Period.parse(text), row["why"], row["law"], "负责人") for text in row.get("more", ()))
        return due(clock, moment(row["start"]), load_calendar(row.get("region", "")), stops, more)


def moment(text: str) -> Moment:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def examples() -> list[Example]:
    rows = yaml.safe_load((Path(__file__).parent / "examples.yaml").read_text(encoding="utf-8"))
    return [Example(row) for row in rows]


ANSWERED = [example for example in examples() if "refused" not in example.row]
REFUSED = [example for example in examples() if "refused" in example.row]


def test_there_are_enough_examples_and_every_regime_has_some() -> None:
    assert len(ANSWERED) >= FEWEST
    assert {Regime(example.row["regime"]) for example in ANSWERED} == set(Regime)


@pytest.mark.parametrize("example", ANSWERED, ids=str)
def test_a_period_ends_where_the_law_says(example: Example) -> None:
    row, answer = example.row, example.count()
    if row["act_by"] == "-":
        assert (answer.act_by, answer.right_ends, answer.suspended) == (None, None, True)
        return
    assert answer.act_by == moment(row["act_by"])
    assert answer.right_ends == moment(row.get("right", row["act_by"]))
    assert answer.provisional == row.get("provisional", False)
    assert not answer.suspended


@pytest.mark.parametrize("example", REFUSED, ids=str)
def test_what_cannot_be_counted_is_refused_with_its_reason(example: Example) -> None:
    with pytest.raises(ClockError) as refusal:
        example.count()
    assert refusal.value.code == example.row["refused"]
    assert refusal.value.message
    assert refusal.value.message_zh
    assert refusal.value.remedy
    out_of_range = refusal.value.code == "CALENDAR_OUT_OF_RANGE"
    assert isinstance(refusal.value, CalendarRangeError) == out_of_range


@pytest.mark.parametrize("example", ANSWERED, ids=str)
def test_an_explanation_read_back_says_the_same_and_counts_to_the_same_day(example: Example) -> None:
    answer = example.count()
    read = Explanation.from_json(answer.explanation.to_json())
    assert read == answer.explanation
    assert read.lines_en() == answer.explanation.lines_en()
    assert read.lines_zh() == answer.explanation.lines_zh()
    assert recompute(read, load_calendar(example.row.get("region", ""))) == answer


@pytest.mark.parametrize("example", ANSWERED, ids=str)
def test_an_explanation_names_the_law_the_start_and_the_answer(example: Example) -> None:
    answer = example.count()
    for lines in (answer.explanation.lines_en(), answer.explanation.lines_zh()):
        text = "\n".join(lines)
        assert example.row["law"] in lines[0]
        assert all(reason.reason in text for reason in answer.inputs.suspensions)
        assert all(extension.approved_by in text for extension in answer.inputs.extensions)
        assert all(day.isoformat() in lines[-1] for day in (answer.act_by, answer.right_ends) if day)
