"""The scripted officer on a running platform: every clue of failed samples that still stands goes its whole way."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date
from typing import Any, NamedTuple, TypeVar

from chassis.client import Stub
from smartsupervision.enforcement.v1 import clue_pb2 as cl
from smartsupervision.enforcement.v1 import enforcement_service_pb2 as es
from smartsupervision.enforcement.v1 import outside_notice_service_pb2 as os_
from smartsupervision.enforcement.v1 import penalty_case_pb2 as pc
from smartsupervision.enforcement.v1 import publicity_service_pb2 as ps
from ssv import asking
from ssv.batching import Courier
from ssv.sampling import NOTICES
from ssv.scripted.driving import SERVICES, Sums, drive
from ssv.scripted.matters import Days
from ssv.scripted.sampled import way_of
from ssv.stack import Stack
from statutes.calendar import load_calendar

T = TypeVar("T")
PAGE = 500


class Counted(NamedTuple):
    """How many records of each kind there are."""

    cases: int
    clues: int
    publications: int


class ScriptedOfficer:
    """Works through enforcement's gRPC batches, as our own department."""

    def __init__(self, stack: Stack, today: date) -> None:
        self._stack = stack
        self._today = today

    def takes_all(self, run: str) -> Sums:
        """Every clue of a sample that is being verified; returns how it went."""
        return self._with(lambda stubs: self._take(stubs, run))

    def clues(self) -> list[Any]:
        """All clues of samples."""
        return self._with(lambda stubs: _sampled(stubs["EnforcementService"]))

    def cases(self, names: list[str]) -> list[Any]:
        """Cases by their names."""
        return self._with(lambda stubs: _cases(stubs["EnforcementService"], names))

    def notices(self) -> int:
        """How many authorities elsewhere were told."""
        return self._with(_notices)

    def counted(self) -> Counted:
        """What the owner holds, by its lists."""
        return self._with(_counted)

    async def _take(self, stubs: dict[str, Stub], run: str) -> Sums:
        clues = await _sampled(stubs["EnforcementService"])
        open_ = [each for each in clues if each.status == cl.CLUE_STATUS_VERIFYING]
        days = Days(load_calendar("450000"))
        couriers = {each.name: Courier(stubs[each.name], each) for each in SERVICES}
        ways = [
            (each.origin_key, way_of(each, index, days, self._today)) for index, each in enumerate(_in_order(open_))
        ]
        return await drive(couriers, run, ways, lambda _, __: None)

    def _with(self, question: Callable[[dict[str, Stub]], Awaitable[T]]) -> T:
        async def asked() -> T:
            async with self._stubs() as stubs:
                return await question(stubs)

        return asyncio.run(asked())

    @asynccontextmanager
    async def _stubs(self) -> AsyncIterator[dict[str, Stub]]:
        async with AsyncExitStack() as opened:
            yield {
                each.name: await opened.enter_async_context(asking.connected(self._stack, each, "enforcement"))
                for each in (*SERVICES, NOTICES)
            }


def ended(sums: Sums) -> Counter[str]:
    """Why ways ended early."""
    return Counter(f"{each.item}: {each.reason} {each.message}" for each in sums.refused)


def archived(case: Any) -> bool:
    """Whether a case has gone its whole way."""
    return bool(case.status == pc.CASE_STATUS_ARCHIVED)


def _in_order(clues: list[Any]) -> list[Any]:
    return sorted(clues, key=lambda each: str(each.origin_key))


async def _sampled(stub: Stub) -> list[Any]:
    source = [cl.CLUE_SOURCE_SAMPLING]
    clues = await _every(stub, "ListClues", es.ListCluesRequest, "clues", source=source)
    return [each for each in clues if each.event_key.startswith("sampling/")]


async def _cases(stub: Stub, names: list[str]) -> list[Any]:
    found: list[Any] = []
    for start in range(0, len(names), PAGE):
        asked = es.BatchGetPenaltyCasesRequest(names=names[start : start + PAGE])
        found += (await stub.call("BatchGetPenaltyCases", asked)).cases
    return found


async def _every(stub: Stub, method: str, request: type[Any], collection: str, **wanted: Any) -> list[Any]:
    found: list[Any] = []
    token = ""
    while True:
        answer = await stub.call(method, request(page_size=PAGE, page_token=token, **wanted))
        found += getattr(answer, collection)
        token = answer.next_page_token
        if not token:
            return found


async def _counted(stubs: dict[str, Stub]) -> Counted:
    enforcement, publicity = stubs["EnforcementService"], stubs["PublicityService"]
    return Counted(
        len(await _every(enforcement, "ListPenaltyCases", es.ListPenaltyCasesRequest, "cases")),
        len(await _every(enforcement, "ListClues", es.ListCluesRequest, "clues")),
        len(await _every(publicity, "ListPenaltyPublications", ps.ListPenaltyPublicationsRequest, "publications")),
    )


async def _notices(stubs: dict[str, Stub]) -> int:
    return len(
        await _every(stubs["OutsideNoticeService"], "ListOutsideNotices", os_.ListOutsideNoticesRequest, "bulletins")
    )
