"""grpc.health.v1, through the same handlers as everything else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from grpc_health.v1 import health_pb2

from chassis.errors import Refusal, RefusalKind
from chassis.permissions import ANY_DEPARTMENT, Grant
from chassis.serving.call import Call
from chassis.serving.handlers import ServiceSpec

GRANTS = (
    Grant("/grpc.health.v1.Health/*", ANY_DEPARTMENT, note="any certified client may ask whether we are well"),
    Grant("/grpc.reflection.v1alpha.ServerReflection/*", ANY_DEPARTMENT, note="schemas are public"),
)

CHECK_EVERY_SECONDS = 5.0


class Health:
    """Healthy means: the service's own check passes, such as a query on its database."""

    def __init__(self, services: list[str], check: Callable[[], Awaitable[bool]]) -> None:
        self._services = {"", *services}
        self._check = check

    async def Check(self, request: health_pb2.HealthCheckRequest, call: Call) -> health_pb2.HealthCheckResponse:
        """SERVING or NOT_SERVING; NOT_FOUND for a service that is not here."""
        return health_pb2.HealthCheckResponse(status=await self._status(request.service))

    async def List(self, request: health_pb2.HealthListRequest, call: Call) -> health_pb2.HealthListResponse:
        """The status of every service here."""
        status = health_pb2.HealthCheckResponse(status=await self._status(""))
        return health_pb2.HealthListResponse(statuses=dict.fromkeys(sorted(self._services), status))

    async def Watch(
        self, request: health_pb2.HealthCheckRequest, call: Call
    ) -> AsyncIterator[health_pb2.HealthCheckResponse]:
        """The status now and at every change."""
        last = None
        while True:
            status = await self._status(request.service)
            if status != last:
                yield health_pb2.HealthCheckResponse(status=status)
            last = status
            await asyncio.sleep(CHECK_EVERY_SECONDS)

    async def _status(self, service: str) -> health_pb2.HealthCheckResponse.ServingStatus:
        if service not in self._services:
            raise Refusal(
                RefusalKind.NOT_FOUND,
                "SERVICE_UNKNOWN",
                f"no service {service!r} here",
                "没有该服务",
                rule="grpc.health.v1",
                remedy=f"ask for one of: {', '.join(sorted(self._services - {''}))}",
            )
        well = await self._check()
        states = health_pb2.HealthCheckResponse
        return states.SERVING if well else states.NOT_SERVING


def health_spec(services: list[str], check: Callable[[], Awaitable[bool]]) -> ServiceSpec:
    """The health service over these services."""
    return ServiceSpec(health_pb2.DESCRIPTOR.services_by_name["Health"], Health(services, check))
