"""Who is looking at the page: a signed cookie, given for a person token and good for eight hours."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import jwt
from starlette.requests import Request
from starlette.responses import Response

from chassis.clock import Clock
from chassis.errors import Refusal, RefusalKind
from chassis.identity import Caller
from chassis.serving.tokens import Person, TokenVerifier

COOKIE: Final = "ssv_session"
LIFETIME: Final = timedelta(hours=8)
_ALGORITHM: Final = "HS256"

NOT_SIGNED_IN: Final = Refusal(
    RefusalKind.UNAUTHENTICATED,
    "NOT_SIGNED_IN",
    "this needs a session or a bearer token",
    "需要登录",
    rule="RFC 6750",
    remedy="open a sign-in link (`ssv token`) or send an Authorization header",
)


class Sessions:
    """Makes and reads session cookies."""

    def __init__(self, secret: str, tokens: TokenVerifier, clock: Clock) -> None:
        self._secret = secret
        self._tokens = tokens
        self._clock = clock

    def start(self, response: Response, token: str, *, secure: bool) -> None:
        """Give a cookie for a person token. Raises Refusal TOKEN_INVALID or TOKEN_EXPIRED."""
        response.set_cookie(
            COOKIE,
            self._sign(self._tokens.verify(token)),
            max_age=int(LIFETIME.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=secure,
        )

    def end(self, response: Response) -> None:
        """Take the cookie back."""
        response.delete_cookie(COOKIE, httponly=True, samesite="lax")

    def caller(self, request: Request) -> Caller | None:
        """Who asks, by bearer token or cookie; None without either. Raises Refusal for a bad bearer token."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme:
            if scheme.lower() != "bearer":
                raise NOT_SIGNED_IN
            return _caller(self._tokens.verify(token.strip()))
        return self._read(request.cookies.get(COOKIE, ""))

    def _sign(self, person: Person) -> str:
        expires = self._clock.now() + LIFETIME
        claims = {
            "iss": person.department,
            "sub": person.officer,
            "duty": sorted(person.duties),
            "division": person.division,
            "exp": int(expires.timestamp()),
        }
        return jwt.encode(claims, self._secret, algorithm=_ALGORITHM)

    def _read(self, cookie: str) -> Caller | None:
        if not cookie:
            return None
        try:
            # Expiry is judged by our own clock.
            claims = jwt.decode(
                cookie, self._secret, algorithms=[_ALGORITHM], options={"verify_exp": False, "require": ["exp"]}
            )
        except jwt.InvalidTokenError:
            return None
        if claims["exp"] <= self._clock.now().timestamp():
            return None
        return Caller(
            department=claims["iss"],
            officer=claims["sub"],
            duties=frozenset(claims["duty"]),
            division=claims["division"],
        )


def _caller(person: Person) -> Caller:
    return Caller(department=person.department, officer=person.officer, duties=person.duties, division=person.division)
