"""The page's address and the search request it stands for: each can be made from the other. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final
from urllib.parse import urlencode

from chassis.errors import Violation
from command_center.validation import invalid
from smartsupervision.commandcenter.v1.command_center_pb2 import SearchEntitiesRequest
from smartsupervision.licensing.v1.entity_pb2 import EntityStatus, EntityType

Parameters = Sequence[tuple[str, str]]

_TYPE: Final = "ENTITY_TYPE_"
_STATUS: Final = "ENTITY_STATUS_"
ORDERS: Final = {"": "", "relevance": "relevance", "newest": "established_date desc", "oldest": "established_date"}
_ORDER_NAMES: Final = {order: name for name, order in ORDERS.items()}
PAGE_SIZE: Final = 20


def request_of(parameters: Parameters) -> SearchEntitiesRequest:
    """The search that an address asks for. Refusal INVALID_REQUEST for values that mean nothing."""
    request = SearchEntitiesRequest(page_size=PAGE_SIZE)
    violations = [violation for name, value in parameters for violation in _apply(request, name, value.strip())]
    if violations:
        raise invalid(violations)
    return request


def _apply(request: SearchEntitiesRequest, name: str, value: str) -> Iterable[Violation]:
    try:
        _set(request, name, value)
    except (ValueError, KeyError):
        yield Violation(name, f"{value[:40]!r} is not a value of this filter")


def _set(request: SearchEntitiesRequest, name: str, value: str) -> None:
    match name:
        case "q":
            request.query = value
        case "order":
            request.order_by = ORDERS[value]
        case "after":
            request.page_token = value
        case "city":
            request.filter.divisions.append(value)
        case "type":
            request.filter.types.append(EntityType.Value(_TYPE + value))
        case "status":
            request.filter.statuses.append(EntityStatus.Value(_STATUS + value))
        case "established_year":
            request.filter.established_years.append(int(value))
        case "reserved":
            request.filter.reserved = {"true": True, "false": False}[value]


def parameters_of(request: SearchEntitiesRequest) -> list[tuple[str, str]]:
    """The address that asks for a search."""
    chosen = request.filter
    parameters = [("q", request.query)] if request.query else []
    parameters += [("city", division) for division in chosen.divisions]
    parameters += [("type", EntityType.Name(value).removeprefix(_TYPE)) for value in chosen.types]
    parameters += [("status", EntityStatus.Name(value).removeprefix(_STATUS)) for value in chosen.statuses]
    parameters += [("established_year", str(year)) for year in chosen.established_years]
    if chosen.HasField("reserved"):
        parameters.append(("reserved", str(chosen.reserved).lower()))
    if request.order_by:
        parameters.append(("order", _ORDER_NAMES[request.order_by]))
    if request.page_token:
        parameters.append(("after", request.page_token))
    return parameters


def short(facet: str, value: str) -> str:
    """A facet's value as addresses write it."""
    prefix = {"type": _TYPE, "status": _STATUS}.get(facet, "")
    return value.removeprefix(prefix)


def toggled(request: SearchEntitiesRequest, facet: str, value: str) -> str:
    """The address with one facet value more or, where it is chosen already, less; always of the first page."""
    pair = (facet, short(facet, value))
    parameters = [parameter for parameter in parameters_of(request) if parameter[0] != "after"]
    if pair in parameters:
        parameters.remove(pair)
    else:
        if facet == "reserved":
            parameters = [parameter for parameter in parameters if parameter[0] != "reserved"]
        parameters.append(pair)
    return address(parameters)


def links(request: SearchEntitiesRequest) -> Callable[[str, str], str]:
    """The same for each facet value of a page."""
    return partial(toggled, request)


def page(request: SearchEntitiesRequest, token: str) -> str:
    """The address of the page a token stands for; the first page if it is empty."""
    parameters = [parameter for parameter in parameters_of(request) if parameter[0] != "after"]
    return address([*parameters, ("after", token)] if token else parameters)


def without_filters(request: SearchEntitiesRequest) -> str:
    """The address with the query and order alone."""
    return address([parameter for parameter in parameters_of(request) if parameter[0] in ("q", "order")])


def address(parameters: Parameters) -> str:
    """A path of this site."""
    return f"/?{urlencode(parameters)}" if parameters else "/"
