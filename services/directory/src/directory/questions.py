"""Questions of the directory that are about a day: the tree, whose act it is, who may approve, what a post has open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from chassis import access_log
from chassis.access_log import Access
from chassis.clock import Clock, civil_date
from chassis.database import Pool
from chassis.mapping import date_in, date_out
from chassis.refusing import told_to_callers
from chassis.serving.call import Call
from chassis.serving.commanding import Method
from chassis.serving.requests import MOST, asked_prefixes, readable, require_reach, resource_id
from directory.desk import Desk
from directory.domain.matters import OpenMatter
from directory.store import read_open_matters, read_owners
from roster.powers import Permit, Roster
from roster.tree import UnitView
from smartsupervision.directory.v1 import directory_service_pb2 as ds
from statutes.refusals import Refusal


class DatedQuestions:
    """Answers from the roster the desk holds."""

    def __init__(self, desk: Desk, pool: Pool, clock: Clock) -> None:
        self._desk = desk
        self._pool = pool
        self._clock = clock

    def methods(self) -> Mapping[str, Method]:
        """By the names of the contract."""
        return {
            "GetTree": self.get_tree,
            "GetActingBureau": self.get_acting_bureau,
            "CheckApproval": self.check_approval,
            "ListOpenMatters": self.list_open_matters,
            "ListOrphanedMatters": self.list_orphaned_matters,
        }

    async def get_tree(self, request: Any, call: Call) -> ds.GetTreeResponse:
        """The units that stand on the day, as far as the caller's division reaches."""
        roster, on = await self._roster(), self._day(request)
        prefixes = asked_prefixes(call.caller, request.division)
        seen = [view for view in roster.tree(on) if _seen(roster, view, on, prefixes)]
        return ds.GetTreeResponse(on=date_out(on), units=map(_tree_unit, seen))

    async def get_acting_bureau(self, request: Any, call: Call) -> ds.GetActingBureauResponse:
        """Whose act it is."""
        roster, on = await self._roster(), self._day(request)
        unit = resource_id(request.unit, "units", "unit")
        with told_to_callers():
            acting = roster.acting_bureau(unit, request.act, on)
        name = roster.name(acting.unit, on)
        return ds.GetActingBureauResponse(
            unit=f"units/{acting.unit}",
            full_name=name.full_name,
            short_name=roster.short_name(acting.unit, on),
            source=acting.source,
        )

    async def check_approval(self, request: Any, call: Call) -> ds.CheckApprovalResponse:
        """The permit, or the refusal as the approving command would get it."""
        roster, on = await self._roster(), self._day(request)
        post = resource_id(request.post, "posts", "post")
        with told_to_callers():
            answer = roster.may_approve(post, request.act, request.amount_fen, on)
            if isinstance(answer, Refusal):
                raise answer
        return _permit(answer)

    async def list_open_matters(self, request: Any, call: Call) -> ds.ListOpenMattersResponse:
        """What a post of the caller's reach has open. Journalled."""
        post = resource_id(request.post, "posts", "post")
        roster = await self._roster()
        with told_to_callers():
            placements = roster.post(post).placements
        require_reach(call.caller, placements[-1].division)
        async with self._pool.connection() as connection:
            found = await read_open_matters(connection, [post])
            access = Access(call.method, [request.post, *(each.matter for each in found)])
            await access_log.record(connection, call.caller, access, self._clock.now())
        return ds.ListOpenMattersResponse(matters=map(_matter, _urgent(found)))

    async def list_orphaned_matters(self, request: Any, call: Call) -> ds.ListOrphanedMattersResponse:
        """What nobody is there to finish, as far as the caller's division reaches. Journalled."""
        roster, today = await self._roster(), civil_date(self._clock.now())
        prefixes = asked_prefixes(call.caller, request.division)
        async with self._pool.connection() as connection:
            left = [post for post in await read_owners(connection) if not _held(roster, post, today)]
            found = [each for each in await read_open_matters(connection, left) if _within(each.division, prefixes)]
            shown = _urgent(found)[:MOST]
            access = Access(call.method, [each.matter for each in shown])
            await access_log.record(connection, call.caller, access, self._clock.now())
        return ds.ListOrphanedMattersResponse(matters=map(_matter, shown))

    async def _roster(self) -> Roster:
        await self._desk.refresh()
        return self._desk.roster

    def _day(self, request: Any) -> date:
        if not request.HasField("on"):
            return civil_date(self._clock.now())
        with readable():
            return date_in(request.on, "on")


def _seen(roster: Roster, view: UnitView, on: date, prefixes: tuple[str, ...]) -> bool:
    return _within(roster.first_division(view.unit, on), prefixes)


def _within(division: str, prefixes: tuple[str, ...]) -> bool:
    return all(division.startswith(prefix) for prefix in prefixes)


def _held(roster: Roster, post: UUID, on: date) -> bool:
    """A post the directory does not know is nobody's either."""
    return post in roster.posts and roster.holder(post, on) is not None


def _urgent(matters: Sequence[OpenMatter]) -> list[OpenMatter]:
    return sorted(matters, key=lambda each: (each.act_by or date.max, each.matter))


def _tree_unit(view: UnitView) -> ds.TreeUnit:
    return ds.TreeUnit(
        unit=f"units/{view.unit}",
        key=view.key,
        kind=view.kind.value,  # type: ignore[arg-type]  # the numbers are the contract's own
        full_name=view.full_name,
        short_name=view.short_name,
        duty_parent=f"units/{view.duty_parent}" if view.duty_parent else "",
        administration_parent=f"units/{view.administration_parent}" if view.administration_parent else "",
        divisions=view.divisions,
    )


def _permit(permit: Permit) -> ds.CheckApprovalResponse:
    return ds.CheckApprovalResponse(
        approval=f"approvals/{permit.approval}",
        document=permit.document,
        person=f"people/{permit.person}",
        for_post=f"posts/{permit.for_post}",
    )


def _matter(matter: OpenMatter) -> ds.OpenMatter:
    deadlines = [
        ds.OpenDeadline(rule_id=each.rule_id, act_by=date_out(each.act_by) if each.act_by else None)
        for each in matter.deadlines
    ]
    return ds.OpenMatter(
        matter=matter.matter,
        source=matter.source,
        matter_kind=matter.matter_kind,
        title=matter.title,
        deadlines=deadlines,
        owner_post=f"posts/{matter.owner_post}",
        division=matter.division,
    )
