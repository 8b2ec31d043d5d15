"""From a service's implementation to gRPC handlers that take bytes and answer bytes or a refusal."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import grpc
import structlog
from google.protobuf.descriptor import MethodDescriptor, ServiceDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from chassis.clock import Clock
from chassis.errors import Refusal, RefusalKind, TransientError
from chassis.metrics import Metrics
from chassis.serving.call import Answer, Call, new_traceparent
from chassis.serving.gate import SERVER_BUSY, Gate
from chassis.serving.parsing import parse
from chassis.serving.status import abort, code_of

MAX_SECONDS = 30.0
"""Longest a unary call may take, whatever deadline it brings."""

MAX_STREAM_SECONDS = 3600.0
"""Longest a stream lives; watchers resume with their token."""

log = structlog.get_logger()

Context = grpc.aio.ServicerContext[bytes, bytes]

TOO_LATE = Refusal(
    RefusalKind.DEADLINE_EXCEEDED,
    "DEADLINE_EXCEEDED",
    "the deadline passed before the answer was ready; a command may still have been carried out",
    "请求超时；命令可能已执行",
    rule="deadline",
    remedy="repeat a command with the same request id: it is carried out once",
)
BACKEND_UNAVAILABLE = Refusal(
    RefusalKind.UNAVAILABLE,
    "BACKEND_UNAVAILABLE",
    "a server this service depends on does not answer at the moment",
    "后端服务暂不可用",
    rule="availability",
    remedy="repeat the call with the same request id in a few seconds",
)


@dataclass(frozen=True)
class ServiceSpec:
    """A gRPC service and the object that implements it, one coroutine (or async generator) per method."""

    descriptor: ServiceDescriptor
    implementation: object


def implemented(*parts: Mapping[str, Callable[..., Any]]) -> object:
    """An implementation from methods by name."""
    return SimpleNamespace(**{name: method for part in parts for name, method in part.items()})


class HandlerFactory:
    """Builds the handlers of one server; counts what is under way."""

    def __init__(
        self,
        gate: Gate,
        clock: Clock,
        metrics: Metrics,
        max_concurrent_calls: int,
        unavailable: tuple[type[Exception], ...],
    ) -> None:
        self._gate = gate
        self._clock = clock
        self._metrics = metrics
        self._max = max_concurrent_calls
        self._unavailable = (*unavailable, TransientError)
        self._in_flight = 0

    def service(self, spec: ServiceSpec) -> grpc.GenericRpcHandler:
        """The handlers of all methods of a service. AttributeError if one is not implemented."""
        handlers = {method.name: self._method(method, spec.implementation) for method in spec.descriptor.methods}
        return grpc.method_handlers_generic_handler(spec.descriptor.full_name, handlers)

    def _method(self, method: MethodDescriptor, implementation: object) -> grpc.RpcMethodHandler[bytes, bytes]:
        full_name = f"/{method.containing_service.full_name}/{method.name}"
        request_type = GetMessageClass(method.input_type)
        function = getattr(implementation, method.name)
        if method.server_streaming:
            stream = self._stream(full_name, request_type, function)
            return grpc.unary_stream_rpc_method_handler(stream)
        unary = self._unary(full_name, request_type, function)
        return grpc.unary_unary_rpc_method_handler(unary)

    def _unary(
        self, method: str, request_type: type[Message], function: Callable[[Any, Call], Awaitable[Answer]]
    ) -> Callable[[bytes, Context], Awaitable[bytes]]:
        async def handle(raw: bytes, context: Context) -> bytes:
            started = time.perf_counter()
            outcome = grpc.StatusCode.OK
            self._in_flight += 1
            try:
                if self._in_flight > self._max:
                    raise SERVER_BUSY
                seconds = _seconds_left(context, MAX_SECONDS)
                call = self._call(method, context, seconds)
                request = parse(request_type, raw)
                async with asyncio.timeout(seconds):
                    answer = await function(request, call)
                return answer if isinstance(answer, bytes) else answer.SerializeToString()
            except Exception as error:  # noqa: BLE001 - every failure of a call ends here and gets a status
                refusal = self._refusal(method, error)
                outcome = grpc.StatusCode.INTERNAL if refusal is None else code_of(refusal)
                return await _fail(context, refusal)
            finally:
                self._in_flight -= 1
                self._measure(method, outcome, started)

        return handle

    def _stream(
        self, method: str, request_type: type[Message], function: Callable[[Any, Call], AsyncIterator[Message]]
    ) -> Callable[[bytes, Context], AsyncIterator[bytes]]:
        async def handle(raw: bytes, context: Context) -> AsyncIterator[bytes]:
            started = time.perf_counter()
            outcome = grpc.StatusCode.OK
            try:
                seconds = _seconds_left(context, MAX_STREAM_SECONDS)
                call = self._call(method, context, seconds)
                request = parse(request_type, raw)
                async for message in function(request, call):
                    yield message.SerializeToString()
            except Exception as error:  # noqa: BLE001 - every failure of a call ends here and gets a status
                refusal = self._refusal(method, error)
                outcome = grpc.StatusCode.INTERNAL if refusal is None else code_of(refusal)
                await _fail(context, refusal)
            finally:
                self._measure(method, outcome, started)

        return handle

    def _call(self, method: str, context: Context, seconds: float) -> Call:
        metadata = {key: value for key, value in context.invocation_metadata() or () if isinstance(value, str)}
        caller = self._gate.admit(method, context, metadata)
        traceparent = metadata.get("traceparent", "") or new_traceparent()
        structlog.contextvars.bind_contextvars(trace=traceparent)
        deadline = self._clock.now() + timedelta(seconds=seconds)
        return Call(caller, method, deadline, traceparent[:64])

    def _refusal(self, method: str, error: Exception) -> Refusal | None:
        if isinstance(error, Refusal):
            return error.forget()
        if isinstance(error, TimeoutError):
            return TOO_LATE
        if isinstance(error, self._unavailable):
            log.warning("grpc.backend_unavailable", method=method, error=repr(error))
            return BACKEND_UNAVAILABLE
        log.error("grpc.defect", method=method, exc_info=error)
        return None

    def _measure(self, method: str, outcome: grpc.StatusCode, started: float) -> None:
        self._metrics.add("ssv_grpc_requests_total", labels=(method, outcome.name))
        self._metrics.observe("ssv_grpc_request_seconds", time.perf_counter() - started, labels=(method,))
        self._metrics.set("ssv_grpc_in_flight", self._in_flight)


def _seconds_left(context: Context, most: float) -> float:
    left = context.time_remaining()
    if left is not None and left <= 0:
        raise TOO_LATE
    return most if left is None else min(left, most)


async def _fail(context: Context, refusal: Refusal | None) -> bytes:
    if refusal is None:
        await context.abort(grpc.StatusCode.INTERNAL, "a defect in this service; it was logged with the trace id")
    else:
        await abort(context, refusal)
    raise AssertionError("abort raises")
