"""撤回, 撤销, 吊销, 注销 (NPC-行政许可法:8, 69, 70): four ends that are never collapsed; suspension and resumption."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.licence_rules import HEAD, LICENCE, POWERLESS, TODAY, licence, on, then
from support.register import ME, codes, refused

from licensing.domain.licences import exiting, living
from licensing.domain.licences.kinds import AnnulmentGround, CancellationGround, LicenceStatus
from licensing.domain.licences.licence_commands import (
    AnnulLicence,
    CancelLicence,
    DropAnnulment,
    ExtendAnnulment,
    RecordLicenceRevocation,
    RestoreLicence,
    ResumeLicence,
    StartAnnulment,
    SuspendLicence,
    WithdrawLicence,
)
from licensing.domain.licences.licence_events import evolve_bar
from licensing.domain.licences.licence_matters import licence_steps
from licensing.domain.licences.licences import Licence, bar_id
from licensing.domain.licences.matters import CancelLimit, OpenLimit
from licensing.domain.licences.reactions import bar_after
from licensing.domain.licences.terms import DEREGISTRATION_DUTY_RULE, LICENCE_END_RULE

FRAUD = AnnulmentGround.FRAUD_OR_BRIBERY
SUSPEND = SuspendLicence(licence=LICENCE, reason="整改期间", document="停1", ordered_by=HEAD)
RESUME = ResumeLicence(licence=LICENCE, document="复1")
WITHDRAW = WithdrawLicence(
    licence=LICENCE, reason="规划调整", document="回1", decided_by=HEAD, compensation_due=True, compensation="3万元"
)
START = StartAnnulment(licence=LICENCE, ground=FRAUD, document="立1")
EXTEND = ExtendAnnulment(licence=LICENCE, reason="案情复杂", document="延1", approved_by=HEAD)
ANNUL = AnnulLicence(
    licence=LICENCE,
    ground=FRAUD,
    reason="提交伪造的租赁合同",
    document="撤1",
    decided_by=HEAD,
    entity=ME,
    licence_kind="food-trade",
)
DROP = DropAnnulment(licence=LICENCE, reason="不成立", document="不撤1")
REVOKE = RecordLicenceRevocation(licence=LICENCE, organ="青秀区市监局", document="罚1", reason="超范围经营情节严重")
RESTORE = RestoreLicence(licence=LICENCE, revocation="罚1", document="复决1")
CANCEL = CancelLicence(licence=LICENCE, ground=CancellationGround.HOLDER_APPLIED, document="注1")


def under_inquiry(ground: AnnulmentGround = FRAUD) -> Licence:
    state = licence()
    return then(state, exiting.start_annulment(state, replace(START, ground=ground), on()))


def test_a_suspended_licence_is_resumed() -> None:
    state = licence()
    suspended = then(state, living.suspend(state, SUSPEND, on()))
    assert (suspended.status, suspended.in_force) == (LicenceStatus.SUSPENDED, True)
    assert codes(refused(living.suspend, suspended, SUSPEND, on())) == ["LICENCE_SUSPENDED_ALREADY"]
    after = then(suspended, living.resume(suspended, RESUME, on()))
    assert (after.status, after.suspension) == (LicenceStatus.VALID, None)
    assert codes(refused(living.resume, after, RESUME, on())) == ["LICENCE_NOT_SUSPENDED"]


def test_suspension_needs_power_reason_and_dates_in_order() -> None:
    state = licence()
    assert codes(refused(living.suspend, state, replace(SUSPEND, ordered_by=POWERLESS), on())) == ["NOT_EMPOWERED"]
    assert codes(refused(living.suspend, state, replace(SUSPEND, reason=""), on())) == ["FIELD_REQUIRED"]
    backwards = replace(SUSPEND, to_date=date(2026, 11, 22))
    assert codes(refused(living.suspend, state, backwards, on())) == ["DATES_OUT_OF_ORDER"]


def test_a_withdrawal_makes_the_loss_good() -> None:
    """NPC-行政许可法:8."""
    state = licence()
    after = then(state, exiting.withdraw(state, WITHDRAW, on()))
    assert after.exit is not None
    assert (after.status, after.exit.compensation) == (LicenceStatus.WITHDRAWN, "3万元")
    unpaid = replace(WITHDRAW, compensation=" ")
    assert codes(refused(exiting.withdraw, state, unpaid, on())) == ["COMPENSATION_REQUIRED"]
    assert codes(refused(exiting.withdraw, state, replace(WITHDRAW, decided_by=POWERLESS), on())) == ["NOT_EMPOWERED"]
    assert codes(refused(exiting.withdraw, after, WITHDRAW, on())) == ["LICENCE_NOT_IN_FORCE"]


def test_fraud_annuls_and_bars_for_three_years() -> None:
    """NPC-行政许可法:69, 79."""
    state = under_inquiry()
    event = exiting.annul(state, ANNUL, on())
    after = then(state, event)
    assert (after.status, after.inquiry) == (LicenceStatus.ANNULLED, None)
    barred = bar_after(after, event)
    assert barred is not None
    bar = evolve_bar(None, barred)
    assert bar.until == date(2029, 11, 23)
    assert evolve_bar(bar, replace(barred, until=TODAY)).until == bar.until
    assert bar_id(state.entity, "food-trade") != bar_id(state.entity, "cma")


def test_an_annulment_for_the_organs_own_fault_bars_nobody() -> None:
    ground = AnnulmentGround.BEYOND_COMPETENCE
    state = under_inquiry(ground)
    event = exiting.annul(state, replace(ANNUL, ground=ground), on())
    assert bar_after(state, event) is None


def test_nothing_is_annulled_that_was_not_looked_into() -> None:
    assert codes(refused(exiting.annul, licence(), ANNUL, on())) == ["NO_ANNULMENT_RUNNING"]
    other = replace(ANNUL, ground=AnnulmentGround.ABUSE_OF_OFFICE)
    assert codes(refused(exiting.annul, under_inquiry(), other, on())) == ["ANNULMENT_DIFFERENT_GROUND"]
    for nameless in (replace(ANNUL, entity=None), replace(ANNUL, licence_kind="cma")):
        assert codes(refused(exiting.annul, under_inquiry(), nameless, on())) == ["LINK_MISMATCH"]
    powerless = replace(ANNUL, decided_by=POWERLESS)
    assert codes(refused(exiting.annul, under_inquiry(), powerless, on())) == ["NOT_EMPOWERED"]


def test_an_inquiry_names_its_ground_and_is_started_once() -> None:
    nameless = replace(START, ground=AnnulmentGround.UNSPECIFIED)
    assert codes(refused(exiting.start_annulment, licence(), nameless, on())) == ["ANNULMENT_GROUND_REQUIRED"]
    assert codes(refused(exiting.start_annulment, under_inquiry(), START, on())) == ["ANNULMENT_RUNNING"]


def test_an_expired_licence_may_still_be_annulled_and_an_ended_one_not() -> None:
    assert exiting.start_annulment(licence(status=LicenceStatus.EXPIRED), START, on())
    for status in (LicenceStatus.REVOKED, LicenceStatus.WITHDRAWN, LicenceStatus.CANCELLED):
        assert codes(refused(exiting.start_annulment, licence(status=status), START, on())) == ["LICENCE_ENDED"]


def test_the_inquiry_is_extended_once_within_sixty_working_days() -> None:
    """SAMR-16/2019:36-52."""
    state = under_inquiry()
    extended = then(state, exiting.extend_annulment(state, EXTEND, on()))
    assert codes(refused(exiting.extend_annulment, extended, EXTEND, on())) == ["EXTENDED_ALREADY"]
    assert codes(refused(exiting.extend_annulment, state, EXTEND, on(date(2027, 3, 31)))) == ["EXTENSION_LATE"]
    powerless = replace(EXTEND, approved_by=POWERLESS)
    assert codes(refused(exiting.extend_annulment, state, powerless, on())) == ["NOT_EMPOWERED"]


def test_proved_fraud_stands_only_for_the_public_interest() -> None:
    """NPC-行政许可法:69."""
    state = under_inquiry()
    proved = replace(DROP, ground_holds=True)
    assert codes(refused(exiting.drop_annulment, state, proved, on())) == ["FRAUD_IS_ANNULLED"]
    for command in (DROP, replace(proved, public_interest=True)):
        assert then(state, exiting.drop_annulment(state, command, on())).inquiry is None
    assert codes(refused(exiting.drop_annulment, licence(), DROP, on())) == ["NO_ANNULMENT_RUNNING"]


def test_a_revocation_is_recorded_not_decided_here() -> None:
    state = licence()
    after = then(state, exiting.record_revocation(state, REVOKE, on()))
    assert after.status is LicenceStatus.REVOKED
    assert codes(refused(exiting.record_revocation, after, REVOKE, on())) == ["LICENCE_NOT_IN_FORCE"]
    assert codes(refused(exiting.record_revocation, state, replace(REVOKE, organ=""), on())) == ["FIELD_REQUIRED"]


def revoked(state: Licence) -> Licence:
    return then(state, exiting.record_revocation(state, REVOKE, on()))


def test_a_revoked_licence_is_restored_as_it_stood_when_its_decision_has_ended() -> None:
    # NPC-行政复议法:64, NPC-行政诉讼法:70.
    suspended = then(licence(), living.suspend(licence(), SUSPEND, on()))
    for before in (licence(), suspended):
        after = then(revoked(before), exiting.restore(revoked(before), RESTORE, on()))
        assert (after.status, after.suspension, after.exit) == (before.status, before.suspension, None)
        assert after.in_force


def test_only_the_revocation_whose_decision_has_ended_is_undone() -> None:
    state = revoked(licence())
    cancelled = then(state, exiting.cancel(state, CANCEL, on()))
    for other, command in ((state, replace(RESTORE, revocation="罚2")), (licence(), RESTORE), (cancelled, RESTORE)):
        assert codes(refused(exiting.restore, other, command, on())) == ["REVOCATION_NOT_STANDING"]
    assert codes(refused(exiting.restore, state, replace(RESTORE, document=""), on())) == ["FIELD_REQUIRED"]


def test_a_restored_licence_has_its_term_again_and_no_duty_to_change_the_scope() -> None:
    # SC-746:26.
    state = revoked(licence())
    duty, term = licence_steps(state, exiting.restore(state, RESTORE, on()))
    assert isinstance(duty, CancelLimit)
    assert isinstance(term, OpenLimit)
    assert (duty.rule_id, term.rule_id) == (DEREGISTRATION_DUTY_RULE, LICENCE_END_RULE)
    assert term.fixed_on == state.valid_to


@pytest.mark.parametrize(
    ("status", "ground", "reason"),
    [
        (LicenceStatus.VALID, CancellationGround.UNSPECIFIED, "CANCELLATION_GROUND_REQUIRED"),
        (LicenceStatus.VALID, CancellationGround.EXPIRED_NOT_RENEWED, "CANCELLATION_GROUND_ABSENT"),
        (LicenceStatus.EXPIRED, CancellationGround.ANNULLED_WITHDRAWN_OR_REVOKED, "CANCELLATION_GROUND_ABSENT"),
        (LicenceStatus.CANCELLED, CancellationGround.HOLDER_APPLIED, "LICENCE_CANCELLED_ALREADY"),
    ],
)
def test_a_cancellation_has_a_ground_that_is_there(
    status: LicenceStatus, ground: CancellationGround, reason: str
) -> None:
    """NPC-行政许可法:70."""
    command = replace(CANCEL, ground=ground)
    assert codes(refused(exiting.cancel, licence(status=status), command, on())) == [reason]


def test_after_an_annulment_the_cancellation_keeps_its_ground() -> None:
    state = under_inquiry()
    annulled = then(state, exiting.annul(state, ANNUL, on()))
    command = replace(CANCEL, ground=CancellationGround.ANNULLED_WITHDRAWN_OR_REVOKED)
    after = then(annulled, exiting.cancel(annulled, command, on()))
    assert after.exit is not None
    assert (after.status, after.exit.annulment_ground, after.number) == (
        LicenceStatus.CANCELLED,
        FRAUD,
        annulled.number,
    )
