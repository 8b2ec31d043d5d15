"""证照分离 (SC-国发〔2021〕7号): each of the four modes behaves as its row says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.licence_rules import (
    FILED,
    FOOD,
    HEAD,
    LICENCE,
    NUMBER,
    OFFICE,
    OFFICER,
    PLEDGE,
    PLEDGED,
    POWERLESS,
    SCOPE,
    SECOND,
    TODAY,
    UNCERTIFIED,
    on,
)
from support.register import ACTIVE, ME, REVOKED, codes, refused
from support.register import given as entity_after

from licensing.domain.licences import filings, pledges
from licensing.domain.licences.kinds import (
    AnnulmentGround,
    FilingStatus,
    LicenceStatus,
    PledgeFinding,
    PledgeStatus,
)
from licensing.domain.licences.licence_events import evolve_licence
from licensing.domain.licences.licences import LicenceBar
from licensing.domain.licences.simple_commands import (
    CallPledgeCheck,
    CancelFiling,
    ChangeFiling,
    FileLicence,
    GrantPledge,
    RecordPledgeCheck,
    RefusePledge,
    SignPledge,
)
from licensing.domain.licences.simple_events import PledgeAnnulled, evolve_filing, evolve_pledge
from licensing.domain.licences.simple_modes import Filing, Pledge
from licensing.domain.licences.terms import LicenceTerms
from licensing.domain.licences.values import LicenceItem
from licensing.domain.states import Entity
from statutes import licence_number

FILING_NUMBER = licence_number.issue(licence_number.Kind.PREPACKED_FILING, "2", "450103", 1).value
FILE = FileLicence(
    entity=ME, licence_kind="food-filing", number=FILING_NUMBER, division="450103", authority=OFFICE, items=(SCOPE,)
)
SIGN = SignPledge(
    entity=ME,
    licence_kind="food-trade",
    division="450103",
    authority=OFFICE,
    items=(SCOPE,),
    notice_document="告知书1",
    pledge_document="承诺书1",
    owner_post=OFFICER,
)
GRANT = GrantPledge(pledge=PLEDGE, document="准1", number=NUMBER, decided_by=HEAD)
CHECK = RecordPledgeCheck(
    pledge=PLEDGE,
    officers=(OFFICER, SECOND),
    finding=PledgeFinding.KEPT,
    record="核1",
    decided_by=HEAD,
    licence=LICENCE,
)
RECTIFY = replace(CHECK, finding=PledgeFinding.RECTIFIABLE, rectify_by=date(2026, 12, 31))
FALSE = replace(CHECK, finding=PledgeFinding.FALSE, document="撤1", reason="无冷藏设备")


def filed() -> Filing:
    return evolve_filing(None, filings.file(ACTIVE, FILE, on(terms=FILED)))


def signed() -> Pledge:
    event = pledges.sign(ACTIVE, None, (), SIGN, on(terms=PLEDGED), seriously_dishonest=False)
    return evolve_pledge(None, event)


def granted() -> Pledge:
    event, _ = pledges.grant(signed(), PLEDGE, LICENCE, GRANT, on(terms=PLEDGED))
    return evolve_pledge(signed(), event)


def test_a_filing_is_filed_on_the_spot_and_has_no_state_of_review() -> None:
    """SAMR-78/2023:41-45."""
    state = filed()
    assert (state.status, state.filed_on, state.number) == (FilingStatus.FILED, TODAY, FILING_NUMBER)
    assert [status.name for status in FilingStatus if status] == ["FILED", "CANCELLED"]


def test_a_filing_of_a_licensed_kind_with_a_wrong_number_or_by_a_dead_entity_is_refused() -> None:
    assert codes(refused(filings.file, ACTIVE, FILE, on(terms=FOOD))) == ["MODE_MISMATCH"]
    assert codes(refused(filings.file, ACTIVE, replace(FILE, number=NUMBER), on(terms=FILED))) == [
        "LICENCE_NUMBER_INVALID"
    ]
    assert codes(refused(filings.file, entity_after(REVOKED), FILE, on(terms=FILED))) == ["HOLDER_NOT_LIVE"]


def test_a_filing_is_changed_and_cancelled_and_then_closed() -> None:
    item = LicenceItem(item="scope", value="散装食品销售")
    change = ChangeFiling(filing=LICENCE, items=(item,))
    state = evolve_filing(filed(), filings.change(filed(), change, on(terms=FILED)))
    assert state.items == (item,)
    cancel = CancelFiling(filing=LICENCE, reason="停止经营")
    closed = evolve_filing(state, filings.cancel(state, cancel, on(terms=FILED)))
    assert closed.status is FilingStatus.CANCELLED
    for act, command in ((filings.change, change), (filings.cancel, cancel)):
        assert codes(refused(act, closed, command, on(terms=FILED))) == ["FILING_CLOSED"]


def test_a_signed_pledge_is_granted_at_once_with_the_licence_and_a_day_for_the_check() -> None:
    event, issued = pledges.grant(signed(), PLEDGE, LICENCE, GRANT, on(terms=PLEDGED))
    state = evolve_pledge(signed(), event)
    assert (state.status, state.licence, state.check_by) == (PledgeStatus.GRANTED, LICENCE, date(2027, 2, 23))
    assert (issued.licence.status, issued.licence.valid_to, issued.licence.pledge) == (
        LicenceStatus.VALID,
        date(2031, 11, 22),
        PLEDGE,
    )


def refused_to_sign(
    command: SignPledge = SIGN,
    *,
    entity: Entity = ACTIVE,
    bar: LicenceBar | None = None,
    terms: LicenceTerms = PLEDGED,
    listed: bool = False,
) -> list[str]:
    def sign() -> object:
        return pledges.sign(entity, bar, (), command, on(terms=terms), seriously_dishonest=listed)

    return list(codes(refused(sign)))


def test_the_seriously_dishonest_cannot_pledge() -> None:
    """SAMR-44/2021:15."""
    assert refused_to_sign(listed=True) == ["PLEDGE_NOT_OPEN_TO"]


@pytest.mark.parametrize("command", [replace(SIGN, notice_document=""), replace(SIGN, pledge_document="")])
def test_a_pledge_needs_notice_and_signature(command: SignPledge) -> None:
    assert refused_to_sign(command) == ["PLEDGE_REQUIRED"]


def test_a_barred_or_dead_entity_and_a_kind_without_pledge_are_refused() -> None:
    bar = LicenceBar(entity=ME, licence_kind="food-trade", until=TODAY, reason="虚假", document="撤1")
    assert refused_to_sign(bar=bar) == ["LICENCE_BARRED"]
    assert refused_to_sign(terms=FOOD) == ["MODE_MISMATCH"]
    assert refused_to_sign(entity=entity_after(REVOKED)) == ["HOLDER_NOT_LIVE"]


def test_an_incomplete_form_is_refused_and_closed() -> None:
    command = RefusePledge(pledge=PLEDGE, reason="表格不全")
    state = evolve_pledge(signed(), pledges.refuse_pledge(signed(), command, on(terms=PLEDGED)))
    assert state.status is PledgeStatus.NOT_GRANTED
    assert codes(refused(pledges.grant, state, PLEDGE, LICENCE, GRANT, on(terms=PLEDGED))) == ["PLEDGE_STATUS"]


def test_only_a_post_with_power_grants() -> None:
    powerless = replace(GRANT, decided_by=POWERLESS)
    assert codes(refused(pledges.grant, signed(), PLEDGE, LICENCE, powerless, on(terms=PLEDGED))) == ["NOT_EMPOWERED"]


def test_the_check_falls_due_and_verifies() -> None:
    state = granted()
    due = evolve_pledge(state, pledges.call_check(state, CallPledgeCheck(pledge=PLEDGE), on(terms=PLEDGED)))
    assert due.status is PledgeStatus.CHECK_DUE
    after = evolve_pledge(due, pledges.record_check(due, CHECK, on(terms=PLEDGED)))
    assert (after.status, after.closed_on) == (PledgeStatus.VERIFIED, TODAY)
    assert codes(refused(pledges.call_check, after, CallPledgeCheck(pledge=PLEDGE), on())) == ["PLEDGE_STATUS"]


def test_what_can_be_put_right_is_put_right_once_and_by_a_date() -> None:
    state = granted()
    told = evolve_pledge(state, pledges.record_check(state, RECTIFY, on(terms=PLEDGED)))
    assert told.status is PledgeStatus.RECTIFY
    again = refused(pledges.record_check, told, RECTIFY, on(terms=PLEDGED))
    assert codes(again) == ["PLEDGE_STATUS"]
    kept = evolve_pledge(told, pledges.record_check(told, CHECK, on(date(2026, 12, 31), PLEDGED)))
    assert kept.status is PledgeStatus.VERIFIED
    for day in (None, TODAY, date(2027, 3, 1)):
        command = replace(RECTIFY, rectify_by=day)
        assert codes(refused(pledges.record_check, state, command, on(terms=PLEDGED))) == ["RECTIFY_DATE_REQUIRED"]


def test_a_false_pledge_annuls_the_licence() -> None:
    event = pledges.record_check(granted(), FALSE, on(terms=PLEDGED))
    assert isinstance(event, PledgeAnnulled)
    assert evolve_pledge(granted(), event).status is PledgeStatus.ANNULLED
    _, issued = pledges.grant(signed(), PLEDGE, LICENCE, GRANT, on(terms=PLEDGED))
    after = evolve_licence(issued.licence, pledges.licence_annulled(event))
    assert after.exit is not None
    assert (after.status, after.exit.annulment_ground) == (LicenceStatus.ANNULLED, AnnulmentGround.FALSE_PLEDGE)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (replace(CHECK, officers=(OFFICER,)), "TWO_OFFICERS_REQUIRED"),
        (replace(CHECK, officers=(OFFICER, UNCERTIFIED)), "OFFICER_NOT_CERTIFIED"),
        (replace(CHECK, finding=PledgeFinding.UNSPECIFIED), "FIELD_REQUIRED"),
        (replace(FALSE, document=""), "FIELD_REQUIRED"),
        (replace(FALSE, decided_by=None), "FIELD_REQUIRED"),
        (replace(FALSE, decided_by=POWERLESS), "NOT_EMPOWERED"),
    ],
)
def test_a_check_is_made_by_two_and_its_consequence_by_a_post_with_power(
    command: RecordPledgeCheck, reason: str
) -> None:
    assert codes(refused(pledges.record_check, granted(), command, on(terms=PLEDGED))) == [reason]


def test_a_pledge_not_granted_is_not_checked() -> None:
    assert codes(refused(pledges.record_check, signed(), CHECK, on(terms=PLEDGED))) == ["PLEDGE_STATUS"]
