"""Checks that the acts on licences share. Each raises a Refusal or returns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from licensing.domain import items
from licensing.domain.guards import UNKNOWN_DAY
from licensing.domain.kinds import STATUS_ZH
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.context import LicenceAct, LicenceContext
from licensing.domain.licences.kinds import APPLICATION_STATUS_ZH, LICENCE_STATUS_ZH, LicenceStatus
from licensing.domain.licences.licences import Licence
from licensing.domain.refusal import Fault, fault, refuse, refuse_if_any
from licensing.domain.states import Entity


def day_of(field: str, stated: date | None, today: date, not_before: date | None = None, earlier: str = "") -> date:
    """The day an act took effect: as stated, else today; not in the future, not before what it follows."""
    day = stated or today
    refuse_if_any([items.day_in_past(field, day, today), items.in_order(earlier, not_before, field, day)])
    return day


def live(entity: Entity) -> None:
    """Only an entity that lives and is confirmed gets a licence."""
    if not entity.live:
        since = entity.status_date or UNKNOWN_DAY
        raise refuse("HOLDER_NOT_LIVE", status=STATUS_ZH[entity.status], since=since)


def undecided(state: LicenceApplication) -> None:
    """The application is still open."""
    if not state.undecided:
        since = state.closed_on or (state.decision.decided_on if state.decision else UNKNOWN_DAY)
        raise refuse("APPLICATION_NOT_OPEN", status=APPLICATION_STATUS_ZH[state.status], since=since)


def in_force(state: Licence) -> None:
    """The licence has not ended."""
    if not state.in_force:
        since = state.status_date or UNKNOWN_DAY
        raise refuse("LICENCE_NOT_IN_FORCE", status=LICENCE_STATUS_ZH[state.status], since=since)


def not_cancelled(state: Licence) -> None:
    """The licence is not closed."""
    if state.status is LicenceStatus.CANCELLED:
        raise refuse("LICENCE_CANCELLED_ALREADY", since=state.status_date or UNKNOWN_DAY)


def empowered(context: LicenceContext, post: UUID, act: LicenceAct, day: date) -> None:
    """The post may approve the act on the day, by itself or by a delegation in force."""
    if not context.empowered(post, act, day):
        raise refuse("NOT_EMPOWERED", post=post, act=act.value, day=day)


def certified(context: LicenceContext, officers: Sequence[UUID], day: date, field: str) -> None:
    """At least two different officers, each with a certificate valid on the day (NPC-行政许可法:34)."""
    named = set(officers)
    few = [fault("TWO_OFFICERS_REQUIRED", field, count=len(named))] if len(named) < 2 else []
    refuse_if_any([*few, *(_uncertified(context, post, day, field) for post in dict.fromkeys(officers))])


def _uncertified(context: LicenceContext, post: UUID, day: date, field: str) -> Fault | None:
    return None if context.certified(post, day) else fault("OFFICER_NOT_CERTIFIED", field, post=post, day=day)


def linked(field: str, expected: UUID | None, named: UUID | None) -> None:
    """The command names the record the matter is about, so that both are changed together."""
    if named != expected:
        raise refuse("LINK_MISMATCH", field, expected=expected or "nothing")


def names_barred(entity: UUID, kind: str, named: UUID | None, named_kind: str) -> None:
    """The command names whom and what the bar is about, so that it is recorded with it."""
    linked("entity", entity, named)
    if named_kind != kind:
        raise refuse("LINK_MISMATCH", "licence_kind", expected=kind)


def stated(**texts: str) -> list[Fault | None]:
    """Texts that must be there, by field."""
    return [items.required_text(field, value, items.REASON_LIMIT) for field, value in texts.items()]
