"""Every form with a record of the story to fill it from, and the number or particulars it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from unit.enforcement import story as s
from unit.enforcement.paths import decided, filed
from unit.enforcement.scenes import HEAD, QINGXIU, Office, law, records
from unit.enforcement.test_hearings import held
from unit.enforcement.test_measures import take
from unit.enforcement.test_small_matters import caution, punish

from enforcement.domain.assistance.records import Assistance
from enforcement.domain.cases.kinds import CloseGround, DecisionOutcome
from enforcement.domain.cases.values import CourtApplication, Deferral, Demand, Instalment
from enforcement.domain.cautions.records import CautionKind
from enforcement.domain.evidence.records import Evidence
from enforcement.domain.measures.records import MeasureKind, ReleaseGround
from enforcement.templates.facts import Matter, Wanted, document
from enforcement.templates.paper import Document
from enforcement.templates.setting import Setting
from enforcement.templates.template import in_force
from roster.powers import Roster
from statutes.calendar import load_calendar

DAY = date(2026, 3, 24)
COURT = "青秀区人民法院"
NOTHING: Mapping[str, str] = MappingProxyType({})
STATED: dict[str, dict[str, str]] = {
    "inquiry": {"询问.时间": "2026年3月10日9时", "询问.地点": "本局一楼询问室", "询问.材料": "营业执照、进货票据"},
    "hearing": {"听证.时刻": "9时30分", "听证.地点": "本局三楼听证室"},
    "transfer": {"移送.机关": "南宁市兴宁区市场监督管理局"},
    "crime-transfer": {
        "移送.机关": "南宁市公安局青秀分局",
        "移送.罪名": "生产、销售不符合安全标准的食品罪",
        "移送.抄送": "南宁市青秀区人民检察院",
    },
    "service": {"送达.文书": "行政处罚决定书", "送达.文号": "青市监处罚〔2026〕1号"},
}
NUMBERS = {
    "decision": "青市监处罚〔2026〕1号",
    "notice": "青市监罚告〔2026〕1号",
    "service": "青市监处罚〔2026〕1号",
}


@dataclass(frozen=True)
class Paper:
    """What a form is filled from."""

    matter: Matter
    wanted: Wanted

    def filled(self, revealed: Mapping[str, str] = NOTHING) -> Document:
        """The document, with what the vault told."""
        return document(self.wanted, self.matter, setting(DAY, revealed))


def setting(day: date = DAY, revealed: Mapping[str, str] = NOTHING) -> Setting:
    """Of the scenes' bureau."""
    return Setting(
        day=day,
        roster=Roster(records()),
        rulebook=law()[1],
        calendar=load_calendar("450000"),
        revealed=revealed,
    )


def paper(form: str, **more: Any) -> Paper:
    """A form with its record; `more` changes the record."""
    matter = _matter(form)
    matter = replace(matter, record=replace(matter.record, **more)) if more else matter
    template = in_force(form, DAY)
    assert template is not None
    number = NUMBERS.get(form, "青市监文书〔2026〕1号" if template.series else "")
    return Paper(matter, Wanted(template=template, number=number, particulars=STATED.get(form, NOTHING)))


def _matter(form: str) -> Matter:
    if form.startswith(("seizure", "registration")):
        return _measure(MeasureKind.REGISTRATION if form.startswith("registration") else MeasureKind.SEIZURE)
    match form:
        case "correction":
            return _small("caution")
        case "spot":
            return _small("spot_penalty")
        case "assistance":
            return _assistance()
        case "hearing":
            office = Office()
            return _of_case(office, office.state(held(office)))
        case _:
            return _decided(form)


@cache
def _whole() -> tuple[Office, Any]:
    office = Office()
    case = decided(office)
    office.on(DAY).do(s.serve_decision(case))
    return office, office.state(case)


def _decided(form: str) -> Matter:
    office, case = _whole()
    party = case.parties[0]
    if form == "no-penalty":
        decision = replace(party.decision, outcome=DecisionOutcome.NO_PENALTY, items=())
        party = replace(party, decisions=(decision,))
    parts = (Instalment(due_on=date(2026, 5, 1), amount_fen=1_000_000),) * 2
    party = replace(
        party,
        deferral=Deferral(document="1", approved_by=HEAD, approved_on=DAY, instalments=parts, reason="经济困难"),
        demand=Demand(document="2", served_on=date(2026, 10, 8)),
        court=CourtApplication(document="3", applied_on=date(2026, 10, 28), court=COURT),
    )
    ended = replace(
        case,
        parties=(party,),
        close_ground=CloseGround.EXECUTED,
        closed_on=DAY,
        end_reason="经查属你单位管辖",
    )
    return _of_case(office, ended)


def _of_case(office: Office, case: Any) -> Matter:
    evidence = tuple(each.state for each in office.states.values() if isinstance(each.state, Evidence))
    clue = office.state(case.clue)
    return Matter(name="cases/1", kind="penalty_case", record=case, clue=clue, evidence=evidence)


def _measure(kind: MeasureKind) -> Matter:
    office = Office()
    case = filed(office)
    series = "市监先登" if kind is MeasureKind.REGISTRATION else "市监强制"
    measure = office.state(office.do(take(office.do(s.draw(series)), kind=kind, penalty_case=case)))
    goods = tuple(office.state(each) for each in measure.goods)
    ended = replace(
        measure, extended_on=DAY, extension="1", released_on=DAY, ground=ReleaseGround.NO_VIOLATION, release="2"
    )
    return Matter(name="measures/1", kind="measure", record=ended, goods=goods)


def _small(kind: str) -> Matter:
    office = Office()
    if kind == "spot_penalty":
        made = office.do(punish(office))
    else:
        number = office.do(s.draw("市监责改"))
        made = office.do(caution(CautionKind.ORDER_TO_CORRECT, number, due_on=date(2026, 3, 16)))
    return Matter(name=f"{kind}/1", kind=kind, record=office.state(made))


def _assistance() -> Matter:
    _, case = _whole()
    asked = Assistance(title="核实生产日期", asking_unit=QINGXIU, unit=QINGXIU, wanted="请核实该批次食品的生产记录")
    return Matter(name="assistances/1", kind="assistance", record=asked, penalty_case=case)
