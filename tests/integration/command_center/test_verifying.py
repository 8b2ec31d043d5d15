"""Proof that every index equals its owner: step by step, for several kinds, and with owners of different versions."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from integration.command_center.conftest import DEADLINE, ENTITY, Desk, OpenDesk
from support.asynchronous import asynchronous
from support.center import entity, premises
from support.matters import assignment, deadline, missed

from chassis.errors import Refusal
from chassis.streams import STREAMS
from command_center import store
from command_center.index import kinds_of
from smartsupervision.commandcenter.v1.command_center_pb2 import (
    RebuildProgress,
    VerifyIndexRequest,
    VerifyIndexResponse,
)

KINDS = kinds_of(["licensing"])


async def verify(desk: Desk, patience: float = 2.0) -> list[VerifyIndexResponse]:
    return [step async for step in desk.verifying.step_by_step(KINDS, patience)]


def identifier(name: str) -> UUID:
    return UUID(name.partition("/")[2])


async def fill(desk: Desk) -> None:
    first = entity(1)
    await desk.record(first, premises(1, first), *(deadline(number) for number in range(40)), assignment(1))


@asynchronous
async def test_every_kind_is_compared_with_progress_and_the_result_comes_last(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await fill(desk)
        *steps, last = await verify(desk)
        assert list(dict.fromkeys(step.kind for step in steps)) == [kind.name for kind in KINDS]
        assert {(step.kind_number, step.kinds_total) for step in steps if step.kind == "entity"} == {(1, len(KINDS))}
        (deadlines,) = {step.records for step in steps if step.kind == DEADLINE.name} - {0}
        assert deadlines == 40
        assert last.result.complete
        assert [(found.kind, found.owner, found.owned) for found in last.result.reconciliations] == [
            (kind.name, "licensing", len(desk.register.kinds[kind.kind])) for kind in KINDS
        ]
        assert len(last.result.positions) == 2 * STREAMS


@asynchronous
async def test_a_difference_is_named_with_its_kind_and_the_answers_know_of_it(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await fill(desk)
        gone = deadline(7)
        await desk.elastic.delete(DEADLINE.alias, identifier(gone.name), 1)
        result = (await verify(desk))[-1].result
        assert not result.complete
        missing = {found.kind: list(found.missing_ids) for found in result.reconciliations}
        assert missing[DEADLINE.name] == [str(identifier(gone.name))]
        async with desk.pool.connection() as connection:
            proof = await store.verified(connection, [kind.name for kind in KINDS])
        assert proof is not None
        assert proof.missing == 1


@asynchronous
async def test_a_reader_that_stands_still_is_waited_for_once_and_nothing_is_called_complete(
    open_desk: OpenDesk,
) -> None:
    async with open_desk() as desk:
        await fill(desk)
        desk.register.put(entity(2))
        *steps, last = await verify(desk, patience=0.3)
        assert {step.kind for step in steps} == {"entity"}
        assert not last.result.complete
        assert not last.result.reconciliations


@asynchronous
async def test_a_kind_its_owner_does_not_have_yet_has_no_records(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        del desk.register.kinds["deadline"]
        result = (await verify(desk))[-1].result
        assert result.complete
        assert {found.kind: found.owned for found in result.reconciliations}[DEADLINE.name] == 0


@asynchronous
async def test_lost_deadlines_are_healed_and_rebuilt_in_parts(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.record(*(missed(number, date(2026, 11, 1)) for number in range(700)))
        (index,) = await desk.elastic.indices_of(DEADLINE.alias)
        await desk.elastic.drop(index)
        await desk.healing.ensure(DEADLINE)
        comparison, healed = await desk.healing.heal(DEADLINE, DEADLINE.alias)
        assert (comparison.equal, comparison.indexed, healed) == (True, 700, 700)
        steps = [step async for step in desk.administration.rebuild("")]
        done = [step.kind for step in steps if step.stage == RebuildProgress.DONE]
        assert done == [kind.name for kind in kinds_of(["licensing", "directory"])]
        assert await desk.elastic.count(DEADLINE.alias) == 700


@asynchronous
async def test_an_unknown_kind_is_refused_with_those_there_are(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        with pytest.raises(Refusal, match=ENTITY.name):
            desk.administration.verify_index(VerifyIndexRequest(kinds=["case"]))
        with pytest.raises(Refusal, match="patience_seconds"):
            desk.administration.verify_index(VerifyIndexRequest(patience_seconds=601))
