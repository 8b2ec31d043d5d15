"""Files that cannot be imported, whole or in part: `ssv import` says why, by reason code and exit code."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from acceptance.conftest import code, write_rows
from support.console import Console
from support.intake import HEADER, line
from support.platform_stack import Platform

OK, FAILED, USAGE, NOT_RUNNING, CUT = 0, 1, 2, 3, 8
# The others are in tests/unit/intake.
WHOLE_FILES = {
    "EMPTY_FILE": b"",
    "MISSING_COLUMNS": "企业名称,注册日期\n甲商行,2001-01-01\n".encode(),
    "UTF_16": ",".join(HEADER).encode("utf-16"),
    "NOT_A_WORKBOOK": b"PK\x03\x04" + bytes(512),
}
GOOD = code(100)
ROWS = {
    "CODE_WRONG_CHECK_CHARACTER": line(code=GOOD[:17] + ("0" if GOOD[17] != "0" else "1")),
    "CODE_FORBIDDEN_CHARACTER": line(code=GOOD[:17] + "O"),
    "CODE_UNKNOWN_PROVINCE": line(code=code(101, "91990103")),
    "CODE_WRONG_CHECK_DIGIT": line(code="320213000007708"),
    "CODE_UNKNOWN_IDENTIFIER": line(code="12345"),
    "CODE_MISSING_IDENTIFIER": line(code=""),
    "NAME_MISSING": line(code=code(102), name=""),
    "NAME_UNREADABLE": line(code=code(103), name="南宁\ufffd商行"),
    "TEXT_TOO_LONG": line(code=code(104), name="长" * 201),
    "DATE_INVALID": line(code=code(105), established="1999-02-30"),
    "DATE_IN_FUTURE": line(code=code(106), established="2999-01-01"),
    "WRONG_COLUMN_COUNT": line(code=code(107))[:-1],
}


def imported(platform: Platform, file: Path, expect: int) -> dict[str, Any]:
    """The report of an import that ends with this code."""
    path = file.with_name("report.json")
    platform.console.run("import", "registry", str(file), "--report", str(path), expect=expect)
    report: dict[str, Any] = json.loads(path.read_text("utf-8"))
    assert report["accounted"] is True
    return report


@pytest.mark.parametrize("reason", WHOLE_FILES)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(platform: Platform, tmp_path: Path, reason: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(WHOLE_FILES[reason])
    report = imported(platform, file, FAILED)
    assert [error["reason"] for error in report["errors"]] == [reason]
    assert all(report["errors"][0][part] for part in ("message", "message_zh", "remedy"))
    assert report["rows_read"] == 0


def test_a_file_that_is_not_there_is_said_not_to_be(platform: Platform, tmp_path: Path) -> None:
    said = platform.console.run("import", "registry", str(tmp_path / "none.csv"), expect=FAILED)
    assert "NOT_READABLE" in said


def test_a_report_that_cannot_be_written_is_told_before_the_import(platform: Platform, tmp_path: Path) -> None:
    file = write_rows(tmp_path / "good.csv", [list(HEADER), line(code=code(120))])
    words = ("import", "registry", str(file), "--report", str(tmp_path / "no folder" / "report.json"))
    assert "cannot be written" in platform.console.run(*words, expect=USAGE)
    assert imported(platform, file, OK)["loaded"] == 1


def test_every_bad_row_is_refused_with_its_reason_and_the_good_ones_load(platform: Platform, tmp_path: Path) -> None:
    good = line(code=code(130))
    report = imported(platform, write_rows(tmp_path / "rows.csv", [list(HEADER), *ROWS.values(), good]), OK)
    assert (report["loaded"], report["refused"], report["rows_read"]) == (1, len(ROWS), len(ROWS) + 1)
    assert {row["line"]: row["reason"] for row in report["rows"]} == dict(enumerate(ROWS, 2))
    assert report["reasons"] == dict.fromkeys(sorted(ROWS), 1)
    assert all(row["message"] and row["message_zh"] and row["remedy"] for row in report["rows"])


def test_a_row_in_a_broken_encoding_is_refused_alone(platform: Platform, tmp_path: Path) -> None:
    rows = [list(HEADER), line(code=code(140), name="第一商行"), line(code=code(141), name="甲乙商行")]
    file = write_rows(tmp_path / "broken.csv", [*rows, line(code=code(142), name="第三商行")])
    file.write_bytes(file.read_bytes().replace("甲乙".encode(), b"\xe7\x94\xff\xfe"))
    report = imported(platform, file, OK)
    assert (report["loaded"], report["refused"]) == (2, 1)
    assert [(row["line"], row["reason"]) for row in report["rows"]] == [(3, "BROKEN_ENCODING")]


def test_a_truncated_gzip_loads_up_to_the_cut_and_says_where_it_is(platform: Platform, tmp_path: Path) -> None:
    rows = [list(HEADER), *(line(code=code(200 + i), name=f"第{i}号商行", scope=str(i**9)) for i in range(400))]
    packed = gzip.compress(write_rows(tmp_path / "cut.csv", rows).read_bytes())
    file = tmp_path / "cut.csv.gz"
    file.write_bytes(packed[: len(packed) // 2])
    report = imported(platform, file, CUT)
    assert 0 < report["loaded"] < 400
    assert [(e["reason"], e["after_line"]) for e in report["errors"]] == [("FILE_CUT", report["loaded"] + 1)]
    file.write_bytes(packed)
    whole = imported(platform, file, OK)
    assert (whole["loaded"], whole["already_known"]) == (400 - report["loaded"], report["loaded"])


def test_where_no_stack_runs_nothing_is_imported(tmp_path: Path) -> None:
    said = Console(tmp_path / "nowhere").run("import", "registry", "any.csv", expect=NOT_RUNNING)
    assert "ssv up" in said
