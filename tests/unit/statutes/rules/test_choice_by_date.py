"""Which version applies: by the date of the act or step, and the milder newer one only as a proposal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statutes.clock import Period
from statutes.rules import (
    DEADLINE,
    PUBLICITY_CLASS,
    THRESHOLD,
    Milder,
    NotSubstantiveError,
    NoVersionError,
    UnknownRuleError,
    build_rulebook,
    load_rulebook,
    milder,
    shipped_texts,
)

BOOK = load_rulebook()
LAST_OLD = date(2025, 4, 25)
FIRST_NEW = date(2025, 4, 26)


def test_mediation_ends_after_45_working_days_until_14_april_2026_and_60_days_from_the_15th() -> None:
    """Order 20; Order 121 art 23, in force 2026-04-15."""
    assert BOOK.deadline("complaint.mediate", date(2026, 4, 14)).period == Period.parse("45wd")
    assert BOOK.deadline("complaint.mediate", date(2026, 4, 15)).period == Period.parse("60d")
    assert [rule.version for rule in BOOK.deadlines_for("complaint.mediate")] == ["2020-01-01", "2026-04-15"]


def test_the_forced_deregistration_notice_lasts_60_days_by_the_act_and_90_by_the_order() -> None:
    """公司法 art 241; Order 105, in force 2025-10-10."""
    assert BOOK.deadline("forced-deregistration.notice", date(2025, 10, 9)).period == Period.parse("60d")
    assert BOOK.deadline("forced-deregistration.notice", date(2025, 10, 10)).period == Period.parse("90d")


def test_before_the_first_version_and_after_the_last_there_is_none() -> None:
    assert BOOK.deadline("permit.decide", date(2004, 7, 1)).source == "NPC-行政许可法:42"
    with pytest.raises(NoVersionError) as refused:
        BOOK.deadline("permit.decide", date(2004, 6, 30))
    assert (refused.value.code, refused.value.rule) == ("NO_VERSION", "permit.decide")
    # Order 20's duty to tell the named informant is gone with Order 121.
    assert BOOK.deadline("complaint.informant.tell", date(2026, 4, 14)).period == Period.parse("5wd")
    with pytest.raises(NoVersionError):
        BOOK.deadline("complaint.informant.tell", date(2026, 4, 15))


def test_an_unknown_rule_is_refused_by_its_kind() -> None:
    with pytest.raises(UnknownRuleError) as refused:
        BOOK.threshold("permit.decide", FIRST_NEW)
    assert refused.value.code == "UNKNOWN_RULE"
    assert "threshold" in refused.value.message


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_on_every_day_at_most_one_version_is_in_force_and_it_is_the_one_chosen(on: date) -> None:
    for rule_id in BOOK.deadline_ids():
        in_force = [rule for rule in BOOK.deadlines_for(rule_id) if rule.in_force(on)]
        assert len(in_force) <= 1
        if in_force:
            assert BOOK.deadline(rule_id, on) is in_force[0]


def test_counterfeit_marks_go_by_the_interpretation_of_the_day_of_the_act() -> None:
    """CR-213@2004: 法释〔2004〕19号 to 2025-04-25; CR-213G: 法释〔2025〕5号 from 2025-04-26."""
    old, new = BOOK.threshold("CR-213G", LAST_OLD), BOOK.threshold("CR-213G", FIRST_NEW)
    assert (old.version, new.version) == ("2004-12-22", "2025-04-26")
    second_time = {"business_value": 30_000, "illegal_gain": 0, "marks": 1, "repeat": True}
    assert not old.assess(second_time).reached
    assert new.assess(second_time).reached
    two_marks = {"business_value": 30_000, "illegal_gain": 0, "marks": 2, "repeat": False}
    assert old.assess(two_marks).reached
    assert new.assess(two_marks).reached
    assert new.assess({"business_value": 500_000, "illegal_gain": 0}).tiers == ("specially-serious",)


def test_the_services_variant_starts_in_2025() -> None:
    with pytest.raises(NoVersionError):
        BOOK.threshold("CR-213S", LAST_OLD)
    assert BOOK.threshold("CR-213S", FIRST_NEW).assess({"illegal_gain": 50_000}).reached


def test_a_rule_that_gained_conditions_is_not_milder() -> None:
    proposal = milder(BOOK, THRESHOLD, "CR-213G", LAST_OLD, date(2026, 1, 1))
    assert proposal.verdict is Milder.OLDER
    assert proposal.needs_human
    assert proposal.proposed is proposal.at_act
    assert any("repeat" in reason for reason in proposal.reasons)
    assert len(proposal.reasons) == len(proposal.reasons_zh)
    # Two marks were in both, written in another order: no difference.
    assert not any("marks" in reason and "specially" not in reason for reason in proposal.reasons)


def test_shorter_publicity_is_proposed_and_never_applied_by_itself() -> None:
    """Order 45 art 13: three years until 2025-12-24, one year for ordinary penalties since."""
    act, decided = date(2025, 6, 1), date(2026, 1, 5)
    proposal = milder(BOOK, PUBLICITY_CLASS, "ordinary", act, decided)
    assert proposal.verdict is Milder.NEWER
    assert proposal.needs_human
    assert proposal.proposed is proposal.at_decision
    assert proposal.basis == "NPC-行政处罚法:37"
    assert "longest publicity: 3y became 1y" in proposal.reasons
    assert BOOK.publicity_class("ordinary", act).maximum == Period.parse("3y")


def test_milder_in_one_point_and_stricter_in_another_is_for_a_human_alone() -> None:
    """False ads: 2022 dropped consumer loss and added food and drugs (公通字〔2010〕23号, 〔2022〕12号)."""
    proposal = milder(BOOK, THRESHOLD, "CR-222", date(2022, 5, 14), date(2022, 5, 15))
    assert proposal.verdict is Milder.UNCLEAR
    assert proposal.proposed is proposal.at_act


def test_within_one_version_there_is_nothing_to_choose() -> None:
    proposal = milder(BOOK, THRESHOLD, "CR-140", date(2020, 1, 1), date(2026, 1, 1))
    assert (proposal.verdict, proposal.needs_human, proposal.reasons) == (Milder.SAME, False, ())


def test_a_rule_of_procedure_has_no_milder_version() -> None:
    with pytest.raises(NotSubstantiveError) as refused:
        milder(BOOK, DEADLINE, "complaint.mediate", date(2026, 4, 14), date(2026, 4, 15))
    assert refused.value.code == "NOT_SUBSTANTIVE"


@pytest.mark.parametrize(
    ("newer", "verdict"),
    [
        ('{fine: ">=200000"}', Milder.NEWER),
        ('{fine: ">=50000"}', Milder.OLDER),
        ('{fine: ">=100000", gain: ">=1"}', Milder.UNCLEAR),
        ('{fine: ">=100000"}', Milder.SAME),
    ],
)
def test_a_higher_bound_is_milder_and_a_lower_one_stricter(texts: dict[str, str], newer: str, verdict: Milder) -> None:
    old = texts["thresholds.yaml"]
    second = old.partition("versions:\n")[2].replace("2022-03-01", "2026-01-01").replace('{fine: ">=100000"}', newer)
    first = old.replace("from: 2022-03-01", "from: 2022-03-01\n        to: 2025-12-31")
    book = build_rulebook({**texts, "thresholds.yaml": first + second})
    assert milder(book, THRESHOLD, "big", date(2025, 12, 31), date(2026, 1, 1)).verdict is verdict


@given(st.dates(date(2004, 12, 22), LAST_OLD), st.dates(FIRST_NEW, date(2030, 1, 1)))
def test_the_proposal_always_holds_the_version_of_the_act(act: date, decided: date) -> None:
    proposal = milder(BOOK, THRESHOLD, "CR-214", act, decided)
    assert proposal.at_act.in_force(act)
    assert proposal.at_decision.in_force(decided)
    assert proposal.at_act.effective_to == FIRST_NEW - timedelta(days=1)


def _summary_changed(texts: dict[str, str], extra: str, bound: str) -> Milder:
    """The verdict on a threshold whose second version differs as given."""
    old = texts["thresholds.yaml"].replace('">=100000"', '"<=200"')
    second = old.partition("versions:\n")[2].replace("2022-03-01", "2026-01-01").replace("<=200", bound) + extra
    first = old.replace("from: 2022-03-01", "from: 2022-03-01\n        to: 2025-12-31")
    book = build_rulebook({**texts, "thresholds.yaml": first + second})
    return milder(book, THRESHOLD, "big", date(2025, 12, 31), date(2026, 1, 1)).verdict


@pytest.mark.parametrize(
    ("extra", "bound", "verdict"),
    [
        ("", "<=300", Milder.OLDER),
        ("", "<=100", Milder.NEWER),
        ("        half_of_two: yes\n", "<=200", Milder.OLDER),
    ],
)
def test_a_cap_is_stricter_the_more_it_takes_in_and_so_is_half_of_two(
    texts: dict[str, str], extra: str, bound: str, verdict: Milder
) -> None:
    assert _summary_changed(texts, extra, bound) is verdict


@pytest.mark.parametrize(("first", "second", "verdict"), [("", "1y", Milder.OLDER), ("1y", "", Milder.NEWER)])
def test_a_wait_that_came_is_stricter_and_one_that_went_milder(first: str, second: str, verdict: Milder) -> None:
    shipped = shipped_texts()
    text = shipped["publicity-classes.yaml"]
    head, rule, rest = text.partition("  - id: serious-c\n")
    version = rest.partition("versions:\n")[2].partition("  - id:")[0]
    assert "minimum" not in version
    older = _with_minimum(version, first).replace("from: 2025-12-25", "from: 2025-12-25\n        to: 2026-12-31")
    newer = _with_minimum(version, second).replace("2025-12-25", "2027-01-01", 1)
    book = build_rulebook({**shipped, "publicity-classes.yaml": head + rule + rest.replace(version, older + newer, 1)})
    assert milder(book, PUBLICITY_CLASS, "serious-c", date(2026, 12, 31), date(2027, 1, 1)).verdict is verdict


def _with_minimum(version: str, minimum: str) -> str:
    return version.replace("maximum:", f"minimum: {minimum}\n        maximum:") if minimum else version


def test_in_a_free_trade_zone_its_own_row_goes_before_the_nations() -> None:
    """国发〔2021〕7号, annex 2."""
    shipped = shipped_texts()
    zone = shipped["reform-items.yaml"].partition("  - id: food-trade/nation\n")[2].partition("  - id:")[0]
    zone = "kind: reform_item\nrules:\n  - id: food-trade/ftz\n" + zone.replace("mode: optimised", "mode: pledge")
    book = build_rulebook({**shipped, "zone.yaml": zone})
    assert book.reform_item("food-trade", date(2026, 1, 1), "ftz").mode == "pledge"
    assert book.reform_item("food-trade", date(2026, 1, 1)).mode == "optimised"
