"""Cases for the benchmark: many officers at once, each taking a case from its clue to the review, call by call."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid4

import grpc
from support.case_requests import request_of
from support.stack import Servers
from unit.enforcement import story as s

from chassis.client import channel
from chassis.clock import civil_date
from chassis.settings import TlsSettings
from smartsupervision.enforcement.v1 import clue_pb2, enforcement_service_pb2, evidence_pb2, penalty_case_pb2
from ssv import tokens
from ssv.tokens import Officer

SERVICE = enforcement_service_pb2.DESCRIPTOR.services_by_name["EnforcementService"]
HANDLER = Officer("market-regulation", "GX102", ("enforcement-officer",), "450000")
ANSWERS: Final[dict[str, Any]] = {
    "Clue": clue_pb2.Clue,
    "PenaltyCase": penalty_case_pb2.PenaltyCase,
    "Evidence": evidence_pb2.Evidence,
}
AT_ONCE: Final = 32
"""Cases under way at once, each with one call."""
CALLS: Final = 8
"""Of each case."""


@dataclass(frozen=True)
class Officers:
    """One client process: one connection with mutual TLS, and an officer's token with every call."""

    servers: Servers
    target: str

    def handle(self, numbers: Iterator[int], count: int) -> float:
        """Take so many cases to their review; calls per second. Fails unless every call is answered."""
        return asyncio.run(self._handle([next(numbers) for _ in range(count)]))

    async def _handle(self, numbers: list[int]) -> float:
        files = self.servers.tls("market-regulation")
        tls = TlsSettings(files.ca, files.certificate, files.key, files.crl)
        waiting = iter(numbers)
        async with channel(tls, self.target) as opened:
            await opened.channel_ready()
            desk = _Desk(opened, tokens.mint(self.servers.state, HANDLER, datetime.now(UTC)))

            async def work() -> None:
                for number in waiting:
                    await desk.case(number)

            started = time.perf_counter()
            await asyncio.gather(*(work() for _ in range(AT_ONCE)))
            return len(numbers) * CALLS / (time.perf_counter() - started)


class _Desk:
    def __init__(self, opened: grpc.aio.Channel, token: str) -> None:
        self._metadata = (("authorization", f"Bearer {token}"),)
        self._calls: dict[str, Any] = {
            method.name: opened.unary_unary(f"/{SERVICE.full_name}/{method.name}") for method in SERVICE.methods
        }

    async def case(self, number: int) -> None:
        year = civil_date(datetime.now(UTC)).year
        clue = await self._made("Clue", replace(s.register(), origin_key=f"bench-{number}"))
        await self._do(s.own(clue))
        filed = replace(s.file_case(clue), case_number=f"450103-{year}-FOOD-{number:06}")
        case = await self._made("PenaltyCase", filed)
        await self._do(s.tell_rights(case))
        evidence = await self._made("Evidence", s.take(case))
        await self._do(s.figures(case))
        await self._do(s.report(case, evidence))
        await self._do(s.review(case))

    async def _made(self, kind: str, command: Any) -> UUID:
        raw = await self._do(command)
        return UUID(ANSWERS[kind].FromString(raw).name.rpartition("/")[2])

    async def _do(self, command: Any) -> bytes:
        request = request_of(command, str(uuid4())).SerializeToString()
        raw: bytes = await self._calls[type(command).__name__](request, timeout=30, metadata=self._metadata)
        return raw
