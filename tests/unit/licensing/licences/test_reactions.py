"""What one record's step means for another (SC-746:26, NPC-行政许可法:70)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.licence_rules import TODAY, granted, licence, on, received, then
from support.register import ACTIVE, DECISION, ME, NOW, OTHER, REVOKED
from support.register import given as entity_after

from licensing.domain import events as register
from licensing.domain.kinds import EntityStatus
from licensing.domain.licences.kinds import (
    CancellationGround,
    FilingStatus,
    LicenceApplicationStatus,
    LicenceStatus,
)
from licensing.domain.licences.licence_events import LicenceCancelled, LicenceSuspensionHinted
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.reactions import (
    EntityEnd,
    application_after_entity,
    entity_end,
    filing_after_entity,
    licence_after_correction,
    licence_after_entity,
    scope_settled,
)
from licensing.domain.licences.simple_modes import Filing
from licensing.domain.values import Deregistration, FieldDate

OUT = register.Deregistered(
    NOW, EntityStatus.DEREGISTERED, Deregistration("决议解散", "青税清1", TODAY, None, None, None, TODAY, TODAY)
)
BEFORE = date(2026, 11, 22)
GONE = EntityEnd(ended_on=TODAY, document="青税清1", revoked=False)
LOST = EntityEnd(ended_on=TODAY, document="罚1", revoked=True)


def test_deregistration_and_annulment_end_the_holder_and_revocation_only_its_trade() -> None:
    assert entity_end(entity_after(OUT)) == GONE
    annulled = entity_end(entity_after(register.Annulled(NOW, DECISION)))
    assert annulled is not None
    assert (annulled.revoked, annulled.ended_on) == (False, DECISION.decided_date)
    revoked = entity_end(entity_after(REVOKED))
    assert revoked is not None
    assert revoked.revoked
    assert entity_end(entity_after(register.Merged(NOW, OTHER, "重复", TODAY))) is None
    assert entity_end(replace(ACTIVE, status=EntityStatus.DEREGISTERED, status_date=TODAY)) == replace(
        GONE, document=ACTIVE.registration_authority
    )


@pytest.mark.parametrize("status", [s for s in LicenceStatus if s not in (0, LicenceStatus.CANCELLED)])
def test_all_licences_of_an_entity_that_ended_are_closed(status: LicenceStatus) -> None:
    """NPC-行政许可法:70."""
    event = licence_after_entity(licence(status=status), GONE, on())
    assert event is not None
    after = then(licence(status=status), event)
    assert after.exit is not None
    assert (after.status, after.exit.cancellation_ground) == (
        LicenceStatus.CANCELLED,
        CancellationGround.HOLDER_TERMINATED,
    )


def test_a_closed_licence_is_not_closed_twice() -> None:
    closed = licence(status=LicenceStatus.CANCELLED)
    assert licence_after_entity(closed, GONE, on()) is None
    assert licence_after_entity(closed, LOST, on()) is None


def test_a_revoked_entitys_licences_are_pointed_out_and_change_nothing_by_themselves() -> None:
    state = licence()
    event = licence_after_entity(state, LOST, on())
    assert isinstance(event, LicenceSuspensionHinted)
    hinted = then(state, event)
    assert replace(hinted, updated_at=state.updated_at, suspension_hint="") == state
    assert licence_after_entity(hinted, LOST, on()) is None
    suspended: Licence = licence(status=LicenceStatus.SUSPENDED)
    assert licence_after_entity(suspended, LOST, on()) is None


def test_review_ends_with_the_applicant() -> None:
    for state in (received(), granted()):
        event = application_after_entity(state, GONE, on())
        assert event is not None
        assert then(state, event).status is LicenceApplicationStatus.TERMINATED
    assert application_after_entity(received(), LOST, on()) is None
    assert application_after_entity(then(granted(), event), GONE, on()) is None


def test_a_filing_ends_with_its_holder() -> None:
    filing = Filing(entity=ME, status=FilingStatus.FILED)
    command = filing_after_entity(OTHER, filing, GONE)
    assert command is not None
    assert (command.filing, command.cancelled_on) == (OTHER, TODAY)
    assert filing_after_entity(OTHER, filing, LOST) is None
    assert filing_after_entity(OTHER, replace(filing, status=FilingStatus.CANCELLED), GONE) is None


def test_a_licence_follows_its_holder_to_the_survivor_of_a_merger_and_to_a_corrected_code() -> None:
    survivor = replace(ACTIVE, code="91450103MA5000099X")
    event = licence_after_correction(licence(), OTHER, survivor, on())
    assert event is not None
    after = then(licence(), event)
    assert (after.entity, after.code) == (OTHER, survivor.code)
    assert licence_after_correction(after, OTHER, survivor, on()) is None


def test_the_duty_after_an_end_is_done_with_a_scope_changed_on_that_day_or_later() -> None:
    """SC-746:26."""
    ended = licence(status=LicenceStatus.EXPIRED, status_date=TODAY)
    changed = {day: replace(ACTIVE, field_dates=(FieldDate("business_scope", day),)) for day in (BEFORE, TODAY)}
    assert scope_settled(ended, changed[TODAY]) == TODAY
    assert scope_settled(ended, changed[BEFORE]) is None
    assert scope_settled(ended, ACTIVE) is None
    assert scope_settled(licence(), changed[TODAY]) is None


def test_an_end_whose_day_is_unknown_takes_effect_today() -> None:
    undated = replace(GONE, ended_on=None)
    closed, stopped = (
        licence_after_entity(licence(), undated, on()),
        application_after_entity(received(), undated, on()),
    )
    assert isinstance(closed, LicenceCancelled)
    assert stopped is not None
    assert (closed.exit.ended_on, stopped.terminated_on) == (TODAY, TODAY)
