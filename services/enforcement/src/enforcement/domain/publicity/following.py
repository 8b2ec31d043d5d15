"""What publicity does when something happens to a decision, in the same transaction, so that it cannot be forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from enforcement.domain.cases import party_events as pe
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import DecisionOutcome, PartyKind
from enforcement.domain.cases.remedies import DecisionEffect, PublicityEffect, RemedyEffect
from enforcement.domain.cases.values import Decision, Party
from enforcement.domain.context import Context
from enforcement.domain.names import PUBLICATION
from enforcement.domain.outcome import Lapses, LeavesCharge, Limit, Opens, Outcome, TakesCharge
from enforcement.domain.publicity import classes
from enforcement.domain.publicity import events as e
from enforcement.domain.publicity.acting import ALIVE, NOT_YET, PUBLISH, PUSH, TARGET, WITHDRAW, outcome
from enforcement.domain.publicity.ids import publication_id
from enforcement.domain.publicity.records import (
    PenaltyPublication,
    PublicityGrade,
    PublicityStatus,
    PublicityWithdrawal,
)
from enforcement.domain.publicity.wording import masking_of, public_text

WHOLE_COUNTRY = "10"
"""First digits of codes given by the State Administration itself: registered in no province."""


def begun(record: UUID, case: PenaltyCase, event: pe.PartyDecided, context: Context) -> Outcome | None:
    """Every decision that punishes by the ordinary procedure is published, a mere warning recorded as not to be."""
    return begin(record, case, event.party, event.decision, context)


def begin(record: UUID, case: PenaltyCase, number: int, decision: Decision, context: Context) -> Outcome | None:
    """The publicity of a decision begins (SAMR-45/2021:2, 9-10); None where nothing was imposed."""
    party = case.party(number)
    if party is None or decision.outcome is not DecisionOutcome.PENALTY:
        return None
    facts = classes.punished(party.kind, decision, case.field, False, context.rulebook)
    term = classes.term_of(facts, decision.decided_on, context.rulebook)
    shown = term.grade is not PublicityGrade.NONE
    province = registered_elsewhere(party, case.division)
    event = e.PublicationBegun(
        at=context.now,
        penalty_case=record,
        party=number,
        decision=decision.number,
        title=case.title,
        unit=case.unit,
        division=case.division,
        post=case.post,
        uscc=party.uscc,
        label=party.label,
        document=decision.document,
        decided_on=decision.decided_on,
        province=province,
        term=term,
        text=public_text(case, party, decision, context),
        status=PublicityStatus.WAITING if shown else PublicityStatus.NOT_PUBLISHED,
    )
    limits = _clocks(case.post, decision.decided_on, province) if shown else ()
    return outcome(publication_id(record, number, decision.number), event, *limits)


def _clocks(post: UUID, decided_on: date, province: str) -> tuple[Limit, ...]:
    return (
        TakesCharge(post=post, matter_kind=PUBLICATION),
        Opens(rule=TARGET, start=decided_on),
        Opens(rule=PUSH if province else PUBLISH, start=decided_on),
    )


def registered_elsewhere(party: Party, division: str) -> str:
    """Code of the province that registered the party, by its credit code; "" if it is the own one or none is known."""
    home = party.uscc[2:4] if party.kind is PartyKind.ENTITY else ""
    return f"{home}0000" if home and home not in (division[:2], WHOLE_COUNTRY) else ""


def told(
    record: UUID, case: PenaltyCase, event: pe.DecisionServed | pe.DecisionAnnounced, context: Context
) -> Outcome | None:
    """With the decision the party is told in writing that it is published (SAMR-45/2021:8); once.

    A party that is served by announcement is told by it: its thirty days are longer than the time to publish.
    """
    party = case.party(event.party)
    decision = party.decision if party else None
    if decision is None:
        return None
    which, state = _publication(record, event.party, decision.number, context)
    if state is None or state.told_on or state.status not in ALIVE:
        return None
    if isinstance(event, pe.DecisionServed):
        return outcome(
            which, e.PublicityTold(at=context.now, told_on=event.service.served_on, record=event.service.record)
        )
    return outcome(which, e.PublicityTold(at=context.now, told_on=event.announced_on, record=event.record))


def must_withdraw(record: UUID, case: PenaltyCase, event: pe.DecisionEnded, context: Context) -> Outcome | None:
    """What is shown has to go within three days, with the reason; what is not yet shown never will be."""
    return _withdraw(
        record, event.party, event.decision.number, _why(case, event.decision, event.reason, context), context
    )


def changed(record: UUID, case: PenaltyCase, event: pe.DecisionChanged, context: Context) -> Outcome | None:
    """变更: what was shown of the decision before has to go, and the one in its place is published."""
    gone = _withdraw(record, event.party, event.ended.number, _why(case, event.ended, event.reason, context), context)
    # A ruling has no tier of its own: it made lighter what the authority had weighed.
    weighed = replace(event.decision, discretion=event.decision.discretion or event.ended.discretion)
    new = begin(record, case, event.party, weighed, context)
    return _joined(gone, new, _told_before(record, case, event, context) if new else None)


def _told_before(record: UUID, case: PenaltyCase, event: pe.DecisionChanged, context: Context) -> Outcome | None:
    """The service of the decision before is that of the changed one, which nobody serves again."""
    party = case.party(event.party)
    if party is None or party.service is None:
        return None
    told_on, paper = party.service.served_on, party.service.record
    which = publication_id(record, event.party, event.decision.number)
    return outcome(which, e.PublicityTold(at=context.now, told_on=told_on, record=paper))


def found_unlawful(record: UUID, case: PenaltyCase, event: pe.RemedyEnded, context: Context) -> Outcome | None:
    """确认违法: the decision stays in force and is no longer shown (NPC-行政处罚法:48)."""
    party = case.party(event.party)
    decision = party.decision if party else None
    if party is None or decision is None:
        return None
    over = {each.reference for each in party.remedies if each.ended_on}
    for remedy in event.remedies:
        if remedy.ended_on and remedy.reference not in over and _only_unlawful(remedy.effect):
            why = PublicityWithdrawal(document=remedy.ruling, reason="确认违法", required_on=remedy.ended_on)
            return _withdraw(record, event.party, remedy.decision or decision.number, why, context)
    return None


def _only_unlawful(effect: RemedyEffect | None) -> bool:
    """What ends or changes the decision has events of its own."""
    if effect is None:
        return False
    return effect.decision is DecisionEffect.KEPT and effect.publicity is PublicityEffect.WITHDRAWN


def _joined(*parts: Outcome | None) -> Outcome | None:
    """All parts as one outcome; None if there is none."""
    found = [each for each in parts if each]
    if not found:
        return None
    caused = tuple(each for part in found for each in part.caused)
    return Outcome(found[-1].about, caused, tuple(each for part in found for each in part.limits))


def _why(case: PenaltyCase, ended: Decision, reason: str, context: Context) -> PublicityWithdrawal:
    """The reason is for the public (NPC-行政处罚法:48), so it is masked like the text was."""
    day = ended.ended_on or context.today
    return PublicityWithdrawal(document=ended.ended_by, reason=masking_of(case)(reason), required_on=day)


def _withdraw(record: UUID, party: int, decision: int, why: PublicityWithdrawal, context: Context) -> Outcome | None:
    """None where nothing is published or to be."""
    which, state = _publication(record, party, decision, context)
    if state is None or state.status in (PublicityStatus.NOT_PUBLISHED, PublicityStatus.WITHDRAWN):
        return None
    if state.status in ALIVE - NOT_YET:
        required = e.WithdrawalRequired(at=context.now, withdrawal=why)
        return outcome(which, required, Opens(rule=WITHDRAW, start=why.required_on))
    gone = e.PublicationWithdrawn(at=context.now, withdrawal=replace(why, withdrawn_on=why.required_on))
    if state.status is PublicityStatus.STOPPED:
        return outcome(which, gone)
    lapsed = (Lapses(rule=rule, reason=why.reason) for rule in (TARGET, PUBLISH, PUSH))
    return outcome(which, gone, *lapsed, LeavesCharge())


def _publication(record: UUID, party: int, decision: int, context: Context) -> tuple[UUID, PenaltyPublication | None]:
    """The publication of a decision; KeyError if the command did not load it, which is a defect."""
    which = publication_id(record, party, decision)
    return which, context.records[which]
