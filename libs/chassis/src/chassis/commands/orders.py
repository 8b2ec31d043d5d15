"""What goes into the command bus and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.aggregates import CommandType
from chassis.errors import Refusal, RefusalKind
from chassis.identity import Caller


@dataclass(frozen=True)
class Order:
    """One command with everything that identifies it."""

    request_id: str
    """Chosen by the caller, 1 to 64 characters, unique within its department."""
    request_hash: bytes
    """SHA-256 of the command's own bytes: the same id with other content is refused."""
    caller: Caller
    type: CommandType
    command: Any
    expected_version: int | None
    """From the etag: the version of the first target the caller has seen."""
    traceparent: str


@dataclass(frozen=True)
class Done:
    """The command was carried out, now or earlier."""

    aggregate_id: UUID
    kind: str
    version: int
    state: bytes
    """Published state of the answered aggregate at that version."""
    replayed: bool
    """True if this request id had been carried out before."""


@dataclass(frozen=True)
class Refused:
    """The command was not carried out and changed nothing."""

    refusal: Refusal


@dataclass(frozen=True)
class Changed:
    """One aggregate after a transaction, for the service's own query tables."""

    aggregate_id: UUID
    kind: str
    version: int
    old_state: Any | None
    new_state: Any


Outcome = Done | Refused

REQUEST_ID_REUSED = Refusal(
    RefusalKind.ALREADY_EXISTS,
    "REQUEST_ID_REUSED",
    "this request id was used before with other content",
    "该请求编号已用于内容不同的请求",
    rule="AIP-155",
    remedy="send the original content again, or choose a new request id",
)
ETAG_MISMATCH = Refusal(
    RefusalKind.ABORTED,
    "ETAG_MISMATCH",
    "the record has changed since it was read",
    "该记录在读取之后已被修改",
    rule="AIP-154",
    remedy="read the record again, check the change and repeat the command with the new etag",
)
CONCURRENT_CHANGE = Refusal(
    RefusalKind.ABORTED,
    "CONCURRENT_CHANGE",
    "other commands kept changing the same record",
    "同一记录正被其他请求修改",
    rule="AIP-193",
    remedy="repeat the command with the same request id",
)
TOO_MANY_COMMANDS = Refusal(
    RefusalKind.RESOURCE_EXHAUSTED,
    "TOO_MANY_COMMANDS",
    "more commands are waiting than this service takes on",
    "等待处理的请求过多",
    rule="AIP-193",
    remedy="wait a second and repeat the command with the same request id",
)
EVENT_TOO_LARGE = Refusal(
    RefusalKind.INVALID_ARGUMENT,
    "EVENT_TOO_LARGE",
    "the record would be larger than 512 KiB",
    "该记录超过 512 KiB",
    rule="event size limit",
    remedy="shorten the text fields or move long material into documents of their own",
)
OCCURRED_IN_FUTURE = Refusal(
    RefusalKind.INVALID_ARGUMENT,
    "OCCURRED_IN_FUTURE",
    "the command says that it became true after now",
    "事实发生时间晚于当前时间",
    rule="recorded facts lie in the past",
    remedy="check the date, and the clock of the sending system",
)
VALUE_NOT_STORABLE = Refusal(
    RefusalKind.INVALID_ARGUMENT,
    "VALUE_NOT_STORABLE",
    "a value cannot be stored, such as a text with a zero character or a number out of range",
    "含有无法存储的内容",
    rule="value limits",
    remedy="remove control characters and check the numbers",
)
