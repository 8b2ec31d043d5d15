"""设立登记 that is not made on the spot: one notice of everything missing, a receipt, a decision in time.

The authority looks at the form only (形式审查, SC-746:19). What is complete is established on the spot by
`licensing.domain.establish`; this is the way for what has to be looked at longer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias
from uuid import UUID

from licensing.domain import checks, codes, fields, items
from licensing.domain.commands import Registration
from licensing.domain.events import Established
from licensing.domain.kinds import EntityStatus, EntityType
from licensing.domain.law import LegalContext
from licensing.domain.notices.telling import needs_pledge
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings import guards
from licensing.domain.proceedings.events.application import (
    ApplicationAccepted,
    ApplicationReceived,
    ApplicationResubmitted,
    CorrectionRequested,
    DecisionExtended,
    EstablishmentApproved,
    EstablishmentRefused,
)
from licensing.domain.proceedings.kinds import ProceedingKind, Stage
from licensing.domain.proceedings.states import (
    ApplicationDetails,
    CapitalSum,
    MissingItem,
    Proceeding,
    ProceedingOpening,
)
from licensing.domain.refusal import Fault, fault, refuse, refuse_if_any
from licensing.domain.states import Entity
from licensing.domain.values import Capital, Representative

APPLIED_FOR = tuple(item for item in checks.REGISTERED if item != "established_date")
"""The entity is established when its licence is issued (SC-746:21), so no applicant states that day."""

TITLES = 50
"""Documents an application names at most."""

Examined: TypeAlias = CorrectionRequested | ApplicationAccepted


def receive(command: c.ReceiveApplication, record: UUID, context: LegalContext) -> tuple[ApplicationReceived, Examined]:
    """The application, and what its form comes to: the one-time notice or the receipt."""
    refuse_if_any(_unreadable(command))
    day = guards.happened("received_date", command.received_date, context.today, None, "")
    entity = context.new_id()
    details = _details(command.items, command.documents, entity, context)
    opening = ProceedingOpening(
        entity=entity,
        code="",
        subject_name=command.items.registered_name,
        division=command.items.division,
        authority=command.items.authority,
        owner_post=command.owner_post,
        opened_date=day,
    )
    received = ApplicationReceived(at=context.now, opening=opening, application=details)
    return received, _examined(command.items, command.wanted, record, context)


def resubmit(
    state: Proceeding, command: c.ResubmitApplication, context: LegalContext
) -> tuple[ApplicationResubmitted, Examined]:
    """Handed in again after the notice. Documents the notice did not name may not be asked for now."""
    details = _at_stage(state, Stage.CORRECTION)
    refuse_if_any(_unreadable(command))
    late = [title for title in command.wanted if title not in details.told]
    if late:
        raise refuse("NOT_IN_ONE_TIME_NOTICE", "wanted", title=late[0][: items.SHOWN])
    entity = state.entity or context.new_id()
    again = _details(command.items, command.documents, entity, context)
    return (
        ApplicationResubmitted(at=context.now, application=again),
        _examined(command.items, command.wanted, command.proceeding, context, told=details.told),
    )


def extend(state: Proceeding, command: c.ExtendDecision, context: LegalContext) -> DecisionExtended:
    """Once, for an involved case, by the head of the authority, told in writing (SC-746:19, SAMR-52/2022:18)."""
    details = _at_stage(state, Stage.REVIEW)
    refuse_if_any(
        [
            *guards.documented(command.document, command.reason),
            None if command.extended_by.strip() else fault("HEAD_REQUIRED", "extended_by"),
        ]
    )
    if details.extended_by:
        raise refuse("DECISION_EXTENDED_BEFORE", extended_by=details.extended_by)
    return DecisionExtended(
        at=context.now,
        extended_by=command.extended_by,
        reason=command.reason,
        document=command.document,
        extended_date=context.today,
    )


def approve(
    state: Proceeding, command: c.ApproveEstablishment, context: LegalContext
) -> tuple[EstablishmentApproved, Established]:
    """The proceeding's end and the new entity."""
    details = _at_stage(state, Stage.REVIEW)
    stated = Registration(code=command.code, entity_type=details.entity_type, division=state.division)
    refuse_if_any([*checks.new_code(stated), *guards.documented(command.document)])
    day = guards.happened("decided_date", command.decided_date, context.today, details.accepted_date, "accepted_date")
    code = codes.normal(command.code)
    approved = EstablishmentApproved(at=context.now, code=code, document=command.document, decided_date=day)
    entity = Entity(
        code=code,
        registered_name=details.registered_name,
        entity_type=details.entity_type,
        entity_type_text=details.entity_type_text,
        status=EntityStatus.ACTIVE,
        status_date=day,
        legal_representative=Representative(details.representative_name, details.representative_id),
        registered_capital=_capital(details.capital),
        business_scope=details.business_scope,
        established_date=day,
        division=state.division,
        registration_authority=state.authority,
        address=details.address,
        address_full=details.address_full,
        created_at=context.now,
        updated_at=context.now,
    )
    return approved, Established(context.now, entity)


def refuse_establishment(
    state: Proceeding, command: c.RefuseEstablishment, context: LegalContext
) -> EstablishmentRefused:
    """不予登记 with a ground of SC-746:20 and the reason in writing."""
    details = _at_stage(state, Stage.REVIEW)
    ground = None if command.ground else fault("REFUSAL_GROUND_REQUIRED", "ground")
    refuse_if_any([ground, *guards.documented(command.document, command.reason)])
    day = guards.happened("decided_date", command.decided_date, context.today, details.accepted_date, "accepted_date")
    return EstablishmentRefused(
        at=context.now, ground=command.ground, reason=command.reason, document=command.document, decided_date=day
    )


def _at_stage(state: Proceeding, stage: Stage) -> ApplicationDetails:
    guards.of_kind(state, ProceedingKind.ESTABLISHMENT)
    if state.stage is not stage or state.application is None:
        raise refuse("APPLICATION_STAGE_FORBIDS", **guards.stage_words(state.stage))
    return state.application


def _unreadable(command: c.ReceiveApplication | c.ResubmitApplication) -> list[Fault | None]:
    """What no notice can ask about: a place without a division, texts that cannot be kept."""
    stated = command.items
    titles = (*command.documents, *command.wanted)
    return [
        fault("TOO_MANY_DOCUMENTS", "documents", limit=TITLES) if len(titles) > TITLES else None,
        *(items.required_text("documents", title) for title in titles[:TITLES]),
        items.text("items.registered_name", stated.registered_name, items.NAME_LIMIT),
        items.text("items.business_scope", stated.business_scope, items.SCOPE_LIMIT),
        items.text("items.address", stated.address, items.ADDRESS_LIMIT),
        items.text("items.representative_name", stated.representative_name, items.SHORT_LIMIT),
        items.text("items.permit_pledge", stated.permit_pledge, items.SHORT_LIMIT),
        items.text("items.entity_type_text", stated.entity_type_text, items.SHORT_LIMIT),
        items.division("items.division", stated.division),
        items.required_text("items.authority", stated.authority),
    ]


def _examined(
    stated: c.StatedItems, wanted: Sequence[str], record: UUID, context: LegalContext, told: tuple[str, ...] = ()
) -> Examined:
    faults = [found for found in (*checks.full(*_for_checks(stated), context.today), _pledge(stated, context)) if found]
    missing = tuple(_line(found) for found in faults) + tuple(_wanted(title) for title in wanted)
    number = record.hex[:12].upper()
    if missing:
        all_told = tuple(dict.fromkeys((*told, *wanted)))
        return CorrectionRequested(at=context.now, missing=missing, told=all_told, document=f"补正-{number}")
    return ApplicationAccepted(at=context.now, receipt=f"收件-{number}", accepted_date=context.today)


def _pledge(stated: c.StatedItems, context: LegalContext) -> Fault | None:
    """Who will need a permit is told so in the same notice, and pledges not to trade before it (双告知)."""
    if stated.permit_pledge.strip() or not needs_pledge(stated.business_scope, UUID(int=0), context):
        return None
    return fault("NO_TRADE_PLEDGE_REQUIRED", "permit_pledge")


def _for_checks(stated: c.StatedItems) -> tuple[Registration, tuple[str, ...], EntityType]:
    registration = Registration(
        registered_name=stated.registered_name,
        entity_type=stated.entity_type,
        entity_type_text=stated.entity_type_text,
        representative_name=stated.representative_name,
        representative_id=stated.representative_id,
        capital=_capital(stated.capital),
        business_scope=stated.business_scope,
        division=stated.division,
        registration_authority=stated.authority,
        address=stated.address,
    )
    return registration, APPLIED_FOR, stated.entity_type


def _line(found: Fault) -> MissingItem:
    item = found.field.removeprefix(checks.AT)
    return MissingItem(item=item, code=found.code, message=found.message, message_zh=found.message_zh)


def _wanted(title: str) -> MissingItem:
    found = fault("DOCUMENT_MISSING", "documents", title=title)
    return MissingItem(item=title, code=found.code, message=found.message, message_zh=found.message_zh)


def _details(
    stated: c.StatedItems, documents: tuple[str, ...], entity: UUID, context: LegalContext
) -> ApplicationDetails:
    """The items without what is personal: identity number and a natural person's address go to the vault."""
    registration, _, kind = _for_checks(stated)
    person = fields.representative(registration, entity, context)
    personal = Entity(entity_type=kind).of_a_natural_person
    return ApplicationDetails(
        registered_name=stated.registered_name,
        entity_type=kind,
        entity_type_text=stated.entity_type_text,
        representative_name=stated.representative_name,
        representative_id=person.id_document if person else None,
        capital=stated.capital,
        business_scope=stated.business_scope,
        permit_pledge=stated.permit_pledge,
        documents=documents,
        **fields.address_values(stated.address, personal, entity, context),
    )


def _capital(stated: CapitalSum | None) -> Capital | None:
    return None if stated is None else Capital(stated.amount_fen or None, stated.currency, stated.text)
