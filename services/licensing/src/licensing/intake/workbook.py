"""Rows of the first sheet of an .xlsx workbook, read as a stream."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from licensing.intake.problems import FileRefusedError
from licensing.intake.records import Record

# A workbook unpacks to more than this only by ill will.
_LARGEST: Final = 4 << 30
# A sheet keeps fifteen digits of a number.
_EXACT_BELOW: Final = 10**15
_REMEDY: Final = "open the file in a spreadsheet program and save it as .xlsx, or as CSV in UTF-8"


def rows(path: Path) -> Iterator[Record]:
    """The rows with their line; the header is line 1 and blank rows are none."""
    book = _opened(path)
    try:
        sheet = book.worksheets[0]
        # Some programs write a wrong extent; without it every row is read.
        sheet.reset_dimensions()
        for line, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            fields = tuple(_text(cell) for cell in cells)
            if any(fields):
                yield Record(line, fields)
    except (zipfile.BadZipFile, KeyError, SyntaxError, ValueError) as error:
        raise _refused(f"the workbook is damaged: {error}", "工作簿已损坏") from error
    finally:
        book.close()


def _opened(path: Path) -> Any:
    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > _LARGEST:
                raise _refused("the workbook unpacks to more than 4 GiB", "工作簿解压后超过4GiB")
        return openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, SyntaxError, ValueError) as error:
        raise _refused(f"the file is no readable workbook: {error}", "文件不是可读取的工作簿") from error


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case datetime() | date():
            return cell.strftime("%Y-%m-%d")
        case int() | float() if abs(cell) >= _EXACT_BELOW:
            # Its last digits are lost; written like this it cannot pass for a code.
            return f"{cell:.9E}"
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)


def _refused(message: str, message_zh: str) -> FileRefusedError:
    return FileRefusedError("NOT_A_WORKBOOK", message, message_zh, _REMEDY)
