"""What happens to one party of a case; each event holds the party's part as it is afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.cases.kinds import CaseStatus, PartyStatus
from enforcement.domain.cases.remedies import Amounts, Refund, Remedy
from enforcement.domain.cases.values import (
    CourtApplication,
    Decision,
    Deferral,
    Demand,
    Hearing,
    Notice,
    Payment,
    Performed,
    Review,
    Service,
    Statement,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeIssued:
    """告知书 made."""

    at: datetime
    party: int
    notice: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeAnnounced:
    """公告送达 of the notice began."""

    at: datetime
    party: int
    notice: Notice
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeServed:
    """告知书 served."""

    at: datetime
    party: int
    notice: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecorded:
    """陈述、申辩 made or waived."""

    at: datetime
    party: int
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRechecked:
    """复核."""

    at: datetime
    party: int
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingRequested:
    """听证 asked for."""

    at: datetime
    party: int
    hearing: Hearing
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingChairNamed:
    """主持人 named."""

    at: datetime
    party: int
    hearing: Hearing
    approved_by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingFileHanded:
    """File handed to the chair."""

    at: datetime
    party: int
    hearing: Hearing
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingFixed:
    """Day fixed and told."""

    at: datetime
    party: int
    hearing: Hearing


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingHeld:
    """听证 held."""

    at: datetime
    party: int
    hearing: Hearing
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingWaived:
    """听证 waived."""

    at: datetime
    party: int
    hearing: Hearing
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingReported:
    """听证报告."""

    at: datetime
    party: int
    hearing: Hearing


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardCaseReviewed:
    """法制审核 after the hearing."""

    at: datetime
    party: int
    review: Review


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyDecided:
    """决定."""

    at: datetime
    party: int
    decision: Decision
    status: CaseStatus
    """Of the case: decided when all parties are."""
    refund_due: Amounts | None
    """What is too much of what was paid on an earlier one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionEnded:
    """The decision is no longer in force."""

    at: datetime
    party: int
    decision: Decision
    reason: str
    status: CaseStatus
    party_status: PartyStatus
    """Of the party: ended, or to be decided upon anew."""
    refund_due: Amounts | None
    ended_on: date | None
    """Set on the case when nothing is left with any party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionChanged:
    """The ruling's content took the place of the decision."""

    at: datetime
    party: int
    ended: Decision
    """The one before, no longer in force."""
    decision: Decision
    reason: str
    party_status: PartyStatus
    status: CaseStatus
    """Of the case."""
    refund_due: Amounts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionAnnounced:
    """公告送达 of the decision began."""

    at: datetime
    party: int
    announced_on: date
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionServed:
    """决定书 served."""

    at: datetime
    party: int
    service: Service


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRecorded:
    """缴款."""

    at: datetime
    party: int
    payments: tuple[Payment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentConfirmed:
    """Confirmed by the treasury."""

    at: datetime
    party: int
    payments: tuple[Payment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyPerformed:
    """A penalty that is not money was carried out."""

    at: datetime
    party: int
    performed: tuple[Performed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDeferred:
    """暂缓、分期."""

    at: datetime
    party: int
    deferral: Deferral


@dataclass(frozen=True, slots=True, kw_only=True)
class PerformanceDemanded:
    """催告."""

    at: datetime
    party: int
    demand: Demand


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtApplied:
    """申请强制执行."""

    at: datetime
    party: int
    court: CourtApplication


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtExecutionEnded:
    """终结执行."""

    at: datetime
    party: int
    court: CourtApplication


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyReceived:
    """复议、诉讼 begun."""

    at: datetime
    party: int
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyEnded:
    """复议、诉讼 over."""

    at: datetime
    party: int
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyAnswered:
    """复议答复、应诉答辩."""

    at: datetime
    party: int
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionStayed:
    """停止执行 by order."""

    at: datetime
    party: int
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionResumed:
    """恢复执行."""

    at: datetime
    party: int
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentVoided:
    """A payment recorded by mistake counts for nothing."""

    at: datetime
    party: int
    payments: tuple[Payment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundApproved:
    """批准退付."""

    at: datetime
    party: int
    refunds: tuple[Refund, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundPaid:
    """已退付, confirmed by the treasury."""

    at: datetime
    party: int
    refunds: tuple[Refund, ...]
    refund_due: Amounts | None
    """What is still due; None: nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionCompleted:
    """执行完毕."""

    at: datetime
    party: int
    on: date
    ended_on: date | None
    """Set on the case when all parties are done."""


EVENTS: Final[tuple[type, ...]] = (
    NoticeIssued,
    NoticeAnnounced,
    NoticeServed,
    StatementRecorded,
    StatementRechecked,
    HearingRequested,
    HearingChairNamed,
    HearingFileHanded,
    HearingFixed,
    HearingHeld,
    HearingWaived,
    HearingReported,
    HeardCaseReviewed,
    PartyDecided,
    DecisionEnded,
    DecisionAnnounced,
    DecisionServed,
    PaymentRecorded,
    PaymentConfirmed,
    PenaltyPerformed,
    PaymentDeferred,
    PerformanceDemanded,
    CourtApplied,
    CourtExecutionEnded,
    RemedyReceived,
    RemedyEnded,
    ExecutionCompleted,
    DecisionChanged,
    RemedyAnswered,
    ExecutionStayed,
    ExecutionResumed,
    PaymentVoided,
    RefundApproved,
    RefundPaid,
)
"""Everything that happens to a party."""
