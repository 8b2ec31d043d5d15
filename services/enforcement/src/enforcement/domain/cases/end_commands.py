"""What can be asked once it is decided, and about the whole case. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.cases.kinds import CloseGround
from enforcement.domain.cases.remedies import RemedyKind, RemedyOutcome
from enforcement.domain.cases.values import FileEntry, Instalment, PenaltyItem


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPayment:
    """缴款: by payment reference, once each."""

    penalty_case: UUID
    party: int
    reference: str
    fine_fen: int
    surcharge_fen: int
    gain_fen: int
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmPayment:
    """The treasury confirms what came in."""

    penalty_case: UUID
    party: int
    reference: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPerformance:
    """A penalty that is not money was carried out."""

    penalty_case: UUID
    party: int
    kind: str
    """Code of the kind."""
    record: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferPayment:
    """暂缓、分期缴纳 (NPC-行政处罚法:66), at the party's request."""

    penalty_case: UUID
    party: int
    document: UUID
    """Of the series 延分通."""
    instalments: tuple[Instalment, ...]
    reason: str
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandPerformance:
    """催告 served (NPC-行政强制法:54)."""

    penalty_case: UUID
    party: int
    document: UUID
    """Of the series 罚催."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyToCourt:
    """申请人民法院强制执行 (NPC-行政强制法:53)."""

    penalty_case: UUID
    party: int
    document: UUID
    """Of the series 执申."""
    court: str
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCourtExecution:
    """人民法院裁定终结执行."""

    penalty_case: UUID
    party: int
    ruling: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveRemedy:
    """收到复议或者应诉通知: no surcharge meanwhile (NPC-行政处罚法:73)."""

    penalty_case: UUID
    party: int
    reference: str
    """Its number (案号)."""
    kind: RemedyKind
    organ: str
    """The people's government or the court."""
    document: str
    """答复通知书、应诉通知书, as it was received."""
    simplified: bool
    """简易程序 of reconsideration."""
    on: date | None
    """The day it was received: the time to answer begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRemedy:
    """The outcome took effect; of a judgment that can be appealed, when that time was over."""

    penalty_case: UUID
    party: int
    reference: str
    outcome: RemedyOutcome
    document: str
    """复议决定书、判决书、裁定书、调解书."""
    items: tuple[PenaltyItem, ...]
    """What the ruling put in the place of the decision; of 变更, and of a settlement that changes it."""
    procedural: bool
    """Annulled for the procedure alone."""
    redo_by: date | None
    """The day by which it is to be decided anew, where the ruling names one."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRemedy:
    """答复、答辩 with the evidence the decision rests on (NPC-行政复议法:48, NPC-行政诉讼法:67)."""

    penalty_case: UUID
    party: int
    reference: str
    document: str
    """答复书、答辩状."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StayExecution:
    """停止执行 by order of the organ or the court (NPC-行政复议法:42, NPC-行政诉讼法:56)."""

    penalty_case: UUID
    party: int
    reference: str
    """Of the remedy."""
    document: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeExecution:
    """恢复执行."""

    penalty_case: UUID
    party: int
    reference: str
    """Of the remedy."""
    document: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidPayment:
    """A payment recorded by mistake counts for nothing; a confirmed one is none."""

    penalty_case: UUID
    party: int
    reference: str
    reason: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveRefund:
    """批准退付 of all that was paid beyond what is owed."""

    penalty_case: UUID
    party: int
    reason: str
    document: str
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRefund:
    """已退付, confirmed by the treasury."""

    penalty_case: UUID
    party: int
    reference: str
    """Of the payment back."""
    confirmation: str
    """What the treasury confirmed it by."""
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteExecution:
    """执行完毕: everything decided is paid and done."""

    penalty_case: UUID
    party: int
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCase:
    """结案 (SAMR-2/2018:77), by the head."""

    penalty_case: UUID
    ground: CloseGround
    document: str
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveCase:
    """归档 in the fixed order (SAMR-2/2018:78)."""

    penalty_case: UUID
    file: tuple[FileEntry, ...]
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCase:
    """Jurisdiction is designated, raised or handed down: another bureau goes on (SAMR-2/2018:13-15)."""

    penalty_case: UUID
    unit: UUID
    officers: tuple[UUID, ...]
    document: UUID
    """Of the series 指定 or 交办, of the superior."""
    superior: UUID
    accepted_by: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandCaseOver:
    """移送 to another organ that is competent (SAMR-2/2018:17)."""

    penalty_case: UUID
    competent: str
    reason: str
    document: UUID
    """Of the series 案移."""
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeCase:
    """并案: goes on under another case of the same bureau."""

    penalty_case: UUID
    into: UUID
    reason: str
    document: str
    approved_by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitCase:
    """分案: some parties go on in a case of their own."""

    penalty_case: UUID
    parties: tuple[int, ...]
    case_number: str
    reason: str
    document: str
    approved_by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SuperviseCase:
    """挂牌督办: the superior wants a report by a day."""

    penalty_case: UUID
    unit: UUID
    document: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportToSuperior:
    """报告督办案件."""

    penalty_case: UUID
    report: str
    on: date | None
