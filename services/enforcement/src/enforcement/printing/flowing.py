"""The place on the pages where the next line goes, and text set from it."""

from __future__ import annotations

from functools import partial
from typing import Final

from enforcement.printing.breaking import lines
from enforcement.printing.faces import HEI, SONG, Faces
from enforcement.printing.pages import BOTTOM, LEFT, RIGHT, ROOM, TOP, Page, Rule, Text

BODY: Final = 16.0
"""三号 (GB/T 9704-2012, 5.2)."""
LEADING: Final = 28.0
SMALL: Final = 12.0
"""小四, of forms and lists."""
SMALL_LEADING: Final = 18.0
BASE: Final = 0.38
"""From the middle of a line down to its baseline, as a part of the size."""
NEVER_STRETCH: Final = 2.2
"""A line short by more than this many characters is left as it is."""


class Flow:
    """Pages as they fill. `y` is where the next line's upper edge is."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self.pages = [Page()]
        self.y = TOP

    @property
    def left(self) -> float:
        """Room below, in points."""
        return BOTTOM - self.y

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append(Page())
        self.y = TOP

    def make_room(self, height: float) -> bool:
        """Turn the page unless so much room is left; whether it was turned."""
        turned = height > self.left and self.y > TOP
        if turned:
            self.turn()
        return turned

    def skip(self, height: float) -> None:
        """Leave a gap; none at the top of a page."""
        if self.y > TOP:
            self.y += height

    def width(self, text: str, size: float, face: str = SONG) -> float:
        """Of a text on one line, in points."""
        return sum(self.faces.width(each, face) for each in text) * size

    def wrapped(self, text: str, room: float, size: float, face: str = SONG, first: float = 0.0) -> list[str]:
        """The text in lines of a room."""
        return lines(text, room / size, partial(self.faces.width, wanted=face), first / size)

    def put(self, text: str, x: float, size: float, leading: float, face: str = SONG, *, bold: bool = False) -> None:
        """One line at the present place, and down to the next."""
        self.make_room(leading)
        self.write(x, self.y + leading / 2 + size * BASE, text, size, face, bold=bold)
        self.y += leading

    def write(
        self, x: float, y: float, text: str, size: float, face: str = SONG, *, bold: bool = False, spread: float = 0.0
    ) -> None:
        """Characters on a baseline of the present page."""
        if text:
            self.pages[-1].items.append(Text(x, y, text, size, face, bold, spread))

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A line on the present page."""
        self.pages[-1].items.append(Rule(x1, y1, x2, y2))

    def centred(self, text: str, size: float, leading: float, face: str = SONG, *, bold: bool = False) -> None:
        """Lines in the middle between the margins."""
        for line in self.wrapped(text, ROOM, size, face):
            self.put(line, LEFT + (ROOM - self.width(line, size, face)) / 2, size, leading, face, bold=bold)

    def from_the_right(self, text: str, size: float, leading: float, inset: float = 0.0) -> None:
        """A line that ends at the right margin, less `inset`."""
        self.put(text, RIGHT - inset - self.width(text, size), size, leading)

    def paragraph(self, text: str, indent: float = 2.0, face: str = SONG, keep: float = 0.0) -> None:
        """Running text; its last two lines stay with the `keep` points that follow."""
        wrapped = self.wrapped(text, ROOM, BODY, face, indent * BODY)
        for index, line in enumerate(wrapped):
            last_two = index >= len(wrapped) - 2
            self.make_room(LEADING + (keep + (len(wrapped) - 1 - index) * LEADING if last_two else 0))
            inset = indent * BODY if index == 0 else 0.0
            self._set(line, inset, face, ends=index == len(wrapped) - 1)

    def _set(self, line: str, inset: float, face: str, *, ends: bool) -> None:
        short = ROOM - inset - self.width(line, BODY, face)
        fill = not ends and len(line) > 1 and 0 < short <= NEVER_STRETCH * BODY
        spread = short / (len(line) - 1) if fill else 0.0
        self.write(LEFT + inset, self.y + LEADING / 2 + BODY * BASE, line, BODY, face, spread=spread)
        self.y += LEADING


__all__ = ["BASE", "BODY", "HEI", "LEADING", "SMALL", "SMALL_LEADING", "SONG", "Flow"]
