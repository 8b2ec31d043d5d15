"""Events of licences as changes for the bus, each with its limits, its licence and its bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chassis import aggregates
from chassis.aggregates import Change, World
from chassis.serving.requests import require_reach
from licensing.domain.licences.application_events import LicenceApplicationEvent, evolve_application
from licensing.domain.licences.application_matters import application_steps
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.context import LicenceContext
from licensing.domain.licences.kinds import LicenceProcedure
from licensing.domain.licences.licence_events import LicenceBarred, LicenceEvent, evolve_licence
from licensing.domain.licences.licence_matters import filing_steps, licence_steps, pledge_steps
from licensing.domain.licences.licences import Licence, bar_id
from licensing.domain.licences.matters import MatterStep
from licensing.domain.licences.reactions import bar_after, licence_after_application
from licensing.domain.licences.simple_events import FilingEvent, PledgeEvent, evolve_filing, evolve_pledge
from licensing.domain.licences.simple_modes import Filing, Pledge
from licensing.domain.licences.terms import LicenceTerms
from licensing.licences import limits as lim
from licensing.licences.desk import Desk
from licensing.licences.kinds import APPLICATION, BAR, FILING, LICENCE, PLEDGE
from matters.domain.values import Facts

Record = LicenceApplication | Licence | Filing | Pledge


def terms_for(desk: Desk, state: Record, on: date | None, today: date) -> LicenceTerms:
    """The terms of a record's kind, by the version of the day it was applied for."""
    renewal = isinstance(state, LicenceApplication) and state.procedure is LicenceProcedure.RENEWAL
    zone = isinstance(state, LicenceApplication | Pledge) and state.free_trade_zone
    area = "ftz" if zone else "nation"
    return desk.terms(state.licence_kind, state.division, on or today, area, renewal=renewal)


@dataclass(frozen=True)
class Work:
    """One command under way: the world it sees, the desk, and the context of its records' kind and place."""

    world: World
    desk: Desk
    context: LicenceContext
    division: str

    @classmethod
    def on(cls, desk: Desk, world: World, state: Record, day: date | None, given: aggregates.Context) -> Work:
        """For a record that exists; the caller's division must reach it."""
        require_reach(given.caller, state.division)
        terms = terms_for(desk, state, day, given.today)
        return cls(world, desk, desk.context(terms, state.division, given), state.division)

    def application(
        self, application_id: UUID, before: LicenceApplication | None, event: LicenceApplicationEvent
    ) -> list[Change]:
        """The event, its limits, and a bar if one follows."""
        after = evolve_application(before, event)
        steps = application_steps(before, event, self.context.terms)
        facts = self._facts(APPLICATION.name_of(application_id), after, after.applicant_name, after.owner_post)
        bar = bar_after(after, event)
        return [
            APPLICATION.change(application_id, event),
            *self._limits(application_id, lim.APPLICATION_LIMITS, facts, steps),
            *self._bar(bar),
        ]

    def followed(
        self, application_id: UUID, before: LicenceApplication | None, event: LicenceApplicationEvent
    ) -> list[Change]:
        """As `application`, and what the event does to the licence it is about."""
        after = evolve_application(before, event)
        changes = self.application(application_id, before, event)
        licence = LICENCE.find(self.world, after.licence) if after.licence else None
        if after.licence is None or licence is None:
            return changes
        follows = licence_after_application(licence, after, application_id, event, self.context)
        return [*changes, *self.licence(after.licence, licence, follows)] if follows else changes

    def licence(self, licence_id: UUID, before: Licence | None, event: LicenceEvent) -> list[Change]:
        """The event, its limits, and a bar if one follows."""
        after = evolve_licence(before, event)
        facts = self._facts(LICENCE.name_of(licence_id), after, after.holder_name, None)
        return [
            LICENCE.change(licence_id, event),
            *self._limits(licence_id, lim.LICENCE_LIMITS, facts, licence_steps(before, event)),
            *self._bar(bar_after(after, event)),
        ]

    def met(self, licence_id: UUID, licence: Licence, step: MatterStep) -> list[Change]:
        """One limit of a licence is met, and nothing else happens to it."""
        facts = self._facts(LICENCE.name_of(licence_id), licence, licence.holder_name, None)
        return self._limits(licence_id, lim.LICENCE_LIMITS, facts, (step,))

    def pledge(self, pledge_id: UUID, before: Pledge | None, event: PledgeEvent) -> list[Change]:
        """The event and its limits."""
        after = evolve_pledge(before, event)
        facts = self._facts(PLEDGE.name_of(pledge_id), after, after.applicant_name, after.owner_post)
        steps = pledge_steps(before, event, self.context.terms)
        return [PLEDGE.change(pledge_id, event), *self._limits(pledge_id, lim.PLEDGE_LIMITS, facts, steps)]

    def filing(self, filing_id: UUID, before: Filing | None, event: FilingEvent) -> list[Change]:
        """The event and its limits."""
        after = evolve_filing(before, event)
        facts = self._facts(FILING.name_of(filing_id), after, after.holder_name, None)
        steps = filing_steps(event, self.context.terms)
        return [FILING.change(filing_id, event), *self._limits(filing_id, lim.FILING_LIMITS, facts, steps)]

    def _facts(self, matter: str, state: Record, holder: str, owner: UUID | None) -> Facts:
        title = f"{holder} {self.context.terms.title_zh}"
        return Facts(matter=matter, title=title, subject=state.code, division=state.division, owner_post=owner)

    def _limits(self, matter: UUID, known: Sequence[str], facts: Facts, steps: Sequence[MatterStep]) -> list[Change]:
        rulebook = self.desk.rulebook(self.division)
        context = self.context
        table = lim.Limits(self.world, matter, known, facts, context.terms, rulebook, context.calendar, context.now)
        return table.take(steps)

    def _bar(self, event: LicenceBarred | None) -> list[Change]:
        return [BAR.change(bar_id(event.entity, event.licence_kind), event)] if event else []


def application_loads(command: Any) -> tuple[UUID, ...]:
    """An application with its limits, the licence it is about, and the bar that may follow."""
    licence = getattr(command, "licence", None)
    entity, kind = getattr(command, "entity", None), getattr(command, "licence_kind", "")
    return (
        command.licence_application,
        *lim.limit_ids(command.licence_application, lim.APPLICATION_LIMITS),
        *(licence_loads(licence) if licence else ()),
        *((bar_id(entity, kind),) if entity and kind else ()),
    )


def licence_loads(licence: UUID) -> tuple[UUID, ...]:
    """A licence with its limits."""
    return (licence, *lim.limit_ids(licence, lim.LICENCE_LIMITS))
