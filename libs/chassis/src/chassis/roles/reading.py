"""The role `read`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack
from typing import Any

from chassis.client import channel
from chassis.clock import Clock, SystemClock
from chassis.database import Pool, open_pool
from chassis.metrics import Metrics
from chassis.process import until_stopped
from chassis.reading import GrpcOwner, Reader, Sink, faust_app
from chassis.reading.dead_letters import DeadLetters
from chassis.reading.planning import DeadLetterLimit
from chassis.roles.role import dead_letters_of, topic_of
from chassis.roles.settings import ReadSettings
from chassis.settings import KafkaSettings

WATCHDOG_PATIENCE_SECONDS = 30.0

Part = Coroutine[Any, Any, None]
Sinks = Callable[[AsyncExitStack, Pool, Clock, Metrics], Awaitable[Mapping[str, Sink]]]
"""Makes the sink of each owner's events; what must be closed at the end is left on the stack."""


async def read_events(sinks: Sinks, settings: ReadSettings, stopping: asyncio.Event) -> None:
    """Keep up with the events of every owner until told to stop, each with its own consumer: none waits for another."""
    clock, metrics = SystemClock(), Metrics()
    service = settings.process.service
    async with AsyncExitStack() as stack:
        pool = await open_pool(settings.database_url)
        stack.push_async_callback(pool.close)
        dead_letters = DeadLetters(settings.kafka, dead_letters_of(service))
        stack.push_async_callback(dead_letters.stop)
        parts: list[Part] = []
        for owner, sink in (await sinks(stack, pool, clock, metrics)).items():
            opened = channel(settings.tls, settings.targets[owner])
            stack.push_async_callback(opened.close)
            reader = Reader(pool, GrpcOwner(opened), sink, dead_letters.publish, clock, metrics, DeadLetterLimit())
            parts += following(
                reader, settings.kafka, topic_of(owner), f"{service}.{sink.name}", settings.process.instance
            )
        metrics.serve(settings.process.metrics_port)
        await until_stopped(stopping, parts)


def following(
    reader: Reader,
    kafka: KafkaSettings,
    topic: str,
    group: str,
    instance: str,
    pace_seconds: float = faust_app.PACE_SECONDS,
) -> list[Part]:
    """The endless parts by which a reader keeps up with a topic, with a consumer of its own."""
    runner = faust_app.build(kafka, topic, group, instance, reader, pace_seconds)
    lag = faust_app.BrokerLag(kafka, topic, group)
    return [reader.keep_up(), faust_app.run(runner), faust_app.watch(lag, reader, WATCHDOG_PATIENCE_SECONDS)]
