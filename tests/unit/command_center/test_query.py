from __future__ import annotations

import json
from typing import Any

import pytest

from command_center import query, searches
from smartsupervision.commandcenter.v1.command_center_pb2 import EntityFilter
from smartsupervision.licensing.v1.entity_pb2 import (
    ENTITY_STATUS_ACTIVE,
    ENTITY_STATUS_MERGED,
    ENTITY_TYPE_BRANCH,
)

CHOSEN = EntityFilter(
    divisions=["450100"],
    types=[ENTITY_TYPE_BRANCH],
    statuses=[ENTITY_STATUS_ACTIVE],
    established_years=[1996, 1997],
    reserved=True,
)


def body(text: str = "", division: str = "000000", chosen: EntityFilter | None = None, **options: Any) -> Any:
    given: dict[str, Any] = {"size": 20, "order": "relevance", "after": None, "with_facets": True, **options}
    return query.search_body(query.words(text), division, chosen or EntityFilter(), **given)


@pytest.mark.parametrize("text", ["91450300MA5K3AB12X", "450300000012345", "企合桂总字第000063号", "9145 0300 MA5K"])
def test_what_may_be_a_number_is_looked_up_as_one_first(text: str) -> None:
    assert searches.looks_like_number(text)


@pytest.mark.parametrize("text", ["", "桂林漓江旅游有限公司", "第123厂", "KFC"])
def test_words_are_not_taken_for_numbers(text: str) -> None:
    assert not searches.looks_like_number(text)


def test_a_number_is_compared_in_one_writing() -> None:
    assert query.number("９１45 0300-ma5k3ab12x") == query.number("91450300MA5K3AB12X")


def test_nothing_typed_finds_everything_and_punctuation_alone_finds_nothing() -> None:
    assert query.words(" ") == {"match_all": {}}
    assert query.words("（·）") == {"match_none": {}}


def test_every_word_must_be_found() -> None:
    assert len(query.words("桂林 旅游 （）")["bool"]["must"]) == 2


def test_one_character_is_looked_for_at_the_beginning_of_pairs() -> None:
    assert "prefix" in json.dumps(query.words("桂")["bool"]["must"])


def test_an_officer_sees_the_own_division_and_an_officer_of_the_country_everything() -> None:
    assert {"term": {"divisions": "450300"}} in body(division="450300")["query"]["bool"]["filter"]
    assert "divisions" not in json.dumps(body()["query"])


def test_the_division_limits_hits_and_counts_alike() -> None:
    limited = body(division="450300")
    assert "450300" in json.dumps(limited["query"])
    assert "450300" not in json.dumps([limited["aggs"], limited["post_filter"]])


def test_merged_records_appear_only_when_asked_for() -> None:
    hidden = {"bool": {"must_not": {"term": {"status": "ENTITY_STATUS_MERGED"}}}}
    assert hidden in body()["query"]["bool"]["filter"]
    assert hidden not in body(chosen=EntityFilter(statuses=[ENTITY_STATUS_MERGED]))["query"]["bool"]["filter"]


def test_every_facet_is_counted_as_if_it_were_not_filtered_itself() -> None:
    counted = body(chosen=CHOSEN)["aggs"]
    assert counted.keys() == query.FACETS.keys() == query.chosen_filters(CHOSEN).keys()
    for name, aggregation in counted.items():
        others = [clause for facet, clause in query.chosen_filters(CHOSEN).items() if facet != name]
        assert aggregation["filter"] == {"bool": {"filter": others}}


def test_filters_narrow_the_hits() -> None:
    assert len(body(chosen=CHOSEN)["post_filter"]["bool"]["filter"]) == 5


def test_following_pages_go_on_after_the_last_hit_and_need_no_facets() -> None:
    following = body(after=[1.5, "id"], with_facets=False)
    assert following["search_after"] == [1.5, "id"]
    assert "aggs" not in following
    assert "search_after" not in body()


@pytest.mark.parametrize("order", query.ORDERS)
def test_every_order_ends_with_the_id_so_that_pages_do_not_overlap(order: str) -> None:
    assert body(order=order)["sort"][-1] == {"id": "asc"}
