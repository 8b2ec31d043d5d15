"""Which of the two encodings a file is in, and its lines decoded so that one broken row breaks no other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

UTF_8: Final = "utf-8"
GB18030: Final = "gb18030"
_BOM: Final = b"\xef\xbb\xbf"
_SAMPLE_LINES: Final = 2000

# Characters that GB 18030-2005 and Python's codec keep in the private use area and the edition of 2022 does not.
# What each two-byte code means since 2022.
_EDITION_2022: Final = {
    "A6D9": "\ufe10", "A6DA": "\ufe12", "A6DB": "\ufe11", "A6DC": "\ufe13", "A6DD": "\ufe14", "A6DE": "\ufe15",
    "A6DF": "\ufe16", "A6EC": "\ufe17", "A6ED": "\ufe18", "A6F3": "\ufe19", "A8BC": "\u1e3f", "FE51": "\U00020087",
    "FE52": "\U00020089", "FE53": "\U000200cc", "FE59": "\u9fb4", "FE61": "\u9fb5", "FE66": "\u9fb6",
    "FE67": "\u9fb7", "FE6C": "\U000215d7", "FE6D": "\u9fb8", "FE76": "\U0002298f", "FE7E": "\u9fb9",
    "FE90": "\u9fba", "FE91": "\U000241fe", "FEA0": "\u9fbb",
}  # fmt: skip
_TO_2022: Final = {ord(bytes.fromhex(code).decode(GB18030)): now for code, now in _EDITION_2022.items()}


def detect(lines: Sequence[bytes]) -> str:
    """The encoding most of the lines outside ASCII are valid in; UTF-8 where both or neither fit better."""
    if lines and lines[0].startswith(_BOM):
        return UTF_8
    telling = [line for line in lines[:_SAMPLE_LINES] if not line.isascii()]
    fits = sum(_fits(line, UTF_8) for line in telling)
    return GB18030 if fits * 2 < len(telling) else UTF_8


def decode(line: bytes, encoding: str) -> str | None:
    """The line as text, or None when its bytes are not of the encoding."""
    try:
        text = line.removeprefix(_BOM).decode(encoding)
    except UnicodeDecodeError:
        return None
    return text.translate(_TO_2022) if encoding == GB18030 else text


def _fits(line: bytes, encoding: str) -> bool:
    return decode(line, encoding) is not None
