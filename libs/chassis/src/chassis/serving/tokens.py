"""Person tokens: a JWT signed by the officer's department with Ed25519, valid for 15 minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from chassis.clock import Clock
from chassis.errors import Refusal, RefusalKind

LIFETIME = timedelta(minutes=15)
CLOCK_SKEW_SECONDS = 60
"""How far a department's clock may be ahead of ours."""

_REQUIRED = ["exp", "iat", "sub", "duty", "division"]
_REMEDY = "sign in again or mint a new token (`ssv token`) and repeat the call"


def _refusal(reason: str, message: str, message_zh: str) -> Refusal:
    return Refusal(RefusalKind.UNAUTHENTICATED, reason, message, message_zh, rule="RFC 7519", remedy=_REMEDY)


TOKEN_MISSING = _refusal("TOKEN_MISSING", "this call needs a person's token", "该调用需要人员令牌")
TOKEN_INVALID = _refusal("TOKEN_INVALID", "the token cannot be verified", "令牌无法验证")
TOKEN_EXPIRED = _refusal("TOKEN_EXPIRED", "the token has expired", "令牌已过期")
TOKEN_LIVES_TOO_LONG = _refusal(
    "TOKEN_LIVES_TOO_LONG",
    "the token is valid for more than 15 minutes; it could not be taken back",
    "令牌有效期超过十五分钟",
)
TOKEN_FOREIGN = _refusal(
    "TOKEN_FOREIGN", "the token's issuer is not the department of the certificate", "令牌签发部门与证书部门不一致"
)


@dataclass(frozen=True)
class Person:
    """Who a token speaks of."""

    department: str
    officer: str
    duties: frozenset[str]
    division: str
    post: UUID | None
    """The post of the directory the officer acts in; None where the department keeps no directory."""
    expires_at: float
    """Seconds since the epoch."""


def mint(
    key: Ed25519PrivateKey,
    department: str,
    officer: str,
    duties: Sequence[str],
    division: str,
    audience: str,
    now: datetime,
    post: UUID | None = None,
) -> str:
    """A token for an officer of a department, acting in a post of the directory if one is named."""
    claims = {
        "iss": department,
        "sub": officer,
        "aud": audience,
        "iat": int(now.timestamp()),
        "exp": int((now + LIFETIME).timestamp()),
        "duty": list(duties),
        "division": division,
        **({"post": str(post)} if post else {}),
    }
    return jwt.encode(claims, key, algorithm="EdDSA", headers={"kid": department})


class TokenVerifier:
    """Verifies tokens against the departments' public keys; remembers verified ones until they expire."""

    REMEMBERED = 10_000

    def __init__(self, keys: Path, audience: str, clock: Clock) -> None:
        self._folder = keys
        self._audience = audience
        self._clock = clock
        self._keys: dict[str, Ed25519PublicKey] = {}
        self._known: dict[str, Person] = {}

    def verify(self, token: str) -> Person:
        """The person of a token. Raises Refusal TOKEN_INVALID, TOKEN_EXPIRED or TOKEN_LIVES_TOO_LONG."""
        person = self._known.get(token)
        if person is None:
            person = self._decode(token)
            if len(self._known) >= self.REMEMBERED:
                self._known.clear()
            self._known[token] = person
        now = self._clock.now().timestamp()
        if person.expires_at <= now:
            self._known.pop(token, None)
            raise TOKEN_EXPIRED
        if person.expires_at > now + LIFETIME.total_seconds() + CLOCK_SKEW_SECONDS:
            raise TOKEN_LIVES_TOO_LONG
        return person

    def _decode(self, token: str) -> Person:
        try:
            department = str(jwt.get_unverified_header(token).get("kid", ""))
            claims = jwt.decode(
                token,
                self._key(department),
                algorithms=["EdDSA"],
                audience=self._audience,
                issuer=department,
                # Expiry is judged by our own clock, in verify().
                options={
                    "require": _REQUIRED,
                    "verify_exp": False,
                    "verify_iat": False,
                },
            )
            if float(claims["exp"]) - float(claims["iat"]) > LIFETIME.total_seconds():
                raise TOKEN_LIVES_TOO_LONG
            return Person(
                department=department,
                officer=str(claims["sub"]),
                duties=frozenset(map(str, claims["duty"])),
                division=str(claims["division"]),
                post=UUID(str(claims["post"])) if "post" in claims else None,
                expires_at=float(claims["exp"]),
            )
        except (jwt.InvalidTokenError, TypeError, ValueError) as error:
            raise TOKEN_INVALID from error

    def _key(self, department: str) -> Ed25519PublicKey:
        if department not in self._keys:
            # Read on first use, so that a department added later needs no restart.
            found = {path.stem: path for path in self._folder.glob("*.pem")}
            if department not in found:
                raise TOKEN_INVALID
            key = load_pem_public_key(found[department].read_bytes())
            if not isinstance(key, Ed25519PublicKey):
                raise TOKEN_INVALID
            self._keys[department] = key
        return self._keys[department]
