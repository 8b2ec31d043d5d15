"""DirectoryService: the gRPC contract of the directory, put together from its parts."""

from __future__ import annotations

from typing import Final

from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.metrics import Metrics
from chassis.serving.asking import Asked, Questions
from chassis.serving.commanding import CommandMethods
from chassis.serving.handlers import ServiceSpec, implemented
from directory.desk import Desk
from directory.entries import entries
from directory.kinds import APPROVAL, HANDOVER, PERSON, POST, UNIT
from directory.questions import DatedQuestions
from smartsupervision.directory.v1 import directory_service_pb2

SERVICE: Final = directory_service_pb2.DESCRIPTOR.services_by_name["DirectoryService"]
ASKED: Final = (
    Asked(UNIT, "Unit", "Units"),
    Asked(PERSON, "Person", "People"),
    Asked(POST, "Post", "Posts"),
    Asked(APPROVAL, "Approval", "Approvals"),
    Asked(HANDOVER, "Handover", "Handovers"),
)


def spec(bus: CommandBus, desk: Desk, pool: Pool, clock: Clock, metrics: Metrics) -> ServiceSpec:
    """For the server."""
    parts = (
        CommandMethods(entries(desk), bus, metrics).methods(SERVICE),
        Questions(ASKED, pool, clock).methods(SERVICE),
        DatedQuestions(desk, pool, clock).methods(),
    )
    return ServiceSpec(SERVICE, implemented(*parts))
