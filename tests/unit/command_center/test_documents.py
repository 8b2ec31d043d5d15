from __future__ import annotations

import base64
from typing import Any
from uuid import UUID

import orjson
import pytest
from google.type.date_pb2 import Date
from support.center import entity, entity_id, premises, state

from chassis.errors import PermanentError
from chassis.streams import bucket_of, digest
from command_center import documents
from command_center.index import KINDS
from smartsupervision.licensing.v1 import entity_pb2, events_pb2
from smartsupervision.licensing.v1.entity_pb2 import Entity, FormerName, FormerNumber, Reservation

ID = entity_id(1)


def fields(record: Entity) -> dict[str, Any]:
    built = documents.build("entity", UUID(record.uid), record.version, state(record))
    loaded: dict[str, Any] = orjson.loads(built.body)
    return loaded


def test_a_document_proves_which_state_it_shows() -> None:
    record = entity(version=7)
    found = fields(record)
    high, low = digest(ID, 7, state(record))
    assert (found["version"], found["bucket"]) == (7, bucket_of(ID))
    assert (found["digest_high"], found["digest_low"]) == (high, low)
    assert base64.b64decode(found["state"]) == state(record)


def test_every_number_an_entity_ever_had_finds_it() -> None:
    numbers = [
        FormerNumber(kind=FormerNumber.REGISTRATION_NUMBER, value="450300000012345"),
        FormerNumber(kind=FormerNumber.REGISTRATION_NUMBER, value="企合桂总字第000063号"),
    ]
    found = fields(entity(unified_social_credit_code="91450300MA5K3AB12X", former_numbers=numbers))
    assert found["numbers"] == ["91450300ma5k3ab12x", "450300000012345", "企合桂总字第000063号"]


def test_a_merged_record_has_no_numbers_because_they_find_the_survivor() -> None:
    assert fields(entity(status=entity_pb2.ENTITY_STATUS_MERGED))["numbers"] == []


@pytest.mark.parametrize(
    ("division", "code", "expected"),
    [
        ("450302", "", ["450000", "450300", "450302"]),
        ("450300", "", ["450000", "450300"]),
        ("450000", "", ["450000"]),
        ("", "914503020000000017", ["450000", "450300", "450302"]),
    ],
)
def test_a_division_stands_with_all_above_it(division: str, code: str, expected: list[str]) -> None:
    found = fields(entity(division=division, unified_social_credit_code=code))
    assert found["divisions"] == expected
    assert found.get("city") == (expected[1] if len(expected) > 1 else None)


def test_lawful_gaps_leave_fields_out() -> None:
    bare = Entity(name=f"entities/{ID}", uid=str(ID), version=1, registered_name="桂林某厂")
    found = fields(bare)
    assert not {"divisions", "city", "established_year", "established_day"} & found.keys()
    assert (found["numbers"], found["reserved"]) == ([], False)


def test_a_year_alone_is_kept_as_a_year() -> None:
    found = fields(entity(established_date=Date(year=1996)))
    assert (found["established_year"], found["established_day"]) == (1996, 19960000)


def test_reservation_and_former_names_are_searchable() -> None:
    found = fields(
        entity(reservation=Reservation(reason="OLD_NUMBER_ONLY"), former_names=[FormerName(registered_name="桂糖")])
    )
    assert (found["reserved"], found["former_name_tokens"]) == (True, ["桂糖 糖"])


@pytest.mark.parametrize("kind", ["entity", "premises"])
def test_the_mapping_knows_every_field_a_document_has(kind: str) -> None:
    record = entity(former_names=[FormerName(registered_name="桂糖")])
    message = record if kind == "entity" else premises(1, of=record)
    built = documents.build(kind, UUID(message.uid), 1, state(message))
    assert orjson.loads(built.body).keys() <= KINDS[kind].properties.keys()


def test_premises_point_to_their_entity() -> None:
    place = premises(1, of=entity())
    built = documents.build("premises", UUID(place.uid), 1, state(place))
    assert orjson.loads(built.body)["entity"] == entity().name


def test_the_state_inside_an_event_is_the_state_the_owner_digests() -> None:
    record = entity()
    event = events_pb2.EntityEstablished(entity=record)
    data = event.SerializeToString(deterministic=True)
    found = documents.state_of("entity", "smartsupervision.licensing.v1.EntityEstablished", data)
    assert found == state(record)


@pytest.mark.parametrize(
    ("kind", "event_type", "data"),
    [
        ("entity", "smartsupervision.licensing.v1.NoSuchEvent", b""),
        ("case", "smartsupervision.licensing.v1.EntityChanged", b"\x7a\x00"),
        ("entity", "smartsupervision.licensing.v1.EntityChanged", b"\xff\xff"),
        ("entity", "smartsupervision.licensing.v1.EntityChanged", b""),
        ("premises", "smartsupervision.licensing.v1.EntityChanged", b""),
    ],
)
def test_an_event_that_no_retry_mends_is_a_permanent_error(kind: str, event_type: str, data: bytes) -> None:
    with pytest.raises(PermanentError):
        documents.state_of(kind, event_type, data)


def test_a_state_that_does_not_parse_is_a_permanent_error() -> None:
    with pytest.raises(PermanentError, match="does not parse"):
        documents.build("entity", ID, 1, b"\xff\xff")


@pytest.mark.parametrize(
    ("scope", "kept"),
    [
        ("餐饮服务（依法须经批准的项目，经相关部门批准后方可开展经营活动）", "餐饮服务"),
        ("食品销售(除依法须经批准的项目外，凭营业执照依法自主开展经营活动)；住宿", "食品销售；住宿"),
        ("糖（白砂糖）销售；法律咨询", "糖（白砂糖）销售；法律咨询"),
        ("", ""),
    ],
)
def test_clauses_that_stand_in_every_scope_are_not_searched(scope: str, kept: str) -> None:
    assert documents.scope_text(scope) == kept
