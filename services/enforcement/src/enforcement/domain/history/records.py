"""Earlier matters of an entity or a person, as far as they count for a later one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from types import MappingProxyType
from uuid import UUID


class HistoryKind(IntEnum):
    """What it was."""

    UNSPECIFIED = 0
    PENALTY = 1
    """普通程序处罚"""
    ON_THE_SPOT = 2
    """当场处罚"""
    CAUTION = 3
    """提醒告诫、约谈、警示、责令改正: no penalty, but known"""
    ADOPTED = 4
    """历史案件: a penalty that an older system recorded"""


PENALTIES = frozenset({HistoryKind.PENALTY, HistoryKind.ON_THE_SPOT, HistoryKind.ADOPTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """One finding: the matter, its kind and its day, and nothing of the person."""

    matter: str
    """Resource name."""
    party: int
    """Number of the party within the matter; 0 where it has one party only."""
    kind: HistoryKind
    field: str
    """Field of law; "" where it is not recorded."""
    number: str
    """Of the document."""
    decided_on: date
    penalties: tuple[str, ...]
    """Codes of what was imposed."""
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A finding and whom it is about: a credit code, or a person kept in the vault."""

    earlier: Earlier
    uscc: str = ""
    identity: UUID | None = None
    """Reference of the person's name and number."""


@dataclass(frozen=True, slots=True)
class History:
    """Everybody's findings as of the beginning of a command."""

    entries: Mapping[str, tuple[Earlier, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By credit code, or by what stands for a person."""
    persons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Vault reference -> what stands for the person."""

    def of(self, uscc: str, reference: str) -> Iterable[Earlier]:
        """Findings about an entity, or about the person behind a reference, newest first."""
        subject = uscc or self.persons.get(reference, "")
        found = self.entries.get(subject, ()) if subject else ()
        return sorted(found, key=lambda each: (each.decided_on, each.matter), reverse=True)

    def later(self, entries: Sequence[tuple[str, Earlier]], persons: Mapping[str, str]) -> History:
        """With these besides: what a matter said before is replaced by what it says now."""
        found = dict(self.entries)
        for subject, each in entries:
            others = [one for one in found.get(subject, ()) if _key(one) != _key(each)]
            found[subject] = (*others, each)
        return History(found, {**self.persons, **persons})


def _key(earlier: Earlier) -> tuple[str, int, str]:
    return earlier.matter, earlier.party, earlier.number


NO_HISTORY = History()
