"""Fifty thousand cases with their limits in the index, made by the projector's own document functions, and a browser
that asks for the board over HTTP."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID, uuid5

import httpx
import psutil
import uvicorn
from google.protobuf.message import Message
from starlette.types import ASGIApp
from support.cases import published, to_archive
from support.center import NAMESPACE, state
from support.matters import deadline, explained, missed, near, proto

from command_center import documents
from command_center.bulk import Targeted
from command_center.elastic import Elastic
from command_center.index import KINDS, kinds_of
from command_center.stages import COLUMNS
from smartsupervision.commandcenter.v1 import case_search_pb2 as pb
from smartsupervision.enforcement.v1.penalty_case_pb2 import PenaltyCase

SEED: Final = 20261130
CITIES: Final = ("450103", "450203", "450302", "450405", "450502", "450602", "450703", "450802", "450902", "451002")
FIELDS: Final = ("food", "drug", "price", "advertising", "product-quality")
SHARES: Final = (8, 3, 4, 3, 8, 2, 4, 68)
"""Of a hundred cases, how many stand in each column: most are archived."""
MISSED_OF: Final = 20
NEAR_OF: Final = 8
"""Of so many open cases one has a missed limit, one a near one."""
A_BULK: Final = 1000
MIX: Final = (
    "/cases",
    "/cases?by=office",
    "/cases?by=pressure",
    "/cases?city=450300&field=food",
    "/cases?q=%E8%BF%87%E6%9C%9F%E9%A3%9F%E5%93%81",
    "/cases?q=4321&supervised=false",
    "/cases/list",
    "/cases/list?pressure=MISSED&pressure=NEAR",
    "/cases/list?stage=EXECUTION&filed_year=2026",
)
"""What officers ask for: the board in its three forms, narrowed, while typing, and its lists."""


def records(cases: int, today: date) -> Iterator[tuple[str, Message]]:
    """Cases of every stage and the limits of those that are open, with the kind of each."""
    rng = Random(SEED)
    stages = [stage for stage, share in zip(COLUMNS, SHARES, strict=True) for _ in range(share)]
    examples = {stage: _example(stage) for stage in COLUMNS}
    reasons = explained(deadline(rule_id="case.decide"), today - timedelta(days=60)).explanation
    for number in range(cases):
        stage = rng.choice(stages)
        case = _case(number, examples[stage], today, rng)
        yield "penalty_case", case
        if stage < pb.CASE_STAGE_CLOSED:
            yield from (("enforcement-deadline", each) for each in _limits(number, case, today, rng, reasons))


def _example(stage: pb.CaseStage.ValueType) -> PenaltyCase:
    office, case = to_archive(stage)
    found: PenaltyCase = published(office, case)
    return found


def _case(number: int, example: PenaltyCase, today: date, rng: Random) -> PenaltyCase:
    case = PenaltyCase()
    case.CopyFrom(example)
    county = rng.choice(CITIES)
    case.name = f"cases/{uuid5(NAMESPACE, f'case {number}')}"
    case.division = county
    case.unit = f"units/{UUID(int=rng.randrange(150))}"
    case.post = f"posts/{UUID(int=rng.randrange(1500))}"
    case.field = rng.choice(FIELDS)
    case.case_number = f"{county}-2026-{case.field.upper()}-{number:06}"
    case.local_number = f"市监立〔2026〕{number}号"
    case.filed_on.CopyFrom(proto(today - timedelta(days=rng.randrange(900))))
    for party in case.parties:
        party.uscc = f"91{county}MA{rng.randrange(10**8):08}"
        party.label = f"广西第{number % 9000}号食品经营部"
    return case


def _limits(number: int, case: PenaltyCase, today: date, rng: Random, reasons: str) -> Iterator[Message]:
    about: dict[str, Any] = {
        "matter": case.name,
        "title": case.title,
        "rule_id": "case.decide",
        "division": case.division,
    }
    about |= {"owner_post": case.post, "subject": case.parties[0].uscc, "explanation": reasons}
    if rng.randrange(MISSED_OF) == 0:
        yield missed(2 * number, today - timedelta(days=rng.randrange(1, 120)), **about)
    elif rng.randrange(NEAR_OF) == 0:
        yield near(2 * number, due=today + timedelta(days=rng.randrange(10)), **about)
    yield deadline(2 * number + 1, today + timedelta(days=rng.randrange(10, 90)), **about)


async def fill(elastic: Elastic, cases: int, today: date) -> int:
    """Empty indices of enforcement with all these records; returns how many there are."""
    for kind in kinds_of(["enforcement"]):
        await elastic.create(kind.index_name("bench"), kind.body(), [kind.alias])
    written = 0
    batch: list[Targeted] = []
    for kind_name, record in records(cases, today):
        identifier = UUID(getattr(record, "name").partition("/")[2])  # noqa: B009 - every record has one
        batch.append((documents.build(kind_name, identifier, 1, state(record)), KINDS[kind_name].alias))
        if len(batch) == A_BULK:
            written += await _write(elastic, batch)
    written += await _write(elastic, batch)
    await elastic.refresh("ssv-*")
    return written


async def _write(elastic: Elastic, batch: list[Targeted]) -> int:
    results = await elastic.bulk(batch, "external") if batch else []
    assert all(result.outcome.value == "written" for result in results), results[:3]
    batch.clear()
    return len(results)


@asynccontextmanager
async def served(application: ASGIApp) -> AsyncIterator[str]:
    """The application behind the real HTTP server, on a free port; gives its address."""
    config = uvicorn.Config(application, host="127.0.0.1", port=0, log_config=None, access_log=False)
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.05)
    host, port = server.servers[0].sockets[0].getsockname()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.should_exit = True
        await running


async def timed(client: httpx.AsyncClient, paths: Sequence[str], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each path, one request after the other, as an officer asks."""
    found: dict[str, list[float]] = {path: [] for path in paths}
    for _ in range(rounds):
        for path in paths:
            started = time.perf_counter()
            answer = await client.get(path)
            found[path].append(1000 * (time.perf_counter() - started))
            assert answer.status_code == httpx.codes.OK, (path, answer.status_code)
    return found


def cpu_seconds() -> tuple[float, float]:
    """Processor time so far of this process, which serves the page, and of Elasticsearch.

    Where others use the machine too, this says what a page costs when its time on the clock does not.
    """
    started = psutil.Process().children(recursive=True)
    index = [each for each in started if any("org.elasticsearch.server" in part for part in each.cmdline())]
    return time.process_time(), sum(sum(each.cpu_times()[:2]) for each in index)


def today() -> date:
    """The civil day of the benchmark."""
    return datetime.now(UTC).date()
