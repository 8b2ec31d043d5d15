"""LicenceService: the gRPC contract of licences, put together from its parts."""

from __future__ import annotations

from typing import Final

from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.metrics import Metrics
from chassis.serving.asking import Asked, Questions
from chassis.serving.commanding import CommandMethods
from chassis.serving.handlers import ServiceSpec, implemented
from licensing.licences.desk import Desk
from licensing.licences.electronic import Issuer
from licensing.licences.entries import entries
from licensing.licences.kinds import APPLICATION, DELEGATION, FILING, LICENCE, PLEDGE
from licensing.licences.questions import LicenceQuestions
from smartsupervision.licensing.v1 import licence_service_pb2

SERVICE: Final = licence_service_pb2.DESCRIPTOR.services_by_name["LicenceService"]
ASKED: Final = (
    Asked(APPLICATION, "LicenceApplication", "LicenceApplications"),
    Asked(LICENCE, "Licence", "Licences"),
    Asked(FILING, "Filing", "Filings"),
    Asked(PLEDGE, "Pledge", "Pledges"),
    Asked(DELEGATION, "LicenceDelegation", "LicenceDelegations"),
)


def spec(bus: CommandBus, desk: Desk, issuer: Issuer, pool: Pool, clock: Clock, metrics: Metrics) -> ServiceSpec:
    """For the server."""
    parts = (
        CommandMethods(entries(desk), bus, metrics).methods(SERVICE),
        Questions(ASKED, pool, clock).methods(SERVICE),
        LicenceQuestions(desk, issuer, pool, clock).methods(),
    )
    return ServiceSpec(SERVICE, implemented(*parts))
