"""One licence, its issuer's key and a list that says it holds; each test changes what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from licensing.elicence import (
    Ed25519Signer,
    ElectronicLicence,
    IssuerKey,
    StatusList,
    Verdict,
    sign_licence,
    sign_status_list,
    verify,
)

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
"""Noon in Beijing."""
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
LICENCE = ElectronicLicence(
    number="JY24501030000012",
    kind="food-operation",
    holder="南宁市青秀区覃记老友粉店",
    credit_code="92450103MA5K00020M",
    scope=("热食类食品制售", "自制饮品制售"),
    valid_from=date(2026, 11, 1),
    valid_to=date(2031, 10, 31),
    authority="450103",
    authority_name="南宁市青秀区市场监督管理局",
    issued_at=NOON - timedelta(days=22),
    status_list="450103-2026-1",
    serial=11,
    version=1,
    form="GX-SPJY-01",
    form_version=2,
)


@dataclass(frozen=True)
class Office:
    """An authority with its key: signs, and checks what it signed."""

    signer: Ed25519Signer
    keys: Mapping[str, IssuerKey]

    def licence(self, **changes: object) -> str:
        """The sample licence, changed, signed."""
        return sign_licence(replace(LICENCE, **changes), self.signer)  # type: ignore[arg-type]  # names are the fields'

    def statuses(self, *, revoked: Iterable[int] = (), size: int = 100, **changes: object) -> str:
        """A list issued an hour before noon, changed, signed."""
        bits = StatusList.of("", "", NOON, size, revoked).bits
        return self.changed_statuses({"size": size, "bits": bits, **changes})

    def changed_statuses(self, changes: Mapping[str, object]) -> str:
        """The sample list with fields changed by name, signed."""
        base = StatusList.of(LICENCE.status_list, LICENCE.authority, NOON - timedelta(hours=1), 100, ())
        return sign_status_list(replace(base, **changes), self.signer)  # type: ignore[arg-type]  # as above

    def verify(self, document: str, status_list: str | None, now: datetime = NOON) -> Verdict:
        """The verdict with this office's keys."""
        return verify(document, status_list, self.keys, now)


def office_of(private: Ed25519PrivateKey) -> Office:
    """An office of the sample's authority with a key."""
    key = IssuerKey(private.public_key(), frozenset({LICENCE.authority}), date(2026, 1, 1), date(2030, 12, 31))
    return Office(Ed25519Signer(private), {key.kid: key})
