"""吊销建议 between authorities: sent with its file to whoever issued the licence, received, answered in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from unit.enforcement import story as s
from unit.enforcement.paths import clue_of, filed
from unit.enforcement.scenes import CALLER, PRODUCER, STRANGER, XINGNING, Office, digest
from unit.enforcement.test_revocations import LICENCE, NUMBER

from enforcement.domain.proposals import commands as c
from enforcement.domain.proposals.records import PaperKind, ProposalStatus, RevocationProposal
from enforcement.domain.revocations.records import LicencePenalty
from enforcement.kinds.proposals import PROPOSALS
from matters.domain.ids import assignment_id, deadline_id
from matters.domain.kinds import RUNNING, DeadlineStatus

QINGXIU_OFFICER = replace(CALLER, division="450103")
XINGNING_OFFICER = replace(CALLER, division="450102")
THEIRS = replace(LICENCE, issuer="南宁市兴宁区市场监督管理局")


def office_of(*known: Any) -> Office:
    office = Office()
    office.register = {each.number: each for each in known or (THEIRS,)}
    return office


def proposal(office: Office, case: UUID, **more: Any) -> c.SendProposal:
    base = {
        "penalty_case": case, "party": 1, "unit": XINGNING, "licence": NUMBER, "penalty": LicencePenalty.REVOKED,
        "title": "建议吊销某食品店食品经营许可证", "facts": "销售过期食品,情节严重", "basis": "NPC-食品安全法:124",
        "document": office.do(s.draw("市监吊建")), "documents": (), "evidence": (), "on": None,
    }  # fmt: skip
    return c.SendProposal(**{**base, **more})


def investigated(office: Office) -> UUID:
    """A case of 青秀 on 10 March, rights told."""
    case = filed(office)
    office.do(s.tell_rights(case))
    office.on(date(2026, 3, 10))
    return case


def sent(office: Office) -> UUID:
    """Sent on 10 March by 青秀 to 兴宁, which issued the licence."""
    case = investigated(office)
    office.caller = QINGXIU_OFFICER
    return office.do(proposal(office, case))


def received(office: Office) -> UUID:
    record = sent(office)
    office.caller = XINGNING_OFFICER
    office.on(date(2026, 3, 12)).do(c.ReceiveProposal(revocation_proposal=record, post=STRANGER, on=None))
    return record


def state_of(office: Office, record: UUID) -> RevocationProposal:
    found: RevocationProposal = office.state(record)
    return found


def test_it_goes_to_whoever_issued_the_licence_with_the_digests_of_its_file() -> None:
    # NPC-行政许可法:64: 违法事实、处理结果抄告作出行政许可决定的行政机关.
    office = office_of()
    case = investigated(office)
    evidence = office.do(s.take(case))
    office.caller = QINGXIU_OFFICER
    record = office.do(proposal(office, case, evidence=(evidence, evidence)))
    found = state_of(office, record)
    assert (found.status, found.unit, found.division, found.asking_division) == (
        ProposalStatus.SENT, XINGNING, "450102", "450103",
    )  # fmt: skip
    assert [(each.kind, each.digest) for each in found.papers] == [(PaperKind.EVIDENCE, digest("现场笔录"))]
    assert (found.licence, found.holder, found.document) == (THEIRS.name, THEIRS.holder, "青市监吊建〔2026〕1号")
    assert office.limit(record, "proposal.receive").act_by == date(2026, 3, 17)


@pytest.mark.parametrize(
    ("known", "more", "reason"),
    [
        (LICENCE, {}, "PENALTY_IS_OURS"),
        (replace(THEIRS, issuer="450100"), {}, "PROPOSAL_TO_ANOTHER"),
        (replace(THEIRS, issuer=""), {}, "PROPOSAL_TO_ANOTHER"),
        (replace(THEIRS, uscc=PRODUCER), {}, "HOLDER_NO_PARTY"),
        (THEIRS, {"licence": "JY1"}, "LICENCE_UNKNOWN"),
        (replace(THEIRS, in_force=False), {}, "LICENCE_NOT_IN_FORCE"),
        (THEIRS, {"evidence": (UUID(int=9),)}, "PAPER_OF_ANOTHER_CASE"),
        (THEIRS, {"documents": (UUID(int=9),)}, "PAPER_OF_ANOTHER_CASE"),
        (THEIRS, {"penalty": LicencePenalty.UNSPECIFIED}, "FIELD_REQUIRED"),
        (THEIRS, {"facts": " "}, "FIELD_REQUIRED"),
    ],
)
def test_what_is_not_sent(known: Any, more: Any, reason: str) -> None:
    office = office_of(known)
    case = investigated(office)
    assert office.refused(proposal(office, case, **more)) == reason


def test_each_side_does_its_own_steps_and_sees_the_other() -> None:
    office = office_of()
    record = sent(office)
    receive = c.ReceiveProposal(revocation_proposal=record, post=STRANGER, on=None)
    assert office.refused(receive) == "DIVISION_OUT_OF_REACH"
    withdraw = c.WithdrawProposal(revocation_proposal=record, reason="另案处理", on=None)
    office.caller = XINGNING_OFFICER
    assert office.refused(withdraw) == "DIVISION_OUT_OF_REACH"
    office.do(receive)
    listed = PROPOSALS.listed(state_of(office, record))
    assert (listed.division, listed.elsewhere) == ("450102", "450103")
    assert PROPOSALS.two_sided


def test_thirty_days_to_answer_that_stand_still_while_papers_are_wanted() -> None:
    # 30 days, confidence C: no text sets them.
    office = office_of()
    record = received(office)
    assert office.limit(record, "proposal.receive").status is DeadlineStatus.MET
    assert office.limit(record, "proposal.answer").act_by == date(2026, 4, 11)
    assert office.state(assignment_id(record)).owner_post == STRANGER
    office.on(date(2026, 3, 16)).do(
        c.ReturnProposal(revocation_proposal=record, wanted="检验报告", document="兴市监函1号", on=None)
    )
    assert office.limit(record, "proposal.answer").status is DeadlineStatus.SUSPENDED
    office.caller = QINGXIU_OFFICER
    case = state_of(office, record).penalty_case
    evidence = office.on(date(2026, 3, 20)).do(s.take(case, title="检验报告", digest=digest("检验报告")))
    more = c.SupplementProposal(
        revocation_proposal=record, facts="补充检验报告", documents=(), evidence=(evidence,), on=None
    )
    office.do(more)
    found = state_of(office, record)
    assert (found.status, found.rounds, found.facts) == (ProposalStatus.RECEIVED, 1, "补充检验报告")
    assert [each.title for each in found.papers] == ["检验报告"]
    assert office.limit(record, "proposal.answer").act_by == date(2026, 4, 15)
    assert office.refused(more) == "PROPOSAL_NOT_AT_THIS_STEP"


def own_case(office: Office) -> UUID:
    """A case of 兴宁 against the holder."""
    office.caller = CALLER
    clue = clue_of(office, unit=XINGNING, place="450102", post=STRANGER)
    return office.do(s.file_case(clue, case_number="450102-2026-FOOD-000001"))


def test_it_is_accepted_with_a_case_of_ones_own_against_the_holder() -> None:
    office = office_of()
    record = received(office)
    theirs = own_case(office)
    office.caller = XINGNING_OFFICER

    def accept(case: UUID) -> c.AcceptProposal:
        return c.AcceptProposal(
            revocation_proposal=record, own_case=case, answer="已立案", document="兴市监函2号", on=None
        )

    assert office.refused(accept(state_of(office, record).penalty_case)) == "CASE_NOT_OURS"
    assert office.refused(accept(UUID(int=9))) == "CASE_NOT_OURS"
    office.do(accept(theirs))
    found = state_of(office, record)
    assert (found.status, found.own_case, found.answer) == (ProposalStatus.ACCEPTED, theirs, "已立案")
    assert office.limit(record, "proposal.answer").status is DeadlineStatus.MET
    assert office.state(assignment_id(record)).closed_at is not None


def test_it_is_refused_with_reasons_or_withdrawn_until_it_is_answered() -> None:
    office = office_of()
    record = received(office)
    refuse = c.RefuseProposal(revocation_proposal=record, answer="", document="兴市监函3号", on=None)
    assert office.refused(refuse) == "FIELD_REQUIRED"
    office.do(replace(refuse, answer="情节轻微"))
    assert state_of(office, record).status is ProposalStatus.REFUSED
    office.caller = QINGXIU_OFFICER
    withdraw = c.WithdrawProposal(revocation_proposal=record, reason="另案处理", on=None)
    assert office.refused(withdraw) == "PROPOSAL_NOT_AT_THIS_STEP"
    for again in (sent, received):
        office = office_of()
        record = again(office)
        office.caller = QINGXIU_OFFICER
        office.do(replace(withdraw, revocation_proposal=record))
        assert state_of(office, record).status is ProposalStatus.WITHDRAWN
        limits = [office.states.get(deadline_id(record, rule)) for rule in ("proposal.receive", "proposal.answer")]
        assert not [each for each in limits if each and each.state.status in RUNNING]
