"""The rules this library comes with, against the domain brief; values typed here from its tables, not from the data."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest

from statutes.clock import Clock, Holder, Period
from statutes.rules import (
    REFORM_ITEM,
    Confidence,
    LicenceKind,
    Row,
    UnknownRuleError,
    build_rulebook,
    load_rulebook,
    parse_source,
    shipped_texts,
)

BOOK = load_rulebook()
TODAY = date(2026, 11, 23)

# B.4: kind -> levels, validity, renewal window counted back, late renewal.
LICENCES = {
    "food-trade": ("county", "5y", "90wd", "15wd", "stop-at-expiry"),
    "food-filing": ("county", None, None, None, "none"),
    "food-production": ("county province", "5y", None, "30wd", "accepted"),
    "industrial-product": ("province", "5y", None, "6m", "accepted"),
    "drug-trade": ("province city", "5y", "6m", "2m", "stop-at-expiry"),
    "drug-production": ("province", "5y", None, "6m", "accepted"),
    "device-trade": ("city", "5y", "90wd", "30wd", "refused"),
    "cosmetics-production": ("province", "5y", "90wd", "30wd", "accepted"),
    "cma": ("nation province", "6y", None, "3m", "accepted"),
    "ccc": ("certification-body", "5y", None, "90d", "accepted"),
    "measurement-standard": ("city", "5y", None, "6m", "accepted"),
    "special-equipment-use": ("city county", None, None, None, "none"),
    "special-equipment-production": ("nation province", "4y", None, "6m", "accepted"),
    "special-equipment-personnel": ("city", "4y", None, "1m", "accepted"),
    "ad-review": ("province", "2y", None, None, "none"),
    "food-small-workshop": ("county", None, None, None, "local"),
    "permit": ("nation province city county", None, None, "30wd", "accepted"),
}

# B.4, decision times: kind and step -> period and longest extension.
STEPS = {
    ("food-trade", "accept"): ("5wd", None),
    ("food-trade", "site_check"): ("5wd", None),
    ("food-trade", "decide"): ("10wd", "5wd"),
    ("food-trade", "issue"): ("5wd", None),
    ("food-filing", "file"): ("5wd", None),
    ("food-filing", "change"): ("15wd", None),
    ("food-filing", "publish"): ("5wd", None),
    ("food-production", "decide"): ("10wd", "5wd"),
    ("food-production", "issue"): ("5wd", None),
    ("industrial-product", "decide"): ("20wd", "10wd"),
    ("drug-trade", "decide"): ("20wd", None),
    ("device-trade", "decide"): ("20wd", None),
    ("device-trade", "issue"): ("10wd", None),
    ("cosmetics-production", "decide"): ("30wd", None),
    ("cosmetics-production", "renew"): ("10wd", None),
    ("cma", "accept"): ("5wd", None),
    ("cma", "review"): ("30wd", None),
    ("cma", "decide"): ("10wd", None),
    ("cma", "issue"): ("7wd", None),
    ("special-equipment-use", "register"): ("30d", None),
    ("ad-review", "decide"): ("10wd", None),
    ("permit", "accept"): ("5wd", None),
    ("permit", "decide"): ("20wd", "10wd"),
    ("permit", "decide_jointly"): ("45wd", "15wd"),
    ("permit", "issue"): ("10wd", None),
    ("permit", "annul"): ("60wd", "20wd"),
}

# B.1, B.3, B.5, C, D, E: rule -> period and longest extension.
CLOCKS = """
registration.decide 3wd 3wd | registration.change.apply 30d | registration.filing.file 30d
registration.filing.cooperative-members 90d | registration.permit-lost.change 30d | registration.licence-data.update 15d
registration.moving.archives 3m | registration.dormancy.total 3y | registration.dormancy.publish-resumption 30d
liquidation.group.announce 10d | liquidation.creditors.notify 10d | liquidation.creditors.announce 60d
liquidation.claims.notified 30d | liquidation.claims.unnotified 45d | deregistration.apply 30d
simple-deregistration.publicity 20d | simple-deregistration.apply 20d | simple-deregistration.individual.objection 10d
annulment.accept 3wd | annulment.investigate 3m 3m | annulment.publish 45d | annulment.bar 3y | revocation.mark 6m
forced-deregistration.wait 3y | forced-deregistration.notice 90d | forced-deregistration.objection.check 7wd
forced-deregistration.decide 10wd | forced-deregistration.restore 3y | capital.pay 5y
name.reservation 2m | name.reservation.pre-approval 1y | name.release 1y | name.correct 30d
annual-report.list 10wd | annual-report.list.cooperative 10wd | annual-report.mark.individual 10wd
abnormal.publication.order 10d | abnormal.publication.list 10wd | abnormal.false-content.list 10wd
abnormal.unreachable.list 10wd | abnormal.unreachable.second-letter.earliest 15d
abnormal.unreachable.second-letter.latest 30d | abnormal.name.list 10wd | abnormal.objection.raise 30d
abnormal.objection.accept 5wd | abnormal.objection.verify 20wd | abnormal.objection.correct 5wd
publicity.enterprise.publish 20wd | publicity.authority.publish 20wd
clue.verify 15wd 15wd | jurisdiction.talks 7wd | jurisdiction.designate 7wd | case.review 10wd | case.statement 5wd
case.legal-review 10wd | case.decide 90d 30d | decision.serve 7wd | service.announcement 30d | fine.pay 15d
court-enforcement.demand 10wd | court-enforcement.apply 3m | case.close 15wd | limitation.ordinary 2y
limitation.safety 5y | assistance.reply 15wd | summary.file 7wd | summary.cash.hand-in 2wd | summary.cash.bank 2wd
hearing.request 5wd | hearing.chair 3wd | hearing.file 3wd | hearing.fix 5wd | hearing.report 5wd
evidence.hold 7wd | evidence.urgent-report 24h | measure.hold 30d 30d | measure.urgent-report 24h
remedy.reconsideration 60d | remedy.reconsideration.untold 1y | remedy.suit 6m
penalty.publish 20wd | penalty.push 10wd | penalty.publish-received 10wd | penalty.withdraw 3wd
complaint.accept 7wd | complaint.mediate 60d | complaint.end.tell 7wd | complaint.clue 15wd 15wd
handoff.head 3d | handoff.transfer 24h | handoff.supplement 3d | handoff.reconsider 3d | handoff.supervision 3d
handoff.goods 3d | handoff.missed.copy 10d | police.supplement.notify 24h | police.forward 24h | police.decide 3d
police.decide.economic 10d | police.decide.economic.major 30d 30d | police.decide.other 7d
police.decide.other.major 30d | police.reconsider 3d | police.explain 7d | police.file-ordered 15d
reverse.hand-over 3wd | reverse.review 10wd | opinion.reply 2m
repair.accept 2wd | repair.decide.abnormal 2wd 10wd | repair.decide.penalty 7wd 10wd
repair.decide.serious-list 7wd 10wd | repair.execute 3wd | repair.push 3wd | repair.execute-received 3wd
repair.restructuring 7wd | repair.false.published 3y | repair.false.bar 3y
serious-list.publish 20wd | serious-list.push 10wd | serious-list.publish-received 10wd
bar.false-publicity 3y | bar.revoked 3y | permit.bar.fraud 3y | permit.bar.false-application 1y
"""
WORDS = [line.split() for line in re.split(r"[|\n]", CLOCKS) if line.strip()]


def _period(text: str | None) -> Period | None:
    return Period.parse(text) if text else None


@pytest.mark.parametrize(("kind_id", "row"), LICENCES.items(), ids=str)
def test_a_licence_kind_is_as_the_table_says(
    kind_id: str, row: tuple[str, str | None, str | None, str | None, str]
) -> None:
    kind: LicenceKind = BOOK.licence_kind(kind_id, TODAY)
    levels, validity, opens, closes, late = row
    assert sorted(kind.levels) == sorted(levels.split())
    assert kind.validity == _period(validity)
    assert (kind.renewal_opens, kind.renewal_closes) == (_period(opens), _period(closes))
    assert kind.late_renewal == late


def test_every_licence_kind_of_the_table_is_there_and_no_other() -> None:
    assert set(BOOK.licence_kind_ids()) == set(LICENCES)


@pytest.mark.parametrize(("step", "times"), STEPS.items(), ids=str)
def test_a_step_takes_as_long_as_the_table_says(step: tuple[str, str], times: tuple[str, str | None]) -> None:
    kind, name = step
    rule = BOOK.deadline(BOOK.licence_kind(kind, TODAY).steps[name], TODAY)
    assert (rule.period, rule.extension) == (_period(times[0]), _period(times[1]))


@pytest.mark.parametrize("written", WORDS, ids=lambda words: words[0])
def test_a_time_limit_is_as_the_brief_says(written: list[str]) -> None:
    rule = BOOK.deadline(written[0], TODAY)
    extension = written[2] if len(written) > 2 else None
    assert (rule.period, rule.extension) == (Period.parse(written[1]), _period(extension))


def test_the_licence_numbers_have_their_prefix() -> None:
    """Order 78 arts 27, 45; Order 24 art 30."""
    prefixes = {
        kind: BOOK.licence_kind(kind, TODAY).number_prefix for kind in ("food-trade", "food-filing", "food-production")
    }
    assert prefixes == {"food-trade": "JY", "food-filing": "YB", "food-production": "SC"}
    assert {BOOK.licence_kind(kind, TODAY).number_digits for kind in prefixes} == {14}


@pytest.mark.parametrize("row", BOOK.rows(), ids=lambda row: row.key)
def test_every_row_names_issuer_instrument_and_article(row: Row) -> None:
    key = parse_source(row.source)
    assert BOOK.instruments[key.instrument].issuer
    assert key.issuer.isupper()
    assert key.article[0].isdigit() or key.article.startswith("附件") or row.confidence is Confidence.CHECK
    assert row.title
    assert re.search(r"[\u4e00-\u9fff]", row.title_zh)


def test_no_row_claims_a_lawyer_yet() -> None:
    assert all(row.needs_lawyer for row in BOOK.rows())


def test_every_deadline_gives_a_clock_with_its_version_and_source() -> None:
    for rule in (rule for rule_id in BOOK.deadline_ids() for rule in BOOK.deadlines_for(rule_id)):
        assert rule.clock() == Clock(rule.rule_id, rule.version, rule.regime, rule.period, rule.source, rule.holder)
        assert rule.near, rule.key


def test_what_the_agency_may_ask_in_a_handoff_is_a_right_and_no_duty() -> None:
    """0.4: rows 8 and 9 of D.1 lapse, nobody misses them (Order 310 art 9)."""
    for rule_id in ("handoff.reconsider", "handoff.supervision"):
        assert BOOK.deadline(rule_id, TODAY).holder is Holder.PARTY


# SAMR-2/2018:57-58, NPC-行政处罚法:64, NPC-行政复议法:20, NPC-行政诉讼法:45-46, SAIC-68/2014:12.
RIGHTS = (
    "case.statement",
    "hearing.request",
    "permit.hearing.request",
    "remedy.reconsideration",
    "remedy.suit",
    "remedy.suit.reconsidered",
    "abnormal.objection.raise",
)


def test_what_a_party_may_do_is_a_right_that_ends_and_what_it_has_to_do_can_be_missed() -> None:
    assert [rule for rule in RIGHTS if not BOOK.deadline(rule, TODAY).is_right] == []
    assert not BOOK.deadline("fine.pay", TODAY).is_right
    assert not BOOK.deadline("case.decide", TODAY).is_right


def test_windows_count_back_from_their_event() -> None:
    """细则 art 41 (0.4: within the 30 days before expiry); 特种设备安全法 art 40; 许可法 art 50; 公司法 2027-06-30."""
    dormancy = BOOK.window("registration.dormancy.extend", TODAY)
    assert (dormancy.before, dormancy.opens, dormancy.closes) == ("dormancy-expiry", Period.parse("30d"), None)
    assert BOOK.window("permit.renew", TODAY).closes == Period.parse("30wd")
    assert BOOK.window("special-equipment.inspection", TODAY).closes == Period.parse("1m")
    assert BOOK.fixed_date("capital.adjust", TODAY).day == date(2027, 6, 30)


@pytest.mark.parametrize("reporter", ["enterprise", "cooperative", "individual"])
def test_reports_for_a_year_are_filed_from_january_to_june_of_the_next(reporter: str) -> None:
    """企业信息公示暂行条例 art 8; first report the year after registration."""
    window = BOOK.report_window(reporter, TODAY)
    assert window.window(2025) == (date(2026, 1, 1), date(2026, 6, 30))
    assert window.first_reported_year(date(2025, 12, 31)) == 2025
    assert window.may_hide is window.paper_allowed is (reporter == "individual")


def test_an_individual_business_is_marked_and_an_enterprise_listed() -> None:
    """0.4: individual businesses are marked, not listed; shown 1 July to 30 June."""
    marked = BOOK.abnormal_ground("not-filed.individual", TODAY)
    assert marked.listing == "marked"
    assert (str(marked.shown_from), str(marked.shown_until)) == ("07-01", "06-30")
    assert BOOK.abnormal_ground("not-filed", TODAY).listing == "listed"


# E.2: class -> wait before repair, longest publicity, may be repaired.
PUBLICITY = {
    "not-published": (None, None, False),
    "minor": (None, "3m", False),
    "ordinary": ("3m", "1y", True),
    "serious-a": ("1y", "3y", True),
    "serious-b": ("1y", "3y", True),
    "serious-c": (None, "3y", False),
    "serious-d": ("1y", "3y", True),
}


@pytest.mark.parametrize(("class_id", "row"), PUBLICITY.items(), ids=str)
def test_a_publicity_class_is_as_the_table_says(class_id: str, row: tuple[str | None, str | None, bool]) -> None:
    shown = BOOK.publicity_class(class_id, TODAY)
    assert (shown.minimum, shown.maximum, shown.repairable) == (_period(row[0]), _period(row[1]), row[2])
    assert shown.until_restriction_ends is (class_id in ("serious-b", "serious-d"))


def test_repair_of_a_penalty_waits_as_long_as_its_class() -> None:
    for window in ("penalty.ordinary", "penalty.serious", "penalty.restricted", "serious-list"):
        rule = BOOK.repair_window(window, TODAY)
        for class_id in rule.classes:
            shown = BOOK.publicity_class(class_id, TODAY)
            assert (rule.minimum, rule.maximum) == (shown.minimum, shown.maximum)


def test_the_kinds_of_penalty_are_those_of_article_9() -> None:
    """处罚法 art 9 with own codes; art 63 gives a hearing at any amount for 07, 08, 10, 11, 12 (C.3)."""
    kinds = {code: BOOK.penalty_kind(code) for code in [*(f"{n:02d}" for n in range(1, 14)), "99"]}
    assert [code for code, kind in kinds.items() if kind.money] == ["03", "04", "05"]
    assert [code for code, kind in kinds.items() if kind.police_only] == ["13"]
    assert [code for code, kind in kinds.items() if kind.hearing] == ["07", "08", "10", "11", "12"]
    assert kinds["01"].title_zh == "警告"
    assert kinds["03"].title_zh == "罚款"
    assert kinds["11"].title_zh == "责令关闭"


def test_all_four_reform_modes_have_items_and_the_zone_goes_before_the_nation() -> None:
    items = [item for item in BOOK.table(REFORM_ITEM).rows() if item.in_force(TODAY)]
    assert {item.mode for item in items} == {"abolished", "filing", "pledge", "optimised"}
    assert BOOK.reform_item("cma", TODAY).mode == "pledge"
    assert BOOK.reform_item("cma", TODAY, "ftz").area == "nation"
    assert BOOK.reform_item("drug-retail-otc", TODAY, "ftz").area == "ftz"
    assert all(item.measures for item in items)
    with pytest.raises(UnknownRuleError):
        BOOK.reform_item("drug-retail-otc", TODAY)


def test_the_rulebook_is_read_in_under_a_second_and_then_kept() -> None:
    began = time.perf_counter()
    build_rulebook(shipped_texts())
    assert time.perf_counter() - began < 1
    assert load_rulebook("450103") is load_rulebook("450000")
