"""Register files as they come: encodings, quoting, compression, workbooks, and damage."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.intake import HEADER, line, registry_file

from licensing.intake import encoding
from licensing.intake.columns import layout
from licensing.intake.files import RegisterFile, Row
from licensing.intake.problems import FileRefusedError
from licensing.intake.records import BrokenRecord, Record, records

RARE = "南宁市\U00020bb7\U0002a736\U0002b746\U0002b820\U0002ceb0\U00030ede\U00031350\U0002ebf0·商行"
fields = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12), min_size=2, max_size=5)


def table(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def read(path: Path, content: bytes, *, allow_missing: bool = False) -> tuple[RegisterFile, list[Row]]:
    path.write_bytes(content)
    with RegisterFile(path, allow_missing=allow_missing) as file:
        return file, list(file.rows())


def reason(path: Path, content: bytes) -> str:
    with pytest.raises(FileRefusedError) as caught:
        read(path, content)
    assert caught.value.message_zh
    assert caught.value.remedy
    return caught.value.reason


@given(st.lists(fields, max_size=6))
def test_csv_comes_back_as_it_was_written_whatever_is_in_its_fields(rows: list[list[str]]) -> None:
    written = [r for r in rows if any(r) and "".join(r).strip()]
    lines = io.BytesIO(table(written)).readlines()
    found = list(records(lines, encoding.UTF_8))
    assert [list(r.fields) for r in found if isinstance(r, Record)] == written


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("compressed", [False, True])
def test_rare_characters_come_unharmed_through_every_encoding(tmp_path: Path, coding: str, compressed: bool) -> None:
    content = table([HEADER, line(name=RARE)]).decode().encode(coding)
    file, rows = read(tmp_path / "a.csv", gzip.compress(content) if compressed else content)
    assert [row.values["name"] for row in rows] == [RARE]
    assert file.encoding == ("gb18030" if coding == "gb18030" else "utf-8")


def test_a_character_that_moved_in_the_2022_edition_of_gb_18030_is_read_by_that_edition() -> None:
    assert encoding.decode(bytes.fromhex("FE59A8BCFE51"), encoding.GB18030) == "\u9fb4\u1e3f\U00020087"


def test_a_row_with_broken_bytes_is_refused_alone(tmp_path: Path) -> None:
    good = table([HEADER, line(), line(name="第二")])
    broken = good.replace("广西鑫盛".encode(), b"\xb9\xe3\xff\xfe")
    _, rows = read(tmp_path / "a.csv", broken)
    assert [(row.line, row.broken.reason if row.broken else "") for row in rows] == [(2, "BROKEN_ENCODING"), (3, "")]


def test_a_quotation_that_never_ends_costs_one_row_only(tmp_path: Path) -> None:
    content = table([HEADER]) + '"开了口,'.encode() + b"\r\n" + table([line(name=f"第{i}家") for i in range(60)])
    _, rows = read(tmp_path / "a.csv", content)
    assert rows[0].broken is not None
    assert rows[0].broken.reason == "UNCLOSED_QUOTE"
    assert [row.values["name"] for row in rows[1:]] == [f"第{i}家" for i in range(60)]
    assert [row.line for row in rows] == list(range(2, 63))


def test_a_field_may_run_over_line_ends(tmp_path: Path) -> None:
    _, rows = read(tmp_path / "a.csv", table([HEADER, line(scope="一\r\n二\n三"), line()]))
    assert rows[0].values["scope"] == "一\r\n二\n三"
    assert [row.line for row in rows] == [2, 5]


def test_a_row_with_too_few_or_too_many_fields_is_refused(tmp_path: Path) -> None:
    _, rows = read(tmp_path / "a.csv", table([HEADER, line()[:4], [*line(), "多"], [*line(), ""]]))
    assert [row.broken.reason if row.broken else "" for row in rows] == ["WRONG_COLUMN_COUNT"] * 2 + [""]


def test_blank_lines_are_no_rows(tmp_path: Path) -> None:
    content = table([HEADER]) + b"\r\n  \n" + table([line()])
    file, rows = read(tmp_path / "a.csv", content)
    assert [row.line for row in rows] == [4]
    assert file.rows_read == 1


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_truncated_gzip_gives_the_rows_up_to_the_cut_and_tells_of_it(tmp_path: Path, share: float) -> None:
    content = table([HEADER, *(line(name=f"第{i}家商行", scope=str(i**9)) for i in range(5000))])
    packed = gzip.compress(content)
    file, rows = read(tmp_path / "a.csv.gz", packed[: int(len(packed) * share)])
    assert file.cut
    assert 0 < len(rows) < 5000
    assert [row.values["name"] for row in rows] == [f"第{i}家商行" for i in range(len(rows))]
    assert all(row.broken is None for row in rows)


def test_a_damaged_gzip_is_a_cut_not_a_crash(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(table([HEADER, *(line(scope=str(i**9)) for i in range(5000))])))
    packed[len(packed) // 2] ^= 0xFF
    file, _ = read(tmp_path / "a.csv.gz", bytes(packed))
    assert file.cut


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "EMPTY_FILE"),
        (b"\xff\xfe\x01\x4f", "UTF_16"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLD_WORKBOOK"),
        (b"PK\x03\x04 no workbook", "NOT_A_WORKBOOK"),
        (b"\x1f\x8b broken", "EMPTY_FILE"),
        (table([HEADER[1:], line()[1:]]), "MISSING_COLUMNS"),
        (table([HEADER[:-1], line()[:-1]]), "MISSING_COLUMNS"),
        (table([[*HEADER, HEADER[0]], [*line(), "x"]]), "DUPLICATE_COLUMN"),
        (b"\x00\x01\x02", "MISSING_COLUMNS"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(tmp_path: Path, content: bytes, why: str) -> None:
    assert reason(tmp_path / "a.csv", content) == why


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="NOT_READABLE"), RegisterFile(tmp_path / "none.csv"):
        pass


def test_columns_may_be_missing_when_that_is_asked_for_but_name_and_code_never(tmp_path: Path) -> None:
    content = table([HEADER[:2], line()[:2]])
    _, rows = read(tmp_path / "a.csv", content, allow_missing=True)
    assert rows[0].values["scope"] == ""
    with pytest.raises(FileRefusedError, match="MISSING_COLUMNS"):
        layout(HEADER[1:], allow_missing=True)


def test_columns_stand_in_any_order_and_unknown_ones_are_passed_over(tmp_path: Path) -> None:
    rows = [[*reversed(HEADER), "备注"], [*reversed(line()), "x"]]
    _, found = read(tmp_path / "a.csv", table(rows))
    assert found[0].values["name"] == line()[0]


def test_a_workbook_is_read_like_a_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet(index=0)
    sheet.append(HEADER)
    sheet.append([datetime(1996, 1, 9) if i == 2 else value for i, value in enumerate(line(name=RARE))])  # noqa: DTZ001
    sheet.append([])
    sheet.append(line()[:9])
    book.save(tmp_path / "a.xlsx")
    with RegisterFile(tmp_path / "a.xlsx") as file:
        rows = list(file.rows())
    assert (rows[0].values["name"], rows[0].values["established"]) == (RARE, "1996-01-09")
    assert [row.line for row in rows] == [2, 4]
    assert rows[1].broken is None
    assert rows[1].values["address"] == ""


def test_a_code_that_a_sheet_keeps_as_a_number_is_told_so(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet(index=0)
    sheet.append(HEADER)
    sheet.append([914501007654321098 if i == 1 else value for i, value in enumerate(line())])
    sheet.append([320213000007707 if i == 1 else value for i, value in enumerate(line())])
    book.save(tmp_path / "a.xlsx")
    with RegisterFile(tmp_path / "a.xlsx") as file:
        numbers = [row.values["code"] for row in file.rows()]
    assert numbers == ["9.145010077E+17", "320213000007707"]


def test_the_real_guangxi_file_has_17883_rows_whether_in_utf_8_or_gb18030(tmp_path: Path) -> None:
    path = registry_file("guangxi_1978_2002")
    with RegisterFile(path) as file:
        plain = [row.values for row in file.rows()]
    again = tmp_path / "gb18030.csv"
    again.write_bytes(gzip.decompress(path.read_bytes()).decode().encode("gb18030"))
    with RegisterFile(again) as file:
        other = [row.values for row in file.rows()]
        assert file.encoding == "gb18030"
    assert len(plain) == 17883
    assert plain == other


def test_a_broken_record_shows_what_it_looks_like() -> None:
    (broken,) = records(["广西".encode() + b"\xff\n"], encoding.UTF_8)
    assert isinstance(broken, BrokenRecord)
    assert broken.text == "广西\ufffd"
