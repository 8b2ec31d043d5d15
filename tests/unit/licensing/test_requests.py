"""What a request states is read exactly or refused by name, before anything is looked up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date
from hypothesis import given
from hypothesis import strategies as st
from support import register
from support.register_requests import registration

from chassis.errors import Refusal as Unreadable
from chassis.mapped import etag_of
from chassis.serving.requests import page_size_in, page_token_of, position_in, question, version_in
from licensing.codec import basics, requests
from licensing.commands.registry import COMMANDS
from licensing.domain.refusal import Refusal
from licensing.paging import id_at
from smartsupervision.licensing.v1 import register_service_pb2 as rs

ID = UUID("1b111111-2222-4333-8444-5555555555ae")


def test_every_command_of_a_batch_is_known_and_no_other() -> None:
    assert set(COMMANDS) == {field.name for field in rs.Command.DESCRIPTOR.fields}


def test_registered_items_are_read_as_stated() -> None:
    assert requests.registration(registration()) == register.COMPLETE


@pytest.mark.parametrize(
    "name",
    [
        "",
        str(ID),
        f"premises/{ID}",
        f"entities/{str(ID).upper()}",
        f"entities/{ID.hex}",
        f"entities/{{{ID}}}",
        "x" * 999,
    ],
)
def test_only_the_one_form_of_a_resource_name_is_taken(name: str) -> None:
    with pytest.raises(Refusal, match="NAME_MALFORMED"):
        basics.id_of(name, basics.ENTITIES, "name")
    assert basics.id_of(f"entities/{ID}", basics.ENTITIES, "name") == ID


@pytest.mark.parametrize("day", [(2020, 2, 30), (0, 0, 0), (2020, 0, 1), (1799, 12, 31), (-1, 1, 1), (10_000, 1, 1)])
def test_a_day_the_calendar_or_no_register_has_is_refused(day: tuple[int, int, int]) -> None:
    stated = rs.Registration(established_date=Date(year=day[0], month=day[1], day=day[2]))
    with pytest.raises(Refusal, match="DATE_INVALID"):
        requests.registration(stated)


@given(st.dates(basics.EARLIEST))
def test_a_date_is_read_as_it_was_stated(day: date) -> None:
    stated = rs.Registration(established_date=basics.date_out(day))
    assert basics.stated_date(stated, "established_date") == day


@pytest.mark.parametrize("seconds", [2**62, -(2**62), 253_402_300_800])
def test_an_instant_beyond_the_calendar_is_refused(seconds: int) -> None:
    request = rs.GetEntityRequest(known_at=Timestamp(seconds=seconds))
    with pytest.raises(Refusal, match="TIME_INVALID"):
        basics.stated_instant(request, "known_at")


@pytest.mark.parametrize("number", [-1, 20, 2**31 - 1])
def test_a_number_outside_a_closed_list_is_refused(number: int) -> None:
    with pytest.raises(Refusal, match="VALUE_INVALID"):
        requests.registration(rs.Registration(entity_type=number))  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize("etag", ["1", "v", "v-1", "v1.0", "V1", "v" + "9" * 30, "v٣"])
def test_only_our_own_etags_are_taken(etag: str) -> None:
    with pytest.raises(Unreadable, match="ETAG_MALFORMED"):
        version_in(etag)


def test_an_etag_is_the_version_and_none_means_any() -> None:
    assert version_in(etag_of(7)) == 7
    assert version_in("") is None


def test_a_page_token_leads_back_to_its_position_and_fits_one_question() -> None:
    asked = question(rs.ListEntitiesRequest(division="450000", page_size=5))
    assert asked == question(rs.ListEntitiesRequest(division="450000", page_size=9, page_token="t"))  # noqa: S106 - no secret
    token = page_token_of(asked, ["450103", "名称", str(ID)])
    assert position_in(token, asked, 3) == ["450103", "名称", str(ID)]
    other = question(rs.ListEntitiesRequest(division="450100"))
    for wrong in (
        lambda: position_in(token, other, 3),
        lambda: position_in(token, asked, 2),
        lambda: position_in("###", asked, 3),
        lambda: position_in(page_token_of(asked, ["a", "b\0", "c"]), asked, 3),
        lambda: position_in(page_token_of(asked, ["a", "\ud800", "c"]), asked, 3),
        lambda: id_at(["no id"], 0),
    ):
        _is_refused(wrong)


def _is_refused(reading: Callable[[], object]) -> None:
    with pytest.raises(Unreadable, match="PAGE_TOKEN_MALFORMED"):
        reading()


def test_a_page_has_up_to_five_hundred_items() -> None:
    assert (page_size_in(0, 50), page_size_in(500, 50)) == (50, 500)
    for wrong in (-1, 501):
        with pytest.raises(Unreadable, match="PAGE_SIZE_OUT_OF_RANGE"):
            page_size_in(wrong, 50)
