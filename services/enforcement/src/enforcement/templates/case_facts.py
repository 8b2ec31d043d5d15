"""What documents say of a case and of one party of it, from the case alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import (
    CloseGround,
    DecisionOutcome,
    ReviewKind,
    ReviewOutcome,
    ServiceWay,
)
from enforcement.domain.cases.values import Decision, Hearing, Notice, Party, Service
from enforcement.domain.clues.clues import Clue
from enforcement.domain.clues.kinds import ClueSource
from enforcement.templates.filling import Facts, Rows
from enforcement.templates.setting import Setting, Texts
from enforcement.templates.wording import day, in_full, yuan

FINE: Final = "03"
SOURCES: Final = {
    ClueSource.INSPECTION: "监督检查",
    ClueSource.COMPLAINT: "投诉、举报",
    ClueSource.TRANSFER: "其他部门移送",
    ClueSource.ASSIGNED: "上级交办",
    ClueSource.MONITORING: "网络交易监测",
    ClueSource.SAMPLING: "抽样检验不合格",
    ClueSource.OTHER: "其他途径",
}
WAYS: Final = {
    ServiceWay.DIRECT: "直接送达",
    ServiceWay.LEFT: "留置送达",
    ServiceWay.ELECTRONIC: "电子送达",
    ServiceWay.POST: "邮寄送达",
    ServiceWay.ANNOUNCEMENT: "公告送达",
    ServiceWay.ENTRUSTED: "委托、转交送达",
}
_REVIEWS: Final = {ReviewKind.CASE_REVIEW: "案件审核", ReviewKind.LEGAL_REVIEW: "法制审核"}
_OUTCOMES: Final = {
    ReviewOutcome.AGREE: "同意",
    ReviewOutcome.CORRECT: "建议纠正",
    ReviewOutcome.SUPPLEMENT: "建议补充调查",
    ReviewOutcome.OTHER: "其他意见",
}
_GROUNDS: Final = {
    CloseGround.EXECUTED: "行政处罚决定执行完毕",
    CloseGround.COURT_ENDED: "人民法院裁定终结执行",
    CloseGround.TERMINATED: "案件终止调查",
    CloseGround.NO_PENALTY: "作出不予行政处罚、违法事实不能成立或者移送的决定",
}
_DECIDED: Final = {
    DecisionOutcome.PENALTY: "给予行政处罚",
    DecisionOutcome.NO_PENALTY: "不予行政处罚",
    DecisionOutcome.NOT_ESTABLISHED: "违法事实不能成立，不予行政处罚",
    DecisionOutcome.OTHER_AGENCY: "移送其他行政管理部门处理",
    DecisionOutcome.JUDICIAL: "移送司法机关处理",
}


def case_facts(case: PenaltyCase, party: Party | None, number: str, clue: Clue | None, setting: Setting) -> Facts:
    """Of a case, and of the party a document is about; `number` is the document's own, which tells notices apart."""
    texts = {
        "机关.名称": setting.unit(case.unit),
        "文书.日期": day(setting.day),
        "案件.编号": case.case_number,
        "案件.立案号": case.local_number or case.case_number,
        "案件.名称": case.title,
        "案件.当事人": "、".join(_name(each, setting) for each in case.parties),
        "案件.承办人": setting.officers(case.officers),
        "案件.承办人姓名": setting.names(case.officers),
        **_dated("案件.立案日期", case.filed_on),
        **_dated("案件.行为终了日期", case.act_ended_on),
        **_before_decision(case, setting),
        **_end(case, setting),
        **(_source(clue) if clue else {}),
    }
    lists: dict[str, Rows] = {"案件.处理结果": tuple(_results(case, setting))}
    if party:
        texts |= setting.party(party.kind, party.uscc, party.label, party.identity)
        told = _notice(party, number)
        decision = _decision(party, number)
        if told:
            texts |= _told(told, party, setting)
            lists["告知.处罚"] = setting.penalties(told.items)
        if decision:
            texts |= _decided(decision, setting)
            lists["决定.处罚"] = setting.penalties(decision.items)
        texts |= _heard(party, setting) | _executed(party, setting) | _service(party, number, setting)
        if party.deferral:
            parts = enumerate(party.deferral.instalments, 1)
            lists["延期.各期"] = tuple((str(n), day(each.due_on), yuan(each.amount_fen)) for n, each in parts)
    return Facts(texts=texts, lists=lists)


def party_of_number(case: PenaltyCase, number: str) -> Party | None:
    """The party a document's number belongs to."""
    return next((party for party in case.parties if number in _numbers(party)), None)


def _numbers(party: Party) -> Iterator[str]:
    yield from (each.document for each in party.notices)
    yield from (each.document for each in party.decisions)
    for each in (party.hearing, party.deferral, party.demand, party.court):
        if each is not None:
            yield each.document


def _notice(party: Party, number: str) -> Notice | None:
    return next((each for each in party.notices if each.document == number), party.notice)


def _decision(party: Party, number: str) -> Decision | None:
    last = party.decisions[-1] if party.decisions else None
    return next((each for each in party.decisions if each.document == number), party.decision or last)


def _source(clue: Clue) -> Texts:
    return {
        "案源.来源": SOURCES.get(clue.source, ""),
        "案源.内容": clue.facts,
        "案源.当事人": clue.suspect.label,
        **_dated("案源.日期", clue.received_on),
    }


def _before_decision(case: PenaltyCase, setting: Setting) -> Texts:
    texts: Texts = {}
    if case.report:
        texts |= {
            "报告.事实": case.report.facts,
            "报告.性质": case.report.nature,
            "报告.依据": case.report.basis,
            "报告.建议": case.report.proposal,
            "报告.裁量": case.report.discretion,
            "报告.日期": day(case.report.submitted_on),
        }
    if case.figures:
        texts["案件.金额"] = (
            f"销售金额{yuan(case.figures.sales_fen)}，货值金额{yuan(case.figures.value_fen)}，"
            f"违法所得{yuan(case.figures.gain_fen)}（计算方法：{case.figures.method}）"
        )
    if review := case.last_review:
        texts |= {
            "审核.类型": _REVIEWS.get(review.kind, ""),
            "审核.结论": _OUTCOMES.get(review.outcome, ""),
            "审核.意见": review.opinion,
            "审核.人员": setting.person(review.reviewer),
            "审核.日期": day(review.reviewed_on),
        }
    return texts


def _told(notice: Notice, party: Party, setting: Setting) -> Texts:
    texts = {
        "告知.文号": notice.document,
        "告知.日期": day(notice.issued_on),
        "告知.事实": notice.facts,
        "告知.理由": notice.reasons,
        "告知.依据": notice.basis,
        "告知.批准人": setting.person(notice.approved_by),
    }
    if notice.hearing_right:
        texts["告知.听证权"] = "有"
    if notice.service:
        texts["告知.送达日期"] = day(notice.service.served_on)
    statement = party.statement
    if statement and statement.notice == notice.number and not statement.waived:
        adopted = "予以采纳" if statement.adopted else "不予采纳"
        texts["陈述.经过"] = (
            f"当事人于{day(statement.made_on)}提出陈述、申辩：{statement.content}。经复核，{statement.recheck}，{adopted}。"
        )
    elif statement and statement.notice == notice.number:
        texts["陈述.经过"] = f"当事人于{day(statement.made_on)}书面放弃陈述、申辩。"
    elif notice.service:
        texts["陈述.未提出"] = "当事人在规定期限内未提出陈述、申辩意见" + (
            "，也未要求举行听证。" if notice.hearing_right and party.hearing is None else "。"
        )
    return texts


def _heard(party: Party, setting: Setting) -> Texts:
    hearing: Hearing | None = party.hearing
    if hearing is None:
        return {}
    texts = {
        "听证.申请日期": day(hearing.requested_on),
        "听证.主持人": setting.person(hearing.chair),
        "听证.方式": "公开举行" if hearing.open_to_public else "不公开举行",
        **_dated("听证.日期", hearing.held_on),
        **_dated("听证.通知日期", hearing.told_on),
    }
    if hearing.held:
        texts["听证.经过"] = f"应当事人要求，本局于{texts['听证.日期']}举行了听证。"
    return texts


def _decided(decision: Decision, setting: Setting) -> Texts:
    fine = sum(each.amount_fen for each in decision.items if each.kind == FINE)
    texts = {
        "决定.文号": decision.document,
        "决定.日期": day(decision.decided_on),
        "决定.理由": decision.reasons,
        "决定.依据": decision.basis,
        "决定.救济": decision.remedies,
        "决定.批准人": setting.person(decision.decided_by),
    }
    if fine:
        texts["决定.罚款"] = f"人民币{yuan(fine)}（大写：{in_full(fine)}）"
    if found := decision.discretion:
        texts["决定.裁量"] = f"{'、'.join(found.factors)}，{found.reason}" if found.factors else found.reason
    return texts


def _executed(party: Party, setting: Setting) -> Texts:
    texts: Texts = {}
    if party.deferral:
        texts |= {"延期.理由": party.deferral.reason, "延期.日期": day(party.deferral.approved_on)}
    if party.demand:
        texts["催告.日期"] = day(party.demand.served_on)
    if party.court:
        texts |= {"法院.名称": party.court.court, "法院.申请日期": day(party.court.applied_on)}
    if party.service:
        texts["决定.送达日期"] = day(party.service.served_on)
    owed = sum(each.amount_fen for each in party.decision.items if each.kind == FINE) if party.decision else 0
    paid = sum(each.fine_fen for each in party.payments)
    if owed > paid:
        texts["决定.未缴罚款"] = f"人民币{yuan(owed - paid)}（大写：{in_full(owed - paid)}）"
    return texts


def _service(party: Party, number: str, setting: Setting) -> Texts:
    told = next((each for each in party.notices if each.document == number), None)
    found: Service | None = told.service if told else party.service
    if found is None:
        return {}
    return {
        "送达.方式": WAYS.get(found.way, ""),
        "送达.日期": day(found.served_on),
        "送达.送达人": setting.names(found.officers),
        "送达.凭证": found.record,
    }


def _end(case: PenaltyCase, setting: Setting) -> Texts:
    texts: Texts = {"移送.理由": case.end_reason} if case.end_reason else {}
    if case.close_ground in _GROUNDS:
        texts["结案.理由"] = _GROUNDS[case.close_ground]
    return texts | _dated("结案.日期", case.closed_on) | _dated("归档.日期", case.archived_on)


def _results(case: PenaltyCase, setting: Setting) -> Iterator[tuple[str, str, str]]:
    for party in case.parties:
        if decision := party.decision:
            yield _name(party, setting), decision.document, _DECIDED.get(decision.outcome, "")


def _name(party: Party, setting: Setting) -> str:
    return setting.party(party.kind, party.uscc, party.label, party.identity)["当事人.名称"]


def _dated(name: str, value: date | None) -> Texts:
    return {name: day(value)} if value else {}
