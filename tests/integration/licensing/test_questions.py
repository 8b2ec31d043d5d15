"""Reading the register: pages, times, the journal of reads, values from the vault, the live feed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from typing import Any

from google.protobuf.field_mask_pb2 import FieldMask
from google.protobuf.timestamp_pb2 import Timestamp
from support import register
from support.asynchronous import asynchronous
from support.register_desk import POLICE, REGISTRAR, SUPERVISOR, Desk, OpenDesk, officer_of, refused
from support.register_requests import adopt, day, establish

from chassis.errors import RefusalKind
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1 import register_service_pb2 as rs

NOT_OURS = "bm90IG91cnM="


def at(*when: int) -> Timestamp:
    stamp = Timestamp()
    stamp.FromDatetime(datetime(*when, tzinfo=UTC))  # type: ignore[misc,arg-type]  # year, month, day
    return stamp


def rename(name: str, to: str, on: date) -> rs.ChangeEntityRequest:
    return rs.ChangeEntityRequest(
        name=name,
        registration=rs.Registration(registered_name=to),
        update_mask=FieldMask(paths=["registered_name"]),
        changed_date=day(on),
    )


async def names(desk: Desk, request: rs.ListEntitiesRequest, officer: Any = REGISTRAR) -> list[str]:
    return [each.registered_name for each in (await desk.ask("ListEntities", request, officer)).entities]


@asynchronous
async def test_pages_join_without_gap_or_repetition_and_a_token_fits_its_question_only(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        for serial in range(1, 24):
            await desk.ask("AdoptEntity", adopt(serial, division=("450103", "450202")[serial % 2]))
        found: list[str] = []
        request = rs.ListEntitiesRequest(page_size=5)
        while True:
            page = await desk.ask("ListEntities", request)
            found += [each.uid for each in page.entities]
            if not page.next_page_token:
                break
            request.page_token = page.next_page_token
        assert len(found) == len(set(found)) == 23
        other = rs.ListEntitiesRequest(page_size=5, division="450100", page_token=request.page_token)
        assert (await desk.refusal("ListEntities", other)).reason == "PAGE_TOKEN_MALFORMED"
        wrong = rs.ListEntitiesRequest(page_token=NOT_OURS)
        assert (await desk.refusal("ListEntities", wrong)).reason == "PAGE_TOKEN_MALFORMED"
        big = rs.ListEntitiesRequest(page_size=501)
        assert (await desk.refusal("ListEntities", big)).reason == "PAGE_SIZE_OUT_OF_RANGE"


@asynchronous
async def test_a_list_is_narrowed_by_division_status_type_name_and_date(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.ask("AdoptEntity", adopt(1, registered_name="甲", established_date=day(date(1990, 1, 1))))
        await desk.ask("AdoptEntity", adopt(2, registered_name="甲乙", division="450202"))
        await desk.ask("EstablishEntity", establish(3, registered_name="丙丁公司"))
        assert await names(desk, rs.ListEntitiesRequest(division="450100")) == ["丙丁公司", "甲"]
        assert await names(desk, rs.ListEntitiesRequest(statuses=[pb.ENTITY_STATUS_ACTIVE])) == ["丙丁公司"]
        assert await names(desk, rs.ListEntitiesRequest(entity_types=[pb.ENTITY_TYPE_UNKNOWN])) == ["甲", "甲乙"]
        assert await names(desk, rs.ListEntitiesRequest(name_prefix="甲")) == ["甲", "甲乙"]
        old = rs.ListEntitiesRequest(established_to=day(date(2000, 1, 1)))
        assert await names(desk, old) == ["甲"]


@asynchronous
async def test_an_officer_acts_and_reads_within_the_own_division_only(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        name = (await desk.ask("AdoptEntity", adopt(1))).name
        county, elsewhere = officer_of("450103"), officer_of("450200")
        assert (await desk.ask("GetEntity", rs.GetEntityRequest(name=name), county)).name == name
        for method, request in (
            ("GetEntity", rs.GetEntityRequest(name=name)),
            ("AdoptEntity", adopt(2)),
            ("ChangeEntity", rename(name, "新名", date(2025, 1, 1))),
            ("ListEntities", rs.ListEntitiesRequest(division="450103")),
            ("LookupEntity", rs.LookupEntityRequest(unified_social_credit_code=register.code(1))),
        ):
            refusal = await desk.refusal(method, request, elsewhere)
            assert (refusal.kind, refusal.reason) == (RefusalKind.PERMISSION_DENIED, "OUT_OF_DIVISION"), method
        assert await names(desk, rs.ListEntitiesRequest(), elsewhere) == []
        assert await names(desk, rs.ListEntitiesRequest(division="450000"), county) == ["南宁第1供销社"]
        move = rs.MoveEntityRequest(name=name, to_division="450202", to_authority="柳州局")
        assert (await desk.refusal("MoveEntity", move, county)).reason == "OUT_OF_DIVISION"
        move.request_id = ""
        assert (await desk.ask("MoveEntity", move, elsewhere)).division == "450202"


@asynchronous
async def test_what_was_known_and_what_was_true_at_a_time(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        entity = await desk.ask("EstablishEntity", establish())
        desk.number()
        known = Timestamp()
        known.FromDatetime(datetime.now(UTC))
        await desk.ask("ChangeEntity", rename(entity.name, "南宁后名公司", date(2023, 3, 3)))
        desk.number()
        as_known = rs.GetEntityRequest(name=entity.name, known_at=known)
        assert (await desk.ask("GetEntity", as_known)).registered_name == register.COMPLETE.registered_name
        for when, name in (((2023, 3, 1), register.COMPLETE.registered_name), ((2023, 3, 4), "南宁后名公司")):
            true_then = rs.GetEntityRequest(name=entity.name, true_at=at(*when))
            assert (await desk.ask("GetEntity", true_then)).registered_name == name
        both = rs.GetEntityRequest(name=entity.name, true_at=at(2023, 3, 4), known_at=known)
        assert (await desk.ask("GetEntity", both)).registered_name == register.COMPLETE.registered_name
        before = rs.GetEntityRequest(name=entity.name, true_at=at(2019, 1, 1))
        assert (await desk.refusal("GetEntity", before)).reason == "ENTITY_NOT_FOUND"


@asynchronous
async def test_a_correction_is_true_from_the_beginning(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        entity = await desk.ask("EstablishEntity", establish())
        slip = rs.CorrectEntityRequest(
            name=entity.name, field="division", old_value="450103", new_value="450105", reason="录入错误"
        )
        await desk.ask("CorrectEntity", slip)
        desk.number()
        then = rs.GetEntityRequest(name=entity.name, true_at=at(2021, 1, 1))
        assert (await desk.ask("GetEntity", then)).division == "450105"


@asynchronous
async def test_the_timeline_has_pages_and_both_times(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        name = (await desk.ask("EstablishEntity", establish())).name
        await desk.ask("ChangeEntity", rename(name, "南宁二名公司", date(2024, 1, 1)))
        first = await desk.ask("ListEntityEvents", rs.ListEntityEventsRequest(name=name, page_size=1))
        rest = rs.ListEntityEventsRequest(name=name, page_size=1, page_token=first.next_page_token)
        [event] = (await desk.ask("ListEntityEvents", rest)).events
        assert first.events[0].type == "smartsupervision.licensing.v1.EntityEstablished"
        assert event.type == "smartsupervision.licensing.v1.EntityChanged"
        assert event.changes[0].old_value == register.COMPLETE.registered_name
        assert event.occurred_time.ToDatetime(UTC) == datetime(2023, 12, 31, 16, tzinfo=UTC)
        assert event.recorded_time.ToDatetime(UTC).year > 2025
        assert event.actor_department == "market-regulation"


@asynchronous
async def test_every_read_of_an_entity_is_journalled_before_the_answer(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        entities = [(await desk.ask("AdoptEntity", adopt(serial))).name for serial in (1, 2)]
        await desk.ask("GetEntity", rs.GetEntityRequest(name=entities[0]), POLICE)
        await desk.ask("BatchGetEntities", rs.BatchGetEntitiesRequest(names=entities))
        await desk.refusal("GetEntity", rs.GetEntityRequest(name=entities[0]), officer_of("450200"))
        rows = desk.rows("SELECT department, officer, ids FROM access_log ORDER BY at")
        assert rows == [
            ("police", "police-1", entities[:1]),
            ("market-regulation", "registrar-1", entities),
        ]


@asynchronous
async def test_a_personal_value_is_read_with_purpose_and_reason_and_journalled(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        name = (await desk.ask("EstablishEntity", establish())).name
        request = rs.ReadSensitiveFieldRequest(
            name=name, field="legal_representative.id_document", purpose="执法调查", reason="核对当事人身份"
        )
        answer = await desk.ask("ReadSensitiveField", request, SUPERVISOR)
        assert answer.value == register.IDENTITY
        rows = desk.rows("SELECT officer, purpose, reason, fields FROM access_log")
        assert rows == [("supervisor-1", "执法调查", "核对当事人身份", ["legal_representative.id_document"])]
        for wrong, reason in (
            ({"reason": ""}, "FIELD_REQUIRED"),
            ({"purpose": "x"}, "FIELD_REQUIRED"),
            ({"field": "registered_name"}, "VALUE_NOT_SEALED"),
            ({"field": "address_full"}, "VALUE_NOT_SEALED"),
        ):
            changed = rs.ReadSensitiveFieldRequest()
            changed.CopyFrom(request)
            changed.MergeFrom(rs.ReadSensitiveFieldRequest(**wrong))
            for field in wrong:
                setattr(changed, field, wrong[field])
            assert (await desk.refusal("ReadSensitiveField", changed, SUPERVISOR)).reason == reason


async def first_events(stream: AsyncIterator[Any], count: int) -> list[Any]:
    found = []
    async for response in stream:
        if response.HasField("event"):
            found.append(response)
        if len(found) == count:
            return found
    return found


@asynchronous
async def test_a_watch_resumes_where_it_was_left_and_stays_in_its_division(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        start = "AAAA" * 32
        for serial in (1, 2, 3):
            await desk.ask("AdoptEntity", adopt(serial))
        await desk.ask("AdoptEntity", adopt(4, division="450202"))
        desk.number()
        stub = desk.stub(officer_of("450100"))
        first = await first_events(stub.stream("WatchEntities", rs.WatchEntitiesRequest(resume_token=start), 30), 2)
        resumed = rs.WatchEntitiesRequest(resume_token=first[-1].resume_token)
        rest = await first_events(stub.stream("WatchEntities", resumed, 30), 1)
        seen = {each.entity.registered_name for each in first + rest}
        assert seen == {"南宁第1供销社", "南宁第2供销社", "南宁第3供销社"}
        assert all(each.event.type.endswith("EntityAdopted") for each in first)
        wrong = stub.stream("WatchEntities", rs.WatchEntitiesRequest(resume_token=NOT_OURS), 30)
        assert (await refused(first_events(wrong, 1))).reason == "RESUME_TOKEN_INVALID"


@asynchronous
async def test_rare_characters_pass_unharmed(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        name = "南宁\U00030edd\U0002a6df·\U000323af\U0002ebe0面馆\ue000"
        entity = await desk.ask("EstablishEntity", establish(1, registered_name=name))
        found = await desk.ask("GetEntity", rs.GetEntityRequest(name=entity.name))
        assert found.registered_name == name
        assert await names(desk, rs.ListEntitiesRequest(name_prefix="南宁\U00030edd")) == [name]
