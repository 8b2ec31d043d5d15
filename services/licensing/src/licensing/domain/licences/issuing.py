"""颁发, 延续, 变更, 补办 (NPC-行政许可法:39, 44, 49-50): what a granted application does to a licence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from licensing.domain import items
from licensing.domain.licences import acting, renewing
from licensing.domain.licences.application_events import LicenceApplicationIssued
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.context import LicenceContext
from licensing.domain.licences.kinds import (
    APPLICATION_STATUS_ZH,
    CompetenceBasis,
    LicenceApplicationStatus,
    LicenceLevel,
    LicenceStatus,
)
from licensing.domain.licences.licence_commands import AdoptLicence, IssueLicence
from licensing.domain.licences.licence_events import (
    LicenceAdopted,
    LicenceChanged,
    LicenceDocumentIssued,
    LicenceIssued,
    LicenceRenewed,
)
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.values import LicenceCompetence, LicenceItem, LicenceTerm
from licensing.domain.refusal import Fault, Refusal, fault, refuse, refuse_if_any
from statutes import licence_number


def issue(
    application: LicenceApplication, application_id: UUID, command: IssueLicence, context: LicenceContext
) -> LicenceIssued:
    """A new licence for a granted application; it is valid from the day of the decision."""
    decided = _granted(application)
    acting.linked("licence", application.licence, command.licence)
    day = acting.day_of("issued_on", command.issued_on, context.today, decided, "decided_on")
    refuse_if_any([number_fault(command.number, context.terms.number_series)])
    last = renewing.new_last_day(decided, context.terms, application.items, context)
    licence = Licence(
        entity=application.entity,
        code=application.code,
        holder_name=application.applicant_name,
        number=command.number,
        licence_kind=application.licence_kind,
        kind_version=application.kind_version,
        status=LicenceStatus.VALID,
        status_date=decided,
        division=application.division,
        competence=application.competence,
        items=application.items,
        valid_from=decided,
        valid_to=last,
        terms=(LicenceTerm(from_date=decided, to_date=last, application=application_id),),
        application=application_id,
        copies=1,
        created_at=context.now,
        updated_at=context.now,
    )
    return LicenceIssued(at=context.now, issued_on=day, licence=licence)


def issue_document(
    licence: Licence,
    application: LicenceApplication,
    application_id: UUID,
    command: IssueLicence,
    context: LicenceContext,
) -> LicenceDocumentIssued:
    """The document after a renewal or change, or for one lost (补发); its count tells it from the others."""
    decided = _granted(application)
    acting.linked("licence", application.licence, command.licence)
    acting.not_cancelled(licence)
    day = acting.day_of("issued_on", command.issued_on, context.today, decided, "decided_on")
    return LicenceDocumentIssued(at=context.now, issued_on=day, application=application_id, copies=licence.copies + 1)


def issued(licence: UUID, day: date, context: LicenceContext) -> LicenceApplicationIssued:
    """The application's side of `issue` and `issue_document`."""
    return LicenceApplicationIssued(at=context.now, issued_on=day, licence=licence)


def renewed(
    licence: Licence, application: LicenceApplication, application_id: UUID, context: LicenceContext
) -> LicenceRenewed:
    """延续 by decision: the new term begins on the day after the old one, also when the law had deemed it granted."""
    decided = _granted(application)
    if licence.status is not LicenceStatus.EXPIRED:
        acting.in_force(licence)
    kept = _without_deemed(licence, application_id)
    ends = kept[-1].to_date if kept else licence.valid_to
    bare = replace(licence, valid_to=ends)
    first = renewing.next_first_day(bare, decided, late=application.late_renewal)
    last = renewing.new_last_day(first, context.terms, application.items, context)
    term = LicenceTerm(from_date=first, to_date=last, application=application_id)
    return LicenceRenewed(
        at=context.now,
        renewed_on=decided,
        status=renewing.status_after(licence),
        term=term,
        terms=(*kept, term),
        items=with_items(licence.items, application.items),
        application=application_id,
        pending_renewal=None,
    )


def changed(
    licence: Licence, application: LicenceApplication, application_id: UUID, context: LicenceContext
) -> LicenceChanged:
    """变更 by decision; the term stays."""
    acting.in_force(licence)
    return LicenceChanged(
        at=context.now,
        changed_on=_granted(application),
        items=with_items(licence.items, application.items),
        application=application_id,
    )


def adopt(command: AdoptLicence, code: str, holder_name: str, context: LicenceContext) -> LicenceAdopted:
    """A licence of an older system, as it is: what is not stated is recorded as unknown, never guessed.

    Refused only where nothing could ever find it again: without number, division or source.
    """
    refuse_if_any(
        [
            fault("SOURCE_REQUIRED", "source") if command.source is None or not command.source.system.strip() else None,
            None if command.number.strip() else fault("LICENCE_NUMBER_REQUIRED", "number"),
            items.text("number", command.number, items.SHORT_LIMIT),
            items.division("division", command.division),
            items.in_order("valid_from", command.valid_from, "valid_to", command.valid_to),
        ]
    )
    status = _adopted_status(command, context.today)
    term = LicenceTerm(from_date=command.valid_from, to_date=command.valid_to)
    licence = Licence(
        entity=command.entity,
        code=code,
        holder_name=command.holder_name or holder_name,
        number=command.number.strip(),
        licence_kind=context.terms.kind,
        kind_version=context.terms.version,
        status=status,
        status_date=command.valid_to if status is LicenceStatus.EXPIRED else None,
        division=command.division,
        competence=_own(command.authority) if command.authority else None,
        items=command.items,
        valid_from=command.valid_from,
        valid_to=command.valid_to,
        terms=(term,) if command.valid_from or command.valid_to else (),
        source=command.source,
        gaps=_gaps(command),
        created_at=context.now,
        updated_at=context.now,
    )
    return LicenceAdopted(at=context.now, licence=licence)


def number_fault(number: str, series: str) -> Fault | None:
    """A number, and where the kind has a national series one of that series with the right check digit (A.7)."""
    if not number.strip():
        return fault("LICENCE_NUMBER_REQUIRED", "number")
    if series not in set(licence_number.Kind):
        return items.text("number", number, items.SHORT_LIMIT)
    found = licence_number.check(number)
    shown = number[: items.SHOWN]
    if found:
        return fault(
            "LICENCE_NUMBER_INVALID",
            "number",
            number=shown,
            series=series,
            finding=found.message,
            finding_zh=found.message_zh,
        )
    if number.startswith(series):
        return None
    wrong, wrong_zh = f"it begins with {number[:2]}", f"字头为{number[:2]}"
    return fault("LICENCE_NUMBER_INVALID", "number", number=shown, series=series, finding=wrong, finding_zh=wrong_zh)


def number_taken(number: str, licence: str) -> Refusal:
    """The refusal of a number that was given out before, be its licence closed or not (SAMR-78/2023:39)."""
    return refuse("LICENCE_NUMBER_TAKEN", "number", number=number[: items.SHOWN], licence=licence)


def with_items(known: tuple[LicenceItem, ...], stated: tuple[LicenceItem, ...]) -> tuple[LicenceItem, ...]:
    """What the licence says after an application: stated items take their new value, the others stay."""
    values = {each.item: each for each in known} | {each.item: each for each in stated}
    return tuple(values.values())


def _granted(application: LicenceApplication) -> date:
    if application.status is not LicenceApplicationStatus.GRANTED or application.decision is None:
        raise refuse("NOT_GRANTED", status=APPLICATION_STATUS_ZH[application.status])
    return application.decision.decided_on


def _without_deemed(licence: Licence, application_id: UUID) -> tuple[LicenceTerm, ...]:
    return tuple(each for each in licence.terms if not (each.deemed and each.application == application_id))


def _adopted_status(command: AdoptLicence, today: date) -> LicenceStatus:
    if command.status not in (LicenceStatus.UNSPECIFIED, LicenceStatus.UNKNOWN):
        return command.status
    if command.valid_to is None:
        return LicenceStatus.UNKNOWN
    return LicenceStatus.VALID if command.valid_to >= today else LicenceStatus.EXPIRED


def _own(authority: str) -> LicenceCompetence:
    return LicenceCompetence(
        basis=CompetenceBasis.UNSPECIFIED, level=LicenceLevel.UNSPECIFIED, decided_by=authority, in_name_of=authority
    )


def _gaps(command: AdoptLicence) -> tuple[str, ...]:
    stated = {
        "status": command.status not in (LicenceStatus.UNSPECIFIED, LicenceStatus.UNKNOWN),
        "valid_from": command.valid_from is not None,
        "valid_to": command.valid_to is not None,
        "authority": bool(command.authority),
        "items": bool(command.items),
    }
    return tuple(field for field, known in stated.items() if not known)
