"""调查取证 (C.1 row 3, C.5): rights told, evidence by two, custody without a gap, recusal by the right person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from unit.enforcement import story as s
from unit.enforcement.paths import filed, reported
from unit.enforcement.scenes import DEPUTY, FIRST, HEAD, REVIEWER, SECOND, THIRD, Office

from enforcement.domain.cases import commands as c
from enforcement.domain.cases.kinds import CaseStatus
from enforcement.domain.evidence.commands import ExcludeEvidence, PassEvidence
from enforcement.domain.evidence.records import ElectronicData, EvidenceKind


def recusal(case: UUID, post: UUID, decided_by: UUID | None, **more: Any) -> c.DecideRecusal:
    base = {
        "penalty_case": case, "post": post, "by_party": 1, "reason": "与当事人有亲属关系", "decided_by": decided_by,
        "granted": True, "record": "回避决定书", "on": None,
    }  # fmt: skip
    return c.DecideRecusal(**{**base, **more})


def test_nothing_is_taken_from_a_party_before_it_was_told_its_rights() -> None:
    # SAMR-2/2018:21.
    office = Office()
    case = filed(office)
    assert office.refused(s.take(case)) == "RIGHTS_NOT_TOLD"
    office.do(s.tell_rights(case))
    office.do(s.take(case))


def test_evidence_is_taken_by_two_of_the_case() -> None:
    # NPC-行政处罚法:42.
    office = Office()
    case = filed(office)
    office.do(s.tell_rights(case))
    found = s.take(case).found
    assert office.refused(s.take(case, found=replace(found, officers=(FIRST,)))) == "TWO_OFFICERS_REQUIRED"
    assert office.refused(s.take(case, found=replace(found, officers=(FIRST, THIRD)))) == "OFFICER_NOT_OF_THE_CASE"


def test_evidence_has_a_hash_and_electronic_data_say_how_they_were_fixed() -> None:
    # SAMR-2/2018:23, 26.
    office = Office()
    case = filed(office)
    office.do(s.tell_rights(case))
    assert office.refused(s.take(case, digest="abc")) == "DIGEST_MALFORMED"
    assert office.refused(s.take(case, kind=EvidenceKind.ELECTRONIC)) == "ELECTRONIC_DATA_REQUIRED"
    fixed = ElectronicData(method="网页取证", device="取证终端1号", address="https://shop.example/1")
    office.do(s.take(case, kind=EvidenceKind.ELECTRONIC, electronic=fixed))


def test_the_chain_of_custody_has_no_gap() -> None:
    # C.5: each step begins with whoever had it.
    office = Office()
    case = filed(office)
    office.do(s.tell_rights(case))
    item = office.do(s.take(case))
    move = PassEvidence(evidence=item, to_post=THIRD, place="证物室", reason="入库", record="交接单1")
    office.do(move)
    assert office.refused(move) == "CUSTODY_UNCHANGED"
    office.do(replace(move, to_post=SECOND, record="交接单2"))
    chain = office.state(item).custody
    assert [(each.from_post, each.to_post) for each in chain] == [(None, FIRST), (FIRST, THIRD), (THIRD, SECOND)]


def test_a_report_rests_on_usable_evidence_of_its_own_case() -> None:
    # NPC-行政处罚法:40, 46.
    office = Office()
    case = filed(office)
    office.do(s.tell_rights(case))
    item = office.do(s.take(case))
    assert office.refused(s.report(case)) == "EVIDENCE_REQUIRED"
    assert office.refused(s.report(case, UUID(int=1))) == "EVIDENCE_NOT_USABLE"
    office.do(ExcludeEvidence(evidence=item, reason="取证程序违法"))
    assert office.refused(s.report(case, item)) == "EVIDENCE_NOT_USABLE"
    assert office.refused(ExcludeEvidence(evidence=item, reason="又一次")) == "EVIDENCE_EXCLUDED"


@pytest.mark.parametrize(
    ("post", "decided_by", "refused"),
    [
        (FIRST, HEAD, ""),
        (FIRST, DEPUTY, ""),
        (FIRST, REVIEWER, "RECUSAL_DECIDER"),
        (FIRST, None, "RECUSAL_DECIDER"),
        (DEPUTY, HEAD, ""),
        (DEPUTY, DEPUTY, "RECUSAL_DECIDER"),
        (HEAD, None, ""),
        (HEAD, DEPUTY, "RECUSAL_DECIDER"),
    ],
)
def test_recusal_is_decided_by_whoever_stands_above(post: UUID, decided_by: UUID | None, refused: str) -> None:
    # SAMR-2/2018:4: principal by the leaders together, other heads by the principal, others by a head.
    office = Office()
    command = recusal(filed(office), post, decided_by)
    if refused:
        assert office.refused(command) == refused
    else:
        office.do(command)


def test_whoever_is_recused_leaves_and_does_not_come_back() -> None:
    # SAMR-2/2018:4; the investigation goes on meanwhile, but takes two.
    office = Office()
    case = filed(office)
    office.do(s.tell_rights(case))
    office.do(recusal(case, SECOND, HEAD))
    assert office.state(case).officers == (FIRST,)
    assert office.refused(s.take(case)) == "OFFICER_NOT_OF_THE_CASE"
    back = c.AssignOfficers(penalty_case=case, officers=(FIRST, SECOND), reason="?")
    assert office.refused(back) == "OFFICER_RECUSED"
    office.do(replace(back, officers=(FIRST, THIRD)))


def test_a_request_not_granted_changes_nobody() -> None:
    office = Office()
    case = filed(office)
    office.do(recusal(case, SECOND, HEAD, granted=False))
    assert office.state(case).officers == (FIRST, SECOND)


def test_the_three_figures_are_kept_apart_and_make_sense() -> None:
    # SAMR-118/2026: what was refunded is part of the gain.
    office = Office()
    case = filed(office)
    assert office.refused(s.figures(case, sales_fen=-1)) == "AMOUNT_NEGATIVE"
    assert office.refused(s.figures(case, refunded_fen=s.GAIN + 1)) == "REFUND_OVER_GAIN"
    office.do(s.figures(case))
    found = office.state(case).figures
    assert (found.sales_fen, found.value_fen, found.gain_fen) == (900_000, 1_200_000, 500_000)


def test_a_gain_that_cannot_be_computed_is_approved_by_the_principal() -> None:
    # SAMR-118/2026:14; 0.4: 主要负责人, not any leader.
    office = Office()
    case = filed(office)
    unknown = {"gain_known": False, "gain_fen": 0}
    assert office.refused(s.figures(case, gain_known=False)) == "GAIN_STATED_THOUGH_UNKNOWN"
    assert office.refused(s.figures(case, **unknown)) == "HEAD_REQUIRED"
    assert office.refused(s.figures(case, **unknown, approved_by=DEPUTY)) == "HEAD_REQUIRED"
    office.do(s.figures(case, **unknown, approved_by=HEAD))


def test_after_the_report_nothing_is_taken_any_more() -> None:
    office = Office()
    case = reported(office)
    assert office.state(case).status is CaseStatus.REPORTED
    assert office.refused(s.take(case)) == "CASE_NOT_AT_THIS_STEP"
    assert office.day == date(2026, 3, 10)
