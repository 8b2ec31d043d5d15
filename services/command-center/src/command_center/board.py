"""The board: the searches of its columns, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from command_center import board_query, pressing_query, ranking
from command_center.board_query import Column
from command_center.elastic import Asked, Elastic, ask, ask_all
from command_center.mappings import Json
from command_center.pressing_query import FINE, FOUND, Question
from smartsupervision.commandcenter.v1.case_search_pb2 import (
    BOARD_GROUP_PRESSURE,
    BOARD_GROUP_STAGE,
    BoardGroup,
    Pressure,
)

SEVERAL: Final = 4
"""Times as many cases as a column shows are looked among where not all will do."""


class Board(NamedTuple):
    """What a board shows."""

    columns: Sequence[Column]
    total: int
    facets: Json
    beside: Json
    """The answer to the search beside it."""


async def ask_board(
    elastic: Elastic, alias: str, question: Question, group: BoardGroup.ValueType, cards: int, beside: Asked
) -> Board:
    """Counts and the most urgent cases of each column, and one more search. Refusal INDEX_UNAVAILABLE."""
    if group == BOARD_GROUP_PRESSURE:
        return await _by_alarm(elastic, alias, question, cards, beside)
    # Those of all columns stand among each other.
    few = ranking.urgency(question, SEVERAL * cards)
    bodies = [
        pressing_query.counts(question, board_query.all_columns(group, cards)),
        pressing_query.pressed(question, board_query.pressed_columns(group)),
        # Which offices are shown is known only when they are counted.
        *([board_query.urgent_columns(question, group, cards, few)] if group == BOARD_GROUP_STAGE else []),
    ]
    aside, counted, pressed, *first = await ask_all(elastic, [beside, *((alias, body) for body in bodies)])
    columns = board_query.read(counted["aggregations"], pressed["aggregations"], question)
    urgent = board_query.by_column(first[0]) if first else {}
    lacking = board_query.lacking(columns, urgent, cards)
    if lacking:
        every = board_query.urgent_columns(question, group, cards, ranking.urgency(question), lacking)
        urgent |= board_query.by_column(await ask(elastic, alias, every))
    known = question.standing.pressing.known
    merged = [board_query.merged(column, urgent.get(column.value, ()), known, cards) for column in columns]
    return _board(question, merged, counted["aggregations"], pressed["aggregations"], aside)


async def _by_alarm(elastic: Elastic, alias: str, question: Question, cards: int, beside: Asked) -> Board:
    bodies = {Pressure.Name(alarm): _urgent(question, alarm, cards, cards) for alarm in question.alarms}
    if question.wants_others:
        bodies[FINE] = pressing_query.earliest(question, SEVERAL * cards)
    counting = [pressing_query.counts(question), pressing_query.pressed(question)]
    searches = [(alias, body) for body in (*counting, *bodies.values())]
    aside, counted, pressed, *found = await ask_all(elastic, [beside, *searches])
    counts = pressing_query.chosen_counts(question, pressed["aggregations"])
    hits = {name: answer["hits"]["hits"] for name, answer in zip(bodies, found, strict=True)}
    for alarm in question.alarms:
        name = Pressure.Name(alarm)
        if len(hits[name]) < min(cards, counts[name]):
            hits[name] = (await ask(elastic, alias, _urgent(question, alarm, cards)))["hits"]["hits"]
    if question.wants_others:
        hits[FINE] = await _fine(elastic, alias, question, cards, hits[FINE])
    total = int(counted["aggregations"][FOUND]["doc_count"])
    columns = board_query.by_alarm(counts, total, hits)
    return _board(question, columns, counted["aggregations"], pressed["aggregations"], aside)


def _urgent(question: Question, alarm: Pressure.ValueType, cards: int, wanted: int | None = None) -> Json:
    """The most urgent under one alarm."""
    alone = replace(question, pressures=[alarm])
    return pressing_query.urgent(alone, cards, ranking.urgency(alone, wanted))


async def _fine(
    elastic: Elastic, alias: str, question: Question, cards: int, earliest: Sequence[Json]
) -> Sequence[Json]:
    """What does not press among the earliest filed, if that is enough: so none of what presses has to be named."""
    known = question.standing.pressing.known
    fine = [hit for hit in earliest if hit["_id"] not in known]
    if len(fine) >= cards or len(earliest) < SEVERAL * cards:
        return fine[:cards]
    answer = await ask(elastic, alias, pressing_query.others(question, cards))
    hits: Sequence[Json] = answer["hits"]["hits"]
    return hits


def _board(question: Question, columns: Sequence[Column], counted: Json, pressed: Json, beside: Json) -> Board:
    facets = pressing_query.facets_of(question, counted, pressed)
    return Board(columns, int(counted[FOUND]["doc_count"]), facets, beside)
