"""Thousands of malformed requests: every one gets a clear answer and none changes anything."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import grpc
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from google.type.date_pb2 import Date
from support.asynchronous import asynchronous
from support.register_desk import REGISTRAR, Desk, OpenDesk
from support.register_requests import adopt, establish

from chassis.client import refusal_of
from licensing.service import SERVICE
from smartsupervision.licensing.v1 import register_service_pb2 as rs
from ssv import tokens

REQUESTS = 2400
NOT_OURS = "bm90IG91cnM="
CLEAR = {
    grpc.StatusCode.INVALID_ARGUMENT,
    grpc.StatusCode.NOT_FOUND,
    grpc.StatusCode.FAILED_PRECONDITION,
    grpc.StatusCode.ALREADY_EXISTS,
    grpc.StatusCode.PERMISSION_DENIED,
    grpc.StatusCode.ABORTED,
}
READING = ("List", "Get", "Lookup", "BatchGet", "Watch", "Read")
NASTY = (
    "",
    "\x00",
    "'; DROP TABLE journal; --",
    "entities/",
    "entities/00000000-0000-4000-8000-000000000000",
    "premises/00000000-0000-4000-8000-000000000000",
    "v99999999999999999999",
    "v1",
    "\ufffd",
    "名" * 3000,
    "91450103MA5000010X",
    "registered_name",
    "%_",
    "450103",
    "\U0010ffff\u202e",
    "2020-02-30",
    "9" * 400 + " CNY",
    "bm90IG91cnM=",
)
NUMBERS = (0, 1, -1, 2**31 - 1, -(2**31), 99)


def filled(descriptor: Descriptor, dice: random.Random, depth: int = 0) -> Message:
    """A well-formed message with nonsense in it."""
    message = GetMessageClass(descriptor)()
    for field in descriptor.fields:
        if dice.random() < 0.7 and depth < 5:
            _fill(message, field, dice, depth)
    return message


def _fill(message: Message, field: FieldDescriptor, dice: random.Random, depth: int) -> None:
    values = [_value(field, dice, depth) for _ in range(dice.randrange(3) if field.is_repeated else 1)]
    if field.message_type is not None:
        for value in values:
            target: Any = getattr(message, field.name)
            (target.add() if field.is_repeated else target).CopyFrom(value)
    elif field.is_repeated:
        getattr(message, field.name).extend(values)
    else:
        setattr(message, field.name, values[0])


def _value(field: FieldDescriptor, dice: random.Random, depth: int) -> Any:
    if field.message_type is not None:
        return filled(field.message_type, dice, depth + 1)
    if field.cpp_type == FieldDescriptor.CPPTYPE_STRING:
        text = dice.choice(NASTY)
        return text if field.type == FieldDescriptor.TYPE_STRING else text.encode()
    if field.cpp_type == FieldDescriptor.CPPTYPE_BOOL:
        return dice.random() < 0.5
    return dice.choice(NUMBERS)


def mutated(raw: bytes, dice: random.Random) -> bytes:
    """Bytes with some of them changed, cut or repeated."""
    changed = bytearray(raw or b"\x0a")
    for _ in range(dice.randrange(1, 6)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    cut = dice.randrange(len(changed) + 1)
    return bytes(changed[:cut] if dice.random() < 0.3 else changed + changed[cut:])


def malformed(dice: random.Random) -> tuple[str, bytes]:
    """A method and a request to it that cannot be carried out."""
    method = dice.choice([each for each in SERVICE.methods if not each.server_streaming])
    message = filled(method.input_type, dice)
    sample = dice.choice([message, establish(7), adopt(7)])
    raw = sample.SerializeToString()
    return method.name, raw if sample is message and dice.random() < 0.7 else mutated(raw, dice)


def counts(desk: Desk) -> Any:
    return [
        desk.rows("SELECT count(*) FROM journal"),
        desk.rows("SELECT aggregate_id, version, digest_high FROM state ORDER BY 1"),
        desk.rows("SELECT count(*) FROM vault"),
    ]


def hopeless() -> list[tuple[str, Message]]:
    """Requests that are refused, or only read, whatever is put into one of their texts."""
    late = establish(8, established_date=Date(year=2999, month=1, day=1))
    sourceless = adopt(8, old_registration_number="450000000000010", address="路1号")
    sourceless.ClearField("source")
    late.request_id = sourceless.request_id = "hopeless"
    return [
        ("EstablishEntity", late),
        ("AdoptEntity", sourceless),
        ("ListEntities", rs.ListEntitiesRequest(division="450000", name_prefix="南", page_token=NOT_OURS)),
        ("LookupEntity", rs.LookupEntityRequest(unified_social_credit_code="x")),
        ("LookupEntity", rs.LookupEntityRequest(former_number="x")),
        ("LookupEntity", rs.LookupEntityRequest(platform_key="x")),
        ("ListPremises", rs.ListPremisesRequest(address="x")),
        ("ReadSensitiveField", rs.ReadSensitiveFieldRequest(name="x", field="x", purpose="目的", reason="原因")),
        ("OpenPremises", rs.OpenPremisesRequest(request_id="x", entity=NASTY[4], address="x", division="450103")),
        ("MoveEntity", rs.MoveEntityRequest(request_id="x", name=NASTY[4], etag="v1", to_division="450103")),
    ]


def one_text_wrong() -> list[tuple[str, bytes]]:
    """Every text of the hopeless requests, with every nasty value in it."""
    found = []
    for method, request in hopeless():
        for path in _texts(request):
            for value in (*NASTY, "长" * 100_000):
                changed = type(request)()
                changed.CopyFrom(request)
                target = changed
                for step in path[:-1]:
                    target = getattr(target, step)
                setattr(target, path[-1], value)
                found.append((method, changed.SerializeToString()))
    return found


def _texts(message: Message, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for field, value in message.ListFields():
        if isinstance(value, str):
            found.append((*path, field.name))
        elif isinstance(value, Message):
            found += _texts(value, (*path, field.name))
    return found


async def send(desk: Desk, token: str, method: str, raw: bytes) -> grpc.StatusCode:
    call: Any = desk.channel("market-regulation").unary_unary(f"/{SERVICE.full_name}/{method}")
    try:
        answer = await call(raw, metadata=[("authorization", f"Bearer {token}")], timeout=20)
    except grpc.aio.AioRpcError as error:
        if refusal_of(error) is None:
            raise
        return error.code()
    if method == "BatchExecute":
        response = rs.BatchExecuteResponse.FromString(answer)
        assert all(each.HasField("refusal") for each in response.results), raw
    else:
        assert method.startswith(READING), (method, raw)
    return grpc.StatusCode.OK


@asynchronous
async def test_malformed_requests_get_clear_answers_and_change_nothing(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.ask("EstablishEntity", establish(1))
        before = counts(desk)
        dice = random.Random(20261123)
        token = tokens.mint(desk.servers.state, REGISTRAR, datetime.now(UTC))
        found: Counter[grpc.StatusCode] = Counter()
        requests = [*one_text_wrong(), *(malformed(dice) for _ in range(REQUESTS))]
        for start in range(0, len(requests), 40):
            asked = requests[start : start + 40]
            found.update(await asyncio.gather(*(send(desk, token, *each) for each in asked)))
        assert found.total() == len(requests) > REQUESTS
        assert set(found) <= CLEAR | {grpc.StatusCode.OK}, found
        assert found[grpc.StatusCode.INVALID_ARGUMENT] > REQUESTS / 2
        assert counts(desk) == before
