"""吊销、暂扣: decided by whoever issued the licence, in effect once served, recorded and undone in the registry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from unit.enforcement import story as s
from unit.enforcement.paths import reviewed
from unit.enforcement.scenes import PRODUCER, QINGXIU, SELLER, XINGNING, Office, names, records

from chassis.identity import Caller
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases.kinds import PartyStatus
from enforcement.domain.cases.party_events import DecisionChanged
from enforcement.domain.cases.values import PenaltyItem
from enforcement.domain.revocations import ordering
from enforcement.domain.revocations.commands import AcknowledgeRevocation
from enforcement.domain.revocations.known import KnownLicence, issuing_units
from enforcement.domain.revocations.records import LicencePenalty, OrderStatus, RevocationOrder, order_id
from enforcement.registry import own_steps
from matters.domain.ids import assignment_id
from matters.domain.kinds import RUNNING, DeadlineStatus
from roster.powers import Roster
from roster.records import Unit

NUMBER = "JY14501030000010"
LICENCE = KnownLicence(
    name=f"licences/{UUID(int=7001)}", number=NUMBER, uscc=SELLER, holder="南宁某食品店", issuer="450103", in_force=True
)
BUSINESS = replace(LICENCE, name=f"entities/{UUID(int=7002)}", number=SELLER, issuer="南宁市青秀区市场监督管理局")
REVOKED = (PenaltyItem(kind="08", detail=f"吊销食品经营许可证{NUMBER}"),)
CLOSED_DOWN = (PenaltyItem(kind="08", detail="吊销营业执照"),)
ITSELF = Caller("market-regulation", "enforcement")
DAY = date(2026, 3, 23)


def told(office: Office, items: Any = REVOKED) -> UUID:
    """Told with the right to a hearing, heard, and every time has run out by 23 March."""
    case = reviewed(office)
    document = office.on(date(2026, 3, 12)).do(s.draw("市监罚告"))
    office.do(s.notice(case, document, items=items, hearing_right=True))
    office.do(s.serve_notice(case))
    office.on(date(2026, 3, 16)).do(s.statement(case))
    office.do(s.recheck(case))
    office.on(DAY)
    return case


def deciding(office: Office, case: UUID, items: Any = REVOKED, licences: Any = (NUMBER,)) -> pc.Decide:
    return s.decide(case, office.do(s.draw("市监处罚")), items=items, discretion=None, licences=licences)


def knowing(*known: KnownLicence) -> Office:
    office = Office()
    office.register = {each.number: each for each in known}
    return office


def order_of(office: Office, case: UUID) -> RevocationOrder:
    found: RevocationOrder = office.state(order_id(case, 1, 1, 1))
    return found


def hears(office: Office, case: UUID, status: OrderStatus, answer: str = "") -> None:
    """The registry answers."""
    command = AcknowledgeRevocation(
        revocation_order=order_id(case, 1, 1, 1), status=status, answer=answer, receipt="receipts/1", on=office.day
    )
    office.carry_out(own_steps(office._present)[AcknowledgeRevocation], command)


def served(office: Office) -> UUID:
    case = told(office)
    office.do(deciding(office, case))
    office.later(2).do(s.serve_decision(case))
    return case


@pytest.mark.parametrize(("known", "items", "asked"), [(LICENCE, REVOKED, NUMBER), (BUSINESS, CLOSED_DOWN, SELLER)])
def test_who_issued_the_licence_revokes_it_and_the_registry_is_told_when_it_is_served(
    known: KnownLicence, items: Any, asked: str
) -> None:
    # NPC-行政许可法:64, SC-746:46. Of effect with service, whatever remedy is sought (NPC-行政处罚法:73).
    office = knowing(known)
    case = told(office, items)
    office.do(deciding(office, case, items, (asked,)))
    order = order_of(office, case)
    assert (order.status, order.served_on, order.licence) == (OrderStatus.DECIDED, None, known.name)
    assert (order.penalty, order.organ) == (LicencePenalty.REVOKED, "南宁市青秀区市场监督管理局")
    office.later(2).do(s.serve_decision(case))
    assert "RevocationOrdered" in names(office.last())
    assert (order_of(office, case).status, order_of(office, case).served_on) == (OrderStatus.ORDERED, date(2026, 3, 25))
    limit = office.limit(order_id(case, 1, 1, 1), "revocation.acknowledge")
    assert (limit.act_by, limit.owner_post) == (date(2026, 3, 30), order.post)


def test_the_registry_answers_once_and_the_order_is_nobodys_work_any_more() -> None:
    office = knowing(LICENCE)
    case = served(office)
    hears(office, case, OrderStatus.RECORDED)
    assert order_of(office, case).status is OrderStatus.RECORDED
    assert office.limit(order_id(case, 1, 1, 1), "revocation.acknowledge").status is DeadlineStatus.MET
    assert office.state(assignment_id(order_id(case, 1, 1, 1))).closed_at is not None
    hears(office, case, OrderStatus.RECORDED)
    assert office.seen == 0


def test_what_the_registry_could_not_do_stays_open_with_its_reason_until_it_is_done() -> None:
    office = knowing(LICENCE)
    case = served(office)
    hears(office, case, OrderStatus.NOT_RECORDED, "该记录现为注销")
    assert order_of(office, case).answer == "该记录现为注销"
    assert office.limit(order_id(case, 1, 1, 1), "revocation.acknowledge").status in RUNNING
    hears(office, case, OrderStatus.RECORDED, "已人工办理")
    assert office.limit(order_id(case, 1, 1, 1), "revocation.acknowledge").status is DeadlineStatus.MET


@pytest.mark.parametrize(
    ("known", "items", "licences", "reason"),
    [
        (replace(LICENCE, issuer="450102"), REVOKED, (NUMBER,), "REVOCATION_NOT_OURS"),
        (replace(LICENCE, issuer="南宁市行政审批局"), REVOKED, (NUMBER,), "REVOCATION_NOT_OURS"),
        (replace(LICENCE, issuer=""), REVOKED, (NUMBER,), "ISSUER_NOT_RECORDED"),
        (LICENCE, REVOKED, ("JY1",), "LICENCE_UNKNOWN"),
        (LICENCE, REVOKED, (), "LICENCE_REQUIRED"),
        (LICENCE, REVOKED, (NUMBER,) * 4, "LICENCES_TOO_MANY"),
        (replace(LICENCE, in_force=False), REVOKED, (NUMBER,), "LICENCE_NOT_IN_FORCE"),
        (replace(LICENCE, uscc=PRODUCER), REVOKED, (NUMBER,), "LICENCE_OF_ANOTHER"),
        (LICENCE, (PenaltyItem(kind="01"),), (NUMBER,), "LICENCE_NOT_NAMED"),
    ],
)
@pytest.mark.parametrize("kind", ["06", "07", "08"])
def test_no_penalty_on_a_licence_that_is_not_known_ours_and_the_partys(
    known: KnownLicence, items: Any, licences: Any, reason: str, kind: str
) -> None:
    # NPC-行政许可法:64: 暂扣 and 降低资质 are the issuer's as 吊销 is.
    office = knowing(known)
    items = tuple(replace(item, kind=kind) if item.kind == "08" else item for item in items)
    case = told(office, items)
    refusal = office.refusal(deciding(office, case, items, licences))
    assert refusal.reason == reason
    if reason == "REVOCATION_NOT_OURS":
        assert refusal.rule == "NPC-行政许可法:64"
        assert "SendProposal" in refusal.remedy
        assert known.issuer in refusal.message


def test_only_the_licence_that_was_told_is_revoked() -> None:
    # NPC-行政处罚法:44: the content of the penalty is told before.
    other = replace(LICENCE, name=f"licences/{UUID(int=7003)}", number="JY14501030000028")
    office = knowing(LICENCE, other)
    case = told(office)
    both = (replace(REVOKED[0], detail=f"吊销{NUMBER}、{other.number}"),)
    assert office.refused(deciding(office, case, both, (NUMBER, other.number))) == "LICENCE_NOT_TOLD"


def test_an_authority_decides_in_the_place_of_one_whose_tasks_it_took_over() -> None:
    known = dict(records())
    old = UUID(int=19)
    ended = known[QINGXIU]
    assert isinstance(ended, Unit)
    gone = replace(ended, key="450199", valid_to=date(2020, 1, 1), successors=(QINGXIU, XINGNING))
    roster = Roster([*known.items(), (old, gone)])
    assert issuing_units(roster, replace(LICENCE, issuer="450199"), DAY) == {QINGXIU, XINGNING}
    assert issuing_units(roster, replace(LICENCE, issuer="450198"), DAY) == frozenset()


def test_a_licence_named_twice_is_revoked_once() -> None:
    office = knowing(LICENCE)
    office.register[LICENCE.name] = LICENCE
    case = told(office)
    office.do(deciding(office, case, licences=(NUMBER, LICENCE.name)))
    assert names(office.last()).count("RevocationDecided") == 1


def annulled(office: Office, case: UUID) -> None:
    office.do(pc.EndDecision(penalty_case=case, party=1, document="桂复决〔2026〕1号", reason="撤销", on=None))


def test_a_decision_annulled_before_it_was_served_is_never_told_to_the_registry() -> None:
    office = knowing(LICENCE)
    case = told(office)
    office.do(deciding(office, case))
    annulled(office, case)
    order = order_of(office, case)
    assert (order.status, order.served_on, order.ended_by) == (OrderStatus.DROPPED, None, "桂复决〔2026〕1号")


def test_a_decision_annulled_after_it_was_recorded_is_to_be_undone_in_time() -> None:
    office = knowing(LICENCE)
    case = served(office)
    hears(office, case, OrderStatus.RECORDED)
    annulled(office.later(20), case)
    assert order_of(office, case).status is OrderStatus.ENDED
    limit = office.limit(order_id(case, 1, 1, 1), "revocation.acknowledge", ordering.AGAIN)
    assert limit.status in RUNNING
    assert office.state(assignment_id(order_id(case, 1, 1, 1))).closed_at is None
    # Late news of what was done before do not count as news of its undoing.
    hears(office, case, OrderStatus.RECORDED, "迟到")
    assert office.seen == 0
    hears(office, case, OrderStatus.RESTORED)
    assert order_of(office, case).status is OrderStatus.RESTORED
    again = office.limit(order_id(case, 1, 1, 1), "revocation.acknowledge", ordering.AGAIN)
    assert again.status is DeadlineStatus.MET


def test_what_was_never_recorded_is_dropped_when_the_decision_ends() -> None:
    office = knowing(LICENCE)
    case = served(office)
    hears(office, case, OrderStatus.NOT_RECORDED, "不存在")
    annulled(office, case)
    hears(office, case, OrderStatus.DROPPED)
    assert order_of(office, case).status is OrderStatus.DROPPED
    assert office.limit(order_id(case, 1, 1, 1), "revocation.acknowledge").status not in RUNNING


@pytest.mark.parametrize(("left", "undone"), [(REVOKED, False), ((PenaltyItem(kind="03", amount_fen=100),), True)])
def test_a_ruling_that_leaves_the_revocation_leaves_the_order(left: Any, undone: bool) -> None:
    # NPC-行政复议法:63: what is changed is changed, and the rest stands.
    office = knowing(LICENCE)
    case = served(office)
    state = office.state(case)
    old = state.party(1).decision
    changed = DecisionChanged(
        at=state.updated_at,
        party=1,
        ended=replace(old, in_force=False, ended_on=office.day, ended_by="桂复决〔2026〕2号"),
        decision=replace(old, number=2, items=left),
        reason="变更",
        party_status=PartyStatus.SERVED,
        status=state.status,
        refund_due=None,
    )
    records_ = {order_id(case, 1, 1, 1): order_of(office, case)}
    context: Any = type("Given", (), {"records": records_, "now": state.updated_at, "today": office.day})
    outcome = ordering.changed(case, state, changed, context)
    assert bool(outcome.caused) is undone
