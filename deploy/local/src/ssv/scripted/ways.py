"""From a clue to the review of the case, and on (domain.md C.1 rows 1 to 5), as a scripted officer takes the steps.

Numbers are drawn in their series before the step that rests on them. Every way may end early, so that a demonstration
shows cases at each step.
"""

from __future__ import annotations

from typing import Any

from smartsupervision.enforcement.v1 import clue_pb2 as cl
from smartsupervision.enforcement.v1 import evidence_pb2 as ev
from smartsupervision.enforcement.v1 import measure_pb2 as me
from smartsupervision.enforcement.v1 import penalty_case_pb2 as pc
from ssv.scripted.against import punishes
from ssv.scripted.casts import Cast
from ssv.scripted.driving import Way, ask
from ssv.scripted.ends import ends
from ssv.scripted.matters import Days, Matter, Step, digest, number


def of_clue(clue: Any, matter: Matter, days: Days) -> Way:
    """From a clue that is registered: own jurisdiction is found by place, then the case goes its way."""
    yield ask(
        "check_jurisdiction",
        name=clue.name,
        jurisdiction=cl.JURISDICTION_OWN,
        basis=cl.JURISDICTION_BASIS_PLACE,
        on=matter.filed_on,
    )
    yield from of_found(clue, matter, days)


def of_found(clue: Any, matter: Matter, days: Days) -> Way:
    """From a clue whose jurisdiction is found."""
    if not matter.goes("filed"):
        return
    case = yield ask(
        "file_case",
        clue=clue.name,
        case_number=f"{matter.cast.division}-{matter.filed_on.year}-{matter.field.upper()}-{matter.number:06}",
        local_number=f"市监立〔{matter.filed_on.year}〕{matter.number}号",
        title=matter.title,
        field=matter.field,
        parties=[each.fields() for each in matter.parties],
        act_ended_on=matter.act_ended_on,
        officers=matter.cast.officers,
        approved_by=matter.cast.principal,
        document="立案审批表",
        on=matter.filed_on,
    )
    if matter.supervised_until:
        yield ask(
            "supervise_case",
            name=case.name,
            unit=Cast(f"{matter.cast.division[:4]}00").unit,
            document="督办函",
            due_on=matter.supervised_until,
        )
    yield from _investigates(case, matter, days)


def _investigates(case: Any, matter: Matter, days: Days) -> Way:
    if matter.measure:
        yield from _seizes(case, matter)
    if not matter.goes("investigated"):
        return
    first = days.after(matter.filed_on, 1)
    for party in range(1, len(matter.parties) + 1):
        yield ask(
            "tell_rights", name=case.name, party=party, officers=matter.cast.officers, record="权利告知书", on=first
        )
    evidence = []
    for kind, title, shows in (
        (ev.EVIDENCE_KIND_SITE_RECORD, "现场检查笔录", matter.facts),
        (ev.EVIDENCE_KIND_DOCUMENT, "进货票据及销售记录", "购进、销售数量和金额"),
    ):
        taken = yield ask(
            "take_evidence",
            penalty_case=case.name,
            kind=kind,
            title=title,
            shows=shows,
            digest=digest(matter, title),
            pages=3,
            found={
                "source": "当事人",
                "party": 1,
                "place": matter.title[:40],
                "officers": matter.cast.officers,
                "original": True,
            },
            on=first,
        )
        evidence.append(taken.name)
    yield ask(
        "record_figures",
        name=case.name,
        sales_fen=matter.value_fen,
        value_fen=matter.value_fen,
        gain_fen=matter.gain_fen,
        gain_known=True,
        method="销售收入减去购进价款,见进货票据及销售记录",
    )
    if not matter.goes("reported"):
        return
    reported = days.after(matter.filed_on, 6)
    yield ask(
        "submit_report",
        name=case.name,
        document="案件调查终结报告",
        facts=matter.facts,
        nature="违法行为成立",
        basis=matter.basis,
        proposal="没收违法所得,并处罚款",
        discretion="无从轻、减轻、从重情节,按一般情节裁量",
        evidence=evidence,
        on=reported,
    )
    if not matter.goes("reviewed"):
        return
    reviewed = days.after(reported, 2)
    yield ask(
        "review_case",
        name=case.name,
        kind=pc.REVIEW_KIND_CASE_REVIEW,
        reviewer=matter.cast.reviewer,
        outcome=pc.REVIEW_OUTCOME_AGREE,
        opinion="事实清楚,证据确凿,适用依据正确,程序合法,同意处罚建议。",
        on=reviewed,
    )
    for party in range(1, len(matter.parties) + 1):
        case = yield from punishes(case, party, matter, days, reviewed)
    yield from ends(case, matter, days)


def _seizes(case: Any, matter: Matter) -> Step:
    paper = yield from number(matter, "市监强制")
    yield ask(
        "take_measure",
        kind=me.MEASURE_KIND_SEIZURE,
        penalty_case=case.name,
        title=f"扣押{matter.parties[0].label}涉案物品",
        party=matter.parties[0].label,
        basis="NPC-食品安全法:110",
        document=paper,
        place=matter.parties[0].label,
        officers=matter.cast.officers,
        goods=[{"label": "K-01", "title": "涉案物品", "quantity": 12_000, "unit_name": "件"}],
        approved_by=matter.cast.principal,
    )
