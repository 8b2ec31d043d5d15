"""Licences, units and posts as their services publish them, for tests of the command center."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid5

from support.center import NAMESPACE
from support.matters import POST, proto

from smartsupervision.directory.v1.person_pb2 import Placement, Post
from smartsupervision.directory.v1.unit_pb2 import Unit, UnitName
from smartsupervision.licensing.v1.entity_pb2 import Entity
from smartsupervision.licensing.v1.licence_pb2 import LICENCE_STATUS_VALID, Licence

START = date(2020, 1, 1)


def licence(number: int, of: Entity, last: date | None, kind: str = "food-trade", **fields: Any) -> Licence:
    """A valid licence of an entity; without a last day if none is given."""
    record = uuid5(NAMESPACE, f"licence {number}")
    given: dict[str, Any] = {
        "entity": of.name,
        "code": of.unified_social_credit_code,
        "holder_name": of.registered_name,
        "number": f"JY1450300{number:07}",
        "licence_kind": kind,
        "status": LICENCE_STATUS_VALID,
        "division": of.division,
        "valid_from": proto(START),
        **fields,
    }
    found = Licence(name=f"licences/{record}", **given)
    if last is not None:
        found.valid_to.CopyFrom(proto(last))
    return found


def unit(number: int, name: str, later: str = "", since: date = START) -> Unit:
    """A unit, and what it will be called from a later day on."""
    record = uuid5(NAMESPACE, f"unit {number}")
    names = [UnitName(since=proto(START), full_name=name)]
    names += [UnitName(since=proto(since), full_name=later)] if later else []
    return Unit(name=f"units/{record}", key=f"U{number}", names=names)


def post(of: Unit, name: str = POST, title: str = "食品经营许可岗", then: Unit | None = None) -> Post:
    """A post of a unit; `then` is the unit it moves to in 2099."""
    placements = [Placement(since=proto(START), unit=of.name)]
    placements += [Placement(since=proto(date(2099, 1, 1)), unit=then.name)] if then else []
    return Post(name=name, number=name[-4:], title=title, placements=placements)
