"""The statements of one transaction: journal and outbox, states, claims, vault, remembered commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from chassis.aggregates import AggregateType, Claim
from chassis.clock import civil_date
from chassis.commands.deciding import Writes
from chassis.commands.orders import Done, Order
from chassis.commands.world import Loaded
from chassis.database import Connection, first_of_month
from chassis.streams import bucket_of, digest

WAKE_CHANNEL = "outbox"

_WRITE = f"""
WITH written AS (
    INSERT INTO journal (stream, aggregate_id, version, kind, event_id, type, occurred_at, recorded_at, envelope)
    SELECT * FROM unnest(%b::smallint[], %b::uuid[], %b::bigint[], %b::text[], %b::uuid[], %b::text[],
                         %b::timestamptz[], %b::timestamptz[], %b::bytea[])
    RETURNING pos, stream
), stated AS (
    INSERT INTO state (aggregate_id, kind, bucket, version, recorded_at, digest_high, digest_low, state)
    SELECT * FROM unnest(%b::uuid[], %b::text[], %b::smallint[], %b::bigint[], %b::timestamptz[],
                         %b::bigint[], %b::bigint[], %b::bytea[])
    ON CONFLICT (aggregate_id) DO UPDATE SET
        version = excluded.version, recorded_at = excluded.recorded_at, digest_high = excluded.digest_high,
        digest_low = excluded.digest_low, state = excluded.state
), remembered AS (
    INSERT INTO remembered_command (month, department, request_id, request_hash, aggregate_id, version)
    SELECT %b, d, r, h, a, v FROM unnest(%b::text[], %b::text[], %b::bytea[], %b::uuid[], %b::bigint[])
        AS rows (d, r, h, a, v)
), waiting AS (
    INSERT INTO outbox (pos, stream) SELECT pos, stream FROM written RETURNING pos
)
SELECT pg_notify('{WAKE_CHANNEL}', '') FROM waiting LIMIT 1
"""  # noqa: S608 - the channel is our own constant
"""One statement, as each costs a fixed amount whatever it writes; the relay is woken if there is something to send."""

_VAULT = """
INSERT INTO vault (reference, aggregate_id, field, value, salt, salted_hash, stored_at)
SELECT r, a, f, v, s, h, %s FROM unnest(%b::uuid[], %b::uuid[], %b::text[], %b::text[], %b::bytea[], %b::bytea[])
    AS rows (r, a, f, v, s, h)
"""


def _columns(rows: Iterable[Sequence[object]], width: int) -> list[list[object]]:
    columns = [list(column) for column in zip(*rows, strict=True)]
    return columns or [[] for _ in range(width)]


async def write(connection: Connection, types: Mapping[str, AggregateType], writes: Writes, now: datetime) -> None:
    """Journal, outbox, states, vault and memory of the group. Claims are written by `write_claims`."""
    if writes.remembered:
        journal = _columns(writes.journal, 9)
        states = _columns(_state_rows(types, writes.states), 8)
        remembered = _columns((_remembered_row(*pair) for pair in writes.remembered), 5)
        await connection.execute(_WRITE, [*journal, *states, first_of_month(civil_date(now)), *remembered])
    if writes.vault:
        await connection.execute(_VAULT, [now, *_columns(writes.vault, 6)])


async def write_claims(
    connection: Connection, released: Sequence[tuple[Claim, UUID]], taken: Sequence[tuple[Claim, UUID]]
) -> None:
    """Give up the released natural keys, then take the new ones. UniqueViolation if one is held by another."""
    if released:
        await connection.execute(
            "DELETE FROM claim c USING unnest(%b::text[], %b::text[], %b::uuid[]) AS gone (n, k, a)"
            " WHERE c.namespace = gone.n AND c.key = gone.k AND c.aggregate_id = gone.a",
            _columns(((c.namespace, c.key, holder) for c, holder in released), 3),
        )
    if taken:
        await connection.execute(
            "INSERT INTO claim (namespace, key, aggregate_id) SELECT * FROM unnest(%b::text[], %b::text[], %b::uuid[])",
            _columns(((c.namespace, c.key, holder) for c, holder in taken), 3),
        )


def _state_rows(types: Mapping[str, AggregateType], states: Mapping[UUID, Loaded]) -> Iterable[tuple[object, ...]]:
    for aggregate_id, loaded in states.items():
        state = types[loaded.kind].encode_state(aggregate_id, loaded.version, loaded.state)
        high, low = digest(aggregate_id, loaded.version, state)
        bucket = bucket_of(aggregate_id)
        yield aggregate_id, loaded.kind, bucket, loaded.version, loaded.recorded_at, high, low, state


def _remembered_row(order: Order, done: Done) -> tuple[object, ...]:
    return order.caller.department, order.request_id, order.request_hash, done.aggregate_id, done.version
