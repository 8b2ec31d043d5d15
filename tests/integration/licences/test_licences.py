"""Licences on a real database: sweeps, electronic documents, papers and figures rest on tables that agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from support.asynchronous import asynchronous
from support.licence_desk import KEY, MORNING, LicenceDesk, OpenLicences
from support.register import ACTIVE, DECISION, ME, OTHER, OTHER_CODE
from support.roster_office import FIRST, HEAD, SECOND

from licensing.domain import events as register
from licensing.domain.kinds import EntityStatus
from licensing.domain.licences import application_commands as ac
from licensing.domain.licences import licence_commands as lc
from licensing.domain.licences.kinds import (
    LicenceApplicationStatus,
    LicenceMaterialStatus,
    LicenceProcedure,
    LicenceStatus,
)
from licensing.domain.licences.terms import DEREGISTRATION_DUTY_RULE
from licensing.domain.licences.values import LicenceItem, LicenceMaterial
from licensing.domain.values import Deregistration, FieldChange, Source
from licensing.elicence import IssuerKey, Status, verify
from smartsupervision.licensing.v1 import licence_service_pb2 as ls
from statutes import licence_number

NUMBER = licence_number.issue(licence_number.Kind.FOOD_OPERATION, "1", "450103", 1).value
PAPERS = tuple(
    LicenceMaterial(material=each, title_zh="", status=LicenceMaterialStatus.SUPPLIED)
    for each in ("application-form", "layout-plan", "safety-rules")
)
APPLY = ac.ApplyForLicence(
    entity=ME,
    licence_kind="food-trade",
    procedure=LicenceProcedure.ISSUE,
    division="450103",
    authority="450103",
    items=(LicenceItem(item="scope", value="预包装食品销售"),),
    materials=PAPERS,
    owner_post=FIRST,
)
ADOPT = lc.AdoptLicence(
    entity=ME,
    licence_kind="food-trade",
    number=NUMBER,
    division="450103",
    authority="450103",
    valid_from=date(2021, 11, 25),
    valid_to=date(2026, 11, 24),
    source=Source("gx-food", "old.csv", 2),
)
OUT = register.Deregistered(
    MORNING,
    EntityStatus.DEREGISTERED,
    Deregistration("决议解散", "青税清1", date(2026, 11, 20), None, None, None, date(2026, 11, 23), date(2026, 11, 23)),
)


async def issued(desk: LicenceDesk) -> tuple[UUID, UUID]:
    """An application and the licence it led to."""
    application = await desk.does(APPLY)
    await desk.does(ac.AcceptApplication(licence_application=application, document="受1"))
    site = ac.RecordSiteReview(licence_application=application, officers=(FIRST, SECOND), passed=True, record="核1")
    await desk.does(site)
    await desk.does(ac.GrantApplication(licence_application=application, document="准1", decided_by=HEAD))
    await desk.does(lc.IssueLicence(licence_application=application, number=NUMBER))
    return application, (await desk.state(application)).licence


async def status_of(desk: LicenceDesk, licence: UUID, now: datetime) -> Status:
    """What an inspector without a network finds."""
    document = await desk.ask(desk.questions.get_electronic, ls.GetElectronicLicenceRequest(name=f"licences/{licence}"))
    statuses = await desk.ask(desk.questions.get_status_list, ls.GetLicenceStatusListRequest(authority="450103"))
    key = IssuerKey(KEY.public_key(), frozenset({"450103"}), date(2020, 1, 1))
    return verify(document.document, statuses.signed_list, {key.kid: key}, now).status


@asynchronous
async def test_an_issued_licence_verifies_offline_until_it_is_suspended(open_desk: OpenLicences) -> None:
    async with open_desk() as desk:
        _, licence = await issued(desk)
        desk.clock.advance(timedelta(minutes=1))
        assert await status_of(desk, licence, desk.clock.now()) is Status.VALID
        suspend = lc.SuspendLicence(licence=licence, reason="整改", document="停1", ordered_by=HEAD)
        await desk.does(suspend)
        assert await status_of(desk, licence, desk.clock.now()) is Status.REVOKED
        await desk.does(lc.ResumeLicence(licence=licence, document="复1"))
        assert await status_of(desk, licence, desk.clock.now()) is Status.VALID


@asynchronous
async def test_a_list_older_than_a_day_leaves_it_unknown(open_desk: OpenLicences) -> None:
    async with open_desk() as desk:
        _, licence = await issued(desk)
        later = desk.clock.now() + timedelta(hours=24, seconds=1)
        assert await status_of(desk, licence, later) is Status.UNKNOWN


@asynchronous
async def test_a_sweep_ends_terms_and_a_second_one_changes_nothing(open_desk: OpenLicences) -> None:
    async with open_desk() as desk:
        licence = await desk.does(ADOPT)
        assert await desk.follower.sweep() == 0
        desk.clock.advance(timedelta(days=2))
        assert await desk.follower.sweep() == 1
        assert (await desk.state(licence)).status is LicenceStatus.EXPIRED
        assert await desk.follower.sweep() == 0


@asynchronous
async def test_a_sweep_accepts_what_nobody_answered(open_desk: OpenLicences) -> None:
    async with open_desk() as desk:
        application = await desk.does(APPLY)
        desk.clock.advance(timedelta(days=7))
        assert await desk.follower.sweep() == 0
        desk.clock.advance(timedelta(days=1))
        assert await desk.follower.sweep() == 1
        state = await desk.state(application)
        assert (state.status, state.accepted_on) == (LicenceApplicationStatus.ACCEPTED, date(2026, 11, 23))


@asynchronous
async def test_a_sweep_closes_everything_of_an_entity_that_left(open_desk: OpenLicences) -> None:
    async with open_desk() as desk:
        licence, application = await desk.does(ADOPT), await desk.does(APPLY)
        await desk.enters(ME, OUT)
        assert await desk.follower.sweep() == 2
        assert (await desk.state(licence)).status is LicenceStatus.CANCELLED
        assert (await desk.state(application)).status is LicenceApplicationStatus.TERMINATED
        running = await desk.one(
            "SELECT count(*) FROM listing WHERE kind = 'deadline' AND (facets->>'status')::int IN (1, 2)"
        )
        assert running == (0,)
        assert await desk.follower.sweep() == 0


@asynchronous
async def test_a_sweep_points_out_the_licences_of_a_revoked_entity_once(open_desk: OpenLicences) -> None:
    async with open_desk() as desk:
        licence = await desk.does(ADOPT)
        await desk.enters(ME, register.RevocationRecorded(MORNING, DECISION))
        assert await desk.follower.sweep() == 1
        assert (await desk.state(licence)).suspension_hint == DECISION.document
        assert await desk.follower.sweep() == 0


@asynchronous
async def test_papers_are_printed_from_the_records_in_the_organs_name_of_their_day(open_desk: OpenLicences) -> None:
    async with open_desk() as desk:
        application, licence = await issued(desk)
        request = ls.PrintLicenceFormRequest(name=f"applications/{application}", form=ls.LICENCE_FORM_DECISION)
        paper = await desk.ask(desk.questions.print_form, request)
        assert (paper.form_number, paper.form_version) == ("SSV-XK-04", "2026-1")
        assert "南宁市青秀区市场监督管理局" in paper.html
        request = ls.PrintLicenceFormRequest(name=f"licences/{licence}", form=ls.LICENCE_FORM_LICENCE, printed_before=1)
        paper = await desk.ask(desk.questions.print_form, request)
        assert all(text in paper.html for text in (NUMBER, "<svg", "补打"))


@asynchronous
async def test_figures_are_frozen_by_the_months_end_and_later_records_stand_apart(open_desk: OpenLicences) -> None:
    async with open_desk() as desk:
        await issued(desk)
        late = await desk.does(APPLY)
        desk.clock.advance(timedelta(days=8))
        await desk.does(ac.WithdrawApplication(licence_application=late, reason="x", withdrawn_on=date(2026, 11, 30)))
        request = ls.GetLicenceStatisticsRequest(month="2026-11", division="450100")
        found = await desk.ask(desk.questions.get_statistics, request)
        [figures], [corrections] = found.figures, found.corrections
        assert found.frozen
        assert (figures.received, figures.accepted, figures.granted, figures.withdrawn) == (2, 1, 1, 0)
        assert (corrections.withdrawn, corrections.received) == (1, 0)
        assert (figures.legal_limit, figures.promised_limit, figures.office) == ("10wd", "7wd", "450103")


@asynchronous
async def test_a_changed_scope_meets_the_duty_after_an_end_and_a_merger_takes_the_licence_along(
    open_desk: OpenLicences,
) -> None:
    async with open_desk() as desk:
        licence = await desk.does(ADOPT)
        desk.clock.advance(timedelta(days=2))
        assert await desk.follower.sweep() == 1
        day = date(2026, 11, 25)
        change = FieldChange("business_scope", "", "日用百货销售")
        await desk.enters(ME, register.Changed(MORNING, {"business_scope": "日用百货销售"}, (change,), day))
        assert await desk.follower.sweep() == 1
        duties = await desk.one(
            "SELECT facets->>'status' FROM listing WHERE kind = 'deadline' AND facets->>'rule_id' = %s",
            DEREGISTRATION_DUTY_RULE,
        )
        assert duties == ("3",)
        await desk.established(OTHER, replace(ACTIVE, code=OTHER_CODE))
        await desk.enters(ME, register.Merged(MORNING, OTHER, "重复", day))
        assert await desk.follower.sweep() == 1
        held = await desk.state(licence)
        assert (held.entity, held.code) == (OTHER, OTHER_CODE)
        assert await desk.follower.sweep() == 0


@asynchronous
async def test_a_suspension_for_a_time_ends_with_its_last_day(open_desk: OpenLicences) -> None:
    async with open_desk() as desk:
        _, licence = await issued(desk)
        last = date(2026, 11, 25)
        order = lc.SuspendLicence(licence=licence, reason="整改", document="停1", ordered_by=HEAD, to_date=last)
        await desk.does(order)
        desk.clock.advance(timedelta(days=2))
        assert await desk.follower.sweep() == 0
        desk.clock.advance(timedelta(days=1))
        assert await desk.follower.sweep() == 1
        state = await desk.state(licence)
        assert (state.status, state.status_date) == (LicenceStatus.VALID, date(2026, 11, 26))


@asynchronous
async def test_a_licence_taken_over_as_valid_that_ended_before_any_rule_of_ours_just_ends(
    open_desk: OpenLicences,
) -> None:
    async with open_desk() as desk:
        old = replace(ADOPT, status=LicenceStatus.VALID, valid_from=date(2014, 9, 26), valid_to=date(2019, 9, 25))
        licence = await desk.does(old)
        assert await desk.follower.sweep() == 1
        state = await desk.state(licence)
        assert state.status is LicenceStatus.EXPIRED
