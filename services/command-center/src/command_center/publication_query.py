"""From a question about publications to Elasticsearch's request body. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from command_center import searches
from command_center.case_query import Asker
from command_center.mappings import Json
from command_center.pressing import Standing
from command_center.pressing_query import Question
from command_center.searches import Search
from smartsupervision.commandcenter.v1.case_search_pb2 import Pressure
from smartsupervision.commandcenter.v1.publication_search_pb2 import (
    PublicationFilter,
    PublicationTask,
    SearchPublicationsRequest,
)
from smartsupervision.enforcement.v1.publicity_pb2 import PublicityGrade, PublicityStatus

_DECIDED_FIRST: Final[Json] = {"decided_day": {"order": "asc", "missing": "_last"}}
ORDERS: Final[Mapping[str, list[Json]]] = {
    "urgency": [{"_score": "desc"}, _DECIDED_FIRST, {"id": "asc"}],
    "decided_date": [_DECIDED_FIRST, {"id": "asc"}],
    "decided_date desc": [{"decided_day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
    "stops_date": [{"stops_day": {"order": "asc", "missing": "_last"}}, {"id": "asc"}],
}
FACETS: Final[Mapping[str, Json]] = {
    "task": {"field": "task", "size": 10},
    "publicity_status": {"field": "status", "size": 10},
    "grade": {"field": "grade", "size": 10},
    "office": {"field": "unit", "size": 200},
    "city": {"field": "city", "size": 400},
    "stop_month": {"field": "stop_month", "size": 60, "order": {"_key": "asc"}},
}


def search(
    request: SearchPublicationsRequest, asker: Asker, standing: Standing, size: int, after: Sequence[object] | None
) -> Question:
    """A page of publications within a division."""
    found = Search(
        matching=searches.words_or_number("title_tokens", ["numbers"], request.query),
        scope=searches.within(asker.division),
        filters=chosen_filters(request.filter),
        facets={} if request.skip_facets else FACETS,
        order=ORDERS[request.order_by or "urgency"],
        size=size,
        after=after,
    )
    return Question(found, standing, request.filter.pressures)


def chosen_filters(chosen: PublicationFilter) -> dict[str, Json]:
    """The filter of each facet that is set, but that of pressure."""
    filters: dict[str, Json] = {}
    terms = {"task": "task", "publicity_status": "status", "grade": "grade", "office": "unit"}
    found = selected(chosen)
    filters |= {name: {"terms": {field: sorted(found[name])}} for name, field in terms.items() if found[name]}
    if chosen.divisions:
        filters["city"] = {"terms": {"divisions": list(chosen.divisions)}}
    if chosen.stop_months:
        filters["stop_month"] = {"terms": {"stop_month": list(chosen.stop_months)}}
    return filters


def selected(chosen: PublicationFilter) -> dict[str, set[str]]:
    """The values a filter names, per facet, written as facets write them."""
    return {
        "pressure": {Pressure.Name(each) for each in chosen.pressures},
        "task": {PublicationTask.Name(task) for task in chosen.tasks},
        "publicity_status": {PublicityStatus.Name(status) for status in chosen.statuses},
        "grade": {PublicityGrade.Name(grade) for grade in chosen.grades},
        "office": set(chosen.offices),
        "city": set(chosen.divisions),
        "stop_month": set(chosen.stop_months),
    }


def of_case(case: str, size: int) -> Json:
    """The publications of a case's decisions."""
    return {
        "query": {"bool": {"filter": [{"term": {"penalty_case": case}}]}},
        "sort": ORDERS["decided_date"],
        "size": size,
        "_source": ["state"],
    }
