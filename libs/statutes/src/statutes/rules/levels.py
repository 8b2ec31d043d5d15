"""At which level an item is decided in one area: handed down 下放 or entrusted 委托 by a document, from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from statutes import divisions
from statutes.rules.licences import Authority, HandedDown
from statutes.rules.nodes import one_of
from statutes.rules.rows import Field, Kind, Reference, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLevel(Row):
    """Who decides on a kind of licence within a division; the rule id is `licence/division`.

    DEVOLVED: the authority of that level decides in its own name. ENTRUSTED: it decides in the name of the one that
    entrusted it, which answers for the act (NPC-行政许可法:24).
    """

    level: Authority
    handed_down: HandedDown

    @property
    def licence(self) -> str:
        """The kind of licence."""
        return self.rule_id.partition("/")[0]

    @property
    def division(self) -> str:
        """The division within which it holds, with all below it."""
        return self.rule_id.partition("/")[2]


def item_level_id(licence: str, division: str) -> str:
    """Id of the row about a licence in a division."""
    return f"{licence}/{division}"


def chain(division: str) -> Iterator[str]:
    """The division itself, then each one it lies in, up to the province."""
    yield from dict.fromkeys((division, divisions.city_of(division), divisions.province_of(division)))


def _licence(row: ItemLevel) -> Iterable[Reference]:
    yield Reference("licence_kind", row.licence)


def _names_division(row: ItemLevel) -> None:
    if divisions.find(row.division) is None:
        raise row.position.error("FIELD_VALUE", f"write the division into the id: {row.licence}/450100")


ITEM_LEVEL: Final = Kind(
    name="item_level",
    row=ItemLevel,
    fields={"level": Field(one_of(Authority)), "handed_down": Field(one_of(HandedDown))},
    references=_licence,
    check=_names_division,
)
