"""Person tokens: who signed it, for whom, for how long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chassis.clock import ManualClock
from chassis.errors import Refusal
from chassis.serving.tokens import LIFETIME, TokenVerifier, mint

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
def verifier(tmp_path: Path, clock: ManualClock) -> TokenVerifier:
    pem = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "police.pem").write_bytes(pem)
    return TokenVerifier(tmp_path, "smartsupervision", clock)


def signed(**changes: Any) -> str:
    claims = {
        "iss": "police",
        "sub": "officer-1",
        "aud": "smartsupervision",
        "iat": int(NOW.timestamp()),
        "exp": int((NOW + LIFETIME).timestamp()),
        "duty": ["duty-officer"],
        "division": "450100",
        **changes,
    }
    present = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(present, KEY, algorithm="EdDSA", headers={"kid": "police"})


def test_a_minted_token_says_who_it_is(verifier: TokenVerifier) -> None:
    person = verifier.verify(mint(KEY, "police", "officer-1", ["duty-officer"], "450100", "smartsupervision", NOW))
    assert (person.department, person.officer, person.division) == ("police", "officer-1", "450100")
    assert person.duties == {"duty-officer"}


def test_a_token_names_the_post_it_is_used_in(verifier: TokenVerifier) -> None:
    post = UUID("12345678-1234-5678-1234-567812345678")
    who = ("police", "officer-1", ["duty-officer"], "450100", "smartsupervision", NOW)
    assert verifier.verify(mint(KEY, *who, post)).post == post
    assert verifier.verify(mint(KEY, *who)).post is None


def test_a_token_ends_after_fifteen_minutes(verifier: TokenVerifier, clock: ManualClock) -> None:
    token = signed()
    clock.advance(LIFETIME - timedelta(seconds=1))
    verifier.verify(token)
    clock.advance(timedelta(seconds=1))
    with pytest.raises(Refusal, match="TOKEN_EXPIRED"):
        verifier.verify(token)


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": int((NOW + timedelta(minutes=16)).timestamp())},
        {
            "iat": int((NOW + timedelta(days=1)).timestamp()),
            "exp": int((NOW + timedelta(days=1) + LIFETIME).timestamp()),
        },
    ],
)
def test_a_token_that_would_live_longer_is_refused(verifier: TokenVerifier, changes: dict[str, int]) -> None:
    with pytest.raises(Refusal, match="TOKEN_LIVES_TOO_LONG"):
        verifier.verify(signed(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "elsewhere"},
        {"iss": "tax"},
        {"sub": None},
        {"post": "head of the office"},
        {"duty": None},
        {"duty": 7},
        {"division": None},
        {"exp": None},
        {"iat": None},
    ],
)
def test_a_token_that_says_too_little_or_something_else_is_refused(
    verifier: TokenVerifier, changes: dict[str, Any]
) -> None:
    with pytest.raises(Refusal, match="TOKEN_INVALID"):
        verifier.verify(signed(**changes))


@pytest.mark.parametrize("token", ["", "a.b.c", "é", signed()[:-4] + "AAAA"])
def test_what_is_no_token_of_a_known_department_is_refused(verifier: TokenVerifier, token: str) -> None:
    with pytest.raises(Refusal, match="TOKEN_INVALID"):
        verifier.verify(token)
