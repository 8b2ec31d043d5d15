"""The role `relay`: the same for every service, and nothing of the service's own is loaded for it."""

from __future__ import annotations

import asyncio
import threading
from functools import partial

import psycopg

from chassis import relay
from chassis.clock import SystemClock
from chassis.metrics import Metrics
from chassis.roles.role import Role, topic_of
from chassis.roles.settings import RelaySettings

RELAY_STOPS_WITHIN = 30.0


async def relay_events(settings: RelaySettings, stopping: asyncio.Event) -> None:
    """Number and send events until told to stop. The relay is blocking code and has its own thread."""
    metrics, told = Metrics(), threading.Event()
    metrics.serve(settings.process.metrics_port)
    producer = relay.open_producer(settings.kafka)
    connect = partial(psycopg.connect, settings.database_url, autocommit=True)
    run = partial(relay.run, connect, producer, topic_of(settings.process.service), SystemClock(), metrics, told)
    running = asyncio.create_task(asyncio.to_thread(run))
    stop = asyncio.create_task(stopping.wait())
    await asyncio.wait([running, stop], return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
    told.set()
    # Raises what ended the relay by itself, so that the supervisor starts it again.
    await asyncio.wait_for(running, RELAY_STOPS_WITHIN)


ROLE = Role(RelaySettings, relay_events)
