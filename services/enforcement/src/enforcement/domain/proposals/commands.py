"""What can be asked of proposals. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.revocations.records import LicencePenalty


@dataclass(frozen=True, slots=True, kw_only=True)
class SendProposal:
    """发出吊销建议 with its file."""

    penalty_case: UUID
    party: int
    unit: UUID
    """The authority that issued the licence."""
    licence: str
    """Resource name, number, or of a business licence the credit code."""
    penalty: LicencePenalty
    title: str
    facts: str
    basis: str
    document: UUID
    """Of the series 吊建."""
    documents: tuple[UUID, ...]
    """Numbered documents of the case that go with it."""
    evidence: tuple[UUID, ...]
    """Items of evidence of the case; their digests go with it."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveProposal:
    """收到: the time to answer begins."""

    revocation_proposal: UUID
    post: UUID
    """Who answers."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnProposal:
    """退回补充: the time stands still until the sender has added what is wanted."""

    revocation_proposal: UUID
    wanted: str
    document: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementProposal:
    """补充材料 by the sender: the time runs on."""

    revocation_proposal: UUID
    facts: str
    """The facts as they are stated now."""
    documents: tuple[UUID, ...]
    evidence: tuple[UUID, ...]
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptProposal:
    """采纳: a case of one's own is filed, which decides."""

    revocation_proposal: UUID
    own_case: UUID
    answer: str
    document: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseProposal:
    """不予采纳, with reasons."""

    revocation_proposal: UUID
    answer: str
    document: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawProposal:
    """撤回 by the sender."""

    revocation_proposal: UUID
    reason: str
    on: date | None
