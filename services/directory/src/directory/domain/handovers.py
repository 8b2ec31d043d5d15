"""移交: an open matter goes to a new owner, who has to accept it. The service that owns it then transfers it."""

from __future__ import annotations

from uuid import UUID

from directory.domain import checks
from directory.domain.commands import AcceptHandover, DeclineHandover, OfferHandover, WithdrawHandover
from directory.domain.context import Context, Facts
from directory.domain.events import HandoverAccepted, HandoverDeclined, HandoverOffered, HandoverWithdrawn
from directory.domain.evolving import Handover, HandoverStatus
from directory.domain.happening import Caused, on_handover
from directory.domain.refusal import fault, refuse
from roster.records import NOBODY
from statutes.refusals import Refusal, refuse_if_any


def offer(facts: Facts, command: OfferHandover, context: Context, pending: UUID | None = None) -> list[Caused]:
    """Offer what a post owns to the holder of another. `pending` is an unanswered offer of the same matter."""
    if pending:
        raise refuse("HANDOVER_PENDING", "matter", {"handover": f"handovers/{pending}"}, matter=command.matter)
    matter = facts.matters.owned(command.from_post, command.matter)
    from_title = facts.roster.post(command.from_post).title
    if matter is None:
        raise refuse("MATTER_NOT_OWNED", "matter", matter=command.matter, post=from_title)
    _offering(facts, command.from_post, context)
    refuse_if_any(
        [
            fault("HANDED_TO_ITSELF", "to_post") if command.to_post == command.from_post else None,
            checks.text("reason", command.reason),
        ]
    )
    facts.roster.require_holder(command.to_post, context.today)
    event = HandoverOffered(
        at=context.now,
        matter=command.matter,
        matter_kind=matter.matter_kind,
        title=matter.title,
        source=matter.source,
        division=matter.division,
        from_post=command.from_post,
        to_post=command.to_post,
        reason=command.reason,
    )
    return [on_handover(context.new_id(), event)]


def accept(facts: Facts, state: Handover, command: AcceptHandover, context: Context) -> list[Caused]:
    """Only the holder of the post it was offered to accepts, and only what the giver still owns."""
    person = _answering(facts, state, context)
    if facts.matters.owned(state.from_post, state.matter) is None:
        title = facts.roster.post(state.from_post).title
        raise refuse("MATTER_NOT_OWNED", "", matter=state.matter, post=title)
    return [on_handover(command.handover, HandoverAccepted(at=context.now, accepted_by=person))]


def decline(facts: Facts, state: Handover, command: DeclineHandover, context: Context) -> list[Caused]:
    """It stays with the giver."""
    person = _answering(facts, state, context)
    refuse_if_any([checks.text("reason", command.reason)])
    return [on_handover(command.handover, HandoverDeclined(at=context.now, declined_by=person, reason=command.reason))]


def withdraw(facts: Facts, state: Handover, command: WithdrawHandover, context: Context) -> list[Caused]:
    """Before it is answered, by whoever may offer it."""
    _unanswered(state)
    _offering(facts, state.from_post, context)
    refuse_if_any([checks.text("reason", command.reason)])
    return [on_handover(command.handover, HandoverWithdrawn(at=context.now, reason=command.reason))]


def _unanswered(state: Handover) -> None:
    if state.status is not HandoverStatus.OFFERED:
        raise refuse("HANDOVER_ANSWERED", status=state.status.name)


def _offering(facts: Facts, post: UUID, context: Context) -> None:
    """Who owns a matter gives it away; for others, and for vacant posts, the keepers of the directory do."""
    if not context.keeper and _speaker(facts, context) != facts.roster.holder(post, context.today):
        raise refuse("NOT_THE_OWNER", post=facts.roster.post(post).title, officer=context.officer or "-")


def _answering(facts: Facts, state: Handover, context: Context) -> UUID:
    """The person who speaks, who must hold the post today, and act in it where the token says in which he does."""
    _unanswered(state)
    holder = facts.roster.require_holder(state.to_post, context.today)
    if _speaker(facts, context) != holder or context.post not in (None, state.to_post):
        post = facts.roster.post(state.to_post).title
        raise refuse("NOT_THE_NEW_OWNER", post=post, officer=context.officer or "-")
    return holder


def _speaker(facts: Facts, context: Context) -> UUID:
    try:
        return facts.roster.person_of_number(context.officer)
    except Refusal:
        return NOBODY
