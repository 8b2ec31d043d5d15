"""Kinds of penalty 行政处罚种类 (NPC-行政处罚法:9); the codes are the project's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from statutes.rules.nodes import read_truth
from statutes.rules.rows import Field, Kind, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyKind(Row):
    """One kind; `money` kinds carry an amount and what was paid, `police_only` ones are never imposed here.

    `hearing` marks kinds that give the right to a hearing at any amount (NPC-行政处罚法:63).
    """

    money: bool
    police_only: bool
    hearing: bool


PENALTY_KIND: Final = Kind(
    name="penalty_kind",
    row=PenaltyKind,
    fields={"money": Field(read_truth), "police_only": Field(read_truth), "hearing": Field(read_truth)},
    substantive=True,
)
