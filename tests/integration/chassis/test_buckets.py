"""What an owner serves to those who compare and heal: digests and records of buckets in a row."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import pytest
from integration.chassis.conftest import Desk, OpenDesk
from support.asynchronous import asynchronous
from support.notes import NOTE, order
from support.stack import Servers

from chassis.client import channel
from chassis.clock import SystemClock
from chassis.errors import TransientError
from chassis.journal_service import SERVICE, JournalService
from chassis.metrics import Metrics
from chassis.permissions import Grant
from chassis.reading.owner import GrpcOwner, KindUnknownError
from chassis.serving.server import GrpcServer
from chassis.settings import ServerSettings, TlsSettings
from chassis.streams import BUCKETS, bucket_of

GRANTS = (Grant(f"/{SERVICE.full_name}/*", frozenset({"market-regulation"}), services=frozenset({"command-center"})),)
NOTES = 60


@asynccontextmanager
async def served(desk: Desk, servers: Servers) -> AsyncIterator[GrpcOwner]:
    """The owner as the command center reaches it; every event already has its number."""
    server = GrpcServer(
        ServerSettings(0, servers.state.token_keys, "smartsupervision", 500),
        tls(servers, "licensing"),
        [JournalService(desk.pool, [NOTE], SystemClock()).spec()],
        GRANTS,
        clock=SystemClock(),
        metrics=Metrics(),
        healthy=_well,
    )
    port = await server.start()
    await desk.bus.execute([order(f"n{number}") for number in range(NOTES)])
    async with desk.pool.connection() as connection:
        await connection.execute("DELETE FROM outbox")
    try:
        async with channel(tls(servers, "command-center"), f"127.0.0.1:{port}") as opened:
            yield GrpcOwner(opened)
    finally:
        await server.stop(0)


def tls(servers: Servers, party: str) -> TlsSettings:
    files = servers.tls(party)
    return TlsSettings(files.ca, files.certificate, files.key, files.crl)


async def _well() -> bool:
    return True


@asynchronous
async def test_parts_of_the_buckets_add_up_to_the_whole(open_desk: OpenDesk, servers: Servers) -> None:
    async with open_desk() as desk, served(desk, servers) as owner:
        whole = await owner.digests("note", range(BUCKETS))
        parts = [await owner.digests("note", part) for part in (range(1000), range(1000, 1001), range(1001, BUCKETS))]
        assert sum(bucket.count for bucket in whole.buckets) == NOTES
        assert [bucket for part in parts for bucket in part.buckets] == list(whole.buckets)


@asynchronous
async def test_the_records_of_buckets_in_a_row_are_served_and_no_others(open_desk: OpenDesk, servers: Servers) -> None:
    async with open_desk() as desk, served(desk, servers) as owner:
        everything = [record async for record in owner.records("note", range(BUCKETS), with_state=True)]
        assert len(everything) == NOTES
        chosen = range(500, 2000)
        found = {record.id async for record in owner.records("note", chosen, with_state=False)}
        assert found == {record.id for record in everything if _bucket(record.id) in chosen}
        assert 0 < len(found) < NOTES


def _bucket(identifier: str) -> int:
    return bucket_of(UUID(identifier))


@asynchronous
async def test_a_kind_the_owner_does_not_have_is_told_from_a_call_that_fails(
    open_desk: OpenDesk, servers: Servers
) -> None:
    async with open_desk() as desk, served(desk, servers) as owner:
        with pytest.raises(KindUnknownError):
            await owner.digests("case", range(BUCKETS))
        with pytest.raises(TransientError) as caught:
            await owner.digests("note", range(BUCKETS, BUCKETS + 1))
        assert not isinstance(caught.value, KindUnknownError)
