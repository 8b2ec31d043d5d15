"""What happens to licences without anybody's command: terms end, silence accepts, checks fall due, holders end.

See `chassis.sweeping` for how a sweep goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from chassis.aggregates import CommandType
from chassis.clock import Clock, civil_date
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.identity import Caller
from chassis.mapped import Kind
from chassis.sweeping import Sweeper, again
from licensing.aggregates import ENTITIES
from licensing.domain.kinds import EntityStatus
from licensing.domain.licences import limits, reactions
from licensing.domain.licences.application_commands import DeemAccepted
from licensing.domain.licences.kinds import (
    UNDECIDED,
    FilingStatus,
    LicenceApplicationStatus,
    LicenceStatus,
    PledgeStatus,
)
from licensing.domain.licences.licence_commands import ExpireLicence, ResumeLicence
from licensing.domain.licences.simple_commands import CallPledgeCheck
from licensing.domain.licences.terms import DEREGISTRATION_DUTY_RULE
from licensing.domain.states import Entity
from licensing.licences.changes import terms_for
from licensing.licences.desk import Desk
from licensing.licences.entries import entries
from licensing.licences.kinds import APPLICATION, FILING, LICENCE, PLEDGE
from licensing.licences.reacting import FollowCorrection, FollowHolder, SettleScope
from licensing.licences.reacting import types as own_types
from statutes.calendar import load_calendar

ANY_DAY: Final = "~"
"""After every day in ISO form."""
SHORTEST_ANSWER: Final = timedelta(days=2)
"""No time to answer an application is shorter."""
_IN_FORCE = [int(LicenceStatus.UNKNOWN), int(LicenceStatus.VALID), int(LicenceStatus.SUSPENDED)]
_ENDED = [
    int(EntityStatus.REVOKED),
    int(EntityStatus.REVOKED_DEREGISTERED),
    int(EntityStatus.DEREGISTERED),
    int(EntityStatus.ANNULLED),
]
_DUE = """
SELECT l.aggregate_id, s.state FROM listing l JOIN state s USING (aggregate_id)
WHERE l.kind = %s AND (l.facets->>'status')::int = ANY(%s) AND l.sort_key < %s AND l.aggregate_id > %s
ORDER BY l.aggregate_id LIMIT %s
"""
_OF_ENDED = """
SELECT l.kind, l.aggregate_id, e.entity_id, e.status, s.state
FROM entity_index e
JOIN listing l ON split_part(l.facets->>'entity', '/', 2)::uuid = e.entity_id
JOIN state s ON s.aggregate_id = l.aggregate_id
WHERE e.status = ANY(%s) AND l.kind IN ('licence', 'licence_application', 'filing')
  AND l.kind || ':' || (l.facets->>'status') = ANY(%s) AND l.aggregate_id > %s
ORDER BY l.aggregate_id LIMIT %s
"""
_OF_MERGED = """
SELECT l.aggregate_id, e.entity_id, s.state
FROM entity_index e
JOIN state s ON s.aggregate_id = e.entity_id
JOIN listing l ON split_part(l.facets->>'entity', '/', 2)::uuid = e.entity_id
WHERE e.status = %s AND l.kind = %s AND l.aggregate_id > %s
ORDER BY l.aggregate_id LIMIT %s
"""
_DUTIES = """
SELECT l.aggregate_id, licence.state, entity.state
FROM listing d
JOIN listing l ON l.aggregate_id = split_part(d.facets->>'matter', '/', 2)::uuid
JOIN state licence ON licence.aggregate_id = l.aggregate_id
JOIN state entity ON entity.aggregate_id = split_part(l.facets->>'entity', '/', 2)::uuid
WHERE d.kind = 'deadline' AND l.kind = 'licence' AND d.facets @> jsonb_build_object('rule_id', %s::text, 'status', 1)
  AND l.aggregate_id > %s
ORDER BY l.aggregate_id LIMIT %s
"""
_OPEN: Final[Mapping[str, Iterable[int]]] = {
    LICENCE.kind: frozenset(LicenceStatus) - {LicenceStatus.CANCELLED},
    APPLICATION.kind: (*UNDECIDED, LicenceApplicationStatus.GRANTED),
    FILING.kind: (FilingStatus.FILED,),
}
"""What a holder's end still changes."""
_OPEN_PAIRS: Final = [f"{kind}:{int(status)}" for kind, known in _OPEN.items() for status in known]
_KINDS: Final[Mapping[str, Kind[Any]]] = {kind.kind: kind for kind in (LICENCE, APPLICATION, FILING)}


@dataclass(frozen=True)
class Follower:
    """An endless part of the process that leads the service's schedule."""

    pool: Pool
    bus: CommandBus
    clock: Clock
    desk: Desk
    caller: Caller
    """The service itself, no officer."""

    async def run(self) -> None:
        """Sweep until cancelled."""
        await again(self.sweep)

    async def sweep(self) -> int:
        """Everything that is due now; how many records changed."""
        today = civil_date(self.clock.now())
        done = await self._terms(today) + await self._suspensions(today)
        done += await self._answers(today) + await self._checks(today)
        return done + await self._holders() + await self._merged() + await self._settled()

    async def _terms(self, today: date) -> int:
        def expire(record: UUID, state: Any) -> Any:
            pending = state.pending_renewal
            return ExpireLicence(licence=record, application=pending.application if pending else None)

        return await self._each(LICENCE, _IN_FORCE, today, expire)

    async def _answers(self, today: date) -> int:
        def deem(record: UUID, state: Any) -> Any:
            terms = terms_for(self.desk, state, state.received_on, today)
            due = limits.after(state.received_on, terms.accept.legal, load_calendar(state.division))
            return DeemAccepted(licence_application=record) if today > due else None

        waiting = [int(LicenceApplicationStatus.RECEIVED)]
        return await self._each(APPLICATION, waiting, today - SHORTEST_ANSWER, deem)

    async def _checks(self, today: date) -> int:
        granted = [int(PledgeStatus.GRANTED)]
        return await self._each(PLEDGE, granted, today, lambda record, _: CallPledgeCheck(pledge=record))

    async def _suspensions(self, today: date) -> int:
        def resume(record: UUID, state: Any) -> Any:
            order = state.suspension
            if order is None or order.to_date is None or today <= order.to_date:
                return None
            first = order.to_date + timedelta(days=1)
            return ResumeLicence(licence=record, document=order.document, resumed_on=first)

        return await self._each(LICENCE, [int(LicenceStatus.SUSPENDED)], None, resume)

    async def _each(self, kind: Kind[Any], status: list[int], before: date | None, command: Any) -> int:
        done, until = 0, before.isoformat() if before else ANY_DAY
        async for rows in self._sweeper.pages(_DUE, (kind.kind, status, until)):
            commands = [command(record, kind.decode_state(raw)) for record, raw in rows]
            done += await self._sweeper.order([each for each in commands if each])
        return done

    async def _holders(self) -> int:
        done = 0
        async for rows in self._sweeper.pages(_OF_ENDED, (_ENDED, _OPEN_PAIRS), id_at=1):
            done += await self._sweeper.order(list(_following(rows)))
        return done

    async def _merged(self) -> int:
        done = 0
        async for rows in self._sweeper.pages(_OF_MERGED, (int(EntityStatus.MERGED), LICENCE.kind)):
            done += await self._sweeper.order(
                [
                    FollowCorrection(licence=licence, duplicate=duplicate, survivor=survivor)
                    for licence, duplicate, raw in rows
                    if (survivor := _decode_entity(raw).merged_into)
                ]
            )
        return done

    async def _settled(self) -> int:
        done = 0
        async for rows in self._sweeper.pages(_DUTIES, (DEREGISTRATION_DUTY_RULE,)):
            done += await self._sweeper.order(
                [
                    SettleScope(licence=licence, entity=state.entity)
                    for licence, raw, entity in rows
                    if reactions.scope_settled(state := LICENCE.decode_state(raw), _decode_entity(entity))
                ]
            )
        return done

    @cached_property
    def _sweeper(self) -> Sweeper:
        types: dict[type, CommandType] = {entry.command: entry.type for entry in entries(self.desk)}
        types.update(own_types(self.desk))
        return Sweeper("licences", self.pool, self.bus, self.clock, self.caller, types.__getitem__)


def _following(rows: Iterable[Any]) -> Iterable[FollowHolder]:
    for kind, record, entity, status, raw in rows:
        state: Any = _KINDS[kind].decode_state(raw)
        if status == EntityStatus.REVOKED and (kind != LICENCE.kind or state.suspension_hint):
            continue
        licence = state.licence if kind == APPLICATION.kind else None
        yield FollowHolder(kind=kind, record=record, entity=entity, licence=licence)


def _decode_entity(raw: bytes) -> Entity:
    found: Entity = ENTITIES.decode_state(raw)
    return found
