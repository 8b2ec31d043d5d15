"""Notices to authorities outside the region."""

from __future__ import annotations

from typing import Final

from chassis.mapped import Kind, Listed
from chassis.mapping import Mapper
from enforcement.domain.names import COLLECTIONS, OUTSIDE_NOTICE
from enforcement.domain.outside import events as e
from enforcement.domain.outside.records import OutsideNotice
from enforcement.kinds.common import FIELDS, claim, day_key, unit_name
from smartsupervision.enforcement.v1 import outside_notice_events_pb2, outside_notice_pb2

OUTSIDE_KEYS: Final = "outside-key"


def _listed(state: OutsideNotice) -> Listed:
    return Listed(
        state.division,
        day_key(state.sent_on),
        {
            "status": int(state.status),
            "unit": unit_name(state.unit),
            "event_key": state.event_key,
            "place": state.place,
        },
    )


OUTSIDE_NOTICES: Final[Kind[OutsideNotice]] = Kind(
    kind=OUTSIDE_NOTICE,
    collection=COLLECTIONS[OUTSIDE_NOTICE],
    state=OutsideNotice,
    message=outside_notice_pb2.OutsideNotice,
    events=e.EVENTS,
    events_module=outside_notice_events_pb2,
    evolve=e.evolve,
    mapper=Mapper(FIELDS),
    listed=_listed,
    claims=lambda state: claim(OUTSIDE_KEYS, state.origin_key),
    subject=lambda state: state.suspect.uscc,
)
