"""通报: an authority elsewhere learns what was found here about somebody who sits there (NPC-行政处罚法:22)."""

from __future__ import annotations

from uuid import UUID

from enforcement.domain.clues.verifying import covers, division_fault
from enforcement.domain.context import Context
from enforcement.domain.names import OUTSIDE_NOTICE, name_of
from enforcement.domain.outcome import Caused, Outcome
from enforcement.domain.outside import commands as c
from enforcement.domain.outside import events as e
from enforcement.domain.outside.records import OutsideNotice, OutsideStatus
from enforcement.domain.refusal import day_of, names, refuse, refuse_if_any, texts


def notify(holder: UUID | None, command: c.NotifyOutside, context: Context) -> Outcome:
    """`holder` is the notice that has the same key. Refusals OUTSIDE_NOTICE_KNOWN, PLACE_WITHIN_OWN_AREA."""
    if holder is not None:
        known = {"notice": name_of(OUTSIDE_NOTICE, holder)}
        raise refuse("OUTSIDE_NOTICE_KNOWN", "origin_key", known, key=command.origin_key)
    refuse_if_any(
        [
            *names(origin_key=command.origin_key, title=command.title, competent=command.competent),
            *texts(facts=command.facts),
            division_fault("place", command.place),
        ]
    )
    context.roster.require_holder(command.post, context.today)
    areas = context.roster.view(command.unit, context.today).divisions
    if any(covers(area, command.place) for area in areas):
        raise refuse("PLACE_WITHIN_OWN_AREA", "place", place=command.place)
    record = context.new_id()
    event = e.OutsideNotified(
        at=context.now,
        origin_key=command.origin_key,
        event_key=command.event_key,
        title=command.title,
        facts=command.facts,
        suspect=command.suspect,
        place=command.place,
        competent=command.competent,
        unit=command.unit,
        division=areas[0] if areas else "",
        post=command.post,
        on=day_of("on", command.on, context.today),
    )
    return Outcome(record, (Caused(OUTSIDE_NOTICE, record, event),))


def answer(state: OutsideNotice, command: c.RecordOutsideAnswer, context: Context) -> Outcome:
    """回复, once. Refusal ANSWERED_ALREADY."""
    if state.status is OutsideStatus.ANSWERED:
        raise refuse("ANSWERED_ALREADY", since=state.answered_on)
    refuse_if_any(texts(answer=command.answer))
    day = day_of("on", command.on, context.today, state.sent_on)
    event = e.OutsideAnswered(at=context.now, answer=command.answer, reference=command.reference, on=day)
    return Outcome(command.outside_notice, (Caused(OUTSIDE_NOTICE, command.outside_notice, event),))
