"""How values look on the page: dates, times, money, names of places. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from chassis.clock import SHANGHAI
from smartsupervision.commandcenter.v1.command_center_pb2 import EntityMatch, Highlight
from smartsupervision.commandcenter.v1.facet_pb2 import Facet
from smartsupervision.enforcement.v1.penalty_case_pb2 import Amounts
from smartsupervision.licensing.v1.entity_pb2 import RegisteredCapital
from statutes import divisions

_WAN = 10_000
_FEN_PER_UNIT = 100
BAR_STEPS = 20


def date_text(day: Date) -> str:
    """1996-02-29; shorter where month or day is unknown; empty for no date."""
    if not day.year:
        return ""
    parts = [f"{day.year:04}"] + [f"{part:02}" for part in (day.month, day.day) if part]
    return "-".join(parts)


def time_text(moment: Timestamp) -> str:
    """The civil time of Shanghai to the second."""
    return _shanghai(moment).strftime("%Y-%m-%d %H:%M:%S")


def clock_text(moment: Timestamp) -> str:
    """The time of day of Shanghai to the second."""
    return _shanghai(moment).strftime("%H:%M:%S")


def day_text(moment: Timestamp) -> str:
    """The civil date of Shanghai."""
    return _shanghai(moment).strftime("%Y-%m-%d")


def _shanghai(moment: Timestamp) -> datetime:
    return moment.ToDatetime(UTC).astimezone(SHANGHAI)


def division_name(code: str) -> str:
    """The division's full name; the code itself where the tables lack it."""
    if code == divisions.WHOLE_COUNTRY:
        return "全国"
    return divisions.full_name(code) or code


def city_name(code: str) -> str:
    """The division's own name; a prefecture shows no longer than it must."""
    return divisions.name_of(code)


def capital_text(capital: RegisteredCapital) -> str:
    """In ten thousands where that is exact, else in the words of the source."""
    if not capital.HasField("amount_fen"):
        return capital.text
    units, fen = divmod(capital.amount_fen, _FEN_PER_UNIT)
    currency = {"CNY": "元", "": ""}.get(capital.currency, capital.currency)
    if units >= _WAN:
        amount = f"{units / _WAN:,.4f}".rstrip("0").rstrip(".")
        return f"{amount} 万{currency}"
    return f"{units:,}.{fen:02} {currency}"


def yuan(fen: int) -> str:
    """An amount of whole fen in yuan, with thousands separators."""
    sign, (units, rest) = ("-" if fen < 0 else ""), divmod(abs(fen), _FEN_PER_UNIT)
    return f"{sign}{units:,}.{rest:02}"


def sum_of(amounts: Amounts) -> int:
    """All of it, in fen."""
    return amounts.fine_fen + amounts.surcharge_fen + amounts.gain_fen


def quantity(thousandths: int) -> str:
    """A quantity kept in thousandths of its unit."""
    return f"{thousandths / 1000:,.3f}".rstrip("0").rstrip(".")


def highlight(match: EntityMatch, field: str) -> Highlight | None:
    """The first highlight of a field."""
    return next((found for found in match.highlights if found.field == field), None)


def bar(count: int, longest: int) -> int:
    """Length of a bar in twentieths of the longest, at least one for anything there is."""
    return max(1, round(BAR_STEPS * count / longest)) if count and longest else 0


class FacetRow(NamedTuple):
    """One value of a facet as the page shows it."""

    address: str
    chosen: bool
    name: str
    counted: str
    bar: int


def facet_rows(facet: Facet, link: Callable[[str, str], str], name_of: Callable[[str, str], str]) -> list[FacetRow]:
    """The values of a facet; made here, because a template calls functions slowly and there may be hundreds."""
    field = facet.field
    longest = max((value.count for value in facet.values), default=0)
    return [
        FacetRow(
            link(field, value.value),
            value.selected,
            value.label or name_of(field, value.value),
            grouped(value.count),
            bar(value.count, longest),
        )
        for value in facet.values
    ]


def facet_limit(facet: Facet, limit: int = 8) -> int:
    """How many values stand open: the first ones, and all up to the last chosen one."""
    chosen = [place for place, value in enumerate(facet.values) if value.selected]
    return max([limit, *(place + 1 for place in chosen)])


def label_of(facets: Sequence[Facet], field: str, value: str) -> str:
    """What an answer calls a facet's value; empty where the value says it itself."""
    found = (each.label for facet in facets if facet.field == field for each in facet.values if each.value == value)
    return next(found, "")


def article_text(source: str) -> str:
    """A source key as people write it: the instrument, then the article."""
    instrument, _, article = source.partition(":")
    return f"{instrument} §{article}" if article else instrument


def is_part(here: str, path: str) -> bool:
    """Whether an address lies in a part of the site; only the start is no part of anything below it."""
    address = here.partition("?")[0]
    return address == path or (path != "/" and address.startswith(f"{path}/"))


def joined(*parts: str) -> str:
    """The parts there are, with points between."""
    return " · ".join(part for part in parts if part)


def grouped(number: int) -> str:
    """With thousands separators."""
    return f"{number:,}"
