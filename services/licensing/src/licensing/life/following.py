"""What follows by itself when a limit of the register's life has run out: trade resumes, names are free, alarms.

See `chassis.sweeping` for how a sweep goes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from chassis.aggregates import CommandType
from chassis.clock import Clock, civil_date
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.identity import Caller
from chassis.mapped import Kind
from chassis.sweeping import Sweeper, again
from licensing.domain.names.commands import GiveUpName
from licensing.domain.names.rules import RESERVATION, RESERVATION_PRE_APPROVAL
from licensing.domain.notices.commands import HintInspection, RaiseUnclaimed
from licensing.domain.notices.kinds import NoticeStage
from licensing.domain.notices.telling import CLAIM, NO_PERMIT
from licensing.domain.proceedings.commands import ExpireDormancy, LapseSimpleDeregistration
from licensing.domain.proceedings.rules import DORMANCY_TOTAL, SIMPLE_APPLY
from licensing.domain.reports.commands import RecordReportMissed
from licensing.domain.reports.kinds import ReportStage
from licensing.life.entries import NAME_ENTRIES, NOTICE_ENTRIES, PROCEEDING_ENTRIES, REPORT_ENTRIES
from licensing.life.kinds import ANNUAL_REPORT, BUSINESS_NAME, DOUBLE_NOTICE, PROCEEDING

_LAPSED = """
SELECT s.aggregate_id, s.state FROM listing d
JOIN state s ON s.aggregate_id = split_part(d.facets->>'matter', '/', 2)::uuid
WHERE d.kind = 'deadline' AND d.facets @> jsonb_build_object('rule_id', %s::text, 'status', 1, 'missed', true)
  AND s.kind = %s AND s.aggregate_id > %s
ORDER BY s.aggregate_id LIMIT %s
"""
_UNFILED = """
SELECT s.aggregate_id, s.state FROM listing l JOIN state s USING (aggregate_id)
WHERE l.kind = %s AND l.facets @> jsonb_build_object('stage', %s::int) AND l.sort_key < %s AND l.aggregate_id > %s
ORDER BY l.aggregate_id LIMIT %s
"""


def _unclaimed(record: UUID, state: Any) -> Any:
    waiting = state.stage in (NoticeStage.PUSHED, NoticeStage.PUBLISHED) and state.unclaimed_since is None
    return RaiseUnclaimed(double_notice=record) if waiting else None


def _without_permit(record: UUID, state: Any) -> Any:
    waiting = state.stage is NoticeStage.CLAIMED and state.hinted_date is None
    return HintInspection(double_notice=record) if waiting else None


Follow = Callable[[UUID, Any], Any]
ON_LAPSE: Final[Mapping[str, tuple[Kind[Any], Follow]]] = {
    DORMANCY_TOTAL: (PROCEEDING, lambda record, state: ExpireDormancy(proceeding=record, entity=state.entity)),
    SIMPLE_APPLY: (PROCEEDING, lambda record, _: LapseSimpleDeregistration(proceeding=record)),
    RESERVATION: (BUSINESS_NAME, lambda record, _: GiveUpName(business_name=record)),
    RESERVATION_PRE_APPROVAL: (BUSINESS_NAME, lambda record, _: GiveUpName(business_name=record)),
    CLAIM: (DOUBLE_NOTICE, _unclaimed),
    NO_PERMIT: (DOUBLE_NOTICE, _without_permit),
}
"""Rule of a limit -> what its matter does when it was missed."""

_TYPES: Final[Mapping[type, CommandType]] = {
    entry.command: entry.type
    for entries in (PROCEEDING_ENTRIES, NAME_ENTRIES, REPORT_ENTRIES, NOTICE_ENTRIES)
    for entry in entries
}


@dataclass(frozen=True)
class LifeFollower:
    """An endless part of the process that leads the service's schedule."""

    pool: Pool
    bus: CommandBus
    clock: Clock
    caller: Caller
    """The service itself, no officer."""

    async def run(self) -> None:
        """Sweep until cancelled."""
        await again(self.sweep)

    async def sweep(self) -> int:
        """Everything that has lapsed by now; how many records changed."""
        done = 0
        for rule, (kind, follow) in ON_LAPSE.items():
            done += await self._each(_LAPSED, (rule, kind.kind), kind, follow)
        return done + await self._unfiled(civil_date(self.clock.now()))

    async def _unfiled(self, today: date) -> int:
        """Reports expected about years whose window may be over; the domain looks at the day itself."""

        def missed(record: UUID, state: Any) -> Any:
            over = state.closes is not None and state.closes < today
            return RecordReportMissed(annual_report=record, entity=state.entity) if over else None

        asked = (ANNUAL_REPORT.kind, int(ReportStage.EXPECTED), f"{today.year:04}")
        return await self._each(_UNFILED, asked, ANNUAL_REPORT, missed)

    async def _each(self, sql: str, asked: tuple[Any, ...], kind: Kind[Any], follow: Follow) -> int:
        done = 0
        async for rows in self._sweeper.pages(sql, asked):
            commands = [follow(record, kind.decode_state(raw)) for record, raw in rows]
            done += await self._sweeper.order([each for each in commands if each is not None])
        return done

    @property
    def _sweeper(self) -> Sweeper:
        return Sweeper("life", self.pool, self.bus, self.clock, self.caller, _TYPES.__getitem__)
