"""Printing in a process of its own: it takes a second of pure computing, and the server goes on answering.

Each job is bounded in pages, bytes and seconds of computing; one that takes too long fails, and the process takes the
next.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, partial
from types import FrameType
from typing import Any, Final

from enforcement.printing.binding import Paper, bound, pages_of, stamped
from enforcement.printing.composing import TooLongError, composed
from enforcement.printing.drawing import drawn
from enforcement.printing.faces import installed
from enforcement.templates.paper import Document

SECONDS: Final = 25.0
"""Of computing, whatever else the machine does: a job reads no more than a few files."""
MOST_BYTES: Final = 32 * 1024 * 1024


class NotPrintedError(RuntimeError):
    """The job took too long, or its result is larger than MOST_BYTES."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF."""

    content: bytes
    pages: int
    missing: tuple[str, ...]
    """Characters printed as a box."""


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a file that is to be bound: done already, or to be printed first."""

    title: str
    number: str
    paper: bytes | Document


@dataclass(frozen=True, slots=True)
class Volume:
    """What a volume is bound from."""

    parts: tuple[Part, ...]
    fronts: Callable[[Sequence[int]], tuple[Document, Document, Document]]
    """Cover, contents and remarks, once the pages of the parts are known."""


class Printer:
    """The process, begun with the first job."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def document(self, document: Document, *, draft: bool) -> Printed:
        """A filled document as PDF. TooLongError, NotPrintedError."""
        return await self._run(partial(_document, document, draft=draft))

    async def copy(self, content: bytes, mark: str) -> Printed:
        """A copy that says so. NotPrintedError."""
        return await self._run(partial(_copy, content, mark))

    async def volume(self, volume: Volume) -> Printed:
        """A bound volume. TooLongError, NotPrintedError."""
        return await self._run(partial(_volume, volume))

    async def _run(self, job: Callable[[], Printed]) -> Printed:
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self._process(), _bounded, job)
        except BrokenProcessPool as error:
            self._pool = None
            raise NotPrintedError("the printing process died") from error
        if len(found.content) > MOST_BYTES:
            raise NotPrintedError(f"{len(found.content)} bytes")
        return found

    def _process(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Not forked: the server has threads of gRPC.
            self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
        return self._pool


@cache
def printer() -> Printer:
    """The one of this process."""
    return Printer()


def _bounded(job: Callable[[], Printed]) -> Printed:
    signal.signal(signal.SIGPROF, _too_late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        return job()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _too_late(_: int, __: FrameType | None) -> Any:
    raise NotPrintedError(f"more than {SECONDS:.0f} s of computing")


def _document(document: Document, *, draft: bool) -> Printed:
    faces = installed()
    parts = composed(document, faces, draft=draft)
    return Printed(drawn(parts, faces), len(parts.pages), parts.missing)


def _copy(content: bytes, mark: str) -> Printed:
    made = stamped(content, mark, installed())
    return Printed(made, pages_of(made), ())


def _volume(volume: Volume) -> Printed:
    faces = installed()
    missing: list[str] = []

    def paper(title: str, of: bytes | Document, *, numbered: bool = True) -> Paper:
        if isinstance(of, bytes):
            return Paper(title, of, numbered)
        made = _document(of, draft=False)
        missing.extend(made.missing)
        return Paper(title, made.content, numbered)

    papers = [paper(f"{part.title} {part.number}".strip(), part.paper) for part in volume.parts]
    cover, contents, remarks = volume.fronts([pages_of(each.content) for each in papers])
    papers = [
        paper(cover.title, cover, numbered=False),
        paper(contents.title, contents, numbered=False),
        *papers,
        paper(remarks.title, remarks, numbered=False),
    ]
    made = bound(papers, faces)
    return Printed(made, pages_of(made), tuple(dict.fromkeys(missing)))


__all__ = ["NotPrintedError", "Part", "Printed", "Printer", "TooLongError", "Volume", "printer"]
