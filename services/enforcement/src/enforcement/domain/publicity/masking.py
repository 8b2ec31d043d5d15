"""What must not be shown is hidden in free text (SAMR-45/2021:5-6): numbers of persons, their names, their homes.

The rule is coarse on purpose: a number of seven or more digits may be a telephone, an account or an identity, so it is
hidden, and a batch number with it. Days, amounts in yuan, standards, licence numbers and the party's own credit code
stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from statutes.masks import address

SHORTEST: Final = 7
"""Digits from which a number may be a private one: a local telephone number has seven."""
LONGEST_AMOUNT: Final = 9
"""Digits of an amount in yuan that may stay; no account is that short and stands before 元."""
_BETWEEN: Final = r"(?:[\s\-\u2010-\u2015_\u00b7\u2022/()\uff08\uff09]|[.\uff0e](?=\d{3}))"
"""What people write within a number: spaces, dashes, dots, brackets."""
_NUMBER: Final = re.compile(rf"\d(?:{_BETWEEN}{{0,3}}\d){{{SHORTEST - 1},}}[Xx]?")
_YEAR: Final = r"(?:19|20)\d\d(?!\d)"
_KEPT: Final = (
    re.compile(rf"(?<!\d)(?:19|20)\d\d(?:([-./])\d{{1,2}}\1\d{{1,2}}(?!\d)|[-\u2013\u2014]{_YEAR})"),
    re.compile(rf"(?<![A-Za-z])(?:GB|DBS?\d*|NY|SB|QB|SN|LS|JJ[FG]|YY|JB|TSG)(?:/T)?\s?\d+(?:\.\d+)?[-\u2014]{_YEAR}"),
    re.compile(r"(?<![0-9A-Za-z])(?:JY|SC|YB)\d{14}(?!\d)"),
)
"""Days and spans of years, standards, licence numbers (A.7)."""
_AMOUNT: Final = re.compile(r"(?:\.\d{1,2})?余?(?:元|万元)")
_DIGIT: Final = re.compile(r"\d")
_HOME: Final = re.compile(
    r"((?:家庭|现|户籍|经常居)?(?:住址|住所地?|居住地|户籍地)(?:[:\uff1a为是在]|位于)*)([^,\uff0c。;\uff1b、\n]+)"
)
_LETTER: Final = r"(?:[^\W\d_]|·)"


def masked(text: str, codes: Iterable[str] = (), names: Iterable[str] = ()) -> str:
    """The text with private numbers, persons' names and home addresses hidden.

    `codes` are credit codes that stay; `names` are names of persons as already masked, such as 韦**: whatever may be
    the full name behind one is hidden like it.
    """
    found = _HOME.sub(lambda match: match[1] + address(match[2]), text)
    for name in names:
        found = _hide_name(found, name)
    return _hide_numbers(found, frozenset(code for code in codes if _DIGIT.sub("", code)))


def private_number(text: str, codes: Iterable[str] = ()) -> str:
    """The first number in a text that may be a private one, or ""."""
    known = frozenset(codes)
    return next((text[start:end] for start, end in _private(text, known)), "")


def _hide_name(text: str, name: str) -> str:
    stars = name.count("*")
    if not stars or not name[:1]:
        return text
    return re.sub(f"{re.escape(name[0])}{_LETTER}{{{stars}}}", name, text)


def _hide_numbers(text: str, codes: frozenset[str]) -> str:
    parts: list[str] = []
    done = 0
    for start, end in _private(text, codes):
        parts += [text[done:start], _DIGIT.sub("*", text[start:end]).replace("X", "*").replace("x", "*")]
        done = end
    return "".join([*parts, text[done:]])


def _private(text: str, codes: frozenset[str]) -> Iterable[tuple[int, int]]:
    """Where numbers stand that may be private ones."""
    kept = [match.span() for pattern in (*_KEPT, *map(_written, codes)) for match in pattern.finditer(text)]
    at = 0
    while match := _NUMBER.search(text, at):
        start, end = match.span()
        inside = next((until for since, until in kept if since <= start < until), None)
        if inside is not None:
            at = inside
            continue
        at = end
        if not _is_amount(text, match):
            yield start, end


def _written(code: str) -> re.Pattern[str]:
    return re.compile(f"(?<![0-9A-Za-z]){re.escape(code)}(?![0-9A-Za-z])")


def _is_amount(text: str, match: re.Match[str]) -> bool:
    plain = match[0].isdigit() and len(match[0]) <= LONGEST_AMOUNT
    return plain and _AMOUNT.match(text, match.end()) is not None
