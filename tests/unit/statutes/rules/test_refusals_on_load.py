"""A rule file is refused with file, line and a stable code; `<-` marks the line each refusal must name."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from statutes.rules import RuleError, RuleFileError, build_rulebook, shipped_texts


@dataclass(frozen=True)
class Slip:
    """One slip in one file: what is written instead, and the code it is refused with."""

    code: str
    file: str
    old: str
    new: str


IN_DEADLINES = "deadlines.yaml"
SLIPS = [
    Slip("YAML_INVALID", IN_DEADLINES, "kind: deadline", "kind: [deadline\nrules: <-"),
    Slip("FIELD_MISSING", IN_DEADLINES, "kind: deadline\nrules:", "rules: # <-"),
    Slip("KIND_UNKNOWN", IN_DEADLINES, "kind: deadline", "kind: dead_line # <-"),
    Slip("FIELD_MISSING", IN_DEADLINES, "  - id: complaint.mediate\n", "  -\n"),
    Slip("FIELD_MISSING", IN_DEADLINES, "      - from: 2020-01-01\n        to:", "      - to: # <-\n         "),
    Slip("FIELD_MISSING", IN_DEADLINES, '        verified_by: ""\n', ""),
    Slip("FIELD_UNKNOWN", IN_DEADLINES, "period: 45wd", "period: 45wd\n        perod: 45wd # <-"),
    Slip("FIELD_UNKNOWN", IN_DEADLINES, "province_may_set: [period]", "province_may_set: [tax]"),
    Slip("FIELD_DUPLICATE", IN_DEADLINES, "period: 45wd", "period: 45wd\n        period: 60d # <-"),
    Slip("FIELD_TYPE", IN_DEADLINES, "period: 45wd", "period: [45wd] # <-"),
    Slip("FIELD_TYPE", IN_DEADLINES, "title: End mediation", "title: # <-"),
    Slip("FIELD_TYPE", "licences.yaml", "levels: [county]", "levels: county # <-"),
    Slip("FIELD_TYPE", "licences.yaml", "deemed_renewed: no", "deemed_renewed: false # <-"),
    Slip("FIELD_TYPE", "licences.yaml", "steps: {decide: complaint.mediate}", "steps: [complaint.mediate] # <-"),
    Slip("FIELD_VALUE", IN_DEADLINES, "regime: COMPLAINT", "regime: COMPLAINTS # <-"),
    Slip("FIELD_VALUE", IN_DEADLINES, "id: complaint.mediate", "id: complaint mediate # <-"),
    Slip("FIELD_VALUE", "licences.yaml", "        validity: 5y\n", ""),
    Slip("DATE_INVALID", IN_DEADLINES, "to: 2026-04-14", "to: 2026-02-30 # <-"),
    Slip("DATE_INVALID", IN_DEADLINES, "to: 2026-04-14", "to: 20260414 # <-"),
    Slip("DATES_REVERSED", IN_DEADLINES, "to: 2026-04-14", "to: 2019-12-31"),
    Slip("PERIOD_INVALID", IN_DEADLINES, "period: 45wd", "period: 45 days # <-"),
    Slip("PERIOD_INVALID", IN_DEADLINES, "period: 45wd", "period: 0wd # <-"),
    Slip("SOURCE_KEY_INVALID", IN_DEADLINES, "SAMR-20/2019:21", 'SAMR-20/2019" # <- "'),
    Slip("BARE_ORDER_NUMBER", IN_DEADLINES, '"SAMR-20/2019:21"', '"20:21" # <-'),
    Slip("BARE_ORDER_NUMBER", IN_DEADLINES, '"SAMR-20/2019:21"', '"SAMR-20:21" # <-'),
    Slip("BARE_ORDER_NUMBER", IN_DEADLINES, '"SAMR-20/2019:21"', '"Order 20:21" # <-'),
    Slip("BARE_ORDER_NUMBER", IN_DEADLINES, '"SAMR-20/2019:21"', '"第20号令:21" # <-'),
    Slip("BARE_ORDER_NUMBER", "instruments.yaml", "key: SAMR-121/2026", "key: 总局令第121号"),
    Slip("INSTRUMENT_UNKNOWN", IN_DEADLINES, "SAMR-20/2019:21", "AQSIQ-20/2019:21"),
    Slip("INSTRUMENT_UNKNOWN", IN_DEADLINES, "period: 45wd", 'also: ["SAMR-2/2018:64"]\n        period: 45wd'),
    Slip("OUTSIDE_INSTRUMENT", IN_DEADLINES, "from: 2020-01-01", "from: 2019-12-31"),
    Slip("OUTSIDE_INSTRUMENT", "instruments.yaml", "until: 2026-04-14", "until: 2026-04-13"),
    Slip("WHOLE_TEXT_NEEDS_C", IN_DEADLINES, "SAMR-20/2019:21", "SAMR-20/2019:全文"),
    Slip("REFERENCE_UNKNOWN", IN_DEADLINES, "starts: acceptance", "starts: sunrise"),
    Slip("REFERENCE_UNKNOWN", "licences.yaml", "decide: complaint.mediate", "decide: complaint.meditate"),
    Slip("REFERENCE_UNKNOWN", "thresholds.yaml", "{fine:", "{fines:"),
    Slip("CONDITION_INVALID", "thresholds.yaml", '">=100000"', '"at least 100000" # <-\n           '),
    Slip("CONDITION_INVALID", "thresholds.yaml", "{fine: ", "{2fine: "),
]  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code}-{slip.new[:24]!r}")
def test_a_slip_is_refused_with_file_line_and_code(texts: dict[str, str], slip: Slip) -> None:
    assert slip.old in texts[slip.file]
    written = texts[slip.file].replace(slip.old, slip.new, 1)
    with pytest.raises(RuleFileError) as refused:
        build_rulebook({**texts, slip.file: written})
    assert refused.value.code == slip.code
    marked = next((number for number, line in enumerate(written.splitlines(), 1) if "<-" in line), None)
    if marked:
        assert (refused.value.file, refused.value.line) == (slip.file, marked)
    assert str(refused.value).startswith(f"{refused.value.file}:{refused.value.line}: {slip.code}: ")
    assert refused.value.message_zh
    assert refused.value.remedy


def test_the_small_rulebook_itself_is_accepted(texts: dict[str, str]) -> None:
    assert build_rulebook(texts).deadline_ids() == ("complaint.mediate",)


def test_a_gap_between_versions_names_the_later_version(texts: dict[str, str]) -> None:
    texts["deadlines.yaml"] = texts["deadlines.yaml"].replace("to: 2026-04-14", "to: 2026-04-13")
    refused = _refused(texts)
    assert (refused.code, refused.file, refused.line) == ("VERSIONS_GAP", "deadlines.yaml", 16)
    assert "2026-04-13 and 2026-04-15" in refused.message


@pytest.mark.parametrize("end", ["        to: 2026-04-15\n", ""])
def test_an_overlap_of_one_day_or_for_ever_names_both_versions(texts: dict[str, str], end: str) -> None:
    texts["deadlines.yaml"] = texts["deadlines.yaml"].replace("        to: 2026-04-14\n", end)
    texts["instruments.yaml"] = texts["instruments.yaml"].replace(", until: 2026-04-14", "")
    refused = _refused(texts)
    assert refused.code == "VERSIONS_OVERLAP"
    assert refused.line == 15 + len(end.splitlines())
    assert "(line 7)" in refused.message


def test_a_rule_written_twice_names_where_it_stands_first(texts: dict[str, str]) -> None:
    refused = _refused({**texts, "more.yaml": texts["deadlines.yaml"]})
    assert (refused.code, refused.file, refused.line) == ("RULE_DUPLICATE", "more.yaml", 3)
    assert "deadlines.yaml:7" in refused.message


def test_an_instrument_or_a_word_listed_twice_is_refused(texts: dict[str, str]) -> None:
    assert _refused({**texts, "more.yaml": texts["instruments.yaml"]}).code == "RULE_DUPLICATE"
    assert _refused({**texts, "more.yaml": texts["terms.yaml"]}).code == "RULE_DUPLICATE"


def test_a_rule_without_versions_is_refused_where_they_should_stand(texts: dict[str, str]) -> None:
    head = texts["thresholds.yaml"].partition("    versions:")[0]
    refused = _refused({**texts, "thresholds.yaml": f"{head}    versions: []\n"})
    assert (refused.code, refused.line) == ("FIELD_MISSING", 6)


def test_natural_days_where_the_regime_means_working_days_are_refused(texts: dict[str, str]) -> None:
    """处罚法 art 85: two, three, five and seven days are working days."""
    text = texts["deadlines.yaml"].replace("COMPLAINT", "PENALTY", 1).replace("45wd", "5d")
    refused = _refused({**texts, "deadlines.yaml": text})
    assert (refused.code, refused.line) == ("PERIOD_CONTRADICTS_REGIME", 7)


def test_a_publicity_class_that_is_shown_needs_its_longest_time() -> None:
    shipped = shipped_texts()
    text = shipped["publicity-classes.yaml"].replace("        maximum: 1y\n", "")
    refused = _refused({**shipped, "publicity-classes.yaml": text})
    assert (refused.code, refused.file) == ("FIELD_VALUE", "publicity-classes.yaml")


def test_an_empty_file_is_refused(texts: dict[str, str]) -> None:
    assert _refused({**texts, "none.yaml": "# nothing yet\n"}).code == "YAML_INVALID"


def test_a_region_that_is_no_division_code_is_refused(texts: dict[str, str]) -> None:
    with pytest.raises(RuleError, match="REGION_INVALID"):
        build_rulebook(texts, "guangxi")


def _refused(texts: dict[str, str]) -> RuleFileError:
    with pytest.raises(RuleFileError) as refused:
        build_rulebook(texts)
    return refused.value
