"""Tables with borders: forms and lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from enforcement.printing.flowing import BASE, SMALL, SMALL_LEADING, Flow
from enforcement.printing.pages import BOTTOM, LEFT, ROOM, TOP
from enforcement.templates.paper import Cell, Row, Table

PADDING: Final = 5.0


def table(flow: Flow, block: Table) -> None:
    """Rows one below the other; a row goes to the next page whole unless it is higher than a page."""
    if block.head:
        _row(flow, block.head, None)
    for row in block.rows:
        _row(flow, row, block.head)


def _row(flow: Flow, row: Row, head: Row | None) -> None:
    texts = [
        flow.wrapped(cell.text, room - 2 * PADDING, SMALL) for cell, room in zip(row.cells, _rooms(row), strict=True)
    ]
    height = max(row.lines, *map(len, texts)) * SMALL_LEADING + 2 * PADDING
    if height > BOTTOM - TOP - (SMALL_LEADING + 2 * PADDING):
        _long_row(flow, row, texts, head)
        return
    if flow.make_room(height) and head:
        _row(flow, head, None)
    _boxes(flow, row, texts, height)


def _long_row(flow: Flow, row: Row, texts: Sequence[list[str]], head: Row | None) -> None:
    rest = list(texts)
    while any(rest):
        if flow.make_room(2 * SMALL_LEADING + 2 * PADDING) and head:
            _row(flow, head, None)
        fits = max(1, int((flow.left - 2 * PADDING) // SMALL_LEADING))
        now = [each[:fits] for each in rest]
        rest = [each[fits:] for each in rest]
        _boxes(flow, row, now, max(map(len, now)) * SMALL_LEADING + 2 * PADDING)


def _boxes(flow: Flow, row: Row, texts: Sequence[list[str]], height: float) -> None:
    x, top = LEFT, flow.y
    flow.rule(LEFT, top, LEFT + ROOM, top)
    flow.rule(LEFT, top + height, LEFT + ROOM, top + height)
    flow.rule(LEFT, top, LEFT, top + height)
    for cell, text, room in zip(row.cells, texts, _rooms(row), strict=True):
        _fill(flow, cell, text, x, room, height)
        x += room
        flow.rule(x, top, x, top + height)
    flow.y = top + height


def _fill(flow: Flow, cell: Cell, text: Sequence[str], x: float, room: float, height: float) -> None:
    upper = flow.y + (height - len(text) * SMALL_LEADING) / 2
    for index, line in enumerate(text):
        inset = (room - flow.width(line, SMALL)) / 2 if cell.label else PADDING
        flow.write(x + inset, upper + (index + 0.5) * SMALL_LEADING + SMALL * BASE, line, SMALL)


def _rooms(row: Row) -> list[float]:
    whole = sum(cell.share for cell in row.cells)
    return [ROOM * cell.share / whole for cell in row.cells]
