"""The register's commands over gRPC: one request, or a batch of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from chassis.commands.bus import CommandBus
from chassis.commands.orders import Done, Order, Outcome, Refused
from chassis.errors import Refusal
from chassis.metrics import Metrics
from chassis.refusing import told_to_callers
from chassis.serving.call import Call
from chassis.serving.commanding import outcome_name
from chassis.serving.requests import MOST, request_id_in, unreadable, version_in
from chassis.serving.status import to_status
from licensing.aggregates import ENTITY
from licensing.commands.registry import COMMANDS
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1 import register_service_pb2 as rs


def order(item: str, request: Any, call: Call) -> Order:
    """A request as the bus takes it. Refusal if it cannot be read as a command."""
    entry = COMMANDS[item]
    with told_to_callers():
        request_id = request_id_in(request.request_id)
        command = entry.read(request)
        expected = version_in(request.etag) if entry.has_etag else None
    return Order(request_id, _hash(item, request), call.caller, entry.type, command, expected, call.traceparent)


def _hash(item: str, request: Any) -> bytes:
    # With the command's name: two commands may have the same bytes, and single and batch calls must agree.
    return hashlib.sha256(item.encode() + b"\0" + request.SerializeToString(deterministic=True)).digest()


class CommandMethods:
    """The changing half of RegisterService. Method names are those of the contract."""

    def __init__(self, bus: CommandBus, metrics: Metrics) -> None:
        self._bus = bus
        self._metrics = metrics

    async def AdoptEntity(self, request: rs.AdoptEntityRequest, call: Call) -> pb.Entity:
        """Take a record over from an older register."""
        return await self._entity("adopt_entity", request, call)

    async def EstablishEntity(self, request: rs.EstablishEntityRequest, call: Call) -> pb.Entity:
        """设立登记."""
        return await self._entity("establish_entity", request, call)

    async def ChangeEntity(self, request: rs.ChangeEntityRequest, call: Call) -> pb.Entity:
        """变更登记."""
        return await self._entity("change_entity", request, call)

    async def MoveEntity(self, request: rs.MoveEntityRequest, call: Call) -> pb.Entity:
        """迁移."""
        return await self._entity("move_entity", request, call)

    async def RecordRevocation(self, request: rs.RecordRevocationRequest, call: Call) -> pb.Entity:
        """Record a decided 吊销."""
        return await self._entity("record_revocation", request, call)

    async def AnnulEntity(self, request: rs.AnnulEntityRequest, call: Call) -> pb.Entity:
        """撤销登记."""
        return await self._entity("annul_entity", request, call)

    async def DeregisterEntity(self, request: rs.DeregisterEntityRequest, call: Call) -> pb.Entity:
        """普通注销."""
        return await self._entity("deregister_entity", request, call)

    async def CorrectEntity(self, request: rs.CorrectEntityRequest, call: Call) -> pb.Entity:
        """Put a clerical error right."""
        return await self._entity("correct_entity", request, call)

    async def CorrectCode(self, request: rs.CorrectCodeRequest, call: Call) -> pb.Entity:
        """Replace a wrong code."""
        return await self._entity("correct_code", request, call)

    async def ConfirmEntity(self, request: rs.ConfirmEntityRequest, call: Call) -> pb.Entity:
        """Lift a reservation."""
        return await self._entity("confirm_entity", request, call)

    async def MergeEntities(self, request: rs.MergeEntitiesRequest, call: Call) -> pb.Entity:
        """Merge a duplicate."""
        return await self._entity("merge_entities", request, call)

    async def ConvertEntity(self, request: rs.ConvertEntityRequest, call: Call) -> pb.Entity:
        """个体工商户 into an enterprise."""
        return await self._entity("convert_entity", request, call)

    async def LockEntity(self, request: rs.LockEntityRequest, call: Call) -> pb.Entity:
        """Record an order that holds acts back."""
        return await self._entity("lock_entity", request, call)

    async def UnlockEntity(self, request: rs.UnlockEntityRequest, call: Call) -> pb.Entity:
        """Lift a lock."""
        return await self._entity("unlock_entity", request, call)

    async def OpenPremises(self, request: rs.OpenPremisesRequest, call: Call) -> pb.Premises:
        """File premises."""
        return await self._premises("open_premises", request, call)

    async def ChangePremises(self, request: rs.ChangePremisesRequest, call: Call) -> pb.Premises:
        """Change premises."""
        return await self._premises("change_premises", request, call)

    async def ClosePremises(self, request: rs.ClosePremisesRequest, call: Call) -> pb.Premises:
        """Close premises."""
        return await self._premises("close_premises", request, call)

    async def BatchExecute(self, request: rs.BatchExecuteRequest, call: Call) -> rs.BatchExecuteResponse:
        """Up to 500 commands, each succeeding or refused on its own."""
        with told_to_callers():
            if not 1 <= len(request.commands) <= MOST:
                raise unreadable("BATCH_SIZE_OUT_OF_RANGE", "commands")
        outcomes = await self._execute([_read_item(command, call) for command in request.commands])
        return rs.BatchExecuteResponse(results=map(_result, outcomes))

    async def _entity(self, item: str, request: Any, call: Call) -> pb.Entity:
        return pb.Entity.FromString(await self._state(item, request, call))

    async def _premises(self, item: str, request: Any, call: Call) -> pb.Premises:
        return pb.Premises.FromString(await self._state(item, request, call))

    async def _state(self, item: str, request: Any, call: Call) -> bytes:
        [outcome] = await self._execute([_read(item, request, call)])
        if isinstance(outcome, Refused):
            raise outcome.refusal
        return outcome.state

    async def _execute(self, read: Sequence[Order | Refused]) -> list[Outcome]:
        """Carry out what could be read; every outcome is counted."""
        carried_out = iter(await self._bus.execute([each for each in read if isinstance(each, Order)]))
        outcomes = [next(carried_out) if isinstance(each, Order) else each for each in read]
        for outcome in outcomes:
            self._metrics.add("ssv_commands_total", labels=(outcome_name(outcome),))
        return outcomes


def _read_item(command: rs.Command, call: Call) -> Order | Refused:
    item = command.WhichOneof("command")
    if item is None:
        return Refused(unreadable("COMMAND_REQUIRED", "commands"))
    return _read(item, getattr(command, item), call)


def _read(item: str, request: Any, call: Call) -> Order | Refused:
    try:
        return order(item, request, call)
    except Refusal as refusal:
        return Refused(refusal)


def _result(outcome: Outcome) -> rs.CommandResult:
    match outcome:
        case Refused():
            return rs.CommandResult(refusal=to_status(outcome.refusal))
        case Done(kind=kind) if kind == ENTITY:
            return rs.CommandResult(entity=pb.Entity.FromString(outcome.state), replayed=outcome.replayed)
        case _:
            return rs.CommandResult(premises=pb.Premises.FromString(outcome.state), replayed=outcome.replayed)
