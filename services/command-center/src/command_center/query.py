"""From a search request to Elasticsearch's request body. Pure.

A number finds exactly its entity and nothing else. Words must all be found, each in the name, a former name,
the address or the business scope; pairs of characters make any run of a name findable, and the full name comes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from command_center import searches
from command_center.folding import key, query_tokens
from command_center.index import Json
from command_center.searches import Search
from smartsupervision.commandcenter.v1.command_center_pb2 import EntityFilter
from smartsupervision.licensing.v1.entity_pb2 import ENTITY_STATUS_MERGED, EntityStatus, EntityType

MAX_QUERY_LENGTH: Final = 200
ORDERS: Final[Mapping[str, list[Json]]] = {
    "relevance": [{"_score": "desc"}, {"id": "asc"}],
    "established_date": [{"established_day": {"order": "asc", "missing": "_last"}}, {"id": "asc"}],
    "established_date desc": [{"established_day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
}

FACETS: Final[Mapping[str, Json]] = {
    "city": {"field": "city", "size": 400},
    "type": {"field": "type", "size": 40},
    "status": {"field": "status", "size": 20},
    "established_year": {"field": "established_year", "size": 300, "order": {"_key": "desc"}},
    "reserved": {"field": "reserved", "size": 2},
}

# Boosts, and why: the same name in the same writing beats the same name otherwise written, both beat a name
# that begins so, which beats one that holds the words in one piece. A former name counts less, a place little,
# what the business does least.
_SAME_WRITING: Final = 2000
_SAME_NAME: Final = 1000
_BEGINS: Final = 60
_ONE_PIECE: Final = 3
_NAME: Final = 4
_FORMER_NAME: Final = 1
_ADDRESS: Final = 0.2
_SCOPE: Final = 0.1

_PREFIX_LENGTH: Final = 4


def number(text: str) -> Json:
    """The entity a number stands for, or stood for once."""
    return {"term": {"numbers": {"value": key(text)}}}


def words(text: str) -> Json:
    """Entities in which every word of the text is found."""
    if not text.strip():
        return {"match_all": {}}
    parts = [word for word in text.split() if key(word)]
    if not parts:
        return {"match_none": {}}
    return {"bool": {"must": [_word(part) for part in parts], "should": _better(text, parts)}}


def _word(word: str) -> Json:
    places = [_in_field("name_tokens", word, _NAME), _in_field("former_name_tokens", word, _FORMER_NAME)]
    places += [_in_field("address_tokens", word, _ADDRESS), _in_field("scope_tokens", word, _SCOPE)]
    if key(word).isascii() and key(word).isalnum() and len(key(word)) >= _PREFIX_LENGTH:
        places.append({"prefix": {"numbers": {"value": key(word), "boost": _NAME}}})
    return {"dis_max": {"queries": places}}


def _in_field(field: str, word: str, boost: float) -> Json:
    return searches.word(field, word, boost)


def _better(text: str, parts: Sequence[str]) -> list[Json]:
    whole = key(text)
    pieces: list[Json] = [
        {"match_phrase": {"name_tokens": {"query": query_tokens(part), "boost": _ONE_PIECE}}}
        for part in parts
        if len(key(part)) > 2
    ]
    return [
        {"constant_score": {"filter": {"term": {"name_raw": text.strip()}}, "boost": _SAME_WRITING}},
        {"constant_score": {"filter": {"term": {"name_key": whole}}, "boost": _SAME_NAME}},
        {"constant_score": {"filter": {"prefix": {"name_key": {"value": whole}}}, "boost": _BEGINS}},
        *pieces,
    ]


def scope(division: str, chosen: EntityFilter) -> list[Json]:
    """Filters that hold for hits and counts alike."""
    clauses = searches.within(division)
    if ENTITY_STATUS_MERGED not in chosen.statuses:
        clauses.append({"bool": {"must_not": {"term": {"status": EntityStatus.Name(ENTITY_STATUS_MERGED)}}}})
    return clauses


def chosen_filters(chosen: EntityFilter) -> dict[str, Json]:
    """The filter of each facet that is set."""
    filters: dict[str, Json] = {}
    if chosen.divisions:
        filters["city"] = {"terms": {"divisions": list(chosen.divisions)}}
    if chosen.types:
        filters["type"] = {"terms": {"type": [EntityType.Name(value) for value in chosen.types]}}
    if chosen.statuses:
        filters["status"] = {"terms": {"status": [EntityStatus.Name(value) for value in chosen.statuses]}}
    if chosen.established_years:
        filters["established_year"] = {"terms": {"established_year": list(chosen.established_years)}}
    if chosen.HasField("reserved"):
        filters["reserved"] = {"term": {"reserved": chosen.reserved}}
    return filters


def search_body(
    matching: Json,
    division: str,
    chosen: EntityFilter,
    *,
    size: int,
    order: str,
    after: Sequence[object] | None,
    with_facets: bool,
) -> Json:
    """The whole request body."""
    return searches.body(
        Search(
            matching=matching,
            scope=scope(division, chosen),
            filters=chosen_filters(chosen),
            facets=FACETS if with_facets else {},
            order=ORDERS[order],
            size=size,
            after=after,
        )
    )
