"""Search on a real Elasticsearch: what is found, in which order, how it is counted, and for whom."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from google.type.date_pb2 import Date
from integration.command_center.conftest import ENTITY, connected, create_tables, opened, remove_indices
from support.asynchronous import asynchronous
from support.center import entity
from support.stack import Servers

from command_center.owners import LICENSING
from command_center.searching import Searching
from smartsupervision.commandcenter.v1.command_center_pb2 import (
    EntityFilter,
    SearchEntitiesRequest,
    SearchEntitiesResponse,
    SuggestEntitiesRequest,
)
from smartsupervision.licensing.v1 import entity_pb2 as pb

COUNTRY = "000000"
OLD = pb.FormerNumber(kind=pb.FormerNumber.REGISTRATION_NUMBER, value="450300000012345")
FOREIGN = pb.FormerNumber(kind=pb.FormerNumber.REGISTRATION_NUMBER, value="企合桂总字第000063号")
RIVER = entity(1, "桂林漓江旅游有限公司")
BRANCH = entity(2, "桂林漓江旅游有限公司阳朔分公司", entity_type=pb.ENTITY_TYPE_BRANCH, division="450321")
CALLED = entity(11, "贺州餐饮有限公司", division="451102")
DOES = entity(
    12,
    "贺州临江酒店",
    division="451102",
    business_scope="住宿服务；餐饮服务（依法须经批准的项目，经相关部门批准后方可经营）",
)
RECORDS = (
    CALLED,
    DOES,
    RIVER,
    BRANCH,
    entity(3, "南宁漓江酒店", division="450103", address="南宁市青秀区民族大道131号"),
    entity(4, "廣西國際貿易（集團）公司", division="450103", former_numbers=[OLD]),
    entity(5, "柳州𠀀𫝀𬺰𰀀𱍐𮯰·商行", division="450202", former_numbers=[FOREIGN]),
    entity(
        6, "桂林糖厂", unified_social_credit_code="", platform_key="SSV-R-45030000000017", reservation=pb.Reservation()
    ),
    entity(7, "桂林旧名册", status=pb.ENTITY_STATUS_MERGED),
    entity(8, "梧州茶业有限公司", division="450403", former_names=[pb.FormerName(registered_name="梧州六堡茶社")]),
    entity(9, "北京全国登记公司", division="100000", established_date=Date(year=1990, month=1, day=1)),
    entity(
        10,
        "无区划无日期商店",
        division="",
        unified_social_credit_code="",
        platform_key="SSV-R-1",
        established_date=None,
    ),
)


OpenSearch = Callable[[], AbstractAsyncContextManager[Searching]]


@pytest.fixture(scope="module")
def filled(servers: Servers) -> Iterator[None]:
    """The records in the index, once for all tests of this file: they only search."""

    @asynchronous
    async def fill() -> None:
        async with opened(servers, database, (LICENSING.owner,), [ENTITY]) as desk:
            await desk.record(*RECORDS)
            await desk.elastic.refresh(ENTITY.alias)

    remove_indices(servers)
    with servers.database("command_center", create_tables) as database:
        fill()
        yield


@pytest.fixture
def open_search(servers: Servers, filled: None) -> OpenSearch:
    @asynccontextmanager
    async def open_() -> AsyncIterator[Searching]:
        async with connected(servers) as elastic:
            yield Searching(elastic)

    return open_


def names(answer: SearchEntitiesResponse) -> list[str]:
    return [match.entity.registered_name for match in answer.entities]


async def found(searching: Searching, query: str = "", division: str = COUNTRY, **fields: Any) -> list[str]:
    return names(await searching.search(SearchEntitiesRequest(query=query, **fields), division))


@asynchronous
async def test_every_number_finds_exactly_its_entity(open_search: OpenSearch) -> None:
    async with open_search() as searching:
        for record in RECORDS:
            if record.status == pb.ENTITY_STATUS_MERGED:
                continue
            numbers = [record.unified_social_credit_code, *(former.value for former in record.former_numbers)]
            for number in filter(None, numbers):
                assert await found(searching, number) == [record.registered_name]
                assert await found(searching, number.lower()) == [record.registered_name]
        assert await found(searching, "SSV-R-45030000000017") == ["桂林糖厂"]
        assert await found(searching, "９１４５０３０００００００００００1") == ["桂林漓江旅游有限公司"]


@asynchronous
async def test_the_full_name_comes_first_and_any_run_of_it_finds_it(open_search: OpenSearch) -> None:
    async with open_search() as searching:
        for record in RECORDS:
            if record.status == pb.ENTITY_STATUS_MERGED:
                continue
            name = record.registered_name
            assert (await found(searching, name))[0] == name
            for start in range(len(name) - 3):
                assert name in await found(searching, name[start : start + 4])
            for character in name:
                if character not in "（）·":
                    assert name in await found(searching, character)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("广西国际贸易集团", "廣西國際貿易（集團）公司"),
        ("廣西國際", "廣西國際貿易（集團）公司"),
        ("六堡茶", "梧州茶业有限公司"),
        ("民族大道", "南宁漓江酒店"),
        ("公司 阳朔", "桂林漓江旅游有限公司阳朔分公司"),
        ("𮯰商行", "柳州𠀀𫝀𬺰𰀀𱍐𮯰·商行"),
    ],
)
def test_script_former_names_addresses_and_several_words_are_searched(
    open_search: OpenSearch, query: str, expected: str
) -> None:
    @asynchronous
    async def check() -> None:
        async with open_search() as searching:
            assert (await found(searching, query))[0] == expected

    check()


@asynchronous
async def test_a_division_hides_what_lies_beside_it_from_hits_counts_and_numbers(open_search: OpenSearch) -> None:
    async with open_search() as searching:
        assert sorted(await found(searching, "漓江", "450300")) == sorted(names_of(RIVER, BRANCH))
        assert await found(searching, "漓江", "450321") == names_of(BRANCH)
        assert await found(searching, OLD.value, "450300") == []
        answer = await searching.search(SearchEntitiesRequest(), "450300")
        cities = {value.value for facet in answer.facets if facet.field == "city" for value in facet.values}
        assert cities == {"450300"}
        assert "无区划无日期商店" not in await found(searching, "", "450000")
        assert "无区划无日期商店" in await found(searching)


def names_of(*records: pb.Entity) -> list[str]:
    return [record.registered_name for record in records]


@asynchronous
async def test_facets_count_what_other_filters_leave(open_search: OpenSearch) -> None:
    async with open_search() as searching:
        chosen = EntityFilter(divisions=["450300"], types=[pb.ENTITY_TYPE_BRANCH])
        answer = await searching.search(SearchEntitiesRequest(filter=chosen), COUNTRY)
        assert names(answer) == names_of(BRANCH)
        counts = {facet.field: {value.value: value.count for value in facet.values} for facet in answer.facets}
        assert counts["city"] == {"450300": 1}
        assert counts["type"] == {"ENTITY_TYPE_LIMITED_COMPANY": 2, "ENTITY_TYPE_BRANCH": 1}
        marked = [value.value for facet in answer.facets for value in facet.values if value.selected]
        assert marked == ["450300", "ENTITY_TYPE_BRANCH"]


@asynchronous
async def test_reserved_and_merged_records_can_be_asked_for(open_search: OpenSearch) -> None:
    async with open_search() as searching:
        assert await found(searching, filter=EntityFilter(reserved=True)) == ["桂林糖厂"]
        assert await found(searching, filter=EntityFilter(statuses=[pb.ENTITY_STATUS_MERGED])) == ["桂林旧名册"]
        assert "桂林旧名册" not in await found(searching, "桂林")


@pytest.mark.parametrize("order", ["", "relevance", "established_date", "established_date desc"])
@pytest.mark.parametrize("query", ["", "公司"])
def test_pages_cover_everything_once(open_search: OpenSearch, order: str, query: str) -> None:
    @asynchronous
    async def check() -> None:
        async with open_search() as searching:
            whole = await found(searching, query, order_by=order)
            pages = [name async for name in paged(searching, query, order)]
            assert pages == whole

    check()


async def paged(searching: Searching, query: str, order: str) -> Any:
    request = SearchEntitiesRequest(query=query, order_by=order, page_size=2, skip_facets=True)
    while True:
        answer = await searching.search(request, COUNTRY)
        for name in names(answer):
            yield name
        if not answer.next_page_token:
            return
        request.page_token = answer.next_page_token


@asynchronous
async def test_suggestions_are_the_best_matches_with_their_marks(open_search: OpenSearch) -> None:
    async with open_search() as searching:
        answer = await searching.suggest(SuggestEntitiesRequest(query="𰀀𱍐", page_size=3), COUNTRY)
        (match,) = answer.entities
        pieces: Sequence[Any] = match.highlights[0].fragments
        assert [piece.text for piece in pieces if piece.matched] == ["𰀀𱍐"]
        assert not (await searching.suggest(SuggestEntitiesRequest(query=" "), COUNTRY)).entities


@asynchronous
async def test_odd_queries_are_answered(open_search: OpenSearch) -> None:
    async with open_search() as searching:
        for query in ("（）", "*", '"', "\\", "桂" * 200, "a AND (", "0" * 200, "\U0010ffff", "🐧", "1 2 3 4 5 6"):
            await searching.search(SearchEntitiesRequest(query=query), COUNTRY)


@asynchronous
async def test_what_a_business_does_finds_it_after_those_that_are_called_so(open_search: OpenSearch) -> None:
    async with open_search() as searching:
        answer = await searching.search(SearchEntitiesRequest(query="餐饮"), COUNTRY)
        assert names(answer) == names_of(CALLED, DOES)
        (shown,) = [found for found in answer.entities[1].highlights if found.field == "business_scope"]
        assert [piece.text for piece in shown.fragments if piece.matched] == ["餐饮"]
        nothing = await searching.search(SearchEntitiesRequest(query="批准"), COUNTRY)
        assert nothing.total_size == 0
