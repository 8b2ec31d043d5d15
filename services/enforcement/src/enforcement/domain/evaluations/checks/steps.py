"""程序合法, up to the decision: reviewed by another, told, heard, discussed, and every step in its time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final
from uuid import UUID

from enforcement.domain.cases.hearing_right import needs_hearing
from enforcement.domain.cases.hearings import NOTICE_WORKDAYS
from enforcement.domain.cases.kinds import ReviewKind, ReviewOutcome
from enforcement.domain.cases.values import Party
from enforcement.domain.evaluations.view import CaseFile, Check, Defect, day, of_party
from enforcement.domain.evaluations.view import discussed as leaders_met
from matters.domain.kinds import RUNNING, DeadlineStatus, Holder
from matters.domain.states import Deadline
from statutes.rules import FileCheck


def limit_kept(file: CaseFile, row: FileCheck) -> Iterator[Defect]:
    """The authority's own limits of these rules were met in time, suspensions and extensions counted."""
    for limit in file.limits:
        mine = limit.rule_id in row.of and limit.holder is Holder.AUTHORITY
        if mine and limit.late:
            yield _late(limit, f"{day(limit.met_on)}办结")
        elif mine and _left_running(file, limit):
            yield _late(limit, "未办结")


def extensions(file: CaseFile, row: FileCheck) -> Iterator[Defect]:
    """Every extension rests on a document (SAMR-2/2018:64)."""
    for limit in file.limits:
        for extension in limit.extensions:
            if limit.rule_id in row.of and not (extension.approved_by.strip() and extension.reason.strip()):
                yield Defect(
                    limit.rule_id, f"延长{extension.period}没有审批文书或者理由", "延长期限应当经批准并说明理由"
                )


def second_extension(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """More than thirty days more are set by the leaders together, for a fixed day (SAMR-2/2018:64)."""
    if file.case.extensions > 1 and not (file.case.decide_by and file.case.discussions):
        yield Defect(
            "办案期限", f"延长{file.case.extensions}次,没有集体讨论或者期限", "再次延长应当集体讨论决定并确定合理期限"
        )


def pauses(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Time stood still for a reason, by a document, and ran again (SAMR-2/2018:46, 64)."""
    for pause in file.case.pauses:
        place = f"{pause.since}起不计入期限"
        if not pause.document.strip():
            yield Defect(place, "没有文书", "中止调查和不计入期限的时间应当有文书")
        if pause.until is None:
            yield Defect(place, "没有恢复记录", "原因消除后应当立即恢复")


def reviewed(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """The case was reviewed, and agreed with, before any party was told (SAMR-2/2018:49-57)."""
    agreed = [each.reviewed_on for each in file.case.reviews if each.outcome is ReviewOutcome.AGREE]
    for party, decision in file.punished:
        told = party.notices[0].issued_on if party.notices else decision.decided_on
        if not agreed or min(agreed) > told:
            found = f"{told}告知,审核通过于{day(min(agreed, default=None))}"
            yield Defect(of_party(party, decision.document), found, "告知前应当经案件审核或者法制审核")


def other_reviewer(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Who reviewed did not handle it (SAMR-2/2018:51)."""
    after_hearing = [party.review for party in file.case.parties if party.review]
    for review in (*file.case.reviews, *after_hearing):
        if _person(file, review.reviewer, review.reviewed_on) in _handlers(file, review.reviewed_on):
            yield Defect(f"{review.reviewed_on}审核", "审核人员办理了本案", "审核人员与办案人员应当分离")


def legal_review(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """After a hearing the decision passed legal review first (NPC-行政处罚法:58)."""
    for party, decision in file.punished:
        if party.hearing and party.hearing.held:
            review = party.review
            passed = review is not None and review.outcome is ReviewOutcome.AGREE
            if not passed or (review and review.reviewed_on > decision.decided_on):
                yield Defect(
                    of_party(party, decision.document),
                    "听证后未经法制审核通过",
                    "未经法制审核或者审核未通过的,不得作出决定",
                )


def told(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """The party was told before the decision, and the notice reached it (NPC-行政处罚法:44)."""
    for party, decision in file.punished:
        notice = party.notice
        if notice is None or notice.service is None or notice.service.served_on > decision.decided_on:
            found = f"告知书送达于{day(notice.service.served_on if notice and notice.service else None)}"
            yield Defect(of_party(party, decision.document), found, "决定作出前应当送达告知书")


def not_heavier(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Never heavier than last told (NPC-行政处罚法:45)."""
    for party, decision, notice in file.told:
        said = {item.kind: item.amount_fen for item in notice.items}
        for item in decision.items:
            if item.kind not in said or item.amount_fen > said[item.kind]:
                found = f"处罚种类{item.kind}告知{said.get(item.kind, 0)}分,决定{item.amount_fen}分"
                yield Defect(of_party(party, decision.document), found, "不得因陈述、申辩或者听证给予更重的处罚")


def hearing_right(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Over the threshold the right to a hearing was told (NPC-行政处罚法:63)."""
    for party, decision, notice in file.told:
        needed = needs_hearing(party.kind, decision.items, file.context, notice.issued_on)
        if needed and not notice.hearing_right:
            yield Defect(
                of_party(party, notice.document), "达到听证标准而未告知听证权利", "应当告知当事人有要求听证的权利"
            )


def waited(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Nothing was decided while the party could still speak (SAMR-2/2018:57-58)."""
    for party, decision, notice in file.told:
        silent = party.statement is None and party.hearing is None
        until = max((each for each in (notice.statement_until, notice.hearing_until) if each), default=None)
        if silent and until and decision.decided_on <= until:
            found = f"{decision.decided_on}决定,期限至{until}"
            yield Defect(of_party(party, decision.document), found, "陈述、申辩和要求听证的期限届满后方可决定")


def rechecked(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """What the party said was looked into before the decision (NPC-行政处罚法:45)."""
    for party, decision in file.punished:
        said = party.statement
        late = said and not said.waived and (said.rechecked_on is None or said.rechecked_on > decision.decided_on)
        if said and late:
            yield Defect(
                of_party(party, decision.document), f"复核于{day(said.rechecked_on)}", "对陈述、申辩应当在决定前复核"
            )


def hearing_invited(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """The party was told seven working days before the hearing (NPC-行政处罚法:64)."""
    for party in file.case.parties:
        hearing = party.hearing
        if hearing and hearing.held and hearing.told_on and hearing.held_on:
            earliest = file.context.calendar.add_workdays(hearing.told_on, NOTICE_WORKDAYS)
            if hearing.held_on < earliest:
                found = f"{hearing.told_on}通知,{hearing.held_on}举行,早于{earliest}"
                yield Defect(of_party(party, hearing.document), found, "应当在听证七个工作日前通知当事人")


def hearing_chair(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Nobody who investigated chaired the hearing (SAMR-3/2018:12)."""
    for party in file.case.parties:
        hearing = party.hearing
        if hearing is None or not (hearing.held and hearing.chair and hearing.held_on):
            continue
        if _person(file, hearing.chair, hearing.held_on) in _handlers(file, hearing.held_on):
            yield Defect(of_party(party, hearing.document), "听证主持人办理了本案", "主持人应当由非本案调查人员担任")


def hearing_over(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """The hearing asked for was over, and reported, before the decision (NPC-行政处罚法:65)."""
    for party, decision in file.punished:
        hearing = party.hearing
        if hearing and (hearing.ended_on is None or hearing.ended_on > decision.decided_on):
            yield Defect(
                of_party(party, decision.document), f"听证结束于{day(hearing.ended_on)}", "听证结束后方可作出决定"
            )
        elif hearing and hearing.held and not hearing.report.strip():
            yield Defect(of_party(party, decision.document), "没有听证报告", "决定应当根据听证笔录和听证报告作出")


def discussed(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """What needs legal review goes to the leaders together (NPC-行政处罚法:57)."""
    legal = any(each.kind is ReviewKind.LEGAL_REVIEW for each in file.case.reviews)
    for party, decision in file.punished:
        heard = party.hearing is not None and party.hearing.held
        if (legal or heard) and not leaders_met(file, party, decision):
            yield Defect(of_party(party, decision.document), "没有集体讨论记录", "应当由负责人集体讨论决定")


def in_order(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Each step follows the one before it."""
    for party in file.case.parties:
        for (before, first), (after, then) in pairwise(_steps(file, party)):
            if then < first:
                yield Defect(of_party(party, after), f"{then}早于{before}({first})", f"{after}应当在{before}之后")


def _steps(file: CaseFile, party: Party) -> list[tuple[str, date]]:
    case, notice, decision = file.case, party.notice, party.decision
    steps = (
        ("立案", case.filed_on),
        ("调查终结", case.report.submitted_on if case.report else None),
        ("审核", case.last_review.reviewed_on if case.last_review else None),
        ("告知", notice.issued_on if notice else None),
        ("决定", decision.decided_on if decision else None),
        ("送达", party.service.served_on if party.service else None),
        ("执行完毕", party.ended_on),
        ("结案", case.closed_on),
        ("归档", case.archived_on),
    )
    return [(name, on) for name, on in steps if on]


def _late(limit: Deadline, found: str) -> Defect:
    began = limit.started_on or limit.started_at
    return Defect(f"{limit.rule_id}({began}起)", found, f"应当于{day(limit.act_by)}前完成({limit.source})")


def _left_running(file: CaseFile, limit: Deadline) -> bool:
    over = file.case.closed_on
    return limit.status in RUNNING - {DeadlineStatus.SUSPENDED} and bool(limit.act_by and over and limit.act_by < over)


def _person(file: CaseFile, post: UUID, on: date) -> UUID | None:
    return file.context.roster.holder(post, on)


def _handlers(file: CaseFile, on: date) -> set[UUID]:
    found = (_person(file, post, on) for post in file.case.officers)
    return {person for person in found if person}


STEPS: Final[dict[str, Check]] = {
    "limit-kept": limit_kept,
    "extensions": extensions,
    "second-extension": second_extension,
    "pauses": pauses,
    "reviewed": reviewed,
    "other-reviewer": other_reviewer,
    "legal-review": legal_review,
    "told": told,
    "not-heavier": not_heavier,
    "hearing-right": hearing_right,
    "waited": waited,
    "rechecked": rechecked,
    "hearing-invited": hearing_invited,
    "hearing-chair": hearing_chair,
    "hearing-over": hearing_over,
    "discussed": discussed,
    "in-order": in_order,
}
