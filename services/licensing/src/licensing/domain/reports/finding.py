"""What leads to the abnormal list (SAIC-68/2014:4-12, SAIC-69/2014, SAIC-70/2014): found at once, or after a check.

An individual business is marked, not listed. The list itself is the credit service's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from licensing.domain import guards as register
from licensing.domain import items
from licensing.domain.law import LegalContext
from licensing.domain.proceedings import guards
from licensing.domain.refusal import fault, refuse, refuse_if_any
from licensing.domain.reports import commands as c
from licensing.domain.reports import finding_events as e
from licensing.domain.reports import rules
from licensing.domain.reports.kinds import STAGE_ZH, FindingStage, Ground, ListingKind, reporter_of
from licensing.domain.reports.states import AbnormalFinding, Letter, SiteCheck
from licensing.domain.states import Entity
from statutes.rules import Listing

OFFICERS: Final = 2
"""At least, on a site check."""

_LISTING: Final = {Listing.LISTED: ListingKind.LISTED, Listing.MARKED: ListingKind.MARKED}


def subject(
    entity: Entity,
    entity_id: UUID,
    ground: Ground,
    context: LegalContext,
    *,
    year: int = 0,
    owner_post: UUID | None = None,
) -> e.FindingSubject:
    """The finding's entity and rules. Refusal NOT_A_GROUND where the ground does not exist for such an entity."""
    reporter = reporter_of(entity.entity_type)
    rule_id = rules.GROUND.get((ground, reporter), "")
    if not rule_id:
        raise refuse("NOT_A_GROUND", "entity", ground=ground.name, reporter=reporter.name)
    row = context.law.rulebook.abnormal_ground(rule_id, context.today)
    return e.FindingSubject(
        entity=entity_id,
        code=entity.code,
        subject_name=entity.registered_name,
        division=entity.division or entity.code[2:8],
        reporter=reporter,
        ground=ground,
        listing=_LISTING[row.listing],
        rule_id=rule_id,
        decide=row.decide,
        year=year,
        owner_post=owner_post,
    )


def find_false(entity: Entity, command: c.FindFalseContent, context: LegalContext) -> e.AbnormalityFound:
    """Of cooperatives and individual businesses; an enterprise is fined instead (SC-654:18)."""
    register.not_exited(entity)
    refuse_if_any(guards.documented(command.document, command.reason))
    owner = command.owner_post
    about = subject(entity, command.entity, Ground.FALSE_CONTENT, context, year=command.year, owner_post=owner)
    return e.AbnormalityFound(
        at=context.now,
        about=about,
        check=None,
        document=command.document,
        reason=command.reason,
        found_date=context.today,
    )


def find_unreachable(entity: Entity, command: c.FindUnreachable, context: LegalContext) -> e.AbnormalityFound:
    """Not at the registered address, seen by two officers, with proof."""
    register.not_exited(entity)
    refuse_if_any(
        [
            None if len(set(command.officers)) >= OFFICERS else fault("SITE_CHECK_BY_TWO", "officers"),
            None if command.proof else fault("PROOF_REQUIRED", "proof"),
            *(items.required_text("proof", each) for each in command.proof),
        ]
    )
    day = guards.happened("checked_date", command.checked_date, context.today, None, "")
    about = subject(entity, command.entity, Ground.UNREACHABLE, context, owner_post=command.owner_post)
    check = SiteCheck(checked_date=day, officers=command.officers, proof=command.proof)
    reason = "实地核查,通过登记的住所无法联系"
    return e.AbnormalityFound(at=context.now, about=about, check=check, document="", reason=reason, found_date=day)


def send_letter(entity: Entity, command: c.SendLetter, context: LegalContext) -> e.LetterSent:
    """The first of two special letters."""
    register.not_exited(entity)
    refuse_if_any([items.required_text("tracking", command.tracking)])
    day = guards.happened("sent_date", command.sent_date, context.today, None, "")
    about = subject(entity, command.entity, Ground.UNREACHABLE, context, owner_post=command.owner_post)
    return e.LetterSent(at=context.now, about=about, letters=(Letter(sent_date=day, tracking=command.tracking),))


def send_second(state: AbnormalFinding, command: c.SendSecondLetter, context: LegalContext) -> e.LetterSent:
    """15 to 30 days after the first, which came back unsigned."""
    at_stage(state, FindingStage.CHECKING)
    if len(state.letters) != 1 or state.letters[0].returned_date is None:
        raise refuse("FIRST_LETTER_OUT")
    refuse_if_any([items.required_text("tracking", command.tracking)])
    [first] = state.letters
    day = guards.happened("sent_date", command.sent_date, context.today, first.sent_date, "first_letter")
    earliest = context.law.anniversary(rules.SECOND_EARLIEST, first.sent_date, context.today)
    latest = context.law.anniversary(rules.SECOND_LATEST, first.sent_date, context.today)
    if not earliest <= day <= latest:
        raise refuse("SECOND_LETTER_OUT_OF_TIME", "sent_date", earliest=earliest, latest=latest)
    second = Letter(sent_date=day, tracking=command.tracking)
    return e.LetterSent(at=context.now, about=None, letters=(first, second))


def letter_returned(
    state: AbnormalFinding, command: c.RecordLetterReturned, context: LegalContext
) -> tuple[e.LetterReturned | e.AbnormalityVerified | e.FindingDismissed, ...]:
    """Signed for: the entity is there. Both unsigned: it is not."""
    at_stage(state, FindingStage.CHECKING)
    if not state.letters or state.letters[-1].returned_date:
        raise refuse("NO_LETTER_OUT")
    last = state.letters[-1]
    day = guards.happened("returned_date", command.returned_date, context.today, last.sent_date, "sent_date")
    letters = (*state.letters[:-1], replace(last, returned_date=day, signed=command.signed))
    returned = e.LetterReturned(at=context.now, letters=letters)
    if command.signed:
        return returned, e.FindingDismissed(at=context.now, reason="信函已签收", dismissed_date=day)
    if len(letters) == 1:
        return (returned,)
    return returned, e.AbnormalityVerified(at=context.now, reason="两次邮寄专用信函无人签收", found_date=day)


def order_publication(entity: Entity, command: c.OrderPublication, context: LegalContext) -> e.PublicationOrdered:
    """To publish what it owes within ten days of service."""
    register.not_exited(entity)
    ordered = items.required_text("ordered", command.ordered, items.REASON_LIMIT)
    refuse_if_any([ordered, *guards.documented(command.document)])
    day = guards.happened("served_date", command.served_date, context.today, None, "")
    about = subject(entity, command.entity, Ground.NOT_PUBLISHED, context, owner_post=command.owner_post)
    return e.PublicationOrdered(
        at=context.now, about=about, ordered=command.ordered, document=command.document, served_date=day
    )


def published(state: AbnormalFinding, command: c.RecordPublished, context: LegalContext) -> e.FindingDismissed:
    """What was ordered is published; nothing more comes of it."""
    _order(state)
    since = state.served_date
    day = guards.happened("published_date", command.published_date, context.today, since, "served_date")
    return e.FindingDismissed(at=context.now, reason="已按责令期限公示", dismissed_date=day)


def find_not_published(
    state: AbnormalFinding, command: c.FindNotPublished, context: LegalContext
) -> e.AbnormalityVerified:
    """The ten days are over by either reading."""
    _order(state)
    until = context.law.right_ends(rules.ORDER, state.served_date or context.today)
    if context.today <= until:
        raise refuse("PUBLICATION_TERM_RUNNING", until=until)
    return e.AbnormalityVerified(at=context.now, reason="未按责令期限公示", found_date=until)


def at_stage(state: AbnormalFinding, stage: FindingStage) -> None:
    """Refusal FINDING_STAGE_FORBIDS unless the finding stands there."""
    if state.stage is not stage:
        raise refuse("FINDING_STAGE_FORBIDS", "", stage=state.stage.name, stage_zh=STAGE_ZH[state.stage])


def _order(state: AbnormalFinding) -> None:
    at_stage(state, FindingStage.CHECKING)
    if state.ground is not Ground.NOT_PUBLISHED:
        raise refuse("NOTHING_ORDERED")
