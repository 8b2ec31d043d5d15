"""核查 (SAMR-2/2018:18): received, whose matter it is, who verifies it, and in what time."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from enforcement.domain import people
from enforcement.domain.clues import commands as c
from enforcement.domain.clues import events as e
from enforcement.domain.clues.clues import Clue
from enforcement.domain.clues.kinds import (
    CLUE_STATUS_ZH,
    ClueSource,
    ClueStatus,
    Jurisdiction,
    JurisdictionBasis,
    VerificationStop,
)
from enforcement.domain.context import Context
from enforcement.domain.documents import numbering, series
from enforcement.domain.names import CLUE, name_of
from enforcement.domain.outcome import (
    Caused,
    Extends,
    Lapses,
    Limit,
    Meets,
    OfMatter,
    Opens,
    Outcome,
    Passes,
    Resumes,
    Stops,
    TakesCharge,
)
from enforcement.domain.refusal import Fault, day_of, fault, names, refuse, refuse_if_any, texts

VERIFY: Final = "clue.verify"
TALKS: Final = "jurisdiction.talks"
DESIGNATE: Final = "jurisdiction.designate"
TIME_OUT: Final = "SAMR-2/2018:18"


def register(holder: UUID | None, command: c.RegisterClue, context: Context) -> Outcome:
    """登记. `holder` is the clue that has the same key. Refusal CLUE_KNOWN."""
    if holder is not None:
        raise refuse("CLUE_KNOWN", "origin_key", {"clue": name_of(CLUE, holder)}, key=command.origin_key)
    refuse_if_any(
        [
            *names(title=command.title),
            *texts(facts=command.facts),
            division_fault("place", command.place),
            fault("FIELD_REQUIRED", "source") if command.source is ClueSource.UNSPECIFIED else None,
        ]
    )
    received = day_of("received_on", command.received_on, context.today)
    context.roster.require_holder(command.post, context.today)
    clue = context.new_id()
    event = e.ClueRegistered(
        at=context.now,
        source=command.source,
        origin_key=command.origin_key,
        event_key=command.event_key,
        title=command.title,
        facts=command.facts,
        suspect=command.suspect,
        place=command.place,
        unit=command.unit,
        division=_division_of(command.unit, context),
        post=command.post,
        received_on=received,
        opens_on=command.opens_on,
    )
    # Before a party's time to object is over nothing can be verified to the end.
    start = max(received, command.opens_on) if command.opens_on else received
    return _of(clue, event, TakesCharge(post=command.post, matter_kind=CLUE), Opens(rule=VERIFY, start=start))


def check_jurisdiction(state: Clue, command: c.CheckJurisdiction, context: Context) -> Outcome:
    """管辖 (SAMR-2/2018:7-17). Refusals CLUE_NOT_OPEN, NOT_IN_OWN_AREA, BASIS_REQUIRED, FIELD_REQUIRED."""
    verifying(state)
    day = day_of("on", command.on, context.today, state.received_on)
    limits: list[Limit] = []
    match command.jurisdiction:
        case Jurisdiction.OWN:
            _own(state, command, context)
            limits = [Meets(rule=TALKS, on=day), Meets(rule=DESIGNATE, on=day)]
        case Jurisdiction.DISPUTED:
            refuse_if_any(names(competent=command.competent))
            limits = [Opens(rule=TALKS, start=day)] if state.jurisdiction is not Jurisdiction.DISPUTED else []
        case Jurisdiction.UNSPECIFIED:
            raise refuse("FIELD_REQUIRED", "jurisdiction")
        case _:
            refuse_if_any(names(competent=command.competent))
            limits = [Meets(rule=TALKS, on=day), Meets(rule=DESIGNATE, on=day)]
    event = e.ClueJurisdictionChecked(
        at=context.now,
        jurisdiction=command.jurisdiction,
        basis=command.basis,
        competent=command.competent,
        document=command.document,
        on=day,
    )
    return _of(command.clue, event, *limits)


def ask_for_designation(state: Clue, command: c.AskForDesignation, context: Context) -> Outcome:
    """报请共同的上一级指定管辖 (SAMR-2/2018:13). Refusal NO_DISPUTE."""
    verifying(state)
    if state.jurisdiction is not Jurisdiction.DISPUTED:
        raise refuse("NO_DISPUTE")
    refuse_if_any(names(document=command.document))
    day = day_of("on", command.on, context.today, state.received_on)
    event = e.ClueDesignationAsked(at=context.now, document=command.document, on=day)
    return _of(command.clue, event, Meets(rule=TALKS, on=day), Opens(rule=DESIGNATE, start=day))


def assign(state: Clue, command: c.AssignClue, context: Context) -> Outcome:
    """交办下级 (SAMR-2/2018:14). Refusal NOT_BELOW; the bureau below has a time of its own."""
    verifying(state)
    day = day_of("on", command.on, context.today, state.received_on)
    if state.unit not in context.roster.ancestors(command.unit, day):
        raise refuse("NOT_BELOW", "unit", unit=context.roster.view(command.unit, day).full_name)
    context.roster.require_holder(command.post, day)
    refuse_if_any(names(accepted_by=command.accepted_by))
    matter = (CLUE, command.clue)
    paper, used = numbering.use(context, command.document, series.ASSIGNMENT, state.unit, matter, day)
    event = e.ClueAssigned(
        at=context.now,
        unit=command.unit,
        division=_division_of(command.unit, context),
        post=command.post,
        document=paper.number,
        round=state.round + 1,
        on=day,
    )
    passes = Passes(post=command.post, document=paper.number, accepted_by=command.accepted_by)
    return _of(
        command.clue,
        event,
        Meets(rule=VERIFY, on=day, occurrence=state.round),
        passes,
        Opens(rule=VERIFY, start=day, occurrence=state.round + 1),
        also=(used,),
    )


def extend(state: Clue, command: c.ExtendVerification, context: Context) -> Outcome:
    """延长15个工作日, by the head (SAMR-2/2018:18)."""
    verifying(state)
    refuse_if_any([*names(document=command.document), *texts(reason=command.reason)])
    day = day_of("on", command.on, context.today, state.received_on)
    people.approved(context, command.approved_by, "enforcement.clue", day)
    event = e.ClueVerificationExtended(
        at=context.now,
        approved_by=command.approved_by,
        document=command.document,
        reason=command.reason,
        on=day,
    )
    more = Extends(rule=VERIFY, reason=command.reason, approved_by=command.document, occurrence=state.round)
    return _of(command.clue, event, more)


def stop_time(state: Clue, command: c.StopVerificationTime, context: Context) -> Outcome:
    """检测、检验、检疫、鉴定以及权利人辨认所需时间不计入 (SAMR-2/2018:18). Refusal TIME_STANDS_STILL."""
    verifying(state)
    if state.stopped_since:
        raise refuse("TIME_STANDS_STILL", since=state.stopped_since)
    unnamed = command.kind is VerificationStop.UNSPECIFIED
    refuse_if_any([fault("FIELD_REQUIRED", "kind") if unnamed else None, *names(document=command.document)])
    day = day_of("on", command.on, context.today, state.received_on)
    event = e.ClueTimeStopped(at=context.now, kind=command.kind, document=command.document, on=day)
    stops = Stops(rule=VERIFY, since=day, reason=command.kind.name, source=TIME_OUT, occurrence=state.round)
    return _of(command.clue, event, stops)


def resume_time(state: Clue, command: c.ResumeVerificationTime, context: Context) -> Outcome:
    """The result is in. Refusal TIME_RUNS."""
    verifying(state)
    if not state.stopped_since:
        raise refuse("TIME_RUNS")
    day = day_of("on", command.on, context.today, state.stopped_since)
    event = e.ClueTimeResumed(at=context.now, on=day)
    return _of(command.clue, event, Resumes(rule=VERIFY, on=day, occurrence=state.round))


def verifying(state: Clue) -> None:
    """Refusal CLUE_NOT_OPEN unless it is still being verified."""
    if state.status is not ClueStatus.VERIFYING:
        raise refuse("CLUE_NOT_OPEN", status=CLUE_STATUS_ZH[state.status], since=state.ended_on)


def lapse_all(state: Clue, reason: str) -> tuple[Limit, ...]:
    """Every limit of a clue that ends without an answer of its own."""
    rules = ((VERIFY, state.round), (TALKS, 1), (DESIGNATE, 1))
    return tuple(Lapses(rule=rule, reason=reason, occurrence=occurrence) for rule, occurrence in rules)


def _own(state: Clue, command: c.CheckJurisdiction, context: Context) -> None:
    if command.basis is JurisdictionBasis.UNSPECIFIED:
        raise refuse("BASIS_REQUIRED", "basis")
    if command.basis is not JurisdictionBasis.PLACE:
        refuse_if_any(names(document=command.document))
        return
    areas = context.roster.view(state.unit, context.today).divisions
    if not any(covers(area, state.place) for area in areas):
        raise refuse("NOT_IN_OWN_AREA", "jurisdiction", place=state.place)


def covers(area: str, place: str) -> bool:
    """Whether a division of GB/T 2260 contains another: provinces and cities end in zeros.

    >>> covers("450100", "450103"), covers("450103", "450105")
    (True, False)
    """
    prefix = area
    while len(prefix) > 2 and prefix.endswith("00"):
        prefix = prefix[:-2]
    return place.startswith(prefix)


def _division_of(unit: UUID, context: Context) -> str:
    divisions = context.roster.view(unit, context.today).divisions
    return divisions[0] if divisions else ""


def division_fault(field: str, value: str) -> Fault | None:
    """Fault DIVISION_MALFORMED unless it has the form of a division of GB/T 2260."""
    good = len(value) == 6 and value.isascii() and value.isdigit()
    return None if good else fault("DIVISION_MALFORMED", field, value=value[:20])


def _of(clue: UUID, event: e.ClueEvent, *limits: Limit, also: tuple[Caused, ...] = ()) -> Outcome:
    changes = tuple(OfMatter(clue, each) for each in limits)
    return Outcome(clue, (Caused(CLUE, clue, event), *also), changes)


def open_until(state: Clue, day: date) -> None:
    """Refusal CLUE_NOT_RIPE while a party may still object or have re-tested."""
    if state.opens_on and day < state.opens_on:
        raise refuse("CLUE_NOT_RIPE", opens=state.opens_on)
