"""Two versions of a rule point by point: in which is the newer one milder for the party."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from statutes.clock import Period, Unit
from statutes.rules.publicity import PublicityClass
from statutes.rules.rows import Row
from statutes.rules.thresholds import Threshold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from statutes.rules.conditions import Condition

_DAYS: Final = {Unit.DAY: 1, Unit.MONTH: 30, Unit.YEAR: 365}


@dataclass(frozen=True, slots=True)
class Point:
    """One point of comparison: +1 the newer version is milder in it, -1 stricter, 0 cannot be said."""

    sign: int
    text: str
    text_zh: str


def points_between(older: Row, newer: Row) -> Iterable[Point]:
    """Every point in which two versions of one rule differ."""
    if isinstance(older, Threshold) and isinstance(newer, Threshold):
        yield from _conditions(older.any, newer.any, "")
        for tier in sorted({*older.tiers, *newer.tiers}):
            yield from _conditions(older.tiers.get(tier, ()), newer.tiers.get(tier, ()), tier)
        yield from _flag(
            "half of two amounts is enough", "达到两项标准各一半即可", older.half_of_two, newer.half_of_two
        )
    elif isinstance(older, PublicityClass) and isinstance(newer, PublicityClass):
        yield from _length("longest publicity", "最长公示期", older.maximum, newer.maximum)
        yield from _length("wait before repair", "最短公示期", older.minimum, newer.minimum)
        yield from _flag("no early repair", "不得提前修复", not older.repairable, not newer.repairable)
        if older.kinds != newer.kinds or older.fields_of != newer.fields_of:
            yield Point(0, "the class covers other kinds or fields", "适用的处罚种类或者领域不同")
    elif _differ(older, newer):
        yield Point(0, "the versions differ in points that cannot be compared", "两个版本存在无法比较的差异")


def _differ(older: Row, newer: Row) -> bool:
    common = set(Row.__dataclass_fields__)
    own = [name for name in type(older).__dataclass_fields__ if name not in common]
    return any(getattr(older, name) != getattr(newer, name) for name in own)


def _conditions(older: Iterable[Condition], newer: Iterable[Condition], tier: str) -> Iterable[Point]:
    """Conditions of one shape are compared by their bounds; one that came or went speaks for itself."""
    before, after = _by_shape(older), _by_shape(newer)
    place, place_zh = (f"{tier}: ", f"{tier}:") if tier else ("", "")
    for shape in sorted({*before, *after}):
        old, new = before.get(shape), after.get(shape)
        if old is None:
            yield Point(-1, f"{place}condition added: {new}", f"{place_zh}新增条件 {new}")
        elif new is None:
            yield Point(1, f"{place}condition dropped: {old}", f"{place_zh}取消条件 {old}")
        elif set(old.clauses) != set(new.clauses):
            yield Point(_harder(old, new), f"{place}{old} became {new}", f"{place_zh}{old} 改为 {new}")


def _by_shape(conditions: Iterable[Condition]) -> dict[str, Condition]:
    shapes: dict[str, Condition] = {}
    for condition in conditions:
        shape = "&".join(sorted(f"{clause.subject}{clause.comparison}" for clause in condition.clauses))
        # Two of one shape cannot be told apart by it, so the second keeps its bounds in its name.
        shapes[shape if shape not in shapes else str(condition)] = condition
    return shapes


def _harder(old: Condition, new: Condition) -> int:
    """+1 when the new bounds are harder to reach, -1 when easier, 0 when some are and some are not."""
    bounds = {(clause.subject, clause.comparison): clause.bound for clause in old.clauses}
    signs = set()
    for clause in new.clauses:
        change = clause.bound - bounds[(clause.subject, clause.comparison)]
        if change:
            upward = clause.comparison.startswith(">")
            signs.add(1 if (change > 0) == upward else -1)
    return signs.pop() if len(signs) == 1 else 0


def _length(name: str, name_zh: str, old: Period | None, new: Period | None) -> Iterable[Point]:
    if old != new:
        sign = _shorter(old, new)
        yield Point(
            sign, f"{name}: {old or 'none'} became {new or 'none'}", f"{name_zh}由{old or '无'}改为{new or '无'}"
        )


def _shorter(old: Period | None, new: Period | None) -> int:
    if old is None or new is None:
        return -1 if old is None else 1
    if old.unit not in _DAYS or new.unit not in _DAYS:
        return 0
    before, after = old.amount * _DAYS[old.unit], new.amount * _DAYS[new.unit]
    return (before > after) - (before < after)


def _flag(name: str, name_zh: str, old: bool, new: bool) -> Iterable[Point]:
    if old != new:
        verb, verb_zh = ("added", "新增") if new else ("dropped", "取消")
        yield Point(-1 if new else 1, f"{verb}: {name}", f"{verb_zh}:{name_zh}")
