"""CSV files of other systems, row by row: UTF-8 or GB18030, gzipped or not; a broken row breaks no other."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from licensing.intake import encoding
from licensing.intake.lines import Lines
from licensing.intake.records import BrokenRecord, Record, records
from ssv.errors import Exit, StackError

_SAMPLE = 2000


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; `broken` is why it cannot be read, "" where it can."""

    line: int
    fields: tuple[str, ...]
    values: dict[str, str]
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A whole file, at most some tens of thousands of rows."""

    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]
    sha256: str
    cut: str
    """Why the file ended too early; "" if it did not."""


def read(path: Path, needed: Sequence[str]) -> Table:
    """The rows of a file with a header line. `StackError` if it cannot be read or lacks a needed column."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            lines = Lines(file)
            source = iter(lines)
            sample = list(itertools.islice(source, _SAMPLE))
            found = records(itertools.chain(sample, source), encoding.detect(sample))
            headers = _headers(next(found, None), needed, path)
            rows = tuple(_rows(found, headers))
    except OSError as error:
        raise StackError(f"{path} cannot be opened: {error.strerror}.", "Check its path.", Exit.FAILED) from error
    return Table(headers, rows, digest, lines.cut)


def _headers(first: Record | BrokenRecord | None, needed: Sequence[str], path: Path) -> tuple[str, ...]:
    fields = first.fields if isinstance(first, Record) else ()
    headers = tuple(field.strip() for field in fields)
    lacking = [name for name in needed if name not in headers]
    if lacking:
        raise StackError(f"{path} has no column {'、'.join(lacking)}.", "Compare its header line.", Exit.FAILED)
    return headers


def _rows(found: Iterator[Record | BrokenRecord], headers: tuple[str, ...]) -> Iterator[TableRow]:
    for record in found:
        if isinstance(record, BrokenRecord):
            yield TableRow(record.line, (record.text,), {}, record.refused.reason)
            continue
        line, fields = record.line, record.fields
        if len(fields) < len(headers) or any(fields[len(headers) :]):
            yield TableRow(line, fields, {}, "WRONG_COLUMN_COUNT")
        else:
            yield TableRow(line, fields, dict(zip(headers, fields, strict=False)))
