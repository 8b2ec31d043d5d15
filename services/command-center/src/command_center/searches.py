"""What all searches have in common: scope, facets, order, and the place to go on from. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from chassis.identity import COUNTRY
from command_center.folding import key, query_tokens
from command_center.index import Json
from smartsupervision.commandcenter.v1.facet_pb2 import Facet, FacetValue

_DIGITS_OF_A_NUMBER: Final = 6


@dataclass(frozen=True)
class Search:
    """One page of a search."""

    matching: Json
    scope: Sequence[Json]
    """Filters that hold for hits and counts alike."""
    filters: Mapping[str, Json]
    """The filter of each facet that is set."""
    facets: Mapping[str, Json]
    """What is counted; empty where only hits are wanted."""
    order: Sequence[Json]
    """Ends with the identifier, so that no two hits are in the same place."""
    size: int
    after: Sequence[object] | None = None


def body(search: Search) -> Json:
    """The request body."""
    found: Json = {
        "query": {"bool": {"must": [search.matching], "filter": list(search.scope)}},
        "post_filter": {"bool": {"filter": list(search.filters.values())}},
        "sort": list(search.order),
        "size": search.size,
        "track_total_hits": True,
        "_source": ["state"],
    }
    if search.after is not None:
        found["search_after"] = list(search.after)
    if search.facets:
        found["aggs"] = facet_counts(search.facets, search.filters)
    return found


def facet_counts(facets: Mapping[str, Json], filters: Mapping[str, Json]) -> Json:
    """Counts per facet, each as if that facet itself were not filtered."""
    return {
        name: {
            "filter": {"bool": {"filter": [clause for facet, clause in filters.items() if facet != name]}},
            "aggs": {"values": {"terms": counted}},
        }
        for name, counted in facets.items()
    }


def within(division: str) -> list[Json]:
    """What an officer of a division may see: the division and everything below, never beside."""
    return [] if division == COUNTRY else [{"term": {"divisions": division}}]


def looks_like_number(text: str) -> bool:
    """Whether a text may be a code, a number or a platform key, to be looked up before words are."""
    return sum(character.isdigit() for character in key(text)) >= _DIGITS_OF_A_NUMBER


def word(field: str, text: str, boost: float = 1) -> Json:
    """A word found anywhere in a field that holds index tokens."""
    if len(key(text)) == 1:
        return {"prefix": {field: {"value": key(text), "boost": boost}}}
    return {"match": {field: {"query": query_tokens(text), "operator": "and", "boost": boost}}}


def words_or_number(field: str, numbers: Sequence[str], text: str) -> Json:
    """Every word in the field, or the whole text as a number in one of the number fields."""
    if not text.strip():
        return {"match_all": {}}
    parts = [part for part in text.split() if key(part)]
    if not parts:
        return {"match_none": {}}
    either: list[Json] = [{"bool": {"must": [word(field, part) for part in parts]}}]
    either += [{"term": {number: {"value": key(text)}}} for number in numbers]
    return {"bool": {"should": either, "minimum_should_match": 1}}


def facets_of(aggregations: Json, selected: Mapping[str, set[str]]) -> list[Facet]:
    """Counts per facet, the chosen values marked."""
    return [
        Facet(field=name, values=values_of(counted["values"]["buckets"], selected[name]))
        for name, counted in aggregations.items()
    ]


def values_of(buckets: Sequence[Json], marked: set[str]) -> list[FacetValue]:
    """The values of one facet with their counts."""
    named = [(str(bucket.get("key_as_string", bucket["key"])), int(bucket["doc_count"])) for bucket in buckets]
    return [FacetValue(value=value, count=count, selected=value in marked) for value, count in named]
