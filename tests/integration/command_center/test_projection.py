"""From event to document on real servers: idempotent, healed, rebuilt, and never stopped by a bad record."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

import orjson
import pytest
from integration.command_center.conftest import ENTITY, PREMISES, Desk, OpenDesk
from support.asynchronous import asynchronous
from support.center import entity, entity_id, premises, state

from chassis.clock import SystemClock
from chassis.errors import PermanentError, Refusal, TransientError
from chassis.metrics import Metrics
from chassis.streams import digest
from command_center import documents, rebuild, store, targets
from command_center.comparing import ReaderBehindError
from command_center.healer import Healer
from command_center.index import Kind
from command_center.rebuild import Rebuilding
from command_center.reconcile import Difference, Version
from smartsupervision.commandcenter.v1.command_center_pb2 import RebuildProgress

ALL: dict[str, Any] = {"match_all": {}}
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def indices() -> Sequence[Kind]:
    return (ENTITY, PREMISES)


async def shown(desk: Desk, kind: Kind = ENTITY, alias: str | None = None) -> dict[UUID, Version]:
    await desk.elastic.refresh(alias or kind.alias)
    return await desk.elastic.versions(alias or kind.alias, ALL)


def owned(desk: Desk, kind: str = "entity") -> dict[UUID, Version]:
    return {
        record: Version(version, *digest(record, version, content))
        for record, (version, content) in desk.register.kinds[kind].items()
    }


@asynchronous
async def test_the_index_shows_what_the_owner_published(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        first = entity(1)
        await desk.record(first, premises(1, first), entity(2), entity(1, "桂林新名公司", version=2))
        assert await shown(desk) == owned(desk)
        assert await shown(desk, PREMISES) == owned(desk, "premises")


@asynchronous
async def test_events_seen_again_change_nothing(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        events = desk.register.put(entity(1), entity(1, version=2), entity(2))
        await desk.catch_up()
        before = await shown(desk)
        async with desk.pool.connection() as connection, connection.transaction():
            assert await desk.projection.apply(connection, events[:1]) == []
            assert await desk.projection.apply(connection, events) == []
        assert await shown(desk) == before == owned(desk)


@asynchronous
async def test_a_record_the_index_refuses_is_parked_and_the_others_go_on(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        good, bad = entity(1), entity_id(99)
        desk.register.put(good)
        broken = desk.register.publish("entity", "smartsupervision.licensing.v1.Unheard", b"", bad, 1, None)
        desk.register.put(entity(2))
        await desk.catch_up()
        assert await shown(desk) == owned(desk)
        async with desk.pool.connection() as connection:
            (parked,) = await store.parked_page(connection, None, 10)
        assert (parked.stream, parked.number) == (broken.stream, broken.number)
        assert "not known here" in parked.reason


@asynchronous
async def test_a_document_that_breaks_the_mapping_is_parked(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        narrow = {name: field for name, field in ENTITY.properties.items() if name != "reserved"}
        (index,) = await desk.elastic.indices_of(ENTITY.alias)
        await desk.elastic.drop(index)
        body = ENTITY.body()
        body["mappings"]["properties"] = narrow
        await desk.elastic.create(index, body, [ENTITY.alias])
        (event,) = desk.register.put(entity(1))
        async with desk.pool.connection() as connection, connection.transaction():
            (parked,) = await desk.projection.apply(connection, [event])
        assert "strict_dynamic_mapping_exception" in parked.reason


@asynchronous
async def test_kinds_nobody_searches_are_passed_over(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        desk.register.publish("case", "smartsupervision.enforcement.v1.CaseOpened", b"", entity_id(5), 1, None)
        await desk.catch_up()
        async with desk.pool.connection() as connection:
            assert await store.parked_count(connection, store.READER) == 0


@asynchronous
async def test_a_lost_index_is_made_anew_with_its_own_mapping_and_events_wait_for_it(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        (index,) = await desk.elastic.indices_of(ENTITY.alias)
        await desk.elastic.drop(index)
        (event,) = desk.register.put(entity(1))
        async with desk.pool.connection() as connection, connection.transaction():
            with pytest.raises(TransientError):
                await desk.projection.apply(connection, [event])
        # By its proper name and alias: never by Elasticsearch on its own, with a guessed mapping.
        assert await desk.elastic.indices_of(ENTITY.alias) == [ENTITY.index_name("initial")]
        await desk.catch_up()
        assert await shown(desk) == owned(desk)


async def spoil(desk: Desk) -> None:
    """One record goes missing, one is stale, one has other content, one is nobody's."""
    gone, stale, other, extra = (entity_id(number) for number in (1, 2, 3, 90))
    await desk.elastic.delete(ENTITY.alias, gone, 1)
    for record, version in ((stale, 1), (other, 2), (extra, 1)):
        document = documents.build("entity", record, version, entity(3, "别的内容").SerializeToString())
        (result,) = await desk.elastic.bulk([(document, ENTITY.alias)], "external_gte")
        assert not result.reason


async def spoiled(desk: Desk) -> None:
    await desk.record(*(entity(number, version=1) for number in range(1, 6)))
    await spoil(desk)
    # Version 2 of record 2 is the owner's alone: written as if its event had been lost.
    desk.register.kinds["entity"][entity_id(2)] = (2, entity(2, version=2).SerializeToString(deterministic=True))
    desk.register.kinds["entity"][entity_id(3)] = (2, entity(3, version=2).SerializeToString(deterministic=True))


@asynchronous
async def test_every_difference_is_found_and_named(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await spoiled(desk)
        found = await desk.comparing.compare(ENTITY, ENTITY.alias)
        assert {sort: found.ids(sort) for sort in Difference} == {
            Difference.MISSING: [entity_id(1)],
            Difference.STALE: sorted([entity_id(2), entity_id(3)]),
            Difference.EXTRA: [entity_id(90)],
        }
        assert (found.owned, found.indexed) == (5, 5)


@asynchronous
async def test_the_healer_mends_every_difference_and_keeps_the_proof(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await spoiled(desk)
        healer = Healer([ENTITY, PREMISES], desk.healing, desk.pool, SystemClock(), Metrics())
        for kind in (ENTITY, PREMISES):
            await healer.heal(kind)
        assert await shown(desk) == owned(desk)
        async with desk.pool.connection() as connection:
            verified = await store.verified(connection, ["entity", "premises"])
        assert verified is not None
        assert (verified.missing, verified.stale, verified.extra) == (0, 0, 0)


@asynchronous
async def test_the_loss_of_the_whole_index_is_healed(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.record(*(entity(number) for number in range(1, 1201)))
        (index,) = await desk.elastic.indices_of(ENTITY.alias)
        await desk.elastic.drop(index)
        await Healer([ENTITY, PREMISES], desk.healing, desk.pool, SystemClock(), Metrics()).heal(ENTITY)
        assert await shown(desk) == owned(desk)


@asynchronous
async def test_nothing_is_called_different_while_records_keep_changing(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.record(*(entity(number) for number in range(1, 200)))
        async with busy(desk):
            for _ in range(5):
                assert (await desk.comparing.compare(ENTITY, ENTITY.alias)).equal


@asynccontextmanager
async def busy(desk: Desk) -> AsyncIterator[None]:
    """Records change all the time, as fast as the reader follows."""

    async def change() -> None:
        version = 1
        while True:
            version += 1
            await desk.record(*(entity(number, version=version) for number in range(1, 20)))

    task = asyncio.create_task(change())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@asynchronous
async def test_nothing_can_be_said_while_the_reader_is_behind(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        desk.register.put(entity(1))
        with pytest.raises(ReaderBehindError):
            await desk.comparing.compare(ENTITY, ENTITY.alias)


async def run(rebuilding: Rebuilding) -> list[RebuildProgress]:
    return [progress async for progress in rebuilding.rebuild(ENTITY)]


@asynccontextmanager
async def acknowledging(desk: Desk) -> AsyncIterator[None]:
    """A projector that acknowledges plans, as in its own process."""
    task = asyncio.create_task(desk.projection.acknowledge_plans(desk.pool, "projector-0"))
    try:
        await asyncio.sleep(0.3)
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@asynchronous
async def test_a_rebuild_swaps_to_an_equal_index_while_records_keep_changing(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.record(*(entity(number) for number in range(1, 400)))
        before = await desk.elastic.indices_of(ENTITY.alias)
        async with acknowledging(desk), busy(desk):
            stages = [progress.stage for progress in await run(desk.rebuilding)]
        assert (stages[0], stages[-1]) == (RebuildProgress.CREATED, RebuildProgress.DONE)
        assert stages.index(RebuildProgress.EQUAL) < stages.index(RebuildProgress.SWAPPED)
        await desk.catch_up()
        assert await shown(desk) == owned(desk)
        after = await desk.elastic.indices_of(ENTITY.alias)
        assert len(after) == 1
        assert after != before
        assert not await desk.elastic.indices_of(ENTITY.next_alias)
        assert not await desk.elastic.indices_of(ENTITY.previous_alias)


@asynchronous
async def test_a_fault_of_the_new_index_stops_the_rebuild_and_never_the_live_event(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.record(entity(1))
        await desk.elastic.create("ssv-entity-v1-broken", {"mappings": {"dynamic": "strict"}}, [ENTITY.next_alias])
        async with desk.pool.connection() as connection:
            await targets.enter(connection, ENTITY, "building", NOW)
        await desk.record(entity(2))
        assert await shown(desk) == owned(desk)
        async with desk.pool.connection() as connection:
            assert await store.parked_count(connection, store.READER) == 0
            assert "strict_dynamic_mapping_exception" in (await targets.failure(connection, ENTITY) or "")


@asynchronous
async def test_a_rebuild_whose_index_vanished_does_not_hold_up_live_events(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        async with desk.pool.connection() as connection:
            await targets.enter(connection, ENTITY, "building", NOW)
        await desk.record(entity(1))
        assert await shown(desk) == owned(desk)


@asynchronous
async def test_what_a_dead_rebuild_left_is_cleared_away(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.record(entity(1))
        await desk.elastic.create("ssv-entity-v1-half", ENTITY.body(), [ENTITY.next_alias])
        async with desk.pool.connection() as connection:
            await targets.enter(connection, ENTITY, "building", NOW)
        tidying = asyncio.create_task(desk.rebuilding.tidy([ENTITY]))
        async with asyncio.timeout(10):
            while await desk.elastic.indices_of(ENTITY.next_alias):
                await asyncio.sleep(0.1)
        tidying.cancel()
        async with desk.pool.connection() as connection:
            assert (await targets.current(connection, ENTITY)).phase == "idle"
        assert await shown(desk) == owned(desk)


@asynchronous
async def test_an_index_of_an_earlier_version_takes_events_at_once_and_is_then_rebuilt(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        (index,) = await desk.elastic.indices_of(ENTITY.alias)
        await desk.elastic.drop(index)
        body = ENTITY.body()
        body["mappings"]["properties"] = {n: f for n, f in ENTITY.properties.items() if n != "scope_tokens"}
        earlier = "ssv-entity-v1-initial"
        await desk.elastic.create(earlier, body, [ENTITY.alias])
        record = entity(1, business_scope="餐饮")
        old = documents.build("entity", entity_id(1), 1, state(record))
        fields = orjson.loads(old.body)
        del fields["scope_tokens"]
        bare = replace(old, body=orjson.dumps(fields))
        assert not [each.reason for each in await desk.elastic.bulk([(bare, ENTITY.alias)], "external") if each.reason]
        await desk.healing.ensure(ENTITY)
        await desk.record(record, entity(2, business_scope="餐饮"))
        async with desk.pool.connection() as connection:
            assert await store.parked_count(connection, store.READER) == 0
        tidying = asyncio.create_task(desk.rebuilding.tidy([ENTITY]))
        async with asyncio.timeout(30):
            while earlier in await desk.elastic.indices_of(ENTITY.alias) or await desk.elastic.indices_of(
                ENTITY.next_alias
            ):
                await asyncio.sleep(0.1)
        tidying.cancel()
        await desk.elastic.refresh(ENTITY.alias)
        found = await desk.elastic.search(ENTITY.alias, {"query": {"match": {"scope_tokens": "餐饮"}}})
        assert found["hits"]["total"]["value"] == 2


@asynchronous
async def test_only_one_rebuild_runs_at_a_time(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.record(entity(1))
        async with aclosing(cast(AsyncGenerator[RebuildProgress, None], desk.rebuilding.rebuild(ENTITY))) as first:
            await anext(first)
            with pytest.raises(Refusal, match="REBUILD_RUNNING"):
                await run(desk.rebuilding)
        assert (await run(desk.rebuilding))[-1].stage == RebuildProgress.DONE


@asynchronous
async def test_tidying_does_not_get_in_the_way_of_a_rebuild(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuild, "TIDY_SECONDS", 0)
    async with open_desk() as desk:
        await desk.record(entity(1))
        tidying = asyncio.create_task(desk.rebuilding.tidy([ENTITY]))
        for _ in range(5):
            assert (await run(desk.rebuilding))[-1].stage == RebuildProgress.DONE
        tidying.cancel()


@asynchronous
async def test_a_silent_projector_is_waited_for(open_desk: OpenDesk) -> None:
    async with open_desk() as desk, desk.pool.connection() as connection:
        await targets.acknowledge(connection, "projector-1", [ENTITY], NOW)
        generation = await targets.enter(connection, ENTITY, "building", NOW)
        assert await targets.laggards(connection, ENTITY, generation, NOW) == ["projector-1"]
        await targets.acknowledge(connection, "projector-1", [ENTITY], NOW)
        assert await targets.laggards(connection, ENTITY, generation, NOW) == []
        await targets.enter(connection, ENTITY, "idle", NOW)
        assert await targets.laggards(connection, ENTITY, generation + 1, NOW + 2 * targets.SEEN_WITHIN) == []


def test_an_unreadable_state_is_a_permanent_error() -> None:
    with pytest.raises(PermanentError):
        documents.build("entity", entity_id(1), 1, b"\xff")
