"""What each outcome of a reconsideration or suit does: the one table that all else follows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from enforcement.domain.cases.remedies import DecisionEffect, PublicityEffect, RemedyEffect, RemedyOutcome

_KEPT: Final = RemedyEffect(decision=DecisionEffect.KEPT, publicity=PublicityEffect.NONE, counts=True, corrected=False)
_ENDED: Final = RemedyEffect(
    decision=DecisionEffect.ENDED, publicity=PublicityEffect.WITHDRAWN, counts=False, corrected=True
)
_REPLACED: Final = RemedyEffect(
    decision=DecisionEffect.REPLACED, publicity=PublicityEffect.REPLACED, counts=True, corrected=True
)

EFFECTS: Final[Mapping[RemedyOutcome, RemedyEffect]] = MappingProxyType(
    {
        # NPC-行政复议法:68, NPC-行政诉讼法:69.
        RemedyOutcome.UPHELD: _KEPT,
        # NPC-行政复议法:63, NPC-行政诉讼法:77.
        RemedyOutcome.CHANGED: _REPLACED,
        # NPC-行政复议法:64, NPC-行政诉讼法:70.
        RemedyOutcome.ANNULLED: _ENDED,
        # NPC-行政复议法:65, NPC-行政诉讼法:74: not annulled, but no longer shown (NPC-行政处罚法:48).
        RemedyOutcome.UNLAWFUL: RemedyEffect(
            decision=DecisionEffect.KEPT, publicity=PublicityEffect.WITHDRAWN, counts=True, corrected=True
        ),
        # NPC-行政复议法:64, NPC-行政诉讼法:70-71.
        RemedyOutcome.REMAKE: RemedyEffect(
            decision=DecisionEffect.REMADE, publicity=PublicityEffect.WITHDRAWN, counts=False, corrected=True
        ),
        # NPC-行政复议法:73-74, NPC-行政诉讼法:60; with a content of its own it is a change.
        RemedyOutcome.SETTLED: _KEPT,
        # NPC-行政复议法:41, NPC-行政诉讼法:62.
        RemedyOutcome.WITHDRAWN: _KEPT,
        # NPC-行政复议法:33, 69, NPC-行政诉讼法:51.
        RemedyOutcome.REJECTED: _KEPT,
        # NPC-行政复议法:34, NPC-行政诉讼法:45: the party may sue within fifteen days.
        RemedyOutcome.UNANSWERED: _KEPT,
        # NPC-行政复议法:67, NPC-行政诉讼法:75.
        RemedyOutcome.VOID: _ENDED,
    }
)
"""`APPEALED` is not in it: a judgment that took no effect does nothing."""


def effect_of(outcome: RemedyOutcome, changes: bool) -> RemedyEffect:
    """The effect; `changes` tells whether a settlement has a content of its own."""
    if outcome is RemedyOutcome.SETTLED and changes:
        return _REPLACED
    return EFFECTS[outcome]
