"""Questions about entities. What is shown is journalled first."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from chassis import asof, journal
from chassis.database import Connection
from chassis.refusing import told_to_callers
from chassis.serving.call import Call
from chassis.serving.requests import MOST, page_size_in, page_token_of, position_in, question, unreadable
from licensing import store
from licensing.aggregates import ENTITIES as ENTITY_TYPE
from licensing.codec import entities
from licensing.codec.basics import ENTITIES, id_of, stated_date, stated_instant
from licensing.codec.requests import listed
from licensing.codec.timeline import event_in, line
from licensing.domain import codes, items
from licensing.domain.kinds import EntityStatus, EntityType
from licensing.domain.refusal import refuse, refuse_if_any
from licensing.paging import EntityKey, id_at
from licensing.reading import Reading, asked_prefixes, load_entity, load_named, reach
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1 import register_service_pb2 as rs

ENTITIES_A_PAGE = 50
EVENTS_A_PAGE = 100


class EntityQueries:
    """Get, lookup, batch get, list and history. Method names are those of the contract."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    async def GetEntity(self, request: rs.GetEntityRequest, call: Call) -> pb.Entity:
        """One entity, now or at an earlier time."""
        with told_to_callers():
            entity_id = id_of(request.name, ENTITIES, "name")
            known_at, true_at = stated_instant(request, "known_at"), stated_instant(request, "true_at")
            async with self._reading.pool.connection() as connection:
                entity = await load_entity(connection, entity_id, call.caller)
                if known_at or true_at:
                    entity = await _at(connection, entity_id, known_at, true_at)
                await self._reading.journal(connection, call, [entity.name])
        return entity

    async def LookupEntity(self, request: rs.LookupEntityRequest, call: Call) -> pb.Entity:
        """One entity by a number that stands or stood for it."""
        with told_to_callers():
            value, kinds = _key(request)
            async with self._reading.pool.connection() as connection:
                entity_id = await store.find_number(connection, value, kinds)
                if entity_id is None:
                    raise refuse("ENTITY_NOT_FOUND", "key", entity=f"entity with number {value[:40]}")
                entity = await load_entity(connection, entity_id, call.caller)
                await self._reading.journal(connection, call, [entity.name])
        return entity

    async def BatchGetEntities(self, request: rs.BatchGetEntitiesRequest, call: Call) -> rs.BatchGetEntitiesResponse:
        """Several entities by name."""
        with told_to_callers():
            if not 1 <= len(request.names) <= MOST:
                raise unreadable("BATCH_SIZE_OUT_OF_RANGE", "names")
            ids = [id_of(name, ENTITIES, "names") for name in request.names]
            async with self._reading.pool.connection() as connection:
                states = await store.entity_states(connection, ids)
                found = [_found(states, entity_id) for entity_id in ids]
                for entity in found:
                    reach(call.caller, entity)
                await self._reading.journal(connection, call, list(request.names))
        return rs.BatchGetEntitiesResponse(entities=found)

    async def ListEntities(self, request: rs.ListEntitiesRequest, call: Call) -> rs.ListEntitiesResponse:
        """Entities of the officer's division, by filter and page."""
        with told_to_callers():
            size = page_size_in(request.page_size, ENTITIES_A_PAGE)
            asked = question(request)
            position = position_in(request.page_token, asked, 3)
            after = EntityKey(position[0], position[1], id_at(position, 2)) if position else None
            wanted = _filter(request, call)
            async with self._reading.pool.connection() as connection:
                rows = await store.list_entities(connection, wanted, after, size + 1)
        page, more = rows[:size], len(rows) > size
        last = page[-1][0] if more else None
        return rs.ListEntitiesResponse(
            entities=[pb.Entity.FromString(state) for _, state in page],
            next_page_token=page_token_of(asked, [last.division, last.registered_name, str(last.entity_id)])
            if last
            else "",
        )

    async def ListEntityEvents(self, request: rs.ListEntityEventsRequest, call: Call) -> rs.ListEntityEventsResponse:
        """What happened to an entity or premises, oldest first."""
        with told_to_callers():
            size = page_size_in(request.page_size, EVENTS_A_PAGE)
            asked = question(request)
            position = position_in(request.page_token, asked, 1)
            after = _version(position) if position else 0
            async with self._reading.pool.connection() as connection:
                record = await load_named(connection, request.name, call.caller)
                events = await journal.history(connection, UUID(record.uid))
                await self._reading.journal(connection, call, [record.name])
        later = [event for event in events if event.version > after]
        page = later[:size]
        token = page_token_of(asked, [str(page[-1].version)]) if len(later) > size else ""
        return rs.ListEntityEventsResponse(
            events=[line(event, event_in(event)) for event in page], next_page_token=token
        )


def _key(request: rs.LookupEntityRequest) -> tuple[str, tuple[int, ...]]:
    kinds: tuple[int, ...]
    match request.WhichOneof("key"):
        case "unified_social_credit_code":
            value, kinds = codes.normal(request.unified_social_credit_code), store.CODE_KINDS
        case "former_number":
            value, kinds = request.former_number, store.FORMER_KINDS
        case "platform_key":
            value, kinds = request.platform_key, store.PLATFORM_KINDS
        case _:
            raise refuse("FIELD_REQUIRED", "key")
    refuse_if_any([items.required_text("key", value, items.SHORT_LIMIT)])
    return value, kinds


def _found(states: dict[UUID, bytes], entity_id: UUID) -> pb.Entity:
    if entity_id not in states:
        raise refuse("ENTITY_NOT_FOUND", "names", entity=f"{ENTITIES}{entity_id}")
    return pb.Entity.FromString(states[entity_id])


async def _at(
    connection: Connection, entity_id: UUID, known_at: datetime | None, true_at: datetime | None
) -> pb.Entity:
    if true_at:
        found = await asof.state_as_true(connection, ENTITY_TYPE, entity_id, true_at, known_at)
    elif known_at:
        found = await asof.state_as_known(connection, ENTITY_TYPE, entity_id, known_at)
    if found is None:
        raise refuse("ENTITY_NOT_FOUND", "name", entity=f"{ENTITIES}{entity_id} at that time")
    return entities.to_message(entity_id, *found)


def _filter(request: rs.ListEntitiesRequest, call: Call) -> store.EntityFilter:
    refuse_if_any([items.text("name_prefix", request.name_prefix, items.NAME_LIMIT)])
    return store.EntityFilter(
        division_prefixes=asked_prefixes(call.caller, request.division),
        statuses=tuple(listed(EntityStatus, each, "statuses").value for each in request.statuses),
        entity_types=tuple(listed(EntityType, each, "entity_types").value for each in request.entity_types),
        reserved_only=request.reserved_only,
        name_prefix=request.name_prefix,
        established_from=stated_date(request, "established_from"),
        established_to=stated_date(request, "established_to"),
    )


def _version(position: list[str]) -> int:
    if not (position[0].isascii() and position[0].isdigit()):
        raise unreadable("PAGE_TOKEN_MALFORMED", "page_token")
    return int(position[0])
