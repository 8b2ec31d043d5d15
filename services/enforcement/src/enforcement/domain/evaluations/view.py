"""A closed file as an evaluation sees it: the case and what belongs to it, the law, and the roster of then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import DecisionOutcome
from enforcement.domain.cases.values import Decision, Notice, Party
from enforcement.domain.clues.clues import Clue
from enforcement.domain.context import Context
from enforcement.domain.documents.records import CaseDocument
from enforcement.domain.evidence.records import Evidence
from enforcement.domain.measures.records import Measure, SeizedGoods
from enforcement.domain.people import TWO
from matters.domain.states import Deadline
from statutes.refusals import Refusal
from statutes.rules import FileCheck


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is not as it should be."""

    place: str
    """Which document, item, party or step."""
    found: str
    right: str
    """What would have been right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """Everything of one case, as it stands when it is evaluated."""

    number: UUID
    case: PenaltyCase
    context: Context
    clue: Clue | None = None
    documents: Sequence[CaseDocument] = ()
    evidence: Mapping[UUID, Evidence] = field(default_factory=dict)
    measures: Mapping[UUID, Measure] = field(default_factory=dict)
    goods: Sequence[SeizedGoods] = ()
    limits: Sequence[Deadline] = ()
    """Of the case, its clue, its measures and its publications."""

    @property
    def punished(self) -> Iterator[tuple[Party, Decision]]:
        """Parties with a penalty in force."""
        for party in self.case.parties:
            if party.decision and party.decision.outcome is DecisionOutcome.PENALTY:
                yield party, party.decision

    @property
    def told(self) -> Iterator[tuple[Party, Decision, Notice]]:
        """Parties with a penalty in force that were told before, with what they were told last."""
        for party, decision in self.punished:
            if party.notice:
                yield party, decision, party.notice


Check = Callable[[CaseFile, FileCheck], Iterator[Defect]]
"""A pure look at a file for one point; finds nothing where the point does not apply."""

NOT_STATED: Final = "未记载"


def of_party(party: Party, what: str = "") -> str:
    """A place in the part of one party."""
    return f"当事人{party.number} {what}".strip()


def day(value: date | None) -> str:
    """A day as a finding names it."""
    return value.isoformat() if value else NOT_STATED


def discussed(file: CaseFile, party: Party, decision: Decision) -> bool:
    """Whether the leaders discussed this party's decision before it was made."""
    return any(
        (not each.parties or party.number in each.parties) and each.on <= decision.decided_on
        for each in file.case.discussions
    )


def unfit(file: CaseFile, posts: Sequence[UUID], on: date) -> Iterator[str]:
    """Why officers may not act together on a day: fewer than two people, or one without a valid certificate."""
    people = {file.context.roster.holder(post, on) for post in posts} - {None}
    if len(people) < TWO:
        yield f"{on}仅有{len(people)}名执法人员"
    for post in posts:
        try:
            file.context.roster.require_certificate(post, on)
        except Refusal as refusal:
            yield refusal.faults[0].message_zh
