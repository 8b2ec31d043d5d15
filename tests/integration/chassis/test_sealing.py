"""Sealing on a real database: every event once under one seal, whatever dies; without Kafka; and writes that wait."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from integration.chassis.conftest import START, Desk, OpenDesk
from kafka.errors import KafkaTimeoutError
from support.asynchronous import asynchronous
from support.notes import order
from support.stack import Database, Servers

from chassis import relay
from chassis.client import Stub, channel
from chassis.clock import ManualClock, SystemClock
from chassis.commands.orders import Done
from chassis.crashpoints import EXIT_CODE, SEAL_CRASH_POINTS
from chassis.database import Pool
from chassis.envelope import parse
from chassis.errors import Refusal
from chassis.metrics import Metrics
from chassis.process import database_answers
from chassis.sealing import merkle, seal_service, store
from chassis.sealing.checking import seal_faults
from chassis.sealing.gate import SealingGate
from chassis.sealing.keys import SealKey, signed_by
from chassis.sealing.making import Signer
from chassis.sealing.news import SealNews
from chassis.sealing.seal_service import SealService
from chassis.sealing.sealer import Sealer
from chassis.sealing.statement import read
from chassis.sealing.witnessing import Witness, newest
from chassis.sequencer import number_pending
from chassis.serving.server import GrpcServer
from chassis.settings import ServerSettings, TlsSettings
from chassis.verifying import Fault
from smartsupervision.common.v1 import seal_service_pb2 as pb
from ssv import tokens

KEY = SealKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
SECONDS = 60.0


@contextmanager
def sealer(database: Database, clock: ManualClock) -> Iterator[Sealer]:
    with psycopg.connect(database.url, autocommit=True) as connection:
        made = Sealer(connection, Signer("licensing", KEY), clock, Metrics())
        assert made.lead()
        yield made


def number(database: Database) -> None:
    with psycopg.connect(database.url, autocommit=True) as connection:
        while number_pending(connection, START):
            pass


async def faults(database: Database) -> list[Fault]:
    async with await psycopg.AsyncConnection.connect(database.url, autocommit=True) as connection:
        return [fault async for page in seal_faults(connection) for fault in page]


@asynchronous
async def test_seals_cover_every_event_once_in_order_and_a_proof_of_each_leads_to_its_root(
    open_desk: OpenDesk, database: Database
) -> None:
    async with open_desk() as desk:
        for part in range(3):
            await desk.bus.execute([order(f"note {part} {i}") for i in range(40)])
            number(database)
            with sealer(database, desk.clock) as sealing:
                assert sealing.round() <= 12
                assert sealing.round() == 0
            # A clock that is set back makes no seal older than the one before it, nor than what is under it.
            desk.clock.advance(timedelta(minutes=-10))
        assert await faults(database) == []
        async with desk.pool.connection() as connection:
            rows = await (
                await connection.execute(
                    "SELECT s.stream, s.number, j.envelope FROM sequence s JOIN journal j USING (pos)"
                )
            ).fetchall()
            assert len(rows) == 120
            for stream, event, raw in rows:
                seal = await store.covering(connection, stream, event)
                assert seal is not None
                said = read(seal.document)
                assert signed_by(KEY.public, said.statement.text(), said.signature)
                size, index = seal.last - seal.first + 1, event - seal.first
                way = merkle.path(await store.leaves(connection, seal), index)
                assert merkle.root_from(merkle.leaf_hash(raw), index, size, way) == said.statement.root
                assert parse(raw).recorded_at <= said.statement.sealed_at
            seals = [each for stream in range(12) for each in await store.after(connection, stream, 0, 100)]
            assert all(a.sealed_at <= b.sealed_at for a, b in pairwise(seals) if a.stream == b.stream)


@asynchronous
async def test_what_was_changed_behind_the_service_is_found(open_desk: OpenDesk, database: Database) -> None:
    async with open_desk() as desk:
        await desk.bus.execute([order(f"note {i}") for i in range(40)])
        number(database)
        with sealer(database, desk.clock) as sealing:
            sealing.round()
    with psycopg.connect(database.url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("UPDATE seal SET document = ''")
    with psycopg.connect(database.owner_url) as connection, pytest.raises(psycopg.errors.RaiseException):
        connection.execute("DELETE FROM seal")
    with psycopg.connect(database.owner_url) as connection:
        connection.execute("ALTER TABLE journal DISABLE TRIGGER journal_is_append_only")
        connection.execute("UPDATE journal SET envelope = envelope || '\\x00' WHERE pos = 7")
        connection.execute("ALTER TABLE seal DISABLE TRIGGER seal_is_append_only")
        connection.execute(
            # Not the one of the changed event, which would have nothing left to differ from.
            "DELETE FROM seal WHERE stream ="
            " (SELECT max(stream) FROM seal WHERE stream <> (SELECT stream FROM journal WHERE pos = 7))"
        )
    assert [fault.code for fault in await faults(database)] == ["SEAL_ROOT_DIFFERS"]


@asynchronous
async def test_only_one_process_seals_and_no_event_is_sealed_twice(open_desk: OpenDesk, database: Database) -> None:
    async with open_desk() as desk:
        await desk.bus.execute([order("note")])
        number(database)
        with (
            sealer(database, desk.clock) as leading,
            psycopg.connect(database.url, autocommit=True) as connection,
        ):
            other = Sealer(connection, Signer("licensing", KEY), desk.clock, Metrics())
            assert not other.lead()
            assert leading.round() == 1
            with pytest.raises(psycopg.errors.UniqueViolation):
                connection.execute(
                    "INSERT INTO seal SELECT stream, number + 1, first_number, last_number, sealed_at, hash, document"
                    " FROM seal"
                )


@asynchronous
async def test_commands_wait_only_while_the_oldest_unsealed_event_is_older_than_allowed(
    open_desk: OpenDesk, database: Database
) -> None:
    async with open_desk() as desk:
        gate = SealingGate(desk.pool, desk.clock, timedelta(minutes=15))
        desk.bus.guarded_by(gate.check)
        await desk.bus.execute([order("first")])
        # Neither numbered nor sealed.
        desk.clock.advance(timedelta(minutes=15))
        await desk.bus.execute([order("at the last moment")])
        desk.clock.advance(timedelta(seconds=2))
        with pytest.raises(Refusal) as refused:
            await desk.bus.execute([order("too late")])
        assert (refused.value.reason, refused.value.kind.name) == ("SEALING_BEHIND", "UNAVAILABLE")
        # Numbered by the process that seals, for no relay runs here, then sealed: open again.
        with sealer(database, desk.clock) as sealing:
            assert sealing.number() == 2
            sealing.round()
        desk.clock.advance(timedelta(seconds=2))
        await desk.bus.execute([order("again")])
        with sealer(database, desk.clock) as sealing:
            desk.clock.advance(timedelta(minutes=1))
            sealing.number()
            sealing.round()
        # Idle for a year, or restarted after it, without anything that waits: open.
        desk.clock.advance(timedelta(days=30))
        await desk.bus.execute([order("after a month")])
        desk.clock.advance(timedelta(minutes=16))
        with pytest.raises(Refusal):
            await SealingGate(desk.pool, desk.clock, timedelta(minutes=15)).check()


class NoBroker:
    """What a producer is while its broker is away: every record times out."""

    def __init__(self) -> None:
        self.asked = 0

    def send(self, topic: str, value: bytes, key: bytes, headers: list[tuple[str, bytes]], partition: int) -> NoBroker:
        self.asked += 1
        return self

    def succeeded(self) -> bool:
        return False

    def get(self, timeout: float) -> object:
        raise KafkaTimeoutError(f"no broker within {timeout} s")


@asynccontextmanager
async def seal_stub(servers: Servers, desk: Desk) -> AsyncIterator[Stub]:
    """SealService over a desk's database, as another service calls it."""
    files = servers.tls("licensing")
    tls = TlsSettings(files.ca, files.certificate, files.key, files.crl)
    server = GrpcServer(
        ServerSettings(0, servers.state.token_keys, tokens.AUDIENCE, 100),
        tls,
        [SealService(desk.pool, desk.clock).spec()],
        seal_service.GRANTS,
        clock=desk.clock,
        metrics=Metrics(),
        healthy=lambda: database_answers(desk.pool),
    )
    opened = channel(tls, f"127.0.0.1:{await server.start()}")
    try:
        yield Stub(opened, seal_service.SERVICE)
    finally:
        await opened.close()
        await server.stop(1.0)


@asynchronous
async def test_a_witness_keeps_what_it_sees_and_says_when_an_owner_shows_less_or_something_else(
    servers: Servers, open_desk: OpenDesk, database: Database
) -> None:
    async with open_desk() as desk, seal_stub(servers, desk) as stub:
        witness = Witness(desk.pool, {"licensing": stub}, desk.clock, Metrics())
        told = SealNews(desk.pool, desk.clock)
        assert await told.fresh() == []
        assert await witness.look("licensing") == []
        note = (await desk.bus.execute([order("note")]))[0]
        assert isinstance(note, Done)
        for turn in range(3):
            await desk.bus.execute([order("note", str(turn), note=note.aggregate_id)])
            number(database)
            with sealer(database, desk.clock) as sealing:
                sealing.round()
            assert await witness.look("licensing") == []
        assert await told.fresh() == []
        desk.clock.advance(timedelta(seconds=10))
        assert [seal.number for seal in await told.fresh()] == [3]
        async with desk.pool.connection() as connection:
            (kept,) = await newest(connection, "licensing")
            assert kept.seal.number == 3
            proof = await stub.call("GetInclusionProof", pb.GetInclusionProofRequest(stream=kept.seal.stream, number=2))
            assert (proof.seal.number, len(proof.path)) == (1, 1)
        with psycopg.connect(database.owner_url) as owner:
            owner.execute("ALTER TABLE seal DISABLE TRIGGER seal_is_append_only")
            owner.execute("DELETE FROM seal WHERE number = 3")
        assert [fault.why for fault in await witness.look("licensing")] == ["the owner's newest seal is 2"]
        with sealer(database, desk.clock) as sealing:
            desk.clock.advance(timedelta(seconds=1))
            sealing.round()
        assert [fault.why for fault in await witness.look("licensing")] == ["the owner has another seal there"]
        async with desk.pool.connection() as connection:
            assert [each.seal.hash for each in await newest(connection, "licensing")] == [kept.seal.hash]


class Broker:
    """A producer whose broker takes everything at once."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    def send(self, topic: str, value: bytes, key: bytes, headers: list[tuple[str, bytes]], partition: int) -> Broker:
        self.taken.append(value)
        return self

    def succeeded(self) -> bool:
        return True

    def get(self, timeout: float) -> object:
        return timeout


@asynchronous
async def test_without_kafka_everything_is_numbered_and_sealed_and_the_relay_has_it_all(
    open_desk: OpenDesk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Less than is written: with its memory full, a relay numbers nothing more.
    monkeypatch.setattr(relay, "MAX_QUEUED", 50)
    async with open_desk() as desk:
        producer, stopping = NoBroker(), threading.Event()

        def connect() -> psycopg.Connection:
            return psycopg.connect(database.url, autocommit=True)

        relaying = threading.Thread(
            target=relay.run, args=(connect, producer, "none", SystemClock(), Metrics(), stopping), daemon=True
        )
        relaying.start()
        try:
            for part in range(3):
                await desk.bus.execute([order(f"note {part} {i}") for i in range(200)])
                desk.clock.advance(timedelta(seconds=10))
                with sealer(database, desk.clock) as sealing:
                    until = time.monotonic() + SECONDS
                    while await _unsealed(desk.pool):
                        assert time.monotonic() < until, "not sealed without Kafka"
                        await asyncio.to_thread(sealing.number)
                        await asyncio.to_thread(sealing.round)
        finally:
            stopping.set()
            await asyncio.to_thread(relaying.join, SECONDS)
        assert producer.asked
        assert await faults(database) == []
        back = Broker()
        with connect() as connection, relay.Relay(connection, back, "none", SystemClock(), Metrics()) as again:
            assert again.lead()
            while again.round():
                pass
        sent = [parse(raw) for raw in back.taken]
        assert len({envelope.id for envelope in sent}) == len(sent) == 600


async def _unsealed(pool: Pool) -> bool:
    async with pool.connection() as connection:
        cursor = await connection.execute(
            "SELECT (SELECT count(*) FROM journal) > coalesce(sum(last_number - first_number + 1), 0) FROM seal"
        )
        return (await cursor.fetchone()) == (True,)


@contextmanager
def life(database: Database, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A life of the process that seals."""
    pem = KEY.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key").write_bytes(pem)
    settings = {
        "SSV_SERVICE": "licensing",
        "SSV_DATABASE_URL": database.url,
        "SSV_SEAL_KEY": str(folder / "key"),
        "SSV_SEAL_EVERY": "0.1",
        "SSV_CRASH_FILE": str(folder / "crash"),
    }
    with (folder / "log").open("ab") as log:
        command = [sys.executable, "-m", "chassis.sealing"]
        process = subprocess.Popen(command, env=os.environ | settings, stdout=log, stderr=log)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=SECONDS)


@asynchronous
async def test_dying_anywhere_loses_no_event_and_seals_none_twice(
    open_desk: OpenDesk, database: Database, tmp_path: Path
) -> None:
    async with open_desk() as desk:
        for turn, point in enumerate((*SEAL_CRASH_POINTS, *SEAL_CRASH_POINTS)):
            await desk.bus.execute([order(f"note {turn} {i}") for i in range(60)])
            number(database)
            (tmp_path / "crash").write_text(point)
            with life(database, tmp_path) as process:
                assert await asyncio.to_thread(process.wait, SECONDS) == EXIT_CODE, (tmp_path / "log").read_text()
        with life(database, tmp_path) as process:
            until = time.monotonic() + SECONDS
            while await _unsealed(desk.pool):
                assert process.poll() is None, (tmp_path / "log").read_text()
                assert time.monotonic() < until
                await asyncio.sleep(0.05)
        assert process.returncode == 0
    assert await faults(database) == []
