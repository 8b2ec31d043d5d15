"""What happened in findings: past tense, absolute values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeAlias
from uuid import UUID

from licensing.domain.reports.kinds import FindingStage, Ground, ListingKind, ReporterKind
from licensing.domain.reports.states import AbnormalFinding, Letter, SiteCheck

Patch: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSubject:
    """Whose finding it is, on which ground, and by which rules."""

    entity: UUID
    code: str
    subject_name: str
    division: str
    reporter: ReporterKind
    ground: Ground
    listing: ListingKind
    rule_id: str
    decide: str
    year: int
    owner_post: UUID | None

    def patch(self) -> dict[str, Any]:
        """The fields every new finding has."""
        return {
            "entity": self.entity,
            "code": self.code,
            "subject_name": self.subject_name,
            "division": self.division,
            "reporter": self.reporter,
            "ground": self.ground,
            "listing": self.listing,
            "rule_id": self.rule_id,
            "decide": self.decide,
            "year": self.year,
            "owner_post": self.owner_post,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AbnormalityFound:
    """A ground is there at once: not filed, false, not at its address, a name kept."""

    at: datetime
    about: FindingSubject
    check: SiteCheck | None
    document: str
    reason: str
    found_date: date

    def patch(self, state: AbnormalFinding) -> Patch:
        """To be decided on."""
        return {
            **self.about.patch(),
            "stage": FindingStage.FOUND,
            "check": self.check,
            "document": self.document,
            "reason": self.reason,
            "found_date": self.found_date,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSent:
    """A special letter went to the registered address; the first one opens the finding."""

    at: datetime
    about: FindingSubject | None
    letters: tuple[Letter, ...]

    def patch(self, state: AbnormalFinding) -> Patch:
        """Checking."""
        about = self.about.patch() if self.about else {}
        return {**about, "stage": FindingStage.CHECKING, "letters": self.letters}


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterReturned:
    """A letter came back unsigned, or was signed for."""

    at: datetime
    letters: tuple[Letter, ...]

    def patch(self, state: AbnormalFinding) -> Patch:
        """What became of it."""
        return {"letters": self.letters}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationOrdered:
    """责令公示."""

    at: datetime
    about: FindingSubject
    ordered: str
    document: str
    served_date: date

    def patch(self, state: AbnormalFinding) -> Patch:
        """Checking."""
        return {
            **self.about.patch(),
            "stage": FindingStage.CHECKING,
            "ordered": self.ordered,
            "document": self.document,
            "served_date": self.served_date,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AbnormalityVerified:
    """What was checked is so."""

    at: datetime
    reason: str
    found_date: date

    def patch(self, state: AbnormalFinding) -> Patch:
        """To be decided on."""
        return {"stage": FindingStage.FOUND, "reason": self.reason, "found_date": self.found_date}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingDismissed:
    """What was checked is not so: the letter was signed for, the information published."""

    at: datetime
    reason: str
    dismissed_date: date

    def patch(self, state: AbnormalFinding) -> Patch:
        """Over."""
        return {"stage": FindingStage.DISMISSED, "reason": self.reason, "closed_date": self.dismissed_date}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingRecorded:
    """Listed or marked, and publicised."""

    at: datetime
    document: str
    publicised_date: date

    def patch(self, state: AbnormalFinding) -> Patch:
        """Listed."""
        return {
            "stage": FindingStage.LISTED,
            "document": self.document,
            "publicised_date": self.publicised_date,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingObjected:
    """The entity objected."""

    at: datetime
    objection: str
    objected_date: date
    objections: int

    def patch(self, state: AbnormalFinding) -> Patch:
        """To be taken up or not."""
        return {
            "stage": FindingStage.OBJECTED,
            "objection": self.objection,
            "objected_date": self.objected_date,
            "objections": self.objections,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingObjectionAnswered:
    """It was taken up, or not."""

    at: datetime
    accepted: bool
    document: str
    reason: str
    answered_date: date

    def patch(self, state: AbnormalFinding) -> Patch:
        """Verifying, or listed as before."""
        return {"stage": FindingStage.VERIFYING if self.accepted else FindingStage.LISTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingObjectionDecided:
    """It was right or wrong."""

    at: datetime
    upheld: bool
    reason: str
    document: str
    decided_date: date

    def patch(self, state: AbnormalFinding) -> Patch:
        """To be corrected, or listed as before."""
        return {"stage": FindingStage.WRONG if self.upheld else FindingStage.LISTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingCorrected:
    """The wrong listing is gone."""

    at: datetime
    document: str
    corrected_date: date

    def patch(self, state: AbnormalFinding) -> Patch:
        """Over."""
        return {"stage": FindingStage.CORRECTED, "document": self.document, "closed_date": self.corrected_date}


FindingEvent: TypeAlias = (
    AbnormalityFound
    | LetterSent
    | LetterReturned
    | PublicationOrdered
    | AbnormalityVerified
    | FindingDismissed
    | ListingRecorded
    | ListingObjected
    | ListingObjectionAnswered
    | ListingObjectionDecided
    | ListingCorrected
)


def evolve(state: AbnormalFinding | None, event: FindingEvent) -> AbnormalFinding:
    """The state after an event. Total: it never refuses, whatever came before."""
    before = state if state is not None else AbnormalFinding(created_at=event.at)
    return replace(before, **event.patch(before), updated_at=event.at)
