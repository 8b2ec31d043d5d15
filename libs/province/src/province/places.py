"""Where the entities are: counties of Guangxi's cities, addresses, authorities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from province import words
from statutes import divisions

if TYPE_CHECKING:
    from random import Random

_CITIES: Final = tuple(words.CITY_SHARES)
_SHARES: Final = tuple(words.CITY_SHARES.values())


def county(rng: Random) -> str:
    """A county or district, cities by their share of all entities."""
    city = rng.choices(_CITIES, _SHARES)[0]
    return rng.choice(counties_of(city))


def other_county(rng: Random, division: str) -> str:
    """Another county, two times in three of the same city."""
    city = divisions.city_of(division) if rng.random() < 0.67 else rng.choices(_CITIES, _SHARES)[0]
    return rng.choice([code for code in counties_of(city) if code != division])


def counties_of(city: str) -> list[str]:
    """The counties in force of a city, fillers such as 市辖区 left out."""
    return [d.code for d in divisions.children(city) if d.name != "市辖区"]


def address(rng: Random, division: str) -> str:
    """A street address in town, in the country one of a village."""
    place = local_name(division)
    if divisions.name_of(division).endswith("县") and rng.random() < 0.4:
        village = rng.choice(words.VILLAGES) + rng.choice(words.VILLAGE_ENDS)
        return (
            f"{place}{village}镇{rng.choice(words.VILLAGES)}{rng.choice(words.VILLAGE_ENDS)}村{rng.randrange(1, 90)}号"
        )
    street = f"{place}{rng.choice(words.ROADS)}{rng.randrange(1, 320)}号"
    if rng.random() < 0.5:
        return street
    return f"{street}{rng.randrange(1, 12)}栋{rng.randrange(1, 30)}0{rng.randrange(1, 9)}室"


def local_name(division: str) -> str:
    """City and district, as 南宁市青秀区; a county or county-level city stands for itself, as 田林县."""
    name = divisions.name_of(division)
    return divisions.name_of(divisions.city_of(division)) + name if name.endswith("区") else name


def shared_address(division: str) -> str:
    """The one address of a county at which many entities are registered (一址多照)."""
    return f"{local_name(division)}创业大道1号众创空间"


def authority(division: str) -> str:
    """The registering authority of a county."""
    return f"{divisions.name_of(division)}市场监督管理局"


def region(rng: Random, division: str) -> str:
    """The region a company puts first in its name: province, city or county."""
    city = divisions.name_of(divisions.city_of(division))
    return rng.choice(("广西", city.removesuffix("市"), city, city + _bare_district(division)))


def _bare_district(division: str) -> str:
    name = divisions.name_of(division)
    return name if name.endswith("区") else ""
