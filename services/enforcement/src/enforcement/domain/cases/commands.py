"""What can be asked of a case until it is reviewed. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.cases.kinds import ExcludedTime, ReviewGround, ReviewKind, ReviewOutcome, SuspensionGround
from enforcement.domain.cases.values import NewParty


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCase:
    """立案 of a clue (SAMR-2/2018:19)."""

    clue: UUID
    case_number: str
    """`{division}-{year}-{field}-{running number of six digits}`, unique."""
    local_number: str
    title: str
    field: str
    parties: tuple[NewParty, ...]
    act_ended_on: date | None
    """Unset while the act goes on."""
    endangers_safety: bool
    """Life, health or finance was harmed: limitation is five years."""
    officers: tuple[UUID, ...]
    """At least two; the first is in charge."""
    approved_by: UUID
    document: str
    """Of the approval form 立案审批表."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddParty:
    """追加当事人."""

    penalty_case: UUID
    new: NewParty
    reason: str
    document: str
    approved_by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignOfficers:
    """更换办案人员: from now on these handle it."""

    penalty_case: UUID
    officers: tuple[UUID, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideRecusal:
    """决定是否回避 (SAMR-2/2018:4)."""

    penalty_case: UUID
    post: UUID
    """Whose recusal it is."""
    by_party: int
    """Who asked: number of the party, 0 for the officer or the authority."""
    reason: str
    decided_by: UUID | None
    """Unset: decided collectively by the leaders."""
    granted: bool
    record: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellRights:
    """告知当事人陈述、申辩、申请回避的权利, before the first evidence is taken (SAMR-2/2018:21)."""

    penalty_case: UUID
    party: int
    officers: tuple[UUID, ...]
    record: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFigures:
    """认定三项金额 (SAMR-118/2026)."""

    penalty_case: UUID
    sales_fen: int
    value_fen: int
    gain_fen: int
    refunded_fen: int
    gain_known: bool
    method: str
    approved_by: UUID | None
    """The principal, where the gain cannot be computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendCase:
    """中止调查 (SAMR-2/2018:46), by the head."""

    penalty_case: UUID
    ground: SuspensionGround
    reason: str
    document: str
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeCase:
    """恢复调查: the day counts again."""

    penalty_case: UUID
    document: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopCaseTime:
    """Testing, appraisal, identification or refund begins; the investigation goes on (SAMR-2/2018:64)."""

    penalty_case: UUID
    kind: ExcludedTime
    reason: str
    document: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCaseTime:
    """The result is in; the day counts again."""

    penalty_case: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminateCase:
    """终止调查 (SAMR-2/2018:47): no party is left, and none succeeds."""

    penalty_case: UUID
    reason: str
    document: str
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendCase:
    """延长办案期限 (SAMR-2/2018:64): thirty days by the head; then a fixed day by collective decision."""

    penalty_case: UUID
    reason: str
    document: str
    approved_by: UUID
    discussion: int
    """Number of the collective discussion, for the second time."""
    until: date | None
    """The day then fixed."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitReport:
    """调查终结报告 (SAMR-2/2018:48)."""

    penalty_case: UUID
    document: str
    facts: str
    nature: str
    basis: str
    proposal: str
    discretion: str
    evidence: tuple[UUID, ...]
    """Items it rests on."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCase:
    """案件审核、法制审核 (SAMR-2/2018:49-55), by somebody who did not handle it."""

    penalty_case: UUID
    kind: ReviewKind
    grounds: tuple[ReviewGround, ...]
    reviewer: UUID
    first_time: bool
    """The reviewer does legal review for the first time, and needs the national qualification."""
    outcome: ReviewOutcome
    opinion: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDiscussion:
    """负责人集体讨论 (NPC-行政处罚法:57)."""

    penalty_case: UUID
    leaders: tuple[UUID, ...]
    record: str
    conclusion: str
    parties: tuple[int, ...]
    """Empty: all."""
    on: date | None
