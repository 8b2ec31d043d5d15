"""Whether a name may be used at all: its trade name (SC-734:8), places (:7) and words (:11-12).

The words are a short table of ours, not the whole of what offends: a name without objection is not thereby
allowed, and a person decides where the effect is a review.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from statutes.business_names import tables
from statutes.business_names.parts import SHORTEST_TRADE_NAME, split
from statutes.characters import is_han
from statutes.divisions import Level
from statutes.text import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from statutes.business_names.parts import Parts
    from statutes.business_names.tables import Restricted


class Effect(StrEnum):
    """What follows: refused, only with the State Council's approval, or looked at by a person."""

    REFUSE = "refuse"
    APPROVE = "approve"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing that stands against a name; `reason` is stable, `word` the part objected to."""

    reason: str
    word: str
    effect: Effect
    rule: str
    message: str
    message_zh: str
    remedy: str


_REMEDIES: Final = {
    Effect.REFUSE: "choose a name without the word",
    Effect.APPROVE: "leave the word out, or bring the State Council's approval",
    Effect.REVIEW: "show that the word has another meaning or qualifies the industry",
}
_REASONS: Final = {
    Effect.REFUSE: "WORD_FORBIDDEN",
    Effect.APPROVE: "WORD_NEEDS_APPROVAL",
    Effect.REVIEW: "WORD_NEEDS_REVIEW",
}
_MUNICIPALITIES: Final = frozenset({"11", "12", "31", "50"})


def objections(name: str, home: str = "") -> tuple[Objection, ...]:
    """Everything that stands against a name, what leads to refusal first; `home` as for `split`."""
    parts = split(name, home)
    found = [*_trade_name(parts), *_places(parts), *_words(comparable(name), parts)]
    return tuple(sorted(found, key=lambda objection: list(Effect).index(objection.effect)))


def _trade_name(parts: Parts) -> Iterator[Objection]:
    text = parts.trade_name
    if len(text) < SHORTEST_TRADE_NAME:
        yield Objection(
            "TRADE_NAME_TOO_SHORT", text, Effect.REFUSE, "SC-734:8",
            "a trade name has at least two Chinese characters", "字号应当由两个以上汉字组成",
            "choose a longer trade name",
        )  # fmt: skip
    elif not is_han(text):
        yield Objection(
            "TRADE_NAME_NOT_CHINESE", text, Effect.REFUSE, "SC-734:5",
            "a trade name has Chinese characters only", "字号应当使用规范汉字", "write the trade name in Chinese",
        )  # fmt: skip
    elif text in tables.places():
        yield Objection(
            "PLACE_AS_TRADE_NAME", text, Effect.REVIEW, "SC-734:8",
            "the name of a place is no trade name unless it has another meaning",
            "县级以上行政区划名称不得作为字号,另有含义的除外", "show the other meaning, or choose another trade name",
        )  # fmt: skip
    elif text in tables.industry_words():
        yield Objection(
            "INDUSTRY_AS_TRADE_NAME", text, Effect.REVIEW, "SC-734:8",
            "a word of industry is no trade name unless it has another meaning",
            "行业或者经营特点不得作为字号,另有含义的除外", "show the other meaning, or put a trade name before it",
        )  # fmt: skip


def _places(parts: Parts) -> Iterator[Objection]:
    """A district stands after its city (SC-734:7)."""
    for before, place in zip(("", *parts.places), parts.places, strict=False):
        district = place.endswith("区") and all(d.level is Level.COUNTY for d in tables.places()[place])
        if district and not _is_city(before):
            yield Objection(
                "DISTRICT_WITHOUT_CITY", place, Effect.REFUSE, "SC-734:7",
                f"the district {place} is named together with its city",
                f"市辖区名称“{place}”应当同时冠以其所属设区的市的名称", "put the city's name before it",
            )  # fmt: skip


def _is_city(place: str) -> bool:
    wider = tables.places().get(place, ())
    return any(d.level is Level.CITY or (d.level is Level.PROVINCE and d.code[:2] in _MUNICIPALITIES) for d in wider)


def _words(plain: str, parts: Parts) -> Iterator[Objection]:
    covered: list[str] = []
    for row in tables.restricted():
        if any(row.word in word for word in covered) or not _stands(row, plain, parts):
            continue
        covered.append(row.word)
        effect = Effect(row.effect)
        yield Objection(
            _REASONS[effect],
            row.word,
            effect,
            f"SC-734:{row.ground}",
            f"the word {row.word} stands in the name",
            f"名称中含有“{row.word}”",
            _REMEDIES[effect],
        )


def _stands(row: Restricted, plain: str, parts: Parts) -> bool:
    match row.where:
        case "start":
            return plain.startswith(row.word)
        case "middle":
            return re.search(f".{re.escape(row.word)}", plain) is not None
        case "trade":
            return row.word in parts.trade_name
        case _:
            return row.word in plain
