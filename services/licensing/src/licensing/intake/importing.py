"""One import from file to report. Interrupted anywhere, it goes on where it was and the sums come out the same."""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from licensing.intake.files import RegisterFile, Row
from licensing.intake.progress_journal import Header, ProgressJournal
from licensing.intake.refusals import RowRefusal
from licensing.intake.report import Account, RefusedRows, RowResult, Tally
from licensing.intake.requests import Answer, Origin, Outcome, command
from licensing.intake.rows import Adoption, read_row
from licensing.intake.sending import Outgoing, Sender, batches

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Order:
    """What is imported and how; `import_id` is used unless an unfinished import of the same content goes on."""

    path: Path
    source: str
    encoding: str
    allow_missing: bool
    import_id: UUID
    today: date
    refused: Path | None = None
    batch_rows: int = 200


async def import_file(
    order: Order, sender: Sender, journals: Path, tell: Callable[[int, float], None]
) -> dict[str, Any]:
    """The report of the finished import. `tell` hears of rows confirmed and the share of the file read.

    `FileRefusedError` when nothing can be read, `ImportStoppedError` when the register stays away.
    """
    began = time.monotonic()
    # The header is looked at before anything is remembered about the file.
    with RegisterFile(order.path, order.encoding, allow_missing=order.allow_missing):
        sha256 = digest(order.path)
    with contextlib.closing(ProgressJournal(journals, sha256)) as journal:
        header, confirmed = journal.begin(_header(order))
        file = RegisterFile(order.path, header.encoding, allow_missing=header.allow_missing)
        with file, _Books(order.refused, file.layout.headers) as books:
            books.enter(confirmed)
            rest = _outgoing(file, header, order.today, after=max((r.line for r in confirmed), default=0))
            async with contextlib.aclosing(sender.send(batches(rest, order.batch_rows))) as answered:
                async for results in answered:
                    journal.confirm(results)
                    books.enter(results)
                    tell(books.tally.rows, file.read_share)
        report = _account(header, sha256, file, bool(confirmed), time.monotonic() - began).as_dict(books.tally)
        journal.finish()
    return report


def digest(path: Path) -> str:
    """SHA-256 of the file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _Books:
    """Tally and file of refused rows, kept together."""

    def __init__(self, refused: Path | None, headers: tuple[str, ...]) -> None:
        self.tally = Tally()
        self._refused = RefusedRows(refused, headers) if refused else None

    def __enter__(self) -> _Books:
        return self

    def __exit__(self, *_: object) -> None:
        if self._refused:
            self._refused.close()

    def enter(self, results: Iterable[RowResult]) -> None:
        """Count the rows, and write down those refused."""
        for result in results:
            self.tally.add(result)
            if self._refused and result.answer.outcome is Outcome.REFUSED:
                self._refused.add(result)


def _header(order: Order) -> Header:
    return Header(str(order.import_id), order.source, order.path.name, order.encoding, order.allow_missing)


def _outgoing(file: RegisterFile, header: Header, today: date, after: int) -> Iterator[Outgoing]:
    origin = Origin(UUID(header.import_id), header.source, header.file)
    for row in file.rows():
        if row.line > after:
            yield _one(row, origin, today)


def _one(row: Row, origin: Origin, today: date) -> Outgoing:
    number = row.values.get("code", "")
    read = row.broken or read_row(row.values, today)
    if isinstance(read, Adoption):
        number = read.code or read.old_number
        sent = command(read, row.line, origin)
        return Outgoing(row.line, number, sent, None, read.reservation, read.notes, row.fields)
    return Outgoing(row.line, number, None, _refused(read), fields=row.fields)


def _refused(why: RowRefusal) -> Answer:
    return Answer(Outcome.REFUSED, "", why.reason, why.message, why.message_zh, why.remedy)


def _account(header: Header, sha256: str, file: RegisterFile, resumed: bool, seconds: float) -> Account:
    return Account(
        import_id=header.import_id,
        file=header.file,
        sha256=sha256,
        source=header.source,
        encoding=file.encoding,
        rows_read=file.rows_read,
        cut=file.cut,
        cut_after_line=file.last_line if file.cut else 0,
        resumed=resumed,
        seconds=seconds,
    )
