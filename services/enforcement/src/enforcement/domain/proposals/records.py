"""A proposal as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import Final
from uuid import UUID

from enforcement.domain.revocations.records import LicencePenalty

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


class ProposalStatus(IntEnum):
    """Where a proposal stands."""

    UNSPECIFIED = 0
    SENT = 1
    """已发出,未收到"""
    RECEIVED = 2
    """已收到,限期答复"""
    RETURNED = 3
    """退回补充: the sender's turn"""
    ACCEPTED = 4
    """采纳: the authority that issued the licence has a case of its own"""
    REFUSED = 5
    """不予采纳, with reasons"""
    WITHDRAWN = 6
    """撤回"""


OPEN: Final = frozenset({ProposalStatus.SENT, ProposalStatus.RECEIVED, ProposalStatus.RETURNED})


class PaperKind(IntEnum):
    """What a paper of the file is."""

    UNSPECIFIED = 0
    DOCUMENT = 1
    """文书, by its number"""
    EVIDENCE = 2
    """证据, by its digest"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPaper:
    """One paper of the file that goes with it."""

    kind: PaperKind
    record: str
    """Resource name of the document or the item of evidence."""
    title: str
    number: str
    """文号; "" of evidence."""
    digest: str
    """SHA-256 of its content, in hexadecimal; "" of a numbered document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationProposal:
    """吊销建议 (NPC-行政许可法:64): facts and file go to whoever issued the licence, who answers."""

    title: str = ""
    penalty_case: UUID = NOBODY
    """The case it comes from."""
    asking_unit: UUID = NOBODY
    asking_division: str = ""
    asking_post: UUID = NOBODY
    unit: UUID = NOBODY
    """The authority that issued the licence, whose time runs."""
    division: str = ""
    """Of the authority that issued the licence."""
    post: UUID = NOBODY
    """Who answers there; before it was received, who sent it."""
    penalty: LicencePenalty = LicencePenalty.UNSPECIFIED
    licence: str = ""
    """Resource name in licensing."""
    number: str = ""
    uscc: str = ""
    holder: str = ""
    document: str = ""
    facts: str = ""
    basis: str = ""
    papers: tuple[ProposalPaper, ...] = ()
    status: ProposalStatus = ProposalStatus.UNSPECIFIED
    sent_on: date | None = None
    received_on: date | None = None
    rounds: int = 0
    """How often it was returned for supplement."""
    wanted: str = ""
    """What the last return asked for."""
    answer: str = ""
    answer_document: str = ""
    answered_on: date | None = None
    own_case: UUID | None = None
    """The case of the authority that issued the licence."""
    withdrawn_for: str = ""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER
