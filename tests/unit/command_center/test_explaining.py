"""Why a limit is due then: what the legal clock recorded, in both languages."""

from __future__ import annotations

from datetime import date

from support.matters import deadline, explained, proto

from command_center.explaining import why


# Ten working days from 2026-11-06 (a Friday) for the decision on a food licence (SAMR-78/2023): the day itself does
# not count, two weekends fall out.
def test_the_steps_of_the_clock_are_told_in_both_languages() -> None:
    found = why(explained(deadline(due=None), date(2026, 11, 6)))
    assert any("SAMR-78/2023" in line for line in found.zh)
    assert "2026-11-20" in found.zh[-1]
    assert "2026-11-20" in found.en[-1]
    assert any("周末" in line for line in found.zh)
    assert len(found.zh) == len(found.en)


def test_a_date_that_is_named_itself_is_told_as_such() -> None:
    found = why(deadline(fixed_on=proto(date(2027, 6, 30)), explanation="{}"))
    assert found.zh[-1] == "规定或者决定的最后一日：2027-06-30。"
    assert found.en[-1] == "The last day is named itself: 2027-06-30."


def test_an_explanation_of_a_later_library_still_names_rule_and_article() -> None:
    found = why(deadline(explanation='{"format": 99}'))
    assert found.zh == ("规则food-trade.decide（2023-12-01版），SAMR-78/2023:23。",)
    assert why(deadline(explanation="")) == found
