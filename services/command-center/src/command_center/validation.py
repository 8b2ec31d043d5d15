"""Whether a request can be carried out at all. Pure; every refusal names the field and the limit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from chassis.errors import Refusal, RefusalKind, Violation
from command_center.query import MAX_QUERY_LENGTH, ORDERS
from smartsupervision.commandcenter.v1.command_center_pb2 import EntityFilter, SearchEntitiesRequest
from smartsupervision.licensing.v1.entity_pb2 import EntityStatus, EntityType

MAX_VALUES: Final = 50
MAX_PAGE_SIZE: Final = 100
DEFAULT_PAGE_SIZE: Final = 20
_YEARS: Final = range(1900, 2201)
_DIVISION: Final = re.compile(r"[0-9]{6}", re.ASCII)


def invalid(violations: Iterable[Violation]) -> Refusal:
    """A refusal that lists what is wrong with a request."""
    found = tuple(violations)
    message = "; ".join(f"{violation.field}: {violation.description}" for violation in found)
    return Refusal(
        RefusalKind.INVALID_ARGUMENT,
        "INVALID_REQUEST",
        message,
        "请求内容有误",
        rule="contract of CommandCenterService",
        remedy="correct the fields named and send the request again",
        violations=found,
    )


def check_search(request: SearchEntitiesRequest) -> None:
    """Raises Refusal INVALID_REQUEST unless the search request keeps its limits."""
    violations = [*_query(request.query), *_page_size(request.page_size, MAX_PAGE_SIZE)]
    if request.order_by and request.order_by not in ORDERS:
        violations.append(Violation("order_by", f"must be one of {', '.join(sorted(ORDERS))}"))
    violations += _filter(request.filter)
    if violations:
        raise invalid(violations)


def check_query(query: str, page_size: int, largest: int) -> None:
    """Raises Refusal INVALID_REQUEST unless a query and a page size keep their limits."""
    violations = [*_query(query), *_page_size(page_size, largest)]
    if violations:
        raise invalid(violations)


def uuid_of(name: str, collection: str = "entities") -> UUID:
    """The UUID in a resource name. Raises Refusal INVALID_REQUEST if it is not of the collection."""
    prefix, _, identifier = name.partition("/")
    try:
        if prefix == collection:
            return UUID(identifier)
    except ValueError:
        pass
    raise invalid([Violation("name", f'must be "{collection}/" and a UUID')])


def _query(query: str) -> Iterator[Violation]:
    if len(query) > MAX_QUERY_LENGTH:
        yield Violation("query", f"at most {MAX_QUERY_LENGTH} characters")


def _page_size(size: int, largest: int) -> Iterator[Violation]:
    if not 0 <= size <= largest:
        yield Violation("page_size", f"from 1 to {largest}, or 0 for the default")


def _filter(chosen: EntityFilter) -> Iterator[Violation]:
    for field in ("divisions", "types", "statuses", "established_years"):
        if len(getattr(chosen, field)) > MAX_VALUES:
            yield Violation(f"filter.{field}", f"at most {MAX_VALUES} values")
    if not all(_DIVISION.fullmatch(division) for division in chosen.divisions):
        yield Violation("filter.divisions", "GB/T 2260 codes of six digits")
    if not all(value in EntityType.values() for value in chosen.types):
        yield Violation("filter.types", "values of EntityType")
    if not all(value in EntityStatus.values() for value in chosen.statuses):
        yield Violation("filter.statuses", "values of EntityStatus")
    if not all(year in _YEARS for year in chosen.established_years):
        yield Violation("filter.established_years", f"from {_YEARS.start} to {_YEARS.stop - 1}")
