"""From what the index holds to the messages that are answered. Pure."""

from __future__ import annotations

import base64

from command_center import searches
from command_center.highlight import fragments, snippet
from command_center.index import Json
from smartsupervision.commandcenter.v1.command_center_pb2 import (
    EntityFilter,
    EntityMatch,
    EntitySummary,
    Highlight,
)
from smartsupervision.commandcenter.v1.facet_pb2 import Facet
from smartsupervision.licensing.v1.entity_pb2 import Entity, EntityStatus, EntityType, Premises


def entity_of(hit: Json) -> Entity:
    """The entity in a hit, as its owner published it."""
    return Entity.FromString(base64.b64decode(hit["_source"]["state"]))


def premises_of(hit: Json) -> Premises:
    """The premises in a hit, as their owner published them."""
    return Premises.FromString(base64.b64decode(hit["_source"]["state"]))


def match(hit: Json, query: str) -> EntityMatch:
    """One line of a result list."""
    entity = entity_of(hit)
    return EntityMatch(entity=summary(entity), highlights=_highlights(entity, query))


def summary(entity: Entity) -> EntitySummary:
    """What a result list shows of an entity."""
    short = EntitySummary(
        name=entity.name,
        registered_name=entity.registered_name,
        unified_social_credit_code=entity.unified_social_credit_code,
        platform_key=entity.platform_key,
        former_numbers=entity.former_numbers,
        former_names=entity.former_names,
        entity_type=entity.entity_type,
        status=entity.status,
        reserved=entity.HasField("reservation"),
        division=entity.division,
        address=entity.address,
        version=entity.version,
    )
    if entity.HasField("established_date"):
        short.established_date.CopyFrom(entity.established_date)
    return short


def _highlights(entity: Entity, query: str) -> list[Highlight]:
    """The name always, so that a page need not treat two cases; other fields where something matched.

    The business scope is shown, around its first match, where it alone says why the entity was found.
    """
    found = [Highlight(field="registered_name", fragments=fragments(entity.registered_name, query))]
    others = [("address", entity.address)]
    others += [("former_name", former.registered_name) for former in entity.former_names]
    numbers = [entity.unified_social_credit_code, entity.platform_key]
    numbers += [former.value for former in entity.former_numbers]
    others += [("number", number) for number in numbers]
    for field, text in others:
        pieces = fragments(text, query)
        if any(piece.matched for piece in pieces):
            found.append(Highlight(field=field, fragments=pieces))
    if not any(piece.matched for highlight in found for piece in highlight.fragments):
        scope = snippet(fragments(entity.business_scope, query))
        found += [Highlight(field="business_scope", fragments=scope)] if scope else []
    return found


def facets(aggregations: Json, chosen: EntityFilter) -> list[Facet]:
    """Counts per facet, the chosen values marked."""
    return searches.facets_of(aggregations, selected(chosen))


def selected(chosen: EntityFilter) -> dict[str, set[str]]:
    """The values a filter names, per facet, written as facets write them."""
    return {
        "city": set(chosen.divisions),
        "type": {EntityType.Name(value) for value in chosen.types},
        "status": {EntityStatus.Name(value) for value in chosen.statuses},
        "established_year": {str(year) for year in chosen.established_years},
        "reserved": {str(chosen.reserved).lower()} if chosen.HasField("reserved") else set(),
    }
