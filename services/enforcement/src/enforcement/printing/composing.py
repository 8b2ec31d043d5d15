"""A filled document as pages: title in the middle, number to the right, body, seal and day, foot with page x of y."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from enforcement.printing.faces import HEI, SONG, Faces
from enforcement.printing.flowing import BODY, LEADING, SMALL, SMALL_LEADING, Flow
from enforcement.printing.pages import BOTTOM, LEFT, RIGHT, ROOM, Across, Composed, Page, Text
from enforcement.printing.tables import table
from enforcement.templates.paper import Block, Document, Paragraph, Seal, Signing, Style, Table

TITLE: Final = 22.0
"""二号."""
TITLE_LEADING: Final = 34.0
FOOT: Final = 9.0
SEAL_ROOM: Final = 2 * LEADING + 50
"""Name and day of the authority, and above them room for the upper half of its seal."""
MOST_PAGES: Final = 300


class TooLongError(ValueError):
    """A document of more pages than MOST_PAGES."""


def composed(document: Document, faces: Faces, *, draft: bool = False) -> Composed:
    """The pages, a draft with 草稿 across each. TooLongError."""
    flow = Flow(faces)
    _head(flow, document)
    for index, block in enumerate(document.blocks):
        _block(flow, block, document.blocks[index + 1 :])
        if len(flow.pages) > MOST_PAGES:
            raise TooLongError(document.title)
    for number, page in enumerate(flow.pages, 1):
        _foot(flow, page, document.code, f"第{number}页 共{len(flow.pages)}页")
        if draft:
            page.items.insert(0, Across("草稿"))
    everything = "".join(page.text() for page in flow.pages)
    return Composed(document.title, tuple(flow.pages), faces.missing(everything))


def _head(flow: Flow, document: Document) -> None:
    if document.organ:
        flow.centred(document.organ, TITLE, TITLE_LEADING, bold=True)
    flow.centred(document.title, TITLE, TITLE_LEADING, bold=True)
    flow.skip(8)
    if document.number:
        flow.from_the_right(document.number, BODY, LEADING)
        flow.skip(8)


def _block(flow: Flow, block: Block, after: Sequence[Block]) -> None:
    match block:
        case Paragraph():
            _paragraph(flow, block, SEAL_ROOM if after and isinstance(after[0], Seal) else 0.0)
        case Table():
            table(flow, block)
            flow.skip(0 if after and isinstance(after[0], Table) else 6)
        case Signing():
            _signing(flow, block)
        case Seal():
            _seal(flow, block)


def _paragraph(flow: Flow, block: Paragraph, keep: float) -> None:
    match block.style:
        case Style.BODY:
            flow.paragraph(block.text, keep=keep)
        case Style.ADDRESSEE:
            flow.paragraph(block.text, indent=0, keep=keep)
        case Style.HEADING:
            flow.make_room(2 * LEADING)
            flow.paragraph(block.text, face=HEI, keep=LEADING)
        case Style.CENTRED:
            flow.centred(block.text, BODY, LEADING)
        case Style.NOTE:
            for line in flow.wrapped(block.text, ROOM, SMALL):
                flow.put(line, LEFT, SMALL, SMALL_LEADING)


def _signing(flow: Flow, block: Signing) -> None:
    flow.make_room((len(block.lines) + 0.5) * LEADING)
    flow.skip(LEADING / 2)
    for line in block.lines:
        flow.put(line, LEFT + 2 * BODY, BODY, LEADING)


def _seal(flow: Flow, block: Seal) -> None:
    flow.make_room(SEAL_ROOM)
    flow.skip(50)
    wide = max(flow.width(each, BODY) for each in (block.organ, block.day))
    middle = RIGHT - 4 * BODY - wide / 2 if wide + 4 * BODY < ROOM else RIGHT - wide / 2
    for line in (block.organ, block.day):
        flow.put(line, middle - flow.width(line, BODY) / 2, BODY, LEADING)


def _foot(flow: Flow, page: Page, code: str, count: str) -> None:
    missing = flow.faces.missing(page.text())
    page.items.append(_small(flow, code, LEFT, BOTTOM + 46))
    page.items.append(_small(flow, count, (LEFT + RIGHT - flow.width(count, FOOT)) / 2, BOTTOM + 46))
    if missing:
        named = "、".join(f"U+{ord(each):04X}" for each in missing)
        notes = flow.wrapped(f"本页以方框代替的字: {named}", ROOM, FOOT)
        page.items += [_small(flow, line, LEFT, BOTTOM + 20 + 11 * index) for index, line in enumerate(notes[:2])]


def _small(flow: Flow, text: str, x: float, y: float) -> Text:
    return Text(x, y, text, FOOT, SONG)
