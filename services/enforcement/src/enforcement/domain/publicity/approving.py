"""审批、公示、推送: from the text computed to the day it is shown (SAMR-45/2021:5-10)."""

from __future__ import annotations

from dataclasses import replace

from enforcement.domain import people
from enforcement.domain.context import Context
from enforcement.domain.outcome import Meets, Opens, Outcome
from enforcement.domain.publicity import commands as c
from enforcement.domain.publicity import events as e
from enforcement.domain.publicity.acting import ACT, PUBLISH, PUSH, RECEIVED, TARGET, outcome, stands_at, term
from enforcement.domain.publicity.lasting import stops_on
from enforcement.domain.publicity.records import PenaltyPublication, ProvincePush, PublicityStatus, PublicText
from enforcement.domain.publicity.wording import kept_from_public
from enforcement.domain.refusal import day_of, names, refuse, refuse_if_any
from statutes import divisions


def approve(state: PenaltyPublication, command: c.ApprovePublication, context: Context) -> Outcome:
    """审批 by a leader. The text is the computed one; more may be kept back, each with its ground, nothing added.

    Refusals NOT_TO_BE_PUBLISHED, PUBLICATION_NOT_AT_THIS_STEP, WITHHELD_NOT_FOUND.
    """
    stands_at(state, PublicityStatus.WAITING)
    day = day_of("on", command.on, context.today, state.decided_on)
    people.approved(context, command.approved_by, ACT, day)
    event = e.PublicationApproved(
        at=context.now,
        text=kept_from_public(_text(state), command.withhold),
        withheld=command.withhold,
        approved_by=command.approved_by,
        on=day,
    )
    return outcome(command.penalty_publication, event)


def publish(state: PenaltyPublication, command: c.PublishPenalty, context: Context) -> Outcome:
    """公示. Refusals REGISTERED_ELSEWHERE, PARTY_NOT_TOLD, and where it stands."""
    stands_at(state, PublicityStatus.APPROVED)
    if state.province:
        raise refuse("REGISTERED_ELSEWHERE", province=state.province)
    day = day_of("on", command.on, context.today, state.approved_on)
    _told(state)
    event = e.PenaltyPublished(
        at=context.now, published_on=day, stops_on=stops_on(term(state), day, state.restricted_until)
    )
    return outcome(command.penalty_publication, event, Meets(rule=PUBLISH, on=day), Meets(rule=TARGET, on=day))


def push(state: PenaltyPublication, command: c.PushToProvince, context: Context) -> Outcome:
    """推送, where the party is registered in another province. Refusals REGISTERED_HERE, DIVISION_MALFORMED.

    The credit code says where it was registered first; the province is stated, for it may have moved since.
    """
    stands_at(state, PublicityStatus.APPROVED)
    if not state.province:
        raise refuse("REGISTERED_HERE")
    refuse_if_any(names(document=command.document))
    if not command.province.endswith("0000") or divisions.find(command.province) is None:
        raise refuse("DIVISION_MALFORMED", "province", value=command.province)
    day = day_of("on", command.on, context.today, state.approved_on)
    _told(state)
    pushed = ProvincePush(province=command.province, document=command.document, pushed_on=day)
    event = e.PublicationPushed(at=context.now, push=pushed)
    return outcome(
        command.penalty_publication,
        event,
        Meets(rule=PUSH, on=day),
        Meets(rule=TARGET, on=day),
        Opens(rule=RECEIVED, start=day),
    )


def confirm_push(state: PenaltyPublication, command: c.ConfirmPush, context: Context) -> Outcome:
    """The other province published it: its time begins."""
    stands_at(state, PublicityStatus.PUSHED)
    if state.push is None:
        raise LookupError(f"publication of {state.document} is pushed without a push")
    refuse_if_any(names(receipt=command.receipt))
    day = day_of("published_on", command.published_on, context.today, state.push.pushed_on)
    event = e.PushConfirmed(
        at=context.now,
        push=replace(state.push, receipt=command.receipt, confirmed_on=day),
        published_on=day,
        stops_on=stops_on(term(state), day, state.restricted_until),
    )
    return outcome(command.penalty_publication, event, Meets(rule=RECEIVED, on=day))


def _text(state: PenaltyPublication) -> PublicText:
    if state.text is None:
        raise LookupError(f"publication of {state.document} has no text")
    return state.text


def _told(state: PenaltyPublication) -> None:
    """Nobody reads of a penalty before the party was told of it. Refusal PARTY_NOT_TOLD."""
    if state.told_on is None:
        raise refuse("PARTY_NOT_TOLD", number=state.document)
