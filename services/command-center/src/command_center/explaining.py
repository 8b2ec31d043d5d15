"""Why a limit is due then, in words for both readers, from what its owner recorded. Pure."""

from __future__ import annotations

from typing import NamedTuple

from command_center import days
from smartsupervision.matters.v1.deadline_pb2 import Deadline
from statutes.clock import ClockError, Explanation


class Why(NamedTuple):
    """Line by line."""

    zh: tuple[str, ...]
    en: tuple[str, ...]


def why(deadline: Deadline) -> Why:
    """The explanation recorded when the dates were set; for a date that is named itself, just that."""
    fixed = days.civil(deadline.fixed_on)
    if fixed is not None:
        return _fixed(deadline, fixed.isoformat())
    try:
        recorded = Explanation.from_json(deadline.explanation)
    except ClockError:
        # Written by a later version of the library: the rule and its article still say where to look.
        return _rule(deadline)
    return Why(tuple(recorded.lines_zh()), tuple(recorded.lines_en()))


def _fixed(deadline: Deadline, day: str) -> Why:
    rule = _rule(deadline)
    return Why((*rule.zh, f"规定或者决定的最后一日：{day}。"), (*rule.en, f"The last day is named itself: {day}."))


def _rule(deadline: Deadline) -> Why:
    rule, version, source = deadline.rule_id, deadline.rule_version, deadline.source
    return Why((f"规则{rule}（{version}版），{source}。",), (f"Rule {rule} ({version}), {source}.",))
