"""Against one party: told, heard, decided, served, paid (domain.md C.1 rows 6 to 11, C.3)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from smartsupervision.enforcement.v1 import penalty_case_pb2 as pc
from ssv.scripted.driving import ask
from ssv.scripted.matters import Days, Matter, Step, number

_TO_PAY: Final = 3  # working days after service


def punishes(case: Any, party: int, matter: Matter, days: Days, reviewed: date) -> Step:
    """告知、陈述或者听证、决定、送达、缴款 of one party; returns the case as it then stands."""
    if not matter.goes("told"):
        return case
    items, fine, gain = _items(matter, party)
    told = days.after(reviewed, 1)
    paper = yield from number(matter, "市监罚告")
    yield ask(
        "issue_notice",
        name=case.name,
        party=party,
        document=paper,
        items=items,
        facts=matter.facts,
        reasons="有现场检查笔录、票据等证据证实",
        basis=matter.basis,
        hearing_right=matter.hearing,
        approved_by=matter.cast.principal,
        on=told,
    )
    if matter.announced:
        return (yield ask("announce_notice", name=case.name, party=party, record="公告送达审批表", on=told))
    case = yield ask("serve_notice", name=case.name, party=party, on=told, **_hand(matter, "告知书送达回证"))
    if not matter.goes("decided"):
        return case
    if matter.hearing and party == 1:
        decided, discussion = yield from _hears(case, party, matter, days, told)
    else:
        yield ask("record_statement", name=case.name, party=party, waived=True, record="放弃陈述申辩声明", on=told)
        decided, discussion = days.after(told, 6), 0
    paper = yield from number(matter, "市监处罚")
    case = yield ask(
        "decide",
        name=case.name,
        party=party,
        outcome=pc.DECISION_OUTCOME_PENALTY,
        document=paper,
        items=items,
        discretion=_discretion(matter, fine),
        basis=matter.basis,
        reasons=matter.facts,
        decided_by=matter.cast.principal,
        discussion=discussion,
        on=decided,
    )
    if not matter.goes("served"):
        return case
    served = days.after(decided, 1)
    case = yield ask("serve_decision", name=case.name, party=party, on=served, **_hand(matter, "处罚决定书送达回证"))
    if not matter.goes("paid"):
        return case
    paid = days.after(served, _TO_PAY)
    reference = f"JK{matter.cast.division}{matter.number:06}{party}"
    yield ask("record_payment", name=case.name, party=party, reference=reference, fine_fen=fine, gain_fen=gain, on=paid)
    yield ask("confirm_payment", name=case.name, party=party, reference=reference, on=paid)
    return (yield ask("complete_execution", name=case.name, party=party, on=paid))


def _hears(case: Any, party: int, matter: Matter, days: Days, told: date) -> Step:
    """听证 (SAMR-3/2018) and what follows it; returns the day of the decision and the discussion it rests on."""
    asked = days.after(told, 1)
    held = days.after(asked, 10)
    yield ask("request_hearing", name=case.name, party=party, record="听证申请书", on=asked)
    yield ask(
        "name_hearing_chair",
        name=case.name,
        party=party,
        chair=matter.cast.post("02"),
        approved_by=matter.cast.principal,
        on=days.after(asked, 1),
    )
    yield ask("hand_file_to_chair", name=case.name, party=party, record="案卷移交单", on=days.after(asked, 2))
    paper = yield from number(matter, "市监听通")
    yield ask(
        "fix_hearing",
        name=case.name,
        party=party,
        document=paper,
        held_on=held,
        told_on=days.after(asked, 2),
        open_to_public=True,
        announced_on=days.after(asked, 3),
    )
    yield ask("hold_hearing", name=case.name, party=party, record="听证笔录", on=held)
    yield ask("report_hearing", name=case.name, party=party, report="建议维持拟处罚意见。", on=days.after(held, 2))
    reviewed = days.after(held, 3)
    yield ask(
        "review_after_hearing",
        name=case.name,
        party=party,
        reviewer=matter.cast.reviewer,
        outcome=pc.REVIEW_OUTCOME_AGREE,
        opinion="听证程序合法,同意。",
        on=reviewed,
    )
    discussed = days.after(reviewed, 1)
    yield ask(
        "record_discussion",
        name=case.name,
        leaders=matter.cast.leaders,
        record="负责人集体讨论记录",
        conclusion="同意处罚意见",
        on=discussed,
    )
    return discussed, 1


def _items(matter: Matter, party: int) -> tuple[list[dict[str, Any]], int, int]:
    """Penalties of a party; who answers for an enterprise pays a tenth, and no gain."""
    fine, gain = (matter.fine_fen, matter.gain_fen) if party == 1 else (matter.fine_fen // 10, 0)
    items = [{"kind": "03", "amount_fen": fine}]
    if gain:
        items.append({"kind": "04", "amount_fen": gain})
    return items, fine, gain


def _discretion(matter: Matter, fine: int) -> dict[str, Any]:
    share = fine * 100 // matter.fine_fen
    return {
        "clause": matter.basis,
        "tier": pc.TIER_ORDINARY,
        "factors": ["无从轻、减轻、从重情节"],
        "low_fen": matter.low_fen * share // 100,
        "high_fen": matter.high_fen * share // 100,
        "chosen_fen": fine,
        "reason": "按一般情节裁量",
    }


def _hand(matter: Matter, record: str) -> dict[str, Any]:
    return {"way": pc.SERVICE_WAY_DIRECT, "record": record, "officers": matter.cast.officers}
