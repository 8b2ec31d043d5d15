"""Ask our own services over gRPC, as an operator of our own department would."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TypeVar

import grpc
from google.protobuf.descriptor import ServiceDescriptor

from chassis.client import Stub, channel, refusal_of
from chassis.settings import TlsSettings
from smartsupervision.commandcenter.v1 import command_center_pb2
from ssv import certificates, tokens
from ssv.certificates import OWN_DEPARTMENT
from ssv.errors import Exit, StackError
from ssv.stack import Stack

COMMAND_CENTER = command_center_pb2.DESCRIPTOR.services_by_name["CommandCenterService"]
T = TypeVar("T")


def ask(
    stack: Stack,
    question: Callable[[Stub], Awaitable[T]],
    service: ServiceDescriptor = COMMAND_CENTER,
    port: str = "command-center",
) -> T:
    """Put a question to a service, the command center if none is named. `StackError` with its words if it refuses."""
    try:
        return asyncio.run(_ask(stack, question, service, port))
    except grpc.aio.AioRpcError as error:
        raise refused(error, port) from error


async def _ask(stack: Stack, question: Callable[[Stub], Awaitable[T]], service: ServiceDescriptor, port: str) -> T:
    async with connected(stack, service, port) as stub:
        return await question(stub)


@asynccontextmanager
async def connected(stack: Stack, service: ServiceDescriptor, port: str) -> AsyncIterator[Stub]:
    """Give a stub with our department's certificate and a demonstration officer's fresh token per call."""
    target = f"127.0.0.1:{stack.ports[port]}"
    async with channel(tls(stack), target) as opened:
        yield Stub(opened, service, lambda: token(stack))


def tls(stack: Stack) -> TlsSettings:
    """Return the certificate our officers' programs use."""
    files = certificates.identity(stack.folders, OWN_DEPARTMENT)
    return TlsSettings(files.ca, files.certificate, files.key, files.crl)


def token(stack: Stack) -> str:
    """Return a fresh token of the demonstration officer."""
    return tokens.mint(stack.folders, tokens.DEMONSTRATION, datetime.now(UTC))


def refused(error: grpc.aio.AioRpcError, service: str) -> StackError:
    """What an operator can do about an error of a call."""
    if error.code() is grpc.StatusCode.UNAVAILABLE:
        return StackError(
            f"The service {service} cannot be reached: {error.details()}.",
            f"See ssv status and ssv logs {service}-serve.",
            Exit.NOT_RUNNING,
        )
    refusal = refusal_of(error)
    if refusal is None:
        return StackError(
            f"The service {service} failed ({error.code().name}): {error.details()}.",
            f"See ssv logs {service}-serve.",
        )
    return StackError(f"{refusal.reason}: {refusal.message}.", refusal.remedy or "See ssv logs.")
