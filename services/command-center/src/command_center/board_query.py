"""The columns of the board in Elasticsearch's requests and answers. Pure.

A column's cards are the most urgent of what presses in it, then the earliest filed of the rest.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Final, NamedTuple

from command_center import pressing_query
from command_center.case_query import FILED_FIRST
from command_center.mappings import Json
from command_center.pressing import Urgency
from command_center.pressing_query import MISSED, NEAR, PRESSED, Question
from smartsupervision.commandcenter.v1.case_search_pb2 import BOARD_GROUP_OFFICE, BoardGroup, CaseStage, Pressure

MOST_OFFICES: Final = 12
_ALL_OFFICES: Final = 10_000
_EARLIEST: Final[list[Json]] = [FILED_FIRST, {"id": "asc"}]


class Column(NamedTuple):
    """Cases of one column: how many, and the first of them."""

    value: str
    total: int
    missed: int = 0
    near: int = 0
    hits: Sequence[Json] = ()

    @property
    def pressing(self) -> int:
        """How many press."""
        return self.missed + self.near


def all_columns(group: BoardGroup.ValueType, cards: int) -> Json:
    """By a field of the case: all cases of each column, and the earliest filed.

    Fewer than `cards` of a column press where others are needed, so twice as many hold enough others.
    """
    return {"terms": _terms(group, MOST_OFFICES), "aggs": _cards(2 * cards, _EARLIEST)}


def pressed_columns(group: BoardGroup.ValueType) -> Json:
    """How much presses in each column; which columns will be shown is not known yet."""
    return _terms(group, _ALL_OFFICES)


def urgent_columns(
    question: Question, group: BoardGroup.ValueType, cards: int, urgency: Urgency, values: Sequence[str] = ()
) -> Json:
    """The most urgent of what presses so in these columns, or in all."""
    query = pressing_query.urgent_query(question.search, urgency)
    terms = _terms(group, len(values) or MOST_OFFICES)
    if values:
        query["bool"]["filter"].append({"terms": {terms["field"]: list(values)}})
        terms["include"] = list(values)
    aggs = {"columns": {"terms": terms, "aggs": _cards(cards, question.search.order)}}
    return {"query": query, "size": 0, "track_total_hits": False, "aggs": aggs}


def read(counted: Json, pressed: Json, question: Question) -> list[Column]:
    """Columns by a field of the case, with the earliest filed of each."""
    pressing = {
        alarm: {str(bucket["key"]): int(bucket["doc_count"]) for bucket in found["columns"]["buckets"]}
        for alarm, found in pressed[PRESSED]["buckets"].items()
    }
    chosen = {alarm: pressing[alarm] if alarm in _names(question) else {} for alarm in (MISSED, NEAR)}
    return [
        Column(key, int(bucket["doc_count"]), chosen[MISSED].get(key, 0), chosen[NEAR].get(key, 0), hits_of(bucket))
        for bucket in counted[pressing_query.FOUND]["columns"]["buckets"]
        for key in [str(bucket["key"])]
    ]


def by_column(answer: Json) -> dict[str, list[Json]]:
    """The cards of each column."""
    return {str(bucket["key"]): hits_of(bucket) for bucket in answer["aggregations"]["columns"]["buckets"]}


def lacking(columns: Sequence[Column], urgent: Mapping[str, Sequence[Json]], cards: int) -> list[str]:
    """The columns in which more presses than was found."""
    return [column.value for column in columns if len(urgent.get(column.value, ())) < min(cards, column.pressing)]


def merged(column: Column, urgent: Sequence[Json], known: Container[str], cards: int) -> Column:
    """The column with its cards: what presses, then the earliest of the rest."""
    rest = [hit for hit in column.hits if hit["_id"] not in known]
    return column._replace(hits=[*urgent, *rest][:cards])


def by_alarm(counts: Mapping[str, int], total: int, hits: Mapping[str, Sequence[Json]]) -> list[Column]:
    """A column for each alarm and one for what does not press."""
    missed, near = counts[MISSED], counts[NEAR]
    return [
        Column(MISSED, missed, missed, 0, hits.get(MISSED, ())),
        Column(NEAR, near, 0, near, hits.get(NEAR, ())),
        # Two searches: a record may come between them.
        Column(pressing_query.FINE, max(0, total - missed - near), 0, 0, hits.get(pressing_query.FINE, ())),
    ]


def hits_of(bucket: Json) -> list[Json]:
    """The cards of a bucket."""
    hits: list[Json] = bucket["cards"]["hits"]["hits"]
    return hits


def _names(question: Question) -> set[str]:
    return {Pressure.Name(alarm) for alarm in question.alarms}


def _terms(group: BoardGroup.ValueType, offices: int) -> Json:
    if group == BOARD_GROUP_OFFICE:
        return {"field": "unit", "size": offices}
    return {"field": "stage", "size": len(CaseStage.values())}


def _cards(size: int, order: Sequence[Json]) -> Json:
    return {"cards": {"top_hits": {"size": size, "sort": list(order), "_source": ["state"]}}}
