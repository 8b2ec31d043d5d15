"""Questions about mapped kinds over gRPC: get, batch get, list and history, named as in the Google AIPs.

For a kind `Licence` in the collection `licences` the contract may have `GetLicence` (`name`, and `known_at`,
`true_at` for what was known or true then), `BatchGetLicences` (`names`), `ListLicences` (`division`, `order_from`,
`order_before`, facets by name, pages) and `ListLicenceEvents` (`name`, pages). What is shown is journalled first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from google.protobuf.any_pb2 import Any as Packed
from google.protobuf.descriptor import ServiceDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from chassis import access_log, asof, journal, listing
from chassis.access_log import Access
from chassis.clock import Clock
from chassis.database import Connection, Pool
from chassis.envelope import Envelope
from chassis.instants import to_timestamp
from chassis.listing import Position, Wanted
from chassis.mapped import Kind, Listed
from chassis.mapping import instant_in
from chassis.serving.call import Call
from chassis.serving.commanding import Method
from chassis.serving.requests import (
    MOST,
    asked_prefixes,
    page_size_in,
    page_token_of,
    position_in,
    question,
    readable,
    require_reach,
    resource_id,
    unreadable,
)
from smartsupervision.common.v1.history_pb2 import HistoryEvent

A_PAGE = 50
_NOT_FACETS = frozenset({"division", "order_from", "order_before", "page_size", "page_token"})


@dataclass(frozen=True)
class Asked:
    """One kind as a contract names it."""

    kind: Kind[Any]
    singular: str
    """Such as `Licence`."""
    plural: str
    """Such as `Licences`."""


class Questions:
    """The methods that answer questions about some kinds."""

    def __init__(self, asked: Sequence[Asked], pool: Pool, clock: Clock) -> None:
        self._asked = asked
        self._pool = pool
        self._clock = clock

    def methods(self, service: ServiceDescriptor) -> Mapping[str, Method]:
        """Those of the usual questions that the contract has."""
        found: dict[str, Method] = {}
        for asked in self._asked:
            usual = {
                f"Get{asked.singular}": self._get,
                f"BatchGet{asked.plural}": self._batch_get,
                f"List{asked.plural}": self._list,
                f"List{asked.singular}Events": self._history,
            }
            for name, build in usual.items():
                if name in service.methods_by_name:
                    response = GetMessageClass(service.methods_by_name[name].output_type)
                    found[name] = build(asked.kind, response)
        return found

    def _get(self, kind: Kind[Any], _: type[Message]) -> Method:
        async def method(request: Any, call: Call) -> Message:
            aggregate_id = resource_id(request.name, kind.collection)
            known_at, true_at = _instant(request, "known_at"), _instant(request, "true_at")
            async with self._pool.connection() as connection:
                message = await self._load(connection, kind, aggregate_id, call)
                if known_at or true_at:
                    message = await _at(connection, kind, aggregate_id, known_at, true_at)
                await self._journal(connection, call, [request.name])
            return message

        return method

    def _batch_get(self, kind: Kind[Any], response: Any) -> Method:
        async def method(request: Any, call: Call) -> Message:
            if not 1 <= len(request.names) <= MOST:
                raise unreadable("BATCH_SIZE_OUT_OF_RANGE", "names")
            ids = [resource_id(name, kind.collection, "names") for name in request.names]
            async with self._pool.connection() as connection:
                found = [await self._load(connection, kind, each, call) for each in ids]
                await self._journal(connection, call, list(request.names))
            message: Message = response(**{kind.collection: found})
            return message

        return method

    def _list(self, kind: Kind[Any], response: Any) -> Method:
        async def method(request: Any, call: Call) -> Message:
            size, asked = page_size_in(request.page_size, A_PAGE), question(request)
            position = position_in(request.page_token, asked, 2)
            after = Position(position[0], resource_id(position[1], kind.collection)) if position else None
            async with self._pool.connection() as connection:
                rows = await listing.find(connection, _wanted(kind, request, call), after, size + 1)
                page = [kind.message.FromString(raw) for _, raw in rows[:size]]
                await self._journal(connection, call, [_name(each) for each in page])
            last = rows[size - 1][0] if len(rows) > size else None
            token = page_token_of(asked, [last.order, kind.name_of(last.aggregate_id)]) if last else ""
            message: Message = response(**{kind.collection: page}, next_page_token=token)
            return message

        return method

    def _history(self, kind: Kind[Any], response: Any) -> Method:
        async def method(request: Any, call: Call) -> Message:
            size, asked = page_size_in(request.page_size, A_PAGE), question(request)
            aggregate_id = resource_id(request.name, kind.collection)
            position = position_in(request.page_token, asked, 1)
            async with self._pool.connection() as connection:
                await self._load(connection, kind, aggregate_id, call)
                events = await journal.history(connection, aggregate_id)
                await self._journal(connection, call, [request.name])
            later = [event for event in events if event.version > _version(position)]
            token = page_token_of(asked, [str(later[size - 1].version)]) if len(later) > size else ""
            message: Message = response(events=map(history_event, later[:size]), next_page_token=token)
            return message

        return method

    async def _load(self, connection: Connection, kind: Kind[Any], aggregate_id: UUID, call: Call) -> Message:
        cursor = await connection.execute(
            "SELECT state FROM state WHERE kind = %s AND aggregate_id = %s", (kind.kind, aggregate_id)
        )
        row = await cursor.fetchone()
        if row is None:
            raise kind.not_found(kind.name_of(aggregate_id))
        require_reach(call.caller, _side(call, kind.listed(kind.decode_state(row[0]))))
        return kind.message.FromString(row[0])

    async def _journal(self, connection: Connection, call: Call, names: Sequence[str]) -> None:
        await access_log.record(connection, call.caller, Access(call.method, names), self._clock.now())


def history_event(envelope: Envelope) -> HistoryEvent:
    """One event of a history; its typed form is packed as it stands in the journal."""
    return HistoryEvent(
        event_id=str(envelope.id),
        type=envelope.type,
        version=envelope.version,
        occurred_time=to_timestamp(envelope.occurred_at),
        recorded_time=to_timestamp(envelope.recorded_at),
        actor_department=envelope.actor_department,
        event=Packed(type_url=f"type.googleapis.com/{envelope.type}", value=envelope.data),
    )


async def _at(
    connection: Connection, kind: Kind[Any], aggregate_id: UUID, known_at: datetime | None, true_at: datetime | None
) -> Message:
    if true_at:
        found = await asof.state_as_true(connection, kind.aggregate, aggregate_id, true_at, known_at)
    elif known_at:
        found = await asof.state_as_known(connection, kind.aggregate, aggregate_id, known_at)
    if found is None:
        raise kind.not_found(f"{kind.name_of(aggregate_id)} at that time")
    message: Message = kind.published(aggregate_id, *found)
    return message


def _wanted(kind: Kind[Any], request: Any, call: Call) -> Wanted:
    facets = {name: values for name in _facet_fields(request) if (values := _values(request, name))}
    return Wanted(
        kind.kind,
        asked_prefixes(call.caller, getattr(request, "division", "")),
        facets,
        getattr(request, "order_from", ""),
        getattr(request, "order_before", ""),
        kind.two_sided,
    )


def _side(call: Call, listed: Listed) -> str:
    """The division to be reached: of a matter between two places, either."""
    return listed.elsewhere if listed.elsewhere and call.caller.reaches(listed.elsewhere) else listed.division


def _facet_fields(request: Any) -> Sequence[str]:
    return [name for name in request.DESCRIPTOR.fields_by_name if name not in _NOT_FACETS]


def _values(request: Any, name: str) -> list[Any]:
    """The values asked for; a single field at its default asks for nothing."""
    value = getattr(request, name)
    if request.DESCRIPTOR.fields_by_name[name].is_repeated:
        return list(value)
    return [value] if value else []


def _instant(request: Any, name: str) -> datetime | None:
    if name not in request.DESCRIPTOR.fields_by_name or not request.HasField(name):
        return None
    with readable():
        return instant_in(getattr(request, name), name)


def _version(position: list[str] | None) -> int:
    if position is None:
        return 0
    if not (position[0].isascii() and position[0].isdigit()):
        raise unreadable("PAGE_TOKEN_MALFORMED", "page_token")
    return int(position[0])


def _name(message: Any) -> str:
    name: str = message.name
    return name
