"""The record a form is about and what belongs to it, as the database holds them now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from chassis import listing, vault
from chassis.database import Connection
from chassis.identity import Caller
from chassis.listing import Wanted
from chassis.mapped import Kind
from chassis.serving.requests import require_reach, resource_id
from enforcement.domain.context import Sealed
from enforcement.domain.names import ASSISTANCE, CLUE, COLLECTIONS, DOCUMENT, EVIDENCE, MEASURE, PENALTY_CASE
from enforcement.kinds import BY_NAME
from enforcement.templates.facts import Matter

ALL: Final = 10_000
"""More than any case has of anything."""
_BY_COLLECTION: Final = {collection: kind for kind, collection in COLLECTIONS.items()}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A record and its version."""

    kind: str
    id: UUID
    version: int
    state: Any

    @property
    def name(self) -> str:
        """The resource name."""
        return BY_NAME[self.kind].name_of(self.id)


async def record(connection: Connection, name: str, caller: Caller) -> Loaded:
    """The record with a name, within the caller's reach. Refusals NAME_MALFORMED, NOT_FOUND, DIVISION_OUT_OF_REACH."""
    kind = BY_NAME[_BY_COLLECTION.get(name.partition("/")[0], DOCUMENT)]
    found = await _load(connection, kind, resource_id(name, kind.collection))
    if found is None:
        raise kind.not_found(name)
    require_reach(caller, kind.listed(found.state).division)
    return found


async def matter(connection: Connection, about: Loaded) -> Matter:
    """The record with what its forms say besides."""
    state, more = about.state, dict[str, Any]()
    if about.kind == PENALTY_CASE:
        more["clue"] = await _state(connection, CLUE, state.clue)
        more["evidence"] = tuple(each.state for each in await of_case(connection, EVIDENCE, about.name))
    elif about.kind == MEASURE:
        goods = [await _load(connection, BY_NAME["seized_goods"], each) for each in state.goods]
        more["goods"] = tuple(each.state for each in goods if each)
    elif about.kind == ASSISTANCE:
        more["penalty_case"] = await _state(connection, PENALTY_CASE, state.penalty_case)
    return Matter(name=about.name, kind=about.kind, record=state, **more)


async def of_case(connection: Connection, kind: str, case: str) -> list[Loaded]:
    """Everything of a kind that names a case as its own."""
    return await _listed(connection, kind, "penalty_case", [case])


async def documents(connection: Connection, matters: Sequence[str]) -> list[Loaded]:
    """The documents that records rest on, by series and number."""
    return await _listed(connection, DOCUMENT, "matter", matters)


async def revealed(connection: Connection, sealed: Iterable[Sealed | None]) -> dict[str, str]:
    """Values of the vault by reference; the caller has journalled the read. Refusal VAULT_VALUE_GONE."""
    references = [each.reference for each in sealed if each]
    return {each: await vault.read(connection, UUID(each)) for each in references}


async def _listed(connection: Connection, kind: str, facet: str, values: Sequence[str]) -> list[Loaded]:
    mapped = BY_NAME[kind]
    rows = await listing.find(connection, Wanted(kind, facets={facet: list(values)}), None, ALL)
    return [Loaded(kind, place.aggregate_id, 0, mapped.decode_state(raw)) for place, raw in rows]


async def _state(connection: Connection, kind: str, aggregate_id: UUID | None) -> Any:
    found = await _load(connection, BY_NAME[kind], aggregate_id) if aggregate_id else None
    return found.state if found else None


async def _load(connection: Connection, kind: Kind[Any], aggregate_id: UUID) -> Loaded | None:
    cursor = await connection.execute(
        "SELECT version, state FROM state WHERE kind = %s AND aggregate_id = %s", (kind.kind, aggregate_id)
    )
    row = await cursor.fetchone()
    return Loaded(kind.kind, aggregate_id, row[0], kind.decode_state(row[1])) if row else None
