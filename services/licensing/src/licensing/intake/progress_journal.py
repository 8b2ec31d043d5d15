"""What an unfinished import has done, on disk, so that it goes on where it was interrupted.

One small file per content of a register file: a first line that names the import, then one line per confirmed batch.
It is written before the next batch counts as done, and removed when the import is finished: a later import of the
same file is a new one.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from licensing.intake.problems import ImportStoppedError
from licensing.intake.report import RowResult
from licensing.intake.requests import Answer, Outcome


@dataclass(frozen=True, slots=True)
class Header:
    """What an import was begun as."""

    import_id: str
    source: str
    file: str
    encoding: str
    allow_missing: bool


class ProgressJournal:
    """The journal of one import; holds a lock while open, so a file is imported by one process at a time."""

    def __init__(self, folder: Path, sha256: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{sha256}.jsonl"
        self._file: IO[str] = self._path.open("a+", encoding="ascii", errors="replace")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise ImportStoppedError(
                "IMPORT_RUNNING", "this file is being imported by another process", "wait until it has finished"
            ) from None

    def begin(self, fresh: Header) -> tuple[Header, list[RowResult]]:
        """The import to go on with and what it has confirmed, or the fresh one.

        An import goes on as it was begun, whatever is asked now: the same rows must become the same requests.
        """
        lines = list(self._whole_lines())
        if lines:
            confirmed = [_result(row) for line in lines[1:] for row in line["rows"]]
            return Header(**lines[0]), confirmed
        self._append(asdict(fresh))
        return fresh, []

    def confirm(self, results: Sequence[RowResult]) -> None:
        """Record that the register has answered these rows; on disk when this returns."""
        self._append({"rows": [_packed(result) for result in results]})

    def finish(self) -> None:
        """Remove the journal: the import is complete."""
        self._path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Let the lock go; an unfinished import can be resumed."""
        self._file.close()

    def _append(self, line: dict[str, Any]) -> None:
        # ASCII only: no character of a text can look like the end of a line.
        self._file.write(json.dumps(line, separators=(",", ":")) + "\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def _whole_lines(self) -> Iterator[dict[str, Any]]:
        """The lines written in full; a last one that a crash cut short is dropped from the file as well."""
        self._file.seek(0)
        text = self._file.read()
        whole = text[: text.rfind("\n") + 1]
        if whole != text:
            self._file.truncate(len(whole))
        yield from map(json.loads, whole.splitlines())


def _packed(result: RowResult) -> list[Any]:
    a = result.answer
    answer = [a.outcome.value, a.entity, a.reason, a.message, a.message_zh, a.remedy, dict(a.conflicts)]
    return [result.line, result.number, list(result.notes), list(result.fields), answer]


def _result(packed: list[Any]) -> RowResult:
    line, number, notes, fields, (outcome, *texts, conflicts) = packed
    entity, reason, message, message_zh, remedy = texts
    pairs = {name: (recorded, offered) for name, (recorded, offered) in conflicts.items()}
    answer = Answer(Outcome(outcome), entity, reason, message, message_zh, remedy, pairs)
    return RowResult(line, number, answer, tuple(notes), tuple(fields))
