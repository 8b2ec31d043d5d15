"""Refusals as google.rpc.Status with details, and back."""

from __future__ import annotations

import grpc
from google.protobuf.any_pb2 import Any
from google.protobuf.duration_pb2 import Duration
from google.protobuf.message import Message
from google.rpc import error_details_pb2, status_pb2
from grpc_status import rpc_status

from chassis.errors import Refusal, RefusalKind, Violation

DOMAIN = "smartsupervision"
RETRY_AFTER = Duration(seconds=1)
_RETRIABLE = {RefusalKind.RESOURCE_EXHAUSTED, RefusalKind.UNAVAILABLE, RefusalKind.ABORTED}
_CODES = {code.value[0]: code for code in grpc.StatusCode}


def to_status(refusal: Refusal) -> status_pb2.Status:
    """The wire form of a refusal: ErrorInfo always, the other details where they say something."""
    info = error_details_pb2.ErrorInfo(reason=refusal.reason, domain=DOMAIN, metadata=dict(refusal.metadata))
    if refusal.rule:
        info.metadata["rule"] = refusal.rule
    if refusal.remedy:
        info.metadata["remedy"] = refusal.remedy
    details: list[Message] = [info]
    if refusal.message_zh:
        details.append(error_details_pb2.LocalizedMessage(locale="zh-CN", message=refusal.message_zh))
    if refusal.violations:
        details.append(_bad_request(refusal))
    if refusal.kind is RefusalKind.FAILED_PRECONDITION:
        details.append(_precondition(refusal))
    if refusal.kind in _RETRIABLE:
        details.append(error_details_pb2.RetryInfo(retry_delay=RETRY_AFTER))
    status = status_pb2.Status(code=refusal.kind.value, message=refusal.message)
    for detail in details:
        packed = Any()
        packed.Pack(detail)
        status.details.append(packed)
    return status


def _bad_request(refusal: Refusal) -> Message:
    bad: Message = error_details_pb2.BadRequest(
        field_violations=[
            error_details_pb2.BadRequest.FieldViolation(field=v.field, description=v.description)
            for v in refusal.violations
        ]
    )
    return bad


def _precondition(refusal: Refusal) -> Message:
    failure: Message = error_details_pb2.PreconditionFailure(
        violations=[
            error_details_pb2.PreconditionFailure.Violation(
                type=refusal.rule, subject=refusal.reason, description=refusal.message
            )
        ]
    )
    return failure


def from_status(status: status_pb2.Status) -> Refusal:
    """The refusal inside a Status, for clients."""
    info = error_details_pb2.ErrorInfo()
    bad = error_details_pb2.BadRequest()
    localized = error_details_pb2.LocalizedMessage()
    for detail in status.details:
        for message in (info, bad, localized):
            detail.Unpack(message)
    metadata = dict(info.metadata)
    return Refusal(
        kind=RefusalKind(status.code),
        reason=info.reason or "UNSPECIFIED",
        message=status.message,
        message_zh=localized.message,
        rule=metadata.pop("rule", ""),
        remedy=metadata.pop("remedy", ""),
        metadata=metadata,
        violations=tuple(Violation(v.field, v.description) for v in bad.field_violations),
    )


async def abort(context: grpc.aio.ServicerContext[bytes, bytes], refusal: Refusal) -> None:
    """End the call with the refusal."""
    await context.abort_with_status(rpc_status.to_status(to_status(refusal)))


def refusal_of(error: grpc.aio.AioRpcError) -> Refusal | None:
    """The refusal behind a failed call, or None where the failure carries no details of ours."""
    for key, value in error.trailing_metadata() or ():
        if key == "grpc-status-details-bin":
            status = status_pb2.Status.FromString(value if isinstance(value, bytes) else value.encode())
            if status.code in {kind.value for kind in RefusalKind}:
                return from_status(status)
    return None


def code_of(refusal: Refusal) -> grpc.StatusCode:
    """The gRPC status code of a refusal."""
    return _CODES[refusal.kind.value]
