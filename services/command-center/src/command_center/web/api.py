"""The same service over HTTP and JSON: same messages by protobuf's own JSON mapping, same permissions."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, Literal

import orjson
from google.protobuf import json_format
from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from chassis.clock import Clock
from chassis.errors import Refusal, TransientError, Violation
from chassis.permissions import PermissionTable
from chassis.serving.call import Call, new_traceparent
from chassis.serving.handlers import BACKEND_UNAVAILABLE
from command_center.service import SERVICE, CommandCenterService
from command_center.validation import invalid
from command_center.web import problems
from command_center.web.sessions import NOT_SIGNED_IN, Sessions

MAX_BODY_BYTES: Final = 1024 * 1024
_SECONDS: Final = 30


@dataclass(frozen=True)
class Binding:
    """How one gRPC method is reached by HTTP."""

    verb: Literal["GET", "POST"]
    path: str
    method: str
    resource: str = ""
    """Format of the request's `name`, filled from the path."""

    @property
    def descriptor(self) -> MethodDescriptor:
        """The method in the schema."""
        return SERVICE.methods_by_name[self.method]


BINDINGS: Final = (
    Binding("POST", "/api/v1/entities:search", "SearchEntities"),
    Binding("GET", "/api/v1/entities:suggest", "SuggestEntities"),
    Binding("GET", "/api/v1/entities/{id}", "GetEntityView", resource="entities/{id}"),
    Binding("POST", "/api/v1/licences:search", "SearchLicences"),
    Binding("POST", "/api/v1/licences:countExpiring", "CountExpiring"),
    Binding("POST", "/api/v1/deadlines:search", "SearchDeadlines"),
    Binding("POST", "/api/v1/cases:search", "SearchCases"),
    Binding("POST", "/api/v1/cases:board", "GetCaseBoard"),
    Binding("GET", "/api/v1/cases/{id}", "GetCaseView", resource="cases/{id}"),
    Binding("POST", "/api/v1/clues:search", "SearchClues"),
    Binding("POST", "/api/v1/publications:search", "SearchPublications"),
    Binding("GET", "/api/v1/completeness", "GetCompleteness"),
    Binding("POST", "/api/v1/completeness:verify", "VerifyCompleteness"),
    Binding("POST", "/api/v1/indices:verify", "VerifyIndex"),
    Binding("POST", "/api/v1/indices:rebuild", "RebuildIndex"),
    Binding("GET", "/api/v1/parked", "ListParked"),
    Binding("POST", "/api/v1/parked:replay", "ReplayParked"),
)


class Api:
    """Translates HTTP requests into calls of the gRPC service's methods."""

    def __init__(
        self, service: CommandCenterService, sessions: Sessions, permissions: PermissionTable, clock: Clock
    ) -> None:
        self._service = service
        self._sessions = sessions
        self._permissions = permissions
        self._clock = clock

    def routes(self) -> list[Route]:
        """One route per binding."""
        return [Route(binding.path, self._endpoint(binding), methods=[binding.verb]) for binding in BINDINGS]

    def _endpoint(self, binding: Binding) -> Any:
        async def endpoint(request: Request) -> Response:
            try:
                return await self._answer(binding, request)
            except TransientError:
                return refused(BACKEND_UNAVAILABLE)
            except Refusal as refusal:
                return refused(refusal)

        return endpoint

    async def _answer(self, binding: Binding, request: Request) -> Response:
        call = self._call(binding, request)
        message = await _message(binding, request)
        function = getattr(self._service, binding.method)
        if binding.descriptor.server_streaming:
            return StreamingResponse(_lines(function(message, call)), media_type="application/x-ndjson")
        return _json(json_format.MessageToDict(await function(message, call)))

    def _call(self, binding: Binding, request: Request) -> Call:
        caller = self._sessions.caller(request)
        if caller is None:
            raise NOT_SIGNED_IN
        method = f"/{SERVICE.full_name}/{binding.method}"
        self._permissions.check(method, caller)
        return Call(
            caller=caller,
            method=method,
            deadline=self._clock.now() + timedelta(seconds=_SECONDS),
            traceparent=request.headers.get("traceparent", "")[:64] or new_traceparent(),
        )


async def _message(binding: Binding, request: Request) -> Message:
    message: Message = GetMessageClass(binding.descriptor.input_type)()
    content = await _body(request) if binding.verb == "POST" else dict(_query(binding, request))
    if binding.resource:
        content["name"] = binding.resource.format(id=request.path_params["id"])
    try:
        return json_format.ParseDict(content, message)
    except json_format.ParseError as error:
        raise invalid([Violation("body", str(error)[:300])]) from error


async def _body(request: Request) -> dict[str, Any]:
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > MAX_BODY_BYTES:
            raise invalid([Violation("body", f"at most {MAX_BODY_BYTES} bytes")])
    try:
        content = orjson.loads(raw or b"{}")
    except orjson.JSONDecodeError as error:
        raise invalid([Violation("body", f"is not JSON: {error}")]) from error
    if not isinstance(content, dict):
        raise invalid([Violation("body", "must be a JSON object")])
    return content


def _query(binding: Binding, request: Request) -> Iterator[tuple[str, Any]]:
    """Query parameters as JSON values; the JSON mapping reads numbers from strings by itself."""
    fields = {field.json_name: field for field in binding.descriptor.input_type.fields}
    for name, value in request.query_params.items():
        if name not in fields:
            raise invalid([Violation(name, f"is no parameter; known are: {', '.join(fields) or 'none'}")])
        yield name, value


async def _lines(messages: AsyncIterator[Message]) -> AsyncIterator[bytes]:
    """One JSON object a line; a refusal on the way is the last line."""
    try:
        async for message in messages:
            yield orjson.dumps(json_format.MessageToDict(message)) + b"\n"
    except TransientError:
        yield orjson.dumps(problems.body(BACKEND_UNAVAILABLE)) + b"\n"
    except Refusal as refusal:
        yield orjson.dumps(problems.body(refusal)) + b"\n"


def _json(content: Any, status: int = 200) -> Response:
    return Response(orjson.dumps(content), status, media_type="application/json")


def refused(refusal: Refusal) -> Response:
    """The answer to a request that is not carried out."""
    return _json(problems.body(refusal), problems.STATUS[refusal.kind])
