"""Powers to approve: granted, lent by a document, taken back; a stand-in signs in his own name."""

from __future__ import annotations

from dataclasses import replace

from unit.directory.scenes import (
    DAY,
    FOUNDED,
    GRANT,
    GRANTED,
    HANDLER,
    HEAD,
    NOW,
    OTHER,
    QIN,
    TODAY,
    Scene,
    office,
)

from directory.domain import commands as c
from directory.domain import events as e
from directory.domain.happening import on_approval
from roster.powers import Permit
from roster.records import UNLIMITED_FEN, Delegation
from statutes.refusals import Refusal

ACT = "enforcement.penalty"
NUMBER = "青市监授〔2026〕5号"
LAST = TODAY + 10 * DAY
LEND = c.DelegateApproval(
    approval=GRANT, number=NUMBER, to_post=HANDLER, limit_fen=5_000_000, valid_from=TODAY, valid_to=LAST
)


def lent() -> Scene:
    scene = office()
    scene.does(LEND)
    return scene


def asked(scene: Scene, post: object, amount: int, on: object) -> Permit | Refusal:
    return scene.roster.may_approve(post, ACT, amount, on)  # type: ignore[arg-type]


def test_a_power_is_lent_by_a_document() -> None:
    delegation = Delegation(number=NUMBER, to_post=HANDLER, limit_fen=5_000_000, valid_from=TODAY, valid_to=LAST)
    assert office().when(LEND) == [on_approval(GRANT, e.ApprovalDelegated(at=NOW, delegation=delegation))]


def test_a_stand_in_signs_in_his_own_name_for_the_post_that_lends() -> None:
    permit = asked(lent(), HANDLER, 5_000_000, TODAY)
    assert permit == Permit(approval=GRANT, document=NUMBER, post=HANDLER, person=QIN, for_post=HEAD)
    assert isinstance(permit, Permit)
    assert permit.stands_in


def test_a_delegated_approval_after_its_last_day_is_refused_with_the_delegations_number() -> None:
    scene = lent()
    assert isinstance(asked(scene, HANDLER, 1, LAST), Permit)
    refusal = asked(scene, HANDLER, 1, LAST + DAY)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "DELEGATION_ENDED"
    assert refusal.metadata == {"document": NUMBER, "ended": str(LAST)}
    assert NUMBER in refusal.faults[0].message_zh


def test_what_is_lent_is_taken_back_from_a_day_on() -> None:
    scene = lent()
    back = c.TakeBackDelegation(
        approval=GRANT, number=NUMBER, to_post=HANDLER, taken_back_on=TODAY + DAY, document="青市监收〔2026〕1号"
    )
    event = e.DelegationTakenBack(
        at=NOW, number=NUMBER, to_post=HANDLER, taken_back_on=TODAY + DAY, document="青市监收〔2026〕1号"
    )
    assert scene.does(back) == [on_approval(GRANT, event)]
    assert isinstance(asked(scene, HANDLER, 1, TODAY), Permit)
    refusal = asked(scene, HANDLER, 1, TODAY + DAY)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.metadata["document"]) == ("DELEGATION_TAKEN_BACK", NUMBER)
    assert scene.refused(back).code == "DELEGATION_ALREADY_TAKEN_BACK"
    assert scene.refused(replace(back, number="无")).code == "DELEGATION_NOT_FOUND"


def test_nobody_lends_more_than_is_granted() -> None:
    assert office().refused(replace(LEND, limit_fen=10_000_001)).code == "DELEGATION_EXCEEDS_GRANT"
    assert office().refused(replace(LEND, valid_from=FOUNDED - DAY)).code == "DELEGATION_EXCEEDS_GRANT"
    assert office().refused(replace(LEND, to_post=HEAD)).code == "DELEGATED_TO_ITSELF"
    assert office().refused(replace(LEND, limit_fen=-1)).code == "LIMIT_NEGATIVE"
    assert lent().refused(LEND).code == "DELEGATION_EXISTS"


def test_a_grant_within_a_term_lends_no_longer() -> None:
    limited = replace(GRANTED, act="licence.decide", valid_to=LAST)
    scene = office(limited)
    approval = next(a for a, each in scene.roster.approvals.items() if each.act == "licence.decide")
    open_ended = replace(LEND, approval=approval, valid_to=None)
    assert scene.refused(open_ended).code == "DELEGATION_EXCEEDS_GRANT"
    assert scene.when(replace(open_ended, valid_to=LAST))


def test_what_is_lent_ends_with_the_grant() -> None:
    scene = lent()
    revoke = c.RevokeApproval(approval=GRANT, revoked_on=TODAY + DAY, document="桂审〔2026〕2号")
    event = e.ApprovalRevoked(at=NOW, revoked_on=TODAY + DAY, document="桂审〔2026〕2号")
    assert scene.does(revoke) == [on_approval(GRANT, event)]
    for post in (HEAD, HANDLER):
        refusal = asked(scene, post, 1, TODAY + DAY)
        assert isinstance(refusal, Refusal)
        assert refusal.code == "APPROVAL_REVOKED"
        assert isinstance(asked(scene, post, 1, TODAY), Permit)


def test_no_past_signature_is_undone_by_a_revocation() -> None:
    revoke = c.RevokeApproval(approval=GRANT, revoked_on=TODAY - DAY, document="桂审〔2026〕2号")
    assert office().refused(revoke).code == "TAKES_EFFECT_IN_PAST"


def test_a_document_grants_the_same_power_once() -> None:
    assert office().refused(GRANTED).code == "APPROVAL_EXISTS"
    assert office().when(replace(GRANTED, document="桂审〔2026〕3号", limit_fen=UNLIMITED_FEN))
    assert office().refused(replace(GRANTED, act="Penalty")).code == "ACT_MALFORMED"


def test_who_has_no_power_is_told_so() -> None:
    refusal = asked(office(), OTHER, 1, TODAY)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.reason.kind) == ("APPROVAL_NOT_GRANTED", "PERMISSION_DENIED")
