"""决定 (NPC-行政许可法:37-38), and the ways an application ends without one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from licensing.domain.licences import acting, reviewing
from licensing.domain.licences.application_commands import (
    GrantApplication,
    RefuseApplication,
    TerminateApplication,
    WithdrawApplication,
)
from licensing.domain.licences.application_events import (
    LicenceApplicationGranted,
    LicenceApplicationRefused,
    LicenceApplicationTerminated,
    LicenceApplicationWithdrawn,
)
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.context import LicenceAct, LicenceContext
from licensing.domain.licences.kinds import LicenceApplicationStatus, LicenceProcedure
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.values import LicenceDecision
from licensing.domain.refusal import Fault, fault, refuse, refuse_if_any


def grant(state: LicenceApplication, command: GrantApplication, context: LicenceContext) -> LicenceApplicationGranted:
    """准予许可: everything the law wants before it is on file. A late decision is still a decision, marked late."""
    day = _decision_day(state, command.decided_on, context)
    _refuse_running_interval(state)
    acting.linked("licence", state.licence, command.licence)
    refuse_if_any(acting.stated(document=command.document))
    refuse_if_any([_papers(state), _site(state, context), *_major(state)])
    acting.empowered(context, command.decided_by, LicenceAct.DECIDE, day)
    decision = _decision(state, command.document, command.decided_by, day, context)
    return LicenceApplicationGranted(at=context.now, decision=decision, late=_late(decision))


def refuse_licence(
    state: LicenceApplication, licence: Licence | None, command: RefuseApplication, context: LicenceContext
) -> LicenceApplicationRefused:
    """不予许可, with reasons and remedies (NPC-行政许可法:38). What the law has deemed renewed is not refused."""
    day = _decision_day(state, command.decided_on, context)
    _refuse_running_interval(state)
    acting.linked("licence", state.licence, command.licence)
    _refuse_deemed(licence, command.licence_application)
    refuse_if_any(
        [
            *acting.stated(document=command.document),
            None if command.reasons.strip() else fault("REASONS_REQUIRED", "reasons"),
            None if command.remedies.strip() else fault("REMEDIES_REQUIRED", "remedies"),
            *_major(state),
        ]
    )
    acting.empowered(context, command.decided_by, LicenceAct.DECIDE, day)
    if command.false_application:
        acting.names_barred(state.entity, state.licence_kind, command.entity, command.licence_kind)
    decision = _decision(state, command.document, command.decided_by, day, context, command.reasons, command.remedies)
    return LicenceApplicationRefused(
        at=context.now, decision=decision, late=_late(decision), false_application=command.false_application
    )


def withdraw(
    state: LicenceApplication, command: WithdrawApplication, context: LicenceContext
) -> LicenceApplicationWithdrawn:
    """The applicant takes the application back before the decision (SAMR-16/2019:36-52)."""
    acting.undecided(state)
    acting.linked("licence", state.licence, command.licence)
    day = acting.day_of("withdrawn_on", command.withdrawn_on, context.today, state.received_on, "received_on")
    refuse_if_any(acting.stated(reason=command.reason))
    return LicenceApplicationWithdrawn(at=context.now, withdrawn_on=day, reason=command.reason)


def terminate(
    state: LicenceApplication, command: TerminateApplication, context: LicenceContext
) -> LicenceApplicationTerminated:
    """终止审查: the applicant did not supplement, or a paper promised under 容缺受理 did not come by its day.

    An applicant that ceased to exist ends the review without this command (see `reactions`).
    """
    acting.undecided(state)
    _refuse_groundless(state, context.today)
    acting.linked("licence", state.licence, command.licence)
    day = acting.day_of("terminated_on", command.terminated_on, context.today, state.received_on, "received_on")
    refuse_if_any(acting.stated(document=command.document, reason=command.reason))
    return LicenceApplicationTerminated(
        at=context.now, terminated_on=day, document=command.document, reason=command.reason
    )


def _refuse_groundless(state: LicenceApplication, today: date) -> None:
    promised = state.deferral is not None and today > state.deferral.due and state.outstanding
    if state.status is not LicenceApplicationStatus.INCOMPLETE and not promised:
        raise refuse("TERMINATION_GROUND_ABSENT")


def _decision_day(state: LicenceApplication, stated: date | None, context: LicenceContext) -> date:
    reviewing.in_review(state)
    return acting.day_of("decided_on", stated, context.today, state.accepted_on, "accepted_on")


def _refuse_running_interval(state: LicenceApplication) -> None:
    if state.running_interval:
        raise refuse("CLOCK_STANDS", since=state.running_interval.from_date)


def _refuse_deemed(licence: Licence | None, application: UUID) -> None:
    term = licence.terms[-1] if licence and licence.terms else None
    if term and term.deemed and term.application == application:
        raise refuse("DEEMED_RENEWED", first=term.from_date)


def _papers(state: LicenceApplication) -> Fault | None:
    left = "、".join(each.title_zh for each in state.outstanding)
    return fault("DEFERRED_PAPER_OUTSTANDING", "materials", materials=left) if left else None


def _site(state: LicenceApplication, context: LicenceContext) -> Fault | None:
    """A document lost or spoilt needs no look at the place; the last review on site is the one that counts."""
    if not context.terms.site_review or state.procedure is LicenceProcedure.REISSUE:
        return None
    passed = state.site_reviews and state.site_reviews[-1].passed
    return None if passed else fault("SITE_REVIEW_REQUIRED")


def _major(state: LicenceApplication) -> list[Fault | None]:
    if not state.major:
        return []
    heard = state.hearing is not None
    reviewed = state.legal_review is not None and state.legal_review.agrees
    return [
        None if heard else fault("HEARING_REQUIRED"),
        None if reviewed else fault("LEGAL_REVIEW_REQUIRED"),
    ]


def _decision(
    state: LicenceApplication,
    document: str,
    post: UUID,
    day: date,
    context: LicenceContext,
    reasons: str = "",
    remedies: str = "",
) -> LicenceDecision:
    return LicenceDecision(
        document=document,
        decided_on=day,
        decided_by=post,
        in_name_of=state.competence.in_name_of if state.competence else "",
        reasons=reasons,
        remedies=remedies,
        legal_due=reviewing.legal_due(state, context),
        promised_due=reviewing.promised_due(state, context),
    )


def _late(decision: LicenceDecision) -> bool:
    return decision.legal_due is not None and decision.decided_on > decision.legal_due
