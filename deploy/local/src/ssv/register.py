"""Work with the register of the stack over its batch commands."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from chassis.client import channel
from licensing.intake.cli import register_call
from licensing.intake.sending import BatchCall
from ssv import asking
from ssv.stack import Stack


def with_register(stack: Stack, work: Callable[[BatchCall], Awaitable[int]]) -> int:
    """Connect, do the work, and return the exit code it gives."""

    async def connected() -> int:
        async with channel(asking.tls(stack), f"127.0.0.1:{stack.ports['licensing']}") as opened:
            return await work(register_call(opened, lambda: asking.token(stack)))

    return asyncio.run(connected())
