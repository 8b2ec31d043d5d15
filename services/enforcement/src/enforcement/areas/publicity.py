"""PublicityService: penalties shown to the public, from approval to the day they are shown no longer."""

from __future__ import annotations

from typing import Final

from chassis.permissions import Grant
from chassis.serving.asking import Asked
from chassis.serving.commanding import Entry
from enforcement.areas.area import Area
from enforcement.bus import Present
from enforcement.domain.publicity import approving, changing, ending
from enforcement.domain.publicity import commands as c
from enforcement.kinds.publicity import PUBLICATIONS
from enforcement.publicity.listing import methods
from enforcement.stepping import Decide, Step
from smartsupervision.enforcement.v1 import publicity_service_pb2

SERVICE: Final = publicity_service_pb2.DESCRIPTOR.services_by_name["PublicityService"]
OTHER_DEPARTMENTS: Final = frozenset({"police", "tax"})
PUBLIC: Final = tuple(
    Grant(
        f"/{SERVICE.full_name}/{name}",
        OTHER_DEPARTMENTS,
        frozenset({"duty-officer"}),
        note="行政处罚信息公示: what anybody may read",
    )
    for name in ("ListPublicPenalties", "ListWithdrawnPenalties")
)


def entries(present: Present) -> list[Entry]:
    """Its commands."""

    def on(command: type, decide: Decide) -> Entry:
        step = Step(present, PUBLICATIONS, decide, lambda each: each.penalty_publication)
        return Entry(command.__name__, command, step, PUBLICATIONS)

    return [
        on(c.ApprovePublication, approving.approve),
        on(c.PublishPenalty, approving.publish),
        on(c.PushToProvince, approving.push),
        on(c.ConfirmPush, approving.confirm_push),
        on(c.AskForCorrection, changing.ask),
        on(c.CorrectPublication, changing.correct),
        on(c.RecordRestriction, changing.record_restriction),
        on(c.RecordListing, changing.record_listing),
        on(c.WithdrawPublication, ending.withdraw),
        on(c.StopPublicity, ending.stop),
        on(c.RestorePublicity, ending.restore),
    ]


AREA: Final = Area(
    SERVICE,
    entries,
    (Asked(PUBLICATIONS, "PenaltyPublication", "PenaltyPublications"),),
    also=methods,
    grants=PUBLIC,
)
