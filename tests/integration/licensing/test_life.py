"""Proceedings, names, annual reports and the double notice through the command bus on a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from support.asynchronous import asynchronous
from support.life_desk import OFFICER, POST, LifeDesk, create_tables, open_desk, wire
from support.register import DECISION, IDENTITY, code
from support.register_requests import establish
from support.stack import Database, Servers

from chassis.commands.orders import Done, Order
from licensing.domain.commands import RecordRevocation
from licensing.domain.exits import record_revocation
from licensing.life.entity_limits import WithLimits
from licensing.life.services import (
    ANNUAL_REPORT_SERVICE,
    BUSINESS_NAME_SERVICE,
    DOUBLE_NOTICE_SERVICE,
    PROCEEDING_SERVICE,
)
from matters.domain.kinds import DeadlineStatus
from smartsupervision.licensing.v1 import annual_report_pb2 as ar
from smartsupervision.licensing.v1 import annual_report_service_pb2 as ars
from smartsupervision.licensing.v1 import business_name_pb2 as bn
from smartsupervision.licensing.v1 import business_name_service_pb2 as bns
from smartsupervision.licensing.v1 import double_notice_pb2 as dn
from smartsupervision.licensing.v1 import double_notice_service_pb2 as dns
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1 import proceeding_pb2 as pr
from smartsupervision.licensing.v1 import proceeding_service_pb2 as ps

OpenDesk = Callable[[date], AbstractAsyncContextManager[LifeDesk]]
HERE = "南宁市青秀区市场监督管理局"
LIUZHOU = replace(OFFICER, division="450202")
NANNING = replace(OFFICER, division="450103")


@pytest.fixture
def database(servers: Servers) -> Iterator[Database]:
    with servers.database("licensing", create_tables, key="life") as database:
        yield database


@pytest.fixture(name="open_at")
def _open_at(database: Database) -> OpenDesk:
    return lambda day: open_desk(database, day)


def items(**changes: object) -> ps.StatedApplicationItems:
    stated: dict[str, object] = {
        "registered_name": "南宁青秀新设商贸有限公司",
        "entity_type": pb.ENTITY_TYPE_LIMITED_COMPANY,
        "representative_name": "韦某某",
        "representative_id": IDENTITY,
        "capital": pr.CapitalSum(amount_fen=100_000_000, currency="CNY"),
        "business_scope": "日用百货销售",
        "division": "450103",
        "authority": HERE,
        "address": "南宁市青秀区民族大道131号",
    }
    return ps.StatedApplicationItems(**(stated | changes))  # type: ignore[arg-type]  # a test names the fields


@asynchronous
async def test_an_application_is_noticed_once_accepted_extended_and_established(open_at: OpenDesk) -> None:
    async with open_at(date(2026, 11, 23)) as desk:
        first = await desk.call(
            PROCEEDING_SERVICE,
            "ReceiveApplication",
            ps.ReceiveApplicationRequest(items=items(business_scope=""), owner_post=POST, wanted=["住所使用证明"]),
        )
        assert first.stage == pr.PROCEEDING_STAGE_CORRECTION
        assert [line.code for line in first.application.missing] == ["SCOPE_REQUIRED", "DOCUMENT_MISSING"]
        taken = await desk.call(
            PROCEEDING_SERVICE,
            "ResubmitApplication",
            ps.ResubmitApplicationRequest(
                name=first.name, etag=first.etag, items=items(business_scope="食品销售", permit_pledge="承诺1号")
            ),
        )
        assert taken.stage == pr.PROCEEDING_STAGE_REVIEW
        limit = desk.limit(first.name, "registration.decide")
        assert (limit.act_by, limit.status) == (date(2026, 11, 26), DeadlineStatus.OPEN)
        assert (limit.matter, limit.division) == (first.name, "450103")
        await desk.call(
            PROCEEDING_SERVICE,
            "ExtendDecision",
            ps.ExtendDecisionRequest(name=first.name, extended_by="局长", reason="情形复杂", document="延1号"),
        )
        assert desk.limit(first.name, "registration.decide").act_by == date(2026, 12, 1)
        await desk.at(date(2026, 11, 27))
        done = await desk.call(
            PROCEEDING_SERVICE,
            "ApproveEstablishment",
            ps.ApproveEstablishmentRequest(name=first.name, code=code(77), document="准1号"),
        )
        assert desk.limit(first.name, "registration.decide").status is DeadlineStatus.MET
        [[raw]] = desk.rows("SELECT state FROM state WHERE kind = 'entity'")
        entity = pb.Entity.FromString(raw)
        assert (entity.name, entity.unified_social_credit_code) == (done.entity, code(77))
        assert entity.legal_representative.id_document == taken.application.representative_id
        told = await desk.call(
            DOUBLE_NOTICE_SERVICE, "ListDoubleNotices", dns.ListDoubleNoticesRequest(entity=done.entity)
        )
        assert [(each.item, each.pledge) for each in told.double_notices] == [("food-trade", "承诺1号")]
        [[assignments]] = desk.rows("SELECT count(*) FROM journal WHERE type LIKE '%%AssignmentClosed'")
        assert assignments == 1


@asynchronous
async def test_dormancy_is_filed_once_extended_in_time_resumed_and_published(open_at: OpenDesk) -> None:
    async with open_at(date(2026, 6, 1)) as desk:
        entity = await desk.register("EstablishEntity", establish_request(1))
        filing = ps.FileDormancyRequest(
            entity=entity.name,
            ground=pr.DORMANCY_GROUND_PUBLIC_HEALTH,
            from_date=wire(date(2026, 6, 10)),
            until_date=wire(date(2026, 9, 9)),
            service_address="南宁市青秀区民族大道131号",
            staff_consulted=True,
            owner_post=POST,
        )
        filed = await desk.call(PROCEEDING_SERVICE, "FileDormancy", filing)
        filing.request_id = ""
        again = await desk.refused(PROCEEDING_SERVICE, "FileDormancy", filing)
        assert (again.reason, again.metadata["proceeding"]) == ("PROCEEDING_RUNNING", filed.name)
        assert desk.limit(filed.name, "registration.dormancy.total").act_by == date(2026, 9, 9)
        await desk.at(date(2026, 7, 15))
        longer = ps.ExtendDormancyRequest(name=filed.name, entity=entity.name, until_date=wire(date(2026, 12, 9)))
        early = await desk.refused(PROCEEDING_SERVICE, "ExtendDormancy", longer)
        assert (early.reason, early.rule) == ("DORMANCY_EXTENSION_EARLY", "SAMR-52/2022:41")
        await desk.at(date(2026, 8, 20))
        longer.request_id = ""
        await desk.call(PROCEEDING_SERVICE, "ExtendDormancy", longer)
        assert desk.limit(filed.name, "registration.dormancy.total").status is DeadlineStatus.CANCELLED
        assert desk.limit(filed.name, "registration.dormancy.total", 2).act_by == date(2026, 12, 9)
        await desk.at(date(2026, 10, 8))
        resumed = ps.ResumeTradingRequest(
            name=filed.name, entity=entity.name, resumption=pr.DORMANCY_RESUMPTION_TRADING_FOUND
        )
        await desk.call(PROCEEDING_SERVICE, "ResumeTrading", resumed)
        publish = ps.PublishResumptionRequest(name=filed.name)
        over = await desk.call(PROCEEDING_SERVICE, "PublishResumption", publish)
        assert over.stage == pr.PROCEEDING_STAGE_RESUMPTION_PUBLISHED
        [[raw]] = desk.rows("SELECT state FROM state WHERE kind = 'entity'")
        state = pb.Entity.FromString(raw)
        assert (state.HasField("dormancy"), state.dormant_days) == (False, 120)


def establish_request(serial: int, **changes: object) -> object:
    request = establish(serial, **changes)
    request.request_id = f"establish-{serial}"
    return request


@asynchronous
async def test_a_move_takes_the_new_authority_the_old_one_and_its_archives(open_at: OpenDesk) -> None:
    async with open_at(date(2026, 6, 1)) as desk:
        entity = await desk.register("EstablishEntity", establish_request(1))
        asked = ps.ApplyForRelocationRequest(
            entity=entity.name,
            to_division="450202",
            to_authority="柳州市城中区市场监督管理局",
            address="柳州市城中区文昌路1号",
            document="迁入1号",
            owner_post=POST,
        )
        stranger = await desk.refused(PROCEEDING_SERVICE, "ApplyForRelocation", asked, NANNING)
        assert stranger.reason == "DIVISION_OUT_OF_REACH"
        asked.request_id = ""
        moving = await desk.call(PROCEEDING_SERVICE, "ApplyForRelocation", asked, LIUZHOU)
        limit = desk.limit(moving.name, "registration.moving.archives")
        assert (limit.division, limit.owner_post, limit.act_by) == ("450103", None, date(2026, 9, 1))
        archives = ps.HandOverArchivesRequest(name=moving.name, archive_volumes=2, archive_list="移交1号")
        wrong = await desk.refused(PROCEEDING_SERVICE, "HandOverArchives", archives, LIUZHOU)
        assert wrong.reason == "DIVISION_OUT_OF_REACH"
        archives.request_id = ""
        await desk.call(PROCEEDING_SERVICE, "HandOverArchives", archives, NANNING)
        complete = ps.CompleteRelocationRequest(name=moving.name, entity=entity.name, document="准迁1号")
        await desk.call(PROCEEDING_SERVICE, "CompleteRelocation", complete, LIUZHOU)
        [[division]] = desk.rows("SELECT division FROM entity_index")
        assert division == "450202"


@asynchronous
async def test_proceedings_are_listed_read_and_told_as_a_history(open_at: OpenDesk) -> None:
    async with open_at(date(2026, 11, 23)) as desk:
        receive = ps.ReceiveApplicationRequest(items=items(), owner_post=POST)
        opened = await desk.call(PROCEEDING_SERVICE, "ReceiveApplication", receive)
        same = await desk.call(PROCEEDING_SERVICE, "ReceiveApplication", receive)
        assert same == opened
        open_only = ps.ListProceedingsRequest(is_open=True, kind=[pr.PROCEEDING_KIND_ESTABLISHMENT], owner_post=POST)
        found = await desk.call(PROCEEDING_SERVICE, "ListProceedings", open_only)
        assert [each.name for each in found.proceedings] == [opened.name]
        none = ps.ListProceedingsRequest(kind=[pr.PROCEEDING_KIND_DORMANCY])
        assert not (await desk.call(PROCEEDING_SERVICE, "ListProceedings", none)).proceedings
        get = ps.GetProceedingRequest(name=opened.name)
        assert await desk.call(PROCEEDING_SERVICE, "GetProceeding", get) == opened
        told = await desk.call(
            PROCEEDING_SERVICE, "ListProceedingEvents", ps.ListProceedingEventsRequest(name=opened.name)
        )
        assert [event.type.rpartition(".")[2] for event in told.events] == [
            "ApplicationReceived",
            "ApplicationAccepted",
        ]
        assert (await desk.refused(PROCEEDING_SERVICE, "GetProceeding", get, LIUZHOU)).reason == "DIVISION_OUT_OF_REACH"


@asynchronous
async def test_a_batch_answers_command_by_command(open_at: OpenDesk) -> None:
    async with open_at(date(2026, 11, 23)) as desk:
        good = ps.ReceiveApplicationRequest(request_id="one", items=items())
        missing = ps.WithdrawProceedingRequest(
            request_id="two", name="proceedings/00000000-0000-4000-8000-000000000000", reason="撤回"
        )
        answer = await desk.call(
            PROCEEDING_SERVICE,
            "BatchExecute",
            ps.BatchExecuteProceedingsRequest(
                commands=[
                    ps.ProceedingCommand(receive_application=good),
                    ps.ProceedingCommand(withdraw_proceeding=missing),
                ]
            ),
        )
        assert [each.WhichOneof("result") for each in answer.results] == ["proceeding", "refusal"]


@asynchronous
async def test_a_taken_name_is_refused_until_its_time_is_over(open_at: OpenDesk) -> None:
    async with open_at(date(2026, 3, 2)) as desk:
        declare = bns.DeclareNameRequest(
            registered_name="南宁市云岭商贸有限公司", authority=HERE, division="450103", applicant="韦某某"
        )
        first = await desk.call(BUSINESS_NAME_SERVICE, "DeclareName", declare)
        assert first.stage == bn.NAME_STAGE_RESERVED
        assert first.applicant.masked == "韦**"
        declare.request_id = ""
        taken = await desk.refused(BUSINESS_NAME_SERVICE, "DeclareName", declare)
        assert (taken.reason, taken.rule) == ("NAME_TAKEN", "SC-734:17")
        await desk.at(date(2026, 5, 7))
        declare.request_id = ""
        second = await desk.call(BUSINESS_NAME_SERVICE, "DeclareName", declare)
        await desk.call(BUSINESS_NAME_SERVICE, "GiveUpName", bns.GiveUpNameRequest(name=first.name))
        get = bns.GetBusinessNameRequest(name=first.name)
        assert (await desk.call(BUSINESS_NAME_SERVICE, "GetBusinessName", get)).stage == bn.NAME_STAGE_FREE
        assert desk.limit(first.name, "name.reservation").status is DeadlineStatus.CANCELLED
        entity = await desk.register("EstablishEntity", establish_request(1, registered_name=second.registered_name))
        use = bns.RegisterNameRequest(name=second.name, entity=entity.name)
        await desk.call(BUSINESS_NAME_SERVICE, "RegisterName", use)
        illegal = bns.FindNameIllegalRequest(
            name=second.name,
            entity=entity.name,
            organ="南宁市中级人民法院",
            document="判1号",
            ground="侵权",
            owner_post=POST,
        )
        await desk.call(BUSINESS_NAME_SERVICE, "FindNameIllegal", illegal)
        [[raw]] = desk.rows("SELECT state FROM state WHERE kind = 'entity'")
        assert [mark.kind for mark in pb.Entity.FromString(raw).marks] == [pb.MARK_KIND_NAME_WITHHELD]
        listed = await desk.call(BUSINESS_NAME_SERVICE, "ListBusinessNames", bns.ListBusinessNamesRequest(illegal=True))
        assert [each.name for each in listed.business_names] == [second.name]
        assert desk.owned(second.name)
        end = bns.EndNameRequest(name=second.name, end=bn.NAME_END_DEREGISTERED)
        await desk.call(BUSINESS_NAME_SERVICE, "EndName", end)
        assert not desk.owned(second.name)


@asynchronous
async def test_a_missed_report_becomes_a_finding_that_is_listed_and_objected_to(open_at: OpenDesk) -> None:
    async with open_at(date(2026, 1, 4)) as desk:
        entity = await desk.register("EstablishEntity", establish_request(1))
        expected = await desk.call(
            ANNUAL_REPORT_SERVICE, "ExpectAnnualReport", ars.ExpectAnnualReportRequest(entity=entity.name, year=2025)
        )
        assert desk.limit(expected.name, "enterprise").act_by == date(2026, 6, 30)
        await desk.at(date(2026, 7, 2))
        missed = await desk.call(
            ANNUAL_REPORT_SERVICE,
            "RecordReportMissed",
            ars.RecordReportMissedRequest(name=expected.name, entity=entity.name, owner_post=POST),
        )
        assert missed.stage == ar.REPORT_STAGE_MISSED
        listed = await desk.call(
            ANNUAL_REPORT_SERVICE,
            "ListAbnormalFindings",
            ars.ListAbnormalFindingsRequest(entity=entity.name, ground=[ar.ABNORMAL_GROUND_NOT_FILED]),
        )
        [finding] = listed.abnormal_findings
        assert desk.limit(finding.name, "annual-report.list").act_by == date(2026, 7, 14)
        listing = ars.RecordListingRequest(name=finding.name, document="列1号")
        assert desk.owned(finding.name)
        await desk.call(ANNUAL_REPORT_SERVICE, "RecordListing", listing)
        assert not desk.owned(finding.name)
        assert desk.limit(finding.name, "annual-report.list").status is DeadlineStatus.MET
        objecting = ars.ObjectToListingRequest(name=finding.name, objection="已按期报送")
        await desk.call(ANNUAL_REPORT_SERVICE, "ObjectToListing", objecting)
        assert desk.owned(finding.name)
        assert desk.limit(finding.name, "abnormal.objection.accept").act_by == date(2026, 7, 9)
        late = await desk.call(
            ANNUAL_REPORT_SERVICE,
            "FileAnnualReport",
            ars.FileAnnualReportRequest(
                entity=entity.name, year=2025, items=[ars.StatedReportItem(field="资产总额", value="120万元")]
            ),
        )
        assert late.late
        met = desk.limit(expected.name, "enterprise")
        assert met.status is DeadlineStatus.MET
        assert met.late


@asynchronous
async def test_the_departments_claim_what_they_are_told_of(open_at: OpenDesk) -> None:
    async with open_at(date(2026, 3, 2)) as desk:
        entity = await desk.register("EstablishEntity", establish_request(1, business_scope="食品销售;药品零售"))
        bare = dns.TellOfPermitsRequest(entity=entity.name)
        assert (await desk.refused(DOUBLE_NOTICE_SERVICE, "TellOfPermits", bare)).reason == "NO_TRADE_PLEDGE_REQUIRED"
        tell = dns.TellOfPermitsRequest(entity=entity.name, pledge="承诺1号", owner_post=POST)
        first = await desk.call(DOUBLE_NOTICE_SERVICE, "TellOfPermits", tell)
        listed = await desk.call(
            DOUBLE_NOTICE_SERVICE, "ListDoubleNotices", dns.ListDoubleNoticesRequest(entity=entity.name)
        )
        assert {each.item for each in listed.double_notices} == {"food-trade", "drug-trade"}
        await desk.call(DOUBLE_NOTICE_SERVICE, "PublishNotice", dns.PublishNoticeRequest(name=first.name))
        limit = desk.limit(first.name, "double-notice.claim")
        assert limit.act_by == date(2026, 3, 11)
        await desk.at(limit.act_by + timedelta(days=1))
        alarm = dns.RaiseUnclaimedRequest(name=first.name)
        await desk.call(DOUBLE_NOTICE_SERVICE, "RaiseUnclaimed", alarm)
        waiting = dns.ListDoubleNoticesRequest(unclaimed=True)
        assert len((await desk.call(DOUBLE_NOTICE_SERVICE, "ListDoubleNotices", waiting)).double_notices) == 1
        claim = dns.ClaimNoticeRequest(name=first.name, department="食品科")
        await desk.call(DOUBLE_NOTICE_SERVICE, "ClaimNotice", claim)
        result = dns.ReturnPermitResultRequest(
            name=first.name, outcome=dn.NOTICE_PERMIT_OUTCOME_GRANTED, licence_number="JY14501030000010"
        )
        over = await desk.call(DOUBLE_NOTICE_SERVICE, "ReturnPermitResult", result)
        assert over.stage == dn.NOTICE_STAGE_RETURNED
        assert desk.limit(first.name, "double-notice.no-permit").status is DeadlineStatus.MET


@asynchronous
async def test_an_annulment_starts_the_six_months_to_liquidate_and_its_undoing_ends_them(open_at: OpenDesk) -> None:
    async with open_at(date(2026, 3, 2)) as desk:
        entity = await desk.register("EstablishEntity", establish_request(1))
        begun = await desk.call(
            PROCEEDING_SERVICE,
            "ApplyForAnnulment",
            ps.ApplyForAnnulmentRequest(
                entity=entity.name,
                ground=pr.REGISTRATION_ANNULMENT_GROUND_FALSE_MATERIAL,
                ex_officio=True,
                reason="住所证明虚假",
                owner_post=POST,
            ),
        )
        stop = ps.StopInvestigationRequest(
            name=begun.name,
            ground=pr.INVESTIGATION_STOP_GROUND_OTHER_CASE_OPEN,
            reason="他案未结",
            document="中止1号",
        )
        await desk.call(PROCEEDING_SERVICE, "StopInvestigation", stop)
        assert desk.limit(begun.name, "annulment.investigate").status is DeadlineStatus.SUSPENDED
        await desk.at(date(2026, 4, 1))
        await desk.call(PROCEEDING_SERVICE, "ResumeInvestigation", ps.ResumeInvestigationRequest(name=begun.name))
        # 2 June, and the 29 counted days from 3 to 31 March on which time stood still.
        assert desk.limit(begun.name, "annulment.investigate").act_by == date(2026, 7, 1)
        annul = ps.AnnulRegistrationRequest(
            name=begun.name,
            entity=entity.name,
            basis=pr.ANNULMENT_BASIS_EVIDENCE,
            reason="虚假登记",
            document="撤登1号",
            responsible=["李某"],
        )
        done = await desk.call(PROCEEDING_SERVICE, "AnnulRegistration", annul)
        assert done.annulment.responsible[0].masked == "李*"
        assert desk.limit(entity.name, "revocation.mark").act_by == date(2026, 10, 1)
        undo = ps.RestoreRegistrationRequest(name=begun.name, entity=entity.name, reason="决定错误", document="恢1号")
        await desk.call(PROCEEDING_SERVICE, "RestoreRegistration", undo)
        assert desk.limit(entity.name, "revocation.mark").status is DeadlineStatus.CANCELLED
        [[raw]] = desk.rows("SELECT state FROM state WHERE kind = 'entity'")
        assert pb.Entity.FromString(raw).status == pb.ENTITY_STATUS_ACTIVE


@asynchronous
async def test_simple_deregistration_waits_for_objections_and_ends_the_entity(open_at: OpenDesk) -> None:
    async with open_at(date(2026, 6, 1)) as desk:
        entity = await desk.register("EstablishEntity", establish_request(1))
        barred = ps.OpenSimpleDeregistrationRequest(
            entity=entity.name,
            no_debts=True,
            pledged_by_all=True,
            hindrances=[ps.SIMPLE_DEREGISTRATION_HINDRANCE_EQUITY_FROZEN],
        )
        refusal = await desk.refused(PROCEEDING_SERVICE, "OpenSimpleDeregistration", barred)
        assert (refusal.reason, refusal.rule) == ("SIMPLE_DEREGISTRATION_BARRED", "SAMR-52/2022:48")
        plain = ps.OpenSimpleDeregistrationRequest(
            entity=entity.name, no_debts=True, pledged_by_all=True, owner_post=POST
        )
        begun = await desk.call(PROCEEDING_SERVICE, "OpenSimpleDeregistration", plain)
        complete = ps.CompleteSimpleDeregistrationRequest(name=begun.name, entity=entity.name, document="注1号")
        early = await desk.refused(PROCEEDING_SERVICE, "CompleteSimpleDeregistration", complete)
        assert early.reason == "SIMPLE_PUBLICITY_RUNNING"
        await desk.at(date(2026, 6, 23))
        complete.request_id = ""
        await desk.call(PROCEEDING_SERVICE, "CompleteSimpleDeregistration", complete)
        assert desk.limit(begun.name, "simple-deregistration.apply").status is DeadlineStatus.MET
        [[raw]] = desk.rows("SELECT state FROM state WHERE kind = 'entity'")
        assert pb.Entity.FromString(raw).status == pb.ENTITY_STATUS_DEREGISTERED


@asynchronous
async def test_a_recorded_revocation_starts_the_six_months_too(open_at: OpenDesk) -> None:
    async with open_at(date(2026, 3, 2)) as desk:
        entity = await desk.register("EstablishEntity", establish_request(1))
        command = RecordRevocation(UUID(entity.uid), replace(DECISION, decided_date=date(2026, 2, 27)))
        order = Order("revoke", b"", OFFICER, WithLimits(record_revocation), command, None, "")
        [done] = await desk.bus.execute([order])
        assert isinstance(done, Done)
        assert desk.limit(entity.name, "revocation.mark").act_by == date(2026, 8, 27)
        long_ago = replace(DECISION, decided_date=date(2024, 3, 1))
        other = await desk.register("EstablishEntity", establish_request(2))
        command = RecordRevocation(UUID(other.uid), long_ago)
        await desk.bus.execute([Order("again", b"", OFFICER, WithLimits(record_revocation), command, None, "")])
        assert desk.limit(other.name, "revocation.mark") is None


@asynchronous
async def test_what_lapses_follows_by_itself_once(open_at: OpenDesk) -> None:
    async with open_at(date(2026, 3, 2)) as desk:
        entity = await desk.register("EstablishEntity", establish_request(1, business_scope="食品销售"))
        filing = ps.FileDormancyRequest(
            entity=entity.name,
            ground=pr.DORMANCY_GROUND_OTHER,
            until_date=wire(date(2026, 5, 9)),
            service_address="南宁市青秀区民族大道131号",
            staff_consulted=True,
        )
        filed = await desk.call(PROCEEDING_SERVICE, "FileDormancy", filing)
        declare = bns.DeclareNameRequest(
            registered_name="南宁市云岭商贸有限公司", authority=HERE, division="450103", applicant="韦某某"
        )
        name = await desk.call(BUSINESS_NAME_SERVICE, "DeclareName", declare)
        expect = ars.ExpectAnnualReportRequest(entity=entity.name, year=2025)
        report = await desk.call(ANNUAL_REPORT_SERVICE, "ExpectAnnualReport", expect)
        tell = dns.TellOfPermitsRequest(entity=entity.name, pledge="承诺1号")
        notice = await desk.call(DOUBLE_NOTICE_SERVICE, "TellOfPermits", tell)
        await desk.call(DOUBLE_NOTICE_SERVICE, "PublishNotice", dns.PublishNoticeRequest(name=notice.name))
        assert await desk.follow() == 0
        await desk.at(date(2026, 7, 2))
        assert await desk.follow() == 4
        assert await desk.follow() == 0
        dormancy = await desk.call(PROCEEDING_SERVICE, "GetProceeding", ps.GetProceedingRequest(name=filed.name))
        assert dormancy.dormancy.resumption == pr.DORMANCY_RESUMPTION_EXPIRED
        assert (
            await desk.call(BUSINESS_NAME_SERVICE, "GetBusinessName", bns.GetBusinessNameRequest(name=name.name))
        ).stage == bn.NAME_STAGE_FREE
        missed = await desk.call(ANNUAL_REPORT_SERVICE, "GetAnnualReport", ars.GetAnnualReportRequest(name=report.name))
        assert missed.stage == ar.REPORT_STAGE_MISSED
        alarm = await desk.call(DOUBLE_NOTICE_SERVICE, "GetDoubleNotice", dns.GetDoubleNoticeRequest(name=notice.name))
        assert alarm.HasField("unclaimed_since")
