"""RegisterService: the gRPC contract of the register, put together from its halves."""

from __future__ import annotations

from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.metrics import Metrics
from chassis.serving.handlers import ServiceSpec
from chassis.watching import Watcher
from licensing.command_methods import CommandMethods
from licensing.entity_queries import EntityQueries
from licensing.other_queries import OtherQueries
from licensing.reading import Reading
from smartsupervision.licensing.v1 import register_service_pb2 as rs

SERVICE = rs.DESCRIPTOR.services_by_name["RegisterService"]


class RegisterService(CommandMethods, EntityQueries, OtherQueries):
    """Implements smartsupervision.licensing.v1.RegisterService."""

    def __init__(self, bus: CommandBus, pool: Pool, clock: Clock, metrics: Metrics) -> None:
        reading = Reading(pool, clock)
        CommandMethods.__init__(self, bus, metrics)
        EntityQueries.__init__(self, reading)
        OtherQueries.__init__(self, reading, Watcher(pool))

    def spec(self) -> ServiceSpec:
        """For the server."""
        return ServiceSpec(SERVICE, self)
