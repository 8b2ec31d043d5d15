"""A province sets what the national row lets it set, for the time it says, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from statutes.clock import Period
from statutes.rules import Rulebook, RuleFileError, build_rulebook, load_rulebook

FILE = "overrides/450000.yaml"
LOCAL = """\
kind: override
region: "450000"
instruments:
  - {key: GXPG-试行办法, title: Trial rules, title_zh: 试行办法, issuer: 广西壮族自治区人民政府, since: 2026-06-01}
overrides:
  - kind: deadline
    id: complaint.mediate
    source: "GXPG-试行办法:3"
    from: 2026-07-01
    to: 2026-12-31
    confidence: F
    verified_by: ""
    values: {period: 45d}
"""


def _book(texts: dict[str, str], local: str = LOCAL, region: str = "450000") -> Rulebook:
    return build_rulebook({**texts, FILE: local}, region)


@pytest.mark.parametrize(
    ("on", "period", "version"),
    [
        (date(2026, 4, 14), "45wd", "2020-01-01"),
        (date(2026, 6, 30), "60d", "2026-04-15"),
        (date(2026, 7, 1), "45d", "2026-07-01+450000"),
        (date(2026, 12, 31), "45d", "2026-07-01+450000"),
        (date(2027, 1, 1), "60d", "2026-04-15"),
    ],
)
def test_the_province_speaks_for_its_time_and_the_nation_before_and_after(
    texts: dict[str, str], on: date, period: str, version: str
) -> None:
    rule = _book(texts).deadline("complaint.mediate", on)
    assert (rule.period, rule.version) == (Period.parse(period), version)


def test_an_overridden_row_names_the_provinces_source_and_the_nations(texts: dict[str, str]) -> None:
    rule = _book(texts).deadline("complaint.mediate", date(2026, 8, 1))
    assert (rule.source, rule.also) == ("GXPG-试行办法:3", ("SAMR-121/2026:23",))
    assert rule.confidence == "F"
    assert rule.needs_lawyer
    assert rule.clock().version == "2026-07-01+450000"


def test_other_provinces_and_the_nation_are_not_touched(texts: dict[str, str]) -> None:
    for region in ("", "440000"):
        book = _book(texts, region=region)
        assert book.deadline("complaint.mediate", date(2026, 8, 1)).period == Period.parse("60d")


def test_a_county_reads_the_rules_of_its_province(texts: dict[str, str]) -> None:
    assert _book(texts, region="450103").deadline("complaint.mediate", date(2026, 8, 1)).period == Period.parse("45d")


def test_an_override_without_end_stays(texts: dict[str, str]) -> None:
    book = _book(texts, LOCAL.replace("    to: 2026-12-31\n", ""))
    assert book.deadline("complaint.mediate", date(2040, 1, 1)).period == Period.parse("45d")
    assert len(book.deadlines_for("complaint.mediate")) == 3


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("values: {period: 45d}", "values: {extension: 45d}", "OVERRIDE_NOT_ALLOWED", 13),
        ("from: 2026-07-01", "from: 2026-04-01", "OVERRIDE_NOT_ALLOWED", 13),
        ("from: 2026-07-01\n    to: 2026-12-31", "from: 2019-07-01\n    to: 2019-12-31", "OVERRIDE_NOT_ALLOWED", 6),
        ("values: {period: 45d}", "values: {period: 45}", "PERIOD_INVALID", 13),
        ("id: complaint.mediate", "id: complaint.meditate", "REFERENCE_UNKNOWN", 6),
        ("kind: deadline", "kind: delay", "KIND_UNKNOWN", 6),
        ("GXPG-试行办法:3", "GXPG-别的办法:3", "INSTRUMENT_UNKNOWN", 6),
        ('"GXPG-试行办法:3"', '"第3号:3"', "BARE_ORDER_NUMBER", 8),
        ("to: 2026-12-31", "to: 2026-06-30", "DATES_REVERSED", 6),
        ('region: "450000"', 'region: "440000"', "OVERRIDE_REGION", 1),
        ("kind: override", "kind: deadline", "KIND_UNKNOWN", 1),
        ("confidence: F", "confidence: very", "FIELD_VALUE", 11),
        ('    verified_by: ""\n', "", "FIELD_MISSING", 6),
    ],
)  # fmt: skip
def test_what_a_province_may_not_write_is_refused_with_file_and_line(
    texts: dict[str, str], old: str, new: str, code: str, line: int
) -> None:
    assert old in LOCAL
    with pytest.raises(RuleFileError) as refused:
        _book(texts, LOCAL.replace(old, new, 1))
    assert (refused.value.code, refused.value.file, refused.value.line) == (code, FILE, line)


LEVELS = """\
kind: override
region: "450000"
instruments:
  - {key: GXPG-决定, title: Handing down, title_zh: 下放决定, issuer: 广西壮族自治区人民政府, since: 2026-06-01}
item_levels:
  - id: tea-house/450000
    title: Tea houses
    title_zh: 茶馆
    versions:
      - {from: 2026-07-01, source: "GXPG-决定:1", confidence: C, verified_by: "", level: city, handed_down: devolved}
  - id: tea-house/450103
    title: Tea houses in Qingxiu
    title_zh: 青秀区茶馆
    versions:
      - {from: 2026-08-01, source: "GXPG-决定:2", confidence: C, verified_by: "", level: county, handed_down: entrusted}
"""


@pytest.mark.parametrize(
    ("division", "on", "level", "handed_down"),
    [
        ("450103", date(2026, 6, 30), None, None),
        ("450103", date(2026, 7, 31), "city", "devolved"),
        ("450103", date(2026, 8, 1), "county", "entrusted"),
        ("450102", date(2026, 8, 1), "city", "devolved"),
        ("440103", date(2026, 8, 1), None, None),
    ],
)
def test_deciding_is_handed_down_by_area_and_date(
    texts: dict[str, str], division: str, on: date, level: str | None, handed_down: str | None
) -> None:
    found = _book(texts, LEVELS).item_level("tea-house", division, on)
    assert (found.level if found else None) == level
    assert (found.handed_down if found else None) == handed_down


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("tea-house/450103", "tea-house/440103", "OVERRIDE_REGION", 11),
        ("tea-house/450103", "tea-house", "OVERRIDE_REGION", 11),
        ("tea-house/450103", "coffee-house/450103", "REFERENCE_UNKNOWN", 15),
        ("tea-house/450103", "tea-house/450199", "FIELD_VALUE", 15),
        ("tea-house/450103", "tea-house/450000", "RULE_DUPLICATE", 11),
        ("GXPG-决定:2", "GXPG-别的:2", "INSTRUMENT_UNKNOWN", 15),
    ],
)
def test_a_province_hands_down_only_within_itself(
    texts: dict[str, str], old: str, new: str, code: str, line: int
) -> None:
    with pytest.raises(RuleFileError) as refused:
        _book(texts, LEVELS.replace(old, new))
    assert (refused.value.code, refused.value.file, refused.value.line) == (code, FILE, line)


def test_guangxi_has_set_nothing_yet() -> None:
    nation, guangxi = load_rulebook(), load_rulebook("450000")
    assert nation.rows() == guangxi.rows()
    assert (nation.region, guangxi.region) == ("", "450000")
