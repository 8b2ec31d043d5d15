"""A batch: each command on its own, results in order, and the same again changes nothing."""

from __future__ import annotations

from collections import Counter
from uuid import uuid4

import pytest
from support import register
from support.asynchronous import asynchronous
from support.register_desk import Desk, OpenDesk
from support.register_requests import adopt, establish

from chassis.serving.status import from_status
from smartsupervision.licensing.v1 import register_service_pb2 as rs


def adoptions(serials: range, **changes: str) -> rs.BatchExecuteRequest:
    commands = [rs.Command(adopt_entity=adopt(serial, **changes)) for serial in serials]
    for command in commands:
        command.adopt_entity.request_id = str(uuid4())
    return rs.BatchExecuteRequest(commands=commands)


def events(desk: Desk) -> int:
    return int(desk.rows("SELECT count(*) FROM journal")[0][0])


@asynchronous
async def test_results_stand_in_the_order_of_the_commands_and_one_refusal_spoils_nothing(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        batch = adoptions(range(1, 6))
        batch.commands[2].adopt_entity.registration.unified_social_credit_code = "91450103MA5000010X"
        batch.commands.add(establish_entity=establish(9)).establish_entity.request_id = "e"
        batch.commands.add()
        results = (await desk.ask("BatchExecute", batch)).results
        found = [each.WhichOneof("result") for each in results]
        assert found == ["entity", "entity", "refusal", "entity", "entity", "entity", "refusal"]
        assert from_status(results[2].refusal).reason == "CODE_INVALID"
        assert from_status(results[6].refusal).reason == "COMMAND_REQUIRED"
        assert results[5].entity.unified_social_credit_code == register.code(9)
        assert events(desk) == 5


@asynchronous
async def test_the_same_batch_again_is_replayed_item_by_item(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        batch = adoptions(range(1, 40))
        first = (await desk.ask("BatchExecute", batch)).results
        again = (await desk.ask("BatchExecute", batch)).results
        assert [each.entity for each in again] == [each.entity for each in first]
        assert {each.replayed for each in first} == {False}
        assert {each.replayed for each in again} == {True}
        assert events(desk) == 39


@asynchronous
async def test_a_second_import_finds_every_code_known(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.ask("BatchExecute", adoptions(range(1, 40)))
        again = (await desk.ask("BatchExecute", adoptions(range(1, 40)))).results
        reasons = Counter(from_status(each.refusal).reason for each in again)
        assert reasons == {"ENTITY_ALREADY_KNOWN": 39}
        assert events(desk) == 39


@asynchronous
async def test_one_code_twice_in_a_batch_is_registered_once(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        batch = adoptions(range(1, 3))
        batch.commands[1].CopyFrom(batch.commands[0])
        batch.commands[1].adopt_entity.request_id = "another"
        results = (await desk.ask("BatchExecute", batch)).results
        assert from_status(results[1].refusal).metadata["entity"] == results[0].entity.name
        assert events(desk) == 1


@asynchronous
async def test_a_single_call_and_a_batch_item_are_the_same_command(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        request = adopt(1)
        single = await desk.ask("AdoptEntity", request)
        batch = rs.BatchExecuteRequest(commands=[rs.Command(adopt_entity=request)])
        [result] = (await desk.ask("BatchExecute", batch)).results
        assert (result.replayed, result.entity) == (True, single)


@pytest.mark.parametrize("size", [0, 501])
def test_a_batch_has_one_to_five_hundred_items(open_desk: OpenDesk, size: int) -> None:
    @asynchronous
    async def scenario() -> None:
        async with open_desk() as desk:
            refusal = await desk.refusal("BatchExecute", adoptions(range(size)))
            assert refusal.reason == "BATCH_SIZE_OUT_OF_RANGE"

    scenario()
