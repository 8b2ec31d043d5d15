"""May this post approve that act on that day, and by what right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from roster.offices import Offices
from roster.reasons import refuse
from roster.records import Approval, Delegation
from statutes.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """A signature that holds: whose, by which grant, and for whom if he stands in."""

    approval: UUID
    """The grant it rests on."""
    document: str
    """The document that grants, or delegates."""
    post: UUID
    person: UUID
    """Who signs, in his own name."""
    for_post: UUID
    """The post whose power it is; another than `post` for a stand-in."""

    @property
    def stands_in(self) -> bool:
        """Whether the power is lent."""
        return self.post != self.for_post


class Powers(Offices):
    """Questions about powers to approve."""

    def approvals_of(self, post: UUID) -> list[UUID]:
        """Every grant the post ever had, of its own or lent to it."""
        return self._approvals_of_post.of(post)

    def may_approve(self, post: UUID, act: str, amount_fen: int, on: date) -> Permit | Refusal:
        """A permit naming the grant or delegation, or the refusal that tells most.

        `amount_fen` is 0 for an act without one; a limit includes its own amount (SAMR-2/2018:84). A delegation after
        its last day is refused with its number (DELEGATION_ENDED). Further: DELEGATION_NOT_YET, DELEGATION_TAKEN_BACK,
        APPROVAL_ENDED, APPROVAL_NOT_YET, APPROVAL_REVOKED, APPROVAL_OVER_LIMIT, APPROVAL_NOT_GRANTED, and those of
        require_holder.
        """
        try:
            person = self.require_holder(post, on)
        except Refusal as absent:
            return absent
        refusals: list[Refusal] = []
        for approval_id in self.approvals_of(post):
            approval = self.approvals[approval_id]
            if approval.act != act:
                continue
            for document, refusal in _attempts(approval, post, amount_fen, on):
                if refusal is None:
                    return Permit(
                        approval=approval_id, document=document, post=post, person=person, for_post=approval.post
                    )
                refusals.append(refusal)
        # What a higher limit would allow says more than what has ended.
        refusals.sort(key=lambda refusal: refusal.code != "APPROVAL_OVER_LIMIT")
        return refusals[0] if refusals else refuse("APPROVAL_NOT_GRANTED", post=self.posts[post].title, act=act)

    def require_approval(self, post: UUID, act: str, amount_fen: int, on: date) -> Permit:
        """As may_approve; the refusal is raised."""
        answer = self.may_approve(post, act, amount_fen, on)
        if isinstance(answer, Refusal):
            raise answer
        return answer


class Roster(Powers):
    """Everything that can be asked of the directory's records. Every question names its day."""


def _attempts(approval: Approval, post: UUID, amount_fen: int, on: date) -> list[tuple[str, Refusal | None]]:
    """Each right the post may have by this grant: its document, and why it does not hold."""
    granted = grant_refusal(approval, amount_fen, on)
    if approval.post == post:
        return [(approval.document, granted)]
    lent = [each for each in approval.delegations if each.to_post == post]
    # What is lent ends with the grant; but the delegation's own end is what the delegate can look up.
    return [(each.number, delegation_refusal(each, amount_fen, on) or granted) for each in lent]


def grant_refusal(approval: Approval, amount_fen: int, on: date) -> Refusal | None:
    """Why a grant does not cover an act on the day, or None."""
    document = approval.document
    if approval.revoked_on is not None and on >= approval.revoked_on:
        return refuse("APPROVAL_REVOKED", document=document, since=approval.revoked_on, revocation=approval.revoked_by)
    if on < approval.valid_from:
        return refuse("APPROVAL_NOT_YET", document=document, begins=approval.valid_from)
    if approval.valid_to is not None and on > approval.valid_to:
        return refuse("APPROVAL_ENDED", document=document, ended=approval.valid_to)
    return _over_limit(document, amount_fen, approval.limit_fen)


def delegation_refusal(lent: Delegation, amount_fen: int, on: date) -> Refusal | None:
    """Why a delegation does not cover an act on the day, or None."""
    if lent.taken_back_on is not None and on >= lent.taken_back_on:
        return refuse(
            "DELEGATION_TAKEN_BACK", document=lent.number, since=lent.taken_back_on, revocation=lent.taken_back_by
        )
    if on < lent.valid_from:
        return refuse("DELEGATION_NOT_YET", document=lent.number, begins=lent.valid_from)
    if lent.valid_to is not None and on > lent.valid_to:
        return refuse("DELEGATION_ENDED", document=lent.number, ended=lent.valid_to)
    return _over_limit(lent.number, amount_fen, lent.limit_fen)


def _over_limit(document: str, amount_fen: int, limit_fen: int) -> Refusal | None:
    if amount_fen <= limit_fen:
        return None
    return refuse("APPROVAL_OVER_LIMIT", document=document, amount_fen=amount_fen, limit_fen=limit_fen)
