"""What a check of an electronic licence says; the electronic licence is the paper's equal (SC-746:22)."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st
from support.elicence_office import LICENCE, NOON, PRIVATE, Office

from licensing.elicence import (
    LIFETIME,
    REASONS,
    Ed25519Signer,
    IssuerKey,
    Status,
    qr_text,
    sign_licence,
    verify,
)
from licensing.elicence.encoding import base64url, canonical_json, from_base64url
from licensing.elicence.envelope import Type, seal

ISSUED = NOON - timedelta(hours=1)
"""When the sample's status list was issued."""


def test_a_genuine_licence_with_a_fresh_list_is_valid_and_says_what_it_says(office: Office) -> None:
    verdict = office.verify(office.licence(), office.statuses())
    assert (verdict.status, verdict.reason) == (Status.VALID, "IN_FORCE")
    assert verdict.licence == LICENCE
    assert verdict.list_issued_at == ISSUED


def test_the_text_of_its_qr_code_says_the_same(office: Office) -> None:
    verdict = office.verify(qr_text(office.licence()), office.statuses())
    assert (verdict.status, verdict.licence) == (Status.VALID, LICENCE)


def test_a_licence_without_end_stays_in_force(office: Office) -> None:
    far = NOON + timedelta(days=36_500)
    statuses = office.statuses(issued_at=NOON)
    assert office.verify(office.licence(valid_to=None), statuses).status is Status.VALID
    assert office.verify(office.licence(valid_to=None), statuses, far).reason == "LIST_STALE"


def test_a_revoked_serial_is_revoked_and_its_neighbours_are_not(office: Office) -> None:
    statuses = office.statuses(revoked=[LICENCE.serial])
    assert office.verify(office.licence(), statuses).status is Status.REVOKED
    for serial in (LICENCE.serial - 1, LICENCE.serial + 1):
        assert office.verify(office.licence(serial=serial), statuses).status is Status.VALID


def test_a_revoked_licence_is_called_revoked_also_after_its_term(office: Office) -> None:
    statuses = office.statuses(revoked=[LICENCE.serial])
    assert office.verify(office.licence(valid_to=date(2026, 11, 22)), statuses).reason == "REVOKED"


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (ISSUED - timedelta(microseconds=1), "LIST_FROM_FUTURE"),
        (ISSUED, "IN_FORCE"),
        (ISSUED + LIFETIME, "IN_FORCE"),
        (ISSUED + LIFETIME + timedelta(microseconds=1), "LIST_STALE"),
    ],
)
def test_a_list_may_be_relied_on_for_24_hours_both_ends_included(office: Office, now: datetime, reason: str) -> None:
    assert office.verify(office.licence(), office.statuses(), now).reason == reason


def test_an_old_list_never_says_revoked(office: Office) -> None:
    verdict = office.verify(office.licence(), office.statuses(revoked=[LICENCE.serial]), NOON + LIFETIME)
    assert (verdict.status, verdict.reason) == (Status.UNKNOWN, "LIST_STALE")


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        # The days of a licence are days in Beijing, eight hours ahead of UTC.
        (datetime(2026, 10, 31, 15, 59, 59, tzinfo=UTC), "NOT_YET_VALID"),
        (datetime(2026, 10, 31, 16, tzinfo=UTC), "IN_FORCE"),
        (datetime(2026, 11, 30, 15, 59, 59, tzinfo=UTC), "IN_FORCE"),
        (datetime(2026, 11, 30, 16, tzinfo=UTC), "EXPIRED"),
    ],
)
def test_the_first_and_the_last_day_count_in_beijing(office: Office, now: datetime, reason: str) -> None:
    document = office.licence(valid_to=date(2026, 11, 30), issued_at=datetime(2026, 10, 20, tzinfo=UTC))
    verdict = office.verify(document, office.statuses(issued_at=now), now)
    assert verdict.reason == reason
    assert (verdict.status is Status.NOT_IN_FORCE) == (reason != "IN_FORCE")


def test_a_licence_issued_after_the_present_instant_is_not_yet_valid(office: Office) -> None:
    document = office.licence(issued_at=NOON + timedelta(seconds=1))
    assert office.verify(document, office.statuses()).reason == "NOT_YET_VALID"


@pytest.mark.parametrize("status_list", [None, "", "rubbish"])
def test_an_expired_licence_needs_no_list_to_be_refused(office: Office, status_list: str | None) -> None:
    assert office.verify(office.licence(valid_to=date(2026, 11, 22)), status_list).reason == "EXPIRED"


def test_without_a_list_the_status_is_unknown(office: Office) -> None:
    verdict = office.verify(office.licence(), None)
    assert (verdict.status, verdict.reason, verdict.licence) == (Status.UNKNOWN, "LIST_MISSING", LICENCE)


def test_a_serial_the_list_does_not_reach_is_unknown(office: Office) -> None:
    assert office.verify(office.licence(serial=99), office.statuses()).status is Status.VALID
    assert office.verify(office.licence(serial=100), office.statuses()).reason == "LIST_DOES_NOT_COVER"


@pytest.mark.parametrize("changes", [{"id": "450103-2026-2"}, {"issued_at": LICENCE.issued_at - timedelta(seconds=1)}])
def test_another_list_or_one_older_than_the_licence_does_not_cover_it(
    office: Office, changes: dict[str, object]
) -> None:
    now = LICENCE.issued_at + timedelta(hours=1)
    statuses = office.changed_statuses({"issued_at": now, **changes})
    verdict = office.verify(office.licence(valid_from=LICENCE.issued_at.date()), statuses, now)
    assert verdict.reason == "LIST_DOES_NOT_COVER"


def test_a_licence_signed_with_an_unknown_key_is_forged(office: Office) -> None:
    stranger = Ed25519Signer(Ed25519PrivateKey.from_private_bytes(bytes(32)))
    verdict = office.verify(sign_licence(LICENCE, stranger), office.statuses())
    assert (verdict.status, verdict.reason, verdict.licence) == (Status.REJECTED, "FORGED", None)


def test_a_strangers_signature_under_a_known_keys_id_is_altered(office: Office) -> None:
    genuine = office.licence()
    forged = Ed25519PrivateKey.from_private_bytes(bytes(32)).sign(genuine.rpartition(".")[0].encode())
    document = f"{genuine.rpartition('.')[0]}.{base64url(forged)}"
    assert office.verify(document, office.statuses()).reason == "ALTERED"


def test_an_authority_cannot_sign_for_another_one(office: Office) -> None:
    document = office.licence(authority="450102")
    assert office.verify(document, office.statuses()).reason == "FORGED"


def test_a_successor_signs_for_the_authority_it_took_over(office: Office) -> None:
    key = IssuerKey(PRIVATE.public_key(), frozenset({"450103", "450102"}), date(2026, 1, 1))
    wider = Office(office.signer, {key.kid: key})
    verdict = wider.verify(wider.licence(authority="450102"), wider.statuses(authority="450102"))
    assert verdict.status is Status.VALID


@pytest.mark.parametrize("issued", [datetime(2025, 12, 31, 15, 59, 59, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)])
def test_a_key_signs_only_in_its_own_time(office: Office, issued: datetime) -> None:
    document = office.licence(issued_at=issued, valid_from=date(2020, 1, 1))
    now = issued + timedelta(hours=1)
    assert office.verify(document, office.statuses(issued_at=now), now).reason == "FORGED"


def test_a_word_changed_after_signing_is_altered(office: Office) -> None:
    header, payload, signature = office.licence().split(".")
    changed = from_base64url(payload).replace(b"2031-10-31", b"2099-10-31")
    document = f"{header}.{base64url(changed)}.{signature}"
    assert office.verify(document, office.statuses()).reason == "ALTERED"


@pytest.mark.parametrize(
    "document", ["", "a.b", "a.b.c", "....", "SSV1:", "SSV1:%%%", "SSV1:ZZZZZZ", "https://example.org/?q=1", "二维码"]
)
def test_what_is_no_licence_is_malformed(office: Office, document: str) -> None:
    verdict = office.verify(document, office.statuses())
    assert (verdict.status, verdict.reason) == (Status.REJECTED, "MALFORMED")
    assert verdict.detail


def test_a_status_list_never_passes_for_a_licence_nor_a_licence_for_a_list(office: Office) -> None:
    assert office.verify(office.statuses(), office.statuses()).reason == "MALFORMED"
    assert office.verify(office.licence(), office.licence()).reason == "LIST_MALFORMED"


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"format": 2},
        [],
        {"serial": -1},
        {"serial": True},
        {"version": "1"},
        {"scope": "all"},
        {"scope": [1]},
        {"from": "2026-13-01"},
        {"from": "20261101"},
        {"to": "2020-01-01"},
        {"issued": "2026-11-23"},
        {"issued": "9999-12-31T23:59:59Z"},
        {"extra": "1"},
    ],
)
def test_what_an_issuer_signs_by_mistake_is_malformed_never_an_error(office: Office, payload: object) -> None:
    regular = {
        "format": 1, "number": "JY", "kind": "k", "holder": "h", "code": "c", "scope": [], "from": "2026-11-01",
        "to": "", "authority": "450103", "authority_name": "n", "issued": "2026-11-01T00:00:00Z", "list": "l",
        "serial": 0, "version": 1, "form": "f", "form_version": 1,
    }  # fmt: skip
    assert office.verify(seal(Type.LICENCE, regular, office.signer), None).reason == "LIST_MISSING"
    signed: object = {**regular, **payload} if isinstance(payload, dict) and payload else payload
    document = seal(Type.LICENCE, signed, office.signer)  # type: ignore[arg-type]  # wrong on purpose
    assert office.verify(document, office.statuses()).reason == "MALFORMED"


@pytest.mark.parametrize(
    "bits",
    [
        b"",
        b"x",
        gzip.compress(b"", mtime=0),
        gzip.compress(bytes(14), mtime=0),
        gzip.compress(bytes(10**7), mtime=0),
        gzip.compress(bytes(13), mtime=0) + b"x",
    ],
)
def test_a_list_whose_bits_do_not_fill_it_is_malformed(office: Office, bits: bytes) -> None:
    payload = {
        "format": 1, "list": LICENCE.status_list, "authority": "450103", "issued_at": "2026-11-23T03:00:00Z",
        "expires_at": "2026-11-24T03:00:00Z", "size": 100, "bits": base64url(gzip.compress(bytes(13), mtime=0)),
    }  # fmt: skip
    assert office.verify(office.licence(), seal(Type.STATUS_LIST, payload, office.signer)).reason == "IN_FORCE"
    statuses = seal(Type.STATUS_LIST, {**payload, "bits": base64url(bits)}, office.signer)
    assert office.verify(office.licence(), statuses).reason == "LIST_MALFORMED"
    longer = seal(Type.STATUS_LIST, {**payload, "expires_at": "2026-11-25T03:00:00Z"}, office.signer)
    assert office.verify(office.licence(), longer).reason == "LIST_MALFORMED"


def test_a_list_of_a_stranger_or_changed_leaves_the_status_unknown(office: Office) -> None:
    stranger = Office(Ed25519Signer(Ed25519PrivateKey.from_private_bytes(bytes(32))), office.keys)
    verdict = office.verify(office.licence(), stranger.statuses())
    assert (verdict.status, verdict.reason) == (Status.UNKNOWN, "LIST_FORGED")
    header, payload, signature = office.statuses(revoked=[LICENCE.serial]).split(".")
    freed = base64url(from_base64url(payload).replace(b'"size":100', b'"size":101'))
    assert office.verify(office.licence(), f"{header}.{freed}.{signature}").reason == "LIST_ALTERED"
    assert office.verify(office.licence(), office.statuses(authority="450102")).reason == "LIST_FORGED"


def flipped(text: str, at: int, bit: int) -> str:
    """The text as read after one bit of one of its bytes has changed."""
    data = bytearray(text.encode("ascii"))
    data[at % len(data)] ^= 1 << bit
    return data.decode("latin-1")


@given(st.integers(0, 10**6), st.integers(0, 7), st.booleans())
@settings(max_examples=600)
def test_a_document_with_any_flipped_bit_is_rejected(office: Office, at: int, bit: int, scanned: bool) -> None:
    document = qr_text(office.licence()) if scanned else office.licence()
    assert office.verify(document, office.statuses()).status is Status.VALID
    verdict = office.verify(flipped(document, at, bit), office.statuses())
    assert verdict.status is Status.REJECTED
    assert verdict.licence is None


@given(st.integers(0, 10**6), st.integers(0, 7))
@settings(max_examples=400)
def test_with_any_bit_of_the_list_flipped_nothing_is_known(office: Office, at: int, bit: int) -> None:
    statuses = flipped(office.statuses(revoked=[3]), at, bit)
    assert office.verify(office.licence(), statuses).status is Status.UNKNOWN


@given(st.text(max_size=300), st.none() | st.text(max_size=300))
def test_any_texts_get_a_verdict_and_never_valid(office: Office, document: str, status_list: str | None) -> None:
    assert office.verify(document, status_list).status is Status.REJECTED
    assert office.verify(office.licence(), status_list).status is Status.UNKNOWN


words = st.text(st.characters(codec="utf-8"), max_size=20)


@given(words, words, st.lists(words, max_size=5), st.integers(0, 2**24 - 1), st.none() | st.dates(LICENCE.valid_from))
def test_whatever_a_licence_says_comes_back_from_text_and_code(
    office: Office, number: str, holder: str, scope: list[str], serial: int, valid_to: date | None
) -> None:
    licence = replace(LICENCE, number=number, holder=holder, scope=tuple(scope), serial=serial, valid_to=valid_to)
    document = sign_licence(licence, office.signer)
    for text in (document, qr_text(document)):
        assert office.verify(text, None).licence == licence


def test_json_in_a_second_writing_is_malformed_although_signed(office: Office) -> None:
    header = canonical_json({"alg": "EdDSA", "kid": office.signer.kid, "typ": Type.LICENCE})
    payload = b'{"format": 1}'
    signature = office.signer.sign(f"{base64url(header)}.{base64url(payload)}".encode())
    document = ".".join(map(base64url, (header, payload, signature)))
    assert office.verify(document, None).reason == "MALFORMED"


def test_time_without_a_zone_is_an_error_of_the_caller(office: Office) -> None:
    with pytest.raises(ValueError, match="time zone"):
        verify(office.licence(), None, office.keys, NOON.replace(tzinfo=None))
    with pytest.raises(ValueError, match="time zone"):
        sign_licence(replace(LICENCE, issued_at=NOON.replace(tzinfo=None)), office.signer)


def test_every_reason_has_words_for_both_readers_a_rule_and_a_remedy() -> None:
    assert all(all(reason) for reason in REASONS.values())
    assert [code for code, reason in REASONS.items() if reason.status is Status.VALID] == ["IN_FORCE"]
