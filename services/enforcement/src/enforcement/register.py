"""The registry as enforcement knows it: a small copy of its licences, asked before a command is decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final, Protocol, runtime_checkable
from uuid import UUID

from chassis.aggregates import CommandType
from chassis.commands.bus import CommandBus
from chassis.commands.orders import Order, Outcome
from chassis.database import Connection, Pool
from enforcement.domain.revocations.known import KnownLicence

COLLECTIONS: Final = {"entity": "entities", "licence": "licences"}
"""Kinds of licensing that are kept: an entity stands for its business licence."""
# A number stands for what is in force before it stands for what has ended; a duplicate record has no number.
_FIND: Final = """
SELECT DISTINCT ON (asked) asked, kind, record_id, number, uscc, holder, issuer, in_force
FROM unnest(%s::text[]) AS asked
JOIN known_licence k ON k.number = asked OR k.record_id = CASE
    WHEN asked ~ '^(entities|licences)/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN split_part(asked, '/', 2)::uuid
END
ORDER BY asked, in_force DESC, record_id
"""


@runtime_checkable
class Asks(Protocol):
    """A command type that wants to know what the registry says."""

    def asks(self, command: Any) -> Sequence[str]:
        """The licences it names."""

    def told(self, known: Mapping[str, KnownLicence]) -> CommandType:
        """The same command type, which knows."""


class InformedBus(CommandBus):
    """As CommandBus; what the registry says of the licences that commands name is looked up first."""

    def __init__(self, pool: Pool, *arguments: Any, **more: Any) -> None:
        """As CommandBus."""
        super().__init__(pool, *arguments, **more)
        self._pool = pool

    async def execute(self, orders: Sequence[Order]) -> list[Outcome]:
        """As CommandBus.execute."""
        return await super().execute(await informed(self._pool, orders))


async def informed(pool: Pool, orders: Sequence[Order]) -> list[Order]:
    """The orders, each that names licences with what is known of them now."""
    asked = {id(order): words for order in orders if (words := _asked(order))}
    wanted = {word for words in asked.values() for word in words}
    if not wanted:
        return list(orders)
    async with pool.connection() as connection:
        known = await find(connection, sorted(wanted))
    return [_told(order, known) if id(order) in asked else order for order in orders]


async def find(connection: Connection, asked: Sequence[str]) -> dict[str, KnownLicence]:
    """Licences by the resource names, numbers and codes they were asked by."""
    cursor = await connection.execute(_FIND, (list(asked),))
    return {word: _licence(*row) async for word, *row in cursor}


def _asked(order: Order) -> Sequence[str]:
    asks = _asks(type(order.type))
    return asks(order.type, order.command) if asks else ()


def _told(order: Order, known: Mapping[str, KnownLicence]) -> Order:
    return replace(order, type=order.type.told(known)) if isinstance(order.type, Asks) else order


@cache
def _asks(kind: type) -> Callable[..., Sequence[str]] | None:
    return kind.asks if issubclass(kind, Asks) else None


def _licence(
    kind: str, record_id: UUID, number: str, uscc: str, holder: str, issuer: str, in_force: bool
) -> KnownLicence:
    return KnownLicence(
        name=f"{COLLECTIONS[kind]}/{record_id}",
        number=number,
        uscc=uscc,
        holder=holder,
        issuer=issuer,
        in_force=in_force,
    )
