"""What all questions share: the pool, who may see what, and the journal of reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chassis import access_log
from chassis.access_log import Access
from chassis.clock import Clock
from chassis.database import Connection, Pool
from chassis.identity import Caller, division_reaches
from chassis.serving.call import Call
from licensing import store
from licensing.codec.basics import ENTITIES, PREMISES, id_of
from licensing.commands.base import home_division, require_reach
from licensing.domain.refusal import refuse
from smartsupervision.licensing.v1 import entity_pb2 as pb

NOWHERE = "-"
"""A prefix no division has: what a caller without a division sees."""


@dataclass(frozen=True)
class Reading:
    """The means of answering."""

    pool: Pool
    clock: Clock

    async def journal(self, connection: Connection, call: Call, names: Sequence[str]) -> None:
        """Journal that these records are about to be shown."""
        await access_log.record(connection, call.caller, Access(call.method, names), self.clock.now())


async def load_entity(connection: Connection, entity_id: UUID, caller: Caller) -> pb.Entity:
    """The entity as it stands. Refusal ENTITY_NOT_FOUND or OUT_OF_DIVISION."""
    found = (await store.entity_states(connection, [entity_id])).get(entity_id)
    if found is None:
        raise refuse("ENTITY_NOT_FOUND", "name", entity=f"{ENTITIES}{entity_id}")
    entity = pb.Entity.FromString(found)
    reach(caller, entity)
    return entity


async def load_premises(connection: Connection, premises_id: UUID, caller: Caller) -> pb.Premises:
    """The premises as they stand. Refusal PREMISES_NOT_FOUND or OUT_OF_DIVISION."""
    found = (await store.premises_states(connection, [premises_id])).get(premises_id)
    if found is None:
        raise refuse("PREMISES_NOT_FOUND", "name", premises=f"{PREMISES}{premises_id}")
    premises = pb.Premises.FromString(found)
    see(caller, premises.division)
    return premises


async def load_named(connection: Connection, name: str, caller: Caller) -> pb.Entity | pb.Premises:
    """The entity or premises behind a resource name."""
    if name.startswith(PREMISES):
        return await load_premises(connection, id_of(name, PREMISES, "name"), caller)
    return await load_entity(connection, id_of(name, ENTITIES, "name"), caller)


def see(caller: Caller, division: str) -> None:
    """Refusal OUT_OF_DIVISION unless the caller may see records of a division.

    A service of the platform without a person got here by a row of its own in the permission table; it keeps its
    officers to their division itself.
    """
    if caller.service and caller.officer is None:
        return
    require_reach(caller, division)


def reach(caller: Caller, entity: pb.Entity) -> None:
    """Refusal OUT_OF_DIVISION unless the caller's division reaches the entity's."""
    see(caller, home_division(entity.division, entity.unified_social_credit_code))


def prefix_of(division: str) -> str:
    """The leading digits that everything within a division has: 450100 gives 4501, the whole country nothing."""
    prefix = division
    while prefix.endswith("00"):
        prefix = prefix[:-2]
    return prefix


def seen_by(caller: Caller) -> str:
    """The prefix of all that a caller may see."""
    return NOWHERE if caller.division is None else prefix_of(caller.division)


def asked_prefixes(caller: Caller, division: str) -> tuple[str, ...]:
    """The prefixes for a list: of the division asked for and of what the caller may see."""
    if not division:
        return (seen_by(caller),)
    if len(division) != 6 or not (division.isascii() and division.isdigit()):
        raise refuse("DIVISION_INVALID", "division", division=division[:20])
    # Asking for a wider area than one's own finds one's own.
    if not division_reaches(division, caller.division or ""):
        require_reach(caller, division)
    return (prefix_of(division), seen_by(caller))
