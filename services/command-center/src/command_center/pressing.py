"""Which matters press: a limit of theirs was missed or is near. Pure.

Limits and cases are records of their own, and neither knows the other. So a question about cases by their clocks first
asks the limits for the matters that press, which are few, and then names these in the question about cases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from command_center.mappings import Json
from command_center.matter_documents import MISSED, NEAR
from smartsupervision.commandcenter.v1.case_search_pb2 import (
    PRESSURE_FINE,
    PRESSURE_MISSED,
    PRESSURE_NEAR,
    Pressure,
)

MOST_PRESSING: Final = 20_000
"""Matters looked at for each alarm, the earliest first. More misses than this are no matter of order any more."""

ALARMS: Final = (PRESSURE_MISSED, PRESSURE_NEAR)
"""What presses."""

_DAYS: Final = 14
"""Days around today within which each day counts for itself; beyond, those of a week count alike."""
_WEEK: Final = 7
_LATEST: Final = 200
"""Days around today beyond which all counts alike."""


class Urgency(NamedTuple):
    """A query for what presses, scored: the earlier the limit, the higher; what does not press does not match."""

    query: Json
    whole: bool
    """Whether it names all that presses."""


@dataclass(frozen=True)
class Pressing:
    """Matters by name, with the day of their earliest limit; each stands in one of the two alone."""

    missed: Mapping[str, date | None] = field(default_factory=dict)
    near: Mapping[str, date | None] = field(default_factory=dict)
    left_out: int = 0
    """Limits beyond the most pressing; their matters count as fine."""

    @cached_property
    def ids(self) -> Mapping[Pressure.ValueType, list[str]]:
        """The identifiers of the matters under each alarm."""
        return {PRESSURE_MISSED: _ids(self.missed), PRESSURE_NEAR: _ids(self.near)}

    @cached_property
    def known(self) -> frozenset[str]:
        """The identifiers of all."""
        return frozenset(each for ids in self.ids.values() for each in ids)

    def any_of(self, pressures: Collection[Pressure.ValueType]) -> Json:
        """The records that are matters under one of these pressures; each matter is named at most once."""
        if PRESSURE_FINE not in pressures:
            return named([each for alarm, ids in self.ids.items() if alarm in pressures for each in ids])
        others = [each for alarm, ids in self.ids.items() if alarm not in pressures for each in ids]
        return {"bool": {"must_not": named(others)}}

    def urgency(
        self,
        today: date,
        alarms: Collection[Pressure.ValueType] = ALARMS,
        most: int | None = None,
        below: float | None = None,
    ) -> Urgency:
        """What presses under these alarms, no more urgent than `below`.

        Of the most urgent about `most`, if that is given: never a part of what is equally urgent.
        """
        by_score: dict[int, list[str]] = defaultdict(list)
        for alarm in alarms:
            for due, ids in self._by_day[alarm].items():
                by_score[_score(due, today)] += ids
        clauses: list[Json] = []
        chosen = 0
        for score in sorted(by_score, reverse=True):
            if below is not None and score > below:
                continue
            if most is not None and chosen >= most:
                return Urgency(_highest(clauses), whole=False)
            clauses.append({"constant_score": {"filter": named(by_score[score]), "boost": score}})
            chosen += len(by_score[score])
        return Urgency(_highest(clauses), whole=True)

    @cached_property
    def _by_day(self) -> Mapping[Pressure.ValueType, Mapping[date | None, list[str]]]:
        return {PRESSURE_MISSED: _grouped(self.missed), PRESSURE_NEAR: _grouped(self.near)}


@dataclass(frozen=True)
class Standing:
    """How things stand when a question is asked."""

    today: date
    pressing: Pressing


def read(aggregations: Json) -> Pressing:
    """What the index of limits answered."""
    missed, near = (_matters(aggregations[alarm]["matters"]) for alarm in (MISSED, NEAR))
    left_out = sum(aggregations[alarm]["matters"]["sum_other_doc_count"] for alarm in (MISSED, NEAR))
    return Pressing(missed, {matter: due for matter, due in near.items() if matter not in missed}, left_out)


def _matters(counted: Json) -> dict[str, date | None]:
    return {bucket["key"]: _day(bucket["due"]["value"]) for bucket in counted["buckets"]}


def _day(number: float | None) -> date | None:
    if number is None:
        return None
    year, rest = divmod(int(number), 10000)
    return date(year, *divmod(rest, 100))


def _score(due: date | None, today: date) -> int:
    ahead = 0 if due is None else (due - today).days
    return 1 + _class(_LATEST) - _class(max(-_LATEST, min(_LATEST, ahead)))


def _class(ahead: int) -> int:
    """Days as far as each counts for itself, weeks beyond: each class costs the index a search of its own."""
    beyond = abs(ahead) - _DAYS
    distance = abs(ahead) if beyond <= 0 else _DAYS + -(-beyond // _WEEK)
    return distance if ahead > 0 else -distance


def named(ids: Iterable[str]) -> Json:
    """The records that these matters are, by their identifiers: these are shorter than names."""
    return {"terms": {"id": list(ids)}}


def _ids(matters: Iterable[str]) -> list[str]:
    return [matter.partition("/")[2] for matter in matters]


def _grouped(matters: Mapping[str, date | None]) -> dict[date | None, list[str]]:
    by_day: dict[date | None, list[str]] = defaultdict(list)
    for matter, due in matters.items():
        by_day[due].append(matter.partition("/")[2])
    return by_day


def _highest(clauses: Sequence[Json]) -> Json:
    return {"dis_max": {"queries": list(clauses)}} if clauses else {"match_none": {}}
