"""制发 and 补打 (SAMR-2/2018:79): one paper per number, known by its hash, and every copy accounted for."""

from __future__ import annotations

from enforcement.domain.context import Context
from enforcement.domain.documents.commands import IssueDocument, ReprintDocument
from enforcement.domain.documents.events import DocumentEvent, DocumentIssued, DocumentReprinted, DocumentUsed
from enforcement.domain.documents.records import CaseDocument, DocumentStatus, IssuedPaper, Reprint
from enforcement.domain.documents.series import NO_STEP, is_of
from enforcement.domain.names import DOCUMENT
from enforcement.domain.outcome import Caused, Outcome
from enforcement.domain.refusal import names, refuse, refuse_if_any, texts


def issue(state: CaseDocument, command: IssueDocument, context: Context) -> Outcome:
    """制发. A number no step of the law uses, as of an inquiry, is used by its paper.

    Refusals RENDERING_UNKNOWN, DOCUMENT_ISSUED, DOCUMENT_VOID, DOCUMENT_WITHOUT_STEP, DOCUMENT_IN_USE for another
    matter.
    """
    if not command.form or not command.matter:
        raise refuse("RENDERING_UNKNOWN", "digest", digest=command.digest[:16])
    refuse_if_any(names(digest=command.digest))
    if state.issued:
        raise refuse("DOCUMENT_ISSUED", number=state.number, day=state.issued.issued_on)
    context.roster.require_holder(command.post, context.today)
    events: list[DocumentEvent] = []
    if state.status is DocumentStatus.VOID:
        raise refuse("DOCUMENT_VOID", number=state.number, reason=state.void_reason)
    if state.status is DocumentStatus.DRAWN:
        if not is_of(state.series, NO_STEP):
            raise refuse("DOCUMENT_WITHOUT_STEP", number=state.number)
        events.append(DocumentUsed(at=context.now, matter=command.matter, used_on=context.today))
    elif state.matter != command.matter:
        raise refuse("DOCUMENT_IN_USE", number=state.number, matter=state.matter)
    paper = IssuedPaper(
        form=command.form,
        version=command.version,
        digest=command.digest,
        pages=command.pages,
        issued_on=context.today,
        post=command.post,
    )
    events.append(DocumentIssued(at=context.now, issued=paper))
    return Outcome(command.case_document, tuple(Caused(DOCUMENT, command.case_document, each) for each in events))


def reprint(state: CaseDocument, command: ReprintDocument, context: Context) -> Outcome:
    """补打. Refusal DOCUMENT_NOT_ISSUED."""
    refuse_if_any(texts(reason=command.reason))
    if state.issued is None:
        raise refuse("DOCUMENT_NOT_ISSUED", number=state.number)
    context.roster.require_holder(command.post, context.today)
    copy = Reprint(number=len(state.reprints) + 1, on=context.today, post=command.post, reason=command.reason)
    event = DocumentReprinted(at=context.now, reprints=(*state.reprints, copy))
    return Outcome(command.case_document, (Caused(DOCUMENT, command.case_document, event),))
