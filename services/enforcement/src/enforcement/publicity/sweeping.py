"""Publicity that ends by itself: what has been shown for its longest time is taken off (SAMR-45/2021:13).

See `chassis.sweeping` for how a sweep goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final
from uuid import UUID

from chassis.aggregates import CommandType
from chassis.clock import Clock, civil_date
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.identity import Caller
from chassis.sweeping import Sweeper, again
from enforcement.areas.publicity import entries
from enforcement.bus import Present
from enforcement.domain.publicity.commands import StopPublicity
from enforcement.domain.publicity.records import PenaltyPublication, PublicityStatus, PublicityStopGround
from enforcement.kinds.publicity import PUBLICATIONS

_OVER: Final = """
SELECT l.aggregate_id, s.state FROM listing l JOIN state s USING (aggregate_id)
WHERE l.kind = %s AND l.facets @> jsonb_build_object('status', %s::int) AND l.sort_key <= %s AND l.aggregate_id > %s
ORDER BY l.aggregate_id LIMIT %s
"""


def over(record: UUID, state: PenaltyPublication, today: date) -> StopPublicity | None:
    """The command that ends what is shown, if its time is over."""
    shown = state.status is PublicityStatus.PUBLISHED
    if not shown or state.stops_on is None or today < state.stops_on:
        return None
    return StopPublicity(
        penalty_publication=record,
        ground=PublicityStopGround.EXPIRED,
        document="",
        asked_on=None,
        conditions=(),
        reason="",
        approved_by=None,
        on=None,
    )


@dataclass(frozen=True)
class Ending:
    """An endless part of the process that leads the service's schedule."""

    pool: Pool
    bus: CommandBus
    clock: Clock
    present: Present
    caller: Caller
    """The service itself, no officer."""

    async def run(self) -> None:
        """Sweep until cancelled."""
        await again(self.sweep)

    async def sweep(self) -> int:
        """Everything whose time is over today; how many were taken off."""
        today = civil_date(self.clock.now())
        asked = (PUBLICATIONS.kind, int(PublicityStatus.PUBLISHED), today.isoformat())
        done = 0
        async for rows in self._sweeper.pages(_OVER, asked):
            due = [over(record, PUBLICATIONS.decode_state(raw), today) for record, raw in rows]
            done += await self._sweeper.order([each for each in due if each])
        return done

    @cached_property
    def _sweeper(self) -> Sweeper:
        types: dict[type, CommandType] = {entry.command: entry.type for entry in entries(self.present)}
        return Sweeper("publicity", self.pool, self.bus, self.clock, self.caller, types.__getitem__)
