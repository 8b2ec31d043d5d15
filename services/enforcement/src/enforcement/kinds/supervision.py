"""Papers of supervision of enforcement."""

from __future__ import annotations

from typing import Final

from chassis.mapped import Kind, Listed
from chassis.mapping import Mapper
from enforcement.domain.names import COLLECTIONS, SUPERVISION
from enforcement.domain.supervision import events as e
from enforcement.domain.supervision.records import Supervision
from enforcement.kinds.common import FIELDS, day_key, post_name, unit_name
from smartsupervision.enforcement.v1 import supervision_events_pb2, supervision_pb2


def _supervision(state: Supervision) -> Listed:
    return Listed(
        state.division,
        day_key(state.issued_on),
        {
            "status": int(state.status),
            "kind": int(state.kind),
            "unit": unit_name(state.unit),
            "superior": unit_name(state.superior) if state.superior else "",
            "post": post_name(state.post),
            "matter": state.matter,
        },
    )


SUPERVISIONS: Final[Kind[Supervision]] = Kind(
    kind=SUPERVISION,
    collection=COLLECTIONS[SUPERVISION],
    state=Supervision,
    message=supervision_pb2.Supervision,
    events=e.EVENTS,
    events_module=supervision_events_pb2,
    evolve=e.evolve,
    mapper=Mapper({**FIELDS, "superior_post": "posts", "follows": COLLECTIONS[SUPERVISION]}),
    listed=_supervision,
)
