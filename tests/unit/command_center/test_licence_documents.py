"""Licences, units and posts as documents: what they are found by, and what nobody finds them by."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import orjson
import pytest
from google.protobuf.message import Message
from support.center import entity, state
from support.licences import licence, post, unit

from command_center import documents, licences
from command_center.folding import index_tokens
from command_center.index import KINDS
from smartsupervision.directory.v1.person_pb2 import Holding
from smartsupervision.licensing.v1.licence_application_pb2 import LicenceApplication
from smartsupervision.licensing.v1.licence_pb2 import LICENCE_STATUS_VALID, LicenceItem

HOLDER = entity(1)
LAST = date(2026, 12, 31)
OFFICE = unit(1, "秀峰市场监管所", later="秀峰所", since=date(2099, 1, 1))


def body(kind: str, record: Message) -> bytes:
    name: str = getattr(record, "name")  # noqa: B009 - every record has one, which its type does not say
    return documents.build(kind, UUID(name.partition("/")[2]), 1, state(record)).body


def fields(kind: str, record: Message) -> dict[str, Any]:
    loaded: dict[str, Any] = orjson.loads(body(kind, record))
    return loaded


APPLICATION = LicenceApplication(name=f"applications/{HOLDER.uid}", entity=HOLDER.name, division="450302")


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("licence", licence(1, HOLDER, LAST)),
        ("licence_application", APPLICATION),
        ("unit", OFFICE),
        ("post", post(OFFICE)),
    ],
)
def test_the_mapping_knows_every_field_a_document_has(kind: str, record: Message) -> None:
    assert fields(kind, record).keys() <= KINDS[kind].properties.keys()


def test_a_licence_is_found_by_its_number_its_holder_and_its_last_day() -> None:
    found = fields("licence", licence(1, HOLDER, LAST))
    assert found["numbers"] == ["jy14503000000001", HOLDER.unified_social_credit_code.lower()]
    assert (found["valid_to_day"], found["expiry_month"]) == (20261231, "2026-12")
    assert (found["city"], found["holder_tokens"]) == ("450300", index_tokens(HOLDER.registered_name))


def test_a_licence_without_an_end_expires_in_no_month() -> None:
    assert not {"valid_to_day", "expiry_month"} & fields("licence", licence(1, HOLDER, None)).keys()


def test_who_is_in_charge_is_neither_searched_nor_listed() -> None:
    record = licence(1, HOLDER, LAST, items=[LicenceItem(item="person_in_charge", value="韦某某")])
    searched = {name: value for name, value in fields("licence", record).items() if name != "state"}
    assert "韦" not in orjson.dumps(searched).decode()
    assert "韦" not in str(licences.summary(record, LAST))


def test_a_post_is_not_found_by_who_holds_it() -> None:
    held = post(OFFICE)
    held.holdings.append(Holding(person="people/1"))
    searched = {name: value for name, value in fields("post", held).items() if name != "state"}
    assert "people/1" not in orjson.dumps(searched).decode()
    assert searched["units"] == [OFFICE.name]


def test_a_unit_is_found_by_every_name_it_ever_had() -> None:
    assert fields("unit", OFFICE)["name_tokens"] == [index_tokens("秀峰市场监管所"), index_tokens("秀峰所")]


@pytest.mark.parametrize(("today", "left"), [(date(2026, 12, 30), 1), (LAST, 0), (date(2027, 1, 2), -2)])
def test_the_days_left_are_counted_from_today(today: date, left: int) -> None:
    short = licences.summary(licence(1, HOLDER, LAST), today)
    assert (short.days_left, short.status) == (left, LICENCE_STATUS_VALID)
