"""What a group of orders reads before it decides: remembered answers, holders of keys, locked states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from chassis.aggregates import AggregateType, Claim
from chassis.commands.orders import REQUEST_ID_REUSED, Done, Order
from chassis.commands.world import Loaded, WorkingWorld
from chassis.database import Connection
from chassis.envelope import parse


async def load_world(
    connection: Connection, types: Mapping[str, AggregateType], orders: Sequence[Order]
) -> WorkingWorld:
    """Find the holders of all natural keys, then load and lock every aggregate the orders are about."""
    claims = {claim for order in orders for claim in order.type.lookups(order.command)}
    holders = await find_holders(connection, claims)
    wanted = {target for order in orders for target in order.type.targets(order.command)}
    loaded = await _lock_states(connection, types, wanted | set(holders.values()))
    return WorkingWorld(types, loaded, holders)


async def find_holders(connection: Connection, claims: set[Claim]) -> dict[Claim, UUID]:
    """Who holds which of these natural keys."""
    if not claims:
        return {}
    ordered = sorted(claims)
    cursor = await connection.execute(
        "SELECT c.namespace, c.key, c.aggregate_id FROM claim c"
        " JOIN unnest(%b::text[], %b::text[]) AS wanted (namespace, key) USING (namespace, key)",
        ([c.namespace for c in ordered], [c.key for c in ordered]),
    )
    return {Claim(namespace, key): holder async for namespace, key, holder in cursor}


async def _lock_states(
    connection: Connection, types: Mapping[str, AggregateType], ids: set[UUID]
) -> dict[UUID, Loaded]:
    if not ids:
        return {}
    # In the order of ids, so that two transactions can never wait for each other.
    cursor = await connection.execute(
        "SELECT aggregate_id, kind, version, recorded_at, state FROM state"
        " WHERE aggregate_id = ANY(%s) ORDER BY aggregate_id FOR UPDATE",
        (list(ids),),
    )
    return {
        aggregate_id: Loaded(kind, version, recorded_at, types[kind].decode_state(state))
        async for aggregate_id, kind, version, recorded_at, state in cursor
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


async def load_remembered(connection: Connection, orders: Sequence[Order]) -> Remembered:
    """Look up the request ids of a group."""
    cursor = await connection.execute(
        "SELECT r.department, r.request_id, r.request_hash, r.aggregate_id, r.version"
        " FROM remembered_command r"
        " JOIN unnest(%b::text[], %b::text[]) AS wanted (department, request_id)"
        " USING (department, request_id)",
        ([o.caller.department for o in orders], [o.request_id for o in orders]),
    )
    return Remembered({(row[0], row[1]): (row[2], row[3], row[4]) async for row in cursor})


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
