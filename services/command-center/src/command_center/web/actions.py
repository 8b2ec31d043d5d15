"""What officers do from the page: chosen, read once more, confirmed, and answered row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import parse_qs
from uuid import UUID, uuid4

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chassis.errors import Refusal, RefusalKind, Violation
from chassis.identity import Caller
from command_center.publishing import MOST, Publishing
from command_center.validation import invalid, uuid_of
from command_center.web.pages import Pages
from command_center.web.sessions import Sessions

MAX_FORM_BYTES: Final = 32 * 1024
Form = dict[str, list[str]]
"""Fields of a form with all their values."""

FORGED: Final = Refusal(
    RefusalKind.PERMISSION_DENIED,
    "FORM_NOT_OURS",
    "the form was not given to this session",
    "表单不是本次登录取得的",
    rule="CSRF",
    remedy="open the list again and choose anew",
)


class Actions:
    """Publishing, in two steps."""

    def __init__(self, pages: Pages, sessions: Sessions, publishing: Publishing) -> None:
        self._pages = pages
        self._sessions = sessions
        self._publishing = publishing

    def routes(self) -> list[Route]:
        """Each takes forms of our own pages alone."""
        return [
            Route("/actions/publish", self._pages.signed(self.choose), methods=["POST"]),
            Route("/actions/publish/confirmed", self._pages.signed(self.publish), methods=["POST"]),
        ]

    async def choose(self, request: Request, caller: Caller) -> Response:
        """What was chosen, as enforcement tells it now, before anything happens."""
        form, token = await self._checked(request, caller)
        publications = await self._publishing.read(_names(form), token)
        csrf, batch = self._sessions.csrf(request), str(uuid4())
        return self._pages.page(
            request, "publish_confirm.html", caller, publications=publications, csrf=csrf, batch=batch
        )

    async def publish(self, request: Request, caller: Caller) -> Response:
        """What became of each."""
        form, token = await self._checked(request, caller)
        try:
            batch = UUID(form.get("batch", [""])[0])
        except ValueError as error:
            raise invalid([Violation("batch", "must be a UUID")]) from error
        outcomes = await self._publishing.publish(_names(form), token, batch)
        return self._pages.page(request, "publish_done.html", caller, outcomes=outcomes)

    async def _checked(self, request: Request, caller: Caller) -> tuple[Form, str]:
        """The form and the officer's own token. Refusal FORM_NOT_OURS or SIGN_IN_AGAIN."""
        form = await _form(request)
        if not self._sessions.is_ours(request, form.get("csrf", [""])[0]):
            raise FORGED
        return form, self._sessions.acting(request, caller)


async def _form(request: Request) -> Form:
    """What a page of ours sends: few fields, in the plainest of encodings."""
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > MAX_FORM_BYTES:
            raise invalid([Violation("form", f"at most {MAX_FORM_BYTES} bytes")])
    try:
        return parse_qs(raw.decode(), max_num_fields=MOST + 10)
    except ValueError as error:
        raise invalid([Violation("form", "cannot be read")]) from error


def _names(form: Form) -> Sequence[str]:
    names = list(dict.fromkeys(form.get("name", [])))
    if not 1 <= len(names) <= MOST:
        raise invalid([Violation("name", f"1 to {MOST} publications")])
    for name in names:
        uuid_of(name, "publications")
    return names
