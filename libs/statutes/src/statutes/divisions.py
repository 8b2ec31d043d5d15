"""Administrative divisions, GB/T 2260: six digits, two each for province, city and county.

Abolished codes stay known, because registers and codes keep them; `Division.until` marks them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from statutes import division_history
from statutes.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

WHOLE_COUNTRY: Final = "000000"
NATIONAL_AUTHORITY: Final = "100000"
_SUFFIXES: Final = (
    "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县", "自治旗",
    "地区", "新区", "林区", "省", "市", "区", "县", "盟", "旗", "州",
)  # fmt: skip

# Peoples in the names of autonomous prefectures and counties, as written there.
_PEOPLES: Final = (
    "朝鲜族", "土家族", "苗族", "侗族", "瑶族", "仫佬族", "毛南族", "藏族", "羌族", "彝族", "布依族",
    "哈尼族",
    "壮族", "傣族", "白族", "景颇族", "傈僳族", "回族", "蒙古族", "蒙古", "柯尔克孜", "哈萨克", "各族",
)  # fmt: skip


class Level(IntEnum):
    """Levels of the hierarchy, the widest first."""

    NATION = 0
    PROVINCE = 1
    CITY = 2
    COUNTY = 3


@dataclass(frozen=True, slots=True)
class Division:
    """One code of the tables; `until` is 0 while it is in force.

    Else the year it ended, or of the last table naming it where the end is not known here.
    """

    code: str
    name: str
    until: int = 0

    @property
    def level(self) -> Level:
        """Level as the code shows it."""
        return level_of(self.code)

    @property
    def historic(self) -> bool:
        """Whether the newest table no longer has the code."""
        return self.until > 0


@dataclass(frozen=True, slots=True)
class Resolution:
    """The narrowest code a pair of place names leads to; not `exact` when only the province was found."""

    code: str
    exact: bool


def find(code: str) -> Division | None:
    """The division of a code, historic ones included, or None."""
    return _table().get(code)


def level_of(code: str) -> Level:
    """Level of a code by its zeros, whether the tables know it or not."""
    if code in (WHOLE_COUNTRY, NATIONAL_AUTHORITY):
        return Level.NATION
    if code.endswith("0000"):
        return Level.PROVINCE
    return Level.CITY if code.endswith("00") else Level.COUNTY


def is_province(first_two: str) -> bool:
    """Whether two digits name a province, also Hong Kong, Macao and Taiwan."""
    return first_two + "0000" in _table()


def province_of(code: str) -> str:
    """Code of the province a division lies in; the nation stays itself."""
    return code if level_of(code) is Level.NATION else code[:2] + "0000"


def city_of(code: str) -> str:
    """Code of the city; a province or the nation stays itself."""
    return code if level_of(code) < Level.CITY else code[:4] + "00"


def parent_of(code: str) -> str:
    """Code one level up; the nation's is `000000`."""
    match level_of(code):
        case Level.COUNTY:
            return city_of(code)
        case Level.CITY:
            return province_of(code)
        case _:
            return WHOLE_COUNTRY


def covers(grant: str, code: str) -> bool:
    """Whether a grant for one division reaches another: downwards in the hierarchy, never sideways."""
    match level_of(grant):
        case Level.NATION:
            return True
        case Level.PROVINCE:
            return code[:2] == grant[:2]
        case Level.CITY:
            return code[:4] == grant[:4]
        case _:
            return code == grant


def name_of(code: str) -> str:
    """Name of a code, the code itself where the tables lack it."""
    division = find(code)
    return division.name if division else code


def full_name(code: str) -> str:
    """Names from province to division, as in 广西壮族自治区百色市田林县; filler names are left out."""
    chain = [find(c) for c in dict.fromkeys((province_of(code), city_of(code), code))]
    return "".join(d.name for d in chain if d and not _is_filler(d.name))


def short_name(name: str) -> str:
    """A division's name without its kind and peoples: 广西壮族自治区 is 广西, 滨海新区 is 滨海; 忠县 stays whole."""
    return _short(name)


def all_known() -> tuple[Division, ...]:
    """Every division of the tables in code order, abolished ones included; fillers like 市辖区 are left out."""
    return tuple(d for d in _table().values() if not _is_filler(d.name))


def children(code: str, *, historic: bool = False) -> tuple[Division, ...]:
    """Divisions one level below, in code order; abolished ones only when asked for."""
    below = _children().get(code, ())
    return tuple(d for d in below if historic or not d.historic)


def resolve(province: str, place: str) -> Resolution | None:
    """The code for a pair of names, long or short ("广西", "百色"); None when the province is unknown.

    The place may be a city, or a county where the province has no cities between (municipalities,
    省直辖县). Where the place is unknown the province's own code is given, not exact.
    """
    top = _provinces().get(_short(province))
    if top is None:
        return None
    found = _places().get((top, _short(place)))
    return Resolution(found, exact=True) if found else Resolution(top, exact=False)


def locate(code: str, text: str) -> str | None:
    """The county within the city `code` whose full name the text (an address) mentions first, or None."""
    hits = [(text.find(d.name), d.code) for d in children(code, historic=True) if d.name in text]
    return min(hits)[1] if hits else None


def oddity(code: str) -> Finding | None:
    """What is worth noting about a division code: that the tables lack it, or that it is abolished."""
    if level_of(code) is Level.NATION:
        return None
    division = find(code)
    if division is None:
        return Finding(
            "DIVISION_UNKNOWN", f"division {code} is missing from the tables", f"行政区划码{code}不在代码表中"
        )
    if division.historic:
        return Finding(
            "DIVISION_HISTORIC",
            f"division {code} ({division.name}) is no longer in force",
            f"行政区划码{code}({division.name})已撤销",
        )
    return None


def _is_filler(name: str) -> bool:
    return name in ("市辖区", "县") or "直辖" in name


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Division]:
    table = {}
    text = (resources.files("statutes") / "data" / "divisions.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        code, title, until = line.split("\t")
        table[code] = Division(code, title, int(until or 0))
    for former in division_history.all_formers():
        ended = former.last_day.year
        # A code given out again means what it means now.
        if former.code not in table or 0 < table[former.code].until < ended:
            table[former.code] = Division(former.code, former.name, ended)
    return MappingProxyType(dict(sorted(table.items())))


@lru_cache(maxsize=1)
def _children() -> Mapping[str, list[Division]]:
    below: dict[str, list[Division]] = {}
    for division in _table().values():
        below.setdefault(parent_of(division.code), []).append(division)
    return below


@lru_cache(maxsize=1)
def _provinces() -> Mapping[str, str]:
    return {_short(d.name): d.code for d in _table().values() if d.level is Level.PROVINCE}


@lru_cache(maxsize=1)
def _places() -> Mapping[tuple[str, str], str]:
    """Short names per province: cities first, then counties; those in force before abolished ones."""
    ranked = sorted(_table().values(), key=lambda d: (d.historic, d.level, d.code))
    places: dict[tuple[str, str], str] = {}
    for division in ranked:
        if division.level > Level.PROVINCE and not _is_filler(division.name):
            places.setdefault((province_of(division.code), _short(division.name)), division.code)
    return places


def _short(name: str) -> str:
    """The name without its kind: 广西壮族自治区 is 广西, 滨海新区 is 滨海; 忠县 stays whole."""
    bare = name.strip()
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= 2:
            return _without_peoples(bare.removesuffix(suffix))
    return _without_peoples(bare)


def _without_peoples(name: str) -> str:
    """红河哈尼族彝族 is 红河, 克孜勒苏柯尔克孜 is 克孜勒苏."""
    while True:
        people = next((p for p in _PEOPLES if name.endswith(p) and len(name) - len(p) >= 2), None)
        if people is None:
            return name
        name = name.removesuffix(people)
