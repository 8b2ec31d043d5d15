"""A grpc.aio server: mTLS always, handlers on bytes, health and reflection included."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import grpc
import psycopg
import psycopg_pool
from grpc_reflection.v1alpha import reflection, reflection_pb2
from grpc_reflection.v1alpha._async import ReflectionServicer

from chassis.clock import Clock
from chassis.errors import Refusal
from chassis.metrics import Metrics
from chassis.permissions import Grant, PermissionTable
from chassis.serving.certificates import CertificateTrust
from chassis.serving.gate import Gate
from chassis.serving.handlers import HandlerFactory, ServiceSpec
from chassis.serving.health import GRANTS, health_spec
from chassis.serving.parsing import parse
from chassis.serving.tokens import TokenVerifier
from chassis.settings import ServerSettings, TlsSettings

MAX_MESSAGE_BYTES = 4 * 1024 * 1024
"""Larger requests are refused by the transport with RESOURCE_EXHAUSTED."""

_UNAVAILABLE = (psycopg.OperationalError, psycopg_pool.PoolTimeout, grpc.aio.AioRpcError)


def server_credentials(tls: TlsSettings) -> grpc.ServerCredentials:
    """Credentials that demand a client certificate of our authority."""
    return grpc.ssl_server_credentials(
        [(tls.key.read_bytes(), tls.certificate.read_bytes())],
        root_certificates=tls.authority.read_bytes(),
        require_client_auth=True,
    )


class GrpcServer:
    """One listening server."""

    def __init__(
        self,
        settings: ServerSettings,
        tls: TlsSettings,
        specs: Sequence[ServiceSpec],
        grants: Sequence[Grant],
        *,
        clock: Clock,
        metrics: Metrics,
        healthy: Callable[[], Awaitable[bool]],
    ) -> None:
        names = [spec.descriptor.full_name for spec in specs]
        gate = Gate(
            CertificateTrust(tls.revocations, clock),
            TokenVerifier(settings.token_keys, settings.audience, clock),
            PermissionTable([*grants, *GRANTS]),
        )
        handlers = HandlerFactory(gate, clock, metrics, settings.max_concurrent_calls, _UNAVAILABLE)
        self._server = grpc.aio.server(
            options=[
                ("grpc.max_receive_message_length", MAX_MESSAGE_BYTES),
                ("grpc.max_send_message_length", 4 * MAX_MESSAGE_BYTES),
                ("grpc.so_reuseport", 0),
                ("grpc.keepalive_time_ms", 30_000),
            ]
        )
        all_specs = [*specs, health_spec(names, healthy)]
        self._server.add_generic_rpc_handlers(tuple(handlers.service(spec) for spec in all_specs))
        self._server.add_generic_rpc_handlers((_reflection([*names, "grpc.health.v1.Health"]),))
        self._address = f"127.0.0.1:{settings.port}"
        self._credentials = server_credentials(tls)

    async def start(self) -> int:
        """Listen; returns the port. RuntimeError if it is taken."""
        port = self._server.add_secure_port(self._address, self._credentials)
        await self._server.start()
        return port

    async def stop(self, grace_seconds: float = 5.0) -> None:
        """Take no new calls, finish those under way."""
        await self._server.stop(grace_seconds)


def _reflection(names: Sequence[str]) -> grpc.GenericRpcHandler:
    def lenient(raw: bytes) -> Any:
        try:
            return parse(reflection_pb2.ServerReflectionRequest, raw)
        except Refusal:
            # The servicer answers an empty request with INVALID_ARGUMENT.
            return reflection_pb2.ServerReflectionRequest()

    servicer = ReflectionServicer([*names, reflection.SERVICE_NAME])
    handler = grpc.stream_stream_rpc_method_handler(
        servicer.ServerReflectionInfo,
        request_deserializer=lenient,
        response_serializer=reflection_pb2.ServerReflectionResponse.SerializeToString,
    )
    return grpc.method_handlers_generic_handler(reflection.SERVICE_NAME, {"ServerReflectionInfo": handler})
