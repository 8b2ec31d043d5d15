"""接收历史案件: what an older system closed counts here as far as it is known, and no step is made up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from uuid import UUID

from enforcement.domain.adoption import commands as c
from enforcement.domain.adoption import events as e
from enforcement.domain.adoption.records import AdoptedCase, AdoptedParty, Facts, NewAdoptedParty, adopted_id
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.hearing_right import FINE, GAIN
from enforcement.domain.cases.kinds import DecisionOutcome, PartyKind
from enforcement.domain.context import Context
from enforcement.domain.names import ADOPTED_CASE, PENALTY_CASE, name_of
from enforcement.domain.outcome import Caused, Outcome
from enforcement.domain.refusal import Fault, day_of, fault, names, refuse, refuse_if_any, texts
from statutes import masks, uscc
from statutes.rules import UnknownRuleError


def adopt(state: AdoptedCase | None, holder: UUID | None, command: c.AdoptClosedCase, context: Context) -> Outcome:
    """`state` is the case adopted under the same key, `holder` whatever has one of its numbers.

    Refusals ADOPTED_ALREADY, ADOPTED_DIFFERS, CASE_NUMBER_TAKEN, ADOPTED_WITHOUT_NUMBER, ADOPTED_WITHOUT_DAY,
    DAYS_OUT_OF_ORDER, USCC_INVALID, PENALTY_KIND_UNKNOWN.
    """
    if not (command.case_number.strip() or command.local_number.strip()):
        raise refuse("ADOPTED_WITHOUT_NUMBER", "local_number")
    case = adopted_id(command.unit, command.local_number, command.case_number)
    if state is not None:
        raise _known(state, case, command)
    if holder is not None:
        number = command.case_number or command.local_number
        raise refuse("CASE_NUMBER_TAKEN", "case_number", {"record": str(holder)}, number=number)
    in_order(command.facts, context)
    refuse_if_any([*names(system=command.origin.system), *_faults(command)])
    _kinds_exist(command, context)
    view = context.roster.view(command.unit, context.today)
    event = e.CaseAdopted(
        at=context.now,
        case_number=command.case_number,
        local_number=command.local_number,
        unit=command.unit,
        division=view.divisions[0] if view.divisions else "",
        facts=command.facts,
        parties=tuple(_party(case, number, each, context) for number, each in enumerate(command.parties, 1)),
        unknown=unknown(command.facts, command.parties),
        origin=command.origin,
    )
    return Outcome(case, (Caused(ADOPTED_CASE, case, event),))


def correct(state: AdoptedCase, command: c.CorrectAdoptedCase, context: Context) -> Outcome:
    """更正 of facts that were taken over wrongly, with what shows it."""
    refuse_if_any([*texts(reason=command.reason), *names(document=command.document)])
    in_order(command.facts, context)
    event = e.AdoptedCaseCorrected(
        at=context.now,
        facts=command.facts,
        unknown=unknown(command.facts, state.parties),
        reason=command.reason,
        document=command.document,
        corrections=state.corrections + 1,
    )
    return Outcome(command.adopted_case, (Caused(ADOPTED_CASE, command.adopted_case, event),))


def link(state: AdoptedCase, _: PenaltyCase, command: c.LinkAdoptedCase, context: Context) -> Outcome:
    """关联. Refusal LINKED_ALREADY."""
    if command.penalty_case in state.linked:
        raise refuse("LINKED_ALREADY", "penalty_case", {"case": name_of(PENALTY_CASE, command.penalty_case)})
    refuse_if_any(texts(reason=command.reason))
    event = e.AdoptedCaseLinked(at=context.now, linked=(*state.linked, command.penalty_case), reason=command.reason)
    return Outcome(command.adopted_case, (Caused(ADOPTED_CASE, command.adopted_case, event),))


def in_order(facts: Facts, context: Context) -> None:
    """A title, a day to place it by, and days in their order, none to come."""
    refuse_if_any(names(title=facts.title))
    if facts.decided_on is None and facts.closed_on is None:
        raise refuse("ADOPTED_WITHOUT_DAY", "closed_on")
    before: date | None = None
    for field in ("filed_on", "decided_on", "closed_on"):
        day: date | None = getattr(facts, field)
        if day is not None:
            before = day_of(field, day, context.today, before)
    if facts.served_on:
        day_of("served_on", facts.served_on, context.today, facts.decided_on)


def unknown(facts: Facts, parties: Sequence[AdoptedParty | NewAdoptedParty]) -> tuple[str, ...]:
    """What the older system did not have, by field."""
    return tuple(_gaps(facts, parties))


def _gaps(facts: Facts, parties: Sequence[AdoptedParty | NewAdoptedParty]) -> Iterator[str]:
    for each in fields(facts):
        if getattr(facts, each.name) in ("", None, DecisionOutcome.UNSPECIFIED):
            yield each.name
    if not parties:
        yield "parties"
    for number, party in enumerate(parties, 1):
        if party.kind is PartyKind.ENTITY and not party.uscc:
            yield f"parties[{number}].uscc"
        if facts.outcome is DecisionOutcome.PENALTY and not party.items:
            yield f"parties[{number}].items"
        if any(item.kind in (FINE, GAIN) and not item.amount_fen for item in party.items):
            yield f"parties[{number}].items.amount_fen"


def _kinds_exist(command: c.AdoptClosedCase, context: Context) -> None:
    """Kinds of penalty by the present list, whose codes files of older systems are mapped to."""
    for item in (item for party in command.parties for item in party.items):
        try:
            context.rulebook.penalty_kind(item.kind, context.today)
        except UnknownRuleError:
            raise refuse("PENALTY_KIND_UNKNOWN", "parties", kind=item.kind[:10]) from None


def _known(state: AdoptedCase, case: UUID, command: c.AdoptClosedCase) -> Exception:
    named = {"case": name_of(ADOPTED_CASE, case)}
    found = [
        field.name for field in fields(Facts) if getattr(state.facts, field.name) != getattr(command.facts, field.name)
    ]
    if [_shown(each) for each in state.parties] != [_shown(each) for each in command.parties]:
        found.append("parties")
    if state.case_number != command.case_number:
        found.append("case_number")
    if found:
        return refuse("ADOPTED_DIFFERS", "facts", named, fields="、".join(found))
    return refuse("ADOPTED_ALREADY", "local_number", named)


def _shown(party: AdoptedParty | NewAdoptedParty) -> tuple[object, ...]:
    masked = masks.person_name(party.person_name) if isinstance(party, NewAdoptedParty) and party.person_name else ""
    return party.kind, party.uscc, masked or party.label, party.items


def _faults(command: c.AdoptClosedCase) -> Iterator[Fault | None]:
    for index, party in enumerate(command.parties):
        field = f"parties[{index}]"
        match party.kind:
            case PartyKind.PERSON:
                yield from names(**{f"{field}.person_name": party.person_name})
            case PartyKind.ENTITY:
                yield from names(**{f"{field}.label": party.label})
                finding = uscc.check(party.uscc) if party.uscc else None
                yield fault("USCC_INVALID", f"{field}.uscc", why=finding.message_zh) if finding else None
            case _:
                yield fault("FIELD_REQUIRED", f"{field}.kind")


def _party(case: UUID, number: int, party: NewAdoptedParty, context: Context) -> AdoptedParty:
    label, identity = party.label, None
    if party.kind is PartyKind.PERSON:
        label = masks.person_name(party.person_name)
        value = f"{party.person_name}\n{party.person_number}"
        identity = context.seal(case, f"parties[{number}].identity", value, label)
    return AdoptedParty(kind=party.kind, uscc=party.uscc, label=label, identity=identity, items=party.items)
