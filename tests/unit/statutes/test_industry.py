"""Industry codes, GB/T 4754-2017 with amendment 1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from statutes import industry
from statutes.findings import InvalidIdentifierError
from statutes.industry import Level

TABLE = Path(__file__).parents[4] / "shared/data/reference/gbt4754_2017.json"

# Sections and the first and last of their divisions, as the standard lists them.
SECTIONS = {
    "A": (1, 5), "B": (6, 12), "C": (13, 43), "D": (44, 46), "E": (47, 50), "F": (51, 52), "G": (53, 60),
    "H": (61, 62), "I": (63, 65), "J": (66, 69), "K": (70, 70), "L": (71, 72), "M": (73, 75), "N": (76, 79),
    "O": (80, 82), "P": (83, 83), "Q": (84, 85), "R": (86, 90), "S": (91, 96), "T": (97, 97),
}  # fmt: skip


def test_there_are_twenty_sections_and_ninety_seven_divisions_in_their_places() -> None:
    assert [s.code for s in industry.sections()] == list(SECTIONS)
    for letter, (first, last) in SECTIONS.items():
        assert [d.code for d in industry.divisions_of(letter)] == [f"{n:02}" for n in range(first, last + 1)]


@pytest.mark.parametrize(
    ("text", "code", "section", "level", "name"),
    [
        ("H", "H", "H", Level.SECTION, "住宿和餐饮业"),
        ("62", "62", "H", Level.DIVISION, "餐饮业"),
        ("h62", "62", "H", Level.DIVISION, "餐饮业"),
        ("Ｈ6210", "6210", "H", Level.CLASS, ""),
        ("I65", "65", "I", Level.DIVISION, "软件和信息技术服务业"),
        ("O8O", "80", "O", Level.DIVISION, "居民服务业"),
        ("621", "621", "H", Level.GROUP, ""),
    ],
)
def test_a_code_reads_into_section_level_and_name(text: str, code: str, section: str, level: Level, name: str) -> None:
    found = industry.parse(text)
    assert (found.code, found.section, found.level, found.name) == (code, section, level, name)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "WRONG_FORM"),
        ("U", "WRONG_FORM"),
        ("6", "WRONG_FORM"),
        ("62100", "WRONG_FORM"),
        ("六二", "WRONG_FORM"),
        ("98", "UNKNOWN_DIVISION"),
        ("00", "UNKNOWN_DIVISION"),
        ("F62", "SECTION_MISMATCH"),
    ],
)
def test_what_is_no_industry_code_says_why(text: str, reason: str) -> None:
    with pytest.raises(InvalidIdentifierError, match=reason):
        industry.parse(text)
    fault = industry.check(text)
    assert fault is not None
    assert fault.message_zh


@pytest.mark.parametrize(
    ("one", "other", "level", "same"),
    [
        ("6210", "62", Level.DIVISION, True),
        ("6210", "6220", Level.DIVISION, True),
        ("6210", "6220", Level.GROUP, False),
        ("6210", "61", Level.DIVISION, False),
        ("6210", "H", Level.CLASS, True),
        ("6210", "F", Level.DIVISION, False),
        ("99", "99", Level.DIVISION, False),
    ],
)
def test_two_codes_are_related_down_to_a_level(one: str, other: str, level: Level, same: bool) -> None:
    assert industry.related(one, other, level) is same
    assert industry.related(other, one, level) is same


def test_with_a_table_groups_and_classes_have_names_and_unknown_ones_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.json"
    leaf = {"code": "6210", "name": "正餐服务", "children": []}
    path.write_text(json.dumps([{"code": "621", "name": "正餐服务", "children": [leaf]}]), encoding="utf-8")
    table = industry.load_table(path)
    assert industry.parse("H6210", table).name == "正餐服务"
    fault = industry.check("6219", table)
    assert fault is not None
    assert fault.reason == "UNKNOWN_CODE"
    assert industry.check("62", table) is None


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"code": "62"}]', '[{"code": "99", "name": "x", "children": []}]'])
def test_a_file_that_is_no_table_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "table.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(industry.IndustryTableError, match=r"table\.json"):
        industry.load_table(path)


def test_names_agree_with_a_published_table() -> None:
    if not TABLE.is_file():
        pytest.skip(f"no published table at {TABLE}")
    table = industry.load_table(TABLE)
    assert all(industry.check(code, table) is None for code in table)
    ours = {d.code: d.name for s in industry.sections() for d in (s, *industry.divisions_of(s.code))}
    # The published table cuts names at eighteen characters.
    assert {code: name[:18] for code, name in ours.items()} == {c: n for c, n in table.items() if c in ours}
