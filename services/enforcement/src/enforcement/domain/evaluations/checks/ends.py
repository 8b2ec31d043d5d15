"""程序合法, from service to the end: served, remedies told, money, measures and goods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from enforcement.domain import law
from enforcement.domain.cases.executing import NOT_PENAL
from enforcement.domain.cases.hearing_right import FINE, GAIN, total_fen
from enforcement.domain.cases.kinds import CloseGround, PartyStatus, ServiceWay
from enforcement.domain.cases.money import payable_until, surcharge_due
from enforcement.domain.cases.noticing import ANNOUNCED
from enforcement.domain.evaluations.view import CaseFile, Check, Defect, day, of_party
from enforcement.domain.measures.records import MeasureStatus
from statutes.rules import FileCheck

_REMEDIES: Final = (
    ("行政复议", "复议"),
    ("行政诉讼", "诉讼"),
    ("复议期限", "六十日|60日"),
    ("起诉期限", "六个月|6个月"),
)
"""What a penalty decision tells of remedies, and by which words it can be recognised."""


def served(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Every decision in force was served, with a record (SAMR-2/2018:81)."""
    for party in file.case.parties:
        if party.decision and (party.service is None or not party.service.record.strip()):
            yield Defect(of_party(party, party.decision.document), "没有送达或者送达回证", "应当送达并有送达回证")


def announced(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Service by announcement waited for its whole time (SAMR-2/2018:82)."""
    for party in file.case.parties:
        pairs = [(each.document, each.announced_on, each.service) for each in party.notices]
        if party.decision:
            pairs.append((party.decision.document, party.announced_on, party.service))
        for document, begun, service in pairs:
            if service and service.way is ServiceWay.ANNOUNCEMENT:
                ends = law.right_ends(file.context, ANNOUNCED, begun) if begun else None
                if ends is None or service.served_on <= ends:
                    found = f"{day(begun)}公告,{service.served_on}视为送达"
                    yield Defect(of_party(party, document), found, f"公告期至{day(ends)}届满后视为送达")


def remedies(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """The decision tells both remedies and how long each is open (SAMR-2/2018:62)."""
    for party, decision in file.punished:
        missing = [name for name, words in _REMEDIES if not any(each in decision.remedies for each in words.split("|"))]
        if missing:
            yield Defect(of_party(party, decision.document), f"未告知{'、'.join(missing)}", "应当告知救济途径和期限")


def paid(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Everything a party paid was confirmed by the treasury (NPC-行政处罚法:67)."""
    for party in file.case.parties:
        for payment in party.payments:
            if payment.confirmed_on is None:
                yield Defect(of_party(party, payment.reference), "缴款未经财政对账确认", "罚款应当缴入国库并经确认")


def whole(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """A case closed as carried out has nothing left to pay (SAMR-2/2018:77)."""
    for party, decision in file.punished:
        owed = total_fen(decision.items, FINE, GAIN)
        came = sum(each.fine_fen + each.gain_fen for each in party.payments)
        if file.case.close_ground is CloseGround.EXECUTED and came < owed:
            yield Defect(of_party(party, decision.document), f"应缴{owed}分,已缴{came}分", "执行完毕方可结案")


def surcharge(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Late payment cost what the law adds, and no more (NPC-行政处罚法:72)."""
    for party, decision in file.punished:
        if party.payments and party.status is PartyStatus.EXECUTED:
            last = max(each.paid_on for each in party.payments)
            fine = total_fen(decision.items, FINE)
            due = surcharge_due(party, fine, payable_until(party, file.context), last)
            came = sum(each.surcharge_fen for each in party.payments)
            if came != due:
                found = f"加处罚款{came}分"
                yield Defect(of_party(party, decision.document), found, f"至{last}应当加处{due}分")


def performed(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Penalties that are not money were carried out, with a record (SAMR-2/2018:71)."""
    for party, decision in file.punished:
        done = {each.kind for each in party.performed if each.record.strip()}
        for item in decision.items:
            if item.kind not in (FINE, GAIN, *NOT_PENAL, *done) and party.status is PartyStatus.EXECUTED:
                yield Defect(of_party(party, decision.document), f"处罚种类{item.kind}没有执行记录", "应当有执行记录")


def released(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """No measure outlives the case (NPC-行政强制法:28)."""
    for measure in file.measures.values():
        if measure.status is not MeasureStatus.RELEASED:
            yield Defect(f"措施{measure.document}", "结案时未解除", "已经作出处理决定的,应当及时解除")


def goods(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Everything that was held has its end (NPC-行政处罚法:74)."""
    for item in file.goods:
        if item.ended_on is None or not item.end_record.strip():
            yield Defect(f"财物{item.label}“{item.title}”", "没有处置记录", "应当退还、销毁、上缴或者移送并有记录")


def counted(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """What stock-taking found is what was listed (NPC-行政强制法:26)."""
    for item in file.goods:
        for count in item.counts:
            if count.found != item.quantity:
                found = f"{count.on}盘点{count.found},清单{item.quantity}(千分之一{item.unit_name}):{count.remark}"
                yield Defect(f"财物{item.label}“{item.title}”", found, "账物应当相符")


ENDS: Final[dict[str, Check]] = {
    "served": served,
    "announced": announced,
    "remedies": remedies,
    "payments-confirmed": paid,
    "wholly-paid": whole,
    "surcharge": surcharge,
    "performed": performed,
    "measures-released": released,
    "goods-ended": goods,
    "goods-counted": counted,
}
