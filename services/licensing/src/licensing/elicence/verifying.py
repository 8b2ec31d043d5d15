"""The check itself: document, status list, keys and the time in; one verdict out. No network, no clock, no state.

Order: is the document genuine; was it revoked (by a list that may be relied on); is it in force today; is its
status known at all. An expired licence needs no list to be refused; a revoked one is called revoked also when
its term has run out since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from licensing.elicence import document as documents
from licensing.elicence import envelope, qr
from licensing.elicence.document import CHINA
from licensing.elicence.envelope import Type
from licensing.elicence.faults import AlteredError, ForgedError, MalformedError, SignedTextError
from licensing.elicence.status_list import open_status_list
from licensing.elicence.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from licensing.elicence.document import ElectronicLicence
    from licensing.elicence.envelope import Envelope
    from licensing.elicence.keys import IssuerKey
    from licensing.elicence.status_list import StatusList

_FAULTS: Final[Mapping[type[SignedTextError], str]] = {
    ForgedError: "FORGED",
    AlteredError: "ALTERED",
    MalformedError: "MALFORMED",
}


def verify(document: str, status_list: str | None, issuer_keys: Mapping[str, IssuerKey], now: datetime) -> Verdict:
    """Whether a document, in compact form or as the text of its QR code, holds at an instant.

    `status_list` is a signed list in compact form, None where there is none. `now` needs a time zone
    (`ValueError`). A verdict is always given, whatever the texts are.
    """
    if now.tzinfo is None:
        raise ValueError("now needs a time zone")
    try:
        licence = documents.open_licence(_read(document), issuer_keys)
    except SignedTextError as error:
        return Verdict(_FAULTS[type(error)], now, detail=str(error))
    return _with_list(licence, status_list, issuer_keys, now)


def _read(document: str) -> Envelope:
    if document.startswith(qr.PREFIX):
        return qr.read_qr_text(document)
    return envelope.read(document, Type.LICENCE)


def _with_list(
    licence: ElectronicLicence, text: str | None, issuer_keys: Mapping[str, IssuerKey], now: datetime
) -> Verdict:
    out_of_term = _term(licence, now)
    if text is None:
        return Verdict(out_of_term or "LIST_MISSING", now, licence)
    try:
        statuses = open_status_list(text, issuer_keys)
    except SignedTextError as error:
        return Verdict(out_of_term or f"LIST_{_FAULTS[type(error)]}", now, licence, detail=str(error))
    unusable = _unusable(statuses, licence, now)
    if not unusable and statuses.is_revoked(licence.serial):
        return Verdict("REVOKED", now, licence, statuses.issued_at)
    return Verdict(out_of_term or unusable or "IN_FORCE", now, licence, statuses.issued_at)


def _term(licence: ElectronicLicence, now: datetime) -> str:
    today = now.astimezone(CHINA).date()
    if now < licence.issued_at or today < licence.valid_from:
        return "NOT_YET_VALID"
    if licence.valid_to is not None and today > licence.valid_to:
        return "EXPIRED"
    return ""


def _unusable(statuses: StatusList, licence: ElectronicLicence, now: datetime) -> str:
    """Why the list says nothing about the licence now, "" if it does."""
    if now < statuses.issued_at:
        return "LIST_FROM_FUTURE"
    if now > statuses.expires_at:
        return "LIST_STALE"
    same = (statuses.id, statuses.authority) == (licence.status_list, licence.authority)
    if not same or not statuses.covers(licence.serial) or statuses.issued_at < licence.issued_at:
        return "LIST_DOES_NOT_COVER"
    return ""
