"""What the public reads: penalties shown now, and why others were withdrawn. Only public fields.

Whether a penalty is still shown is asked of its last day, not of the sweep that ends it: nobody is shown a day longer
than the law allows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from chassis import access_log, listing
from chassis.access_log import Access
from chassis.clock import Clock, civil_date
from chassis.database import Pool
from chassis.listing import Position, Wanted
from chassis.serving.call import Call
from chassis.serving.commanding import Method
from chassis.serving.requests import (
    page_size_in,
    page_token_of,
    position_in,
    prefix_of,
    question,
    resource_id,
    unreadable,
)
from enforcement.domain.publicity.records import PublicityStatus
from enforcement.kinds.publicity import PUBLICATIONS
from smartsupervision.enforcement.v1 import publicity_service_pb2

A_PAGE: Final = 50
_ps: Any = publicity_service_pb2


def methods(pool: Pool, clock: Clock) -> Mapping[str, Method]:
    """The methods that answer with it."""
    return {
        "ListPublicPenalties": _list(pool, clock, shown_now, public, _ps.ListPublicPenaltiesResponse),
        "ListWithdrawnPenalties": _list(pool, clock, withdrawn, explained, _ps.ListWithdrawnPenaltiesResponse),
    }


def _list(
    pool: Pool, clock: Clock, wanted: Callable[[Any, date], Wanted], told: Callable[[Any], Any], response: Any
) -> Method:
    async def method(request: Any, call: Call) -> Any:
        size, asked = page_size_in(request.page_size, A_PAGE), question(request)
        position = position_in(request.page_token, asked, 2)
        after = Position(position[0], resource_id(position[1], PUBLICATIONS.collection)) if position else None
        async with pool.connection() as connection:
            rows = await listing.find(connection, wanted(request, civil_date(clock.now())), after, size + 1)
            page = [told(PUBLICATIONS.message.FromString(raw)) for _, raw in rows[:size]]
            seen = Access(call.method, [each.name for each in page])
            await access_log.record(connection, call.caller, seen, clock.now())
        last = rows[size - 1][0] if len(rows) > size else None
        token = page_token_of(asked, [last.order, PUBLICATIONS.name_of(last.aggregate_id)]) if last else ""
        return response(penalties=page, next_page_token=token)

    return method


def public(state: Any) -> Any:
    """The public fields of a published state."""
    return _ps.PublicPenalty(
        name=state.name,
        text=state.text,
        grade=state.term.grade,
        published_on=state.published_on,
        stops_on=state.stops_on if state.HasField("stops_on") else None,
    )


def explained(state: Any) -> Any:
    """Why it was withdrawn, without whom it was about."""
    return _ps.WithdrawnPenalty(
        name=state.name,
        document=state.document,
        authority=state.text.authority,
        reason=state.withdrawal.reason,
        withdrawn_on=state.withdrawal.withdrawn_on,
    )


def shown_now(request: Any, today: date) -> Wanted:
    """Published, and its last day not over."""
    tomorrow = today + timedelta(days=1)
    return _wanted(request, PublicityStatus.PUBLISHED, tomorrow.isoformat())


def withdrawn(request: Any, _: date) -> Wanted:
    """Shown once, and withdrawn."""
    return _wanted(request, PublicityStatus.WITHDRAWN, "")


def _wanted(request: Any, status: PublicityStatus, order_from: str) -> Wanted:
    facets: dict[str, list[Any]] = {"status": [int(status)], "was_shown": [True]}
    if request.uscc:
        facets["uscc"] = [request.uscc]
    return Wanted(PUBLICATIONS.kind, _within(request.division), facets, order_from=order_from)


def _within(division: str) -> tuple[str, ...]:
    if not division:
        return ()
    if len(division) != 6 or not (division.isascii() and division.isdigit()):
        raise unreadable("DIVISION_INVALID", "division", division[:20])
    return (prefix_of(division),)
