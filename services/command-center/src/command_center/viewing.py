"""One entity with everything known about it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from chassis.errors import Refusal, RefusalKind, TransientError
from command_center import answers, validation
from command_center.deadlines import Deadlines
from command_center.elastic import Elastic, ask, unavailable
from command_center.index import KINDS, Json
from command_center.licences import Licences
from command_center.timeline import Timeline
from smartsupervision.commandcenter.v1.command_center_pb2 import EntityView
from smartsupervision.commandcenter.v1.deadline_search_pb2 import DeadlineSummary
from smartsupervision.commandcenter.v1.licence_search_pb2 import LicenceSummary
from smartsupervision.licensing.v1.entity_pb2 import PREMISES_STATUS_OPEN, Entity, Premises

MAX_PREMISES = 200


class Viewing:
    """Composes the view of an entity from the index and its owner's history."""

    def __init__(self, elastic: Elastic, timeline: Timeline, licences: Licences, deadlines: Deadlines) -> None:
        self._elastic = elastic
        self._timeline = timeline
        self._licences = licences
        self._deadlines = deadlines

    async def entity(self, name: str) -> Entity:
        """The entity of a resource name. Refusal INVALID_REQUEST, ENTITY_NOT_FOUND or INDEX_UNAVAILABLE."""
        record = validation.uuid_of(name)
        try:
            found = await self._elastic.get(KINDS["entity"].alias, record)
        except TransientError as error:
            raise unavailable(error) from error
        if found is None:
            raise _not_found(name)
        return answers.entity_of(found)

    async def view(self, entity: Entity, *, with_clocks: bool) -> EntityView:
        """The entity with all that belongs to it; without timeline if its owner does not answer."""
        premises, licences = await asyncio.gather(self._premises(entity.name), self._licences.of_entity(entity.name))
        clocks, timeline = await asyncio.gather(
            self._clocks(entity, licences) if with_clocks else _none(),
            self._timeline.of([entity.name, *(place.name for place in premises)]),
        )
        return EntityView(
            entity=entity,
            premises=premises,
            licences=licences,
            clocks=clocks,
            timeline=timeline or [],
            timeline_available=timeline is not None,
        )

    async def _clocks(self, entity: Entity, licences: Sequence[LicenceSummary]) -> list[DeadlineSummary]:
        matters = [entity.name, *(licence.name for licence in licences)]
        numbers = [entity.unified_social_credit_code, *(former.value for former in entity.former_numbers)]
        return await self._deadlines.of_matters(matters, [number for number in numbers if number])

    async def _premises(self, entity_name: str) -> list[Premises]:
        body: Json = {
            "query": {"bool": {"filter": [{"term": {"entity": entity_name}}]}},
            "sort": [{"id": "asc"}],
            "size": MAX_PREMISES,
        }
        answer = await ask(self._elastic, KINDS["premises"].alias, body)
        places = [answers.premises_of(hit) for hit in answer["hits"]["hits"]]
        return sorted(places, key=lambda place: (place.status != PREMISES_STATUS_OPEN, place.kind, place.address))


async def _none() -> list[DeadlineSummary]:
    return []


def _not_found(name: str) -> Refusal:
    return Refusal(
        RefusalKind.NOT_FOUND,
        "ENTITY_NOT_FOUND",
        f"{name} is not in the index",
        "未找到该经营主体",
        rule="AIP-131",
        remedy="search for it by name or number",
    )
