"""CSV records from physical lines, so that a broken one is refused alone and every line is accounted for."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from licensing.intake import encoding
from licensing.intake.refusals import RowRefusal, refusal

# A quoted field may run over line ends; further than this the quotation mark was a slip.
_MOST_LINES: Final = 50


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one record, and the line of the file it begins on, the header being line 1."""

    line: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A record that cannot be read; `text` is what it looks like, for the file of refused rows."""

    line: int
    refused: RowRefusal
    text: str


def records(lines: Iterable[bytes], coding: str) -> Iterator[Record | BrokenRecord]:
    """The records of a file; blank lines are none."""
    source = _Source(lines)
    while (raw := source.take()) is not None:
        line = source.number
        if not raw.strip():
            continue
        text = encoding.decode(raw, coding)
        if text is None:
            yield BrokenRecord(line, refusal("BROKEN_ENCODING", encoding=coding.upper()), _shown(raw, coding))
        else:
            yield _record(source, line, text, coding)


class _Source:
    """Lines with their number, that can be put back."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._back: deque[bytes] = deque()
        self.number = 0

    def take(self) -> bytes | None:
        line = self._back.popleft() if self._back else next(self._lines, None)
        self.number += line is not None
        return line

    def put_back(self, taken: list[bytes]) -> None:
        self._back.extendleft(reversed(taken))
        self.number -= len(taken)


def _record(source: _Source, line: int, text: str, coding: str) -> Record | BrokenRecord:
    taken: list[bytes] = []
    joined = text
    while (fields := _fields(joined)) is None:
        raw = source.take() if len(taken) < _MOST_LINES else None
        more = encoding.decode(raw, coding) if raw is not None else None
        if raw is not None:
            taken.append(raw)
        if more is None:
            # The record is its first line only; what was taken after it may be good rows.
            source.put_back(taken)
            return BrokenRecord(line, refusal("UNCLOSED_QUOTE"), text.rstrip("\r\n"))
        joined += more
    return Record(line, tuple(fields))


def _fields(text: str) -> list[str] | None:
    """The fields, or None when a quotation is still open at the end."""
    try:
        rows = list(csv.reader([text], strict=True))
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            return None
        # A quotation mark amid a field: taken as it stands.
        rows = list(csv.reader([text]))
    return rows[0] if rows else []


def _shown(raw: bytes, coding: str) -> str:
    return raw.decode(coding, errors="replace").rstrip("\r\n")
