"""行政处罚裁量 (NPC-行政处罚法:30-34; SAMR-国市监法规〔2022〕2号): tier, computed range, and the amount chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from enforcement.domain.cases.kinds import DecisionOutcome, Tier
from enforcement.domain.cases.values import Discretion
from enforcement.domain.refusal import names, refuse, refuse_if_any, texts

LIGHTER_PERCENT: Final = 30
HEAVIER_PERCENT: Final = 70
"""The lowest 30 % of the range are lighter, the highest 30 % heavier (国市监法规〔2022〕2号; confidence F)."""
NO_PENALTY_TIERS: Final = frozenset({Tier.NONE, Tier.FIRST_EXEMPT})


def computed(low_fen: int, high_fen: int, tier: Tier) -> tuple[int, int]:
    """The part of a clause's range that belongs to a tier, both ends included.

    >>> computed(1_000, 11_000, Tier.LIGHTER), computed(1_000, 11_000, Tier.ORDINARY)
    ((1000, 4000), (4000, 8000))
    >>> computed(1_000, 11_000, Tier.MITIGATED)
    (0, 999)
    """
    third = low_fen + (high_fen - low_fen) * LIGHTER_PERCENT // 100
    upper = low_fen + (high_fen - low_fen) * HEAVIER_PERCENT // 100
    match tier:
        case Tier.MITIGATED:
            return 0, max(0, low_fen - 1)
        case Tier.LIGHTER:
            return low_fen, third
        case Tier.ORDINARY:
            return third, upper
        case Tier.HEAVIER:
            return upper, high_fen
        case _:
            return 0, 0


def recorded(given: Discretion, outcome: DecisionOutcome, fine_fen: int) -> Discretion:
    """The record, with the range the tier computes and whether the amount lies outside it.

    Refusals TIER_AND_OUTCOME, RANGE_MALFORMED, CHOSEN_DIFFERS, FACTORS_REQUIRED, FIELD_REQUIRED.
    """
    refuse_if_any([*names(**{"discretion.clause": given.clause}), *texts(**{"discretion.reason": given.reason})])
    exempt = given.tier in NO_PENALTY_TIERS
    if given.tier is Tier.UNSPECIFIED or exempt is not (outcome is DecisionOutcome.NO_PENALTY):
        raise refuse("TIER_AND_OUTCOME", "discretion.tier")
    if not 0 <= given.low_fen <= given.high_fen:
        raise refuse("RANGE_MALFORMED", "discretion.low_fen")
    if given.chosen_fen != fine_fen:
        raise refuse("CHOSEN_DIFFERS", "discretion.chosen_fen", chosen=given.chosen_fen, fine=fine_fen)
    if given.tier is not Tier.ORDINARY and not given.factors:
        raise refuse("FACTORS_REQUIRED", "discretion.factors")
    low, high = computed(given.low_fen, given.high_fen, given.tier)
    return replace(
        given, computed_low_fen=low, computed_high_fen=high, deviates=not exempt and not low <= fine_fen <= high
    )
