"""Time limits of all services' matters, found, counted and shown with their reasons."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from chassis.clock import Clock
from command_center import days, deadline_query, paging, pressing, searches, validation
from command_center.directory import Directory
from command_center.elastic import Elastic, ask
from command_center.explaining import why
from command_center.index import Json, aliases_of, kinds_of
from command_center.matter_documents import MISSED, NEAR, alarm_of, alarmed_at, due_on
from command_center.offices import Offices
from command_center.pressing import MOST_PRESSING, Pressing
from smartsupervision.commandcenter.v1.deadline_search_pb2 import (
    ALARM_MISSED,
    ALARM_NEAR,
    ALARM_UNSPECIFIED,
    Alarm,
    DeadlineSummary,
    SearchDeadlinesRequest,
    SearchDeadlinesResponse,
)
from smartsupervision.matters.v1.deadline_pb2 import (
    DEADLINE_STATUS_OPEN,
    DEADLINE_STATUS_SUSPENDED,
    Deadline,
)

MAX_OF_ENTITY = 200
_KIND = "deadline"
_ALARMS = {MISSED: ALARM_MISSED, NEAR: ALARM_NEAR, "": ALARM_UNSPECIFIED}
_ORDER = {ALARM_MISSED: 0, ALARM_NEAR: 1, ALARM_UNSPECIFIED: 2}


class Running(NamedTuple):
    """What runs for one matter."""

    nearest: DeadlineSummary
    total: int


Mark = tuple[int, float, float]
"""How many limits press, and the sums of their digests."""


class _Kept(NamedTuple):
    """What pressed, and the mark of the limits just before they were read."""

    mark: Mark
    pressing: Pressing


class Deadlines:
    """Asks the indices of time limits, one for each owner."""

    def __init__(self, elastic: Elastic, owners: Iterable[str], directory: Directory, clock: Clock) -> None:
        chosen = list(owners)
        self._elastic = elastic
        self._aliases = aliases_of(_KIND, chosen)
        self._owners = {kind.alias: kind.owner for kind in kinds_of(chosen)}
        self._directory = directory
        self._clock = clock
        self._pressing: dict[str, _Kept] = {}

    async def search(self, request: SearchDeadlinesRequest, division: str) -> SearchDeadlinesResponse:
        """A page of time limits with facets. Refusal INVALID_REQUEST, INVALID_PAGE_TOKEN or INDEX_UNAVAILABLE."""
        validation.check_deadlines(request)
        after = paging.position(request)
        size = request.page_size or validation.DEFAULT_PAGE_SIZE
        offices = await self._directory.offices()
        search = deadline_query.search(request, division, offices, size, after)
        answer = await ask(self._elastic, self._aliases, searches.body(search))
        hits = answer["hits"]["hits"]
        return SearchDeadlinesResponse(
            deadlines=[self._summary(hit, offices) for hit in hits],
            next_page_token=paging.token(request, hits[-1]["sort"]) if len(hits) == size else "",
            total_size=answer["hits"]["total"]["value"],
            facets=deadline_query.facets(answer.get("aggregations", {}), request.filter, offices),
        )

    async def of_matters(self, matters: Sequence[str], subjects: Sequence[str]) -> list[DeadlineSummary]:
        """The limits of these matters or subjects: missed, near, running, then done. Refusal INDEX_UNAVAILABLE."""
        body = deadline_query.of_matters(matters, subjects, MAX_OF_ENTITY)
        answer = await ask(self._elastic, self._aliases, body)
        offices = await self._directory.offices()
        return sorted((self._summary(hit, offices) for hit in answer["hits"]["hits"]), key=_urgency)

    async def nearest(self, matters: Sequence[str]) -> dict[str, Running]:
        """The next limit of each of these matters that has one running. Refusal INDEX_UNAVAILABLE."""
        if not matters:
            return {}
        answer = await ask(self._elastic, self._aliases, deadline_query.nearest(matters))
        offices = await self._directory.offices()
        counts = {bucket["key"]: bucket["doc_count"] for bucket in answer["aggregations"]["running"]["buckets"]}
        found = [self._summary(hit, offices) for hit in answer["hits"]["hits"]]
        return {each.matter: Running(each, counts[each.matter]) for each in found}

    async def pressing(self, collection: str) -> Pressing:
        """The matters of one sort that somebody has to see to now. Refusal INDEX_UNAVAILABLE."""
        mark = _mark(await ask(self._elastic, self._aliases, deadline_query.pressing_mark(collection)))
        kept = self._pressing.get(collection)
        if kept is None or kept.mark != mark:
            answer = await ask(self._elastic, self._aliases, deadline_query.pressing(collection, MOST_PRESSING))
            kept = self._pressing[collection] = _Kept(mark, pressing.read(answer["aggregations"]))
        return kept.pressing

    def _summary(self, hit: Json, offices: Offices) -> DeadlineSummary:
        deadline = Deadline.FromString(base64.b64decode(hit["_source"]["state"]))
        short = summary(deadline, offices, days.today(self._clock.now()))
        short.owner = next(owner for alias, owner in self._owners.items() if hit["_index"].startswith(f"{alias}-v"))
        return short


def summary(deadline: Deadline, offices: Offices, today: date) -> DeadlineSummary:
    """What is shown of a time limit."""
    reasons = why(deadline)
    short = DeadlineSummary(
        name=deadline.name,
        matter=deadline.matter,
        title=deadline.title,
        subject=deadline.subject,
        division=deadline.division,
        rule_id=deadline.rule_id,
        source=deadline.source,
        basis=deadline.basis,
        holder=deadline.holder,
        period=deadline.period,
        provisional=deadline.provisional,
        status=deadline.status,
        late=deadline.late,
        alarm=alarm(deadline),
        owner_post=deadline.owner_post,
        why_zh=reasons.zh,
        why=reasons.en,
    )
    _date(short, deadline, today)
    place = offices.posts.get(deadline.owner_post)
    if place is not None:
        short.office, short.post_title, short.office_name = place.office, place.title, offices.name_of(place.office)
    return short


def alarm(deadline: Deadline) -> Alarm.ValueType:
    """What an officer has to be told."""
    return _ALARMS[alarm_of(deadline)]


def _mark(answer: Json) -> Mark:
    sums = answer["aggregations"]
    return answer["hits"]["total"]["value"], sums["digest_high"]["value"], sums["digest_low"]["value"]


def _date(short: DeadlineSummary, deadline: Deadline, today: date) -> None:
    for reading, instant, target in (
        (deadline.act_by, deadline.act_by_at, short.act_by),
        (deadline.right_ends, deadline.right_ends_at, short.right_ends),
    ):
        day = days.civil(reading, instant)
        if day is not None:
            target.CopyFrom(days.message(day))
    due = due_on(deadline)
    if due is not None:
        short.due_date.CopyFrom(days.message(due))
        short.days_left = (due - today).days
    if deadline.HasField("met_on"):
        short.met_on.CopyFrom(deadline.met_on)
    raised = alarmed_at(deadline)
    if raised is not None:
        short.alarm_time.CopyFrom(raised)


def _urgency(short: DeadlineSummary) -> tuple[bool, int, bool, tuple[int, int, int]]:
    running = short.status in (DEADLINE_STATUS_OPEN, DEADLINE_STATUS_SUSPENDED)
    due = (short.due_date.year, short.due_date.month, short.due_date.day)
    return not running, _ORDER[short.alarm], not short.HasField("due_date"), due
