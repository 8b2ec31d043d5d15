"""A register file as a stream of rows: CSV in UTF-8 or GB18030, gzipped or not, or an .xlsx workbook."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from licensing.intake import columns, encoding
from licensing.intake.lines import Lines, magic
from licensing.intake.problems import FileRefusedError
from licensing.intake.records import BrokenRecord, Record, records
from licensing.intake.refusals import RowRefusal, refusal

AUTO: Final = "auto"
ENCODINGS: Final = (AUTO, encoding.UTF_8, encoding.GB18030)
_SAMPLE: Final = 2000


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: its values by column, or why it cannot be read; `fields` as they stand."""

    line: int
    values: dict[str, str]
    fields: tuple[str, ...]
    broken: RowRefusal | None = None


class RegisterFile:
    """Opens a file, checks its header, and gives its rows one by one.

    `FileRefusedError` on entering when it cannot be read at all. After the last row `cut` says why the file ended
    too early (empty when it did not); `rows_read` and `last_line` say how far it has come.
    """

    def __init__(self, path: Path, coding: str = AUTO, *, allow_missing: bool = False) -> None:
        self._path = path
        self._coding = coding
        self._allow_missing = allow_missing
        self._stack = contextlib.ExitStack()
        self._lines: Lines | None = None
        self._records: Iterator[Record | BrokenRecord] = iter(())
        self.size = 0
        self.cut = ""
        self.last_line = 0
        self.rows_read = 0
        self.encoding = ""
        self.layout = columns.Layout(0, {}, ())

    def __enter__(self) -> RegisterFile:
        try:
            self._open()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def read_share(self) -> float:
        """How much of the file has been read, 0 to 1; 0 where that cannot be told."""
        return self._lines.position / self.size if self._lines and self.size else 0.0

    def rows(self) -> Iterator[Row]:
        """The rows after the header, each exactly once."""
        for record in self._records:
            self.last_line = record.line
            self.rows_read += 1
            yield self._row(record)
        self.cut = self._lines.cut if self._lines else ""

    def _open(self) -> None:
        try:
            head = magic(self._path)
            self.size = self._path.stat().st_size
        except OSError as error:
            message, message_zh = f"the file cannot be opened: {error.strerror}", "文件无法打开"
            raise FileRefusedError("NOT_READABLE", message, message_zh, "check its path and permissions") from error
        if head.startswith(b"PK\x03\x04"):
            # Loaded for workbooks only: it takes as long as all the rest.
            from licensing.intake import workbook

            self._records, self.encoding = workbook.rows(self._path), "xlsx"
            # A generator that is dropped half-way still has to close the workbook.
            self._stack.callback(getattr(self._records, "close", lambda: None))
        else:
            self._open_text(head)
        self._read_header()

    def _open_text(self, head: bytes) -> None:
        _no_foreign_format(head)
        self._lines = Lines(self._stack.enter_context(self._path.open("rb")))
        source = iter(self._lines)
        sample = list(itertools.islice(source, _SAMPLE))
        self.encoding = encoding.detect(sample) if self._coding == AUTO else self._coding
        self._records = records(itertools.chain(sample, source), self.encoding)

    def _read_header(self) -> None:
        header = next(self._records, None)
        if header is None:
            cut = self._lines.cut if self._lines else ""
            raise _refused("EMPTY_FILE", f"the file has no header line {cut}".strip(), "文件没有表头")
        if isinstance(header, BrokenRecord):
            raise _refused("HEADER_UNREADABLE", f"the header: {header.refused.message}", "表头无法读取")
        self.layout = columns.layout(header.fields, allow_missing=self._allow_missing)

    def _row(self, record: Record | BrokenRecord) -> Row:
        if isinstance(record, BrokenRecord):
            return Row(record.line, {}, (record.text,), record.refused)
        fields, width = record.fields, self.layout.width
        if self.encoding == "xlsx" and len(fields) < width:
            # A sheet leaves empty cells at the end of a row away.
            fields += ("",) * (width - len(fields))
        if (len(fields) != width and any(fields[width:])) or len(fields) < width:
            broken = refusal("WRONG_COLUMN_COUNT", found=len(fields), expected=width)
            return Row(record.line, {}, fields, broken)
        return Row(record.line, self.layout.values(fields), fields)


def _no_foreign_format(head: bytes) -> None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refused("UTF_16", "the file is in UTF-16", "文件为UTF-16编码")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refused("OLD_WORKBOOK", "the file is a workbook of the old .xls kind", "文件为旧版.xls格式")


def _refused(reason: str, message: str, message_zh: str) -> FileRefusedError:
    return FileRefusedError(reason, message, message_zh, "save it as CSV in UTF-8 or GB18030, or as .xlsx")
