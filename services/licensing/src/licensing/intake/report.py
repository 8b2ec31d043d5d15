"""The account of an import: every row of the file is in exactly one of its four sums."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from licensing.intake.notes import MEANINGS, is_listed, is_warning
from licensing.intake.requests import Answer, Outcome

REASON_COLUMNS = ("拒绝原因代码", "拒绝原因", "处理建议", "原文件行号")


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of one row: its line, its number, the answer, what was noted, and the fields as they stand."""

    line: int
    number: str
    answer: Answer
    notes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The row in the report; empty parts are left out."""
        answer = self.answer
        shown: dict[str, Any] = {
            "line": self.line,
            "number": self.number,
            "outcome": answer.outcome.value,
            "reason": answer.reason,
            "message": answer.message,
            "message_zh": answer.message_zh,
            "remedy": answer.remedy,
            "entity": answer.entity,
            "conflicts": {name: {"recorded": a, "offered": b} for name, (a, b) in answer.conflicts.items()},
            "notes": list(self.notes),
        }
        return {key: value for key, value in shown.items() if value}

    @property
    def listed(self) -> bool:
        """Whether the report names the row: all that are not plainly loaded."""
        return self.answer.outcome is not Outcome.LOADED or any(map(is_listed, self.notes))


@dataclass(slots=True)
class Tally:
    """Sums over the rows so far, and those that are listed."""

    sums: Counter[str] = field(default_factory=Counter)
    note_sums: Counter[str] = field(default_factory=Counter)
    reason_sums: Counter[str] = field(default_factory=Counter)
    warned: int = 0
    conflicting: int = 0
    listed: list[dict[str, Any]] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Rows accounted for."""
        return self.sums.total()

    def add(self, result: RowResult) -> None:
        """Count one row."""
        self.sums[result.answer.outcome] += 1
        self.note_sums.update(result.notes)
        self.warned += any(map(is_warning, result.notes))
        self.conflicting += bool(result.answer.conflicts)
        if result.answer.reason:
            self.reason_sums[result.answer.reason] += 1
        if result.listed:
            self.listed.append(result.as_dict())


@dataclass(frozen=True, slots=True)
class Account:
    """What the whole import is reported with; `cut` says why the file ended too early, empty when it did not."""

    import_id: str
    file: str
    sha256: str
    source: str
    encoding: str
    rows_read: int
    cut: str
    cut_after_line: int
    resumed: bool
    seconds: float

    def as_dict(self, tally: Tally) -> dict[str, Any]:
        """The report; `accounted` says whether the four sums are the rows read."""
        sums = {outcome.value: tally.sums[outcome] for outcome in Outcome}
        errors = [{"reason": "FILE_CUT", "message": self.cut, "after_line": self.cut_after_line}] if self.cut else []
        return {
            "import_id": self.import_id,
            "file": self.file,
            "sha256": self.sha256,
            "source": self.source,
            "encoding": self.encoding,
            "rows_read": self.rows_read,
            **sums,
            "warnings": tally.warned,
            "conflicts": tally.conflicting,
            "accounted": tally.rows == self.rows_read,
            "resumed": self.resumed,
            "seconds": round(self.seconds, 3),
            "errors": errors,
            "reasons": dict(sorted(tally.reason_sums.items())),
            "notes": _explained(tally.note_sums),
            "rows": sorted(tally.listed, key=lambda row: row["line"]),
        }


def write_report(path: Path, report: dict[str, Any]) -> None:
    """Write the report as JSON, whole or not at all."""
    draft = path.with_name(path.name + ".part")
    draft.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(path)


class RefusedRows:
    """The file of refused rows: the columns of the source and the reason; corrected, it can be sent again."""

    def __init__(self, path: Path, headers: Sequence[str]) -> None:
        # A file of refused rows that is sent again has columns of reasons already.
        self._kept = [i for i, header in enumerate(headers) if header not in REASON_COLUMNS]
        # The byte order mark makes spreadsheet programs read UTF-8.
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow([*(headers[i] for i in self._kept), *REASON_COLUMNS])

    def add(self, result: RowResult) -> None:
        """Write one row."""
        fields, answer = result.fields, result.answer
        cells = [fields[i] if i < len(fields) else "" for i in self._kept]
        self._writer.writerow([*cells, answer.reason, answer.message_zh or answer.message, answer.remedy, result.line])

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _explained(sums: Counter[str]) -> dict[str, dict[str, Any]]:
    return {
        code: {"rows": sums[code], "message": MEANINGS[code][0], "message_zh": MEANINGS[code][1]}
        for code in sorted(sums)
    }
