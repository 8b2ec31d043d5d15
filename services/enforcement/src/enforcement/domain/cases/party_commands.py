"""What can be asked about one party of a case, from the notice to the decision. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.cases.kinds import DecisionOutcome, ReviewOutcome, ServiceWay
from enforcement.domain.cases.values import Discretion, PenaltyItem


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueNotice:
    """行政处罚告知书 (SAMR-2/2018:57), approved by the head."""

    penalty_case: UUID
    party: int
    document: UUID
    """Of the series 罚告."""
    items: tuple[PenaltyItem, ...]
    facts: str
    reasons: str
    basis: str
    hearing_right: bool
    new_facts: str
    """What was found since the notice before; required of a second one."""
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnounceNotice:
    """公告送达告知书 begins, because no other way is left."""

    penalty_case: UUID
    party: int
    record: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeNotice:
    """告知书送达; the times to state and to ask for a hearing begin."""

    penalty_case: UUID
    party: int
    way: ServiceWay
    record: str
    officers: tuple[UUID, ...]
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordStatement:
    """陈述、申辩 made, or waived in writing (SAMR-2/2018:58)."""

    penalty_case: UUID
    party: int
    waived: bool
    content: str
    record: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckStatement:
    """复核: every fact, reason and piece of evidence brought forward."""

    penalty_case: UUID
    party: int
    opinion: str
    adopted: bool
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestHearing:
    """要求听证 within five working days of the notice (NPC-行政处罚法:64)."""

    penalty_case: UUID
    party: int
    record: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHearingChair:
    """指定听证主持人, nobody who investigated (SAMR-3/2018:12)."""

    penalty_case: UUID
    party: int
    chair: UUID
    approved_by: UUID
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandFileToChair:
    """移交案件材料 to the chair."""

    penalty_case: UUID
    party: int
    record: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FixHearing:
    """确定听证时间, told at least seven working days before."""

    penalty_case: UUID
    party: int
    document: UUID
    """Of the series 听通."""
    held_on: date
    told_on: date | None
    """Unset: today."""
    open_to_public: bool
    announced_on: date | None
    """Of a public hearing, at least three working days before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldHearing:
    """举行听证."""

    penalty_case: UUID
    party: int
    record: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiveHearing:
    """放弃听证: withdrawn, or absent without good reason."""

    penalty_case: UUID
    party: int
    reason: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHearing:
    """听证报告."""

    penalty_case: UUID
    party: int
    report: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAfterHearing:
    """听证后法制审核 (NPC-行政处罚法:58)."""

    penalty_case: UUID
    party: int
    reviewer: UUID
    first_time: bool
    outcome: ReviewOutcome
    opinion: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide:
    """作出决定 (SAMR-2/2018:60)."""

    penalty_case: UUID
    party: int
    outcome: DecisionOutcome
    document: UUID
    """Of the series 处罚, 不罚, 案移 or 涉罪移, as the outcome wants."""
    items: tuple[PenaltyItem, ...]
    discretion: Discretion | None
    """Required of a fine and of no penalty."""
    basis: str
    reasons: str
    remedies: str
    """Empty: as the table tells them."""
    decided_by: UUID
    discussion: int
    """Number of the collective discussion, where the law wants one."""
    on: date | None
    licences: tuple[str, ...] = ()
    """What penalties of kinds 06 to 08 touch: resource name, number, or the code for the business licence."""
    remedies_reason: str = ""
    """Why the text about remedies differs from the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndDecision:
    """The decision in force is annulled, changed or to be remade, by another organ or by the authority itself."""

    penalty_case: UUID
    party: int
    document: str
    reason: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnounceDecision:
    """公告送达决定书 begins."""

    penalty_case: UUID
    party: int
    record: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeDecision:
    """决定书送达 (SAMR-2/2018:81-83)."""

    penalty_case: UUID
    party: int
    way: ServiceWay
    record: str
    officers: tuple[UUID, ...]
    on: date | None
