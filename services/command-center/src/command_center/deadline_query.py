"""From a question about time limits to Elasticsearch's request body. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from command_center import searches
from command_center.index import Json
from command_center.matter_documents import MISSED, NEAR
from command_center.offices import Offices
from command_center.searches import Search
from smartsupervision.commandcenter.v1.deadline_search_pb2 import (
    ALARM_MISSED,
    ALARM_NEAR,
    Alarm,
    DeadlineFilter,
    SearchDeadlinesRequest,
)
from smartsupervision.commandcenter.v1.facet_pb2 import Facet, FacetValue
from smartsupervision.matters.v1.deadline_pb2 import (
    DEADLINE_STATUS_OPEN,
    DEADLINE_STATUS_SUSPENDED,
    DeadlineStatus,
)

ORDERS: Final[Mapping[str, list[Json]]] = {
    "due_date": [{"due_day": {"order": "asc", "missing": "_last"}}, {"id": "asc"}],
    "due_date desc": [{"due_day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
    "alarm_time desc": [{"alarmed_at": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
}

FACETS: Final[Mapping[str, Json]] = {
    "alarm": {"field": "alarm", "size": 5},
    "city": {"field": "city", "size": 400},
    # By post; the answer sums them up by office.
    "office": {"field": "owner_post", "size": 20_000},
    "rule": {"field": "rule", "size": 200},
    "deadline_status": {"field": "status", "size": 10},
}

RUNNING: Final = [DeadlineStatus.Name(status) for status in (DEADLINE_STATUS_OPEN, DEADLINE_STATUS_SUSPENDED)]
ALARMS: Final = {ALARM_NEAR: NEAR, ALARM_MISSED: MISSED}
"""As documents name them."""

MAX_OFFICES: Final = 100


def search(
    request: SearchDeadlinesRequest, division: str, offices: Offices, size: int, after: Sequence[object] | None
) -> Search:
    """A page of time limits within a division."""
    return Search(
        matching=searches.words_or_number("title_tokens", ["subject"], request.query),
        scope=searches.within(division),
        filters=chosen_filters(request.filter, offices),
        facets={} if request.skip_facets else FACETS,
        order=ORDERS[request.order_by or "due_date"],
        size=size,
        after=after,
    )


def chosen_filters(chosen: DeadlineFilter, offices: Offices) -> dict[str, Json]:
    """The filter of each facet that is set; without one of status, what runs."""
    statuses = [DeadlineStatus.Name(value) for value in chosen.statuses] or RUNNING
    filters: dict[str, Json] = {"deadline_status": {"terms": {"status": statuses}}}
    if chosen.divisions:
        filters["city"] = {"terms": {"divisions": list(chosen.divisions)}}
    if chosen.offices:
        filters["office"] = {"terms": {"owner_post": offices.posts_of(chosen.offices)}}
    if chosen.rules:
        filters["rule"] = {"terms": {"rule": list(chosen.rules)}}
    if chosen.alarms:
        filters["alarm"] = {"terms": {"alarm": [ALARMS[alarm] for alarm in chosen.alarms if alarm in ALARMS]}}
    return filters


def facets(aggregations: Json, chosen: DeadlineFilter, offices: Offices) -> list[Facet]:
    """Counts per facet, the chosen values marked; posts counted by their office, with its name."""
    found = searches.facets_of(aggregations, selected(chosen))
    for facet in found:
        if facet.field == "office":
            by_office = offices.counts({value.value: value.count for value in facet.values})[:MAX_OFFICES]
            del facet.values[:]
            facet.values.extend(
                FacetValue(value=office, count=count, selected=office in chosen.offices, label=offices.name_of(office))
                for office, count in by_office
            )
        if facet.field == "alarm":
            for value in facet.values:
                value.value = Alarm.Name(next(alarm for alarm, name in ALARMS.items() if name == value.value))
    return found


def selected(chosen: DeadlineFilter) -> dict[str, set[str]]:
    """The values a filter names, per facet, written as the index writes them."""
    return {
        "alarm": {ALARMS[alarm] for alarm in chosen.alarms if alarm in ALARMS},
        "city": set(chosen.divisions),
        "office": set(chosen.offices),
        "rule": set(chosen.rules),
        "deadline_status": {DeadlineStatus.Name(value) for value in chosen.statuses},
    }


def of_matters(matters: Sequence[str], subjects: Sequence[str], size: int) -> Json:
    """The limits of an entity: those of its matters, and those that name its code."""
    either: list[Json] = [{"terms": {"matter": list(matters)}}]
    if subjects:
        either.append({"terms": {"subject": list(subjects)}})
    return {
        "query": {"bool": {"should": either, "minimum_should_match": 1}},
        # What runs stands before what is done (MET and CANCELLED come before OPEN and SUSPENDED by name).
        "sort": [{"status": "desc"}, {"due_day": {"order": "asc", "missing": "_last"}}, {"id": "asc"}],
        "size": size,
        "_source": ["state"],
    }


def nearest(matters: Sequence[str]) -> Json:
    """The next running limit of each of these matters, and how many run; one that stands still comes last."""
    return {
        "query": {"bool": {"filter": [{"terms": {"matter": list(matters)}}, {"terms": {"status": RUNNING}}]}},
        "sort": [{"due_day": {"order": "asc", "missing": "_last"}}, {"id": "asc"}],
        "collapse": {"field": "matter"},
        "size": max(1, len(matters)),
        "_source": ["state"],
        "aggs": {"running": {"terms": {"field": "matter", "size": max(1, len(matters))}}},
    }


def pressing_mark(collection: str) -> Json:
    """Says at little cost whether the answer to `pressing` is still the same: what its limits are and where they stand
    is in their digests."""
    clauses = [*_of_collection(collection), {"terms": {"alarm": [MISSED, NEAR]}}]
    return {
        "query": {"bool": {"filter": clauses}},
        "size": 0,
        "track_total_hits": True,
        "aggs": {half: {"sum": {"field": half}} for half in ("digest_high", "digest_low")},
    }


def pressing(collection: str, most: int) -> Json:
    """The matters of one sort with a limit that was missed or is near, the earliest first."""
    matters = {
        "terms": {"field": "matter", "size": most, "order": {"due": "asc"}},
        "aggs": {"due": {"min": {"field": "due_day"}}},
    }
    return {
        "query": {"bool": {"filter": _of_collection(collection)}},
        "size": 0,
        "track_total_hits": False,
        "aggs": {
            alarm: {"filter": {"term": {"alarm": alarm}}, "aggs": {"matters": matters}} for alarm in (MISSED, NEAR)
        },
    }


def _of_collection(collection: str) -> list[Json]:
    return [{"term": {"matter_kind": collection}}, {"terms": {"status": RUNNING}}]
