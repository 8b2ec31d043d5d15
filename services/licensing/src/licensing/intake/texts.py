"""Texts of damaged registers: what is cleaned, what is noted, what cannot be read."""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\ufffd"
# Stands for a character that cannot be read, as printers used it.
GETA: Final = "〓"
# DEL and the C1 controls do occur in old registers; the register keeps no other controls.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# UTF-8 read as GBK (锟斤拷), as Latin-1 (Ã¥Â), uninitialised memory (烫烫烫), lost characters (???).
_MARKS: Final = re.compile("锟斤拷|斤拷锟|烫烫烫|屯屯屯|[À-ÖØ-öø-ÿ]{3,}|[ÃÂ][\u0080-\u00bf]|\\?{3,}|\ufffd")


def clean(text: str) -> tuple[str, list[str]]:
    """The text without controls and with 〓 for each unreadable character, and the codes of what was noted."""
    notes = []
    plain = _CONTROLS.sub("", text)
    if plain != text:
        notes.append("TEXT_CONTROLS_REMOVED")
    if _MARKS.search(plain):
        notes.append("TEXT_DAMAGED")
    return plain.replace(REPLACEMENT, GETA), notes
