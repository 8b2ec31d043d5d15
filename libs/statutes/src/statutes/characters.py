"""Characters of identifiers and of Chinese text: one regular writing, and what counts as a Han character.

The tables of GB 18030-2022 with amendment 1 reach into the extension planes; a name or a short name of an
authority may use any of them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from statutes.findings import Finding

# Blocks of unified and compatibility ideographs, by code point and not by the interpreter's character
# database, which may be older than the standard: base, A, B, C to F and I, G and H, J, compatibility.
HAN: Final = (
    "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002ee5f"
    "\U0002f800-\U0002fa1f\U00030000-\U000323af\U000323b0-\U0003347f"
)
"""Han characters as the inside of a regular expression's brackets."""

# Letters and signs typed for digits; applied only where no letter of that form may stand.
DIGITS: Final = {ord("O"): "0", ord("I"): "1", ord("L"): "1", ord("|"): "1"}
"""For places that hold digits only."""

_HYPHENS: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_HAN_ONLY: Final = re.compile(f"[{HAN}]+")


def is_han(text: str) -> bool:
    """Whether the text is one or more Han characters and nothing else."""
    return _HAN_ONLY.fullmatch(text) is not None


def regular(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Half-width, upper-case, without spaces and hyphens; the findings say what was changed."""
    notes = []
    half = unicodedata.normalize("NFKC", text)
    bare = "".join(c for c in half if not c.isspace() and c not in _HYPHENS and unicodedata.category(c) != "Cf")
    upper = bare.upper()
    if half != text and len(half) == len(text):
        notes.append(Finding("FULL_WIDTH", "full-width characters were made half-width", "全角字符已转为半角"))
    if bare != half:
        notes.append(Finding("SPACES_REMOVED", "spaces or hyphens were removed", "已去除空格或连字符"))
    if upper != bare:
        notes.append(Finding("LOWER_CASE", "lower-case letters were made upper-case", "小写字母已转为大写"))
    return upper, tuple(notes)


def confusables(before: str, after: str) -> tuple[Finding, ...]:
    """The note that letters were read as the digits they look like, if any were."""
    if before == after:
        return ()
    changed = ", ".join(dict.fromkeys(f"{b} as {a}" for b, a in zip(before, after, strict=True) if b != a))
    return (
        Finding(
            "CONFUSABLE_CHARACTERS",
            f"characters that cannot stand there were read as the ones they look like: {changed}",
            "形近字符已按可用字符识读",
        ),
    )
