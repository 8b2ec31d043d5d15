"""歇业 (SC-746:30, SAMR-52/2022:40-43): filed before stopping, three years in all, over by trading or by time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from licensing.domain import guards as register
from licensing.domain import items
from licensing.domain.events import DormancyBegun, DormancyOver
from licensing.domain.kinds import LockedAct
from licensing.domain.law import LegalContext
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings import guards, rules
from licensing.domain.proceedings.events.dormancy import (
    DormancyEnded,
    DormancyExtended,
    DormancyFiled,
    ResumptionPublished,
)
from licensing.domain.proceedings.kinds import ProceedingKind, Resumption, Stage
from licensing.domain.proceedings.states import DormancyDetails, Proceeding
from licensing.domain.refusal import Fault, fault, refuse, refuse_if_any
from licensing.domain.states import Entity
from licensing.domain.values import Dormancy

A_DAY: Final = timedelta(days=1)


def file(entity: Entity, command: c.FileDormancy, context: LegalContext) -> tuple[DormancyFiled, DormancyBegun]:
    """The entity stops for a time of its own choosing; filing is no approval, but comes before stopping."""
    register.open_to(entity, LockedAct.CHANGE, context.today)
    if entity.dormancy:
        raise refuse("DORMANT_ALREADY", until=entity.dormancy.until_date)
    start, until = command.from_date or context.today, command.until_date
    refuse_if_any(_filing_faults(command, start, context.today))
    latest = latest_day(start, entity.dormant_days, context)
    if until is None or until > latest:
        raise refuse("DORMANCY_TOO_LONG", "until_date", latest=latest)
    details = DormancyDetails(
        ground=command.ground,
        from_date=start,
        until_date=until,
        latest_date=latest,
        service_address=command.service_address,
        replaces_domicile=command.replaces_domicile,
    )
    opening = guards.opening(command.entity, entity, command.owner_post, context)
    filed = DormancyFiled(at=context.now, opening=opening, dormancy=details)
    return filed, DormancyBegun(context.now, _in_force(details, until))


def extend(
    state: Proceeding, command: c.ExtendDormancy, context: LegalContext
) -> tuple[DormancyExtended, DormancyBegun]:
    """Within the 30 days before the period ends, and never beyond three years in all."""
    details, until = _running(state, context.today)
    opens = context.law.opens(rules.DORMANCY_EXTEND, until, context.today)
    if context.today < opens:
        raise refuse("DORMANCY_EXTENSION_EARLY", opens=opens)
    new = command.until_date
    refuse_if_any([fault("DATE_REQUIRED", "until_date") if new is None else None])
    refuse_if_any([items.in_order("dormancy.until_date", until + A_DAY, "until_date", new)])
    if new is None or details.latest_date is None or new > details.latest_date:
        raise refuse("DORMANCY_TOO_LONG", "until_date", latest=details.latest_date)
    extended = DormancyExtended(at=context.now, until_date=new, extensions=details.extensions + 1)
    return extended, DormancyBegun(context.now, _in_force(details, new))


def resume(
    entity: Entity, state: Proceeding, command: c.ResumeTrading, context: LegalContext
) -> tuple[DormancyEnded, DormancyOver]:
    """Trading counts as resuming, whether declared or found."""
    details, until = _running(state, context.today)
    if command.resumption not in (Resumption.DECLARED, Resumption.TRADING_FOUND):
        raise refuse("FIELD_REQUIRED", "resumption")
    day = guards.happened("resumed_date", command.resumed_date, context.today, details.from_date, "dormancy.from_date")
    return _over(entity, details, command.resumption, min(day, until + A_DAY), context)


def expire(
    entity: Entity, state: Proceeding, command: c.ExpireDormancy, context: LegalContext
) -> tuple[DormancyEnded, DormancyOver]:
    """At the end of the period trade counts as resumed by itself (SAMR-52/2022:42)."""
    details, until = _dormant(state)
    if context.today <= until:
        raise refuse("DORMANCY_RUNNING", until=until)
    return _over(entity, details, Resumption.EXPIRED, until + A_DAY, context)


def publish(state: Proceeding, command: c.PublishResumption, context: LegalContext) -> ResumptionPublished:
    """The resumption stands on GSXT; late is late, not refused."""
    guards.of_kind(state, ProceedingKind.DORMANCY)
    if state.stage is not Stage.RESUMED or state.dormancy is None:
        raise refuse("DORMANCY_STAGE_FORBIDS", **guards.stage_words(state.stage))
    since = state.dormancy.resumed_date
    day = guards.happened("published_date", command.published_date, context.today, since, "resumed_date")
    return ResumptionPublished(at=context.now, published_date=day)


def latest_day(start: date, used: int, context: LegalContext) -> date:
    """The last day a dormancy may have that begins on `start`, `used` days having been spent before."""
    return context.law.anniversary(rules.DORMANCY_TOTAL, start, context.today) - A_DAY - timedelta(days=used)


def _filing_faults(command: c.FileDormancy, start: date, today: date) -> list[Fault | None]:
    return [
        None if command.ground else fault("DORMANCY_GROUND_REQUIRED", "ground"),
        None if command.staff_consulted else fault("STAFF_NOT_CONSULTED", "staff_consulted"),
        None if command.service_address.strip() else fault("SERVICE_ADDRESS_REQUIRED", "service_address"),
        items.text("service_address", command.service_address, items.ADDRESS_LIMIT),
        None if start >= today else fault("DORMANCY_FILED_LATE", "from_date", date=start, today=today),
        None if command.until_date else fault("DATE_REQUIRED", "until_date"),
        items.in_order("from_date", start, "until_date", command.until_date),
    ]


def _dormant(state: Proceeding) -> tuple[DormancyDetails, date]:
    guards.of_kind(state, ProceedingKind.DORMANCY)
    details = state.dormancy
    if state.stage is not Stage.DORMANT or details is None or details.until_date is None:
        raise refuse("DORMANCY_STAGE_FORBIDS", **guards.stage_words(state.stage))
    return details, details.until_date


def _running(state: Proceeding, today: date) -> tuple[DormancyDetails, date]:
    details, until = _dormant(state)
    if today > until:
        raise refuse("DORMANCY_EXPIRED", until=until)
    return details, until


def _in_force(details: DormancyDetails, until: date) -> Dormancy:
    return Dormancy(details.from_date or until, until, details.service_address, details.replaces_domicile)


def _over(
    entity: Entity, details: DormancyDetails, how: Resumption, day: date, context: LegalContext
) -> tuple[DormancyEnded, DormancyOver]:
    spent = max(0, (day - (details.from_date or day)).days)
    ended = DormancyEnded(at=context.now, resumption=how, resumed_date=day)
    return ended, DormancyOver(context.now, day, entity.dormant_days + spent)
