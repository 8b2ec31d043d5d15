"""One case from clue to archive, as steps that unit and integration tests take by turns. Every step may be changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from unit.enforcement.scenes import FIRST, HEAD, QINGXIU, REVIEWER, SECOND, SELLER, digest

from enforcement.domain.cases import commands as cc
from enforcement.domain.cases import end_commands as ec
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases.kinds import (
    CloseGround,
    DecisionOutcome,
    PartyKind,
    ReviewKind,
    ReviewOutcome,
    ServiceWay,
    Tier,
    Volume,
)
from enforcement.domain.cases.remedies import RemedyKind, RemedyOutcome
from enforcement.domain.cases.values import Discretion, FileEntry, NewParty, PenaltyItem
from enforcement.domain.clues import commands as cl
from enforcement.domain.clues.clues import Suspect
from enforcement.domain.clues.kinds import ClueSource, Jurisdiction, JurisdictionBasis
from enforcement.domain.documents.commands import DrawNumber
from enforcement.domain.evidence.commands import TakeEvidence
from enforcement.domain.evidence.records import EvidenceKind, Provenance

Do = Callable[[Any], Any]
FINE, GAIN = 2_000_000, 500_000
PENALTY = (PenaltyItem(kind="03", amount_fen=FINE), PenaltyItem(kind="04", amount_fen=GAIN))
SHOP = NewParty(
    kind=PartyKind.ENTITY, uscc=SELLER, label="南宁某食品店", person_name="", person_number="", answers_for=0
)
BOSS = NewParty(
    kind=PartyKind.PERSON,
    uscc="",
    label="",
    person_name="韦大明",
    person_number="450103199003070011",
    answers_for=1,
)
LIGHTER = Discretion(
    clause="NPC-食品安全法:124",
    tier=Tier.LIGHTER,
    factors=("主动消除危害后果",),
    low_fen=1_000_000,
    high_fen=5_000_000,
    chosen_fen=FINE,
    reason="及时召回并退款",
)
FILE = tuple(
    FileEntry(volume=volume, section=section, title=title, number="", digest=digest(title), pages=2)
    for volume, section, title in (
        (Volume.MAIN, 1, "立案审批表"),
        (Volume.MAIN, 2, "行政处罚决定书"),
        (Volume.MAIN, 4, "现场笔录"),
        (Volume.SECONDARY, 1, "抽检报告"),
        (Volume.SECONDARY, 2, "调查终结报告"),
        (Volume.SECONDARY, 3, "案件审核表"),
        (Volume.SECONDARY, 5, "结案审批表"),
    )
)


def of(command: type, base: dict[str, Any], more: dict[str, Any]) -> Any:
    """A command of usual values, some of them changed."""
    return command(**{**base, **more})


def register(**more: Any) -> cl.RegisterClue:
    base = {
        "source": ClueSource.INSPECTION, "origin_key": "", "event_key": "", "title": "销售不合格食品",
        "facts": "现场检查发现过期食品", "suspect": Suspect(uscc=SELLER, label="南宁某食品店", part="销售者"),
        "place": "450103", "unit": QINGXIU, "post": FIRST, "received_on": None, "opens_on": None,
    }  # fmt: skip
    found: cl.RegisterClue = of(cl.RegisterClue, base, more)
    return found


def own(clue: UUID, **more: Any) -> cl.CheckJurisdiction:
    base = {
        "clue": clue, "jurisdiction": Jurisdiction.OWN, "basis": JurisdictionBasis.PLACE, "competent": "",
        "document": "", "on": None,
    }  # fmt: skip
    found: cl.CheckJurisdiction = of(cl.CheckJurisdiction, base, more)
    return found


def file_case(clue: UUID, **more: Any) -> cc.FileCase:
    base = {
        "clue": clue, "case_number": "450103-2026-FOOD-000001", "local_number": "青市监立〔2026〕1号",
        "title": "南宁某食品店销售过期食品案", "field": "food", "parties": (SHOP,), "act_ended_on": date(2026, 2, 20),
        "endangers_safety": False, "officers": (FIRST, SECOND), "approved_by": HEAD, "document": "立案审批表",
        "on": None,
    }  # fmt: skip
    found: cc.FileCase = of(cc.FileCase, base, more)
    return found


def tell_rights(case: UUID, party: int = 1) -> cc.TellRights:
    return cc.TellRights(penalty_case=case, party=party, officers=(FIRST, SECOND), record="权利告知书", on=None)


def take(case: UUID, **more: Any) -> TakeEvidence:
    found = Provenance(source="当事人", party=1, place="南宁市青秀区", officers=(FIRST, SECOND), original=True)
    base = {
        "penalty_case": case, "kind": EvidenceKind.SITE_RECORD, "title": "现场笔录", "shows": "货架上有过期食品",
        "digest": digest("现场笔录"), "pages": 3, "found": found, "electronic": None, "on": None,
    }  # fmt: skip
    made: TakeEvidence = of(TakeEvidence, base, more)
    return made


def figures(case: UUID, **more: Any) -> cc.RecordFigures:
    base = {
        "penalty_case": case, "sales_fen": 900_000, "value_fen": 1_200_000, "gain_fen": GAIN, "refunded_fen": 0,
        "gain_known": True, "method": "销售收入减去进货价款", "approved_by": None,
    }  # fmt: skip
    found: cc.RecordFigures = of(cc.RecordFigures, base, more)
    return found


def report(case: UUID, *evidence: UUID, **more: Any) -> cc.SubmitReport:
    base = {
        "penalty_case": case, "document": "案件调查终结报告", "facts": "销售过期食品", "nature": "违法",
        "basis": "NPC-食品安全法:34", "proposal": "罚款并没收", "discretion": "从轻", "evidence": evidence, "on": None,
    }  # fmt: skip
    found: cc.SubmitReport = of(cc.SubmitReport, base, more)
    return found


def review(case: UUID, **more: Any) -> cc.ReviewCase:
    base = {
        "penalty_case": case, "kind": ReviewKind.CASE_REVIEW, "grounds": (), "reviewer": REVIEWER,
        "first_time": False, "outcome": ReviewOutcome.AGREE, "opinion": "事实清楚,同意", "on": None,
    }  # fmt: skip
    found: cc.ReviewCase = of(cc.ReviewCase, base, more)
    return found


def draw(series: str, **more: Any) -> DrawNumber:
    base = {"unit": QINGXIU, "series": series, "year": 2026, "post": FIRST}
    found: DrawNumber = of(DrawNumber, base, more)
    return found


def notice(case: UUID, document: UUID, **more: Any) -> pc.IssueNotice:
    base = {
        "penalty_case": case, "party": 1, "document": document, "items": PENALTY, "facts": "销售过期食品",
        "reasons": "证据确凿", "basis": "NPC-食品安全法:124", "hearing_right": False, "new_facts": "",
        "approved_by": HEAD, "on": None,
    }  # fmt: skip
    found: pc.IssueNotice = of(pc.IssueNotice, base, more)
    return found


def serve_notice(case: UUID, **more: Any) -> pc.ServeNotice:
    base = {
        "penalty_case": case, "party": 1, "way": ServiceWay.DIRECT, "record": "送达回证", "officers": (FIRST, SECOND),
        "on": None,
    }  # fmt: skip
    found: pc.ServeNotice = of(pc.ServeNotice, base, more)
    return found


def statement(case: UUID, **more: Any) -> pc.RecordStatement:
    base = {
        "penalty_case": case, "party": 1, "waived": False, "content": "已召回全部食品", "record": "陈述申辩笔录",
        "on": None,
    }  # fmt: skip
    found: pc.RecordStatement = of(pc.RecordStatement, base, more)
    return found


def recheck(case: UUID, **more: Any) -> pc.RecheckStatement:
    base = {"penalty_case": case, "party": 1, "opinion": "召回情况属实", "adopted": True, "on": None}
    found: pc.RecheckStatement = of(pc.RecheckStatement, base, more)
    return found


def decide(case: UUID, document: UUID, **more: Any) -> pc.Decide:
    base = {
        "penalty_case": case, "party": 1, "outcome": DecisionOutcome.PENALTY, "document": document, "items": PENALTY,
        "discretion": LIGHTER, "basis": "NPC-食品安全法:124", "reasons": "销售过期食品",
        "remedies": "", "decided_by": HEAD, "discussion": 0, "on": None,
    }  # fmt: skip
    found: pc.Decide = of(pc.Decide, base, more)
    return found


def serve_decision(case: UUID, **more: Any) -> pc.ServeDecision:
    base = {
        "penalty_case": case, "party": 1, "way": ServiceWay.DIRECT, "record": "送达回证", "officers": (FIRST, SECOND),
        "on": None,
    }  # fmt: skip
    found: pc.ServeDecision = of(pc.ServeDecision, base, more)
    return found


def pay(case: UUID, **more: Any) -> ec.RecordPayment:
    base = {
        "penalty_case": case, "party": 1, "reference": "JK-0001", "fine_fen": FINE, "surcharge_fen": 0,
        "gain_fen": GAIN, "on": None,
    }  # fmt: skip
    found: ec.RecordPayment = of(ec.RecordPayment, base, more)
    return found


def confirm(case: UUID, **more: Any) -> ec.ConfirmPayment:
    base = {"penalty_case": case, "party": 1, "reference": "JK-0001", "on": None}
    found: ec.ConfirmPayment = of(ec.ConfirmPayment, base, more)
    return found


def remedy(case: UUID, **more: Any) -> ec.ReceiveRemedy:
    base = {
        "penalty_case": case, "party": 1, "reference": "复议1号", "kind": RemedyKind.RECONSIDERATION,
        "organ": "南宁市青秀区人民政府", "document": "行政复议答复通知书", "simplified": False, "on": None,
    }  # fmt: skip
    found: ec.ReceiveRemedy = of(ec.ReceiveRemedy, base, more)
    return found


def end_remedy(case: UUID, outcome: RemedyOutcome, **more: Any) -> ec.EndRemedy:
    base = {
        "penalty_case": case, "party": 1, "reference": "复议1号", "outcome": outcome, "document": "行政复议决定书",
        "items": (), "procedural": False, "redo_by": None, "on": None,
    }  # fmt: skip
    found: ec.EndRemedy = of(ec.EndRemedy, base, more)
    return found


def complete(case: UUID, party: int = 1) -> ec.CompleteExecution:
    return ec.CompleteExecution(penalty_case=case, party=party, on=None)


def close(case: UUID, **more: Any) -> ec.CloseCase:
    base = {
        "penalty_case": case, "ground": CloseGround.EXECUTED, "document": "结案审批表", "approved_by": HEAD, "on": None,
    }  # fmt: skip
    found: ec.CloseCase = of(ec.CloseCase, base, more)
    return found


def archive(case: UUID, **more: Any) -> ec.ArchiveCase:
    base = {"penalty_case": case, "file": FILE, "on": None}
    found: ec.ArchiveCase = of(ec.ArchiveCase, base, more)
    return found


def announce(case: UUID, **more: Any) -> pc.AnnounceNotice:
    base = {"penalty_case": case, "party": 1, "record": "公告", "on": None}
    found: pc.AnnounceNotice = of(pc.AnnounceNotice, base, more)
    return found
