"""From a command to the search that finds it, at 50 events per second with everything running."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from elasticsearch import AsyncElasticsearch
from support.bench_index import ENTITY, Index
from support.bench_numbers import Row, Target, percentile
from support.bench_register import METHOD, Client, Supply
from support.bench_report import Report, Scale
from support.bench_stack import Platform

from chassis.client import channel
from smartsupervision.licensing.v1 import entity_pb2 as pb

RATE = 50.0
"""Events per second."""
REFRESH_MS = 500.0
TARGET = Target(REFRESH_MS + 300, at_most=True)
POLL_SECONDS = 0.025
LOST_AFTER = 30.0
WARM_UP_SECONDS = 25.0
"""Not counted: processes that have just started."""


@dataclass
class Course:
    """When each registration was sent, answered and found; seconds of the monotonic clock by entity id."""

    sent: dict[str, float] = field(default_factory=dict)
    answered: dict[str, float] = field(default_factory=dict)
    found: dict[str, float] = field(default_factory=dict)
    errors: list[float] = field(default_factory=list)
    """For each found one, the seconds since the search before: it cannot have been found earlier than that."""
    ended: bool = False

    def milliseconds(self, since: dict[str, float]) -> list[float]:
        """From one of the two beginnings to the finding."""
        return [(found - since[entity]) * 1000 for entity, found in self.found.items()]


@pytest.mark.timeout(900)
def test_latency(everything: Platform, index: Index, supply: Supply, size: Scale, report: Report) -> None:
    print(f"\ningest to searchable, {RATE:.0f} events/s for {size.latency_seconds:.0f} s")
    if size.warm_up:
        asyncio.run(run(everything, serialised(supply, WARM_UP_SECONDS)))
    requests = serialised(supply, size.latency_seconds)
    course = asyncio.run(run(everything, requests))
    assert len(course.sent) == len(course.found) == len(requests)
    everything.await_reader()
    index.client.indices.refresh(index=ENTITY.alias)
    assert index.proof() == everything.proof()
    error = percentile(course.errors, 0.99) * 1000
    note = (
        f"the index refreshes every {REFRESH_MS:.0f} ms and with every small batch; "
        f"found by polling, which adds at most {error:.0f} ms (p99)"
    )
    from_sent, from_answer = course.milliseconds(course.sent), course.milliseconds(course.answered)
    report.add(Row("call sent to searchable, p99", "ms", from_sent, [], [percentile(from_sent, 0.99)], TARGET, note))
    report.add(Row("command answered to searchable, p99", "ms", from_answer, [], [percentile(from_answer, 0.99)]))
    for share in (0.5, 0.95):
        value = percentile(from_sent, share)
        report.add(Row(f"call sent to searchable, p{share * 100:.0f}", "ms", from_sent, [], [value]))


def serialised(supply: Supply, seconds: float) -> list[bytes]:
    """Requests for so many seconds."""
    return [request.SerializeToString() for request in supply.take(int(RATE * seconds))]


async def run(platform: Platform, requests: Sequence[bytes]) -> Course:
    """Send at a steady pace, whatever the answers do, and look for what was answered."""
    course = Course()
    client = Client(platform.servers, platform.target)
    async with (
        channel(client.tls, platform.target) as opened,
        AsyncElasticsearch(**platform.servers.elasticsearch()) as searching,
    ):
        await opened.channel_ready()
        looking = asyncio.create_task(look(searching, course))
        call: Any = opened.unary_unary(METHOD)
        metadata = client.metadata()
        started = time.perf_counter()
        calls = []
        for number, request in enumerate(requests):
            await asyncio.sleep(max(0.0, started + number / RATE - time.perf_counter()))
            calls.append(asyncio.create_task(register(call, request, metadata, course)))
        await asyncio.gather(*calls)
        course.ended = True
        await asyncio.wait_for(looking, LOST_AFTER)
    return course


async def register(call: Any, request: bytes, metadata: Any, course: Course) -> None:
    """One call."""
    sent = time.perf_counter()
    entity = pb.Entity.FromString(await call(request, timeout=30, metadata=metadata)).uid
    course.sent[entity] = sent
    course.answered[entity] = time.perf_counter()


async def look(client: AsyncElasticsearch, course: Course) -> None:
    """Search for what is answered and not found yet, again and again, until all is found."""
    before = time.perf_counter()
    while not course.ended or len(course.found) < len(course.answered):
        started = time.perf_counter()
        waiting = [entity for entity in course.answered if entity not in course.found]
        if waiting:
            for entity in await searched(client, waiting):
                course.found[entity] = time.perf_counter()
                course.errors.append(course.found[entity] - before)
        before = started
        await asyncio.sleep(max(0.0, started + POLL_SECONDS - time.perf_counter()))


async def searched(client: AsyncElasticsearch, entities: Sequence[str]) -> list[str]:
    """Which of these a search finds now."""
    answer = await client.search(
        index=ENTITY.alias,
        query={"ids": {"values": entities}},
        size=len(entities),
        source=False,
        track_total_hits=False,
        filter_path=["hits.hits._id"],
    )
    return [hit["_id"] for hit in answer.get("hits", {}).get("hits", [])]
