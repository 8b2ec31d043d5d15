"""The page and the HTTP API of a desk's command center, and a client that signs in to them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import grpc
import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from integration.command_center.conftest import Desk
from starlette.types import ASGIApp

from chassis.client import Stub
from chassis.clock import SystemClock
from chassis.permissions import PermissionTable
from chassis.serving.tokens import TokenVerifier, mint
from command_center.monitor import Monitor
from command_center.permissions import GRANTS
from command_center.processes.base import REGISTER
from command_center.processes.serving import CASEWORK, Histories, center_of
from command_center.service import CommandCenterService
from command_center.web import app
from command_center.web.api import Api
from command_center.web.pages import Pages
from command_center.web.rendering import Renderer
from command_center.web.sessions import Sessions

CLOCK = SystemClock()
AUDIENCE = "smartsupervision"


@dataclass(frozen=True)
class Site:
    """A client of the application, and the key that signs tokens it trusts."""

    desk: Desk
    client: httpx.AsyncClient
    key: Ed25519PrivateKey

    def token(
        self,
        *duties: str,
        division: str = "450000",
        age: timedelta = timedelta(),
        of: str = "market-regulation",
        post: UUID | None = None,
    ) -> str:
        given, born = duties or ("duty-officer",), CLOCK.now() - age
        return mint(self.key, of, "0771-004", given, division, AUDIENCE, born, post)

    async def sign_in(self, division: str = "450000", of: str = "market-regulation", post: UUID | None = None) -> None:
        token = self.token(division=division, of=of, post=post)
        answer = await self.client.get("/sign-in", params={"token": token})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")

    def bearer(self, *duties: str, division: str = "450000") -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token(*duties, division=division)}"}

    async def reads(self) -> list[tuple[str, str, list[str]]]:
        async with self.desk.pool.connection() as connection:
            cursor = await connection.execute("SELECT officer, method, ids FROM access_log ORDER BY at")
            return [(officer, method.rpartition("/")[2], ids) for officer, method, ids in await cursor.fetchall()]


OpenSite = Callable[[], AbstractAsyncContextManager[Site]]


@asynccontextmanager
async def opened(desk: Desk, keys: Path, owners: Sequence[str]) -> AsyncIterator[Site]:
    """A client of a center that reads these owners. Nobody tells it histories, and its views have to say so."""
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for department in ("market-regulation", "police"):
        (keys / f"{department}.pem").write_bytes(public)
    async with grpc.aio.insecure_channel("127.0.0.1:1") as nowhere:
        histories = Histories(Stub(nowhere, REGISTER), Stub(nowhere, CASEWORK))
        transport = httpx.ASGITransport(await _assemble(desk, histories, owners, keys))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            yield Site(desk, client, key)


async def _assemble(desk: Desk, histories: Histories, owners: Sequence[str], keys: Path) -> ASGIApp:
    monitor = Monitor({"licensing": desk.register}, desk.pool, CLOCK)
    center = center_of(desk.elastic, desk.pool, CLOCK, owners, histories, monitor)
    service, permissions = CommandCenterService(center, desk.administration), PermissionTable(GRANTS)
    sessions = Sessions("s" * 32, TokenVerifier(keys, AUDIENCE, CLOCK), CLOCK)
    await monitor.look()

    async def well() -> bool:
        return await desk.elastic.healthy()

    return app.build(Pages(center, sessions, permissions, Renderer()), Api(service, sessions, permissions, CLOCK), well)
