"""告知承诺: granted at once on a signed pledge, checked later; a false one is annulled (SC-国发〔2021〕7号)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from licensing.domain import items
from licensing.domain.licences import acting, limits, renewing
from licensing.domain.licences.context import LicenceAct, LicenceContext
from licensing.domain.licences.deciders import competent
from licensing.domain.licences.issuing import number_fault
from licensing.domain.licences.kinds import (
    AnnulmentGround,
    LicenceStatus,
    PledgeFinding,
    PledgeStatus,
    ReformMode,
)
from licensing.domain.licences.licence_events import LicenceAnnulled, LicenceIssued
from licensing.domain.licences.licences import Licence, LicenceBar, LicenceDelegation
from licensing.domain.licences.simple_commands import (
    CallPledgeCheck,
    GrantPledge,
    RecordPledgeCheck,
    RefusePledge,
    SignPledge,
)
from licensing.domain.licences.simple_events import (
    PledgeAnnulled,
    PledgeCheckFellDue,
    PledgeEvent,
    PledgeGranted,
    PledgeRefused,
    PledgeSigned,
    PledgeToRectify,
    PledgeVerified,
)
from licensing.domain.licences.simple_modes import Pledge
from licensing.domain.licences.values import LicenceExit, LicenceTerm, PledgeCheck
from licensing.domain.refusal import refuse, refuse_if_any
from licensing.domain.states import Entity

_CHECKABLE = (PledgeStatus.GRANTED, PledgeStatus.CHECK_DUE, PledgeStatus.RECTIFY)


def sign(
    entity: Entity,
    bar: LicenceBar | None,
    delegations: Iterable[LicenceDelegation],
    command: SignPledge,
    context: LicenceContext,
    *,
    seriously_dishonest: bool,
) -> PledgeSigned:
    """The pledge is signed. Not open to entities on the serious-violation list (SAMR-44/2021:15)."""
    terms = context.terms
    if terms.mode is not ReformMode.PLEDGE:
        raise refuse("MODE_MISMATCH", kind=terms.title, kind_zh=terms.title_zh, mode=terms.mode.name)
    acting.live(entity)
    if seriously_dishonest:
        raise refuse("PLEDGE_NOT_OPEN_TO")
    day = acting.day_of("pledged_on", command.pledged_on, context.today, entity.established_date, "established_date")
    if bar and bar.until and day <= bar.until:
        raise refuse("LICENCE_BARRED", until=bar.until, reason=bar.reason, document=bar.document)
    if not command.notice_document.strip() or not command.pledge_document.strip():
        raise refuse("PLEDGE_REQUIRED", "pledge_document")
    refuse_if_any([items.division("division", command.division)])
    pledge = Pledge(
        entity=command.entity,
        code=entity.code,
        applicant_name=entity.registered_name,
        licence_kind=terms.kind,
        kind_version=terms.version,
        status=PledgeStatus.PLEDGED,
        division=command.division,
        competence=competent(delegations, command.division, command.authority, terms, day),
        items=command.items,
        notice_document=command.notice_document,
        pledge_document=command.pledge_document,
        pledged_on=day,
        owner_post=command.owner_post,
        free_trade_zone=command.free_trade_zone,
        created_at=context.now,
        updated_at=context.now,
    )
    return PledgeSigned(at=context.now, pledge=pledge)


def grant(
    state: Pledge, pledge_id: UUID, licence: UUID, command: GrantPledge, context: LicenceContext
) -> tuple[PledgeGranted, LicenceIssued]:
    """Decided at once, with the licence; the time to check begins."""
    _expect(state, PledgeStatus.PLEDGED)
    day = acting.day_of("granted_on", command.granted_on, context.today, state.pledged_on, "pledged_on")
    refuse_if_any(
        [*acting.stated(document=command.document), number_fault(command.number, context.terms.number_series)]
    )
    acting.empowered(context, command.decided_by, LicenceAct.DECIDE, day)
    check = context.terms.pledge_check
    check_by = limits.after(day, check.legal, context.calendar) if check else None
    granted = PledgeGranted(
        at=context.now, granted_on=day, document=command.document, licence=licence, check_by=check_by
    )
    return granted, _licence(state, pledge_id, day, command, context)


def refuse_pledge(state: Pledge, command: RefusePledge, context: LicenceContext) -> PledgeRefused:
    """The form is not complete; the applicant may sign another."""
    _expect(state, PledgeStatus.PLEDGED)
    day = acting.day_of("refused_on", command.refused_on, context.today, state.pledged_on, "pledged_on")
    refuse_if_any(acting.stated(reason=command.reason))
    return PledgeRefused(at=context.now, refused_on=day, reason=command.reason)


def call_check(state: Pledge, command: CallPledgeCheck, context: LicenceContext) -> PledgeCheckFellDue:
    """The check is to be made now."""
    _expect(state, PledgeStatus.GRANTED)
    return PledgeCheckFellDue(at=context.now, due_on=state.check_by or context.today)


def record_check(state: Pledge, command: RecordPledgeCheck, context: LicenceContext) -> PledgeEvent:
    """VERIFIED, RECTIFY or ANNULLED; what was told to be put right and was not, counts as false."""
    _expect(state, *_CHECKABLE)
    acting.linked("licence", state.licence, command.licence)
    day = acting.day_of("checked_on", command.checked_on, context.today, state.granted_on, "granted_on")
    refuse_if_any(acting.stated(record=command.record))
    acting.certified(context, command.officers, day, "officers")
    check = _check(state, command, day, context)
    checks = (*state.checks, check)
    match check.finding:
        case PledgeFinding.KEPT:
            return PledgeVerified(at=context.now, check=check, checks=checks)
        case PledgeFinding.RECTIFIABLE:
            return PledgeToRectify(at=context.now, check=check, checks=checks)
        case _:
            return _annulled(command, check, checks, context)


def licence_annulled(event: PledgeAnnulled) -> LicenceAnnulled:
    """What a false pledge does to the licence it won."""
    leaving = LicenceExit(
        ended_on=event.check.checked_on,
        document=event.document,
        reason=event.reason,
        annulment_ground=AnnulmentGround.FALSE_PLEDGE,
    )
    return LicenceAnnulled(at=event.at, exit=leaving)


def _licence(state: Pledge, pledge_id: UUID, day: date, command: GrantPledge, context: LicenceContext) -> LicenceIssued:
    last = renewing.new_last_day(day, context.terms, state.items, context)
    licence = Licence(
        entity=state.entity,
        code=state.code,
        holder_name=state.applicant_name,
        number=command.number,
        licence_kind=state.licence_kind,
        kind_version=state.kind_version,
        status=LicenceStatus.VALID,
        status_date=day,
        division=state.division,
        competence=state.competence,
        items=state.items,
        valid_from=day,
        valid_to=last,
        terms=(LicenceTerm(from_date=day, to_date=last),),
        pledge=pledge_id,
        copies=1,
        created_at=context.now,
        updated_at=context.now,
    )
    return LicenceIssued(at=context.now, issued_on=day, licence=licence)


def _check(state: Pledge, command: RecordPledgeCheck, day: date, context: LicenceContext) -> PledgeCheck:
    finding = command.finding
    if finding is PledgeFinding.UNSPECIFIED:
        raise refuse("FIELD_REQUIRED", "finding")
    rectify_by = None
    if finding is PledgeFinding.RECTIFIABLE:
        # What was to be put right is put right once.
        _expect(state, PledgeStatus.GRANTED, PledgeStatus.CHECK_DUE)
        rectify_by = _rectify_by(command, day, context)
    return PledgeCheck(
        checked_on=day, officers=command.officers, finding=finding, record=command.record, rectify_by=rectify_by
    )


def _rectify_by(command: RecordPledgeCheck, day: date, context: LicenceContext) -> date:
    longest = context.terms.rectify
    until = limits.after(day, longest, context.calendar) if longest else day
    if command.rectify_by is None or not day < command.rectify_by <= until:
        raise refuse("RECTIFY_DATE_REQUIRED", "rectify_by", until=until)
    return command.rectify_by


def _annulled(
    command: RecordPledgeCheck, check: PledgeCheck, checks: tuple[PledgeCheck, ...], context: LicenceContext
) -> PledgeAnnulled:
    refuse_if_any(acting.stated(document=command.document, reason=command.reason))
    if command.decided_by is None:
        raise refuse("FIELD_REQUIRED", "decided_by")
    acting.empowered(context, command.decided_by, LicenceAct.ANNUL, check.checked_on)
    return PledgeAnnulled(at=context.now, check=check, checks=checks, document=command.document, reason=command.reason)


def _expect(state: Pledge, *allowed: PledgeStatus) -> None:
    if state.status not in allowed:
        raise refuse("PLEDGE_STATUS", status=state.status.name)
