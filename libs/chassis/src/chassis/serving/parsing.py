"""Bytes to messages, so that malformed requests get a clear answer instead of UNKNOWN."""

from __future__ import annotations

from typing import TypeVar

from google.protobuf.message import DecodeError, Message

from chassis.errors import Refusal, RefusalKind

M = TypeVar("M", bound=Message)

MALFORMED_REQUEST = Refusal(
    RefusalKind.INVALID_ARGUMENT,
    "MALFORMED_REQUEST",
    "the request is not a valid message of its type: bad protobuf, bad UTF-8 or nested too deep",
    "请求报文无法解析",
    rule="protobuf encoding",
    remedy="build the request with code generated from our .proto files",
)


def parse(message_type: type[M], raw: bytes) -> M:
    """The message. Raises Refusal MALFORMED_REQUEST."""
    try:
        return message_type.FromString(raw)
    except (DecodeError, ValueError, RecursionError) as error:
        raise MALFORMED_REQUEST from error
