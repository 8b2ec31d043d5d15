"""From a question about cases to Elasticsearch's request body. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from command_center import searches
from command_center.mappings import Json
from command_center.pressing import Standing
from command_center.pressing_query import Question
from command_center.searches import Search
from command_center.stages import COLUMNS
from smartsupervision.commandcenter.v1.case_search_pb2 import (
    CASE_STAGE_MERGED,
    CaseFilter,
    CaseStage,
    GetCaseBoardRequest,
    Pressure,
    SearchCasesRequest,
)

FILED_FIRST: Final[Json] = {"filed_day": {"order": "asc", "missing": "_last"}}
ORDERS: Final[Mapping[str, list[Json]]] = {
    "urgency": [{"_score": "desc"}, FILED_FIRST, {"id": "asc"}],
    "filed_date": [FILED_FIRST, {"id": "asc"}],
    "filed_date desc": [{"filed_day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
}
FACETS: Final[Mapping[str, Json]] = {
    "stage": {"field": "stage", "size": 20},
    "office": {"field": "unit", "size": 200},
    "city": {"field": "city", "size": 400},
    "field": {"field": "field", "size": 100},
    "filed_year": {"field": "filed_year", "size": 100, "order": {"_key": "desc"}},
    "supervised": {"field": "supervised", "size": 2},
}


@dataclass(frozen=True)
class Asker:
    """What limits a question besides its own filters."""

    division: str
    post: str
    """posts/{uuid} the officer acts in; empty if the token names none."""


def search(
    request: SearchCasesRequest, asker: Asker, standing: Standing, size: int, after: Sequence[object] | None
) -> Question:
    """A page of cases within a division."""
    found = Search(
        matching=matching(request.query),
        scope=scope(asker, request.filter),
        filters=chosen_filters(request.filter),
        facets={} if request.skip_facets else FACETS,
        order=ORDERS[request.order_by or "urgency"],
        size=size,
        after=after,
    )
    return Question(found, standing, request.filter.pressures)


def board(request: GetCaseBoardRequest, asker: Asker, standing: Standing) -> Question:
    """What a board shows, in whatever columns."""
    found = Search(
        matching=matching(request.query),
        scope=scope(asker, request.filter),
        filters=chosen_filters(request.filter),
        facets=FACETS,
        order=ORDERS["urgency"],
        size=0,
    )
    return Question(found, standing, request.filter.pressures)


def matching(text: str) -> Json:
    """Words of title, parties and numbers, or a whole number or code."""
    return searches.words_or_number("title_tokens", ["numbers"], text)


def scope(asker: Asker, chosen: CaseFilter) -> list[Json]:
    """What holds for hits and counts alike: merged cases go on under another number."""
    clauses = searches.within(asker.division)
    if CASE_STAGE_MERGED not in chosen.stages:
        clauses.append({"bool": {"must_not": {"term": {"stage": CaseStage.Name(CASE_STAGE_MERGED)}}}})
    if chosen.party_codes:
        clauses.append({"terms": {"subjects": list(chosen.party_codes)}})
    if chosen.mine:
        clauses.append({"term": {"posts": asker.post}})
    return clauses


def chosen_filters(chosen: CaseFilter) -> dict[str, Json]:
    """The filter of each facet that is set, but that of pressure."""
    filters: dict[str, Json] = {}
    if chosen.stages:
        filters["stage"] = {"terms": {"stage": [CaseStage.Name(stage) for stage in chosen.stages]}}
    if chosen.offices:
        filters["office"] = {"terms": {"unit": list(chosen.offices)}}
    if chosen.divisions:
        filters["city"] = {"terms": {"divisions": list(chosen.divisions)}}
    if chosen.fields:
        filters["field"] = {"terms": {"field": list(chosen.fields)}}
    if chosen.filed_years:
        filters["filed_year"] = {"terms": {"filed_year": list(chosen.filed_years)}}
    if chosen.HasField("supervised"):
        filters["supervised"] = {"term": {"supervised": chosen.supervised}}
    return filters


def selected(chosen: CaseFilter) -> dict[str, set[str]]:
    """The values a filter names, per facet, written as facets write them."""
    return {
        "pressure": {Pressure.Name(each) for each in chosen.pressures},
        "stage": {CaseStage.Name(each) for each in chosen.stages},
        "office": set(chosen.offices),
        "city": set(chosen.divisions),
        "field": set(chosen.fields),
        "filed_year": {str(year) for year in chosen.filed_years},
        "supervised": {str(chosen.supervised).lower()} if chosen.HasField("supervised") else set(),
    }


def of_parties(codes: Sequence[str], size: int) -> Json:
    """The cases against these parties, the newest first."""
    return {
        "query": {"bool": {"filter": [{"terms": {"subjects": list(codes)}}]}},
        "sort": ORDERS["filed_date desc"],
        "size": size,
        "_source": ["state"],
    }


STAGE_ORDER: Final = tuple(map(CaseStage.Name, COLUMNS))
"""Columns by stage, in the order of the procedure; each stands there even when it is empty."""
