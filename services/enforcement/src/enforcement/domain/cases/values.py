"""Parts of a case. Amounts are whole fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.cases.kinds import (
    DecisionOutcome,
    ExcludedTime,
    PartyKind,
    PartyStatus,
    ReviewGround,
    ReviewKind,
    ReviewOutcome,
    ServiceWay,
    SuspensionGround,
    Tier,
    Volume,
)
from enforcement.domain.cases.remedies import Amounts, Refund, Remedy
from enforcement.domain.context import Sealed

NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyItem:
    """One penalty of a notice or decision (NPC-行政处罚法:9)."""

    kind: str
    """Code of the kind, as 03 for a fine; orders to correct are no penalties."""
    amount_fen: int = 0
    """Of kinds in money, and the value of confiscated goods."""
    detail: str = ""
    """Which goods, licence or activity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """送达 of a notice or decision."""

    way: ServiceWay
    served_on: date
    """The day it took effect; of an announcement the day its time ended."""
    record: str
    """送达回证, or what proves the announcement."""
    officers: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """行政处罚告知书 (SAMR-2/2018:57)."""

    number: int
    """Counts the notices to this party from 1."""
    document: str
    issued_on: date
    approved_by: UUID
    items: tuple[PenaltyItem, ...]
    facts: str
    reasons: str
    basis: str
    hearing_right: bool
    """Whether the right to a hearing was told (NPC-行政处罚法:63)."""
    new_facts: str = ""
    """What was found since the notice before."""
    announced_on: date | None = None
    """Service by announcement began."""
    service: Service | None = None
    statement_until: date | None = None
    """Last day to state one's case."""
    hearing_until: date | None = None
    """Last day to ask for a hearing, where told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """陈述、申辩 (SAMR-2/2018:58)."""

    notice: int
    made_on: date
    waived: bool
    """In writing: 放弃陈述、申辩."""
    content: str
    record: str
    recheck: str = ""
    """复核意见 on the facts, reasons and evidence brought forward."""
    rechecked_on: date | None = None
    adopted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """听证 (SAMR-3/2018)."""

    notice: int
    requested_on: date
    chair: UUID | None = None
    chair_named_on: date | None = None
    file_handed_on: date | None = None
    fixed_on: date | None = None
    """The day on which the day of the hearing was fixed."""
    held_on: date | None = None
    """The day fixed for it, later the day it was held."""
    document: str = ""
    """听证通知书."""
    told_on: date | None = None
    open_to_public: bool = True
    announced_on: date | None = None
    ended_on: date | None = None
    waived: bool = False
    """Withdrawn, or nobody came: 视为放弃听证权利."""
    report: str = ""
    reported_on: date | None = None

    @property
    def held(self) -> bool:
        """Whether it took place."""
        return self.ended_on is not None and not self.waived


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """审核 (SAMR-2/2018:49-55)."""

    round: int
    kind: ReviewKind
    grounds: tuple[ReviewGround, ...]
    reviewer: UUID
    outcome: ReviewOutcome
    opinion: str
    reviewed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Discretion:
    """裁量记录 (NPC-行政处罚法:30-34): what the amount of a fine rests on."""

    clause: str
    """The clause that sets the range, and of the standard that sets the tier."""
    tier: Tier
    factors: tuple[str, ...]
    low_fen: int
    high_fen: int
    """The range of the clause."""
    computed_low_fen: int = 0
    computed_high_fen: int = 0
    """The part of it that belongs to the tier; filled in by the rule, not by the caller."""
    chosen_fen: int = 0
    reason: str = ""
    deviates: bool = False
    """Whether the amount lies outside what the tier computes; then by collective decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """集体讨论 of the leaders (NPC-行政处罚法:57)."""

    number: int
    on: date
    leaders: tuple[UUID, ...]
    record: str
    conclusion: str
    parties: tuple[int, ...]
    """Whose decision was discussed; empty means all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """行政处罚决定 or another of the five (SAMR-2/2018:60)."""

    number: int
    document: str
    decided_on: date
    decided_by: UUID
    outcome: DecisionOutcome
    items: tuple[PenaltyItem, ...]
    discretion: Discretion | None
    basis: str
    reasons: str
    remedies: str
    """How and until when to ask for reconsideration or to sue."""
    in_force: bool = True
    ended_on: date | None = None
    ended_by: str = ""
    """The document that annulled or changed it."""
    notice: int = 0
    """Number of the notice it rests on; 0 for a ruling, and for what was decided before this was kept."""
    by_ruling: str = ""
    """Reference of the remedy whose ruling put it in the place of the one before."""
    remedies_reason: str = ""
    """Why the text about remedies differs from the table; "" where it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """What came in for one party's penalty."""

    reference: str
    """缴款码, unique among all payments."""
    fine_fen: int
    surcharge_fen: int
    gain_fen: int
    """Of confiscated illegal gain."""
    paid_on: date
    confirmed_on: date | None = None
    """Confirmed by the treasury's statement."""
    voided_on: date | None = None
    """Recorded by mistake; it counts for nothing."""
    void_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """Part of a fine with its own day."""

    due_on: date
    amount_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferral:
    """暂缓或者分期缴纳 (NPC-行政处罚法:66)."""

    document: str
    approved_by: UUID
    approved_on: date
    instalments: tuple[Instalment, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """催告 (NPC-行政强制法:54)."""

    document: str
    served_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtApplication:
    """申请人民法院强制执行 (NPC-行政强制法:53)."""

    document: str
    applied_on: date
    court: str
    ended_on: date | None = None
    """The court ended execution (终结执行)."""
    ruling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """A penalty that is not money was carried out."""

    kind: str
    on: date
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """当事人, with its own notice, statement, hearing, decision, service and execution."""

    number: int
    kind: PartyKind
    uscc: str = ""
    """Unified social credit code; "" for a person without one."""
    label: str = ""
    """Name of an enterprise, or a person's name as masked."""
    identity: Sealed | None = None
    """A person's name and number, in the vault."""
    answers_for: int = 0
    """Number of the party whose act this person is responsible for; 0 if its own."""
    status: PartyStatus = PartyStatus.NAMED
    rights_told_on: date | None = None
    notices: tuple[Notice, ...] = ()
    statement: Statement | None = None
    hearing: Hearing | None = None
    review: Review | None = None
    """Legal review after the hearing."""
    decisions: tuple[Decision, ...] = ()
    announced_on: date | None = None
    """Service of the decision by announcement began."""
    service: Service | None = None
    payments: tuple[Payment, ...] = ()
    performed: tuple[Performed, ...] = ()
    deferral: Deferral | None = None
    demand: Demand | None = None
    court: CourtApplication | None = None
    remedies: tuple[Remedy, ...] = ()
    ended_on: date | None = None
    end_reason: str = ""
    refund_due: Amounts | None = None
    """应退款: what was paid beyond what is owed now; None: nothing."""
    refunds: tuple[Refund, ...] = ()

    @property
    def paid(self) -> tuple[Payment, ...]:
        """Payments that count."""
        return tuple(each for each in self.payments if each.voided_on is None)

    @property
    def remedy(self) -> Remedy | None:
        """The one under way."""
        return next((each for each in reversed(self.remedies) if each.ended_on is None), None)

    @property
    def decision(self) -> Decision | None:
        """The one in force."""
        return next((each for each in reversed(self.decisions) if each.in_force), None)

    @property
    def notice(self) -> Notice | None:
        """The last one."""
        return self.notices[-1] if self.notices else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParty:
    """Whom the case is against, as a command names it."""

    kind: PartyKind
    uscc: str
    label: str
    """Name of an enterprise; empty for a person."""
    person_name: str
    """Of a person; goes to the vault."""
    person_number: str
    """Citizen number or passport of a person; goes to the vault."""
    answers_for: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The three money figures of a case, never mixed (SAMR-118/2026)."""

    sales_fen: int
    """销售金额: all received and receivable."""
    value_fen: int
    """货值金额、非法经营数额."""
    gain_fen: int
    """违法所得, refunded money included."""
    refunded_fen: int
    """Of the gain: given back; it is not confiscated."""
    gain_known: bool
    """False: it cannot be computed and is weighed in the fine, approved by the principal."""
    method: str
    """How they were computed, and from which evidence."""
    approved_by: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recusal:
    """回避 (SAMR-2/2018:4)."""

    post: UUID
    asked_on: date
    by_party: int
    """Number of the party that asked; 0: the officer or the authority itself."""
    reason: str
    decided_by: UUID | None
    """None: decided collectively."""
    granted: bool
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """An interval in which the ninety days do not run."""

    since: date
    until: date | None
    """First day that counts again."""
    ground: SuspensionGround
    excluded: ExcludedTime
    reason: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """案件调查终结报告 (SAMR-2/2018:48)."""

    document: str
    submitted_on: date
    facts: str
    nature: str
    basis: str
    proposal: str
    discretion: str
    evidence: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervised:
    """督办: a superior wants reports by a day."""

    unit: UUID
    document: str
    due_on: date
    reported_on: date | None = None
    report: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """One line of the table of contents (卷内目录)."""

    volume: Volume
    section: int
    """Place in the fixed order of the volume, from 1."""
    title: str
    number: str
    """文号; "" for a document without one."""
    digest: str
    """SHA-256 of its content, in hexadecimal."""
    pages: int
