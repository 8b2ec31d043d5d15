"""The generator: one seed, one province, byte for byte."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from province import lives, people, places, words
from province.model import Entity
from province.names import NameOffice
from statutes.entities import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHARES: Final = {
    EntityType.INDIVIDUAL_BUSINESS: 60,
    EntityType.LIMITED_COMPANY: 27,
    EntityType.FARMERS_COOPERATIVE: 5,
    EntityType.SOLE_PROPRIETORSHIP: 4,
    EntityType.LIMITED_PARTNERSHIP: 2,
    EntityType.GENERAL_PARTNERSHIP: 1,
    EntityType.JOINT_STOCK_COMPANY: 1,
}
# Second character of the code at first registration.
_CLASS: Final = {EntityType.INDIVIDUAL_BUSINESS: "92", EntityType.FARMERS_COOPERATIVE: "93"}
_FIRST_DAY: Final = date(2003, 1, 2)
# In 万元.
_CAPITALS: Final = (3, 10, 30, 50, 100, 100, 200, 500, 1000, 5000)


def generate(seed: int, entities: int = 2000) -> Iterator[Entity]:
    """So many entities of Guangxi's fourteen cities with their lives; the same seed gives the same ones.

    Only `random.Random(seed)` decides, so the first n of a larger province are the same as a smaller one's.
    """
    rng = Random(seed)  # noqa: S311 -- a reproducible simulation, nothing secret
    codes, names = people.CodeOffice(rng), NameOffice(rng)
    for _ in range(entities):
        trade = rng.choice(words.TRADES)
        born = _born(rng, codes, names, trade)
        yield lives.live(lives.Life(rng, names, trade), born)


def _born(rng: Random, codes: people.CodeOffice, names: NameOffice, trade: words.Trade) -> Entity:
    kind = rng.choices(tuple(_SHARES), tuple(_SHARES.values()))[0]
    division, established, owner = places.county(rng), _established(rng), people.person(rng)
    shared = rng.random() < 0.03
    return Entity(
        code=codes.give(_CLASS.get(kind, "91"), division, established),
        name=names.give(kind, division, trade, owner),
        entity_type=kind,
        legal_representative=owner,
        legal_representative_id=people.citizen_number(rng, division, established),
        capital_fen=_capital(rng, kind),
        scope=";".join(rng.sample(trade.scope, rng.randrange(1, len(trade.scope) + 1))),
        established=established,
        division=division,
        authority=places.authority(division),
        address=places.shared_address(division) if shared else places.address(rng, division),
        shared_address=shared,
        events=(),
    )


def _established(rng: Random) -> date:
    """A day up to half a year before the horizon; more entities are young than old."""
    days = (lives.HORIZON - _FIRST_DAY).days - 180
    return _FIRST_DAY + timedelta(days=int(days * max(rng.random(), rng.random())))


def _capital(rng: Random, kind: EntityType) -> int | None:
    """Capital in fen; an individual business registers none."""
    if kind is EntityType.INDIVIDUAL_BUSINESS:
        return None
    floor = 500 if kind is EntityType.JOINT_STOCK_COMPANY else 0
    return max(rng.choice(_CAPITALS), floor) * lives.FEN_PER_WAN
