"""What a group of orders reads before it decides: remembered answers, holders of keys, locked states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from psycopg import AsyncCursor

from chassis.aggregates import AggregateType, Claim
from chassis.commands.orders import REQUEST_ID_REUSED, Done, Order
from chassis.commands.world import Loaded, WorkingWorld
from chassis.database import Connection
from chassis.envelope import parse

_HOLDERS = """
SELECT namespace, key, c.aggregate_id
FROM claim c JOIN unnest(%b::text[], %b::text[]) AS wanted (namespace, key) USING (namespace, key)
"""

# In the order of ids, so that two transactions can never wait for each other.
_LOCK = """
SELECT aggregate_id, kind, version, recorded_at, state FROM state
WHERE aggregate_id = ANY(%b::uuid[]) ORDER BY aggregate_id FOR UPDATE
"""
_LOCK_WITH_HOLDERS = """
SELECT aggregate_id, kind, version, recorded_at, state FROM state
WHERE aggregate_id = ANY(%b::uuid[] || ARRAY(
    SELECT c.aggregate_id
    FROM claim c JOIN unnest(%b::text[], %b::text[]) AS wanted (namespace, key) USING (namespace, key)
)) ORDER BY aggregate_id FOR UPDATE
"""


async def load(
    connection: Connection, types: Mapping[str, AggregateType], orders: Sequence[Order]
) -> tuple[Remembered, WorkingWorld]:
    """Orders carried out before, and every aggregate the orders are about or whose keys they name, locked.

    Everything is asked before the first answer is read: in a pipeline it is one round trip.
    """
    claims = sorted({claim for order in orders for claim in order.type.lookups(order.command)})
    keys = [claim.namespace for claim in claims], [claim.key for claim in claims]
    targets = {target for order in orders for target in order.type.targets(order.command)}
    remembered = await _ask_remembered(connection, orders)
    holders = await connection.execute(_HOLDERS, keys) if claims else None
    locked = await connection.execute(_LOCK_WITH_HOLDERS, (list(targets), *keys))
    rows = {(row[0], row[1]): (row[2], row[3], row[4]) async for row in remembered}
    held = {Claim(namespace, key): holder async for namespace, key, holder in holders} if holders else {}
    world = WorkingWorld(types, await _states(locked, types), held)
    world.extend(targets | set(held.values()), {})
    return Remembered(rows), world


async def load_more(
    connection: Connection, types: Mapping[str, AggregateType], world: WorkingWorld, ids: set[UUID]
) -> None:
    """Load and lock what decisions will change besides."""
    wanted = {each for each in ids if not world.asked(each)}
    if wanted:
        world.extend(wanted, await _states(await connection.execute(_LOCK, (list(wanted),)), types))


async def _states(locked: AsyncCursor[Any], types: Mapping[str, AggregateType]) -> dict[UUID, Loaded]:
    return {
        aggregate_id: Loaded(kind, version, recorded_at, types[kind].decode_state(state))
        async for aggregate_id, kind, version, recorded_at, state in locked
    }


class Remembered:
    """Orders of a group that were carried out before."""

    def __init__(self, rows: Mapping[tuple[str, str], tuple[bytes, UUID, int]]) -> None:
        self._rows = rows

    def find(self, order: Order) -> tuple[UUID, int] | None:
        """The answered aggregate and version. Raises REQUEST_ID_REUSED for other content."""
        row = self._rows.get((order.caller.department, order.request_id))
        if row is None:
            return None
        request_hash, aggregate_id, version = row
        if request_hash != order.request_hash:
            raise REQUEST_ID_REUSED
        return aggregate_id, version


async def _ask_remembered(connection: Connection, orders: Sequence[Order]) -> AsyncCursor[Any]:
    return await connection.execute(
        "SELECT r.department, r.request_id, r.request_hash, r.aggregate_id, r.version"
        " FROM remembered_command r"
        " JOIN unnest(%b::text[], %b::text[]) AS wanted (department, request_id)"
        " USING (department, request_id)",
        ([o.caller.department for o in orders], [o.request_id for o in orders]),
    )


async def rebuild_answer(
    connection: Connection, types: Mapping[str, AggregateType], aggregate_id: UUID, version: int
) -> Done:
    """The answer given then: the fold of the aggregate's events up to that version."""
    cursor = await connection.execute(
        "SELECT kind, envelope FROM journal WHERE aggregate_id = %s AND version <= %s ORDER BY version",
        (aggregate_id, version),
    )
    state, kind = None, ""
    async for kind, raw in cursor:
        envelope = parse(raw)
        state = types[kind].evolve(state, types[kind].decode_event(envelope.type, envelope.data))
    return Done(aggregate_id, kind, version, types[kind].encode_state(aggregate_id, version, state), replayed=True)
