"""A document as it will stand on paper, before anybody knows of pages: what a template becomes when it is filled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Style(Enum):
    """How a paragraph is set (GB/T 9704-2012)."""

    BODY = "text"
    """First line two characters in."""
    ADDRESSEE = "to"
    """From the margin, as the addressee's line."""
    HEADING = "heading"
    """黑体, two characters in."""
    CENTRED = "centred"
    NOTE = "note"
    """Small, from the margin: 联系人, 注意事项."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Cell:
    """A box of a table."""

    text: str
    share: int
    """Of the width, in the shares of its row."""
    label: bool = False
    """Names what stands beside it; centred."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of boxes; as high as its fullest box, and at least `lines` lines."""

    cells: tuple[Cell, ...]
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Boxes with borders: a form, or a list."""

    rows: tuple[Row, ...]
    head: Row | None = None
    """Repeated on each page."""


@dataclass(frozen=True, slots=True)
class Signing:
    """Lines signed by hand after printing, such as 当事人(签名或者盖章)."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """成文日期与印章: the authority's name and the day, with room for its seal."""

    organ: str
    day: str


Block = Paragraph | Table | Signing | Seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A filled template."""

    form: str
    """Name of the template, such as 行政处罚决定书."""
    version: str
    code: str
    """Number of the form, printed at its foot."""
    organ: str
    title: str
    number: str
    """文号; "" for a document without one."""
    blocks: tuple[Block, ...]
