"""Every command of the register over gRPC, with mutual TLS and PostgreSQL."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import date
from uuid import uuid4

import grpc
from google.protobuf.field_mask_pb2 import FieldMask
from support import register
from support.asynchronous import asynchronous
from support.register_desk import OpenDesk, refused
from support.register_requests import adopt, day, establish, registration, reserved

from chassis.client import refusal_of
from chassis.errors import RefusalKind
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1 import register_service_pb2 as rs
from statutes.registration_number import check_digit

FIFTEEN = "45000000000001" + check_digit("45000000000001")
DECISION = pb.Revocation(organ="局", document="罚〔2024〕7号", reason="未年报", decided_date=day(date(2024, 3, 1)))


def renaming(name: str, to: str, **more: str) -> rs.ChangeEntityRequest:
    return rs.ChangeEntityRequest(
        name=name,
        registration=rs.Registration(registered_name=to),
        update_mask=FieldMask(paths=["registered_name"]),
        changed_date=day(date(2025, 1, 1)),
        **more,
    )


@asynchronous
async def test_an_established_entity_is_answered_with_name_etag_and_masked_identity(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        entity = await desk.ask("EstablishEntity", establish())
        assert entity.name == f"entities/{entity.uid}"
        assert (entity.version, entity.etag) == (1, "v1")
        assert entity.legal_representative.id_document.masked == "450103********1238"
        assert register.IDENTITY.encode() not in desk.rows("SELECT state FROM state")[0][0]
        assert register.IDENTITY.encode() not in desk.rows("SELECT envelope FROM journal")[0][0]


@asynchronous
async def test_a_life_from_establishment_to_deregistration(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        name = (await desk.ask("EstablishEntity", establish())).name
        entity = await desk.ask("ChangeEntity", renaming(name, "南宁青秀新名有限公司", etag="v1"))
        assert entity.former_names[0].registered_name == register.COMPLETE.registered_name
        moved = rs.MoveEntityRequest(name=name, to_division="450202", to_authority="柳州市城中区市场监督管理局")
        assert (await desk.ask("MoveEntity", moved)).division == "450202"
        lock = pb.Lock(organ="法院", document="执55号", from_date=day(date(2025, 1, 1)), forbids=[pb.LOCKED_ACT_ANY])
        locked = await desk.ask("LockEntity", rs.LockEntityRequest(name=name, lock=lock))
        refusal = await desk.refusal("ChangeEntity", renaming(name, "又一新名有限公司"))
        assert (refusal.kind, refusal.reason) == (RefusalKind.FAILED_PRECONDITION, "ENTITY_LOCKED")
        assert refusal.metadata["organ"] == "法院"
        unlock = rs.UnlockEntityRequest(name=name, lock_id=locked.locks[0].lock_id, document="执55号之一")
        assert not (await desk.ask("UnlockEntity", unlock)).locks
        revoked = await desk.ask("RecordRevocation", rs.RecordRevocationRequest(name=name, revocation=DECISION))
        assert revoked.status == pb.ENTITY_STATUS_REVOKED
        assert (await desk.refusal("ChangeEntity", renaming(name, "再一新名有限公司"))).reason == "ENTITY_REVOKED"
        facts = pb.Deregistration(
            reason="解散",
            tax_clearance_document="清税1号",
            tax_clearance_date=day(date(2025, 9, 1)),
            liquidation_group_date=day(date(2025, 5, 1)),
            creditor_notice_date=day(date(2025, 5, 3)),
            liquidation_end_date=day(date(2025, 8, 1)),
        )
        gone = await desk.ask("DeregisterEntity", rs.DeregisterEntityRequest(name=name, deregistration=facts))
        assert (gone.status, gone.version) == (pb.ENTITY_STATUS_REVOKED_DEREGISTERED, 7)


@asynchronous
async def test_a_shop_becomes_a_company_under_its_code(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        request = rs.EstablishEntityRequest(registration=registration(register.INDIVIDUAL))
        shop = await desk.ask("EstablishEntity", request)
        assert shop.address == "南宁市青秀区民族大道"
        convert = rs.ConvertEntityRequest(
            name=shop.name,
            to_type=pb.ENTITY_TYPE_LIMITED_COMPANY,
            registration=rs.Registration(
                registered_name="南宁韦记餐饮有限公司",
                registered_capital=pb.RegisteredCapital(amount_fen=100, currency="CNY"),
            ),
        )
        company = await desk.ask("ConvertEntity", convert)
        assert company.unified_social_credit_code == shop.unified_social_credit_code == register.INDIVIDUAL_CODE
        assert company.entity_type == pb.ENTITY_TYPE_LIMITED_COMPANY


@asynchronous
async def test_a_reserved_record_is_found_listed_and_confirmed(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        entity = await desk.ask("AdoptEntity", reserved(FIFTEEN))
        for key in ({"former_number": FIFTEEN}, {"platform_key": entity.platform_key}):
            assert (await desk.ask("LookupEntity", rs.LookupEntityRequest(**key))).name == entity.name
        work_list = rs.ListEntitiesRequest(division="451029", reserved_only=True)
        assert [each.name for each in (await desk.ask("ListEntities", work_list)).entities] == [entity.name]
        confirmed = await desk.ask("ConfirmEntity", rs.ConfirmEntityRequest(name=entity.name, code=register.code(9)))
        assert not confirmed.HasField("reservation")
        assert not (await desk.ask("ListEntities", work_list)).entities
        for key in (
            {"former_number": FIFTEEN},
            {"platform_key": entity.platform_key},
            {"unified_social_credit_code": register.code(9).lower()},
        ):
            assert (await desk.ask("LookupEntity", rs.LookupEntityRequest(**key))).name == entity.name


@asynchronous
async def test_duplicates_are_refused_merged_and_then_found_by_either_number(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        first = await desk.ask("AdoptEntity", adopt(1))
        second = await desk.ask("AdoptEntity", adopt(2))
        known = await desk.refusal("AdoptEntity", adopt(1, registered_name="别的名称"))
        assert (known.kind, known.reason) == (RefusalKind.ALREADY_EXISTS, "ENTITY_ALREADY_KNOWN")
        assert known.metadata["entity"] == first.name
        assert known.metadata["offered.registered_name"] == "别的名称"
        taken = await desk.refusal("EstablishEntity", establish(2))
        assert (taken.reason, taken.metadata["entity"]) == ("CODE_TAKEN", second.name)
        wrong = rs.CorrectCodeRequest(name=first.name, new_code=register.code(2), reason="错")
        assert (await desk.refusal("CorrectCode", wrong)).reason == "CODE_TAKEN"
        merge = rs.MergeEntitiesRequest(name=first.name, duplicate=second.name, reason="重复建档")
        survivor = await desk.ask("MergeEntities", merge)
        assert survivor.name == first.name
        by_code = rs.LookupEntityRequest(unified_social_credit_code=register.code(2))
        assert (await desk.ask("LookupEntity", by_code)).name == first.name
        merged = await desk.ask("GetEntity", rs.GetEntityRequest(name=second.name))
        assert (merged.status, merged.merged_into) == (pb.ENTITY_STATUS_MERGED, first.name)
        assert (await desk.refusal("AdoptEntity", adopt(2))).metadata["entity"] == first.name


@asynchronous
async def test_a_corrected_code_finds_the_entity_until_its_right_owner_comes(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        entity = await desk.ask("AdoptEntity", adopt(1))
        correction = rs.CorrectCodeRequest(name=entity.name, new_code=register.code(3), reason="录入错误")
        await desk.ask("CorrectCode", correction)
        old = rs.LookupEntityRequest(unified_social_credit_code=register.code(1))
        assert (await desk.ask("LookupEntity", old)).name == entity.name
        owner = await desk.ask("AdoptEntity", adopt(1, registered_name="代码的真正主体"))
        assert (await desk.ask("LookupEntity", old)).name == owner.name
        former = rs.LookupEntityRequest(former_number=register.code(1))
        assert (await desk.ask("LookupEntity", former)).name == entity.name


@asynchronous
async def test_a_clerical_error_is_corrected_and_shown_with_old_and_new_value(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        entity = await desk.ask("AdoptEntity", adopt(1))
        slip = rs.CorrectEntityRequest(
            name=entity.name,
            field="registered_name",
            old_value="南宁第1供销社",
            new_value="南宁第一供销社",
            reason="数字",
        )
        assert (await desk.ask("CorrectEntity", slip)).registered_name == "南宁第一供销社"
        events = (await desk.ask("ListEntityEvents", rs.ListEntityEventsRequest(name=entity.name))).events
        change = events[1].changes[0]
        assert (change.old_value, change.new_value) == ("南宁第1供销社", "南宁第一供销社")


@asynchronous
async def test_premises_are_many_per_entity_and_an_address_has_many_entities(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        address = "南宁市青秀区金湖路59号地王大厦"
        names = [(await desk.ask("EstablishEntity", establish(serial))).name for serial in (1, 2)]
        opened = [
            await desk.ask(
                "OpenPremises",
                rs.OpenPremisesRequest(entity=name, kind=kind, address=address, division="450103", shared_address=True),
            )
            for name in names
            for kind in (pb.PREMISES_KIND_DOMICILE, pb.PREMISES_KIND_EXTRA_PLACE)
        ]
        close = rs.ClosePremisesRequest(name=opened[0].name, entity=names[0])
        assert (await desk.ask("ClosePremises", close)).status == pb.PREMISES_STATUS_CLOSED
        change = rs.ChangePremisesRequest(
            name=opened[1].name, entity=names[0], update_mask=FieldMask(paths=["shared_address"])
        )
        assert not (await desk.ask("ChangePremises", change)).shared_address
        at_address = await desk.ask("ListPremises", rs.ListPremisesRequest(address=address))
        assert {each.entity for each in at_address.premises} == set(names)
        of_one = rs.ListPremisesRequest(entity=names[0], open_only=True)
        assert [each.name for each in (await desk.ask("ListPremises", of_one)).premises] == [opened[1].name]
        other = rs.ChangePremisesRequest(name=opened[1].name, entity=names[1], update_mask=FieldMask(paths=["kind"]))
        assert (await desk.refusal("ChangePremises", other)).reason == "PREMISES_OF_ANOTHER"


@asynchronous
async def test_a_stale_etag_changes_nothing(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        name = (await desk.ask("EstablishEntity", establish())).name
        await desk.ask("ChangeEntity", renaming(name, "南宁甲公司", etag="v1"))
        refusal = await desk.refusal("ChangeEntity", renaming(name, "南宁乙公司", etag="v1"))
        assert (refusal.kind, refusal.reason) == (RefusalKind.ABORTED, "ETAG_MISMATCH")
        assert (await desk.refusal("ChangeEntity", renaming(name, "南宁乙公司", etag="old"))).reason == "ETAG_MALFORMED"


@asynchronous
async def test_a_request_id_acts_once_and_never_for_other_content(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        request = establish()
        request.request_id = str(uuid4())
        first = await desk.ask("EstablishEntity", request)
        assert await desk.ask("EstablishEntity", request) == first
        request.registration.registered_name = "另一公司"
        assert (await desk.refusal("EstablishEntity", request)).reason == "REQUEST_ID_REUSED"
        same_bytes = rs.RecordRevocationRequest(name=first.name, request_id=request.request_id)
        assert (await desk.refusal("RecordRevocation", same_bytes)).reason == "REQUEST_ID_REUSED"
        for wrong in ("", "x" * 65, "a\x00b"):
            request.request_id = wrong
            refusal = await refused(desk.stub().call("EstablishEntity", request))
            assert refusal.reason == "REQUEST_ID_INVALID"


@asynchronous
async def test_of_many_who_register_one_code_at_once_one_succeeds(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:

        async def attempt() -> str:
            try:
                await desk.ask("EstablishEntity", establish(1))
            except grpc.aio.AioRpcError as error:
                refusal = refusal_of(error)
                return refusal.reason if refusal else repr(error)
            return "established"

        outcomes = Counter(await asyncio.gather(*(attempt() for _ in range(40))))
        assert outcomes == {"established": 1, "CODE_TAKEN": 39}
        assert desk.rows("SELECT count(*) FROM journal") == [(1,)]


@asynchronous
async def test_one_request_sent_many_times_at_once_acts_once_and_has_one_answer(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        request = establish(1)
        request.request_id = str(uuid4())
        answers = await asyncio.gather(*(desk.ask("EstablishEntity", request) for _ in range(40)))
        assert len({answer.SerializeToString(deterministic=True) for answer in answers}) == 1
        assert desk.rows("SELECT count(*) FROM journal") == [(1,)]


@asynchronous
async def test_of_many_changes_on_one_etag_one_succeeds(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        name = (await desk.ask("EstablishEntity", establish(1))).name
        changes = [renaming(name, f"南宁第{number}名公司", etag="v1") for number in range(20)]
        asked = await asyncio.gather(*(desk.ask("ChangeEntity", each) for each in changes), return_exceptions=True)
        assert sum(isinstance(each, pb.Entity) for each in asked) == 1
        entity = await desk.ask("GetEntity", rs.GetEntityRequest(name=name))
        assert entity.version == 2
