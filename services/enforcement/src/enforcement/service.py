"""The gRPC services of enforcement, put together from their areas."""

from __future__ import annotations

from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.metrics import Metrics
from chassis.serving.asking import Questions
from chassis.serving.commanding import CommandMethods
from chassis.serving.handlers import ServiceSpec, implemented
from enforcement.areas import AREAS
from enforcement.areas.area import Area
from enforcement.bus import Present
from enforcement.preparing import prepared


def specs(bus: CommandBus, present: Present, pool: Pool, clock: Clock, metrics: Metrics) -> tuple[ServiceSpec, ...]:
    """For the server."""

    def spec(area: Area) -> ServiceSpec:
        commands = prepared(CommandMethods(area.entries(present), bus, metrics).methods(area.service), area, pool)
        questions = Questions(area.asked, pool, clock).methods(area.service)
        own = {name: build(present, pool, clock) for name, build in area.served.items()}
        return ServiceSpec(area.service, implemented(commands, questions, area.also(pool, clock), own))

    return tuple(spec(area) for area in AREAS)
