"""Forms of a name for looking it up: one for equality, a few for finding whatever might be too like it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from statutes.business_names import tables
from statutes.business_names.parts import SHORTEST_TRADE_NAME, split
from statutes.text import comparable

if TYPE_CHECKING:
    from statutes.business_names.parts import Parts

_MARKS: Final = re.compile(r"[\W_]+")
# Put before or after a known trade name they make no other one: 新东风, 老东风, 东风记.
_BEFORE: Final = ("正宗", "新", "老", "大", "小", "真")
_AFTER: Final = ("记", "氏", "号", "堂", "坊", "轩", "阁", "居")


def key(name: str) -> str:
    """Two names with the same key are one name: width, script, case, brackets, dots and spaces are folded."""
    return _MARKS.sub("", comparable(name))


def likeness_keys(name: str, home: str = "") -> tuple[str, ...]:
    """Keys of which two names share at least one if `compare` could find them identical or similar.

    A service keeps them indexed beside the registering authority and looks candidates up by equality:
    `home` is that authority's division, as for `split`.
    `n:` the whole name, `t:` the trade name, `s:` its sound without words like 新 or 老.
    """
    trade_name = split(name, home).trade_name
    if not trade_name:
        return (f"n:{key(name)}",)
    return (f"n:{key(name)}", f"t:{trade_name}", f"s:{sound(trade_name)}")


def sound(trade_name: str) -> str:
    """The core of a trade name with characters that sound or look alike made one."""
    return core(trade_name).translate(tables.soundalikes())


def core(trade_name: str) -> str:
    """A trade name without the words that make no difference, as long as two characters are left."""
    text = trade_name
    for word in _BEFORE:
        if text.startswith(word) and len(text) - len(word) >= SHORTEST_TRADE_NAME:
            text = text.removeprefix(word)
            break
    for word in _AFTER:
        if text.endswith(word) and len(text) - len(word) >= SHORTEST_TRADE_NAME:
            return text.removesuffix(word)
    return text


def same_parts(one: Parts, other: Parts) -> bool:
    """Whether two names have the same trade name, words of industry and places, in whatever order."""
    return bool(one.trade_name) and (one.trade_name, one.industry, set(one.places), one.form, one.branch) == (
        other.trade_name,
        other.industry,
        set(other.places),
        other.form,
        other.branch,
    )
