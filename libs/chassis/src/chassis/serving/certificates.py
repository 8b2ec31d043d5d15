"""The department behind a client certificate, and whether the certificate still counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509

from chassis.clock import Clock
from chassis.errors import Refusal, RefusalKind

_URI = re.compile(r"^ssv://department/(?P<department>[a-z0-9-]{1,64})(/service/(?P<service>[a-z0-9-]{1,64}))?$")


def _refusal(reason: str, message: str, message_zh: str) -> Refusal:
    return Refusal(
        RefusalKind.UNAUTHENTICATED,
        reason,
        message,
        message_zh,
        rule="mTLS identity",
        remedy="ask the operator of the platform for a certificate of your department",
    )


CERTIFICATE_REVOKED = _refusal("CERTIFICATE_REVOKED", "the client certificate has been revoked", "客户端证书已被吊销")
CERTIFICATE_EXPIRED = _refusal("CERTIFICATE_EXPIRED", "the client certificate has expired", "客户端证书已过期")
CERTIFICATE_WITHOUT_DEPARTMENT = _refusal(
    "CERTIFICATE_WITHOUT_DEPARTMENT", "the client certificate names no department", "客户端证书未载明部门"
)


@dataclass(frozen=True)
class Holder:
    """Whom a certificate was issued to."""

    department: str
    service: str
    serial: int
    expires_at: datetime


def read_holder(pem: bytes) -> Holder:
    """The holder named in the certificate's URI. Raises Refusal CERTIFICATE_WITHOUT_DEPARTMENT."""
    certificate = x509.load_pem_x509_certificate(pem)
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        raise CERTIFICATE_WITHOUT_DEPARTMENT from None
    for uri in names.get_values_for_type(x509.UniformResourceIdentifier):
        match = _URI.match(uri)
        if match:
            return Holder(
                department=match["department"],
                service=match["service"] or "",
                serial=certificate.serial_number,
                expires_at=certificate.not_valid_after_utc,
            )
    raise CERTIFICATE_WITHOUT_DEPARTMENT


class CertificateTrust:
    """Reads client certificates, and honours the revocation list as it is now, not as it was at the handshake."""

    def __init__(self, revocations: Path | None, clock: Clock) -> None:
        self._path = revocations
        self._clock = clock
        self._read_at = 0
        self._revoked: frozenset[int] = frozenset()
        self._holders: dict[bytes, Holder] = {}

    def holder(self, pem: bytes) -> Holder:
        """The holder. Raises Refusal if the certificate is revoked, expired or names no department."""
        holder = self._holders.get(pem)
        if holder is None:
            holder = read_holder(pem)
            self._holders[pem] = holder
        self._refresh()
        if holder.serial in self._revoked:
            raise CERTIFICATE_REVOKED
        if holder.expires_at <= self._clock.now():
            raise CERTIFICATE_EXPIRED
        return holder

    def _refresh(self) -> None:
        if self._path is None:
            return
        changed_at = self._path.stat().st_mtime_ns
        if changed_at != self._read_at:
            crl = x509.load_pem_x509_crl(self._path.read_bytes())
            self._revoked = frozenset(entry.serial_number for entry in crl)
            self._read_at = changed_at
