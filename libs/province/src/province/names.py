"""Names of entities: region, brand 字号, line of business, form (SC-734 art 6), each unique."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from province import places, words
from statutes import divisions
from statutes.entities import EntityType

if TYPE_CHECKING:
    from random import Random

    from province.words import Trade

_FORMS: Final = {
    EntityType.LIMITED_COMPANY: "有限公司",
    EntityType.JOINT_STOCK_COMPANY: "股份有限公司",
    EntityType.SOLE_PROPRIETORSHIP: "中心(个人独资)",
    EntityType.GENERAL_PARTNERSHIP: "事务所(普通合伙)",
    EntityType.LIMITED_PARTNERSHIP: "合伙企业(有限合伙)",
}
# One name in about sixty holds a character beyond the basic plane, one in two hundred the point.
_RARE_EVERY: Final = 0.016
_POINT_EVERY: Final = 0.005


class NameOffice:
    """Gives names that no other entity of the province has or had."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._taken: set[str] = set()

    def give(self, kind: EntityType, division: str, trade: Trade, owner: str) -> str:
        """A new name for an entity of this kind and trade."""
        while True:
            name = self._propose(kind, division, trade, owner)
            if name not in self._taken:
                self._taken.add(name)
                return name

    def _propose(self, kind: EntityType, division: str, trade: Trade, owner: str) -> str:
        brand = self._brand()
        if kind is EntityType.INDIVIDUAL_BUSINESS:
            called = f"{owner[0]}记{brand}" if self._rng.random() < 0.2 else brand
            return f"{places.local_name(division)}{called}{trade.shop}"
        if kind is EntityType.FARMERS_COOPERATIVE:
            return f"{divisions.name_of(division)}{brand}{self._rng.choice(words.CROPS)}种养农民专业合作社"
        return f"{places.region(self._rng, division)}{brand}{trade.company}{_FORMS[kind]}"

    def _brand(self) -> str:
        chance = self._rng.random()
        if chance < _POINT_EVERY:
            return self._rng.choice(words.POINTED_BRANDS)
        first, second = self._rng.choice(words.BRAND_FIRST), self._rng.choice(words.BRAND_SECOND)
        if chance < _POINT_EVERY + _RARE_EVERY:
            return first + self._rng.choice(words.RARE)
        return first + second + (self._rng.choice(words.BRAND_SECOND) if self._rng.random() < 0.4 else "")
