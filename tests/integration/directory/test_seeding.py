"""The simulated province goes through the directory's own batches, and a second time changes nothing."""

from __future__ import annotations

import time
from collections import Counter
from itertools import islice

from integration.directory.conftest import OpenOffice
from support.asynchronous import asynchronous

from chassis.commands.orders import Changed
from directory.desk import Desk
from directory.requests import batches
from directory.seeding import commands
from directory.store import read_records
from roster.records import Person, Unit


@asynchronous
async def test_the_province_is_set_up_once(open_office: OpenOffice) -> None:
    async with open_office() as office:
        outcomes: Counter[str] = Counter()
        started = time.perf_counter()
        for batch in batches(commands(1), "province 1"):
            answer = await office.ask("BatchExecute", batch)
            outcomes.update(result.WhichOneof("result") for result in answer.results)
            outcomes["replayed"] += sum(result.replayed for result in answer.results)
        print(f"{sum(outcomes.values())} commands in {time.perf_counter() - started:.1f} s")
        again = await office.ask("BatchExecute", next(batches(commands(1), "province 1")))
        async with office.pool.connection() as connection:
            stored = dict(await read_records(connection))
    assert outcomes["refusal"] == outcomes["replayed"] == 0
    assert all(result.replayed for result in again.results)
    assert dict(office.desk.roster.records()) == stored
    units = [record for record in stored.values() if isinstance(record, Unit)]
    assert len(units) == 1 + 14 + 111 + 222 + 1 + 14


@asynchronous
async def test_a_transaction_that_never_commits_leaves_no_trace_in_memory(open_office: OpenOffice) -> None:
    async with open_office() as office:
        first = next(iter(islice(batches(commands(1), "x"), 1)))
        await office.ask("BatchExecute", first)
        desk: Desk = office.desk
        before = dict(desk.roster.records())
        record, state = next((i, r) for i, r in before.items() if isinstance(r, Person))
        ghost = Changed(type(record)(int=7), "person", 1, None, state)
        world = _NoWorld()
        async with office.pool.connection() as connection:
            async with connection.transaction(force_rollback=True):
                desk.working(world, ())
                await desk.project(connection, [ghost])
            assert ghost.aggregate_id in desk.roster.people
        await desk.refresh()
        assert dict(desk.roster.records()) == before


class _NoWorld:
    """A transaction that has loaded nothing."""

    def state(self, _: object) -> None:
        return None

    def kind(self, _: object) -> None:
        return None

    def version(self, _: object) -> int:
        return 0

    def asked(self, _: object) -> bool:
        return False

    def holder(self, *_: object) -> None:
        return None
