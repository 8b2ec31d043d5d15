"""Divisions of Guangxi that ended since 1980, and what took over from them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from statutes import division_history, divisions

TABLES = Path(__file__).parents[4] / "shared/data/reference/divisions"


@pytest.mark.parametrize(
    ("code", "on", "now"),
    [
        # 撤地设市: 南宁地区 to 南宁 and 崇左, 柳州地区 to 柳州 and 来宾, 贺州地区 to 贺州.
        ("452100", date(2000, 1, 1), ("450100", "451400")),
        ("452200", date(2000, 1, 1), ("450200", "451300")),
        ("452400", date(2000, 1, 1), ("451100",)),
        ("452300", date(1990, 1, 1), ("450300",)),
        ("452129", date(2000, 1, 1), ("451402",)),
        ("452226", date(2000, 1, 1), ("451302",)),
        # County after county: 横县 moved from the prefecture to the city, then became 横州市.
        ("452122", date(2000, 1, 1), ("450181",)),
        ("450127", date(2020, 1, 1), ("450181",)),
        ("450121", date(2004, 1, 1), ("450108", "450109")),
        ("452121", date(1982, 1, 1), ("450108", "450109")),
        ("450122", date(2015, 2, 16), ("450110",)),
        ("452426", date(1990, 1, 1), ("451102",)),
        # Divided among several districts: no one code took over.
        ("450206", date(1999, 1, 1), ()),
        # Never ended, or only another name.
        ("450206", date(2020, 1, 1), ("450206",)),
        ("450103", date(2000, 1, 1), ("450103",)),
        ("450102", date(2000, 1, 1), ("450102",)),
        ("110101", date(2000, 1, 1), ("110101",)),
    ],
)
def test_an_old_code_leads_to_what_is_in_force_now(code: str, on: date, now: tuple[str, ...]) -> None:
    assert division_history.successors(code, on) == now


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("450103", date(2004, 9, 15), "新城区"),
        ("450103", date(2004, 9, 16), None),
        ("452801", date(1982, 1, 1), "北海市"),
        ("452801", date(1990, 1, 1), "钦州市"),
        ("452400", date(1990, 1, 1), "梧州地区"),
        ("452400", date(1999, 1, 1), "贺州地区"),
    ],
)
def test_a_code_given_out_twice_means_what_it_meant_on_the_day(code: str, on: date, name: str | None) -> None:
    found = division_history.meaning(code, on)
    assert (found.name if found else None) == name


def test_an_old_name_leads_to_its_codes_the_latest_first() -> None:
    assert [f.code for f in division_history.named("邕宁县")] == ["450121", "452121"]
    assert division_history.named("青秀区") == ()


@pytest.mark.parametrize(
    ("ended", "last"), [("450122", date(2015, 2, 16)), ("450127", date(2021, 2, 28)), ("450331", date(2018, 12, 31))]
)
def test_a_month_or_year_ends_on_its_last_day(ended: str, last: date) -> None:
    assert division_history.formers(ended)[0].last_day == last


def test_every_chain_ends_in_a_division_in_force() -> None:
    for former in division_history.all_formers():
        for code in division_history.successors(former.code, former.last_day):
            division = divisions.find(code)
            assert division is not None, former
            assert not division.historic, former


def test_abolished_codes_are_known_to_the_table_and_marked() -> None:
    old = divisions.find("452122")
    assert old is not None
    assert (old.name, old.until) == ("横县", 2002)
    note = divisions.oddity("452122")
    assert note is not None
    assert note.reason == "DIVISION_HISTORIC"
    assert divisions.full_name("452122") == "广西壮族自治区南宁地区横县"
    renamed = divisions.find("450103")
    assert renamed is not None
    assert (renamed.name, renamed.historic) == ("青秀区", False)
    assert divisions.locate("450100", "南宁市城北区明秀路") == "450104"


def names_of(file: Path, delimiter: str, code: str, name: str) -> dict[str, str]:
    with file.open(encoding="utf-8", newline="") as rows:
        table = {row[code]: row[name] for row in csv.DictReader(rows, delimiter=delimiter)}
    return {code: name for code, name in table.items() if code.startswith("45")}


def test_the_history_agrees_with_published_tables() -> None:
    if not TABLES.is_dir():
        pytest.skip(f"no published tables at {TABLES}")
    newest = names_of(TABLES / "areas.csv", ",", "code", "name")
    newest |= {code + "00": name for code, name in names_of(TABLES / "cities.csv", ",", "code", "name").items()}
    ended = {(f.code, f.name) for f in division_history.all_formers()}
    assert not ended & set(newest.items())
    for former in division_history.all_formers():
        assert set(division_history.successors(former.code, former.last_day)) <= set(newest)
    for file, day in (("gb2260_stats_201810.tsv", date(2018, 10, 31)), ("gb2260_mca_201904.tsv", date(2019, 4, 30))):
        for code, name in names_of(TABLES / file, "\t", "Code", "Name").items():
            then = division_history.meaning(code, day)
            today = divisions.find(code)
            assert name in (then.name if then else None, today.name if today else None)
            if (today is None or today.historic) and name != "市辖区":
                assert then is not None, (code, name)
