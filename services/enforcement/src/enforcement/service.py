"""EnforcementService: the gRPC contract of enforcement, put together from its parts."""

from __future__ import annotations

from typing import Final

from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.metrics import Metrics
from chassis.serving.asking import Asked, Questions
from chassis.serving.commanding import CommandMethods
from chassis.serving.handlers import ServiceSpec, implemented
from enforcement.bus import Present
from enforcement.kinds import (
    ASSISTANCES,
    CASES,
    CAUTIONS,
    CLUES,
    DOCUMENTS,
    EVIDENCE_ITEMS,
    MEASURES,
    SEIZED,
    SPOT_PENALTIES,
)
from enforcement.steps import entries
from smartsupervision.enforcement.v1 import enforcement_service_pb2

SERVICE: Final = enforcement_service_pb2.DESCRIPTOR.services_by_name["EnforcementService"]
ASKED: Final = (
    Asked(CLUES, "Clue", "Clues"),
    Asked(CASES, "PenaltyCase", "PenaltyCases"),
    Asked(DOCUMENTS, "CaseDocument", "CaseDocuments"),
    Asked(EVIDENCE_ITEMS, "Evidence", "EvidenceItems"),
    Asked(MEASURES, "Measure", "Measures"),
    Asked(SEIZED, "SeizedGoods", "SeizedGoodsItems"),
    Asked(SPOT_PENALTIES, "SpotPenalty", "SpotPenalties"),
    Asked(CAUTIONS, "Caution", "Cautions"),
    Asked(ASSISTANCES, "Assistance", "Assistances"),
)


def spec(bus: CommandBus, present: Present, pool: Pool, clock: Clock, metrics: Metrics) -> ServiceSpec:
    """For the server."""
    commands = CommandMethods(entries(present), bus, metrics).methods(SERVICE)
    questions = Questions(ASKED, pool, clock).methods(SERVICE)
    return ServiceSpec(SERVICE, implemented(commands, questions))
