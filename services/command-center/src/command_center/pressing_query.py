"""From a question whose answers may press to Elasticsearch's request bodies. Pure.

What presses is few, and everything else is many. So the two are asked apart: counts of everything name no matter, only
the most urgent of what presses is scored, and what does not press comes after it, in an order the index keeps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from command_center.mappings import Json
from command_center.pressing import ALARMS, Standing, Urgency, named
from command_center.searches import Search
from smartsupervision.commandcenter.v1.case_search_pb2 import (
    PRESSURE_FINE,
    PRESSURE_MISSED,
    PRESSURE_NEAR,
    Pressure,
)

PRESSURE: Final = "pressure"
FOUND: Final = "found"
"""The aggregation of what obeys all filters."""
PRESSED: Final = "pressed"
MISSED: Final = Pressure.Name(PRESSURE_MISSED)
NEAR: Final = Pressure.Name(PRESSURE_NEAR)
FINE: Final = Pressure.Name(PRESSURE_FINE)
_SCORE: Final[Json] = {"_score": "desc"}


@dataclass(frozen=True)
class Question:
    """A page of a search, and which of its answers press."""

    search: Search
    """Without the filter and the facet of pressure."""
    standing: Standing
    pressures: Sequence[Pressure.ValueType] = ()
    """The filter of pressure; empty if it is not set."""

    @property
    def urgent_first(self) -> bool:
        """Whether what presses comes first."""
        return self.search.order[0] == _SCORE

    @property
    def wants_others(self) -> bool:
        """Whether what does not press may be an answer."""
        return not self.pressures or PRESSURE_FINE in self.pressures

    @property
    def alarms(self) -> list[Pressure.ValueType]:
        """Under which alarms an answer may press."""
        return [alarm for alarm in ALARMS if not self.pressures or alarm in self.pressures]

    def filters(self) -> dict[str, Json]:
        """The filter of each facet that is set."""
        found = dict(self.search.filters)
        if self.pressures:
            found[PRESSURE] = self.standing.pressing.any_of(self.pressures)
        return found


def counts(question: Question, columns: Json | None = None) -> Json:
    """How many answers there are, in all and per facet, each as if that facet itself were not filtered."""
    search, filters = question.search, question.filters()
    free = {name: {"terms": terms} for name, terms in search.facets.items() if name not in filters}
    if columns is not None:
        free["columns"] = columns
    aggregations: Json = {FOUND: {"filter": every(filters), "aggs": free}}
    if search.facets:
        for name in filters:
            values = {"values": {"terms": search.facets[name]}} if name in search.facets else {}
            aggregations[name] = {"filter": every(filters, but=name), "aggs": values}
    return _counting({"bool": {"filter": [search.matching, *search.scope]}}, aggregations)


def pressed(question: Question, columns: Json | None = None) -> Json:
    """How many were missed and are near, whatever pressure is chosen, and how many of them in each column."""
    search, ids = question.search, question.standing.pressing.ids
    parted: Json = {"filters": {"filters": {Pressure.Name(alarm): named(ids[alarm]) for alarm in ALARMS}}}
    if columns is not None:
        parted["aggs"] = {"columns": {"terms": columns}}
    clauses = [search.matching, *search.scope, *search.filters.values()]
    return _counting({"bool": {"filter": clauses}}, {PRESSED: parted})


def urgent(question: Question, size: int, urgency: Urgency) -> Json:
    """Of what presses so, the most urgent."""
    search = question.search
    return _hits(urgent_query(search, urgency), search.order, size, search.after)


def urgent_query(search: Search, urgency: Urgency) -> Json:
    """What presses so and obeys the filters."""
    clauses = [search.matching, *search.scope, *search.filters.values()]
    return {"bool": {"filter": clauses, "must": [urgency.query]}}


def others(question: Question, size: int, after: Sequence[object] | None = None) -> Json:
    """Of what does not press, the first in the order that follows urgency."""
    search = question.search
    clauses = [search.matching, *search.scope, *search.filters.values()]
    query = {"bool": {"filter": clauses, "must_not": [question.standing.pressing.any_of(ALARMS)]}}
    return _hits(query, search.order[1:], size, after)


def earliest(question: Question, size: int) -> Json:
    """Whether it presses or not, the first in the order that follows urgency."""
    search = question.search
    clauses = [search.matching, *search.scope, *search.filters.values()]
    return _hits({"bool": {"filter": clauses}}, search.order[1:], size, None)


def plain(question: Question) -> Json:
    """A page in an order that urgency has no part in."""
    search = question.search
    clauses = [search.matching, *search.scope, *question.filters().values()]
    return _hits({"bool": {"filter": clauses}}, search.order, search.size, search.after)


def facets_of(question: Question, counted: Json, pressing: Json) -> Json:
    """All facets in their order, as aggregations of one search would be."""
    found: Json = counted[FOUND]
    by_facet = {name: found[name] if name in found else counted[name]["values"] for name in question.search.facets}
    return {PRESSURE: {"values": _pressures(counted, pressing)}} | {
        name: {"values": values} for name, values in by_facet.items()
    }


def chosen_counts(question: Question, pressing: Json) -> dict[str, int]:
    """How many answers press under each alarm."""
    chosen = {Pressure.Name(alarm) for alarm in question.alarms}
    return {alarm: count if alarm in chosen else 0 for alarm, count in _counts(pressing).items()}


def _counts(pressing: Json) -> dict[str, int]:
    buckets = pressing[PRESSED]["buckets"]
    return {alarm: int(buckets[alarm]["doc_count"]) for alarm in (MISSED, NEAR)}


def _pressures(counted: Json, pressing: Json) -> Json:
    counts = _counts(pressing)
    # Two searches: a record may come between them, and then there are fewer than none.
    every = counted[PRESSURE if PRESSURE in counted else FOUND]
    counts[FINE] = max(0, int(every["doc_count"]) - sum(counts.values()))
    return {"buckets": [{"key": key, "doc_count": count} for key, count in counts.items()]}


def every(filters: Mapping[str, Json], but: str = "") -> Json:
    """All of these filters, or all but one."""
    clauses = [clause for name, clause in filters.items() if name != but]
    return {"bool": {"filter": clauses}} if clauses else {"match_all": {}}


def _counting(query: Json, aggregations: Json) -> Json:
    return {"query": query, "size": 0, "track_total_hits": False, "aggs": aggregations}


def _hits(query: Json, order: Sequence[Json], size: int, after: Sequence[object] | None) -> Json:
    body: Json = {"query": query, "sort": list(order), "size": size, "_source": ["state"]}
    body["track_total_hits"] = False
    if after is not None:
        body["search_after"] = list(after)
    return body
