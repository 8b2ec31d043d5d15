"""The case board over HTTP with fifty thousand cases: the page as an officer gets it, rendered and journalled."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path

import grpc
import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from elasticsearch import Elasticsearch
from starlette.applications import Starlette
from support.bench_board import MIX, cpu_seconds, fill, served, timed, today
from support.bench_numbers import Row, Target, percentile
from support.bench_report import QUICK, Report, Scale
from support.bench_stack import create_center
from support.stack import Database, Servers

from chassis.client import Stub
from chassis.clock import SystemClock
from chassis.database import open_pool
from chassis.permissions import PermissionTable
from chassis.process import create_months
from chassis.serving.tokens import TokenVerifier, mint
from command_center.elastic import Elastic
from command_center.monitor import Monitor
from command_center.permissions import GRANTS
from command_center.processes.base import REGISTER
from command_center.processes.serving import CASEWORK, MONTHLY, Histories, center_of
from command_center.web.pages import Pages
from command_center.web.rendering import Renderer
from command_center.web.sessions import Sessions

CASES, QUICK_CASES = 50_000, 5_000
ROUNDS, WARM_UP = 30, 3
TARGET = Target(200, at_most=True)
CLOCK = SystemClock()
AUDIENCE = "smartsupervision"


@pytest.mark.timeout(1800)
def test_board(servers: Servers, size: Scale, report: Report, tmp_path: Path) -> None:
    cases = QUICK_CASES if size == QUICK else CASES
    with Elasticsearch(**servers.elasticsearch()) as client:
        for index in client.indices.get(index="ssv-*"):
            client.indices.delete(index=index)
    with servers.database("command_center", create_center) as database:
        found, cpu = asyncio.run(_measured(servers, database, cases, tmp_path))
    for path, values in found.items():
        print(f"  {path}: p50 {percentile(values, 0.5):.0f} ms, p95 {percentile(values, 0.95):.0f} ms", flush=True)
    every = [value for values in found.values() for value in values]
    worst = max(percentile(values, 0.95) for values in found.values())
    ours, theirs = (1000 * seconds / len(every) for seconds in cpu)
    note = (
        f"{cases:,} cases, one officer, {len(every)} pages of {len(MIX)} sorts over HTTP, rendered and journalled;"
        f" p50 {percentile(every, 0.5):.0f} ms, the slowest sort's p95 {worst:.0f} ms;"
        f" processor time of a page: {ours:.0f} ms ours with the client's, {theirs:.0f} ms Elasticsearch's"
    )
    report.add(Row("case board, p95", "ms", [percentile(every, 0.95)], [], [percentile(every, 0.95)], TARGET, note))


Found = tuple[dict[str, list[float]], tuple[float, float]]
"""Milliseconds by path, and seconds of processor time: ours and Elasticsearch's."""


async def _measured(servers: Servers, database: Database, cases: int, keys: Path) -> Found:
    login = servers.elasticsearch()
    elastic = Elastic(login["hosts"][0], *login["basic_auth"])
    pool = await open_pool(database.url)
    try:
        await create_months(pool, CLOCK, MONTHLY)
        written = await fill(elastic, cases, today())
        print(f"\nboard: {cases:,} cases, {written:,} documents", flush=True)
        async with grpc.aio.insecure_channel("127.0.0.1:1") as nowhere:
            histories = Histories(Stub(nowhere, REGISTER), Stub(nowhere, CASEWORK))
            monitor = Monitor({}, pool, CLOCK)
            center = center_of(elastic, pool, CLOCK, ("enforcement",), histories, monitor)
            key, sessions = _sessions(keys)
            pages = Pages(center, sessions, PermissionTable(GRANTS), Renderer())
            async with served(Starlette(routes=pages.routes())) as address:
                return await _asked(address, key)
    finally:
        await pool.close()
        await elastic.close()


def _sessions(keys: Path) -> tuple[Ed25519PrivateKey, Sessions]:
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (keys / "market-regulation.pem").write_bytes(public)
    return key, Sessions("s" * 32, TokenVerifier(keys, AUDIENCE, CLOCK), CLOCK)


async def _asked(address: str, key: Ed25519PrivateKey) -> Found:
    # As a process of ours does once it has started; the heap of the test session is none of the page's.
    gc.collect()
    gc.freeze()
    token = mint(key, "market-regulation", "0771-004", ("duty-officer",), "450000", AUDIENCE, CLOCK.now())
    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        await client.get("/sign-in", params={"token": token})
        await timed(client, MIX, WARM_UP)
        before = cpu_seconds()
        found = await timed(client, MIX, ROUNDS)
        after = cpu_seconds()
        return found, (after[0] - before[0], after[1] - before[1])
