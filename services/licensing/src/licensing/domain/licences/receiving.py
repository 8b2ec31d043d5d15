"""申请与受理 (NPC-行政许可法:29-32): apply, ask once for what is missing, accept or refuse to accept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from licensing.domain import items
from licensing.domain.licences import acting, limits, renewing
from licensing.domain.licences.application_commands import (
    AcceptApplication,
    ApplyForLicence,
    DeemAccepted,
    NotifyMissing,
    RefuseAcceptance,
    SupplementApplication,
)
from licensing.domain.licences.application_events import (
    LicenceApplicationAccepted,
    LicenceApplicationDeemedAccepted,
    LicenceApplicationNotAccepted,
    LicenceApplicationNoticeIssued,
    LicenceApplicationReceived,
    LicenceApplicationSupplemented,
)
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.context import LicenceContext
from licensing.domain.licences.deciders import competent
from licensing.domain.licences.kinds import (
    APPLICATION_STATUS_ZH,
    LicenceApplicationStatus,
    LicenceMaterialStatus,
    LicenceProcedure,
    ReformMode,
)
from licensing.domain.licences.licences import Licence, LicenceBar, LicenceDelegation
from licensing.domain.licences.terms import LicenceTerms
from licensing.domain.licences.values import DeferralPledge, LicenceMaterial, OneTimeNotice
from licensing.domain.refusal import Fault, fault, refuse, refuse_if_any
from licensing.domain.states import Entity

Status = LicenceApplicationStatus
_IN_ORDER = LicenceMaterialStatus.SUPPLIED


def apply(
    entity: Entity,
    licence: Licence | None,
    bar: LicenceBar | None,
    delegations: Iterable[LicenceDelegation],
    command: ApplyForLicence,
    context: LicenceContext,
) -> LicenceApplicationReceived:
    """An application handed in. The mode of the item decides whether there is one at all (SC-国发〔2021〕7号)."""
    terms = context.terms
    acting.live(entity)
    _refuse_other_modes(terms)
    day = acting.day_of("received_on", command.received_on, context.today)
    _refuse_barred(bar, day)
    late = _licence_fits(licence, command, day, context)
    refuse_if_any([items.division("division", command.division), *_unknown(command.materials, terms)])
    state = LicenceApplication(
        entity=command.entity,
        code=entity.code,
        applicant_name=entity.registered_name,
        licence_kind=terms.kind,
        kind_version=terms.version,
        procedure=command.procedure,
        mode=terms.mode,
        licence=command.licence,
        division=command.division,
        competence=competent(delegations, command.division, command.authority, terms, day),
        status=Status.RECEIVED,
        received_on=day,
        items=command.items,
        materials=_with_missing(command.materials, terms, command.procedure),
        major=terms.major,
        late_renewal=late,
        legal_limit=str(terms.decide.legal),
        promised_limit=str(terms.decide.promised or ""),
        owner_post=command.owner_post,
        free_trade_zone=command.free_trade_zone,
        created_at=context.now,
        updated_at=context.now,
    )
    return LicenceApplicationReceived(at=context.now, licence_application=state)


def notify_missing(
    state: LicenceApplication, command: NotifyMissing, context: LicenceContext
) -> LicenceApplicationNoticeIssued:
    """一次性告知 of everything missing or wrong, within the time to answer and once only (NPC-行政许可法:32)."""
    _in_acceptance(state)
    if state.notice:
        raise refuse("NOTICE_ALREADY_GIVEN", told=state.notice.told_on, document=state.notice.document)
    day = acting.day_of("told_on", command.told_on, context.today, state.received_on, "received_on")
    _refuse_late_notice(state, day, context)
    named = [each for each in command.materials if each.status is not _IN_ORDER]
    refuse_if_any([*acting.stated(document=command.document), *_unknown(named, context.terms)])
    materials = _merged(state.materials, named)
    missing = tuple(each.material for each in materials if each.status is not _IN_ORDER)
    if not missing:
        raise refuse("NOTICE_EMPTY", "materials")
    notice = OneTimeNotice(document=command.document, told_on=day, materials=missing)
    return LicenceApplicationNoticeIssued(at=context.now, notice=notice, materials=materials)


def supplement(
    state: LicenceApplication, command: SupplementApplication, context: LicenceContext
) -> LicenceApplicationSupplemented:
    """补正, or a deferred paper that follows. The time to answer runs anew when nothing is missing any more."""
    acting.undecided(state)
    day = acting.day_of("supplied_on", command.supplied_on, context.today, state.received_on, "received_on")
    refuse_if_any([_not_asked(state, each) for each in command.materials])
    brought = frozenset(command.materials)
    materials = tuple(_supplied(each, day) if each.material in brought else each for each in state.materials)
    complete = state.status is Status.INCOMPLETE and all(each.status is _IN_ORDER for each in materials)
    return LicenceApplicationSupplemented(at=context.now, supplied_on=day, materials=materials, complete=complete)


def accept(
    state: LicenceApplication, command: AcceptApplication, context: LicenceContext
) -> LicenceApplicationAccepted:
    """受理. Marked papers may follow against a signed pledge with a date (容缺受理, SC-国发〔2022〕5号)."""
    _in_acceptance(state)
    day = acting.day_of("accepted_on", command.accepted_on, context.today, state.received_on, "received_on")
    _refuse_late_notice(state, day, context)
    refuse_if_any(acting.stated(document=command.document))
    _refuse_outstanding(state, command.deferred)
    if not command.deferred:
        return LicenceApplicationAccepted(
            at=context.now, accepted_on=day, document=command.document, materials=state.materials
        )
    deferral = _deferral(state, command, day, context)
    materials = tuple(_deferred(each, deferral) for each in state.materials)
    return LicenceApplicationAccepted(
        at=context.now, accepted_on=day, document=command.document, materials=materials, deferral=deferral
    )


def refuse_acceptance(
    state: LicenceApplication, command: RefuseAcceptance, context: LicenceContext
) -> LicenceApplicationNotAccepted:
    """不予受理, with the reason and where to apply instead (NPC-行政许可法:32)."""
    _in_acceptance(state)
    day = acting.day_of("refused_on", command.refused_on, context.today, state.received_on, "received_on")
    _refuse_late_notice(state, day, context)
    acting.linked("licence", state.licence, command.licence)
    refuse_if_any(acting.stated(document=command.document, reason=command.reason))
    return LicenceApplicationNotAccepted(
        at=context.now,
        refused_on=day,
        document=command.document,
        reason=command.reason,
        competent_organ=command.competent_organ,
    )


def deem_accepted(
    state: LicenceApplication, command: DeemAccepted, context: LicenceContext
) -> LicenceApplicationDeemedAccepted:
    """逾期不告知的,自收到申请材料之日起即为受理 (NPC-行政许可法:32)."""
    _in_acceptance(state)
    due = answer_due(state, context)
    if state.status is not Status.RECEIVED or due is None or context.today <= due:
        raise refuse("ACCEPTANCE_NOT_LATE", due=due or "?")
    accepted = state.received_on or due
    return LicenceApplicationDeemedAccepted(at=context.now, accepted_on=accepted, answer_was_due=due)


def answer_due(state: LicenceApplication, context: LicenceContext) -> date | None:
    """The last day to accept, ask or refuse; after a supplement it counts from the day of the last paper."""
    if state.received_on is None:
        return None
    return limits.after(state.received_on, context.terms.accept.legal, context.calendar)


def _refuse_other_modes(terms: LicenceTerms) -> None:
    match terms.mode:
        case ReformMode.ABOLISHED:
            raise refuse("NO_LICENCE_NEEDED", kind=terms.title, kind_zh=terms.title_zh)
        case ReformMode.FILING:
            raise refuse("FILING_INSTEAD", kind=terms.title, kind_zh=terms.title_zh)
        case _:
            return


def _refuse_barred(bar: LicenceBar | None, day: date) -> None:
    if bar and bar.until and day <= bar.until:
        raise refuse("LICENCE_BARRED", until=bar.until, reason=bar.reason, document=bar.document)


def _licence_fits(licence: Licence | None, command: ApplyForLicence, day: date, context: LicenceContext) -> bool:
    """Refuse what the licence does not allow; whether a renewal comes late."""
    if command.procedure is LicenceProcedure.ISSUE:
        return False
    refuse_if_any([fault("FIELD_REQUIRED", "procedure") if command.procedure is LicenceProcedure.UNSPECIFIED else None])
    if licence is None or licence.entity != command.entity or licence.licence_kind != command.licence_kind:
        raise refuse("LICENCE_OF_ANOTHER", "licence")
    acting.in_force(licence)
    return command.procedure is LicenceProcedure.RENEWAL and renewing.asked_late(licence, day, context)


def _in_acceptance(state: LicenceApplication) -> None:
    acting.undecided(state)
    if state.status is Status.ACCEPTED:
        raise refuse("NOT_IN_ACCEPTANCE", status=APPLICATION_STATUS_ZH[state.status])


def _refuse_late_notice(state: LicenceApplication, day: date, context: LicenceContext) -> None:
    """Once the time to answer is over only the acceptance by law is left; the applicant's own time is not limited."""
    due = answer_due(state, context)
    if state.status is Status.RECEIVED and due and day > due:
        raise refuse("NOTICE_LATE", due=due, received=state.received_on)


def _unknown(stated: Iterable[LicenceMaterial], terms: LicenceTerms) -> list[Fault | None]:
    known = {rule.material for rule in terms.materials}
    return [
        fault("MATERIAL_UNKNOWN", "materials", material=each.material[: items.SHOWN])
        for each in stated
        if each.material not in known
    ]


def _with_missing(
    stated: tuple[LicenceMaterial, ...], terms: LicenceTerms, procedure: LicenceProcedure
) -> tuple[LicenceMaterial, ...]:
    """Every paper the kind asks for, in the kind's order; what was not handed in is missing."""
    handed_in = {each.material: each for each in stated}
    return tuple(
        replace(
            handed_in.get(rule.material, _missing(rule.material)), title_zh=rule.title_zh, deferrable=rule.deferrable
        )
        for rule in terms.materials
        if not rule.procedures or procedure in rule.procedures
    )


def _missing(material: str) -> LicenceMaterial:
    return LicenceMaterial(material=material, title_zh="", status=LicenceMaterialStatus.MISSING)


def _merged(known: tuple[LicenceMaterial, ...], named: Iterable[LicenceMaterial]) -> tuple[LicenceMaterial, ...]:
    found = {each.material: each for each in named}
    return tuple(
        replace(each, status=found[each.material].status, problem=found[each.material].problem)
        if each.material in found
        else each
        for each in known
    )


def _not_asked(state: LicenceApplication, material: str) -> Fault | None:
    known = any(each.material == material for each in state.materials)
    return None if known else fault("MATERIAL_UNKNOWN", "materials", material=material[: items.SHOWN])


def _supplied(material: LicenceMaterial, day: date) -> LicenceMaterial:
    return replace(material, status=_IN_ORDER, supplied_on=day, problem="")


def _refuse_outstanding(state: LicenceApplication, deferred: tuple[str, ...]) -> None:
    left = [each.title_zh for each in state.outstanding if each.material not in deferred]
    if left:
        raise refuse("MATERIALS_OUTSTANDING", "materials", materials="、".join(left))


def _deferral(
    state: LicenceApplication, command: AcceptApplication, day: date, context: LicenceContext
) -> DeferralPledge:
    longest = context.terms.deferral
    faults = [_not_deferrable(state, each, allowed=longest is not None) for each in command.deferred]
    due = command.deferral_due
    if not command.deferral_document.strip() or due is None:
        faults.append(fault("DEFERRAL_PLEDGE_REQUIRED", "deferral_document"))
    refuse_if_any([*faults, items.in_order("accepted_on", day, "deferral_due", due)])
    if due is None or longest is None:
        raise refuse("DEFERRAL_PLEDGE_REQUIRED", "deferral_due")
    until = limits.after(day, longest, context.calendar)
    if due > until:
        raise refuse("DEFERRAL_TOO_LONG", "deferral_due", until=until)
    return DeferralPledge(document=command.deferral_document, signed_on=day, due=due, materials=command.deferred)


def _not_deferrable(state: LicenceApplication, material: str, *, allowed: bool) -> Fault | None:
    found = next((each for each in state.materials if each.material == material), None)
    if found and found.deferrable and allowed:
        return None
    return fault("MATERIAL_NOT_DEFERRABLE", "deferred", material=found.title_zh if found else material)


def _deferred(material: LicenceMaterial, deferral: DeferralPledge) -> LicenceMaterial:
    if material.material not in deferral.materials:
        return material
    return replace(material, status=LicenceMaterialStatus.DEFERRED, promised_by=deferral.due)
