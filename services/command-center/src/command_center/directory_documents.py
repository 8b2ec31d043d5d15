"""Units and posts as documents: whom a matter belongs to, by name. Pure."""

from __future__ import annotations

from command_center.folding import index_tokens
from command_center.index import Json
from smartsupervision.directory.v1.person_pb2 import Post, Role
from smartsupervision.directory.v1.unit_pb2 import Unit, UnitKind


def unit_fields(state: bytes) -> Json:
    """What a unit is found by: every name it ever had."""
    unit = Unit.FromString(state)
    return {
        "name": unit.name,
        "key": unit.key,
        "name_tokens": [index_tokens(name.full_name) for name in unit.names],
        "type": UnitKind.Name(unit.kind),
    }


def post_fields(state: bytes) -> Json:
    """What a post is found by: every unit it ever belonged to."""
    post = Post.FromString(state)
    return {
        "name": post.name,
        "number": post.number,
        "units": list(dict.fromkeys(placement.unit for placement in post.placements)),
        "type": Role.Name(post.role),
    }
