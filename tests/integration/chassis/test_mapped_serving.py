"""A mapped kind over real gRPC and PostgreSQL: commands, batches, lists, history and as-of reads without own code."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.rpc.error_details_pb2 import ErrorInfo
from integration.chassis.conftest import MONTHLY, create_tables
from support.asynchronous import asynchronous
from support.gadgets import ENTRIES, GADGET, PACKAGE, gadgets
from support.register_desk import REGISTRAR, officer_of, refused
from support.stack import Database, Servers

from chassis.client import Stub, channel
from chassis.clock import SystemClock
from chassis.commands.bus import CommandBus
from chassis.database import open_pool
from chassis.listing import projection
from chassis.metrics import Metrics
from chassis.permissions import Grant
from chassis.process import create_months
from chassis.sequencer import number_pending
from chassis.serving.asking import Asked, Questions
from chassis.serving.commanding import CommandMethods
from chassis.serving.handlers import ServiceSpec, implemented
from chassis.serving.server import GrpcServer
from chassis.settings import ServerSettings, TlsSettings
from ssv import tokens
from ssv.tokens import Officer

MAKER = uuid4()
GRANTS = [Grant(f"/{PACKAGE}.GadgetService/*", frozenset({"market-regulation"}), frozenset({"registrar"}))]


class Bench:
    """A running gadget service."""

    def __init__(self, servers: Servers, target: str) -> None:
        self._servers = servers
        files = servers.tls("market-regulation")
        self.channel = channel(TlsSettings(files.ca, files.certificate, files.key, files.crl), target)

    async def ask(self, method: str, request: Any, officer: Officer = REGISTRAR) -> Any:
        token = tokens.mint(self._servers.state, officer, datetime.now(UTC))
        return await Stub(self.channel, gadgets.SERVICE, lambda: token).call(method, request)

    async def made(self, label: str, **fields: Any) -> Any:
        request = gadgets.MakeGadgetRequest(request_id=str(uuid4()), label=label, division="450103", **fields)
        return await self.ask("MakeGadget", request)


@asynccontextmanager
async def running(servers: Servers, database: Database) -> AsyncIterator[Bench]:
    clock, metrics = SystemClock(), Metrics()
    pool = await open_pool(database.url)
    await create_months(pool, clock, MONTHLY)
    bus = CommandBus(pool, [GADGET.aggregate], clock, uuid4, lambda: b"salt" * 4, projection([GADGET]), "/gadgets")
    bus.start()
    parts = (
        CommandMethods(ENTRIES, bus, metrics).methods(gadgets.SERVICE),
        Questions([Asked(GADGET, "Gadget", "Gadgets")], pool, clock).methods(gadgets.SERVICE),
    )
    files = servers.tls("licensing")
    server = GrpcServer(
        ServerSettings(0, servers.state.token_keys, tokens.AUDIENCE, 500),
        TlsSettings(files.ca, files.certificate, files.key, files.crl),
        [ServiceSpec(gadgets.SERVICE, implemented(*parts))],
        GRANTS,
        clock=clock,
        metrics=metrics,
        healthy=_healthy,
    )
    bench = Bench(servers, f"127.0.0.1:{await server.start()}")
    try:
        yield bench
    finally:
        await bench.channel.close()
        await server.stop(1.0)
        await bus.stop()
        await pool.close()


async def _healthy() -> bool:
    return True


@pytest.fixture
def database(servers: Servers) -> Any:
    with servers.database("licensing", create_tables, key="chassis") as database:
        yield database


@asynchronous
async def test_a_command_answers_with_the_state_and_the_same_request_id_acts_once(
    servers: Servers, database: Database
) -> None:
    async with running(servers, database) as bench:
        request = gadgets.MakeGadgetRequest(request_id="once", label="a", division="450103", parts=[{"code": "p"}])
        first, again = await bench.ask("MakeGadget", request), await bench.ask("MakeGadget", request)
    assert first == again
    assert (first.label, first.etag, first.parts[0].code) == ("a", "v1", "p")


@asynchronous
async def test_a_batch_answers_in_order_each_on_its_own(servers: Servers, database: Database) -> None:
    async with running(servers, database) as bench:
        made = await bench.made("a")
        answer = await bench.ask(
            "BatchExecute",
            gadgets.BatchExecuteRequest(
                commands=[
                    {"retire_gadget": {"request_id": "1", "name": made.name, "etag": made.etag}},
                    {"retire_gadget": {"request_id": "2", "name": f"gadgets/{uuid4()}"}},
                    {"retire_gadget": {"request_id": "3", "name": "gadgets/x"}},
                    {"make_gadget": {"request_id": "", "label": "b", "division": "450103"}},
                    {},
                    {"make_gadget": {"request_id": "4", "label": "b", "division": "450103"}},
                ]
            ),
        )
    reasons = [_reason(result) for result in answer.results]
    assert reasons == ["", "NOT_FOUND", "NAME_MALFORMED", "REQUEST_ID_INVALID", "COMMAND_REQUIRED", ""]
    assert answer.results[0].gadget.retired


def _reason(result: Any) -> str:
    if not result.HasField("refusal"):
        return ""
    info = ErrorInfo()
    next(detail for detail in result.refusal.details if detail.Is(ErrorInfo.DESCRIPTOR)).Unpack(info)
    return str(info.reason)


@asynchronous
async def test_a_list_filters_by_facets_and_goes_on_where_the_page_ended(servers: Servers, database: Database) -> None:
    async with running(servers, database) as bench:
        for label in "cab":
            await bench.made(label, maker=f"makers/{MAKER}", shape=1)
        await bench.made("d")
        request = gadgets.ListGadgetsRequest(maker=f"makers/{MAKER}", page_size=2)
        first = await bench.ask("ListGadgets", request)
        request.page_token = first.next_page_token
        second = await bench.ask("ListGadgets", request)
        request.maker = ""
        assert (await refused(bench.ask("ListGadgets", request))).reason == "PAGE_TOKEN_MALFORMED"
        shaped = await bench.ask("ListGadgets", gadgets.ListGadgetsRequest(shape=[0, 1], order_from="b"))
        elsewhere = await bench.ask("ListGadgets", gadgets.ListGadgetsRequest(), officer_of("450200"))
    assert [g.label for g in (*first.gadgets, *second.gadgets)] == ["a", "b", "c"]
    assert second.next_page_token == ""
    assert [g.label for g in shaped.gadgets] == ["b", "c", "d"]
    assert not elsewhere.gadgets


@asynchronous
async def test_history_and_as_of_reads_show_each_version(servers: Servers, database: Database) -> None:
    async with running(servers, database) as bench:
        made = await bench.made("a")
        _number(database)
        between = Timestamp()
        between.FromDatetime(datetime.now(UTC))
        await bench.ask("RetireGadget", gadgets.RetireGadgetRequest(request_id="r", name=made.name))
        _number(database)
        history = await bench.ask("ListGadgetEvents", gadgets.ListGadgetEventsRequest(name=made.name, page_size=1))
        earlier = await bench.ask("GetGadget", gadgets.GetGadgetRequest(name=made.name, known_at=between))
        now = await bench.ask("GetGadget", gadgets.GetGadgetRequest(name=made.name))
    assert [event.type for event in history.events] == [f"{PACKAGE}.GadgetMade"]
    assert history.next_page_token
    assert (earlier.retired, now.retired) == (False, True)


def _number(database: Database) -> None:
    with psycopg.connect(database.url, autocommit=True) as connection:
        number_pending(connection, datetime.now(UTC))


@asynchronous
async def test_who_is_out_of_reach_sees_nothing_and_every_read_is_journalled(
    servers: Servers, database: Database
) -> None:
    async with running(servers, database) as bench:
        made = await bench.made("a")
        get = gadgets.GetGadgetRequest(name=made.name)
        assert (await refused(bench.ask("GetGadget", get, officer_of("450200")))).reason == "DIVISION_OUT_OF_REACH"
        make = gadgets.MakeGadgetRequest(request_id="m", label="z", division="450200")
        assert (await refused(bench.ask("MakeGadget", make, officer_of("450100")))).reason == "DIVISION_OUT_OF_REACH"
        await bench.ask("BatchGetGadgets", gadgets.BatchGetGadgetsRequest(names=[made.name]))
    with psycopg.connect(database.owner_url) as connection:
        rows = connection.execute("SELECT method, ids FROM access_log").fetchall()
    assert rows == [(f"/{PACKAGE}.GadgetService/BatchGetGadgets", [made.name])]
