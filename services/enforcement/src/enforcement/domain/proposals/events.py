"""What happens to proposals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.proposals.records import ProposalPaper, ProposalStatus, RevocationProposal
from enforcement.domain.revocations.records import LicencePenalty


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalSent:
    """发出."""

    at: datetime
    title: str
    penalty_case: UUID
    asking_unit: UUID
    asking_division: str
    asking_post: UUID
    unit: UUID
    division: str
    penalty: LicencePenalty
    licence: str
    number: str
    uscc: str
    holder: str
    document: str
    facts: str
    basis: str
    papers: tuple[ProposalPaper, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalReceived:
    """收到."""

    at: datetime
    post: UUID
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalReturned:
    """退回补充."""

    at: datetime
    wanted: str
    document: str
    rounds: int
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalSupplemented:
    """补充."""

    at: datetime
    facts: str
    papers: tuple[ProposalPaper, ...]
    """All of them, those sent before included."""
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAccepted:
    """采纳."""

    at: datetime
    own_case: UUID
    answer: str
    document: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRefused:
    """不予采纳."""

    at: datetime
    answer: str
    document: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalWithdrawn:
    """撤回."""

    at: datetime
    reason: str
    on: date


EVENTS: Final[tuple[type, ...]] = (
    ProposalSent,
    ProposalReceived,
    ProposalReturned,
    ProposalSupplemented,
    ProposalAccepted,
    ProposalRefused,
    ProposalWithdrawn,
)
ProposalEvent = (
    ProposalSent
    | ProposalReceived
    | ProposalReturned
    | ProposalSupplemented
    | ProposalAccepted
    | ProposalRefused
    | ProposalWithdrawn
)


def evolve(state: RevocationProposal | None, event: ProposalEvent) -> RevocationProposal:
    """The proposal after the event."""
    before = replace(state or RevocationProposal(), updated_at=event.at)
    match event:
        case ProposalSent():
            return _sent(event)
        case ProposalReceived():
            return replace(before, status=ProposalStatus.RECEIVED, post=event.post, received_on=event.on)
        case ProposalReturned():
            return replace(before, status=ProposalStatus.RETURNED, wanted=event.wanted, rounds=event.rounds)
        case ProposalSupplemented():
            return replace(before, status=ProposalStatus.RECEIVED, facts=event.facts, papers=event.papers)
        case ProposalAccepted():
            accepted = _answered(before, ProposalStatus.ACCEPTED, event)
            return replace(accepted, own_case=event.own_case)
        case ProposalRefused():
            return _answered(before, ProposalStatus.REFUSED, event)
        case ProposalWithdrawn():
            return replace(before, status=ProposalStatus.WITHDRAWN, withdrawn_for=event.reason)


def _sent(event: ProposalSent) -> RevocationProposal:
    return RevocationProposal(
        title=event.title,
        penalty_case=event.penalty_case,
        asking_unit=event.asking_unit,
        asking_division=event.asking_division,
        asking_post=event.asking_post,
        unit=event.unit,
        division=event.division,
        post=event.asking_post,
        penalty=event.penalty,
        licence=event.licence,
        number=event.number,
        uscc=event.uscc,
        holder=event.holder,
        document=event.document,
        facts=event.facts,
        basis=event.basis,
        papers=event.papers,
        status=ProposalStatus.SENT,
        sent_on=event.on,
        created_at=event.at,
        updated_at=event.at,
    )


def _answered(
    before: RevocationProposal, status: ProposalStatus, event: ProposalAccepted | ProposalRefused
) -> RevocationProposal:
    return replace(before, status=status, answer=event.answer, answer_document=event.document, answered_on=event.on)
