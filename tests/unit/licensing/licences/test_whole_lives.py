"""Whole lives of applications and licences on the bus's terms: records, limits, owners and wire forms together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from support.licence_rules import NUMBER, SCOPE, supplied
from support.licence_world import Office
from support.register import ACTIVE, ME, OTHER, REVOKED
from support.register import given as entity_after
from support.roster_office import DEPUTY, FIRST, HEAD, RETIRED, SECOND, SINCE, roster

from chassis.errors import Refusal
from chassis.identity import Caller
from licensing.domain.licences import application_commands as ac
from licensing.domain.licences import licence_commands as lc
from licensing.domain.licences import simple_commands as sc
from licensing.domain.licences.kinds import (
    AnnulmentGround,
    CompetenceBasis,
    LicenceApplicationStatus,
    LicenceLevel,
    LicenceProcedure,
    LicenceStatus,
    PledgeFinding,
    PledgeStatus,
    ReviewIntervalKind,
)
from licensing.domain.licences.terms import ANNULMENT_RULE, DEREGISTRATION_DUTY_RULE, LICENCE_END_RULE
from licensing.domain.licences.values import DelegationRow, LicenceCompetence
from licensing.domain.values import Source
from matters.domain.kinds import DeadlineStatus
from statutes import licence_number


@pytest.fixture
def office() -> Office:
    opened = Office(roster(), dishonest=lambda code: code == "DISHONEST")
    opened.knows(ME, ACTIVE)
    return opened


PAPERS = supplied("application-form", "layout-plan", "safety-rules")
APPLY = ac.ApplyForLicence(
    entity=ME,
    licence_kind="food-trade",
    procedure=LicenceProcedure.ISSUE,
    division="450103",
    authority="450103",
    items=(SCOPE,),
    materials=PAPERS,
    owner_post=FIRST,
)


def granted(office: Office, apply: ac.ApplyForLicence = APPLY) -> UUID:
    application = office.does(apply)
    office.does(ac.AcceptApplication(licence_application=application, document="受1"))
    office.does(
        ac.RecordSiteReview(licence_application=application, officers=(FIRST, SECOND), passed=True, record="核1")
    )
    office.does(
        ac.GrantApplication(licence_application=application, document="准1", decided_by=HEAD, licence=apply.licence)
    )
    return application


def issued(office: Office) -> UUID:
    application = granted(office)
    office.does(lc.IssueLicence(licence_application=application, number=NUMBER))
    licence: UUID = office.sees(application).licence
    return licence


def status_of(office: Office, matter: str) -> dict[tuple[str, str], str]:
    return {key: limit.status.name for key, limit in office.limits(matter).items()}


def refused(office: Office, command: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        office.does(command)
    return caught.value


def test_from_application_to_licence_every_limit_is_opened_and_met(office: Office) -> None:
    application = office.does(APPLY)
    matter = f"applications/{application}"
    assert status_of(office, matter) == {("food-trade.accept", "LEGAL"): "OPEN"}
    assert office.assignment(matter).owner_post == FIRST
    office.does(ac.AcceptApplication(licence_application=application, document="受1"))
    limits = office.limits(matter)
    assert limits["food-trade.decide", "LEGAL"].act_by == date(2026, 12, 7)
    assert limits["food-trade.decide", "PROMISED"].act_by == date(2026, 12, 2)
    office.does(
        ac.RecordSiteReview(licence_application=application, officers=(FIRST, SECOND), passed=True, record="核1")
    )
    office.does(ac.GrantApplication(licence_application=application, document="准1", decided_by=HEAD))
    office.does(lc.IssueLicence(licence_application=application, number=NUMBER))
    assert set(status_of(office, matter).values()) == {"MET"}
    assert len(status_of(office, matter)) == 5
    assert office.assignment(matter).closed_at is not None
    licence = office.sees(application).licence
    [end] = office.limits(f"licences/{licence}").values()
    assert (end.rule_id, end.fixed_on, end.status) == (LICENCE_END_RULE, date(2031, 11, 22), DeadlineStatus.OPEN)


def test_experts_stop_both_clocks_and_the_head_lengthens_both(office: Office) -> None:
    application = office.does(APPLY)
    matter = f"applications/{application}"
    office.does(ac.AcceptApplication(licence_application=application, document="受1"))
    office.today = date(2026, 11, 25)
    start = ac.StartInterval(licence_application=application, kind=ReviewIntervalKind.EXPERT_REVIEW, document="评1")
    office.does(start)
    assert {limit.status.name for limit in office.limits(matter).values()} == {"MET", "SUSPENDED"}
    office.today = date(2026, 12, 2)
    office.does(ac.EndInterval(licence_application=application))
    limits = office.limits(matter)
    # One working day had passed (24 November); Wednesday 2 December counts again.
    assert limits["food-trade.decide", "LEGAL"].act_by == date(2026, 12, 14)
    assert limits["food-trade.decide", "PROMISED"].act_by == date(2026, 12, 9)
    office.does(ac.ExtendApplication(licence_application=application, reason="复杂", approved_by=HEAD, document="延1"))
    assert office.limits(matter)["food-trade.decide", "LEGAL"].act_by == date(2026, 12, 21)


def test_a_supplement_runs_the_time_to_answer_again(office: Office) -> None:
    application = office.does(replace(APPLY, materials=supplied("application-form")))
    office.does(ac.NotifyMissing(licence_application=application, document="补1", materials=()))
    matter = f"applications/{application}"
    assert status_of(office, matter) == {("food-trade.accept", "LEGAL"): "MET"}
    office.today = date(2026, 12, 21)
    office.does(ac.SupplementApplication(licence_application=application, materials=("layout-plan", "safety-rules")))
    again = office.limits(matter)["food-trade.accept", "LEGAL"]
    assert (again.occurrence, again.status, again.act_by) == (2, DeadlineStatus.OPEN, date(2026, 12, 28))


def test_a_promised_paper_has_a_limit_of_its_own(office: Office) -> None:
    application = office.does(replace(APPLY, materials=supplied("application-form", "layout-plan")))
    office.does(
        ac.AcceptApplication(
            licence_application=application,
            document="受1",
            deferred=("safety-rules",),
            deferral_document="承1",
            deferral_due=date(2026, 12, 4),
        )
    )
    matter = f"applications/{application}"
    assert office.limits(matter)["permit.deferred-papers", "PROMISED"].fixed_on == date(2026, 12, 4)
    office.does(ac.SupplementApplication(licence_application=application, materials=("safety-rules",)))
    assert status_of(office, matter)["permit.deferred-papers", "PROMISED"] == "MET"


def test_a_withdrawn_application_leaves_no_limit_running_and_no_owner(office: Office) -> None:
    application = office.does(APPLY)
    office.does(ac.WithdrawApplication(licence_application=application, reason="不开了"))
    matter = f"applications/{application}"
    assert status_of(office, matter) == {("food-trade.accept", "LEGAL"): "CANCELLED"}
    assert office.assignment(matter).closed_at is not None


def test_a_licence_adopted_near_its_end_is_renewed_and_expires_by_the_clock(office: Office) -> None:
    adopt = lc.AdoptLicence(
        entity=ME,
        licence_kind="food-trade",
        number=NUMBER,
        division="450103",
        valid_from=date(2021, 12, 1),
        valid_to=date(2026, 11, 30),
        source=Source("gx-food", "old.csv", 7),
    )
    licence = office.does(adopt)
    office.today = date(2026, 11, 2)
    renewal = replace(
        APPLY, procedure=LicenceProcedure.RENEWAL, licence=licence, materials=supplied("application-form")
    )
    application = office.does(renewal)
    assert office.sees(licence).pending_renewal.application == application
    office.today = date(2026, 12, 1)
    office.does(lc.ExpireLicence(licence=licence, application=application))
    held = office.sees(licence)
    assert (held.status, held.valid_to, held.terms[-1].deemed) == (LicenceStatus.VALID, date(2031, 11, 30), True)
    end = office.limits(f"licences/{licence}")[LICENCE_END_RULE, "LEGAL"]
    assert (end.fixed_on, end.occurrence, end.status) == (date(2031, 11, 30), 2, DeadlineStatus.OPEN)


def test_an_expired_licence_leaves_its_holder_thirty_days(office: Office) -> None:
    """SC-746:26."""
    licence = office.does(
        lc.AdoptLicence(
            entity=ME,
            licence_kind="food-trade",
            number=NUMBER,
            division="450103",
            valid_from=date(2021, 11, 24),
            valid_to=date(2026, 11, 23),
            source=Source("gx-food", "old.csv", 8),
        )
    )
    office.today = date(2026, 11, 24)
    office.does(lc.ExpireLicence(licence=licence))
    limits = office.limits(f"licences/{licence}")
    assert office.sees(licence).status is LicenceStatus.EXPIRED
    assert limits[LICENCE_END_RULE, "LEGAL"].status is DeadlineStatus.MET
    assert limits[DEREGISTRATION_DUTY_RULE, "LEGAL"].act_by == date(2026, 12, 23)


def test_fraud_is_annulled_barred_and_its_term_falls_away(office: Office) -> None:
    licence = issued(office)
    office.does(lc.StartAnnulment(licence=licence, ground=AnnulmentGround.FRAUD_OR_BRIBERY, document="立1"))
    matter = f"licences/{licence}"
    assert office.limits(matter)[ANNULMENT_RULE, "LEGAL"].status is DeadlineStatus.OPEN
    office.does(
        lc.AnnulLicence(
            licence=licence,
            ground=AnnulmentGround.FRAUD_OR_BRIBERY,
            reason="伪造",
            document="撤1",
            decided_by=HEAD,
            entity=ME,
            licence_kind="food-trade",
        )
    )
    assert status_of(office, matter) == {
        (LICENCE_END_RULE, "LEGAL"): "CANCELLED",
        (ANNULMENT_RULE, "LEGAL"): "MET",
        (DEREGISTRATION_DUTY_RULE, "LEGAL"): "OPEN",
    }
    refusal = refused(office, APPLY)
    assert (refusal.reason, refusal.metadata["until"]) == ("LICENCE_BARRED", "2029-11-23")


def test_a_number_given_out_once_is_never_given_out_again(office: Office) -> None:
    issued(office)
    again = granted(office)
    refusal = refused(office, lc.IssueLicence(licence_application=again, number=NUMBER))
    assert refusal.reason == "LICENCE_NUMBER_TAKEN"


SIGN = sc.SignPledge(
    entity=ME,
    licence_kind="cma",
    division="450103",
    authority="450103",
    notice_document="告1",
    pledge_document="承1",
    owner_post=FIRST,
)


def test_a_pledge_is_granted_at_once_checked_in_time_and_a_false_one_annulled_with_its_licence(office: Office) -> None:
    """The reform lists qualification of inspection bodies as notice and pledge (SC-国发〔2021〕7号)."""
    pledge = office.does(SIGN)
    office.does(sc.GrantPledge(pledge=pledge, document="准1", number="241820340001", decided_by=HEAD))
    licence = office.sees(pledge).licence
    assert office.sees(licence).valid_to == date(2032, 11, 22)
    assert office.limits(f"pledges/{pledge}")["pledge.check", "LEGAL"].fixed_on == date(2027, 2, 23)
    check = sc.RecordPledgeCheck(
        pledge=pledge,
        officers=(FIRST, SECOND),
        finding=PledgeFinding.RECTIFIABLE,
        record="核1",
        rectify_by=date(2026, 12, 4),
        licence=licence,
    )
    office.does(check)
    assert status_of(office, f"pledges/{pledge}") == {
        ("pledge.check", "LEGAL"): "MET",
        ("pledge.rectify", "LEGAL"): "OPEN",
    }
    office.today = date(2026, 12, 7)
    office.does(
        replace(
            check, finding=PledgeFinding.FALSE, rectify_by=None, document="撤1", reason="逾期未整改", decided_by=HEAD
        )
    )
    assert office.sees(pledge).status is PledgeStatus.ANNULLED
    assert office.sees(licence).status is LicenceStatus.ANNULLED
    assert office.assignment(f"pledges/{pledge}").closed_at is not None
    assert status_of(office, f"licences/{licence}") == {
        (LICENCE_END_RULE, "LEGAL"): "CANCELLED",
        (DEREGISTRATION_DUTY_RULE, "LEGAL"): "OPEN",
    }


def test_the_seriously_dishonest_apply_in_the_ordinary_way(office: Office) -> None:
    """SAMR-44/2021:15."""
    office.knows(OTHER, replace(ACTIVE, code="DISHONEST"))
    assert refused(office, replace(SIGN, entity=OTHER)).reason == "PLEDGE_NOT_OPEN_TO"
    papers = supplied("application-form", "typical-report")
    assert office.does(replace(APPLY, entity=OTHER, licence_kind="cma", materials=papers))


def test_a_filing_is_public_in_five_working_days(office: Office) -> None:
    number = licence_number.issue(licence_number.Kind.PREPACKED_FILING, "1", "450103", 1).value
    filing = office.does(
        sc.FileLicence(entity=ME, licence_kind="food-filing", number=number, division="450103", authority="450103")
    )
    [limit] = office.limits(f"filings/{filing}").values()
    assert (limit.rule_id, limit.act_by) == ("food-filing.publish", date(2026, 11, 30))


def test_what_was_entrusted_is_decided_in_the_other_organs_name(office: Office) -> None:
    row = DelegationRow(
        competence=LicenceCompetence(
            basis=CompetenceBasis.ENTRUSTED,
            level=LicenceLevel.COUNTY,
            decided_by="450103",
            in_name_of="450100",
            document="南市监〔2026〕3号",
        ),
        from_date=SINCE,
        to_date=None,
    )
    city = Caller("market-regulation", officer="c", duties=frozenset({"registrar"}), division="450100")
    office.does(lc.RecordLicenceDelegation(licence_kind="food-trade", area="450100", row=row), city)
    application = granted(office)
    assert office.sees(application).decision.in_name_of == "450100"


def test_a_stand_in_decides_until_the_delegations_last_day(office: Office) -> None:
    application = office.does(APPLY)
    office.does(ac.AcceptApplication(licence_application=application, document="受1"))
    site = ac.RecordSiteReview(licence_application=application, officers=(FIRST, SECOND), passed=True, record="核1")
    office.does(site)
    grant = ac.GrantApplication(licence_application=application, document="准1", decided_by=DEPUTY)
    office.today = date(2026, 11, 25)
    refusal = refused(office, grant)
    assert refusal.reason == "DELEGATION_ENDED"
    assert "委1" in refusal.message
    office.does(replace(grant, decided_on=date(2026, 11, 24)))
    assert office.sees(application).status is LicenceApplicationStatus.GRANTED


def test_an_officer_whose_certificate_ended_yesterday_is_not_named_for_today(office: Office) -> None:
    application = office.does(APPLY)
    office.does(ac.AcceptApplication(licence_application=application, document="受1"))
    site = ac.RecordSiteReview(licence_application=application, officers=(FIRST, RETIRED), passed=True, record="核1")
    assert refused(office, site).reason == "CERTIFICATE_ENDED"


def test_an_officer_of_another_county_and_an_unknown_entity_or_kind_are_refused(office: Office) -> None:
    other = Caller("market-regulation", officer="x", duties=frozenset({"registrar"}), division="450102")
    with pytest.raises(Refusal, match="DIVISION_OUT_OF_REACH"):
        office.does(APPLY, other)
    assert refused(office, replace(APPLY, entity=OTHER)).reason == "ENTITY_NOT_FOUND"
    assert refused(office, replace(APPLY, licence_kind="flying")).reason == "LICENCE_KIND_UNKNOWN"
    office.knows(OTHER, entity_after(REVOKED))
    assert refused(office, replace(APPLY, entity=OTHER)).reason == "HOLDER_NOT_LIVE"
