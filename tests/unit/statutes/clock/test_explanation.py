"""What an explanation says, line by line, and what it refuses to read."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from statutes.calendar import load_calendar
from statutes.clock import Clock, ClockError, Due, Explanation, Extension, Holder, Period, Regime, Suspension, due


def clock(period: str, regime: Regime = Regime.LICENSING) -> Clock:
    return Clock("LICENCE_DECISION", "2", regime, Period.parse(period), "NPC-行政许可法:42", Holder.AUTHORITY)


def kinds(answer: Due) -> list[str]:
    return [step.kind for step in answer.explanation.steps]


def test_it_names_the_days_skipped_and_the_make_up_days_counted() -> None:
    lines = due(clock("20wd"), date(2026, 4, 20), load_calendar()).explanation.lines_en()
    regime = "periods in days are working days; terms of months and years end on their day"
    skipped = "2026-04-25..2026-04-26 周末, 2026-05-01..2026-05-05 劳动节, 2026-05-10 周末, 2026-05-16..2026-05-17 周末"
    assert lines == (
        "Rule LICENCE_DECISION, version 2: 20 working days (NPC-行政许可法:42)",
        f"Counted under LICENSING: {regime} (NPC-行政许可法:82; SAMR-16/2019:77)",
        "Starts on 2026-04-20, which is not counted; counting begins with 2026-04-21",
        f"Not counted, being days off: {skipped}",
        "Counted, being make-up working days: 2026-05-09",
        "The last day is 2026-05-20",
        "Due on 2026-05-20",
    )


def test_suspended_days_are_not_listed_as_days_off() -> None:
    stop = Suspension(date(2026, 4, 28), date(2026, 5, 18), "听证", "NPC-行政许可法:45")
    steps = due(clock("20wd"), date(2026, 4, 20), load_calendar(), [stop]).explanation.steps
    (skipped,) = [step.values["days"] for step in steps if step.kind == "SKIPPED"]
    assert skipped == "2026-04-25..2026-04-26 周末, 2026-05-23..2026-05-24 周末, 2026-05-30..2026-05-31 周末"


def test_it_says_whether_the_last_day_is_a_statutory_holiday_or_merely_off() -> None:
    statutory = due(clock("90d", Regime.PENALTY), date(2026, 1, 5), load_calendar())
    assert "The last day is 2026-04-05, a statutory holiday (清明节)" in statutory.explanation.lines_en()
    plain = due(clock("30d", Regime.PENALTY), date(2026, 7, 3), load_calendar())
    assert "最后一日为2026-08-02,系休息日(周末),非法定节假日" in plain.explanation.lines_zh()


def test_a_certain_roll_a_doubtful_one_and_a_regional_holiday_are_different_steps() -> None:
    calendar = load_calendar()
    certain = due(clock("60d", Regime.RECONSIDERATION), date(2025, 8, 5), calendar)
    doubtful = due(clock("30d", Regime.PENALTY), date(2026, 7, 3), calendar)
    regional = due(clock("20wd"), date(2026, 4, 1), load_calendar("450000"))
    assert "ROLLED" in kinds(certain)
    assert "DOUBT_ROLL" not in kinds(certain)
    assert "DOUBT_ROLL" in kinds(doubtful)
    assert "DOUBT_REGION" in kinds(regional)
    (festival,) = [step.values for step in regional.explanation.steps if step.kind == "DOUBT_REGION"]
    assert festival["days"] == "2026-04-17, 2026-04-20"
    assert festival["festival"] == "壮族三月三"


def test_a_standing_suspension_ends_the_explanation() -> None:
    stop = Suspension(date(2026, 4, 28), None, "听证", "NPC-行政许可法:45")
    answer = due(clock("20wd"), date(2026, 4, 20), load_calendar(), [stop])
    assert kinds(answer)[-1] == "STANDS"
    assert "听证" in answer.explanation.lines_zh()[-1]


def test_suspensions_and_extensions_are_told_in_order_with_reason_and_approval() -> None:
    stops = [
        Suspension(date(2026, 5, 6), date(2026, 5, 8), "补充鉴定", "B:2"),
        Suspension(date(2026, 4, 22), date(2026, 4, 24), "鉴定", "A:1"),
    ]
    more = [Extension(Period.parse("10wd"), "案情复杂", "NPC-行政许可法:42", "局长")]
    lines = due(clock("20wd"), date(2026, 4, 20), load_calendar(), stops, more).explanation.lines_zh()
    assert "鉴定(依据A:1)" in lines[3]
    assert "补充鉴定(依据B:2)" in lines[4]
    assert lines[5] == "延长10个工作日:案情复杂(依据NPC-行政许可法:42),批准人:局长"


def test_a_provisional_answer_says_to_when_the_holidays_are_known() -> None:
    lines = due(clock("20wd"), date(2026, 12, 18), load_calendar()).explanation.lines_en()
    assert "Provisional: the holidays after 2026-12-31 are not published yet" in lines


def test_an_explanation_of_hours_keeps_its_instants() -> None:
    start = datetime.fromisoformat("2026-10-03T10:10+08:00")
    explanation = due(clock("24h", Regime.CRIMINAL_PROCEDURE), start, load_calendar()).explanation
    assert Explanation.from_json(explanation.to_json()) == explanation
    assert "2026-10-03T11:00:00+08:00" in explanation.lines_en()[3]


@pytest.mark.parametrize("text", ["", "{}", "[]", "3", '{"format":99}', '{"format":1,"inputs":{}}'])
def test_what_is_no_explanation_is_refused(text: str) -> None:
    with pytest.raises(ClockError) as refusal:
        Explanation.from_json(text)
    assert refusal.value.code == "EXPLANATION_INVALID"
