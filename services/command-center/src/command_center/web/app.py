"""The web application: pages, API, static files."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import Final

import orjson
import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from chassis.errors import Refusal, RefusalKind
from command_center.web import openapi
from command_center.web.actions import Actions
from command_center.web.api import Api, refused
from command_center.web.pages import Pages
from command_center.web.security import SecurityHeaders

_STATIC: Final = {
    "app.css": "text/css; charset=utf-8",
    "app.js": "text/javascript; charset=utf-8",
    "mark.svg": "image/svg+xml",
}

NO_SUCH_PATH: Final = Refusal(
    RefusalKind.NOT_FOUND,
    "NO_SUCH_PATH",
    "no method has this path and verb",
    "没有该接口",
    rule="openapi.json",
    remedy="see /openapi.json",
)

log = structlog.get_logger()


def build(pages: Pages, api: Api, healthy: Callable[[], Awaitable[bool]], actions: Actions | None = None) -> ASGIApp:
    """The application; without actions it only shows."""

    async def health(request: Request) -> Response:
        well = await healthy()
        return Response("ok\n" if well else "unwell\n", 200 if well else 503, media_type="text/plain")

    async def missing(request: Request, error: Exception) -> Response:
        if request.url.path.startswith("/api/"):
            return refused(NO_SUCH_PATH)
        return await pages.missing(request, error)

    async def defect(request: Request, error: Exception) -> Response:
        log.error("web.defect", path=request.url.path, exc_info=error)
        return await pages.defect(request, error)

    acting = actions.routes() if actions else []
    routes = [*pages.routes(), *acting, *api.routes(), Route("/healthz", health)]
    routes += [Route("/openapi.json", _openapi), *map(_static, _STATIC)]
    application = Starlette(routes=routes, exception_handlers={404: missing, 405: missing, 500: defect})
    # Outermost, so that answers to defects have the headers too.
    return SecurityHeaders(application)


def _static(name: str) -> Route:
    content = (files("command_center.web") / "static" / name).read_bytes()

    async def file(request: Request) -> Response:
        return Response(content, media_type=_STATIC[name], headers={"Cache-Control": "no-cache"})

    return Route(f"/static/{name}", file)


async def _openapi(request: Request) -> Response:
    return Response(orjson.dumps(openapi.document()), media_type="application/json")
