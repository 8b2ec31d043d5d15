"""StatisticsService: questions only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from chassis.clock import Clock
from chassis.database import Pool
from chassis.serving.commanding import Method
from enforcement.areas.area import Area
from enforcement.statistics.questions import StatisticsQuestions
from enforcement.statistics.tally import Tally
from roster.store import Rosters
from smartsupervision.enforcement.v1 import statistics_service_pb2


def _methods(pool: Pool, clock: Clock) -> Mapping[str, Method]:
    return StatisticsQuestions(pool, clock, Tally(pool), Rosters(pool)).methods()


AREA: Final = Area(
    statistics_service_pb2.DESCRIPTOR.services_by_name["StatisticsService"],
    lambda _: (),
    also=_methods,
)
