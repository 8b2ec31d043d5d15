"""Answers in pages, what presses first: the searches of one question, put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from command_center import pressing_query
from command_center.elastic import Elastic, ask, ask_all
from command_center.mappings import Json
from command_center.pressing import Urgency
from command_center.pressing_query import Question

FIRST_ASKED: Final = 25
"""For each answer wanted, so many of the most urgent are looked among at first: enough unless filters leave few."""


class Page(NamedTuple):
    """What one question found."""

    hits: Sequence[Json]
    """Their `sort` is what the next page goes on after."""
    total: int
    facets: Json
    """Counts as aggregations; empty where none were asked for."""


async def page(elastic: Elastic, alias: str, question: Question) -> Page:
    """A page of answers. Refusal INDEX_UNAVAILABLE."""
    first, complete = _first(question)
    bodies = [pressing_query.counts(question), pressing_query.pressed(question), first]
    counted, pressed, answer = await ask_all(elastic, [(alias, body) for body in bodies])
    found, pressing = counted["aggregations"], pressed["aggregations"]
    hits = answer["hits"]["hits"]
    if _is_urgent(question):
        complete = complete or len(hits) >= sum(pressing_query.chosen_counts(question, pressing).values())
        hits = await _completed(elastic, alias, question, hits, complete)
    elif question.urgent_first:
        hits = _after_all_urgent(hits)
    facets = pressing_query.facets_of(question, found, pressing) if question.search.facets else {}
    return Page(hits, int(found[pressing_query.FOUND]["doc_count"]), facets)


def urgency(question: Question, wanted: int | None = None) -> Urgency:
    """What may be the next of a question's answers that press: all, or as much as likely holds so many answers."""
    most = None if wanted is None else wanted * FIRST_ASKED
    standing, after = question.standing, question.search.after
    below = after[0] if after is not None and isinstance(after[0], int | float) else None
    return standing.pressing.urgency(standing.today, question.alarms, most, below)


def _is_urgent(question: Question) -> bool:
    """Whether the page begins with what presses."""
    after = question.search.after
    return question.urgent_first and (after is None or after[0] != 0)


def _first(question: Question) -> tuple[Json, bool]:
    """The first search for hits, and whether there is nothing more to find by another such."""
    search = question.search
    if not question.urgent_first:
        return pressing_query.plain(question), True
    if not _is_urgent(question):
        return pressing_query.others(question, search.size, search.after and search.after[1:]), True
    few = urgency(question, search.size)
    return pressing_query.urgent(question, search.size, few), few.whole


async def _completed(
    elastic: Elastic, alias: str, question: Question, hits: Sequence[Json], complete: bool
) -> Sequence[Json]:
    """A page of what presses, filled up: with the less urgent, then with what does not press."""
    size = question.search.size
    if len(hits) < size and not complete:
        every = pressing_query.urgent(question, size, urgency(question))
        hits = (await ask(elastic, alias, every))["hits"]["hits"]
    left = size - len(hits)
    if not left or not question.wants_others:
        return hits
    rest = await ask(elastic, alias, pressing_query.others(question, left))
    return [*hits, *_after_all_urgent(rest["hits"]["hits"])]


def _after_all_urgent(hits: Sequence[Json]) -> list[Json]:
    return [{**hit, "sort": [0, *hit["sort"]]} for hit in hits]
