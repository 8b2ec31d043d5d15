"""Why due then, in words for both readers."""

from __future__ import annotations

import json
from typing import NamedTuple

from matters.domain.states import Deadline
from statutes.clock import Explanation


class Words(NamedTuple):
    """Step by step."""

    lines: tuple[str, ...]
    lines_zh: tuple[str, ...]


def explain(state: Deadline) -> Words:
    """The explanation recorded when the dates were set."""
    if state.fixed_on is None:
        recorded = Explanation.from_json(state.explanation)
        return Words(tuple(recorded.lines_en()), tuple(recorded.lines_zh()))
    facts = json.loads(state.explanation)
    rule, version, source, day = (facts[name] for name in ("rule_id", "version", "source", "fixed_on"))
    return Words(
        (f"Rule {rule} ({version}), {source}.", f"The last day is named itself: {day}."),
        (f"规则{rule}({version}版),{source}。", f"规定或者决定的最后一日:{day}。"),
    )
