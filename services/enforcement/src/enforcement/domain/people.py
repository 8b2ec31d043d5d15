"""Who may do what on a day: certified officers, heads in the sense the article means, powers to approve."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from enforcement.domain.context import Context
from enforcement.domain.refusal import refuse
from roster.kinds import Head

TWO = 2


def certified(context: Context, posts: Sequence[UUID], day: date, field: str) -> None:
    """At least two different officers, each with a certificate valid on the day (NPC-行政处罚法:42).

    Refusals TWO_OFFICERS_REQUIRED and the roster's CERTIFICATE_ENDED, CERTIFICATE_NOT_YET, CERTIFICATE_MISSING.
    """
    people = {context.roster.require_holder(post, day) for post in posts}
    if len(people) < TWO:
        raise refuse("TWO_OFFICERS_REQUIRED", field, count=len(people))
    for post in posts:
        context.roster.require_certificate(post, day)


def approved(context: Context, post: UUID, act: str, day: date, amount_fen: int = 0) -> None:
    """The post is that of a leader in charge 负责人 and holds the power to approve such an act on the day.

    Refusals HEAD_REQUIRED and the roster's APPROVAL_….
    """
    if not context.roster.is_head(post, Head.ANY_LEADER, day):
        raise refuse("HEAD_REQUIRED", "approved_by", head=Head.ANY_LEADER.value, day=day)
    context.roster.require_approval(post, act, amount_fen, day)


def principal(context: Context, post: UUID, day: date) -> None:
    """The post is that of the principal 主要负责人. Refusal HEAD_REQUIRED."""
    if not context.roster.is_head(post, Head.PRINCIPAL_OR_ACTING, day):
        raise refuse("HEAD_REQUIRED", "approved_by", head=Head.PRINCIPAL.value, day=day)


def same_person(context: Context, one: UUID, other: UUID, day: date) -> bool:
    """Whether one person holds both posts on the day."""
    return one == other or context.roster.require_holder(one, day) == context.roster.holder(other, day)
