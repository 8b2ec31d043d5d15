"""The signed list of revoked licences: one bit per serial, good for 24 hours.

It tells nothing about anyone but the holder of a serial, and a verifier needs no network to read it. The idea is
that of the W3C Bitstring Status List; the format is our own.
"""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from licensing.elicence import envelope, keys
from licensing.elicence.document import CHINA, MOST_SERIALS
from licensing.elicence.encoding import base64url, from_base64url, instant
from licensing.elicence.envelope import Type
from licensing.elicence.faults import ForgedError, MalformedError
from licensing.elicence.fields import Fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from licensing.elicence.envelope import Signer
    from licensing.elicence.keys import IssuerKey

LIFETIME: Final = timedelta(hours=24)
"""How long a list may be relied on, from the instant it was issued, that of its end included."""
FORMAT: Final = 1
_GZIP: Final = 31


@dataclass(frozen=True, slots=True)
class StatusList:
    """Statuses of the serials 0 to size-1 of one list at one instant; bit 0 is the highest of the first byte."""

    id: str
    authority: str
    issued_at: datetime
    size: int
    bits: bytes

    @classmethod
    def of(cls, list_id: str, authority: str, issued_at: datetime, size: int, revoked: Iterable[int]) -> StatusList:
        """A list of `size` serials issued so far, those in `revoked` marked; `ValueError` for one outside."""
        if not 0 <= size <= MOST_SERIALS:
            raise ValueError(f"a list has at most {MOST_SERIALS} serials, not {size}")
        bits = bytearray((size + 7) // 8)
        for serial in revoked:
            if not 0 <= serial < size:
                raise ValueError(f"serial {serial} is outside a list of {size}")
            bits[serial // 8] |= 0x80 >> serial % 8
        return cls(list_id, authority, issued_at, size, bytes(bits))

    @property
    def expires_at(self) -> datetime:
        """The last instant the list may be relied on."""
        return self.issued_at + LIFETIME

    def covers(self, serial: int) -> bool:
        """Whether the serial had been issued when the list was made."""
        return 0 <= serial < self.size

    def is_revoked(self, serial: int) -> bool:
        """Whether a covered serial is marked."""
        return bool(self.bits[serial // 8] & 0x80 >> serial % 8)


def sign_status_list(statuses: StatusList, signer: Signer) -> str:
    """The list in compact form."""
    payload = {
        "format": FORMAT,
        "list": statuses.id,
        "authority": statuses.authority,
        "issued_at": instant(statuses.issued_at),
        "expires_at": instant(statuses.expires_at),
        "size": statuses.size,
        "bits": base64url(gzip.compress(statuses.bits, mtime=0)),
    }
    return envelope.seal(Type.STATUS_LIST, payload, signer)


def open_status_list(text: str, issuer_keys: Mapping[str, IssuerKey]) -> StatusList:
    """The list if an issuer entitled to it signed it; the errors of `open_licence`. Its age is not looked at."""
    sealed = envelope.read(text, Type.STATUS_LIST)
    key = keys.known(issuer_keys, sealed.kid)
    statuses = _status_list(Fields(envelope.opened(sealed, key.public_key)))
    day = statuses.issued_at.astimezone(CHINA).date()
    if not key.signs_for(statuses.authority, day):
        raise ForgedError(f"key {key.kid} may not sign for {statuses.authority} on {day}")
    return statuses


def _status_list(fields: Fields) -> StatusList:
    fields.number("format", FORMAT, FORMAT)
    size = fields.number("size", 0, MOST_SERIALS)
    bits = _inflated(from_base64url(fields.text("bits")), (size + 7) // 8)
    issued_at, expires_at = fields.instant("issued_at"), fields.instant("expires_at")
    statuses = StatusList(fields.text("list"), fields.text("authority"), issued_at, size, bits)
    fields.end()
    if expires_at != statuses.expires_at:
        raise MalformedError("a list lives 24 hours")
    return statuses


def _inflated(data: bytes, expected: int) -> bytes:
    inflater = zlib.decompressobj(_GZIP)
    try:
        # One byte more than expected shows that there is more, without unpacking all of it.
        bits = inflater.decompress(data, expected + 1)
    except zlib.error as error:
        raise MalformedError(f"no gzip: {error}") from error
    if len(bits) != expected or not inflater.eof or inflater.unused_data:
        raise MalformedError(f"the bits do not fill {expected} bytes")
    return bits
