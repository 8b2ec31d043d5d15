"""公开、更新、撤下: nothing is published without its basis, and what changed is published anew in time.

Yearly figures are one record of an authority with an edition per year; the clock of the next edition always runs.
"""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from enforcement.domain import people
from enforcement.domain.context import Context
from enforcement.domain.disclosure import commands as c
from enforcement.domain.disclosure import events as e
from enforcement.domain.disclosure.records import Disclosure, DisclosureKind, DisclosureStatus
from enforcement.domain.names import DISCLOSURE
from enforcement.domain.outcome import Caused, Lapses, LeavesCharge, Limit, Meets, OfMatter, Opens, Outcome, TakesCharge
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts

ACT: Final = "enforcement.publish"
AMEND: Final = "disclosure.amend"
YEARLY: Final = "disclosure.yearly"
FIRST_YEAR: Final = 2018
"""The first year whose figures were to be published."""


def publish(command: c.PublishDisclosure, context: Context) -> Outcome:
    """公开, approved by a leader. Refusals FIELD_REQUIRED, YEAR_AND_KIND, YEAR_NOT_OVER, DAYS_OUT_OF_ORDER."""
    day = day_of("on", command.on, context.today)
    kind = command.kind
    refuse_if_any(
        [
            None if kind else fault("FIELD_REQUIRED", "kind"),
            *names(title=command.title),
            *texts(content=command.content, basis=command.basis),
        ]
    )
    valid_from = _valid(command.valid_from, command.valid_to, day)
    _year(kind, command.year, day)
    people.approved(context, command.approved_by, ACT, day)
    context.roster.require_holder(command.post, day)
    view = context.roster.view(command.unit, day)
    event = e.DisclosurePublished(
        at=context.now,
        kind=kind,
        title=command.title,
        unit=command.unit,
        division=view.divisions[0] if view.divisions else "",
        post=command.post,
        content=command.content,
        basis=command.basis,
        valid_from=valid_from,
        valid_to=command.valid_to,
        year=command.year,
        approved_by=command.approved_by,
        on=day,
    )
    return _outcome(context.new_id(), event, TakesCharge(post=command.post, matter_kind=DISCLOSURE), *_next(event.year))


def note_change(state: Disclosure, command: c.NoteChange, context: Context) -> Outcome:
    """What it rests on changed. Refusals DISCLOSURE_WITHDRAWN, CHANGE_NOTED."""
    _stands(state)
    if state.changed_on:
        raise refuse("CHANGE_NOTED", since=state.changed_on)
    refuse_if_any(texts(change=command.change))
    day = day_of("changed_on", command.changed_on, context.today)
    event = e.DisclosureChanged(at=context.now, changed_on=day, change=command.change, changes=state.changes + 1)
    return _outcome(command.disclosure, event, Opens(rule=AMEND, start=day, occurrence=event.changes))


def amend(state: Disclosure, command: c.AmendDisclosure, context: Context) -> Outcome:
    """更新. Refusals as `publish`, and DISCLOSURE_WITHDRAWN; of yearly figures EDITION_OUT_OF_ORDER."""
    _stands(state)
    day = day_of("on", command.on, context.today, state.amended_on or state.published_on)
    refuse_if_any(texts(content=command.content, basis=command.basis))
    valid_from = _valid(command.valid_from, command.valid_to, day)
    _year(state.kind, command.year, day)
    newer = command.year - state.year
    if newer not in (0, 1):
        raise refuse("EDITION_OUT_OF_ORDER", "year", year=command.year, latest=state.year)
    people.approved(context, command.approved_by, ACT, day)
    event = e.DisclosureAmended(
        at=context.now,
        content=command.content,
        basis=command.basis,
        valid_from=valid_from,
        valid_to=command.valid_to,
        year=command.year,
        edition=state.edition + 1,
        approved_by=command.approved_by,
        on=day,
    )
    yearly = (Meets(rule=YEARLY, on=day, occurrence=command.year), *_next(command.year)) if newer else ()
    met = Meets(rule=AMEND, on=day, occurrence=max(1, state.changes))
    return _outcome(command.disclosure, event, met, *yearly)


def withdraw(state: Disclosure, command: c.WithdrawDisclosure, context: Context) -> Outcome:
    """撤下, approved by a leader. Refusal DISCLOSURE_WITHDRAWN."""
    _stands(state)
    refuse_if_any([*names(document=command.document), *texts(reason=command.reason)])
    day = day_of("on", command.on, context.today, state.amended_on or state.published_on)
    people.approved(context, command.approved_by, ACT, day)
    event = e.DisclosureWithdrawn(
        at=context.now,
        withdrawal=f"{command.document}:{command.reason}",
        approved_by=command.approved_by,
        on=day,
    )
    amending = Lapses(rule=AMEND, reason=command.reason, occurrence=max(1, state.changes))
    return _outcome(command.disclosure, event, amending, *_lapsed(state.year, command.reason), LeavesCharge())


def _outcome(record: UUID, event: object, *limits: Limit) -> Outcome:
    return Outcome(record, (Caused(DISCLOSURE, record, event),), tuple(OfMatter(record, each) for each in limits))


def _next(year: int) -> tuple[Limit, ...]:
    """The figures of the year after are due by 31 January of the year that follows it (SC-国办发〔2018〕118号)."""
    return (Opens(rule=YEARLY, start=date(year + 1, 12, 31), occurrence=year + 1),) if year else ()


def _lapsed(year: int, reason: str) -> tuple[Limit, ...]:
    return (Lapses(rule=YEARLY, reason=reason, occurrence=year + 1),) if year else ()


def _stands(state: Disclosure) -> None:
    if state.status is not DisclosureStatus.PUBLISHED:
        raise refuse("DISCLOSURE_WITHDRAWN", since=state.withdrawn_on or "")


def _valid(since: date | None, until: date | None, day: date) -> date:
    start = since or day
    if until and until < start:
        raise refuse("DAYS_OUT_OF_ORDER", "valid_to", day=until, earlier=start)
    return start


def _year(kind: DisclosureKind, year: int, day: date) -> None:
    """Yearly figures, and they alone, name a year, which is over."""
    if (kind is DisclosureKind.YEARLY_FIGURES) is not bool(year):
        raise refuse("YEAR_AND_KIND", "year")
    if year and not FIRST_YEAR <= year < day.year:
        raise refuse("YEAR_NOT_OVER", "year", year=year)
