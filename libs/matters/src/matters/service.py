"""MattersService: questions about the limits and owners of one service's matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from google.protobuf.message import Message

from chassis import access_log
from chassis.access_log import Access
from chassis.clock import Clock
from chassis.database import Pool
from chassis.permissions import Grant
from chassis.serving.asking import Asked, Questions
from chassis.serving.call import Call
from chassis.serving.commanding import Method
from chassis.serving.handlers import ServiceSpec, implemented
from chassis.serving.requests import require_reach, resource_id
from matters.domain.explaining import explain
from matters.kinds import ASSIGNMENT, DEADLINE
from smartsupervision.matters.v1 import matters_service_pb2 as ms

SERVICE = ms.DESCRIPTOR.services_by_name["MattersService"]

ASKED = (Asked(DEADLINE, "Deadline", "Deadlines"), Asked(ASSIGNMENT, "Assignment", "Assignments"))


def spec(pool: Pool, clock: Clock) -> ServiceSpec:
    """For the server of the service that owns the matters."""
    questions = Questions(ASKED, pool, clock).methods(SERVICE)
    own: Mapping[str, Method] = {"ExplainDeadline": Explaining(pool, clock).explain}
    return ServiceSpec(SERVICE, implemented(questions, own))


def grants(departments: frozenset[str], duties: frozenset[str], services: frozenset[str]) -> Sequence[Grant]:
    """Rows of the permission table: officers with these duties, and services of our own platform."""
    method = f"/{SERVICE.full_name}/*"
    return (
        Grant(method, departments, duties, note="officers see the limits within their division"),
        Grant(method, departments, services=services, note="keeps officers to divisions"),
    )


class Explaining:
    """Why due then."""

    def __init__(self, pool: Pool, clock: Clock) -> None:
        self._pool = pool
        self._clock = clock

    async def explain(self, request: ms.ExplainDeadlineRequest, call: Call) -> Message:
        """The explanation recorded when the dates were set. Journalled."""
        deadline = resource_id(request.name, DEADLINE.collection)
        async with self._pool.connection() as connection:
            cursor = await connection.execute(
                "SELECT state FROM state WHERE kind = %s AND aggregate_id = %s", (DEADLINE.kind, deadline)
            )
            row = await cursor.fetchone()
            if row is None:
                raise DEADLINE.not_found(request.name)
            state = DEADLINE.decode_state(row[0])
            require_reach(call.caller, state.division)
            await access_log.record(connection, call.caller, Access(call.method, [request.name]), self._clock.now())
        words = explain(state)
        return ms.ExplainDeadlineResponse(lines=words.lines, lines_zh=words.lines_zh, json=state.explanation)
