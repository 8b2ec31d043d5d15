"""From a question about clues to Elasticsearch's request body. Pure."""

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
from smartsupervision.commandcenter.v1.clue_search_pb2 import ClueFilter, SearchCluesRequest
from smartsupervision.enforcement.v1.clue_pb2 import CLUE_STATUS_VERIFYING, ClueSource, ClueStatus

_RECEIVED_FIRST: Final[Json] = {"received_day": {"order": "asc", "missing": "_last"}}
ORDERS: Final[Mapping[str, list[Json]]] = {
    "urgency": [{"_score": "desc"}, _RECEIVED_FIRST, {"id": "asc"}],
    "received_date": [_RECEIVED_FIRST, {"id": "asc"}],
    "received_date desc": [{"received_day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
}
FACETS: Final[Mapping[str, Json]] = {
    "clue_status": {"field": "status", "size": 20},
    "clue_source": {"field": "source", "size": 20},
    "office": {"field": "unit", "size": 200},
    "city": {"field": "city", "size": 400},
}
VERIFYING: Final = ClueStatus.Name(CLUE_STATUS_VERIFYING)


def search(
    request: SearchCluesRequest, asker: Asker, standing: Standing, size: int, after: Sequence[object] | None
) -> Question:
    """A page of clues within a division."""
    scope = searches.within(asker.division)
    if request.filter.mine:
        scope.append({"term": {"posts": asker.post}})
    found = Search(
        matching=searches.words_or_number("title_tokens", ["numbers"], request.query),
        scope=scope,
        filters=chosen_filters(request.filter),
        facets={} if request.skip_facets else FACETS,
        order=ORDERS[request.order_by or "urgency"],
        size=size,
        after=after,
    )
    return Question(found, standing, request.filter.pressures)


def chosen_filters(chosen: ClueFilter) -> dict[str, Json]:
    """The filter of each facet that is set, but that of pressure; without one of status, what is being verified."""
    statuses = [ClueStatus.Name(status) for status in chosen.statuses] or [VERIFYING]
    filters: dict[str, Json] = {"clue_status": {"terms": {"status": statuses}}}
    if chosen.sources:
        filters["clue_source"] = {"terms": {"source": [ClueSource.Name(source) for source in chosen.sources]}}
    if chosen.offices:
        filters["office"] = {"terms": {"unit": list(chosen.offices)}}
    if chosen.divisions:
        filters["city"] = {"terms": {"divisions": list(chosen.divisions)}}
    return filters


def selected(chosen: ClueFilter) -> dict[str, set[str]]:
    """The values a filter names, per facet, written as facets write them."""
    return {
        "pressure": {Pressure.Name(each) for each in chosen.pressures},
        "clue_status": {ClueStatus.Name(status) for status in chosen.statuses},
        "clue_source": {ClueSource.Name(source) for source in chosen.sources},
        "office": set(chosen.offices),
        "city": set(chosen.divisions),
    }


def verifying(division: str) -> Json:
    """How many clues are being verified within a division."""
    clauses = [*searches.within(division), {"term": {"status": VERIFYING}}]
    return {"query": {"bool": {"filter": clauses}}, "size": 0, "track_total_hits": True}
