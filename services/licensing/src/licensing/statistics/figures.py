"""The counting itself: a pure fold over what happened to applications, filings and pledges.

A step counts in the month of its legal day. A month is frozen by its own end: what is recorded later for a day in it
is a correction, counted apart for ever, so that a figure once reported is found again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, Final, NamedTuple

from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.kinds import (
    FilingStatus,
    LicenceApplicationStatus,
    LicenceLevel,
    PledgeStatus,
    ReformMode,
)
from licensing.domain.licences.simple_modes import Filing, Pledge

SHANGHAI: Final = timezone(timedelta(hours=8))
"""Legal days are days in Beijing; it has no summer time."""


class Measure(StrEnum):
    """What is counted; the names are fields of `LicenceFigures`."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    """Deemed ones included."""
    DEEMED_ACCEPTED = "deemed_accepted"
    NOT_ACCEPTED = "not_accepted"
    GRANTED = "granted"
    """Grants on a pledge included."""
    REFUSED = "refused"
    LATE = "late"
    """Decided after the legal limit."""
    LATE_BY_PROMISE = "late_by_promise"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"
    FILED = "filed"
    PLEDGED = "pledged"


class Cell(NamedTuple):
    """Whose figure it is."""

    licence_kind: str
    division: str
    office: str
    """Key of the unit that decides."""
    mode: ReformMode
    level: LicenceLevel
    legal_limit: str
    promised_limit: str


class Count(NamedTuple):
    """One more of a measure in a cell; `month` is the first of the month of the legal day."""

    month: date
    cell: Cell
    measure: Measure
    correction: bool


@dataclass(frozen=True, slots=True)
class Month:
    """The figures of one month, and what was recorded for it after its end."""

    figures: Mapping[Cell, Mapping[Measure, int]]
    corrections: Mapping[Cell, Mapping[Measure, int]]


Record = LicenceApplication | Filing | Pledge
_CLOSING: Final = {
    LicenceApplicationStatus.NOT_ACCEPTED: Measure.NOT_ACCEPTED,
    LicenceApplicationStatus.WITHDRAWN: Measure.WITHDRAWN,
    LicenceApplicationStatus.TERMINATED: Measure.TERMINATED,
}


def counted(before: Any, after: Any) -> list[Count]:
    """What a step from one state to the next adds; nothing for other kinds of record."""
    match after:
        case LicenceApplication():
            found = _of_application(before, after)
        case Pledge():
            found = _of_pledge(before, after)
        case Filing() if before is None and after.status is FilingStatus.FILED:
            found = [(Measure.FILED, after.filed_on)]
        case _:
            return []
    cell = cell_of(after)
    return [_count(cell, measure, day, after.updated_at) for measure, day in found if day]


def recount(histories: Iterable[Iterable[Any]], evolve: Callable[[Any, Any], Any]) -> Counter[Count]:
    """The counts of whole histories, each the events of one record: what the table must equal."""
    total: Counter[Count] = Counter()
    for history in histories:
        state = None
        for event in history:
            after = evolve(state, event)
            total.update(counted(state, after))
            state = after
    return total


def months_figures(counts: Mapping[Count, int], month: date) -> Month:
    """One month of a table of counts."""
    both: tuple[dict[Cell, dict[Measure, int]], dict[Cell, dict[Measure, int]]] = ({}, {})
    for count, number in counts.items():
        if count.month == month and number:
            both[count.correction].setdefault(count.cell, {})[count.measure] = number
    return Month(*both)


def cell_of(state: Record) -> Cell:
    """The cell a record counts in."""
    match state:
        case LicenceApplication():
            limits = (state.legal_limit, state.promised_limit)
            mode, office = state.mode, state.competence.decided_by if state.competence else ""
        case Pledge():
            limits, mode = ("", ""), ReformMode.PLEDGE
            office = state.competence.decided_by if state.competence else ""
        case Filing():
            limits, mode, office = ("", ""), ReformMode.FILING, state.authority
    competence = None if isinstance(state, Filing) else state.competence
    level = competence.level if competence else LicenceLevel.UNSPECIFIED
    return Cell(state.licence_kind, state.division, office, mode, level, *limits)


def _of_application(before: LicenceApplication | None, after: LicenceApplication) -> list[tuple[Measure, date | None]]:
    if before is None:
        return [(Measure.RECEIVED, after.received_on)]
    if before.status is after.status:
        return []
    if after.status in _CLOSING:
        return [(_CLOSING[after.status], after.closed_on)]
    match after.status:
        case LicenceApplicationStatus.ACCEPTED:
            return _accepted(after)
        case LicenceApplicationStatus.GRANTED:
            return _decided(after, Measure.GRANTED)
        case LicenceApplicationStatus.REFUSED:
            return _decided(after, Measure.REFUSED)
        case _:
            return []


def _accepted(after: LicenceApplication) -> list[tuple[Measure, date | None]]:
    plain = (Measure.ACCEPTED, after.accepted_on)
    return [plain, (Measure.DEEMED_ACCEPTED, after.accepted_on)] if after.deemed_accepted else [plain]


def _decided(after: LicenceApplication, measure: Measure) -> list[tuple[Measure, date | None]]:
    decision = after.decision
    if decision is None:
        return []
    day = decision.decided_on
    late = [(Measure.LATE, day)] if decision.legal_due and day > decision.legal_due else []
    broken = [(Measure.LATE_BY_PROMISE, day)] if decision.promised_due and day > decision.promised_due else []
    return [(measure, day), *late, *broken]


def _of_pledge(before: Pledge | None, after: Pledge) -> list[tuple[Measure, date | None]]:
    if before is None:
        return [(Measure.PLEDGED, after.pledged_on)]
    if after.status is PledgeStatus.GRANTED and before.status is PledgeStatus.PLEDGED:
        return [(Measure.GRANTED, after.granted_on)]
    return []


def _count(cell: Cell, measure: Measure, day: date, recorded_at: datetime) -> Count:
    recorded = recorded_at.astimezone(SHANGHAI).date()
    month = day.replace(day=1)
    return Count(month, cell, measure, recorded.replace(day=1) > month)
