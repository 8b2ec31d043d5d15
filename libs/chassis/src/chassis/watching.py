"""Watch: every event of all streams from a resume token on, without end and without gaps.

A token is the vector of stream numbers already delivered. Streams are polled by their heads; a quiet watch costs one
small query each time.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator

from chassis import journal
from chassis.database import Pool
from chassis.errors import Refusal, RefusalKind
from chassis.journal import Numbered
from chassis.streams import STREAMS

POLL_SECONDS = 0.2
HEARTBEAT_SECONDS = 10.0
PAGE = 500

RESUME_TOKEN_INVALID = Refusal(
    RefusalKind.INVALID_ARGUMENT,
    "RESUME_TOKEN_INVALID",
    "the resume token is not one of ours, or lies ahead of the journal",
    "续传标记无效",
    rule="journal.proto",
    remedy="send the token of the last response unchanged, or none to start now",
)


def encode_token(numbers: list[int]) -> str:
    """The token that resumes after these numbers."""
    return base64.urlsafe_b64encode(b"".join(number.to_bytes(8, "big") for number in numbers)).decode()


def decode_token(token: str) -> list[int]:
    """The numbers in a token. Raises Refusal RESUME_TOKEN_INVALID."""
    try:
        raw = base64.b64decode(token.encode(), altchars=b"-_", validate=True)
    except ValueError:
        raise RESUME_TOKEN_INVALID from None
    if len(raw) != 8 * STREAMS:
        raise RESUME_TOKEN_INVALID
    return [int.from_bytes(raw[i : i + 8], "big") for i in range(0, len(raw), 8)]


class Watcher:
    """Follows the journal of one service."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def watch(self, token: str) -> AsyncIterator[tuple[Numbered | None, str]]:
        """(event, token after it); event is None on a heartbeat. An empty token starts now."""
        delivered = await self._start(token)
        quiet_since = asyncio.get_running_loop().time()
        while True:
            events = await self._after(delivered)
            for event in events:
                delivered[event.stream] = event.number
                yield event, encode_token(delivered)
            now = asyncio.get_running_loop().time()
            if events:
                quiet_since = now
                continue
            if now - quiet_since >= HEARTBEAT_SECONDS:
                quiet_since = now
                yield None, encode_token(delivered)
            await asyncio.sleep(POLL_SECONDS)

    async def _start(self, token: str) -> list[int]:
        async with self._pool.connection() as connection:
            heads = await journal.heads(connection)
        if not token:
            return heads
        numbers = decode_token(token)
        if any(number > head for number, head in zip(numbers, heads, strict=True)):
            raise RESUME_TOKEN_INVALID
        return numbers

    async def _after(self, delivered: list[int]) -> list[Numbered]:
        async with self._pool.connection() as connection:
            heads = await journal.heads(connection)
            return [
                event
                for stream in range(STREAMS)
                if heads[stream] > delivered[stream]
                async for event in journal.read_stream(connection, stream, delivered[stream], PAGE)
            ]
