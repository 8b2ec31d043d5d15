"""Papers put together: page numbers stamped on, bookmarks, and marks of copies over papers that are done."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pypdf import PdfReader, PdfWriter

from enforcement.printing.drawing import drawn
from enforcement.printing.faces import SONG, Faces
from enforcement.printing.pages import RIGHT, Composed, Page, Text

STAMP: Final = 9.0
NUMBER: Final = 12.0
ABOVE: Final = 48.0
"""From the upper edge."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One PDF of a bound file."""

    title: str
    content: bytes
    numbered: bool = True
    """Whether its pages count; cover, contents and remarks do not."""


def pages_of(content: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(io.BytesIO(content)).pages)


def bound(papers: Sequence[Paper], faces: Faces) -> bytes:
    """One PDF with a bookmark for each paper; page numbers in the upper right corner (SAMR-2/2018:78)."""
    writer = PdfWriter()
    numbers: list[str] = []
    for paper in papers:
        reader = PdfReader(io.BytesIO(paper.content))
        first = len(writer.pages)
        for page in reader.pages:
            writer.add_page(page)
            numbers.append("#" if paper.numbered else "")
        writer.add_outline_item(title=paper.title, page_number=first)
    count = iter(range(1, len(numbers) + 1))
    _over(writer, [str(next(count)) if each else "" for each in numbers], NUMBER, faces)
    return _written(writer)


def stamped(content: bytes, mark: str, faces: Faces) -> bytes:
    """A copy with a mark in the upper right corner of each page."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    _over(writer, [mark] * len(writer.pages), STAMP, faces)
    return _written(writer)


def _over(writer: PdfWriter, marks: Sequence[str], size: float, faces: Faces) -> None:
    sheets = tuple(Page([Text(_ending_at_right(mark, size, faces), ABOVE, mark, size, SONG)]) for mark in marks)
    missing = faces.missing("".join(marks))
    overlay = PdfReader(io.BytesIO(drawn(Composed("", sheets, missing), faces)))
    for page, sheet, mark in zip(writer.pages, overlay.pages, marks, strict=True):
        if mark:
            page.merge_page(sheet)


def _ending_at_right(mark: str, size: float, faces: Faces) -> float:
    return RIGHT - sum(map(faces.width, mark)) * size


def _written(writer: PdfWriter) -> bytes:
    writer.add_metadata({"/Producer": "Smart Supervision", "/CreationDate": "D:20000101000000Z"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
