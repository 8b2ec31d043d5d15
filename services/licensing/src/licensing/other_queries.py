"""Questions about premises, the live feed, and values from the vault."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Literal
from uuid import UUID

from chassis import access_log, vault
from chassis.access_log import Access
from chassis.envelope import parse
from chassis.refusing import told_to_callers
from chassis.serving.call import Call
from chassis.serving.requests import page_size_in, page_token_of, position_in, question
from chassis.watching import Watcher
from licensing import store
from licensing.aggregates import ENTITY
from licensing.codec.basics import ENTITIES, PREMISES, id_of
from licensing.codec.timeline import event_in, line
from licensing.commands.base import home_division
from licensing.domain import items
from licensing.domain.refusal import Fault, refuse, refuse_if_any
from licensing.paging import id_at
from licensing.reading import Reading, asked_prefixes, load_entity, load_named, load_premises, seen_by
from smartsupervision.common.v1.sensitivity_pb2 import VaultReference
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1 import register_service_pb2 as rs

PREMISES_A_PAGE = 100


class OtherQueries:
    """Premises, watch and sensitive fields. Method names are those of the contract."""

    def __init__(self, reading: Reading, watcher: Watcher) -> None:
        self._reading = reading
        self._watcher = watcher

    async def GetPremises(self, request: rs.GetPremisesRequest, call: Call) -> pb.Premises:
        """One place."""
        with told_to_callers():
            premises_id = id_of(request.name, PREMISES, "name")
            async with self._reading.pool.connection() as connection:
                premises = await load_premises(connection, premises_id, call.caller)
                await self._reading.journal(connection, call, [premises.name])
        return premises

    async def ListPremises(self, request: rs.ListPremisesRequest, call: Call) -> rs.ListPremisesResponse:
        """The places of an entity, or all at one address within the officer's division."""
        with told_to_callers():
            size = page_size_in(request.page_size, PREMISES_A_PAGE)
            asked = question(request)
            position = position_in(request.page_token, asked, 1)
            after = id_at(position, 0) if position else None
            column, value = _by(request)
            async with self._reading.pool.connection() as connection:
                if isinstance(value, UUID):
                    await load_entity(connection, value, call.caller)
                prefix = "" if isinstance(value, UUID) else seen_by(call.caller)
                wanted = store.PremisesFilter(column, value, request.open_only, prefix)
                rows = await store.list_premises(connection, wanted, after, size + 1)
        page = rows[:size]
        return rs.ListPremisesResponse(
            premises=[pb.Premises.FromString(state) for _, state in page],
            next_page_token=page_token_of(asked, [str(page[-1][0])]) if len(rows) > size else "",
        )

    async def WatchEntities(
        self, request: rs.WatchEntitiesRequest, call: Call
    ) -> AsyncIterator[rs.WatchEntitiesResponse]:
        """Changes within the officer's division from a token on."""
        with told_to_callers():
            prefixes = asked_prefixes(call.caller, request.division)
        async for numbered, token in self._watcher.watch(request.resume_token):
            response = rs.WatchEntitiesResponse(resume_token=token)
            if numbered is None or _fill(response, numbered.raw, prefixes):
                yield response

    async def ReadSensitiveField(
        self, request: rs.ReadSensitiveFieldRequest, call: Call
    ) -> rs.ReadSensitiveFieldResponse:
        """A value from the vault; the read is journalled before it is made."""
        with told_to_callers():
            refuse_if_any(
                [
                    _said("purpose", request.purpose, 100),
                    _said("reason", request.reason, 500),
                    items.text("field", request.field, items.SHORT_LIMIT),
                ]
            )
            async with self._reading.pool.connection() as connection:
                record = await load_named(connection, request.name, call.caller)
                reference = _reference(record, request.field)
                access = Access(call.method, [record.name], [request.field], request.purpose, request.reason)
                await access_log.record(connection, call.caller, access, self._reading.clock.now())
                value = await vault.read(connection, UUID(reference.reference))
        return rs.ReadSensitiveFieldResponse(value=value)


def _by(request: rs.ListPremisesRequest) -> tuple[Literal["entity", "address"], UUID | str]:
    match request.WhichOneof("by"):
        case "entity":
            return "entity", id_of(request.entity, ENTITIES, "entity")
        case "address":
            refuse_if_any([items.required_text("address", request.address, items.ADDRESS_LIMIT)])
            return "address", request.address
        case _:
            raise refuse("FIELD_REQUIRED", "by")


def _fill(response: rs.WatchEntitiesResponse, raw: bytes, prefixes: tuple[str, ...]) -> bool:
    """Put an event into the response; False if it lies outside the prefixes."""
    envelope = parse(raw)
    event = event_in(envelope)
    if envelope.kind == ENTITY:
        division = home_division(event.entity.division, event.entity.unified_social_credit_code)
        response.entity.CopyFrom(event.entity)
    else:
        division = event.premises.division
        response.premises.CopyFrom(event.premises)
    response.event.CopyFrom(line(envelope, event))
    # Those who watch the old division are told that the entity left.
    places = (division, getattr(event, "from_division", "") or division)
    return any(all(place.startswith(prefix) for prefix in prefixes) for place in places)


def _said(field: str, text: str, limit: int) -> Fault | None:
    return items.required_text(field, text if len(text.strip()) >= 2 else "", limit)


def _reference(record: pb.Entity | pb.Premises, field: str) -> VaultReference:
    """The seal of a field. Refusal VALUE_NOT_SEALED where the record has none."""
    if field == "address_full" and record.HasField("address_full"):
        return record.address_full
    if field == "legal_representative.id_document" and isinstance(record, pb.Entity):
        representative = record.legal_representative
        if representative.HasField("id_document"):
            return representative.id_document
    raise refuse("VALUE_NOT_SEALED", "field", path=field[:60] or "-")
