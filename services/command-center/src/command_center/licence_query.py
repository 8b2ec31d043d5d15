"""From a question about licences to Elasticsearch's request body. Pure; today is an argument."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from command_center import days, searches
from command_center.index import Json
from command_center.searches import Search
from smartsupervision.commandcenter.v1.licence_search_pb2 import LicenceFilter, SearchLicencesRequest
from smartsupervision.licensing.v1.licence_pb2 import (
    LICENCE_STATUS_SUSPENDED,
    LICENCE_STATUS_VALID,
    LicenceStatus,
)

ORDERS: Final[Mapping[str, list[Json]]] = {
    "valid_to": [{"valid_to_day": {"order": "asc", "missing": "_last"}}, {"id": "asc"}],
    "valid_to desc": [{"valid_to_day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
}

FACETS: Final[Mapping[str, Json]] = {
    "city": {"field": "city", "size": 400},
    "licence_kind": {"field": "licence_kind", "size": 100},
    "licence_status": {"field": "status", "size": 20},
    "expiry_month": {"field": "expiry_month", "size": 240, "order": {"_key": "asc"}},
}

IN_FORCE: Final = [LicenceStatus.Name(status) for status in (LICENCE_STATUS_VALID, LICENCE_STATUS_SUSPENDED)]
"""What can still expire."""

MAX_CELLS: Final = 400


def search(
    request: SearchLicencesRequest, division: str, today: date, size: int, after: Sequence[object] | None
) -> Search:
    """A page of licences within a division."""
    chosen = request.filter
    scope = searches.within(division)
    if chosen.expiring_within_days:
        scope += expiring(today, chosen.expiring_within_days)
    return Search(
        matching=searches.words_or_number("holder_tokens", ["numbers"], request.query),
        scope=scope,
        filters=chosen_filters(chosen),
        facets={} if request.skip_facets else FACETS,
        order=ORDERS[request.order_by or "valid_to"],
        size=size,
        after=after,
    )


def expiring(today: date, within: int) -> list[Json]:
    """In force, with the last day from today up to so many days on."""
    last = today + timedelta(days=within)
    return [
        {"terms": {"status": IN_FORCE}},
        {"range": {"valid_to_day": {"gte": days.number(today), "lte": days.number(last)}}},
    ]


def chosen_filters(chosen: LicenceFilter) -> dict[str, Json]:
    """The filter of each facet that is set."""
    filters: dict[str, Json] = {}
    if chosen.divisions:
        filters["city"] = {"terms": {"divisions": list(chosen.divisions)}}
    if chosen.licence_kinds:
        filters["licence_kind"] = {"terms": {"licence_kind": list(chosen.licence_kinds)}}
    if chosen.statuses:
        filters["licence_status"] = {"terms": {"status": [LicenceStatus.Name(value) for value in chosen.statuses]}}
    if chosen.expiry_months:
        filters["expiry_month"] = {"terms": {"expiry_month": list(chosen.expiry_months)}}
    return filters


def selected(chosen: LicenceFilter) -> dict[str, set[str]]:
    """The values a filter names, per facet, written as facets write them."""
    return {
        "city": set(chosen.divisions),
        "licence_kind": set(chosen.licence_kinds),
        "licence_status": {LicenceStatus.Name(value) for value in chosen.statuses},
        "expiry_month": set(chosen.expiry_months),
    }


def counts(division: str, today: date, within: int, kinds: Sequence[str]) -> Json:
    """How many expire by city and kind; a licence of no city counts under the empty name."""
    scope = [*searches.within(division), *expiring(today, within)]
    if kinds:
        scope.append({"terms": {"licence_kind": list(kinds)}})
    by_kind = {"kinds": {"terms": {"field": "licence_kind", "size": 100}}}
    return {
        "query": {"bool": {"filter": scope}},
        "size": 0,
        "track_total_hits": True,
        "aggs": {"cities": {"terms": {"field": "city", "size": MAX_CELLS, "missing": ""}, "aggs": by_kind}},
    }


def of_entity(entity: str, size: int) -> Json:
    """The licences of an entity, what lasts longest first."""
    return {
        "query": {"bool": {"filter": [{"term": {"entity": entity}}]}},
        "sort": ORDERS["valid_to desc"],
        "size": size,
        "_source": ["state"],
    }
