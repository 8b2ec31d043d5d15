"""Names of enterprises 企业名称: their parts, whether one is taken, and words they may not have (SC-734)."""

from statutes.business_names.content import Effect, Objection, objections
from statutes.business_names.keys import key, likeness_keys
from statutes.business_names.likeness import (
    Existing,
    Likeness,
    Proposal,
    Standing,
    compare,
    conflicts,
    kept_until,
)
from statutes.business_names.parts import Parts, split
from statutes.business_names.reasons import REASONS, Result

__all__ = [
    "REASONS",
    "Effect",
    "Existing",
    "Likeness",
    "Objection",
    "Parts",
    "Proposal",
    "Result",
    "Standing",
    "compare",
    "conflicts",
    "kept_until",
    "key",
    "likeness_keys",
    "objections",
    "split",
]
