"""Who is looking at the page: a signed cookie, given for a person token and good for eight hours."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta
from typing import Final
from uuid import UUID

import jwt
from starlette.requests import Request
from starlette.responses import Response

from chassis.clock import Clock
from chassis.errors import Refusal, RefusalKind
from chassis.identity import Caller
from chassis.serving.tokens import LIFETIME as TOKEN_LIFETIME
from chassis.serving.tokens import Person, TokenVerifier

COOKIE: Final = "ssv_session"
ACTING_COOKIE: Final = "ssv_acting"
"""The person token itself, for what officers do from the page. It goes to the paths that act and nowhere else, and is
over when the token is: who acts has shown within a quarter of an hour who they are."""
ACTING_PATH: Final = "/actions"
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


SIGN_IN_AGAIN: Final = Refusal(
    RefusalKind.UNAUTHENTICATED,
    "SIGN_IN_AGAIN",
    "acting needs a sign-in of the last fifteen minutes",
    "办理事项需要十五分钟内的登录",
    rule="person tokens live fifteen minutes",
    remedy="open a new sign-in link (`ssv token --link`) and choose again",
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
        response.set_cookie(
            ACTING_COOKIE,
            token,
            max_age=int(TOKEN_LIFETIME.total_seconds()),
            path=ACTING_PATH,
            httponly=True,
            samesite="strict",
            secure=secure,
        )

    def end(self, response: Response) -> None:
        """Take the cookie back."""
        response.delete_cookie(COOKIE, httponly=True, samesite="lax")
        response.delete_cookie(ACTING_COOKIE, path=ACTING_PATH, httponly=True, samesite="strict")

    def acting(self, request: Request, caller: Caller) -> str:
        """The officer's own token, still good. Raises Refusal SIGN_IN_AGAIN."""
        token = request.cookies.get(ACTING_COOKIE, "")
        try:
            person = self._tokens.verify(token)
        except Refusal as refusal:
            raise SIGN_IN_AGAIN from refusal
        if (person.department, person.officer) != (caller.department, caller.officer):
            raise SIGN_IN_AGAIN
        return token

    def csrf(self, request: Request) -> str:
        """What a form of this session carries, so that no other site can send it."""
        session = request.cookies.get(COOKIE, "")
        return hmac.new(self._secret.encode(), b"form\0" + session.encode(), hashlib.sha256).hexdigest()

    def is_ours(self, request: Request, csrf: str) -> bool:
        """Whether a form was given to this session."""
        return hmac.compare_digest(self.csrf(request).encode(), csrf.encode())

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
            "post": str(person.post) if person.post else "",
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
            post=UUID(claims["post"]) if claims.get("post") else None,
        )


def _caller(person: Person) -> Caller:
    return Caller(
        department=person.department,
        officer=person.officer,
        duties=person.duties,
        division=person.division,
        post=person.post,
    )
