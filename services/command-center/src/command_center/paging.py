"""Page tokens: opaque to callers, bound to the request they came from. Pure."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Sequence
from copy import deepcopy
from typing import Final, Literal

import orjson

from chassis.errors import Refusal, RefusalKind, Violation
from smartsupervision.commandcenter.v1.case_search_pb2 import SearchCasesRequest
from smartsupervision.commandcenter.v1.clue_search_pb2 import SearchCluesRequest
from smartsupervision.commandcenter.v1.command_center_pb2 import SearchEntitiesRequest
from smartsupervision.commandcenter.v1.deadline_search_pb2 import SearchDeadlinesRequest
from smartsupervision.commandcenter.v1.licence_search_pb2 import SearchLicencesRequest
from smartsupervision.commandcenter.v1.publication_search_pb2 import SearchPublicationsRequest

Paged = (
    SearchEntitiesRequest
    | SearchLicencesRequest
    | SearchDeadlinesRequest
    | SearchCasesRequest
    | SearchCluesRequest
    | SearchPublicationsRequest
)

_OF_ONE_PAGE: Final[tuple[Literal["page_token", "page_size", "skip_facets"], ...]] = (
    "page_token",
    "page_size",
    "skip_facets",
)


def token(request: Paged, last_sort: Sequence[object]) -> str:
    """The token of the page after the hit with these sort values."""
    content = orjson.dumps({"of": _fingerprint(request), "after": list(last_sort)})
    return base64.urlsafe_b64encode(content).decode("ascii")


def position(request: Paged) -> list[object] | None:
    """The sort values to go on after; None for the first page. Refusal if the token is not of this request."""
    if not request.page_token:
        return None
    try:
        content = orjson.loads(base64.b64decode(request.page_token, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError) as error:
        raise _refusal("the token is not one of ours") from error
    if not isinstance(content, dict) or content.get("of") != _fingerprint(request):
        raise _refusal("the token belongs to another query, filter or order")
    after = content.get("after")
    if not isinstance(after, list) or not _is_sort(after):
        raise _refusal("the token is not one of ours")
    return after


def _fingerprint(request: Paged) -> str:
    same = deepcopy(request)
    for field in _OF_ONE_PAGE:
        same.ClearField(field)
    return hashlib.sha256(same.SerializeToString(deterministic=True)).hexdigest()[:16]


def _is_sort(after: list[object]) -> bool:
    """A score, a day or both, then the identifier of the last hit."""
    if len(after) not in (2, 3):
        return False
    *values, identifier = after
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)
    return numbers and isinstance(identifier, str)


def _refusal(problem: str) -> Refusal:
    return Refusal(
        RefusalKind.INVALID_ARGUMENT,
        "INVALID_PAGE_TOKEN",
        f"page_token: {problem}",
        "分页标记无效",
        rule="AIP-158",
        remedy="send the next_page_token of the page before, with the same request otherwise",
        violations=(Violation("page_token", problem),),
    )
