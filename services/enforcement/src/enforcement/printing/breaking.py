"""Text into lines: words of letters and digits stay whole, and marks do not begin or end a line (GB/T 15834-2011)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

NOT_FIRST: Final = frozenset("，。、；：？！）》」』】〕〉”’％…—·,.;:?!)]%")
NOT_LAST: Final = frozenset("（《「『【〔〈“‘([")
_PIECE: Final = re.compile(r"[0-9A-Za-z@#&+\-./:_%]+(?:,[0-9]{3}[0-9.]*)*|.", re.DOTALL)

Width = Callable[[str], float]


def lines(text: str, room: float, width: Width, first: float = 0.0) -> list[str]:
    """The lines of a text, each at most `room` wide as `width` measures, the first less by `first`.

    A line feed begins a new line; no character is lost but the spaces a line would begin with.
    """
    found: list[str] = []
    for part in text.split("\n"):
        found += _wrapped(part, room, width, first)
        first = 0.0
    return found


def _wrapped(text: str, room: float, width: Width, first: float) -> Iterator[str]:
    line: list[str] = []
    left = room - first
    for piece in _pieces(text, room, width):
        wide = sum(map(width, piece))
        if line and wide > left:
            carried = _carried(line, piece)
            yield "".join(line)
            line = carried
            left = room - sum(width(each) for part in line for each in part)
        if line or piece != " ":
            line.append(piece)
            left -= wide
    yield "".join(line)


def _carried(line: list[str], piece: str) -> list[str]:
    """What goes to the next line with a piece that does not fit: taken off the line's end."""
    carried: list[str] = []
    while len(line) > 1 and (piece[0] in NOT_FIRST or line[-1][-1] in NOT_LAST):
        carried.insert(0, line.pop())
        piece = carried[0]
    return carried


def _pieces(text: str, room: float, width: Width) -> Iterator[str]:
    for found in _PIECE.finditer(text):
        piece = found.group()
        if sum(map(width, piece)) > room:
            yield from piece
        else:
            yield piece
