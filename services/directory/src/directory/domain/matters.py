"""Open matters of all services, as the directory knows them from their events: which post owns what, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from directory.domain.refusal import refuse
from statutes.refusals import Refusal

SHOWN = 20
"""Matters named in a refusal; the count says how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDeadline:
    """A running time limit of a matter."""

    rule_id: str
    act_by: date | None
    """None while it is suspended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMatter:
    """A matter that somebody must finish."""

    matter: str
    """Resource name in the service that owns it."""
    source: str
    """That service, such as `/licensing`."""
    matter_kind: str
    title: str
    owner_post: UUID
    division: str = ""
    deadlines: tuple[OpenDeadline, ...] = ()

    @property
    def act_by(self) -> date | None:
        """The earliest day of its deadlines; None if none is running."""
        return min((each.act_by for each in self.deadlines if each.act_by), default=None)

    def __str__(self) -> str:
        limits = ", ".join(f"{each.rule_id} {each.act_by or 'suspended'}" for each in self.deadlines)
        return f"{self.matter} {self.title} ({limits or 'no time limit'})"


class OpenMatters:
    """Open matters by post."""

    def __init__(self, matters: Iterable[OpenMatter] = ()) -> None:
        self._by_post: dict[UUID, list[OpenMatter]] = {}
        for each in matters:
            self._by_post.setdefault(each.owner_post, []).append(each)

    def of(self, post: UUID) -> list[OpenMatter]:
        """What a post owns, the most urgent first."""
        return sorted(self._by_post.get(post, ()), key=lambda each: (each.act_by or date.max, each.matter))

    def owned(self, post: UUID, matter: str) -> OpenMatter | None:
        """A matter if the post owns it."""
        return next((each for each in self._by_post.get(post, ()) if each.matter == matter), None)


def owning(post: str, matters: list[OpenMatter]) -> Refusal:
    """The refusal that lists what a post owns, with its deadlines."""
    shown = "; ".join(str(each) for each in matters[:SHOWN])
    return refuse(
        "POST_HAS_OPEN_MATTERS",
        "",
        {f"matter.{number}": str(each) for number, each in enumerate(matters[:SHOWN], start=1)},
        post=post,
        count=len(matters),
        matters=shown,
    )
