"""The time limits of a licence, a pledge and a filing, step by step."""

from __future__ import annotations

from datetime import date

from licensing.domain.licences import licence_events as e
from licensing.domain.licences import simple_events as s
from licensing.domain.licences.kinds import LimitBasis
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.matters import (
    CancelLimit,
    CloseMatter,
    ExtendLimit,
    MatterStep,
    MeetLimit,
    OpenLimit,
    OwnMatter,
)
from licensing.domain.licences.simple_modes import Pledge
from licensing.domain.licences.terms import (
    ANNULMENT_RULE,
    DEREGISTRATION_DUTY_RULE,
    LICENCE_END_RULE,
    RECTIFY_RULE,
    SUSPENSION_END_RULE,
    LicenceTerms,
)
from licensing.domain.licences.values import LicenceSuspension
from statutes.clock import Period

ANNULMENT = "SAMR-16/2019:36-52"


def licence_steps(before: Licence | None, event: e.LicenceEvent) -> tuple[MatterStep, ...]:
    """What an event on a licence means for its limits. The end of each term is a limit of its own."""
    match event:
        case e.LicenceIssued() | e.LicenceAdopted():
            return _term(event.licence)
        case e.LicenceRenewed():
            return _next_term(before, event)
        case e.LicenceExpired():
            met = MeetLimit(
                rule_id=LICENCE_END_RULE, basis=LimitBasis.LEGAL, met_on=event.expired_on, occurrence=_terms(before)
            )
            return (met, _unsuspended(), *_duty(event.expired_on))
        case e.LicenceSuspended():
            return _suspended(event.suspension)
        case e.LicenceResumed() if before and before.suspension and before.suspension.to_date:
            return (MeetLimit(rule_id=SUSPENSION_END_RULE, basis=LimitBasis.LEGAL, met_on=event.resumed_on),)
        case _:
            return _ending(before, event)


def _ending(before: Licence | None, event: e.LicenceEvent) -> tuple[MatterStep, ...]:
    match event:
        case e.LicenceAnnulmentStarted():
            started = event.inquiry.discovered_on
            return (OpenLimit(rule_id=ANNULMENT_RULE, basis=LimitBasis.LEGAL, started_on=started),)
        case e.LicenceAnnulmentExtended():
            given = event.extension
            return (
                ExtendLimit(
                    rule_id=ANNULMENT_RULE,
                    basis=LimitBasis.LEGAL,
                    period=Period.parse(given.period),
                    reason=given.reason,
                    source=ANNULMENT,
                    approved_by=given.document,
                ),
            )
        case e.LicenceAnnulmentDropped():
            return (MeetLimit(rule_id=ANNULMENT_RULE, basis=LimitBasis.LEGAL, met_on=event.dropped_on),)
        case e.LicenceAnnulled():
            day = event.exit.ended_on
            return (
                MeetLimit(rule_id=ANNULMENT_RULE, basis=LimitBasis.LEGAL, met_on=day),
                *_cut_short(before),
                *_duty(day),
            )
        case e.LicenceRevoked() | e.LicenceWithdrawn():
            return (*_cut_short(before), *_duty(event.exit.ended_on))
        case e.LicenceRestored():
            return _runs_again(before, event)
        case e.LicenceCancelled():
            return (*_cut_short(before), _duty_done(event.exit.ended_on))
        case _:
            return ()


def pledge_steps(before: Pledge | None, event: s.PledgeEvent, terms: LicenceTerms) -> tuple[MatterStep, ...]:
    """The check after the grant, and the time to put right what it found."""
    match event:
        case s.PledgeSigned():
            return (OwnMatter(post=event.pledge.owner_post, title=f"{event.pledge.applicant_name} {terms.title_zh}"),)
        case s.PledgeGranted():
            check = terms.pledge_check
            if check is None:
                return ()
            return (
                OpenLimit(
                    rule_id=check.rule_id,
                    basis=LimitBasis.LEGAL,
                    started_on=event.granted_on,
                    fixed_on=event.check_by,
                ),
            )
        case s.PledgeRefused():
            return (CloseMatter(closed_on=event.refused_on),)
        case s.PledgeCheckFellDue():
            return ()
        case _:
            return _checked(before, event, terms)


def _checked(before: Pledge | None, event: s.PledgeEvent, terms: LicenceTerms) -> tuple[MatterStep, ...]:
    if not isinstance(event, s.PledgeVerified | s.PledgeToRectify | s.PledgeAnnulled):
        return ()
    day = event.check.checked_on
    first = before is None or not before.checks
    rule_id = terms.pledge_check.rule_id if terms.pledge_check and first else RECTIFY_RULE
    met = MeetLimit(rule_id=rule_id, basis=LimitBasis.LEGAL, met_on=day)
    if isinstance(event, s.PledgeToRectify):
        until = event.check.rectify_by
        return (met, OpenLimit(rule_id=RECTIFY_RULE, basis=LimitBasis.LEGAL, started_on=day, fixed_on=until))
    return (met, CloseMatter(closed_on=day))


def filing_steps(event: s.FilingEvent, terms: LicenceTerms) -> tuple[MatterStep, ...]:
    """A filing is made public in the time its kind sets (SAMR-78/2023:45)."""
    if not isinstance(event, s.FilingFiled) or terms.publish is None:
        return ()
    filed = event.filing.filed_on or event.at.date()
    return (OpenLimit(rule_id=terms.publish.rule_id, basis=LimitBasis.LEGAL, started_on=filed),)


def _term(licence: Licence) -> tuple[MatterStep, ...]:
    if licence.valid_to is None or not licence.in_force:
        return ()
    started = licence.valid_from or licence.created_at.date()
    return (OpenLimit(rule_id=LICENCE_END_RULE, basis=LimitBasis.LEGAL, started_on=started, fixed_on=licence.valid_to),)


def _next_term(before: Licence | None, event: e.LicenceRenewed) -> tuple[MatterStep, ...]:
    """The old end is met by the renewal; a deemed term made up for by a decision keeps its limit."""
    terms = _terms(before)
    if len(event.terms) == terms:
        return ()
    old = (
        (MeetLimit(rule_id=LICENCE_END_RULE, basis=LimitBasis.LEGAL, met_on=event.renewed_on, occurrence=terms),)
        if terms
        else ()
    )
    if event.term.to_date is None or event.term.from_date is None:
        return old
    new = OpenLimit(
        rule_id=LICENCE_END_RULE,
        basis=LimitBasis.LEGAL,
        started_on=event.term.from_date,
        occurrence=terms + 1,
        fixed_on=event.term.to_date,
    )
    return (*old, new)


def _cut_short(before: Licence | None) -> tuple[MatterStep, ...]:
    if before is None or not before.in_force:
        return ()
    reason = "the licence ended before its term"
    return (CancelLimit(rule_id=LICENCE_END_RULE, basis=LimitBasis.LEGAL, reason=reason), _unsuspended())


def _runs_again(before: Licence | None, event: e.LicenceRestored) -> tuple[MatterStep, ...]:
    """The term as it was, and a suspension that had not ended; nobody has to change the scope any more."""
    reason = "the licence was restored"
    duty = CancelLimit(rule_id=DEREGISTRATION_DUTY_RULE, basis=LimitBasis.LEGAL, reason=reason)
    if before is None or before.valid_to is None:
        return (duty, *_suspended(event.suspension))
    term = OpenLimit(
        rule_id=LICENCE_END_RULE,
        basis=LimitBasis.LEGAL,
        started_on=before.valid_from or before.created_at.date(),
        occurrence=max(_terms(before), 1),
        fixed_on=before.valid_to,
    )
    return (duty, term, *_suspended(event.suspension))


def _suspended(suspension: LicenceSuspension | None) -> tuple[MatterStep, ...]:
    if suspension is None or suspension.to_date is None:
        return ()
    return (
        OpenLimit(
            rule_id=SUSPENSION_END_RULE,
            basis=LimitBasis.LEGAL,
            started_on=suspension.from_date,
            fixed_on=suspension.to_date,
        ),
    )


def _unsuspended() -> MatterStep:
    return CancelLimit(rule_id=SUSPENSION_END_RULE, basis=LimitBasis.LEGAL, reason="the licence ended")


def _duty(day: date) -> tuple[MatterStep, ...]:
    """The holder changes its scope or deregisters within 30 days (SC-746:26)."""
    return (OpenLimit(rule_id=DEREGISTRATION_DUTY_RULE, basis=LimitBasis.LEGAL, started_on=day),)


def _duty_done(day: date) -> MatterStep:
    return MeetLimit(rule_id=DEREGISTRATION_DUTY_RULE, basis=LimitBasis.LEGAL, met_on=day)


def _terms(before: Licence | None) -> int:
    return len(before.terms) if before else 0
