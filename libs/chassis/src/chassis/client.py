"""Calling a service: a channel with our certificate, and calls by method name on the service's descriptor."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import grpc
from google.protobuf.descriptor import MethodDescriptor, ServiceDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from chassis.serving.status import refusal_of
from chassis.settings import TlsSettings

__all__ = ["Stub", "channel", "refusal_of"]

MAX_ANSWER_BYTES = 16 * 1024 * 1024


def channel(tls: TlsSettings, target: str) -> grpc.aio.Channel:
    """A channel to `host:port` with mutual TLS."""
    credentials = grpc.ssl_channel_credentials(
        tls.authority.read_bytes(), tls.key.read_bytes(), tls.certificate.read_bytes()
    )
    return grpc.aio.secure_channel(
        target,
        credentials,
        options=[
            ("grpc.max_receive_message_length", MAX_ANSWER_BYTES),
            # A restarted server is found again within a second, not after the default two minutes.
            ("grpc.max_reconnect_backoff_ms", 1000),
            ("grpc.initial_reconnect_backoff_ms", 200),
        ],
    )


class Stub:
    """The methods of one service."""

    def __init__(
        self, channel: grpc.aio.Channel, service: ServiceDescriptor, token: Callable[[], str] | None = None
    ) -> None:
        self._token = token
        self._calls = {method.name: _call(channel, method) for method in service.methods}

    def _metadata(self) -> list[tuple[str, str]]:
        return [("authorization", f"Bearer {self._token()}")] if self._token else []

    async def call(self, method: str, request: Message, timeout: float = 30.0) -> Any:  # noqa: ASYNC109 - gRPC's deadline
        """The response message. Raises grpc.aio.AioRpcError; `refusal_of` reads why."""
        return await self._calls[method](request, timeout=timeout, metadata=self._metadata())

    def stream(self, method: str, request: Message, timeout: float | None = None) -> AsyncIterator[Any]:
        """The response messages of a server-streaming method."""
        answers: AsyncIterator[Any] = self._calls[method](request, timeout=timeout, metadata=self._metadata())
        return answers


def _call(channel: grpc.aio.Channel, method: MethodDescriptor) -> Any:
    path = f"/{method.containing_service.full_name}/{method.name}"
    kind = channel.unary_stream if method.server_streaming else channel.unary_unary
    return kind(
        path,
        request_serializer=GetMessageClass(method.input_type).SerializeToString,
        response_deserializer=GetMessageClass(method.output_type).FromString,
    )
