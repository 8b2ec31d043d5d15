"""ListHistory: earlier matters of an entity or a person, for discretion."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from google.protobuf.message import Message

from chassis import access_log
from chassis.access_log import Access
from chassis.clock import Clock
from chassis.database import Pool
from chassis.mapping import Mapper, date_in
from chassis.refusing import told_to_callers
from chassis.serving.call import Call
from chassis.serving.requests import page_size_in
from enforcement import history
from enforcement.domain.refusal import names, refuse_if_any
from smartsupervision.enforcement.v1 import adopted_case_service_pb2 as contract

A_PAGE: Final = 50
_MAPPER: Final = Mapper()
EVER: Final = date.min


class Looking:
    """Answers with findings of every authority: whether it is the first time is no matter of divisions."""

    def __init__(self, pool: Pool, clock: Clock) -> None:
        self._pool = pool
        self._clock = clock

    async def list(self, request: Any, call: Call) -> Message:
        """The findings, newest first; journalled with the purpose before the answer leaves."""
        with told_to_callers():
            refuse_if_any(names(uscc=request.uscc or request.person_number, purpose=request.purpose))
        size = page_size_in(request.page_size, A_PAGE)
        since = date_in(request.since, "since") if request.HasField("since") else EVER
        async with self._pool.connection() as connection:
            found = await history.find(connection, request.uscc, request.person_number, request.field, since, size)
            # A person's number is no name of a record and is written down nowhere.
            shown = Access(call.method, [each.matter for each in found], purpose=request.purpose)
            await access_log.record(connection, call.caller, shown, self._clock.now())
        return contract.ListHistoryResponse(findings=[_MAPPER.to_message(each, contract.Earlier) for each in found])
