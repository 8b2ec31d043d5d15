"""主体合法: who acted, and whether that person and that authority could."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from enforcement.domain.cases.kinds import ServiceWay
from enforcement.domain.cases.values import Service
from enforcement.domain.days import civil
from enforcement.domain.evaluations.view import CaseFile, Check, Defect, day, of_party, unfit
from roster.kinds import Head
from statutes.rules import FileCheck

_BY_HAND: Final = (ServiceWay.DIRECT, ServiceWay.LEFT)
_URGENT: Final = timedelta(hours=24)
_TWO_CERTIFIED: Final = "应当由两名以上持有有效执法证件的人员实施"


def handlers(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """At least two certified officers handle the case when it is filed and when it is reported."""
    reported = file.case.report.submitted_on if file.case.report else None
    for name, on in (("立案", file.case.filed_on), ("调查终结", reported)):
        if on:
            yield from (Defect(f"办案人员({name})", why, _TWO_CERTIFIED) for why in unfit(file, file.case.officers, on))


def evidence_takers(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Each item was taken by at least two certified officers."""
    for item in file.evidence.values():
        if item.taken_on:
            for why in unfit(file, item.found.officers, item.taken_on):
                yield Defect(f"证据“{item.title}”", why, _TWO_CERTIFIED)


def measure_takers(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Each measure was taken by at least two certified officers (NPC-行政强制法:18)."""
    for measure in file.measures.values():
        if measure.taken_at:
            for why in unfit(file, measure.officers, civil(measure.taken_at)):
                yield Defect(f"措施{measure.document}", why, _TWO_CERTIFIED)


def servers(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """What was handed over or left was served by at least two certified officers."""
    for place, service in _services(file):
        if service.way in _BY_HAND:
            yield from (Defect(place, why, _TWO_CERTIFIED) for why in unfit(file, service.officers, service.served_on))


def deciders(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Decisions are a leader's (SAMR-2/2018:60)."""
    for party, decision in file.punished:
        yield from _leader(file, of_party(party, decision.document), decision.decided_by, decision.decided_on)


def notice_approvers(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """What the parties were told was approved by a leader (SAMR-2/2018:57)."""
    for party, _, notice in file.told:
        yield from _leader(file, of_party(party, notice.document), notice.approved_by, notice.issued_on)


def own_name(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Every document bears the number of the authority that handles the case (NPC-行政处罚法:17)."""
    for document in file.documents:
        if document.unit != file.case.unit:
            yield Defect(document.number, "文书编号属于其他机关", "应当以办案机关名义制发")


def recused(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Who was taken off the case did nothing in it afterwards (SAMR-2/2018:4)."""
    gone = {each.post: each.asked_on for each in file.case.recusals if each.granted}
    for item in file.evidence.values():
        for post in item.found.officers:
            if post in gone and item.taken_on and item.taken_on > gone[post]:
                yield Defect(f"证据“{item.title}”", f"由{day(gone[post])}已决定回避的人员收集", "应当由其他人员收集")


def measures_approved(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """No measure without a leader's approval (NPC-行政强制法:18)."""
    for measure in file.measures.values():
        if measure.approved_by is None:
            yield Defect(f"措施{measure.document}", "没有批准记录", "实施前应当经负责人批准")


def urgent_approval(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """An urgent measure was reported and approved within 24 hours (NPC-行政强制法:19)."""
    for measure in file.measures.values():
        if measure.taken_at and measure.approved_at and measure.approved_at - measure.taken_at > _URGENT:
            found = f"{measure.taken_at.isoformat()}实施,{measure.approved_at.isoformat()}批准"
            yield Defect(f"措施{measure.document}", found, "应当在二十四小时内补办批准手续")


def _leader(file: CaseFile, place: str, post: UUID, on: date) -> Iterator[Defect]:
    if not file.context.roster.is_head(post, Head.ANY_LEADER, on):
        yield Defect(place, f"{on}批准人不是负责人", "应当由行政机关负责人批准")


def _services(file: CaseFile) -> Iterator[tuple[str, Service]]:
    for party in file.case.parties:
        for notice in party.notices:
            if notice.service:
                yield of_party(party, f"{notice.document}送达"), notice.service
        if party.service and party.decision:
            yield of_party(party, f"{party.decision.document}送达"), party.service


SUBJECTS: Final[dict[str, Check]] = {
    "handlers": handlers,
    "evidence-takers": evidence_takers,
    "measure-takers": measure_takers,
    "servers": servers,
    "deciders": deciders,
    "notice-approvers": notice_approvers,
    "own-name": own_name,
    "recused": recused,
    "measures-approved": measures_approved,
    "urgent-approval": urgent_approval,
}
