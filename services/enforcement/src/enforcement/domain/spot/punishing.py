"""简易程序 (NPC-行政处罚法:51-52, 68-71; SAMR-2/2018:66-70): small, clear, by two, heard, filed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from enforcement.domain import people
from enforcement.domain.cases.hearing_right import FINE, total_fen
from enforcement.domain.cases.kinds import PartyKind
from enforcement.domain.cases.noticing import penalties
from enforcement.domain.context import Context, Sealed
from enforcement.domain.documents import numbering, series
from enforcement.domain.names import SPOT_PENALTY, name_of
from enforcement.domain.outcome import Caused, Limit, Meets, OfMatter, Opens, Outcome, TakesCharge
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts
from enforcement.domain.spot import commands as c
from enforcement.domain.spot import events as e
from enforcement.domain.spot.records import CashGround, Imposed, SpotPenalty
from enforcement.domain.spot.standing import as_party, imposed_on, in_cash, moved
from enforcement.domain.treasury import expecting
from statutes import masks, uscc

FILE: Final = "summary.file"
HAND_IN: Final = "summary.cash.hand-in"
BANK: Final = "summary.cash.bank"
PAY: Final = "fine.pay"
RECONSIDERATION: Final = "remedy.reconsideration"
KINDS: Final = frozenset({"01", FINE})
"""A warning and a fine are all that can be imposed on the spot."""
_RULE: Final = {PartyKind.PERSON: "summary.person", PartyKind.ENTITY: "summary.entity"}


def punish(command: c.PunishOnTheSpot, context: Context) -> Outcome:
    """当场处罚. Refusals NOT_FOR_THE_SPOT, CASH_NOT_ALLOWED, and those of penalties, officers and numbers."""
    _party(command)
    refuse_if_any(
        [
            *names(title=command.title, place=command.place),
            *texts(facts=command.facts, basis=command.basis, statement=command.statement),
        ]
    )
    penalties(command.items, context, context.today)
    people.certified(context, command.officers, context.today, "officers")
    fine = _small(command, context)
    _cash(command, fine, context)
    record = context.new_id()
    matter = (SPOT_PENALTY, record)
    paper, used = numbering.use(context, command.document, series.SPOT, command.unit, matter, context.today)
    event = e.SpotPenaltyImposed(
        at=context.now,
        title=command.title,
        unit=command.unit,
        division=paper.division,
        document=paper.number,
        officers=command.officers,
        imposed=_imposed(record, command, context),
        on=context.today,
    )
    limits: list[Limit] = [
        TakesCharge(post=command.officers[0], matter_kind=SPOT_PENALTY),
        Opens(rule=FILE, start=context.today),
        Opens(rule=RECONSIDERATION, start=context.today),
    ]
    if fine:
        limits.append(Opens(rule=HAND_IN if command.cash else PAY, start=context.today))
    changes = tuple(OfMatter(record, each) for each in limits)
    return Outcome(record, (Caused(SPOT_PENALTY, record, event), used), changes)


def file(state: SpotPenalty, command: c.FileSpotPenalty, context: Context) -> Outcome:
    """备案. Refusal FILED_ALREADY."""
    if state.filed_on:
        raise refuse("FILED_ALREADY", since=state.filed_on)
    refuse_if_any(names(record=command.record))
    day = day_of("on", command.on, context.today, state.punished_on)
    event = e.SpotPenaltyFiled(at=context.now, record=command.record, on=day)
    return moved(command.spot_penalty, state, (event,), Meets(rule=FILE, on=day))


def hand_in(state: SpotPenalty, command: c.HandInCash, context: Context) -> Outcome:
    """Cash to the authority. Refusals NO_CASH_TAKEN, PAID_ALREADY."""
    if not in_cash(state):
        raise refuse("NO_CASH_TAKEN")
    if state.handed_in_on:
        raise refuse("PAID_ALREADY", since=state.handed_in_on)
    day = day_of("on", command.on, context.today, state.punished_on)
    event = e.SpotCashHandedIn(at=context.now, on=day)
    return moved(command.spot_penalty, state, (event,), Meets(rule=HAND_IN, on=day), Opens(rule=BANK, start=day))


def bank(state: SpotPenalty, command: c.BankCash, context: Context) -> Outcome:
    """Cash to the bank. Refusals NO_CASH_TAKEN before it was handed in, PAID_ALREADY, REFERENCE_USED."""
    if state.handed_in_on is None:
        raise refuse("NO_CASH_TAKEN")
    if state.banked_on:
        raise refuse("PAID_ALREADY", since=state.banked_on)
    refuse_if_any(names(reference=command.reference))
    day = day_of("on", command.on, context.today, state.handed_in_on)
    event = e.SpotCashBanked(at=context.now, reference=command.reference, on=day)
    base = moved(command.spot_penalty, state, (event,), Meets(rule=BANK, on=day))
    fine = total_fen(imposed_on(state)[0].items, FINE)
    return expecting.recorded(base, _paid(state, command.spot_penalty, command.reference, fine, day), context)


def pay(state: SpotPenalty, command: c.PaySpotPenalty, context: Context) -> Outcome:
    """Paid to the bank. Refusals PAID_ALREADY, NOTHING_OWED, REFERENCE_USED."""
    decision = as_party(state).decision
    fine = total_fen(decision.items, FINE) if decision else 0
    if in_cash(state) or (not fine and state.paid_on is None):
        raise refuse("NOTHING_OWED", "spot_penalty")
    if state.paid_on:
        raise refuse("PAID_ALREADY", since=state.paid_on)
    refuse_if_any(names(reference=command.reference))
    day = day_of("on", command.on, context.today, state.punished_on)
    event = e.SpotPenaltyPaid(at=context.now, reference=command.reference, on=day, fine_fen=fine)
    base = moved(command.spot_penalty, state, (event,), Meets(rule=PAY, on=day))
    return expecting.recorded(base, _paid(state, command.spot_penalty, command.reference, fine, day), context)


def _paid(state: SpotPenalty, record: UUID, reference: str, amount_fen: int, day: date) -> expecting.Paid:
    return expecting.Paid(
        code=reference,
        unit=state.unit,
        division=state.division,
        post=state.post,
        title=state.title,
        matter=name_of(SPOT_PENALTY, record),
        party=0,
        amount_fen=amount_fen,
        on=day,
    )


def _small(command: c.PunishOnTheSpot, context: Context) -> int:
    """The fine, in fen, within what may be imposed on the spot."""
    fine = total_fen(command.items, FINE)
    rule = context.rulebook.threshold(_RULE[command.kind], context.today)
    if {item.kind for item in command.items} - KINDS or not rule.assess({"fine": Decimal(fine) / 100}).reached:
        raise refuse("NOT_FOR_THE_SPOT", "items", fine=fine)
    return fine


def _cash(command: c.PunishOnTheSpot, fine: int, context: Context) -> None:
    if command.cash is CashGround.UNSPECIFIED:
        return
    small = context.rulebook.threshold("summary.cash", context.today).assess({"cash_fine": Decimal(fine) / 100})
    if not fine or (command.cash is CashGround.SMALL and not small.reached):
        raise refuse("CASH_NOT_ALLOWED", "cash", fine=fine)


def _party(command: c.PunishOnTheSpot) -> None:
    match command.kind:
        case PartyKind.PERSON:
            refuse_if_any(names(person_name=command.person_name))
        case PartyKind.ENTITY:
            finding = uscc.check(command.uscc)
            bad = fault("USCC_INVALID", "uscc", why=finding.message_zh) if finding else None
            refuse_if_any([bad, *names(label=command.label)])
        case _:
            raise refuse("FIELD_REQUIRED", "kind")


def _imposed(record: UUID, command: c.PunishOnTheSpot, context: Context) -> Imposed:
    label: str = command.label
    identity: Sealed | None = None
    if command.kind is PartyKind.PERSON:
        label = masks.person_name(command.person_name)
        identity = context.seal(record, "identity", f"{command.person_name}\n{command.person_number}", label)
    return Imposed(
        kind=command.kind,
        uscc=command.uscc,
        label=label,
        identity=identity,
        items=command.items,
        facts=command.facts,
        basis=command.basis,
        statement=command.statement,
        place=command.place,
        cash=command.cash,
    )
