"""Granting, revoking, lending and taking back powers to approve."""

from __future__ import annotations

from uuid import UUID

from directory.domain import checks, posts
from directory.domain.commands import DelegateApproval, GrantApproval, RevokeApproval, TakeBackDelegation
from directory.domain.context import Context, Facts
from directory.domain.events import ApprovalDelegated, ApprovalGranted, ApprovalRevoked, DelegationTakenBack
from directory.domain.happening import Caused, on_approval
from directory.domain.refusal import fault, refuse
from directory.domain.values import approval_id
from roster.dated import within
from roster.records import Approval, Delegation
from statutes.refusals import refuse_if_any


def grant(facts: Facts, command: GrantApproval, context: Context) -> list[Caused]:
    """A post may approve a kind of act, up to an amount, for a time."""
    post = posts.lasting(facts.roster, command.post)
    refuse_if_any(
        [
            checks.act("act", command.act),
            checks.text("document", command.document),
            checks.in_order("valid_to", command.valid_from, command.valid_to),
            fault("LIMIT_NEGATIVE", "limit_fen") if command.limit_fen < 0 else None,
        ]
    )
    approval = approval_id(command.post, command.act, command.document)
    if approval in facts.roster.approvals:
        raise refuse("APPROVAL_EXISTS", "document", act=command.act, document=command.document)
    if command.valid_from < post.valid_from:
        raise refuse("OUTSIDE_POSTS_DATES", "valid_from", post=post.title, first=post.valid_from)
    event = ApprovalGranted(
        at=context.now,
        post=command.post,
        division=post.placements[-1].division,
        act=command.act,
        limit_fen=command.limit_fen,
        valid_from=command.valid_from,
        valid_to=command.valid_to,
        document=command.document,
    )
    return [on_approval(approval, event)]


def revoke(facts: Facts, command: RevokeApproval, context: Context) -> list[Caused]:
    """No past signature is undone: from today at the earliest."""
    approval = _unrevoked(facts, command.approval)
    refuse_if_any(
        [
            checks.text("document", command.document),
            checks.not_past("revoked_on", command.revoked_on, context.today),
            checks.in_order("revoked_on", approval.valid_from, command.revoked_on),
        ]
    )
    event = ApprovalRevoked(at=context.now, revoked_on=command.revoked_on, document=command.document)
    return [on_approval(command.approval, event)]


def delegate(facts: Facts, command: DelegateApproval, context: Context) -> list[Caused]:
    """Part of what the grant gives, within its time; what is lent cannot be lent on."""
    approval = _unrevoked(facts, command.approval)
    posts.lasting(facts.roster, command.to_post)
    delegation = Delegation(
        number=command.number,
        to_post=command.to_post,
        limit_fen=command.limit_fen,
        valid_from=command.valid_from,
        valid_to=command.valid_to,
    )
    refuse_if_any(
        [
            checks.text("number", command.number),
            checks.in_order("valid_to", command.valid_from, command.valid_to),
            fault("LIMIT_NEGATIVE", "limit_fen") if command.limit_fen < 0 else None,
            fault("DELEGATED_TO_ITSELF", "to_post") if command.to_post == approval.post else None,
        ]
    )
    if command.limit_fen > approval.limit_fen or not within(delegation, approval):
        raise refuse(
            "DELEGATION_EXCEEDS_GRANT",
            document=approval.document,
            limit_fen=approval.limit_fen,
            valid_from=approval.valid_from,
            valid_to=approval.valid_to or "…",
        )
    if _lent(approval, command.number, command.to_post):
        raise refuse("DELEGATION_EXISTS", "number", number=command.number)
    return [on_approval(command.approval, ApprovalDelegated(at=context.now, delegation=delegation))]


def take_back(facts: Facts, command: TakeBackDelegation, context: Context) -> list[Caused]:
    """What is lent is taken back, from today at the earliest."""
    approval = _unrevoked(facts, command.approval)
    lent = _lent(approval, command.number, command.to_post)
    if lent is None:
        raise refuse("DELEGATION_NOT_FOUND", "number", number=command.number)
    if lent.taken_back_on is not None:
        raise refuse("DELEGATION_ALREADY_TAKEN_BACK", "number", number=command.number, since=lent.taken_back_on)
    refuse_if_any(
        [
            checks.text("document", command.document),
            checks.not_past("taken_back_on", command.taken_back_on, context.today),
        ]
    )
    event = DelegationTakenBack(
        at=context.now,
        number=command.number,
        to_post=command.to_post,
        taken_back_on=command.taken_back_on,
        document=command.document,
    )
    return [on_approval(command.approval, event)]


def _unrevoked(facts: Facts, approval: UUID) -> Approval:
    found = facts.roster.approvals.get(approval)
    if found is None:
        raise refuse("APPROVAL_NOT_FOUND", approval=approval)
    if found.revoked_on is not None:
        raise refuse("APPROVAL_ALREADY_REVOKED", document=found.document, since=found.revoked_on)
    return found


def _lent(approval: Approval, number: str, to_post: UUID) -> Delegation | None:
    return next((each for each in approval.delegations if (each.number, each.to_post) == (number, to_post)), None)
