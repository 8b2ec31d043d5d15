"""`python -m command_center project`: keep the index equal to its owners."""

from __future__ import annotations

import asyncio

import structlog

from chassis.errors import TransientError
from chassis.process import until_stopped
from chassis.reading.dead_letters import DeadLetters
from chassis.reading.planning import DeadLetterLimit
from chassis.reading.reader import Reader
from chassis.roles.reading import Part, following
from chassis.roles.role import Role
from command_center.healer import Healer
from command_center.index import kinds_of
from command_center.owners import SOURCES, Source
from command_center.processes.base import Base, base
from command_center.projection import PACE_SECONDS, Projection
from command_center.settings import DEAD_LETTER_TOPIC, ProjectSettings

PREPARE_SECONDS = 1.0

log = structlog.get_logger()


async def project(settings: ProjectSettings, stopping: asyncio.Event) -> None:
    """The projectors of all owners and the healer, until told to stop."""
    async with base(settings.center) as parts:
        dead_letters = DeadLetters(settings.kafka, DEAD_LETTER_TOPIC)
        healer = Healer(kinds_of(parts.owners), parts.healing(strict=False), parts.pool, parts.clock, parts.metrics)
        projecting = [
            part
            for owner, projection in parts.projections().items()
            for part in _projecting(settings, parts, SOURCES[owner], projection, dead_letters)
        ]
        ready = asyncio.Event()
        parts.metrics.serve(settings.center.process.metrics_port)
        try:
            await until_stopped(
                stopping,
                [_prepare(parts, ready), *(_when(ready, part) for part in projecting), healer.run()],
            )
        finally:
            await dead_letters.stop()


async def _prepare(parts: Base, ready: asyncio.Event) -> None:
    """Endless part: see that every index has all its fields before the first event is written."""
    healing = parts.healing(strict=False)
    while not ready.is_set():
        try:
            for kind in kinds_of(parts.owners):
                await healing.ensure(kind)
            ready.set()
        except TransientError as error:
            log.warning("projector.index_away", error=str(error))
            await asyncio.sleep(PREPARE_SECONDS)
    await asyncio.Event().wait()


async def _when(ready: asyncio.Event, part: Part) -> None:
    try:
        await ready.wait()
    except asyncio.CancelledError:
        part.close()
        raise
    await part


def _projecting(
    settings: ProjectSettings, parts: Base, source: Source, projection: Projection, dead_letters: DeadLetters
) -> list[Part]:
    """The endless parts that read one owner, each with its own consumer: none waits for another's."""
    instance = settings.center.process.instance
    reader = Reader(
        parts.pool,
        parts.owners[source.owner],
        projection,
        dead_letters.publish,
        parts.clock,
        parts.metrics,
        DeadLetterLimit(),
    )
    return [
        projection.acknowledge_plans(parts.pool, instance),
        *following(reader, settings.kafka, source.topic, source.group, instance, PACE_SECONDS),
    ]


ROLE = Role(ProjectSettings, project)
