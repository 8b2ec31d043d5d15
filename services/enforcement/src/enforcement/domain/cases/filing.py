"""立案 (SAMR-2/2018:19): evidence at first sight, punishable, own jurisdiction, within limitation; two officers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from enforcement.domain import law, people
from enforcement.domain.cases import commands as c
from enforcement.domain.cases import events as e
from enforcement.domain.cases.acting import UNDECIDED, outcome, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import PartyKind
from enforcement.domain.cases.values import NewParty, Party
from enforcement.domain.clues import events as clue_events
from enforcement.domain.clues.clues import Clue
from enforcement.domain.clues.kinds import Jurisdiction
from enforcement.domain.clues.verifying import VERIFY, lapse_all, open_until, verifying
from enforcement.domain.context import Context, Sealed
from enforcement.domain.names import CLUE, PENALTY_CASE, name_of
from enforcement.domain.outcome import Caused, LeavesCharge, Meets, OfMatter, Opens, Outcome, TakesCharge
from enforcement.domain.refusal import Fault, day_of, fault, names, refuse, refuse_if_any, texts
from statutes import masks, uscc

DECIDE: Final = "case.decide"
_NUMBER: Final = re.compile(r"(?P<division>\d{6})-(?P<year>\d{4})-[A-Z][A-Z0-9]{0,11}-\d{6}")
MOST_PARTIES: Final = 50


def file_case(holder: UUID | None, clue: Clue, command: c.FileCase, context: Context) -> Outcome:
    """立案. `holder` is a case that has the number. Refusals CLUE_NOT_OPEN, LIMITATION_PASSED …"""
    verifying(clue)
    day = day_of("on", command.on, context.today, clue.received_on)
    open_until(clue, day)
    if clue.jurisdiction is not Jurisdiction.OWN:
        raise refuse("JURISDICTION_NOT_FOUND")
    case_number(holder, command.case_number, clue.division)
    refuse_if_any([*names(title=command.title, field=command.field, document=command.document)])
    within_limitation(clue, command, context)
    people.approved(context, command.approved_by, "enforcement.file", day)
    people.certified(context, command.officers, day, "officers")
    case = context.new_id()
    filed = e.CaseFiled(
        at=context.now,
        case_number=command.case_number,
        local_number=command.local_number,
        title=command.title,
        field=command.field,
        clue=command.clue,
        unit=clue.unit,
        division=clue.division,
        officers=command.officers,
        act_ended_on=command.act_ended_on,
        document=command.document,
        filed_on=day,
        parties=parties_of(case, command.parties, context),
        split_from=None,
    )
    closed = clue_events.ClueFiled(at=context.now, penalty_case=case, document=command.document, on=day)
    ends = (Meets(rule=VERIFY, on=day, occurrence=clue.round), *lapse_all(clue, "立案")[1:], LeavesCharge())
    begins = (TakesCharge(post=command.officers[0], matter_kind=PENALTY_CASE), Opens(rule=DECIDE, start=day))
    return Outcome(
        case,
        (Caused(PENALTY_CASE, case, filed), Caused(CLUE, command.clue, closed)),
        (*(OfMatter(case, each) for each in begins), *(OfMatter(command.clue, each) for each in ends)),
    )


def add_party(state: PenaltyCase, command: c.AddParty, context: Context) -> Outcome:
    """追加当事人, by the head, before the case is decided."""
    stands_at(state, *UNDECIDED)
    refuse_if_any([*texts(reason=command.reason), *names(document=command.document)])
    people.approved(context, command.approved_by, "enforcement.file", context.today)
    [party] = parties_of(command.penalty_case, (command.new,), context, state.parties)
    event = e.CasePartyAdded(at=context.now, party=party, reason=command.reason, document=command.document)
    return outcome(command.penalty_case, event)


def parties_of(
    case: UUID, new: Sequence[NewParty], context: Context, known: tuple[Party, ...] = ()
) -> tuple[Party, ...]:
    """Parties with the next numbers; what identifies a person goes to the vault.

    Refusals PARTY_REQUIRED, PARTIES_TOO_MANY, PARTY_TWICE, USCC_INVALID, FIELD_REQUIRED, PARTY_NOT_FOUND.
    """
    if not new:
        raise refuse("PARTY_REQUIRED", "parties")
    if len(known) + len(new) > MOST_PARTIES:
        raise refuse("PARTIES_TOO_MANY", "parties", most=MOST_PARTIES)
    refuse_if_any([found for index, each in enumerate(new) for found in _faults(f"parties[{index}]", each)])
    first = max((each.number for each in known), default=0) + 1
    numbers = {each.number for each in known} | set(range(first, first + len(new)))
    codes = [each.uscc for each in known if each.uscc] + [each.uscc for each in new if each.uscc]
    if len(codes) != len(set(codes)):
        raise refuse("PARTY_TWICE", "parties")
    for each in new:
        if each.answers_for and each.answers_for not in numbers:
            raise refuse("PARTY_NOT_FOUND", "parties", number=each.answers_for)
    return tuple(_party(case, first + index, each, context) for index, each in enumerate(new))


def within_limitation(clue: Clue, command: c.FileCase, context: Context) -> None:
    """处罚时效 (NPC-行政处罚法:36): from the end of the act to its discovery. Refusal LIMITATION_PASSED."""
    if command.act_ended_on is None or clue.received_on is None:
        return
    rule = "limitation.safety" if command.endangers_safety else "limitation.ordinary"
    last = law.act_by(context, rule, command.act_ended_on, version_of=clue.received_on)
    if clue.received_on > last:
        raise refuse("LIMITATION_PASSED", "act_ended_on", last=last, discovered=clue.received_on)


def case_number(holder: UUID | None, number: str, division: str) -> None:
    """Refusals CASE_NUMBER_TAKEN, CASE_NUMBER_MALFORMED."""
    if holder is not None:
        raise refuse("CASE_NUMBER_TAKEN", "case_number", {"case": name_of(PENALTY_CASE, holder)}, number=number)
    found = _NUMBER.fullmatch(number)
    if found is None or found["division"] != division:
        raise refuse("CASE_NUMBER_MALFORMED", "case_number", number=number[:40], division=division)


def _faults(field: str, party: NewParty) -> list[Fault | None]:
    match party.kind:
        case PartyKind.ENTITY:
            finding = uscc.check(party.uscc)
            bad = fault("USCC_INVALID", f"{field}.uscc", why=finding.message_zh) if finding else None
            return [bad, *names(**{f"{field}.label": party.label})]
        case PartyKind.PERSON:
            return names(**{f"{field}.person_name": party.person_name})
        case _:
            return [fault("FIELD_REQUIRED", f"{field}.kind")]


def _party(case: UUID, number: int, party: NewParty, context: Context) -> Party:
    label, identity = party.label, None
    if party.kind is PartyKind.PERSON:
        label = masks.person_name(party.person_name)
        identity = _sealed(case, number, party, label, context)
    return Party(
        number=number,
        kind=party.kind,
        uscc=party.uscc,
        label=label,
        identity=identity,
        answers_for=party.answers_for,
    )


def _sealed(case: UUID, number: int, party: NewParty, label: str, context: Context) -> Sealed:
    value = f"{party.person_name}\n{party.person_number}"
    return context.seal(case, f"parties[{number}].identity", value, label)
