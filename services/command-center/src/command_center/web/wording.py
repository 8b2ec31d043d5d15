"""A text of the page, in both languages."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Text(NamedTuple):
    """One text in both languages; `{name}` marks what is filled in."""

    zh: str
    en: str
