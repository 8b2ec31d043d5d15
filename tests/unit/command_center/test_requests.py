"""What a request may contain, and the tokens that carry one page to the next."""

from __future__ import annotations

import base64
from typing import Any, cast

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.center import entity

from chassis.errors import Refusal, RefusalKind
from command_center import paging, validation
from smartsupervision.commandcenter.v1.command_center_pb2 import EntityFilter, SearchEntitiesRequest

REQUEST = SearchEntitiesRequest(query="桂林", filter=EntityFilter(divisions=["450300"]))


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"query": "长" * 201}, "query"),
        ({"page_size": 101}, "page_size"),
        ({"page_size": -1}, "page_size"),
        ({"order_by": "registered_name"}, "order_by"),
        ({"filter": EntityFilter(divisions=["4503"])}, "filter.divisions"),
        ({"filter": EntityFilter(divisions=["４５０３００"])}, "filter.divisions"),
        ({"filter": EntityFilter(divisions=["450300"] * 51)}, "filter.divisions"),
        ({"filter": EntityFilter(types=[cast(Any, 999)])}, "filter.types"),
        ({"filter": EntityFilter(statuses=[cast(Any, 999)])}, "filter.statuses"),
        ({"filter": EntityFilter(established_years=[1899])}, "filter.established_years"),
    ],
)
def test_a_request_beyond_its_limits_is_refused_and_the_field_named(fields: dict[str, Any], wrong: str) -> None:
    with pytest.raises(Refusal) as caught:
        validation.check_search(SearchEntitiesRequest(**fields))
    assert (caught.value.kind, caught.value.reason) == (RefusalKind.INVALID_ARGUMENT, "INVALID_REQUEST")
    assert [violation.field for violation in caught.value.violations] == [wrong]


def test_a_request_within_its_limits_passes() -> None:
    validation.check_search(SearchEntitiesRequest(query="长" * 200, page_size=100, order_by="established_date"))


@pytest.mark.parametrize("name", ["", "entities/", "entities/1", "premises/6f1c2a1e-0d5c-4c43-9d54-1f5d1c7a8e11"])
def test_a_name_of_another_kind_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match="INVALID_REQUEST"):
        validation.uuid_of(name)


def test_a_resource_name_holds_the_uuid() -> None:
    assert str(validation.uuid_of(entity().name)) == entity().uid


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**63), 2**63 - 1), st.uuids())
def test_a_token_leads_on_from_where_it_was_given(value: float, last: Any) -> None:
    following = SearchEntitiesRequest()
    following.CopyFrom(REQUEST)
    following.page_token = paging.token(REQUEST, [value, str(last)])
    assert paging.position(following) == [value, str(last)]


def test_a_token_serves_only_the_request_it_came_from() -> None:
    other = SearchEntitiesRequest(query="南宁", page_token=paging.token(REQUEST, [1, "x"]))
    with pytest.raises(Refusal, match="INVALID_PAGE_TOKEN"):
        paging.position(other)


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_an_invented_token_is_refused(token: str) -> None:
    request = SearchEntitiesRequest(page_token=token)
    if token:
        with pytest.raises(Refusal, match="INVALID_PAGE_TOKEN"):
            paging.position(request)


@pytest.mark.parametrize("after", [None, [], [1], ["x", "y"], [True, "y"], [1, 2], [[], "y"], {"a": 1}])
def test_a_token_with_a_foreign_position_is_refused(after: Any) -> None:
    content = orjson.loads(base64.urlsafe_b64decode(paging.token(REQUEST, [1, "x"])))
    forged = base64.urlsafe_b64encode(orjson.dumps(content | {"after": after})).decode()
    request = SearchEntitiesRequest(page_token=forged)
    request.MergeFrom(REQUEST)
    with pytest.raises(Refusal, match="INVALID_PAGE_TOKEN"):
        paging.position(request)
