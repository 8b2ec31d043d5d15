"""The electronic licence as it is signed: what the paper shows, and where its status is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Final

from licensing.elicence import envelope, keys
from licensing.elicence.encoding import instant
from licensing.elicence.envelope import Type
from licensing.elicence.faults import ForgedError, MalformedError
from licensing.elicence.fields import Fields

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from licensing.elicence.envelope import Envelope, Signer
    from licensing.elicence.keys import IssuerKey

FORMAT: Final = 1
MOST_SERIALS: Final = 1 << 24
"""Entries a status list can have; an authority opens another list before this one is full."""
CHINA: Final = timezone(timedelta(hours=8))
"""Days of licences are days in Beijing, the whole year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectronicLicence:
    """One issue of a licence: a renewal or change is a new version with a serial of its own.

    `valid_from` and `valid_to` are days in Beijing, both included; None is without end (长期).
    `authority` is the issuer's own code, `authority_name` its name on that day.
    `status_list` and `serial` say where the status of this very issue is told.
    """

    number: str
    kind: str
    holder: str
    credit_code: str
    scope: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    authority: str
    authority_name: str
    issued_at: datetime
    status_list: str
    serial: int
    version: int
    form: str
    form_version: int


def sign_licence(licence: ElectronicLicence, signer: Signer) -> str:
    """The document in compact form. `ValueError` for a serial out of range or an end before the start."""
    if not 0 <= licence.serial < MOST_SERIALS:
        raise ValueError(f"serial {licence.serial} is not within 0 to {MOST_SERIALS - 1}")
    if licence.valid_to is not None and licence.valid_to < licence.valid_from:
        raise ValueError("a licence ends on or after its first day")
    return envelope.seal(Type.LICENCE, _payload(licence), signer)


def open_licence(sealed: Envelope, issuer_keys: Mapping[str, IssuerKey]) -> ElectronicLicence:
    """The licence if an issuer entitled to it signed it.

    `ForgedError` for an unknown key or one that may not sign for the authority on that day, `AlteredError` for a
    signature that does not fit, `MalformedError` for content that is no licence.
    """
    key = keys.known(issuer_keys, sealed.kid)
    licence = _licence(Fields(envelope.opened(sealed, key.public_key)))
    day = licence.issued_at.astimezone(CHINA).date()
    if not key.signs_for(licence.authority, day):
        raise ForgedError(f"key {key.kid} may not sign for {licence.authority} on {day}")
    return licence


def _payload(licence: ElectronicLicence) -> dict[str, object]:
    return {
        "format": FORMAT,
        "number": licence.number,
        "kind": licence.kind,
        "holder": licence.holder,
        "code": licence.credit_code,
        "scope": list(licence.scope),
        "from": licence.valid_from.isoformat(),
        "to": licence.valid_to.isoformat() if licence.valid_to else "",
        "authority": licence.authority,
        "authority_name": licence.authority_name,
        "issued": instant(licence.issued_at),
        "list": licence.status_list,
        "serial": licence.serial,
        "version": licence.version,
        "form": licence.form,
        "form_version": licence.form_version,
    }


def _licence(fields: Fields) -> ElectronicLicence:
    fields.number("format", FORMAT, FORMAT)
    licence = ElectronicLicence(
        number=fields.text("number"),
        kind=fields.text("kind"),
        holder=fields.text("holder"),
        credit_code=fields.text("code"),
        scope=fields.texts("scope"),
        valid_from=fields.day("from"),
        valid_to=fields.day_or_none("to"),
        authority=fields.text("authority"),
        authority_name=fields.text("authority_name"),
        issued_at=fields.instant("issued"),
        status_list=fields.text("list"),
        serial=fields.number("serial", 0, MOST_SERIALS - 1),
        version=fields.number("version", 0, 2**31 - 1),
        form=fields.text("form"),
        form_version=fields.number("form_version", 0, 2**31 - 1),
    )
    fields.end()
    if licence.valid_to is not None and licence.valid_to < licence.valid_from:
        raise MalformedError("it ends before it begins")
    return licence
