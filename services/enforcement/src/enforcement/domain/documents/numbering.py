"""Numbers given out one by one (SAMR-2/2018:79): consecutive, never twice, each used or void with its reason."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from enforcement.domain.context import Context
from enforcement.domain.documents.commands import DrawNumber, VoidDocument
from enforcement.domain.documents.events import DocumentDrawn, DocumentUsed, DocumentVoided, NumberDrawn
from enforcement.domain.documents.records import (
    CaseDocument,
    DocumentStatus,
    NumberSeries,
    document_id,
    series_id,
)
from enforcement.domain.documents.series import is_of
from enforcement.domain.names import DOCUMENT, NUMBER_SERIES, name_of
from enforcement.domain.outcome import Caused, Outcome
from enforcement.domain.refusal import names, refuse, refuse_if_any
from statutes import document_number
from statutes.findings import InvalidIdentifierError


def draw(state: NumberSeries | None, command: DrawNumber, context: Context) -> Outcome:
    """The next number, on its own document. Refusals YEAR_NOT_PRESENT, UNIT_WITHOUT_NUMBERS, NUMBER_INVALID."""
    if command.year != context.today.year:
        raise refuse("YEAR_NOT_PRESENT", "year", year=command.year, present=context.today.year)
    context.roster.require_holder(command.post, context.today)
    view = context.roster.view(command.unit, context.today)
    bureau = context.roster.acting_bureau(command.unit, "enforcement.document", context.today)
    if bureau.unit != command.unit or not view.short_name:
        raise refuse("UNIT_WITHOUT_NUMBERS", "unit", unit=view.full_name)
    sequence = state.last + 1 if state else 1
    number = _number(view.short_name, command, sequence)
    series = series_id(command.unit, command.series, command.year)
    division = view.divisions[0] if view.divisions else ""
    step = NumberDrawn(
        at=context.now,
        unit=command.unit,
        division=division,
        series=command.series,
        year=command.year,
        last=sequence,
    )
    drawn = DocumentDrawn(
        at=context.now,
        number=str(number),
        unit=command.unit,
        division=division,
        series=command.series,
        year=command.year,
        sequence=sequence,
        title=number.document,
        drawn_on=context.today,
        drawn_by=command.post,
    )
    document = document_id(series, sequence)
    return Outcome(document, (Caused(NUMBER_SERIES, series, step), Caused(DOCUMENT, document, drawn)))


def void(state: CaseDocument, command: VoidDocument, context: Context) -> Outcome:
    """A number nothing rests on is given up, with the reason. Refusals DOCUMENT_IN_USE, DOCUMENT_VOID."""
    refuse_if_any(names(reason=command.reason))
    _drawn(state)
    event = DocumentVoided(at=context.now, reason=command.reason, void_on=context.today)
    return Outcome(command.case_document, (Caused(DOCUMENT, command.case_document, event),))


def use(
    context: Context, document: UUID, endings: tuple[str, ...], unit: UUID, matter: tuple[str, UUID], day: date
) -> tuple[CaseDocument, Caused]:
    """The document a step rests on, of the right series and authority, unused; and the event that uses it.

    Refusals DOCUMENT_NOT_FOUND, DOCUMENT_OF_ANOTHER_SERIES, DOCUMENT_OF_ANOTHER_UNIT, DOCUMENT_IN_USE, DOCUMENT_VOID.
    """
    found = context.records.get(document)
    if not isinstance(found, CaseDocument):
        raise refuse("DOCUMENT_NOT_FOUND", "document", document=document)
    if not is_of(found.series, endings):
        raise refuse("DOCUMENT_OF_ANOTHER_SERIES", "document", number=found.number, wanted="、".join(endings))
    if found.unit != unit:
        raise refuse("DOCUMENT_OF_ANOTHER_UNIT", "document", number=found.number)
    _drawn(found)
    event = DocumentUsed(at=context.now, matter=name_of(*matter), used_on=day)
    return found, Caused(DOCUMENT, document, event)


def _drawn(state: CaseDocument) -> None:
    if state.status is DocumentStatus.IN_USE:
        raise refuse("DOCUMENT_IN_USE", number=state.number, matter=state.matter)
    if state.status is DocumentStatus.VOID:
        raise refuse("DOCUMENT_VOID", number=state.number, reason=state.void_reason)


def _number(short_name: str, command: DrawNumber, sequence: int) -> document_number.DocumentNumber:
    try:
        return document_number.issue(short_name, command.series, command.year, sequence)
    except InvalidIdentifierError as error:
        raise refuse("NUMBER_INVALID", "series", why=error.finding.message_zh) from None
