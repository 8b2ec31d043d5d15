"""StatisticsService: figures with their cut-off, grouped only by what the table of measures offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from google.protobuf.message import Message

from chassis import journal
from chassis.clock import Clock, civil_date
from chassis.database import Connection, Pool
from chassis.mapping import date_in
from chassis.refusing import told_to_callers
from chassis.serving.call import Call
from chassis.serving.commanding import Method
from chassis.serving.requests import asked_prefixes, readable, require_reach, resource_id, unreadable
from chassis.streams import STREAMS
from enforcement.domain.refusal import refuse
from enforcement.domain.statistics.amounts import AMOUNTS
from enforcement.domain.statistics.measures import APPRAISAL, MEASURES, Dimension
from enforcement.domain.statistics.offering import offered
from enforcement.statistics import table
from enforcement.statistics.recounting import SHOWN, recount
from enforcement.statistics.table import Asked, Cutoff, Figure
from enforcement.statistics.tally import Tally
from roster.store import Rosters
from smartsupervision.enforcement.v1 import statistics_service_pb2 as ss

BY_DETAIL: Final = (Dimension.DETAIL,)
ACT: Final = "enforcement.document"
"""What an authority does in its own name."""


@dataclass(frozen=True)
class StatisticsQuestions:
    """Answers from what is counted, after counting what is new."""

    pool: Pool
    clock: Clock
    tally: Tally
    rosters: Rosters

    def methods(self) -> Mapping[str, Method]:
        """By the names of the contract."""
        return {
            "GetMeasures": self.get_measures,
            "GetStatistics": self.get_statistics,
            "GetYearlyFigures": self.get_yearly,
            "GetAppraisalFigures": self.get_appraisal,
            "GetRecount": self.get_recount,
        }

    async def get_measures(self, _: Any, __: Call) -> Message:
        """The table of measures."""
        return ss.GetMeasuresResponse(
            measures=[
                ss.StatisticMeasure(
                    measure=name,
                    title=each.title,
                    title_zh=each.title_zh,
                    dimensions=[ss.StatisticDimension.ValueType(one) for one in sorted(each.dimensions)],
                    detail=each.detail,
                    appraisal=each.appraisal,
                )
                for name, each in MEASURES.items()
            ]
        )

    async def get_statistics(self, request: Any, call: Call) -> Message:
        """Counts of a period."""
        first, last = _period(request)
        with told_to_callers(), readable():
            by = _dimensions(request.by)
            asked = Asked(
                first=first,
                last=last,
                measures=offered(request.measures, by, narrowed(request)),
                prefixes=asked_prefixes(call.caller, request.division),
                unit=str(resource_id(request.unit, "units", "unit")) if request.unit else "",
                field=request.field,
                by=by,
            )
        found, cutoff = await self._figures(asked, request.numbers)
        return ss.GetStatisticsResponse(figures=[_figure(each) for each in found], cutoff=_cutoff(cutoff))

    async def get_yearly(self, request: Any, call: Call) -> Message:
        """Counts and sums of one whole authority."""
        unit = resource_id(request.unit, "units", "unit")
        first, last = _year(request.year)
        division = await self._division(unit)
        require_reach(call.caller, division)
        measures = [name for name, each in MEASURES.items() if Dimension.UNIT in each.dimensions]
        asked = Asked(first=first, last=last, measures=measures, unit=str(unit), by=BY_DETAIL)
        found, cutoff = await self._figures(asked, request.numbers)
        async with self.pool.connection() as connection:
            sums = await table.amounts(connection, str(unit), first, last, cutoff.numbers)
        return ss.GetYearlyFiguresResponse(
            figures=[_figure(each) for each in found],
            amounts=[
                ss.YearlyAmount(name=name, title_zh=title, amount_fen=fen, later_fen=later)
                for name, title in AMOUNTS.items()
                for fen, later in [sums.get(name, (0, 0))]
            ],
            cutoff=_cutoff(cutoff),
        )

    async def get_appraisal(self, request: Any, call: Call) -> Message:
        """Only what an appraisal may rest on."""
        first, last = _period(request)
        asked = Asked(
            first=first,
            last=last,
            measures=sorted(APPRAISAL),
            prefixes=asked_prefixes(call.caller, request.division),
            by=(Dimension.DIVISION, Dimension.DETAIL),
        )
        found, cutoff = await self._figures(asked, request.numbers)
        return ss.GetAppraisalFiguresResponse(figures=[_figure(each) for each in found], cutoff=_cutoff(cutoff))

    async def get_recount(self, request: Any, _: Call) -> Message:
        """The journal's own count beside the tables'."""
        first, last = _period(request)
        await self.tally.a_little()
        async with self.pool.connection() as connection, connection.transaction():
            await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cutoff = await table.cutoff(connection)
            found = await recount(connection, first, last, cutoff.numbers)
        named = [(row, True) for row in found.missing] + [(row, False) for row in found.extra]
        return ss.GetRecountResponse(
            facts=found.facts,
            amounts=found.amounts,
            differences=[
                ss.StatisticDifference(fact=" ".join(map(str, row)), in_journal=there) for row, there in named[:SHOWN]
            ],
            different=len(named),
            cutoff=_cutoff(cutoff),
        )

    async def _figures(self, asked: Asked, numbers: Sequence[int]) -> tuple[list[Figure], Cutoff]:
        await self.tally.a_little()
        async with self.pool.connection() as connection, connection.transaction():
            await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cutoff = await self._at(connection, numbers)
            return await table.figures(connection, asked, cutoff.numbers), cutoff

    async def _at(self, connection: Connection, numbers: Sequence[int]) -> Cutoff:
        now = await table.cutoff(connection)
        if not numbers:
            return now
        counted = len(numbers) == STREAMS and all(
            0 <= asked <= known for asked, known in zip(numbers, now.numbers, strict=True)
        )
        with told_to_callers():
            if not counted:
                raise refuse("CUTOFF_MALFORMED", "numbers", streams=STREAMS)
        return Cutoff(list(numbers), sum(await journal.heads(connection)) - sum(numbers))

    async def _division(self, unit: UUID) -> str:
        roster = await self.rosters.current()
        today = civil_date(self.clock.now())
        with told_to_callers():
            if roster.acting_bureau(unit, ACT, today).unit != unit:
                raise refuse("NOT_AN_AUTHORITY", "unit", unit=roster.view(unit, today).full_name)
            return roster.first_division(unit, today)


def narrowed(request: Any) -> list[Dimension]:
    """What a request narrows to one value: that singles out as grouping does."""
    return [each for each, said in ((Dimension.UNIT, request.unit), (Dimension.FIELD, request.field)) if said]


def _dimensions(numbers: Sequence[int]) -> list[Dimension]:
    known = {int(each) for each in Dimension} - {0}
    for each in numbers:
        if each not in known:
            raise unreadable("VALUE_INVALID", "by", str(each))
    return [Dimension(each) for each in numbers]


def _period(request: Any) -> tuple[date, date]:
    with readable():
        first, last = date_in(request.first, "first"), date_in(request.last, "last")
    with told_to_callers():
        if first > last:
            raise refuse("PERIOD_MALFORMED", "last")
    return first, last


def _year(year: int) -> tuple[date, date]:
    with told_to_callers():
        if not 2000 <= year <= 9998:
            raise refuse("PERIOD_MALFORMED", "year")
    return date(year, 1, 1), date(year, 12, 31)


def _figure(each: Figure) -> ss.StatisticFigure:
    unit = each.group.get(Dimension.UNIT, "")
    return ss.StatisticFigure(
        measure=each.measure,
        division=each.group.get(Dimension.DIVISION, ""),
        unit=f"units/{unit}" if unit else "",
        field=each.group.get(Dimension.FIELD, ""),
        detail=each.group.get(Dimension.DETAIL, ""),
        number=each.number,
        later=each.later,
    )


def _cutoff(cutoff: Cutoff) -> ss.StatisticCutoff:
    return ss.StatisticCutoff(numbers=cutoff.numbers, behind=cutoff.behind)
