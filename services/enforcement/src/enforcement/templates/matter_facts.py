"""What documents say of matters beside cases: measures, orders to correct, penalties on the spot, assistance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from enforcement.domain.assistance.records import Assistance
from enforcement.domain.cases.kinds import PartyKind
from enforcement.domain.cautions.records import Caution
from enforcement.domain.days import civil
from enforcement.domain.measures.measuring import hold_of
from enforcement.domain.measures.records import Measure, MeasureKind, ReleaseGround, SeizedGoods
from enforcement.domain.remedies_told.table import Act
from enforcement.domain.remedies_told.telling import in_words, remedy_text
from enforcement.domain.spot.records import CashGround, SpotPenalty
from enforcement.templates.filling import Facts
from enforcement.templates.setting import Setting, Texts
from enforcement.templates.wording import day, quantity
from statutes.clock import due

_MEASURES: Final = {
    MeasureKind.REGISTRATION: "先行登记保存",
    MeasureKind.SEALING: "查封",
    MeasureKind.SEIZURE: "扣押",
}
_RELEASES: Final = {
    ReleaseGround.NO_VIOLATION: "当事人没有违法行为",
    ReleaseGround.UNRELATED: "查封、扣押的场所、设施或者财物与违法行为无关",
    ReleaseGround.DECIDED: "已经作出处理决定，不再需要查封、扣押",
    ReleaseGround.EXPIRED: "查封、扣押期限已经届满",
    ReleaseGround.NOT_APPROVED: "未获批准",
    ReleaseGround.FOLLOWED_UP: "已采取后续处理措施",
    ReleaseGround.OTHER: "其他不再需要采取措施的情形",
}
_CASH: Final = {
    CashGround.UNSPECIFIED: "当事人应当自收到本决定书之日起十五日内到指定的银行或者通过电子支付系统缴纳罚款",
    CashGround.SMALL: "罚款由执法人员当场收缴（一百元以下）",
    CashGround.HARD_LATER: "罚款由执法人员当场收缴（不当场收缴事后难以执行）",
    CashGround.REMOTE: "罚款由执法人员当场收缴（交通不便地区，当事人提出）",
}


def measure_facts(measure: Measure, goods: Sequence[SeizedGoods], setting: Setting) -> Facts:
    """Of a measure and the goods it holds."""
    taken = civil(measure.taken_at) if measure.taken_at else setting.day
    rule = setting.rulebook.deadline(hold_of(measure.kind), taken)
    until = due(rule.clock(), taken, setting.calendar).act_by
    view = setting.roster.view(measure.unit, setting.day)
    texts: Texts = {
        "机关.名称": view.full_name,
        "文书.日期": day(setting.day),
        "当事人.名称": measure.party,
        "措施.种类": _MEASURES.get(measure.kind, ""),
        "措施.事由": measure.title,
        "措施.依据": measure.basis,
        "措施.地点": measure.place,
        "措施.日期": day(taken),
        "措施.执法人员": setting.officers(measure.officers),
        "措施.解除理由": _RELEASES.get(measure.ground, ""),
        "措施.救济": remedy_text(Act.MEASURE, view, setting.day, setting.rulebook),
    }
    if until:
        texts["措施.期限"] = f"{day(taken)}至{day(until)}"
    if measure.extended_on:
        texts["措施.延长日期"] = day(measure.extended_on)
        if rule.extension:
            texts["措施.延长期限"] = f"{in_words(rule.extension.amount)}日"
    if measure.released_on:
        texts["措施.解除日期"] = day(measure.released_on)
    rows = (
        (str(n), each.title, quantity(each.quantity, each.unit_name), each.label, each.place)
        for n, each in enumerate(goods, 1)
    )
    return Facts(texts=texts, lists={"措施.财物": tuple(rows)})


def caution_facts(caution: Caution, setting: Setting) -> Facts:
    """Of an order to correct."""
    texts = {
        "机关.名称": setting.unit(caution.unit),
        "文书.日期": day(setting.day),
        "当事人.名称": caution.label,
        "责改.事实": caution.facts,
        "责改.依据": caution.basis,
        "责改.要求": caution.demand,
    }
    if caution.due_on:
        texts["责改.期限"] = day(caution.due_on)
    return Facts(texts=texts)


def spot_facts(spot: SpotPenalty, setting: Setting) -> Facts:
    """Of a penalty on the spot, with the remedies of its own row: reconsideration comes first."""
    view = setting.roster.view(spot.unit, setting.day)
    texts: Texts = {"机关.名称": view.full_name, "文书.日期": day(setting.day)}
    if spot.imposed is None:
        return Facts(texts=texts)
    imposed = spot.imposed
    texts |= setting.party(imposed.kind or PartyKind.ENTITY, imposed.uscc, imposed.label, imposed.identity) | {
        "当罚.事实": imposed.facts,
        "当罚.依据": imposed.basis,
        "当罚.陈述": imposed.statement,
        "当罚.地点": imposed.place,
        "当罚.缴款": _CASH[imposed.cash],
        "当罚.执法人员": setting.officers(spot.officers),
        "当罚.救济": remedy_text(Act.SPOT_PENALTY, view, setting.day, setting.rulebook),
    }
    return Facts(texts=texts, lists={"当罚.处罚": setting.penalties(imposed.items)})


def assistance_facts(asked: Assistance, case_title: str, setting: Setting) -> Facts:
    """Of a request to another authority."""
    return Facts(
        texts={
            "机关.名称": setting.unit(asked.asking_unit),
            "文书.日期": day(setting.day),
            "协查.机关": setting.unit(asked.unit),
            "协查.事由": asked.title,
            "协查.请求": asked.wanted,
            "案件.名称": case_title,
        }
    )
