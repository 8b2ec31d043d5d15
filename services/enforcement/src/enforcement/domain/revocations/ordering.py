"""吊销、降低资质、暂扣 are decided by the authority that issued the licence, and take effect when served.

Of the business licence it is the registering authority (SC-746:43-46); who granted a permit is told by all others what
its holder did (NPC-行政许可法:64). A remedy does not hold the effect back (NPC-行政处罚法:73).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from enforcement.domain.cases import deciding
from enforcement.domain.cases import party_commands as c
from enforcement.domain.cases import party_events as pe
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.values import Decision, Party, PenaltyItem
from enforcement.domain.context import Context
from enforcement.domain.names import REVOCATION_ORDER
from enforcement.domain.outcome import (
    Caused,
    Lapses,
    LeavesCharge,
    Limit,
    Meets,
    OfMatter,
    Opens,
    Outcome,
    TakesCharge,
)
from enforcement.domain.refusal import refuse
from enforcement.domain.revocations import events as e
from enforcement.domain.revocations.commands import AcknowledgeRevocation
from enforcement.domain.revocations.known import KnownLicence, issuing_units
from enforcement.domain.revocations.records import (
    AWAITED,
    DECISIONS,
    LICENCES,
    LicencePenalty,
    OrderStatus,
    RevocationOrder,
    order_id,
    order_ids,
)

ACKNOWLEDGE: Final = "revocation.acknowledge"
AGAIN: Final = 2
"""The second run of the limit: to undo what was recorded."""
PENALTIES: Final = {f"{each:02}": each for each in LicencePenalty if each}
_DONE: Final = {OrderStatus.RECORDED, OrderStatus.RESTORED, OrderStatus.DROPPED}


def decide(state: PenaltyCase, command: c.Decide, context: Context) -> Outcome:
    """作出决定, with the orders to the registry it leads to."""
    found = deciding.decide(state, command, context)
    made = [each.event.decision for each in found.caused if isinstance(each.event, pe.PartyDecided)]
    orders = [order for decision in made for order in _decided(state, command, decision, context)]
    return replace(found, caused=(*found.caused, *orders))


def _decided(state: PenaltyCase, command: c.Decide, decision: Decision, context: Context) -> tuple[Caused, ...]:
    """The orders a decision leads to once it is served; none where it touches no licence.

    Refusals of `in_force` and `ours`; LICENCE_REQUIRED, LICENCE_NOT_NAMED, LICENCES_TOO_MANY, LICENCE_OF_ANOTHER,
    LICENCE_NOT_TOLD.
    """
    party = state.party(command.party)
    touching = [item for item in decision.items if item.kind in PENALTIES]
    if not touching and not command.licences:
        return ()
    if len(command.licences) > LICENCES or decision.number > DECISIONS:
        raise refuse("LICENCES_TOO_MANY", "licences", most=LICENCES, decisions=DECISIONS)
    # By number and by name it is one licence still.
    named = list({known.name: known for known in (in_force(each, context) for each in command.licences)}.values())
    _all_named(touching, named)
    found = []
    for place, known in enumerate(named, 1):
        ours(state, known, context, decision.decided_on)
        item = _item_of(touching, known)
        _of_party(party, item, known)
        event = _event(state, command, decision, item, known, context)
        record = order_id(command.penalty_case, command.party, decision.number, place)
        found.append(Caused(REVOCATION_ORDER, record, event))
    return tuple(found)


def served(case: UUID, _: PenaltyCase, event: pe.DecisionServed, context: Context) -> Outcome:
    """送达: the registry is told, and its time to answer begins."""
    caused: list[Caused] = []
    limits: list[OfMatter] = []
    day = event.service.served_on
    for record, state in _orders(case, event.party, context):
        if state.status is OrderStatus.DECIDED:
            caused.append(Caused(REVOCATION_ORDER, record, e.RevocationOrdered(at=context.now, on=day)))
            limits += _of(record, TakesCharge(post=state.post, matter_kind=REVOCATION_ORDER), _opens(day))
    return Outcome(case, tuple(caused), tuple(limits))


def ended(case: UUID, _: PenaltyCase, event: pe.DecisionEnded, context: Context) -> Outcome:
    """The decision is annulled: what the registry has done is to be undone, what it has not is dropped."""
    return _undone(case, event.party, event.decision, (), context)


def changed(case: UUID, _: PenaltyCase, event: pe.DecisionChanged, context: Context) -> Outcome:
    """The same, but a penalty that is left in the new decision stands."""
    return _undone(case, event.party, event.ended, event.decision.items, context)


def _undone(case: UUID, party: int, decision: Decision, left: Sequence[PenaltyItem], context: Context) -> Outcome:
    caused: list[Caused] = []
    limits: list[OfMatter] = []
    day = decision.ended_on or context.today
    for record, state in _orders(case, party, context):
        if state.ended_on is None and not _stands(state, left):
            effective = state.status is not OrderStatus.DECIDED
            status = OrderStatus.ENDED if effective else OrderStatus.DROPPED
            over = e.RevocationOrderEnded(at=context.now, status=status, document=decision.ended_by, on=day)
            caused.append(Caused(REVOCATION_ORDER, record, over))
            limits += _of(record, *_to_undo(state, day)) if effective else []
    return Outcome(case, tuple(caused), tuple(limits))


def acknowledge(state: RevocationOrder, command: AcknowledgeRevocation, context: Context) -> Outcome:
    """The registry's answer; one that says what is known already, or comes out of turn, changes nothing."""
    record = command.revocation_order
    known = (state.status, state.answer) == (command.status, command.answer)
    if known or not _in_turn(state, command.status):
        return Outcome(record, ())
    event = e.RevocationAcknowledged(
        at=context.now, status=command.status, answer=command.answer, receipt=command.receipt, on=command.on
    )
    which = AGAIN if state.ended_on else 1
    done = command.status in _DONE and state.status in AWAITED
    limits = _of(record, Meets(rule=ACKNOWLEDGE, on=command.on, occurrence=which), LeavesCharge()) if done else []
    return Outcome(record, (Caused(REVOCATION_ORDER, record, event),), tuple(limits))


def ours(state: PenaltyCase, known: KnownLicence, context: Context, day: date) -> None:
    """Refusals ISSUER_NOT_RECORDED, REVOCATION_NOT_OURS."""
    if not known.issuer:
        raise refuse("ISSUER_NOT_RECORDED", "licences", licence=known.number)
    if state.unit not in issuing_units(context.roster, known, day):
        raise refuse("REVOCATION_NOT_OURS", "licences", licence=known.number, issuer=known.issuer)


def in_force(asked: str, context: Context) -> KnownLicence:
    """The licence the registry knows by a name or number. Refusals LICENCE_UNKNOWN, LICENCE_NOT_IN_FORCE."""
    known = context.licences.get(asked)
    if known is None:
        raise refuse("LICENCE_UNKNOWN", "licences", licence=asked[:80])
    if not known.in_force:
        raise refuse("LICENCE_NOT_IN_FORCE", "licences", licence=known.number)
    return known


def _all_named(touching: Sequence[PenaltyItem], named: Sequence[KnownLicence]) -> None:
    for item in touching:
        if not any(each.named_in(item.detail) for each in named):
            raise refuse("LICENCE_REQUIRED", "licences", kind=item.kind)


def _item_of(touching: Sequence[PenaltyItem], known: KnownLicence) -> PenaltyItem:
    found = next((item for item in touching if known.named_in(item.detail)), None)
    if found is None:
        raise refuse("LICENCE_NOT_NAMED", "items", licence=known.number)
    return found


def _of_party(party: Party | None, item: PenaltyItem, known: KnownLicence) -> None:
    if party is None or not party.uscc or known.uscc != party.uscc:
        raise refuse("LICENCE_OF_ANOTHER", "licences", licence=known.number, holder=known.holder)
    told = party.notice.items if party.notice else ()
    if not any(each.kind == item.kind and known.named_in(each.detail) for each in told):
        raise refuse("LICENCE_NOT_TOLD", "licences", licence=known.number)


def _event(
    state: PenaltyCase, command: c.Decide, decision: Decision, item: PenaltyItem, known: KnownLicence, context: Context
) -> e.RevocationDecided:
    return e.RevocationDecided(
        at=context.now,
        title=f"{known.holder} {known.number}",
        penalty_case=command.penalty_case,
        party=command.party,
        decision=decision.number,
        penalty=PENALTIES[item.kind],
        licence=known.name,
        number=known.number,
        uscc=known.uscc,
        holder=known.holder,
        unit=state.unit,
        organ=context.roster.name(state.unit, decision.decided_on).full_name,
        division=state.division,
        post=state.post,
        document=decision.document,
        reason=decision.reasons,
        on=decision.decided_on,
    )


def _stands(state: RevocationOrder, left: Sequence[PenaltyItem]) -> bool:
    return any(PENALTIES.get(item.kind) is state.penalty for item in left)


def _orders(case: UUID, party: int, context: Context) -> Iterator[tuple[UUID, RevocationOrder]]:
    for record in order_ids(case, party):
        found = context.records.get(record)
        if isinstance(found, RevocationOrder):
            yield record, found


def _opens(day: date, again: int = 1) -> Limit:
    return Opens(rule=ACKNOWLEDGE, start=day, occurrence=again)


def _to_undo(state: RevocationOrder, day: date) -> tuple[Limit, ...]:
    lapses = Lapses(rule=ACKNOWLEDGE, reason="决定已失效")
    charge = () if state.status in AWAITED else (TakesCharge(post=state.post, matter_kind=REVOCATION_ORDER),)
    return (lapses, *charge, _opens(day, AGAIN))


def _in_turn(state: RevocationOrder, status: OrderStatus) -> bool:
    """Whether an answer fits what the registry was asked last; a late one on what is over does not."""
    after_end = status in (OrderStatus.RESTORED, OrderStatus.NOT_RESTORED, OrderStatus.DROPPED)
    return state.status is not OrderStatus.DECIDED and after_end is (state.ended_on is not None)


def _of(record: UUID, *limits: Limit) -> list[OfMatter]:
    return [OfMatter(record, each) for each in limits]
