"""双告知 (SC-国发〔2015〕62号): the applicant is told which permits he needs, the departments of the new entity."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from licensing.domain import guards as register
from licensing.domain import items
from licensing.domain.deadlines import Steps, met, opened
from licensing.domain.law import LegalContext
from licensing.domain.notices import commands as c
from licensing.domain.notices import events as e
from licensing.domain.notices.kinds import STAGE_ZH, NoticeStage, PermitOutcome, ReformMode
from licensing.domain.notices.matching import touched
from licensing.domain.notices.states import DoubleNotice
from licensing.domain.proceedings import guards
from licensing.domain.refusal import fault, refuse, refuse_if_any
from licensing.domain.states import Entity
from statutes.rules import Area, Mode, NoVersionError, ReformItem, UnknownRuleError

CLAIM: Final = "double-notice.claim"
NO_PERMIT: Final = "double-notice.no-permit"

_MODES: Final = {
    Mode.ABOLISHED: ReformMode.ABOLISHED,
    Mode.FILING: ReformMode.FILING,
    Mode.PLEDGE: ReformMode.PLEDGE,
    Mode.OPTIMISED: ReformMode.OPTIMISED,
}

_WAITING: Final = (NoticeStage.PUSHED, NoticeStage.PUBLISHED)


def tell(entity: Entity, command: c.TellOfPermits, context: LegalContext) -> tuple[e.PermitHintIssued, ...]:
    """One hint per item the scope touches or an officer names. Where a permit is needed the applicant pledges."""
    register.not_exited(entity)
    found = hints(entity, command, context)
    if not found:
        raise refuse("NO_ITEM_TOUCHED", "items")
    needed = any(each.mode is not ReformMode.ABOLISHED for each in found)
    refuse_if_any([fault("NO_TRADE_PLEDGE_REQUIRED", "pledge") if needed and not command.pledge.strip() else None])
    return found


def hints(entity: Entity, command: c.TellOfPermits, context: LegalContext) -> tuple[e.PermitHintIssued, ...]:
    """What the applicant is told, pledge or none; nothing where no item is touched."""
    wanted = {**touched(entity.business_scope), **dict.fromkeys(command.items, "")}
    rows = {item: row for item in wanted if (row := _row(item, item in command.items, command, context))}
    return tuple(_hint(entity, item, wanted[item], row, command, context) for item, row in rows.items())


def needs_pledge(scope: str, entity: UUID, context: LegalContext) -> bool:
    """Whether a scope needs a permit after registration, so that the applicant pledges not to trade before it."""
    found = hints(Entity(business_scope=scope), c.TellOfPermits(entity=entity), context)
    return any(each.mode is not ReformMode.ABOLISHED for each in found)


def push(state: DoubleNotice, command: c.PushNotice, context: LegalContext) -> e.NoticePushed:
    """To the department known for it; also when nobody claimed it, by assignment."""
    _at_stage(state, NoticeStage.TOLD, NoticeStage.PUBLISHED)
    refuse_if_any([items.required_text("department", command.department)])
    day = guards.happened("sent_date", command.sent_date, context.today, state.told_date, "told_date")
    return e.NoticePushed(at=context.now, department=command.department, sent_date=day, rounds=state.rounds + 1)


def publish(state: DoubleNotice, command: c.PublishNotice, context: LegalContext) -> e.NoticePublished:
    """On the sharing platform, where no department is known for it."""
    _at_stage(state, NoticeStage.TOLD)
    day = guards.happened("sent_date", command.sent_date, context.today, state.told_date, "told_date")
    return e.NoticePublished(at=context.now, sent_date=day, rounds=state.rounds + 1)


def claim(state: DoubleNotice, command: c.ClaimNotice, context: LegalContext) -> e.NoticeClaimed:
    """By the department it was pushed to, or any where it was published; late is better than never."""
    _at_stage(state, *_WAITING)
    refuse_if_any([items.required_text("department", command.department)])
    if state.stage is NoticeStage.PUSHED and command.department != state.department:
        raise refuse("PUSHED_TO_ANOTHER", "department", department=state.department)
    day = guards.happened("claimed_date", command.claimed_date, context.today, state.sent_date, "sent_date")
    return e.NoticeClaimed(at=context.now, department=command.department, claimed_date=day)


def unclaimed(state: DoubleNotice, command: c.RaiseUnclaimed, context: LegalContext) -> e.NoticeUnclaimed:
    """The alarm, once, after the last day to claim."""
    _at_stage(state, *_WAITING)
    if state.unclaimed_since:
        raise refuse("ALARM_RAISED", since=state.unclaimed_since)
    until = context.law.due(CLAIM, state.sent_date or context.today).act_by or context.today
    if context.today <= until:
        raise refuse("CLAIM_TERM_RUNNING", until=until)
    return e.NoticeUnclaimed(at=context.now, unclaimed_since=context.today)


def return_result(state: DoubleNotice, command: c.ReturnPermitResult, context: LegalContext) -> e.PermitResultReturned:
    """What became of the permit."""
    _at_stage(state, NoticeStage.CLAIMED)
    granted = command.outcome is PermitOutcome.GRANTED
    refuse_if_any(
        [
            guards.choice("outcome", command.outcome),
            items.required_text("licence_number", command.licence_number) if granted else None,
        ]
    )
    day = guards.happened("returned_date", command.returned_date, context.today, state.claimed_date, "claimed_date")
    return e.PermitResultReturned(
        at=context.now, outcome=command.outcome, licence_number=command.licence_number, returned_date=day
    )


def hint(state: DoubleNotice, command: c.HintInspection, context: LegalContext) -> e.InspectionHinted:
    """No permit in the time set: somebody should look whether the entity trades."""
    _at_stage(state, NoticeStage.CLAIMED)
    if state.hinted_date:
        raise refuse("INSPECTION_HINTED_BEFORE", since=state.hinted_date)
    until = context.law.right_ends(NO_PERMIT, state.claimed_date or context.today)
    if context.today <= until:
        raise refuse("PERMIT_TERM_RUNNING", until=until)
    return e.InspectionHinted(at=context.now, hinted_date=context.today)


def steps(event: e.NoticeEvent, before: DoubleNotice | None) -> Steps:
    """What an event does to the time limits of its notice. A second round counts anew."""
    state = before or DoubleNotice()
    match event:
        case e.NoticePushed() | e.NoticePublished():
            # Assigned after nobody claimed it: the first round's limit is over with the second's start.
            earlier = (met(CLAIM, event.sent_date, state.rounds),) if state.rounds else ()
            return (*earlier, opened(CLAIM, event.sent_date, event.rounds))
        case e.NoticeClaimed():
            claimed = met(CLAIM, event.claimed_date, max(1, state.rounds))
            needs_permit = state.mode is not ReformMode.ABOLISHED
            return (claimed, opened(NO_PERMIT, event.claimed_date)) if needs_permit else (claimed,)
        case e.PermitResultReturned() if state.mode is not ReformMode.ABOLISHED:
            return (met(NO_PERMIT, event.returned_date),)
        case _:
            return ()


def _row(item: str, named: bool, command: c.TellOfPermits, context: LegalContext) -> ReformItem | None:
    """The item's row where it holds; an officer's own item must exist, a matched one may hold elsewhere only."""
    area = Area.FTZ if command.free_trade_zone else Area.NATION
    try:
        row = context.law.rulebook.reform_item(item, context.today, area)
    except (UnknownRuleError, NoVersionError):
        if named:
            raise refuse("ITEM_UNKNOWN", "items", item=item[: items.SHOWN]) from None
        return None
    return row if named or command.free_trade_zone or row.area is Area.NATION else None


def _hint(
    entity: Entity, item: str, words: str, row: ReformItem, command: c.TellOfPermits, context: LegalContext
) -> e.PermitHintIssued:
    return e.PermitHintIssued(
        at=context.now,
        entity=command.entity,
        code=entity.code,
        subject_name=entity.registered_name,
        division=entity.division or entity.code[2:8],
        item=item,
        item_title=row.title_zh,
        scope_words=words,
        mode=_MODES[row.mode],
        basis=row.basis,
        pledge=command.pledge if row.mode is not Mode.ABOLISHED else "",
        told_date=context.today,
        owner_post=command.owner_post,
    )


def _at_stage(state: DoubleNotice, *stages: NoticeStage) -> None:
    if state.stage not in stages:
        raise refuse("NOTICE_STAGE_FORBIDS", "", stage=state.stage.name, stage_zh=STAGE_ZH[state.stage])
