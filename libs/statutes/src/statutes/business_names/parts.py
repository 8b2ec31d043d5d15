"""A name's parts: place, trade name 字号, industry, form of organisation, in this order (SC-734:6).

A place may also stand in brackets further back; a branch's name begins with its enterprise's (SC-734:13).
Names were given freely for decades, so every text has a reading: what is in none of the tables belongs to the
trade name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from statutes.business_names import tables
from statutes.divisions import Level
from statutes.text import comparable

if TYPE_CHECKING:
    from statutes.divisions import Division

_COMPANY: Final = r"(?:\(集团\)|集团)?(?:股份有限公司|有限责任公司|有限公司|总公司|(?<!分)公司)"
_PARTNERSHIP: Final = r"\((?:特殊普通合伙|普通合伙|有限合伙)\)"
_COOPERATIVE: Final = "(?:农民专业合作社联合社|农民专业合作社|专业合作社|供销合作社|供销社|合作联社|合作社|联合社)"
_OTHER: Final = (
    "分公司|集团|合伙企业|事务所|经营部|门市部|门市|营业部|服务部|工作室|研究院|研究所|设计院|商店|商行|商场|总店|总厂|分厂|"
    "工厂|药房|书店|茶庄|山庄|农场|林场|养殖场|市场|超市|餐厅|饭店|酒店|酒楼|酒家|宾馆|旅社|诊所|医院|学校|"
    "幼儿园|中心|企业|厂|店|馆|部|行|社|院|所|场|站|坊|吧|铺|屋|庄|园|摊|档"
)
# Of the forms that are words of industry too (酒店, 药房), both readings are kept: see `split`.
_FORM: Final = re.compile(f"(?:{_COMPANY}|{_COOPERATIVE}|{_OTHER})(?:{_PARTNERSHIP})?$")
_WHOLE: Final = re.compile(f"(?:{_COMPANY}|{_COOPERATIVE}|合伙企业(?:{_PARTNERSHIP})?)")
_BRACKETED: Final = re.compile(r"\(([^()]+)\)")
_PUNCTUATION: Final = re.compile(r"[^\w]|_")
REMEMBERED: Final = 8192
"""Names whose parts are kept: a proposed name is compared with many, and likely ones come again."""
SHORTEST_TRADE_NAME: Final = 2
"""Characters of a trade name at least (SC-734:8)."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a name in comparable writing; a part that is not there is "" or ().

    `places` from the widest to the narrowest as written; `industry` the words in order; `branch` what stands
    after the whole name of the enterprise, the other parts being the enterprise's.
    """

    places: tuple[str, ...]
    trade_name: str
    industry: tuple[str, ...]
    form: str
    branch: str = ""

    @property
    def divisions(self) -> frozenset[str]:
        """Divisions of GB/T 4754 the industry words stand for.

        The last word that says anything decides: 食品贸易 trades. Empty where none says anything.
        """
        words = tables.industry_words()
        return next((words[word] for word in reversed(self.industry) if words[word]), frozenset())

    @property
    def states_industry(self) -> bool:
        """Whether the name says an industry; 实业 or 发展 alone say none (SC-734:6)."""
        return bool(self.divisions)


@lru_cache(maxsize=REMEMBERED)
def split(name: str, home: str = "") -> Parts:
    """The parts of a name; every text has some.

    `home` is the division of the registering authority: counties of its province may be written short (合浦).
    Elsewhere their short names are words of every day (东方, 和平) and no places.
    """
    plain = comparable(name)
    whole = _enterprise(plain)
    rest, places = _without_bracketed_places(plain[:whole])
    found = _FORM.search(rest)
    form = found.group() if found else ""
    middle = rest[: len(rest) - len(form)]
    leading, start = _leading_places(middle, home[:2])
    trade_name, industry = _trade_and_industry(middle[start:], _implied(form))
    return Parts((*leading, *places), trade_name, industry, form, plain[whole:])


def _enterprise(plain: str) -> int:
    """Where the whole name of an enterprise ends; the length itself if nothing follows."""
    for match in reversed(list(_WHOLE.finditer(plain))):
        follows = plain[match.end() :]
        if not follows or re.fullmatch(_PARTNERSHIP, follows):
            return len(plain)
        # 公司 inside a word of the place or trade name ends nothing.
        if match.start() >= SHORTEST_TRADE_NAME:
            return match.end()
    return len(plain)


def _without_bracketed_places(text: str) -> tuple[str, tuple[str, ...]]:
    places = [inside for inside in _BRACKETED.findall(text) if inside in tables.places()]
    for place in places:
        text = text.replace(f"({place})", "", 1)
    return text, tuple(places)


def _leading_places(middle: str, province: str) -> tuple[list[str], int]:
    """The places a text begins with and where they end; a trade name is always left."""
    found: list[str] = []
    start = 0
    while place := _place_at(middle, start, found, province):
        found.append(place)
        start += len(place)
    while found and _leaves_nothing(middle[start:], found[-1]):
        start -= len(found.pop())
    return found, start


def _place_at(middle: str, start: int, before: list[str], province: str) -> str:
    for length in range(tables.longest_place(), 1, -1):
        written = middle[start : start + length]
        if len(written) != length or written not in tables.places():
            continue
        if _lies_in(written, before) if before else _stands_alone(written, province):
            return written
    return ""


def _stands_alone(written: str, province: str) -> bool:
    return any(
        each.level < Level.COUNTY or each.name == written or each.code[:2] == province
        for each in tables.places()[written]
    )


def _lies_in(written: str, before: list[str]) -> bool:
    wider = tables.places()[before[-1]]
    return any(_inside(each, one) for each in tables.places()[written] for one in wider)


def _inside(narrow: Division, wide: Division) -> bool:
    digits = {Level.PROVINCE: 2, Level.CITY: 4}.get(wide.level, 0)
    return bool(digits) and narrow.level > wide.level and narrow.code[:digits] == wide.code[:digits]


def _leaves_nothing(rest: str, place: str) -> bool:
    """Whether a place written short is the trade name: too little follows, or only words of industry."""
    if any(place == division.name for division in tables.places()[place]):
        return False
    return len(_PUNCTUATION.sub("", _words_from_end(rest)[0])) < SHORTEST_TRADE_NAME


def _implied(form: str) -> tuple[str, ...]:
    """The industry a form says by itself: a 酒店 is one, whatever stands before it."""
    return (form,) if form in tables.industry_words() else ()


def _trade_and_industry(text: str, implied: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    trade_name, words = _words_from_end(text, SHORTEST_TRADE_NAME)
    return _PUNCTUATION.sub("", trade_name), (*words, *implied)


def _words_from_end(text: str, leave: int = 0) -> tuple[str, list[str]]:
    """The text without the words of industry at its end, which leave at least some characters, and the words."""
    words: list[str] = []
    known = tables.industry_words()
    while True:
        longest = len(text) - leave
        word = next((text[-n:] for n in range(min(longest, 8), 1, -1) if text[-n:] in known), "")
        if not word:
            return text, words
        words.insert(0, word)
        text = text.removesuffix(word)
