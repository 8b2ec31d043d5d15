"""Where somebody sits, by the place words of a name (SC-734:17 puts the place first), to find the authority.

Every answer is a presumption that verification confirms; what has no place is nobody's until an officer assigns it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from enforcement.intake.parties import SELLER, Named
from statutes import divisions
from statutes.divisions import Level

_NATIONAL: Final = re.compile(r"国家|总局")


def place_of(party: Named, publisher: str) -> str:
    """GB/T 2260 of the place, "" where there is none to be told.

    A seller without a place in its name was sampled where the publisher of a province or city acts.
    """
    found = place_in(party.label)
    if not found and party.label and SELLER in party.part and not _NATIONAL.search(publisher):
        found = place_in(publisher)
    return found


@lru_cache(maxsize=4096)
def place_in(name: str) -> str:
    """The place a name begins with, else the one in its brackets.

    >>> place_in("博白县金泰商务酒店"), place_in("尚朋堂(广州)电器有限公司"), place_in("桑树园蔬菜市场")
    ('450923', '440100', '')
    """
    found = _begins(name)
    if not found and (inner := re.search(r"\(([^()]{2,8})\)", name)):
        found = _begins(inner[1])
    return found


def _begins(name: str) -> str:
    province = _longest(name, "")
    if province is None:
        return ""
    word, code = province
    while below := _longest(name[len(word) :], code):
        more, code = below
        word += more
    return code


def _longest(text: str, within: str) -> tuple[str, str] | None:
    """The longest word that a text begins with and that names one place only, below `within`."""
    words = _words(within)
    for length in range(min(len(text), _LONGEST), 1, -1):
        if code := words.get(text[:length]):
            return text[:length], code
    return None


_LONGEST: Final = 16


@lru_cache(maxsize=512)
def _words(within: str) -> dict[str, str]:
    """Full and short names of places below one, of the whole country where it is ""; ambiguous ones left out.

    A wider place goes before a narrower one of the same name: 吉林 is the province, 朝阳 no place without its city.
    """
    found: dict[str, str] = {}
    for level in (Level.PROVINCE, Level.CITY, Level.COUNTY):
        here: dict[str, set[str]] = {}
        for code, words in _called(level):
            if not within or (code != within and divisions.covers(within, code)):
                for word in words:
                    here.setdefault(word, set()).add(code)
        for word, codes in here.items():
            # A code given up for another one names the same place; the present one counts.
            present = {code for code in codes if not _historic(code)} or codes
            if word not in found and len(word) > 1 and len(present) == 1:
                found[word] = min(present)
    return found


@lru_cache(maxsize=3)
def _called(level: Level) -> tuple[tuple[str, frozenset[str]], ...]:
    """Every place of a level with its names."""
    places = (each for each in divisions.all_known() if each.level is level)
    return tuple((each.code, frozenset({each.name, divisions.short_name(each.name)})) for each in places)


def _historic(code: str) -> bool:
    found = divisions.find(code)
    return found is not None and found.historic
