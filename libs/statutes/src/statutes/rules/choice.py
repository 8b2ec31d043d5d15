"""Old law or newer milder law 从旧兼从轻 (NPC-行政处罚法:37; NPC-刑法:12).

The law of the act applies, unless the law at the decision is milder. Which is milder is a judgement over kinds and
ranges: this module compares what can be compared and proposes; a human decides and says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from statutes.rules.comparing import Point, points_between
from statutes.rules.errors import NotSubstantiveError
from statutes.rules.rows import Kind, Row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from statutes.rules.book import Rulebook

BASIS: Final = "NPC-行政处罚法:37"
R = TypeVar("R", bound=Row)


class Milder(StrEnum):
    """What the comparison of two versions says."""

    SAME = "same"
    """One version, or two that say the same: nothing to choose."""
    NEWER = "newer"
    OLDER = "older"
    UNCLEAR = "unclear"
    """Milder in one point and stricter in another, or not comparable."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The version of the act, the version of the decision, which is milder and why; nothing is applied by it.

    `proposed` is the version to put to the human: the newer one only where it is milder in every point compared.
    """

    at_act: Row
    at_decision: Row
    verdict: Milder
    reasons: tuple[str, ...]
    reasons_zh: tuple[str, ...]
    basis: str = BASIS

    @property
    def needs_human(self) -> bool:
        """Whether someone must decide; only where both versions say the same there is nothing to decide."""
        return self.verdict is not Milder.SAME

    @property
    def proposed(self) -> Row:
        """The version proposed."""
        return self.at_decision if self.verdict is Milder.NEWER else self.at_act


def milder(rulebook: Rulebook, kind: Kind[R], rule_id: str, act_ended: date, decided: date) -> Proposal:
    """Compare the versions of a substantive rule at the end of the act and at the decision.

    `NotSubstantiveError` for kinds of procedure, `UnknownRuleError` and `NoVersionError` as for any look-up.
    """
    if not kind.substantive:
        raise NotSubstantiveError(kind.name, rule_id)
    table = rulebook.table(kind)
    older, newer = table.at(rule_id, act_ended), table.at(rule_id, decided)
    points = list(points_between(older, newer)) if older is not newer else []
    return Proposal(
        older,
        newer,
        _verdict(points),
        tuple(point.text for point in points),
        tuple(point.text_zh for point in points),
    )


def _verdict(points: Iterable[Point]) -> Milder:
    signs = {point.sign for point in points}
    if not signs:
        return Milder.SAME
    if signs == {1}:
        return Milder.NEWER
    return Milder.OLDER if signs == {-1} else Milder.UNCLEAR
