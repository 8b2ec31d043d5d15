"""What happens to an entity after registration: events in the order of their dates, lawful each for its kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from province import places
from province.model import Entity, LifeEvent, LifeEventKind
from statutes.entities import EntityType
from statutes.text import shown_address

if TYPE_CHECKING:
    from random import Random

    from province.names import NameOffice
    from province.words import Trade

# The province's last day: nothing happens after it.
HORIZON: Final = date(2026, 6, 30)
# Capital is stated in 万元: 10,000 yuan of 100 fen.
FEN_PER_WAN: Final = 1_000_000
_CHANGES: Final = {
    LifeEventKind.RENAMED: 20,
    LifeEventKind.RELOCATED: 25,
    LifeEventKind.SCOPE_CHANGED: 20,
    LifeEventKind.CAPITAL_CHANGED: 15,
    LifeEventKind.PREMISES_OPENED: 12,
    LifeEventKind.MOVED: 8,
}
_DOMICILE: Final = frozenset({LifeEventKind.RELOCATED, LifeEventKind.MOVED})
_CONVERSION: Final = 0.03
_REVOCATION: Final = 0.03
_EXIT: Final = 0.10


@dataclass(frozen=True, slots=True)
class Life:
    """What the events of one entity are drawn from."""

    rng: Random
    names: NameOffice
    trade: Trade


def live(life: Life, born: Entity) -> Entity:
    """The entity with the events of its life."""
    rng, day, now, events = life.rng, born.established, born, list[LifeEvent]()
    for _ in range(rng.choices((0, 1, 2, 3, 4), (50, 28, 13, 6, 3))[0]):
        day = _later(rng, day)
        event = _change(life, now, day)
        if day > HORIZON - timedelta(days=400) or event is None:
            break
        events += event
        now, day = _after(now, event[0]), event[-1].on
    end = _end(rng, now, _later(rng, day))
    if end and end.on <= HORIZON:
        events.append(end)
    return replace(born, events=tuple(events))


def _later(rng: Random, day: date) -> date:
    # Long enough for a liquidation, which begins up to 127 days before its end is applied for.
    return day + timedelta(days=rng.randrange(150, 1500))


def _change(life: Life, entity: Entity, day: date) -> list[LifeEvent] | None:
    individual = entity.entity_type == EntityType.INDIVIDUAL_BUSINESS
    if individual and life.rng.random() < _CONVERSION * 3:
        return [_conversion(life, entity, day)]
    kind = life.rng.choices(tuple(_CHANGES), tuple(_CHANGES.values()))[0]
    if kind is LifeEventKind.CAPITAL_CHANGED and entity.capital_fen is None:
        kind = LifeEventKind.SCOPE_CHANGED
    return _MAKERS[kind](life, entity, day)


def _renamed(life: Life, entity: Entity, day: date) -> list[LifeEvent]:
    kind = EntityType(entity.entity_type)
    name = life.names.give(kind, entity.division, life.trade, entity.legal_representative)
    return [LifeEvent(LifeEventKind.RENAMED, day, name=name)]


def _relocated(life: Life, entity: Entity, day: date) -> list[LifeEvent]:
    # A move within one street would not show for a natural person's business.
    while shown_address(place := places.address(life.rng, entity.division)) == shown_address(entity.address):
        pass
    return [LifeEvent(LifeEventKind.RELOCATED, day, address=place)]


def _rescoped(life: Life, entity: Entity, day: date) -> list[LifeEvent]:
    items = (*life.trade.scope, "日用杂品销售", "广告制作")
    while (scope := ";".join(life.rng.sample(items, 3))) == entity.scope:
        pass
    return [LifeEvent(LifeEventKind.SCOPE_CHANGED, day, scope=scope)]


def _recapitalised(life: Life, entity: Entity, day: date) -> list[LifeEvent]:
    fen = (entity.capital_fen or 0) * life.rng.choice((2, 3, 5))
    return [LifeEvent(LifeEventKind.CAPITAL_CHANGED, day, capital_fen=fen)]


def _premises(life: Life, entity: Entity, day: date) -> list[LifeEvent]:
    place = places.address(life.rng, entity.division)
    opened = LifeEvent(LifeEventKind.PREMISES_OPENED, day, address=place, division=entity.division)
    shut = day + timedelta(days=life.rng.randrange(90, 900))
    if life.rng.random() < 0.6 or shut > HORIZON:
        return [opened]
    closed = LifeEvent(LifeEventKind.PREMISES_CLOSED, shut, address=place, division=entity.division)
    return [opened, closed]


def _moved(life: Life, entity: Entity, day: date) -> list[LifeEvent]:
    to = places.other_county(life.rng, entity.division)
    place = places.address(life.rng, to)
    return [
        LifeEvent(
            LifeEventKind.MOVED, day, division=to, authority=places.authority(to), address=place, reason="经营需要"
        )
    ]


def _conversion(life: Life, entity: Entity, day: date) -> LifeEvent:
    """An individual business becomes a company and keeps its code (SAMR-112 art 10)."""
    kind = EntityType.LIMITED_COMPANY
    name = life.names.give(kind, entity.division, life.trade, entity.legal_representative)
    fen = life.rng.choice((10, 30, 50, 100)) * FEN_PER_WAN
    return LifeEvent(LifeEventKind.CONVERTED, day, name=name, entity_type=kind, capital_fen=fen)


def _after(entity: Entity, event: LifeEvent) -> Entity:
    """The items later events build on."""
    return replace(
        entity,
        name=event.name or entity.name,
        scope=event.scope or entity.scope,
        address=event.address if event.kind in _DOMICILE else entity.address,
        entity_type=event.entity_type or entity.entity_type,
        division=event.division or entity.division,
        authority=event.authority or entity.authority,
        capital_fen=event.capital_fen if event.capital_fen is not None else entity.capital_fen,
    )


def _end(rng: Random, entity: Entity, day: date) -> LifeEvent | None:
    chance = rng.random()
    if chance < _REVOCATION:
        document = f"桂市监处罚〔{day.year}〕{rng.randrange(1, 400)}号"
        reason = "连续两个年度未报送年度报告且通过登记的住所无法联系"
        return LifeEvent(LifeEventKind.REVOKED, day, document=document, reason=reason, authority=entity.authority)
    return _deregistered(rng, day) if chance < _REVOCATION + _EXIT else None


def _deregistered(rng: Random, applied: date) -> LifeEvent:
    """Group, notice within ten days, claims for 45 days, end, application within 30 days (SAMR-52 arts 44-46)."""
    ended = applied - timedelta(days=rng.randrange(2, 28))
    notice = ended - timedelta(days=rng.randrange(46, 90))
    group = notice - timedelta(days=rng.randrange(1, 9))
    cleared = ended + (applied - ended) // 2
    return LifeEvent(
        LifeEventKind.DEREGISTERED,
        applied,
        reason=rng.choice(("决议解散", "经营期限届满", "不再经营")),
        document=f"桂税清〔{cleared.year}〕{rng.randrange(1, 90000)}号",
        liquidation=(group, notice, ended, cleared, applied),
    )


_MAKERS: Final = {
    LifeEventKind.RENAMED: _renamed,
    LifeEventKind.RELOCATED: _relocated,
    LifeEventKind.SCOPE_CHANGED: _rescoped,
    LifeEventKind.CAPITAL_CHANGED: _recapitalised,
    LifeEventKind.PREMISES_OPENED: _premises,
    LifeEventKind.MOVED: _moved,
}
