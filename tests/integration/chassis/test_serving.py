"""The door of every service: who gets in, and that whatever comes in is answered clearly."""

from __future__ import annotations

import random
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import grpc
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from grpc_health.v1 import health_pb2
from integration.chassis.conftest import Desk, OpenDesk
from support.asynchronous import asynchronous
from support.notes import NOTE, order
from support.stack import Servers

from chassis.client import Stub, channel, refusal_of
from chassis.clock import SystemClock
from chassis.commands.orders import Done
from chassis.journal_service import SERVICE, JournalService
from chassis.metrics import Metrics
from chassis.permissions import Grant
from chassis.process import database_answers
from chassis.serving.server import GrpcServer
from chassis.serving.tokens import mint
from chassis.settings import ServerSettings, TlsSettings
from chassis.streams import digest
from smartsupervision.common.v1 import journal_pb2 as pb
from ssv import certificates

HEADS = f"/{SERVICE.full_name}/GetHeads"
GRANTS = (
    Grant(f"/{SERVICE.full_name}/*", frozenset({"market-regulation"}), services=frozenset({"command-center"})),
    Grant(HEADS, frozenset({"market-regulation"}), duties=frozenset({"auditor"})),
)


@dataclass(frozen=True)
class Door:
    """A running server and how to reach it."""

    desk: Desk
    target: str
    crl: Path
    tls: Callable[[str], TlsSettings]

    def stub(self, party: str, token: str = "") -> Stub:
        return Stub(channel(self.tls(party), self.target), SERVICE, (lambda: token) if token else None)


OpenDoor = Callable[[], AbstractAsyncContextManager[Door]]


@pytest.fixture
def open_door(servers: Servers, open_desk: OpenDesk, tmp_path: Path) -> OpenDoor:
    crl = tmp_path / "crl.pem"
    shutil.copy(servers.tls("licensing").crl, crl)

    def tls(party: str) -> TlsSettings:
        files = servers.tls(party)
        return TlsSettings(files.ca, files.certificate, files.key, crl)

    @asynccontextmanager
    async def open_() -> AsyncIterator[Door]:
        async with open_desk() as desk:
            clock = SystemClock()
            server = GrpcServer(
                ServerSettings(0, servers.state.token_keys, "smartsupervision", 500),
                tls("licensing"),
                [JournalService(desk.pool, [NOTE], clock).spec()],
                GRANTS,
                clock=clock,
                metrics=Metrics(),
                healthy=lambda: database_answers(desk.pool),
            )
            port = await server.start()
            try:
                yield Door(desk, f"127.0.0.1:{port}", crl, tls)
            finally:
                await server.stop(0)

    return open_


async def refusal(stub: Stub, timeout: float = 10) -> str:  # noqa: ASYNC109 - gRPC's deadline
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await stub.call("GetHeads", pb.GetHeadsRequest(), timeout=timeout)
    found = refusal_of(caught.value)
    assert found is not None, caught.value
    assert found.remedy
    assert found.message_zh
    return found.reason


def token(servers: Servers, *, key: str = "", now: datetime | None = None, duty: str = "auditor", to: str = "") -> str:
    department = to or "market-regulation"
    private = load_pem_private_key(servers.token_key(key or department).read_bytes(), password=None)
    assert isinstance(private, Ed25519PrivateKey)
    audience, now = "smartsupervision", now or datetime.now(UTC)
    return mint(private, department, "officer-7", [duty], "450000", audience, now)


@asynchronous
async def test_a_service_of_ours_and_an_officer_with_the_duty_may_call(open_door: OpenDoor, servers: Servers) -> None:
    async with open_door() as door:
        assert list((await door.stub("command-center").call("GetHeads", pb.GetHeadsRequest())).heads) == [0] * 12
        officer = door.stub("market-regulation", token(servers))
        assert len((await officer.call("GetHeads", pb.GetHeadsRequest())).heads) == 12


@asynchronous
async def test_who_may_not_call_is_told_why(open_door: OpenDoor, servers: Servers) -> None:
    async with open_door() as door:
        long_ago = datetime.now(UTC) - timedelta(hours=1)
        assert await refusal(door.stub("police")) == "METHOD_NOT_GRANTED"
        assert await refusal(door.stub("market-regulation")) == "DUTY_MISSING"
        assert await refusal(door.stub("market-regulation", token(servers, duty="registrar"))) == "DUTY_MISSING"
        assert await refusal(door.stub("market-regulation", token(servers, now=long_ago))) == "TOKEN_EXPIRED"
        assert await refusal(door.stub("market-regulation", token(servers, to="police"))) == "TOKEN_FOREIGN"
        assert await refusal(door.stub("market-regulation", token(servers, key="police"))) == "TOKEN_INVALID"
        assert await refusal(door.stub("market-regulation", "no.token.at.all")) == "TOKEN_INVALID"


@asynchronous
async def test_a_revoked_certificate_is_refused_without_a_restart(open_door: OpenDoor, servers: Servers) -> None:
    async with open_door() as door:
        stub = door.stub("command-center")
        await stub.call("GetHeads", pb.GetHeadsRequest())
        mine = servers.tls("command-center")
        original = mine.crl.read_bytes()
        try:
            certificates.revoke(servers.state, mine.certificate, datetime.now(UTC))
            door.crl.write_bytes(mine.crl.read_bytes())
        finally:
            mine.crl.write_bytes(original)
        assert await refusal(stub) == "CERTIFICATE_REVOKED"


@asynchronous
async def test_without_a_certificate_of_our_authority_there_is_no_connection(
    open_door: OpenDoor, servers: Servers
) -> None:
    async with open_door() as door:
        authority = servers.tls("licensing").ca.read_bytes()
        bare = grpc.aio.secure_channel(door.target, grpc.ssl_channel_credentials(authority))
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await Stub(bare, SERVICE).call("GetHeads", pb.GetHeadsRequest(), timeout=5)
        assert caught.value.code() is grpc.StatusCode.UNAVAILABLE


@asynchronous
async def test_malformed_oversized_and_invalid_requests_are_answered_clearly(open_door: OpenDoor) -> None:
    async with open_door() as door:
        raw: Any = channel(door.tls("command-center"), door.target).unary_stream(f"/{SERVICE.full_name}/ReadStream")
        random_bytes = random.Random(7)
        codes = set()
        for size in range(300):
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                async for _ in raw(b"\xff" + random_bytes.randbytes(size), timeout=10):
                    pass
            codes.add(caught.value.code())
        assert codes == {grpc.StatusCode.INVALID_ARGUMENT}
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            async for _ in raw(b"\x00" * (5 * 1024 * 1024), timeout=10):
                pass
        assert caught.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED


@asynchronous
async def test_an_unknown_stream_names_the_field(open_door: OpenDoor) -> None:
    async with open_door() as door:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            async for _ in door.stub("command-center").stream("ReadStream", pb.ReadStreamRequest(stream=12)):
                pass
        found = refusal_of(caught.value)
        assert found is not None
        assert [violation.field for violation in found.violations] == ["stream"]


@asynchronous
async def test_digests_equal_the_sums_over_the_records(open_door: OpenDoor) -> None:
    async with open_door() as door:
        answers = await door.desk.bus.execute([order(f"n{i}") for i in range(20)])
        stub = door.stub("command-center")
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.call("GetDigests", pb.GetDigestsRequest(kind="note"))
        found = refusal_of(caught.value)
        assert found is not None
        assert found.reason == "SEQUENCER_BEHIND"
        async with door.desk.pool.connection() as connection:
            await connection.execute("DELETE FROM outbox")
        digests = await stub.call("GetDigests", pb.GetDigestsRequest(kind="note"))
        done = [answer for answer in answers if isinstance(answer, Done)]
        expected = [digest(answer.aggregate_id, answer.version, answer.state) for answer in done]
        assert sum(bucket.count for bucket in digests.buckets) == 20
        assert sum(bucket.sum_high for bucket in digests.buckets) == sum(high for high, _ in expected)
        assert sum(bucket.sum_low for bucket in digests.buckets) == sum(low for _, low in expected)


@asynchronous
async def test_health_tells_whether_the_database_answers(open_door: OpenDoor) -> None:
    async with open_door() as door:
        health = health_pb2.DESCRIPTOR.services_by_name["Health"]
        stub = Stub(channel(door.tls("police"), door.target), health)
        answer = await stub.call("Check", health_pb2.HealthCheckRequest(service=SERVICE.full_name))
        assert answer.status == health_pb2.HealthCheckResponse.SERVING
        await door.desk.pool.close()
        answer = await stub.call("Check", health_pb2.HealthCheckRequest())
        assert answer.status == health_pb2.HealthCheckResponse.NOT_SERVING
