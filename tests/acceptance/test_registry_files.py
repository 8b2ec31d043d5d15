"""Real registry files go the whole way, and every row of them is accounted for."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from acceptance.conftest import Imported, take
from support.forms import LONG
from support.intake import FILES, registry_file
from support.platform_stack import Platform

from licensing.intake import notes

SUMS = ("loaded", "reserved", "already_known", "refused")
NATIONAL = ("china_1990", "china_1993", "china_1996")
# An inner organisation code that fails its check does not make the code invalid (GB 32100-2015 checks the whole).
EXPECTED_WARNINGS = {"DIVISION_UNKNOWN", "PLACE_UNKNOWN", "PLACE_DIFFERS", "CODE_ORGANISATION_CHECK"}

long = pytest.mark.skipif(not LONG, reason="110,755 rows take minutes: set SSV_LONG=1")


def sums(report: dict[str, Any]) -> tuple[int, ...]:
    assert report["accounted"] is True
    assert sum(report[name] for name in SUMS) == report["rows_read"]
    return tuple(report[name] for name in SUMS)


def test_a_real_register_loads_to_its_last_row(guangxi: Imported) -> None:
    assert sums(guangxi.report) == (17883, 0, 0, 0)
    assert guangxi.report["errors"] == []


def test_a_lower_case_code_is_put_right_and_noted(guangxi: Imported) -> None:
    noted = [row for row in guangxi.report["rows"] if "CODE_LOWER_CASE" in row.get("notes", ())]
    assert [row["number"].isupper() for row in noted] == [True]
    assert noted[0]["line"] > 1


def test_its_warnings_are_about_divisions_and_inner_codes(guangxi: Imported) -> None:
    found = {note for note in guangxi.report["notes"] if notes.is_warning(note)}
    assert found <= EXPECTED_WARNINGS
    assert guangxi.report["notes"]["DIVISION_UNKNOWN"]["rows"] > 0
    assert all(row["line"] > 1 and row["number"] for row in guangxi.report["rows"])


def test_a_second_import_knows_every_row(platform: Platform, guangxi: Imported, tmp_path: Path) -> None:
    again = take(platform, guangxi.file, tmp_path).report
    assert sums(again) == (0, 0, 17883, 0)
    assert again["conflicts"] == 0


def test_after_it_nothing_is_missing_stale_or_extra(platform: Platform, guangxi: Imported) -> None:
    assert_complete(platform)


@long
@pytest.mark.timeout(3600)
def test_three_national_files_in_order_of_year(platform: Platform, guangxi: Imported, tmp_path: Path) -> None:
    total: Counter[str] = Counter()
    for name in NATIONAL:
        report = take(platform, registry_file(name), tmp_path).report
        loaded, reserved, known, refused = sums(report)
        expected = FILES[name]
        assert (loaded, known) == (expected["loaded"], expected["known"])
        assert reserved + refused == {"china_1990": 97, "china_1993": 175, "china_1996": 142}[name]
        assert refused == expected.get("refused", 0)
        assert_each_is_told(report, name)
        total.update({sort: report[sort] for sort in SUMS})
        total["conflicts"] += report["conflicts"]
    print(dict(total))
    assert (total["loaded"], total["already_known"], total["reserved"] + total["refused"]) == (107066, 3275, 414)
    # Rows of known codes are the very same rows here; tests/integration/intake has some that differ.
    assert total["conflicts"] == 0
    assert_complete(platform, wait=600)


def assert_each_is_told(report: dict[str, Any], name: str) -> None:
    """Every row reserved or refused stands there with file, line and reason."""
    assert report["file"] == f"{name}.csv.gz"
    told = [row for row in report["rows"] if row["outcome"] in ("reserved", "refused")]
    assert len(told) == report["reserved"] + report["refused"]
    assert all(row["line"] > 1 and row["reason"] for row in told)


def assert_complete(platform: Platform, wait: float = 90) -> None:
    started = time.monotonic()
    found = platform.verify(wait)
    print(f"{found['events']:,} events, complete: {found['complete']}, verified in {time.monotonic() - started:.1f} s")
    for name in ("missing", "stale", "extra", "faults", "behind"):
        assert found[name] == 0, found
