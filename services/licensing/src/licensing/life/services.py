"""The four gRPC services of the register's life, for the server and the permission table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from google.protobuf.descriptor import ServiceDescriptor

from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.database import Pool
from chassis.metrics import Metrics
from chassis.permissions import Grant
from chassis.serving.asking import Asked, Questions
from chassis.serving.commanding import CommandMethods, Entry
from chassis.serving.handlers import ServiceSpec, implemented
from licensing.life.entries import NAME_ENTRIES, NOTICE_ENTRIES, PROCEEDING_ENTRIES, REPORT_ENTRIES
from licensing.life.kinds import ABNORMAL_FINDING, ANNUAL_REPORT, BUSINESS_NAME, DOUBLE_NOTICE, PROCEEDING
from smartsupervision.licensing.v1 import (
    annual_report_service_pb2,
    business_name_service_pb2,
    double_notice_service_pb2,
    proceeding_service_pb2,
)


@dataclass(frozen=True)
class LifeService:
    """One contract with its commands and the kinds it answers questions about."""

    descriptor: ServiceDescriptor
    entries: Sequence[Entry]
    asked: Sequence[Asked]

    def spec(self, bus: CommandBus, pool: Pool, clock: Clock, metrics: Metrics) -> ServiceSpec:
        """For the server."""
        commands = CommandMethods(self.entries, bus, metrics).methods(self.descriptor)
        questions = Questions(self.asked, pool, clock).methods(self.descriptor)
        return ServiceSpec(self.descriptor, implemented(commands, questions))

    def grants(self, departments: frozenset[str], acting: frozenset[str], reading: frozenset[str]) -> tuple[Grant, ...]:
        """Rows of the permission table: commands for the acting duties, questions for the reading ones."""
        commands = {entry.method for entry in self.entries} | {"BatchExecute"}
        return tuple(
            Grant(self._method(method.name), departments, acting if method.name in commands else reading)
            for method in self.descriptor.methods
        )

    def _method(self, name: str) -> str:
        return f"/{self.descriptor.full_name}/{name}"


PROCEEDING_SERVICE: Final = LifeService(
    proceeding_service_pb2.DESCRIPTOR.services_by_name["ProceedingService"],
    PROCEEDING_ENTRIES,
    (Asked(PROCEEDING, "Proceeding", "Proceedings"),),
)
BUSINESS_NAME_SERVICE: Final = LifeService(
    business_name_service_pb2.DESCRIPTOR.services_by_name["BusinessNameService"],
    NAME_ENTRIES,
    (Asked(BUSINESS_NAME, "BusinessName", "BusinessNames"),),
)
ANNUAL_REPORT_SERVICE: Final = LifeService(
    annual_report_service_pb2.DESCRIPTOR.services_by_name["AnnualReportService"],
    REPORT_ENTRIES,
    (
        Asked(ANNUAL_REPORT, "AnnualReport", "AnnualReports"),
        Asked(ABNORMAL_FINDING, "AbnormalFinding", "AbnormalFindings"),
    ),
)
DOUBLE_NOTICE_SERVICE: Final = LifeService(
    double_notice_service_pb2.DESCRIPTOR.services_by_name["DoubleNoticeService"],
    NOTICE_ENTRIES,
    (Asked(DOUBLE_NOTICE, "DoubleNotice", "DoubleNotices"),),
)
SERVICES: Final = (PROCEEDING_SERVICE, BUSINESS_NAME_SERVICE, ANNUAL_REPORT_SERVICE, DOUBLE_NOTICE_SERVICE)
