"""The licences of the province: who trades in what needs one holds one, renewed as the law lets it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from province import places
from province.lives import HORIZON
from province.model import Entity, LifeEventKind
from statutes import licence_number
from statutes.licence_number import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_YEARS: Final = 5
_LAPSED: Final = 0.04
"""Who let the licence lapse instead of renewing it, per term."""
ENDED: Final = frozenset({LifeEventKind.REVOKED, LifeEventKind.DEREGISTERED})
"""What ends an entity, and with it its licences."""


@dataclass(frozen=True, slots=True)
class Trading:
    """A licence kind, the items of a business scope that need it, and the class its number states."""

    kind: str
    scope: frozenset[str]
    class_code: str = ""


TRADING: Final = (
    Trading("food-trade", frozenset({"餐饮服务", "小餐饮"}), "2"),
    Trading("food-trade", frozenset({"食品销售", "酒类经营"}), "1"),
    Trading("food-production", frozenset({"食品生产"}), "131"),
    Trading("drug-trade", frozenset({"药品零售"})),
)
"""The first that fits a scope is held; a kind is held once."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence as an older system holds it."""

    entity: str
    """The holder's code."""
    kind: str
    number: str
    items: tuple[str, ...]
    division: str
    authority: str
    valid_from: date
    valid_to: date


@dataclass(slots=True)
class _NumberOffice:
    given: dict[tuple[str, str], int] = field(default_factory=dict)

    def give(self, trading: Trading, division: str) -> str:
        series = {"food-trade": Kind.FOOD_OPERATION, "food-production": Kind.FOOD_PRODUCTION}.get(trading.kind)
        key = (trading.kind + trading.class_code, division)
        self.given[key] = sequence = self.given.get(key, 0) + 1
        if series is None:
            return f"桂DB{division[2:]}{sequence:05d}"
        return str(licence_number.issue(series, trading.class_code, division, sequence))


def licences_of(entities: Iterable[Entity], seed: int) -> Iterator[Licence]:
    """The licences held on the province's last day; the same province and seed give the same ones."""
    rng = Random(f"licences of {seed}")  # noqa: S311 -- a reproducible simulation, nothing secret
    office = _NumberOffice()
    for entity in entities:
        held = set[str]()
        for trading in TRADING:
            items = trading.scope & set(entity.scope.split(";"))
            if items and trading.kind not in held and not _gone(entity):
                held.add(trading.kind)
                yield _licence(rng, office, entity, trading, tuple(sorted(items)))


def _gone(entity: Entity) -> bool:
    return any(event.kind in ENDED for event in entity.events)


def _licence(rng: Random, office: _NumberOffice, entity: Entity, trading: Trading, items: tuple[str, ...]) -> Licence:
    division = next((e.division for e in reversed(entity.events) if e.division), entity.division)
    first = entity.established + timedelta(days=rng.randrange(10, 120))
    last = _last_day(first)
    while last < HORIZON and rng.random() > _LAPSED:
        first = last + timedelta(days=1)
        last = _last_day(first)
    number = office.give(trading, division)
    return Licence(entity.code, trading.kind, number, items, division, places.authority(division), first, last)


def _last_day(first: date) -> date:
    """Five years, to the day before; 29 February becomes the last of February."""
    try:
        return first.replace(year=first.year + _YEARS) - timedelta(days=1)
    except ValueError:
        return date(first.year + _YEARS, 2, 28)
