"""One call as a handler sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from google.protobuf.message import Message

from chassis.identity import Caller
from chassis.randomness import piece

Answer = Message | bytes
"""What a method answers with: a message, or its bytes where they are at hand."""


@dataclass(frozen=True)
class Call:
    """Who calls, what, until when, and under which trace."""

    caller: Caller
    method: str
    """Full gRPC method, `/package.Service/Method`."""
    deadline: datetime
    """When the caller stops waiting; pass it on to whatever is called from here."""
    traceparent: str
    """W3C trace context."""


def new_traceparent() -> str:
    """A trace of its own for a call that brought none."""
    return f"00-{piece().hex()}-{piece()[:8].hex()}-01"
