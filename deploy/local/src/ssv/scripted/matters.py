"""What a scripted case is about, how far it goes, and the days of its steps."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from smartsupervision.enforcement.v1 import penalty_case_pb2 as pc
from ssv.scripted.casts import Cast
from ssv.scripted.driving import Ask, ask
from statutes.calendar import Calendar

Step = Generator[Ask, Any, Any]
STEPS: Final = (
    "clue", "filed", "investigated", "reported", "reviewed", "told", "decided", "served", "paid", "published",
    "closed", "archived",
)  # fmt: skip
"""How far a way may go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """当事人 of a script: an enterprise, or a person who answers for one."""

    label: str
    code: str = ""
    person_number: str = ""
    answers_for: int = 0

    def fields(self) -> dict[str, Any]:
        """As the contract names it."""
        if self.person_number:
            name = {"person_name": self.label, "person_number": self.person_number}
            return {"kind": pc.PARTY_KIND_PERSON, "answers_for": self.answers_for, **name}
        return {"kind": pc.PARTY_KIND_ENTITY, "uscc": self.code, "label": self.label}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the case is about, in the words of its documents."""

    key: str
    number: int
    """Running number within the division and year; unique."""
    cast: Cast
    title: str
    field: str
    facts: str
    basis: str
    """The article broken, and the one that punishes."""
    parties: tuple[Party, ...]
    fine_fen: int
    gain_fen: int
    value_fen: int
    low_fen: int
    high_fen: int
    filed_on: date
    act_ended_on: date
    drawn_in: int
    """The present year: numbers of another are not given out."""
    until: str = "archived"
    hearing: bool = False
    announced: bool = False
    """Nobody is found, so the notice is announced."""
    measure: bool = False
    supervised_until: date | None = None

    def goes(self, step: str) -> bool:
        """Whether the way goes this far."""
        return STEPS.index(step) <= STEPS.index(self.until)


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the steps, in working days."""

    calendar: Calendar

    def after(self, start: date, workdays: int) -> date:
        """So many working days later."""
        return self.calendar.add_workdays(start, workdays)


def number(matter: Matter, series: str) -> Step:
    """The document of the next number of a series."""
    paper = yield ask(
        "draw_number",
        unit=matter.cast.unit,
        series=series,
        year=matter.drawn_in,
        post=matter.cast.officers[0],
    )
    return paper.name


def digest(matter: Matter, title: str) -> str:
    """SHA-256 of what stands for a document's content."""
    return hashlib.sha256(f"{matter.key} {title}".encode()).hexdigest()
