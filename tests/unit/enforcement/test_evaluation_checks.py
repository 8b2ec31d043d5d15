"""Every computed point of a file evaluation finds its defect, named with its place, and is silent on a lawful file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

import pytest
from unit.enforcement import files as f
from unit.enforcement import story as s
from unit.enforcement.scenes import (
    DEPUTY,
    FIRST,
    HEAD,
    LAPSED,
    QINGXIU,
    REVIEWER,
    SECOND,
    STRANGER,
    THIRD,
    XINGNING,
    Known,
    Office,
    at,
    law,
)

from enforcement.domain.cases.hearing_right import GOODS
from enforcement.domain.cases.kinds import (
    DecisionOutcome,
    ExcludedTime,
    PartyStatus,
    ReviewKind,
    ReviewOutcome,
    ServiceWay,
    SuspensionGround,
    Tier,
)
from enforcement.domain.cases.values import (
    Discussion,
    Hearing,
    Party,
    Pause,
    PenaltyItem,
    Recusal,
    Review,
    Service,
    Statement,
)
from enforcement.domain.context import Context, Sealed
from enforcement.domain.documents.records import CaseDocument, DocumentStatus
from enforcement.domain.evaluations.checks import CHECKS
from enforcement.domain.evaluations.judging import file_of
from enforcement.domain.evaluations.view import CaseFile, Defect
from enforcement.domain.evidence.records import Custody, EvidenceKind
from enforcement.domain.measures.records import (
    GoodsEnd,
    Measure,
    MeasureKind,
    MeasureStatus,
    SeizedGoods,
    StockTaking,
)
from matters.domain.kinds import Basis, DeadlineStatus, Holder
from matters.domain.states import Deadline
from matters.domain.values import Extension
from statutes.rules import FileCheck

TODAY = date(2026, 4, 3)
DAY = date(2026, 3, 20)
EVIDENCE, MEASURE = UUID(int=71), UUID(int=72)
HELD = Hearing(
    notice=1, requested_on=date(2026, 3, 13), chair=REVIEWER, chair_named_on=date(2026, 3, 13), document="听通1号",
    told_on=date(2026, 3, 2), held_on=date(2026, 3, 16), ended_on=date(2026, 3, 16), report="听证报告",
    reported_on=date(2026, 3, 17),
)  # fmt: skip
PASSED = Review(
    round=1, kind=ReviewKind.LEGAL_REVIEW, grounds=(), reviewer=REVIEWER, outcome=ReviewOutcome.AGREE, opinion="同意",
    reviewed_on=date(2026, 3, 18),
)  # fmt: skip
MET = Discussion(number=1, on=date(2026, 3, 19), leaders=(HEAD, DEPUTY), record="", conclusion="", parties=())
TAKEN = Measure(
    kind=MeasureKind.SEIZURE, penalty_case=UUID(int=1), unit=QINGXIU, basis="NPC-食品安全法:110", document="强制1号",
    officers=(FIRST, SECOND), status=MeasureStatus.RELEASED, taken_at=at(date(2026, 3, 4)), approved_by=HEAD,
    approved_at=at(date(2026, 3, 4)), released_on=DAY,
)  # fmt: skip
CRATE = SeizedGoods(
    label="A1", title="饼干", quantity=2000, unit_name="箱", end=GoodsEnd.RETURNED, ended_on=DAY, end_record="清单",
    counts=(StockTaking(on=DAY, officers=(FIRST, SECOND), found=2000, remark=""),),
)  # fmt: skip


def context() -> Context:
    """The law and the roster of the scenes, and nothing else."""
    rules, rulebook = law()
    return Context(
        now=at(TODAY), today=TODAY, new_id=lambda: UUID(int=0), seal=lambda *_: Sealed("", b"", ""),
        calendar=rules.calendar, rulebook=rulebook, roster=Known().known,
    )  # fmt: skip


@cache
def lawful() -> CaseFile:
    """The file of the thinnest lawful case, with a measure and goods, and a hearing that was held rightly."""
    office = Office()
    case = f.archived(office)
    known = {key: each.state for key, each in office.states.items()}
    file = file_of(office.state(case), f.check(office, UUID(int=1), case), replace(context(), records=known))
    papers = (
        *file.case.file[:3],
        replace(s.FILE[2], section=5, title="听证笔录", digest="e" * 64),
        replace(s.FILE[2], section=6, title="财物清单", digest="d" * 64),
        *file.case.file[3:6],
        replace(s.FILE[5], section=4, title="听证报告", digest="c" * 64),
        *file.case.file[6:],
    )
    heard = replace(file.case.parties[0], hearing=HELD, review=PASSED)
    whole = replace(file.case, parties=(heard,), discussions=(MET,), file=papers)
    [item] = file.evidence.values()
    return replace(file, case=whole, evidence={EVIDENCE: item}, measures={MEASURE: TAKEN}, goods=(CRATE,))


def ready() -> CaseFile:
    """As `lawful`, with the report naming the evidence by its new key."""
    file = lawful()
    assert file.case.report
    return replace(file, case=replace(file.case, report=replace(file.case.report, evidence=(EVIDENCE,))))


Spoil = Callable[[CaseFile], CaseFile]


def case(**more: Any) -> Spoil:
    return lambda file: replace(file, case=replace(file.case, **more))


def party(**more: Any) -> Spoil:
    def spoil(file: CaseFile) -> CaseFile:
        return replace(file, case=replace(file.case, parties=(replace(file.case.parties[0], **more),)))

    return spoil


def of_party(change: Callable[[Party], dict[str, Any]]) -> Spoil:
    return lambda file: party(**change(file.case.parties[0]))(file)


def decision(**more: Any) -> Spoil:
    return of_party(lambda each: {"decisions": (replace(each.decisions[0], **more),)})


def discretion(**more: Any) -> Spoil:
    def change(each: Party) -> dict[str, Any]:
        made = each.decisions[0]
        assert made.discretion
        return {"decisions": (replace(made, discretion=replace(made.discretion, **more)),)}

    return of_party(change)


def notice(**more: Any) -> Spoil:
    return of_party(lambda each: {"notices": (replace(each.notices[0], **more),)})


def served_notice(service: Service | None) -> Spoil:
    return notice(service=service)


def payment(**more: Any) -> Spoil:
    return of_party(lambda each: {"payments": (replace(each.payments[0], **more),)})


def item(**more: Any) -> Spoil:
    return lambda file: replace(file, evidence={EVIDENCE: replace(file.evidence[EVIDENCE], **more)})


def taker(*officers: UUID) -> Spoil:
    return lambda file: item(found=replace(file.evidence[EVIDENCE].found, officers=officers))(file)


def measure(**more: Any) -> Spoil:
    return lambda file: replace(file, measures={MEASURE: replace(TAKEN, **more)})


def crate(**more: Any) -> Spoil:
    return lambda file: replace(file, goods=(replace(CRATE, **more),))


def hearing(**more: Any) -> Spoil:
    return party(hearing=replace(HELD, **more))


def papers(change: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> Spoil:
    return lambda file: replace(file, case=replace(file.case, file=change(file.case.file)))


def document(**more: Any) -> Spoil:
    def spoil(file: CaseFile) -> CaseFile:
        return replace(file, documents=[*file.documents, replace(CaseDocument(number="甲1号", unit=QINGXIU), **more)])

    return spoil


def limit(rule: str, **more: Any) -> Spoil:
    base: dict[str, Any] = {
        "matter": "", "title": "", "subject": "", "division": "", "owner_post": None, "rule_id": rule,
        "rule_version": "", "source": "SAMR-2/2018:64", "basis": Basis.LEGAL, "holder": Holder.AUTHORITY, "regime": "",
        "period": "", "near": (), "is_right": False, "occurrence": 1, "started_on": date(2026, 3, 3),
        "started_at": None, "fixed_on": None, "suspensions": (), "extensions": (), "act_by": DAY, "right_ends": DAY,
        "act_by_at": None, "right_ends_at": None, "expires_at": None, "provisional": False, "explanation": "",
        "status": DeadlineStatus.MET, "met_on": DAY, "late": False, "near_at": None, "near_ats": (),
        "near_announced_at": None, "missed_at": None, "created_at": at(DAY), "updated_at": at(DAY),
    }  # fmt: skip
    return lambda file: replace(file, limits=(Deadline(**{**base, **more}),))


def one_short(section: int) -> Spoil:
    return papers(lambda all_: tuple(each for each in all_ if (each.volume, each.section) != (1, section)))


BY_HAND = Service(way=ServiceWay.DIRECT, served_on=date(2026, 3, 12), record="送达回证", officers=(FIRST,))
ANNOUNCED = Service(way=ServiceWay.ANNOUNCEMENT, served_on=date(2026, 3, 30), record="公告")
UNEXTENDED = (Extension(period="30d", reason="案情复杂", source="SAMR-2/2018:64", approved_by=""),)
GONE = Recusal(
    post=FIRST, asked_on=date(2026, 3, 3), by_party=1, reason="亲属", decided_by=HEAD, granted=True, record="决定"
)
SAID = Statement(notice=1, made_on=date(2026, 3, 16), waived=False, content="已召回", record="笔录")
STOOD = Pause(
    since=date(2026, 3, 5), until=None, ground=SuspensionGround.OTHER_RULING, excluded=ExcludedTime.UNSPECIFIED,
    reason="等待",
    document="",
)  # fmt: skip
MORE = (PenaltyItem(kind="03", amount_fen=s.FINE + 1), PenaltyItem(kind="04", amount_fen=s.GAIN))
LARGE = (PenaltyItem(kind="03", amount_fen=10_000_000),)
SPOILED: dict[str, tuple[Spoil, ...]] = {
    "handlers": (case(officers=(FIRST,)), case(officers=(FIRST, LAPSED))),
    "evidence-takers": (taker(FIRST), taker(FIRST, LAPSED)),
    "measure-takers": (measure(officers=(FIRST,)),),
    "servers": (served_notice(BY_HAND),),
    "deciders": (decision(decided_by=FIRST),),
    "notice-approvers": (notice(approved_by=FIRST),),
    "own-name": (document(unit=XINGNING),),
    "recused": (case(recusals=(GONE,)),),
    "measures-approved": (measure(approved_by=None),),
    "urgent-approval": (measure(approved_at=at(date(2026, 3, 5)) + timedelta(minutes=1)),),
    "identified": (party(uscc=""), party(uscc="91450103MA5K12345X")),
    "rights-told": (party(rights_told_on=None), party(rights_told_on=date(2026, 3, 5))),
    "evidence-present": (item(excluded_on=DAY), lambda file: replace(file, evidence={})),
    "evidence-excluded": (item(excluded_on=DAY, excluded_for="非法取得"),),
    "evidence-unlisted": (
        lambda file: replace(file, evidence={**file.evidence, UUID(int=9): file.evidence[EVIDENCE]}),
    ),
    "evidence-after-report": (item(taken_on=date(2026, 3, 11)),),
    "electronic-data": (item(kind=EvidenceKind.ELECTRONIC),),
    "custody": (item(custody=(Custody(at=at(DAY), from_post=None, to_post=FIRST, place="", reason="", record=""),
                              Custody(at=at(DAY), from_post=SECOND, to_post=THIRD, place="", reason="", record=""))),),
    "gain-figured": (case(figures=None),),
    "limitation": (case(act_ended_on=date(2021, 3, 1)),),
    "told-basis": (notice(basis="NPC-食品安全法:126"),),
    "penalty-kinds": (decision(items=(PenaltyItem(kind="13"),)), decision(items=(PenaltyItem(kind="77"),))),
    "measure-basis": (measure(basis=""),),
    "discretion-recorded": (decision(discretion=None),),
    "discretion-factors": (discretion(factors=()),),
    "discretion-range": (discretion(low_fen=s.FINE + 1), discretion(high_fen=s.FINE - 1)),
    "discretion-deviation": (lambda file: case(discussions=())(discretion(deviates=True)(file)),),
    "limit-kept": (limit("case.decide", late=True), limit("case.decide", status=DeadlineStatus.OPEN, met_on=None)),
    "extensions": (limit("case.decide", extensions=UNEXTENDED),),
    "second-extension": (case(extensions=2),),
    "pauses": (case(pauses=(STOOD,)),),
    "reviewed": (case(reviews=()),),
    "other-reviewer": (party(review=replace(PASSED, reviewer=FIRST)),),
    "legal-review": (party(review=None), party(review=replace(PASSED, outcome=ReviewOutcome.CORRECT))),
    "told": (served_notice(None), party(notices=())),
    "not-heavier": (decision(items=MORE), decision(items=(PenaltyItem(kind="08", detail="许可证"),))),
    "hearing-right": (decision(items=LARGE),),
    "waited": (lambda file: party(hearing=None, statement=None)(decision(decided_on=date(2026, 3, 19))(file)),),
    "rechecked": (party(statement=SAID),),
    "hearing-invited": (hearing(told_on=date(2026, 3, 6)),),
    "hearing-chair": (hearing(chair=FIRST),),
    "hearing-over": (hearing(ended_on=None), hearing(report="")),
    "discussed": (case(discussions=()),),
    "in-order": (case(closed_on=date(2026, 3, 1)),),
    "served": (party(service=None),),
    "announced": (
        lambda file: party(service=ANNOUNCED, announced_on=date(2026, 3, 1))(file),
        party(service=ANNOUNCED, announced_on=None),
    ),
    "remedies": (decision(remedies="可以申请行政复议"),),
    "payments-confirmed": (payment(confirmed_on=None),),
    "wholly-paid": (payment(fine_fen=s.FINE - 1),),
    "surcharge": (payment(surcharge_fen=1), payment(paid_on=date(2026, 4, 30))),
    "performed": (decision(items=(PenaltyItem(kind=GOODS, amount_fen=1, detail="饼干"),)),),
    "measures-released": (measure(status=MeasureStatus.IN_FORCE),),
    "goods-ended": (crate(ended_on=None), crate(end_record="")),
    "goods-counted": (crate(quantity=2001),),
    "numbers": (document(status=DocumentStatus.DRAWN),),
    "numbered": (lambda file: replace(file, documents=()),),
    "archived": (case(file=()),),
    "file-order": (papers(lambda all_: tuple(reversed(all_))),),
    "file-complete": (one_short(1), one_short(4)),
    "hearing-papers": (one_short(5),),
    "goods-papers": (one_short(6),),
    "decisions-listed": (one_short(2),),
    "file-content": (
        papers(lambda all_: (*all_, all_[-1])),
        papers(lambda all_: (replace(all_[0], pages=0), *all_[1:])),
    ),
    "crime-threshold": (
        lambda file: replace(file, case=replace(file.case, figures=replace(file.case.figures, sales_fen=5_000_000))),  # type: ignore[type-var]  # there are figures
    ),
}  # fmt: skip


def rows() -> dict[str, FileCheck]:
    """A row of each computation; of several, the first."""
    found = [row for row in law()[1].file_checks(TODAY) if row.check]
    return {row.check: row for row in reversed(found)} | {
        row.check: row for row in found if row.rule_id in ("file.procedure.decide", "file.crime.goods")
    }


ROWS = rows()


def defects(name: str, file: CaseFile) -> list[Defect]:
    return list(CHECKS[name](file, ROWS[name]))


def test_every_computation_has_a_row_and_every_row_its_computation() -> None:
    assert set(ROWS) == set(CHECKS) == set(SPOILED)


@pytest.mark.parametrize("row", law()[1].file_checks(TODAY), ids=lambda row: row.rule_id)
def test_a_lawful_file_has_nothing_to_be_found(row: FileCheck) -> None:
    assert row.check == "" or list(CHECKS[row.check](ready(), row)) == []


@pytest.mark.parametrize(("name", "spoil"), [(name, each) for name, spoils in SPOILED.items() for each in spoils])
def test_a_spoiled_file_has_its_defect_named_with_place_and_what_would_be_right(name: str, spoil: Spoil) -> None:
    found = defects(name, spoil(ready()))
    assert found, ROWS[name].title
    assert all(each.place and each.found and each.right for each in found)


def test_crime_is_a_question_that_falls_away_with_a_transfer() -> None:
    # SC-310:3: below the threshold nothing is asked, above it only where nothing was transferred.
    [spoil] = SPOILED["crime-threshold"]
    file = spoil(ready())
    [defect] = defects("crime-threshold", file)
    assert "销售伪劣产品罪" in defect.place
    assert "50000" in defect.found
    transferred = decision(outcome=DecisionOutcome.JUDICIAL)(file)
    assert defects("crime-threshold", transferred) == []


def test_service_on_the_day_after_the_announcement_ended_is_in_time() -> None:
    # SAMR-2/2018:82: thirty days from 1 March end on 31 March.
    def served_on(day: date) -> CaseFile:
        return party(service=replace(ANNOUNCED, served_on=day), announced_on=date(2026, 3, 1))(ready())

    assert defects("announced", served_on(date(2026, 3, 31)))
    assert defects("announced", served_on(date(2026, 4, 1))) == []


def test_an_urgent_measure_approved_in_the_twenty_fourth_hour_is_in_time() -> None:
    # NPC-行政强制法:19
    taken = TAKEN.taken_at
    assert isinstance(taken, datetime)
    assert defects("urgent-approval", measure(approved_at=taken + timedelta(hours=24))(ready())) == []


def test_a_mitigated_fine_may_lie_below_the_range() -> None:
    # NPC-行政处罚法:32
    below = discretion(low_fen=s.FINE + 1, tier=Tier.MITIGATED)(ready())
    assert defects("discretion-range", below) == []


def test_points_that_do_not_apply_find_nothing() -> None:
    # Nobody was punished: what only a penalty needs is not asked for.
    file = decision(outcome=DecisionOutcome.NOT_ESTABLISHED, items=(), discretion=None)(ready())
    bare = replace(file, evidence={}, case=replace(file.case, figures=None, reviews=()))
    for name in ("evidence-present", "gain-figured", "reviewed", "told", "remedies", "discretion-recorded"):
        assert defects(name, bare) == []


def test_a_stranger_handled_nothing() -> None:
    assert defects("other-reviewer", party(review=replace(PASSED, reviewer=STRANGER))(ready())) == []
    assert ready().case.parties[0].status is PartyStatus.EXECUTED


def test_evidence_of_the_case_it_was_split_from_proves_and_need_not_all_be_listed() -> None:
    # SAMR-2/2018:48: the other parties' evidence is the other case's to deal with.
    taken = replace(ready().evidence[EVIDENCE], penalty_case=UUID(int=5), taken_on=date(2026, 3, 11))
    file = replace(ready(), evidence={UUID(int=6): taken})
    for name in ("evidence-present", "evidence-unlisted", "evidence-after-report"):
        assert defects(name, file) == []
    merged = replace(file, case=replace(file.case, merged=(UUID(int=5),)))
    assert defects("evidence-unlisted", merged)
