"""AdoptedCaseService: closed cases of older systems, and what anybody did before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from chassis.aggregates import Claim, World
from chassis.serving.asking import Asked
from chassis.serving.commanding import Entry
from enforcement.areas.area import Area
from enforcement.bus import Present
from enforcement.domain.adoption import adopting
from enforcement.domain.adoption import commands as c
from enforcement.domain.adoption.records import adopted_id
from enforcement.history_method import Looking
from enforcement.kinds.adopted import ADOPTED_CASES, claims_of
from enforcement.kinds.records import CASES
from enforcement.stepping import Step
from smartsupervision.enforcement.v1 import adopted_case_service_pb2


class _Adopting(Step):
    """The record's id follows from its natural key, and either of its numbers may be another's."""

    def lookups(self, command: Any) -> Sequence[Claim]:
        return tuple(claims_of(str(command.unit), command.local_number, command.case_number))

    def _subject(self, world: World, command: Any, context: Any) -> list[Any]:
        holders = (world.holder(*claim) for claim in self.lookups(command))
        holder = next((each for each in holders if each is not None), None)
        return [self.kind.find(world, _id_of(command)), holder]


def _id_of(command: c.AdoptClosedCase) -> UUID:
    return adopted_id(command.unit, command.local_number, command.case_number)


def entries(present: Present) -> list[Entry]:
    """Its commands."""

    def about(command: Any) -> UUID:
        found: UUID = command.adopted_case
        return found

    links = Step(present, ADOPTED_CASES, adopting.link, about, also=(("penalty_case", CASES),))
    return [
        Entry(
            "AdoptClosedCase",
            c.AdoptClosedCase,
            _Adopting(present, ADOPTED_CASES, adopting.adopt, _id_of),
            ADOPTED_CASES,
        ),
        Entry(
            "CorrectAdoptedCase",
            c.CorrectAdoptedCase,
            Step(present, ADOPTED_CASES, adopting.correct, about),
            ADOPTED_CASES,
        ),
        Entry("LinkAdoptedCase", c.LinkAdoptedCase, links, ADOPTED_CASES),
    ]


AREA: Final = Area(
    adopted_case_service_pb2.DESCRIPTOR.services_by_name["AdoptedCaseService"],
    entries,
    (Asked(ADOPTED_CASES, "AdoptedCase", "AdoptedCases"),),
    also=lambda pool, clock: {"ListHistory": Looking(pool, clock).list},
)
