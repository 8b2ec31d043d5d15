"""The pages an officer sees. Each works without script; with it, the answer is fetched as a fragment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from chassis.errors import Refusal, RefusalKind
from chassis.identity import Caller
from chassis.permissions import PermissionTable
from command_center.center import CommandCenter
from command_center.licences import DEFAULT_DAYS
from command_center.service import SERVICE
from command_center.web import case_listings, forms, listings, problems
from command_center.web.i18n import LANGUAGES, Language, translate
from command_center.web.overview import SPANS, Overview
from command_center.web.rendering import Renderer
from command_center.web.sessions import Sessions
from smartsupervision.commandcenter.v1.case_view_pb2 import GetCaseViewRequest
from smartsupervision.commandcenter.v1.command_center_pb2 import GetEntityViewRequest
from smartsupervision.commandcenter.v1.deadline_search_pb2 import SearchDeadlinesRequest
from smartsupervision.commandcenter.v1.licence_search_pb2 import CountExpiringRequest

LANGUAGE_COOKIE: Final = "ssv_language"
_YEAR_SECONDS: Final = 365 * 24 * 3600
_FRAGMENT_HEADER: Final = "x-fragment"

Signed = Callable[[Request, Caller], Awaitable[Response]]

log = structlog.get_logger()


class Pages:
    """Search, entity, sign-in and errors."""

    def __init__(
        self, center: CommandCenter, sessions: Sessions, permissions: PermissionTable, renderer: Renderer
    ) -> None:
        self._center = center
        self._sessions = sessions
        self._permissions = permissions
        self._renderer = renderer

    def routes(self) -> list[Route]:
        """All pages."""
        return [
            Route("/", self.signed(self.search)),
            Route("/entities/{id}", self.signed(self.entity)),
            Route("/licences", self.signed(self.licences)),
            Route("/deadlines", self.signed(self.deadlines)),
            Route("/alarms", self.signed(self.alarms)),
            Route("/cases", self.signed(self.board)),
            Route("/cases/list", self.signed(self.cases)),
            Route("/cases/{id}", self.signed(self.case)),
            Route("/clues", self.signed(self.clues)),
            Route("/publications", self.signed(self.publications)),
            Route("/sign-in", self.sign_in),
            Route("/sign-out", self.sign_out, methods=["POST"]),
            Route("/language/{language}", self.language),
        ]

    async def search(self, request: Request, caller: Caller) -> Response:
        """The search page; with the fragment header only its answer."""
        method = self._allowed(caller, "SearchEntities")
        wanted = forms.request_of(request.query_params.multi_items())
        answer = await self._center.search(wanted, caller, method)
        return self._listed(request, ("answer.html", "search.html"), caller, search=wanted, answer=answer)

    async def licences(self, request: Request, caller: Caller) -> Response:
        """What expires when, where and of which kind, and the licences behind each count."""
        method, counting = self._allowed(caller, "SearchLicences"), self._allowed(caller, "CountExpiring")
        wanted = listings.LICENCES.request_of(request.query_params.multi_items())
        answer = await self._center.search_licences(wanted, caller, method)
        templates = ("licences_answer.html", "licences.html")
        if _is_fragment(request):
            return self._listed(request, templates, caller, search=wanted, answer=answer, forms=listings.LICENCES)
        days = wanted.filter.expiring_within_days or DEFAULT_DAYS
        counted = await self._center.count_expiring(CountExpiringRequest(days=days), caller, counting)
        overview = Overview.of(counted.counts)
        return self._listed(
            request,
            templates,
            caller,
            search=wanted,
            answer=answer,
            forms=listings.LICENCES,
            overview=overview,
            days=days,
            spans=SPANS,
        )

    async def deadlines(self, request: Request, caller: Caller) -> Response:
        """Time limits that run."""
        wanted = listings.DEADLINES.request_of(request.query_params.multi_items())
        return await self._limits(request, caller, wanted, listings.DEADLINES)

    async def alarms(self, request: Request, caller: Caller) -> Response:
        """What is near and what was missed, the newest first."""
        wanted = listings.of_alarms(request.query_params.multi_items())
        return await self._limits(request, caller, wanted, listings.ALARMS)

    async def _limits(
        self,
        request: Request,
        caller: Caller,
        wanted: SearchDeadlinesRequest,
        form: listings.Form[SearchDeadlinesRequest],
    ) -> Response:
        answer = await self._center.search_deadlines(wanted, caller, self._allowed(caller, "SearchDeadlines"))
        templates = ("deadlines_answer.html", "deadlines.html")
        return self._listed(request, templates, caller, search=wanted, answer=answer, forms=form)

    async def entity(self, request: Request, caller: Caller) -> Response:
        """One entity."""
        method = self._allowed(caller, "GetEntityView")
        wanted = GetEntityViewRequest(name=f"entities/{request.path_params['id']}")
        view = await self._center.view(wanted, caller, method)
        return self.page(request, "entity.html", caller, view=view)

    async def board(self, request: Request, caller: Caller) -> Response:
        """Cases in columns by stage, office or clock."""
        method = self._allowed(caller, "GetCaseBoard")
        parameters = request.query_params.multi_items()
        group = case_listings.group_of(parameters)
        form = case_listings.board_form(group)
        wanted = form.request_of(parameters)
        answer = await self._center.case_board(case_listings.board_of(wanted, group), caller, method)
        templates = ("board_answer.html", "board.html")
        return self._listed(request, templates, caller, search=wanted, answer=answer, forms=form, group=group)

    async def cases(self, request: Request, caller: Caller) -> Response:
        """The same cases as a list."""
        method, form = self._allowed(caller, "SearchCases"), case_listings.CASES
        wanted = form.request_of(request.query_params.multi_items())
        answer = await self._center.search_cases(wanted, caller, method)
        templates = ("cases_answer.html", "cases.html")
        return self._listed(request, templates, caller, search=wanted, answer=answer, forms=form)

    async def clues(self, request: Request, caller: Caller) -> Response:
        """Clues, those to be verified unless others are asked for."""
        method, form = self._allowed(caller, "SearchClues"), case_listings.CLUES
        wanted = form.request_of(request.query_params.multi_items())
        answer = await self._center.search_clues(wanted, caller, method)
        templates = ("clues_answer.html", "clues.html")
        return self._listed(request, templates, caller, search=wanted, answer=answer, forms=form)

    async def publications(self, request: Request, caller: Caller) -> Response:
        """Publications of penalties: what is shown now, and what has to be done."""
        method, form = self._allowed(caller, "SearchPublications"), case_listings.PUBLICATIONS
        wanted = form.request_of(request.query_params.multi_items())
        answer = await self._center.search_publications(wanted, caller, method)
        templates = ("publications_answer.html", "publications.html")
        csrf = self._sessions.csrf(request)
        return self._listed(request, templates, caller, search=wanted, answer=answer, forms=form, csrf=csrf)

    async def case(self, request: Request, caller: Caller) -> Response:
        """One penalty case."""
        method = self._allowed(caller, "GetCaseView")
        wanted = GetCaseViewRequest(name=f"cases/{request.path_params['id']}")
        view = await self._center.case_view(wanted, caller, method)
        labels = {named.name: named.label for named in view.names}
        return self.page(request, "case.html", caller, view=view, labels=labels)

    async def sign_in(self, request: Request) -> Response:
        """Start a session for the token in the link, or say how to get a link."""
        token = request.query_params.get("token")
        if token is None:
            return self.page(request, "sign_in.html", None, refusal=None)
        response = RedirectResponse("/", status_code=303)
        try:
            self._sessions.start(response, token, secure=request.url.scheme == "https")
        except Refusal as refusal:
            return self.page(request, "sign_in.html", None, status=401, refusal=refusal)
        return response

    async def sign_out(self, request: Request) -> Response:
        """End the session."""
        response = RedirectResponse("/sign-in", status_code=303)
        self._sessions.end(response)
        return response

    async def language(self, request: Request) -> Response:
        """Keep the language and go back."""
        wanted = request.path_params["language"]
        response = RedirectResponse(_local(request.query_params.get("to", "/")), status_code=303)
        if wanted in LANGUAGES:
            response.set_cookie(LANGUAGE_COOKIE, wanted, max_age=_YEAR_SECONDS, samesite="lax", httponly=True)
        return response

    async def missing(self, request: Request, error: Exception) -> Response:
        """No such page."""
        message = translate(language_of(request), "not_found")
        return self.page(request, "error.html", None, status=404, refusal=None, message=message)

    async def defect(self, request: Request, error: Exception) -> Response:
        """An error of ours."""
        message = translate(language_of(request), "internal")
        return self.page(request, "error.html", None, status=500, refusal=None, message=message)

    def signed(self, page: Signed) -> Callable[[Request], Awaitable[Response]]:
        """A page for signed-in officers; refusals become a page that explains them."""

        async def answer(request: Request) -> Response:
            caller = None
            try:
                caller = self._sessions.caller(request)
                if caller is None:
                    return self._to_sign_in(request)
                return await page(request, caller)
            except Refusal as refusal:
                return self.refused(request, caller, refusal)

        return answer

    def _to_sign_in(self, request: Request) -> Response:
        if _FRAGMENT_HEADER in request.headers:
            return Response(status_code=401)
        return RedirectResponse("/sign-in", status_code=303)

    def _allowed(self, caller: Caller, method: str) -> str:
        full = f"/{SERVICE.full_name}/{method}"
        self._permissions.check(full, caller)
        return full

    def refused(self, request: Request, caller: Caller | None, refusal: Refusal) -> Response:
        """A page that says what is wrong and what to do."""
        if refusal.kind is RefusalKind.UNAVAILABLE:
            log.warning("page.unavailable", reason=refusal.reason, **refusal.metadata)
        chinese = language_of(request) == "zh" and refusal.message_zh
        message = refusal.message_zh if chinese else refusal.message
        status = problems.STATUS[refusal.kind]
        return self.page(request, "error.html", caller, status=status, refusal=refusal, message=message)

    def _listed(self, request: Request, templates: tuple[str, str], caller: Caller, **values: Any) -> HTMLResponse:
        """A page with a list, or its list alone where a script asks for it."""
        response = self.page(request, templates[0 if _is_fragment(request) else 1], caller, **values)
        response.headers["Vary"] = "Cookie, X-Fragment"
        return response

    def page(
        self, request: Request, template: str, caller: Caller | None, *, status: int = 200, **values: object
    ) -> HTMLResponse:
        """A page in the officer's language."""
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        if request.url.path == "/sign-in":
            # The token in the link must not travel on.
            here = "/sign-in"
        html = self._renderer.render(template, language_of(request), caller, here=here, **values)
        return HTMLResponse(html, status)


def language_of(request: Request) -> Language:
    """Chinese unless the officer chose otherwise."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "zh")
    return "en" if chosen == "en" else "zh"


def _is_fragment(request: Request) -> bool:
    return request.headers.get(_FRAGMENT_HEADER) == "answer"


def _local(path: str) -> str:
    """A path of this site and nothing else."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"
