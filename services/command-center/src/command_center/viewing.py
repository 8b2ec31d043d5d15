"""One entity with everything known about it."""

from __future__ import annotations

from chassis.errors import Refusal, RefusalKind, TransientError
from command_center import answers, validation
from command_center.elastic import Elastic
from command_center.index import KINDS, Json
from command_center.searching import unavailable
from command_center.timeline import Timeline
from smartsupervision.commandcenter.v1.command_center_pb2 import EntityView
from smartsupervision.licensing.v1.entity_pb2 import PREMISES_STATUS_OPEN, Entity, Premises

MAX_PREMISES = 200


class Viewing:
    """Composes the view of an entity from the index and its owner's history."""

    def __init__(self, elastic: Elastic, timeline: Timeline) -> None:
        self._elastic = elastic
        self._timeline = timeline

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

    async def view(self, entity: Entity) -> EntityView:
        """The entity with its premises and timeline; without timeline if its owner does not answer."""
        premises = await self._premises(entity.name)
        timeline = await self._timeline.of([entity.name, *(place.name for place in premises)])
        return EntityView(
            entity=entity,
            premises=premises,
            timeline=timeline or [],
            timeline_available=timeline is not None,
        )

    async def _premises(self, entity_name: str) -> list[Premises]:
        body: Json = {
            "query": {"bool": {"filter": [{"term": {"entity": entity_name}}]}},
            "sort": [{"id": "asc"}],
            "size": MAX_PREMISES,
        }
        try:
            answer = await self._elastic.search(KINDS["premises"].alias, body)
        except TransientError as error:
            raise unavailable(error) from error
        places = [answers.premises_of(hit) for hit in answer["hits"]["hits"]]
        return sorted(places, key=lambda place: (place.status != PREMISES_STATUS_OPEN, place.kind, place.address))


def _not_found(name: str) -> Refusal:
    return Refusal(
        RefusalKind.NOT_FOUND,
        "ENTITY_NOT_FOUND",
        f"{name} is not in the index",
        "未找到该经营主体",
        rule="AIP-131",
        remedy="search for it by name or number",
    )
