"""The account of an import of sampling results: every row of the file is in exactly one of five sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from enforcement.intake.planning import Plan, Way
from enforcement.intake.sampled import Passed, Sampled, Unreadable


class Became(StrEnum):
    """What became of a row."""

    CLUE = "clue"
    NOTICE = "notice"
    """Every party of its batch sits outside the region."""
    MERGED = "merged"
    """Its batch had been begun by an earlier row."""
    PASSED = "passed"
    REFUSED = "refused"


class Fate(StrEnum):
    """What became of a record that was sent."""

    MADE = "made"
    KNOWN = "known"
    DIFFERS = "differs"
    """Known, with other content: what is recorded stays, and the report says what differs."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Sent:
    """A plan and its answer."""

    plan: Plan
    fate: Fate
    name: str = ""
    """Resource name of the clue or notice."""
    reason: str = ""
    message: str = ""
    differences: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Field -> (recorded, offered)."""

    def as_dict(self) -> dict[str, Any]:
        """For the report; empty parts are left out."""
        shown: dict[str, Any] = {
            "way": self.plan.way.value,
            "fate": self.fate.value,
            "name": self.name,
            "party": self.plan.label,
            "part": self.plan.part,
            "place": self.plan.place,
            "event": self.plan.event_key,
            "lines": list(self.plan.lines),
            "reason": self.reason,
            "message": self.message,
            "differences": {name: {"recorded": a, "offered": b} for name, (a, b) in self.differences.items()},
        }
        return {key: value for key, value in shown.items() if value}


def account(read: Sequence[Sampled | Passed | Unreadable], sent: Sequence[Sent]) -> dict[str, Any]:
    """The report's sums and lists. `accounted` says whether the five sums are the rows read."""
    became = rows(read, sent)
    sums = Counter(became.values())
    fates = Counter((each.plan.way, each.fate) for each in sent)
    return {
        "rows_read": len(read),
        **{each.value: sums[each] for each in Became},
        "accounted": sums.total() == len(read) and set(became) == {each.line for each in read},
        "records": {way.value: {fate.value: fates[way, fate] for fate in Fate} for way in Way},
        "events": len({each.plan.event_key for each in sent}),
        "refused_rows": [
            {"line": each.line, "reason": each.reason, "message_zh": each.message_zh}
            for each in read
            if isinstance(each, Unreadable)
        ],
        "rows": {str(line): each.value for line, each in sorted(became.items()) if each is not Became.PASSED},
        "sent": [each.as_dict() for each in sent],
    }


def rows(read: Iterable[Sampled | Passed | Unreadable], sent: Iterable[Sent]) -> dict[int, Became]:
    """What became of each row by its line."""
    found = {each.line: Became.PASSED for each in read if isinstance(each, Passed)}
    found |= {each.line: Became.REFUSED for each in read if isinstance(each, Unreadable)}
    by_event: dict[str, list[Sent]] = {}
    for each in sent:
        by_event.setdefault(each.plan.event_key, []).append(each)
    for shares in by_event.values():
        first, *later = shares[0].plan.lines
        found[first] = _of_batch(shares)
        found |= dict.fromkeys(later, Became.REFUSED if found[first] is Became.REFUSED else Became.MERGED)
    return found


def _of_batch(shares: Sequence[Sent]) -> Became:
    # A batch of which one share was refused is not done: its rows stand among the refused until it is sent again.
    if any(each.fate is Fate.REFUSED for each in shares):
        return Became.REFUSED
    here = any(each.plan.way is not Way.NOTICE for each in shares)
    return Became.CLUE if here else Became.NOTICE
