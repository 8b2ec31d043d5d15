"""Where records belong, as terms of the index. Pure."""

from __future__ import annotations

from command_center.index import Json
from smartsupervision.licensing.v1.entity_pb2 import Entity


def home_division(entity: Entity) -> str:
    """Where an entity belongs: its division, else the one in its code, as its register says it too."""
    return entity.division or entity.unified_social_credit_code[2:8]


def place_fields(division: str) -> Json:
    """The division and those above it, so that a grant or filter at any level is one exact term."""
    if not division:
        return {}
    county = division[:6]
    city = county[:4] + "00"
    fields: Json = {"divisions": list(dict.fromkeys((county[:2] + "0000", city, county, division)))}
    if not city.endswith("0000"):
        fields["city"] = city
    return fields
