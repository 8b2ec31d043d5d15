"""A real register file in the index: every code finds exactly its entity, names rank first, runs of four match."""

from __future__ import annotations

import asyncio
import csv
import gzip
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from integration.command_center.conftest import ENTITY, Desk, OpenDesk
from support.center import entity, state

from command_center import documents, query
from command_center.searching import Searching
from smartsupervision.commandcenter.v1.command_center_pb2 import SearchEntitiesRequest, SearchEntitiesResponse
from smartsupervision.licensing.v1.entity_pb2 import Entity

FILE = Path(__file__).parents[4] / "shared/data/registry/guangxi_1978_2002.csv.gz"
NAMES = 1000
SECONDS = 280

pytestmark = pytest.mark.skipif(not FILE.exists(), reason=f"needs the register file {FILE.name} in ../shared/data")


def rows() -> Iterator[Entity]:
    with gzip.open(FILE, "rt", encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            code = row["统一社会信用代码"].upper()
            fields: dict[str, Any] = {
                "unified_social_credit_code": code,
                "division": "450000",
                "address": row["注册地址"],
            }
            yield entity(number, row["企业名称"], **fields)


async def fill(desk: Desk, records: list[Entity]) -> None:
    for start in range(0, len(records), 1000):
        part = records[start : start + 1000]
        built = [documents.build("entity", UUID(record.uid), 1, state(record)) for record in part]
        results = await desk.elastic.bulk([(document, ENTITY.alias) for document in built], "external")
        assert not [result for result in results if result.reason]
    await desk.elastic.refresh(ENTITY.alias)


def names(answer: SearchEntitiesResponse) -> list[str]:
    return [match.entity.registered_name for match in answer.entities]


def test_a_real_register_is_found_by_code_by_name_and_by_any_run_of_four(open_desk: OpenDesk) -> None:
    async def check() -> None:
        async with open_desk() as desk:
            records = list(rows())
            await fill(desk, records)
            searching = Searching(desk.elastic)
            chosen = random.Random(1978).sample(records, NAMES)

            async def ask(text: str) -> SearchEntitiesResponse:
                request = SearchEntitiesRequest(query=text, page_size=3, skip_facets=True)
                return await searching.search(request, "000000")

            for record in chosen:
                found = await ask(record.unified_social_credit_code)
                assert [match.entity.name for match in found.entities] == [record.name]
                assert names(await ask(record.registered_name))[0] == record.registered_name
                await assert_run_matches(desk, record)
            await assert_codes_are_single(desk, records)

    asyncio.run(asyncio.wait_for(check(), SECONDS))


async def assert_run_matches(desk: Desk, record: Entity) -> None:
    """A random run of four characters of the name is among its matches."""
    name = record.registered_name
    start = random.Random(name).randrange(max(1, len(name) - 3))
    matching = {"bool": {"must": [query.words(name[start : start + 4])], "filter": [{"term": {"id": record.uid}}]}}
    answer = await desk.elastic.search(ENTITY.alias, {"query": matching, "size": 0})
    assert answer["hits"]["total"]["value"] == 1, name


async def assert_codes_are_single(desk: Desk, records: list[Entity]) -> None:
    """Every code of the file stands in exactly one document."""
    body = {"size": 0, "aggs": {"codes": {"terms": {"field": "numbers", "size": len(records), "min_doc_count": 2}}}}
    answer = await desk.elastic.search(ENTITY.alias, body, seconds=60)
    assert answer["aggregations"]["codes"]["buckets"] == []
    assert await desk.elastic.count(ENTITY.alias) == len(records)
