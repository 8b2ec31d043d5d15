"""Whether a request can be carried out at all. Pure; every refusal names the field and the limit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sized
from typing import Final
from uuid import UUID

from chassis.errors import Refusal, RefusalKind, Violation
from command_center.paging import Paged
from command_center.query import MAX_QUERY_LENGTH, ORDERS
from smartsupervision.commandcenter.v1.case_search_pb2 import (
    BoardGroup,
    CaseFilter,
    CaseStage,
    GetCaseBoardRequest,
    Pressure,
    SearchCasesRequest,
)
from smartsupervision.commandcenter.v1.clue_search_pb2 import SearchCluesRequest
from smartsupervision.commandcenter.v1.command_center_pb2 import EntityFilter, SearchEntitiesRequest
from smartsupervision.commandcenter.v1.deadline_search_pb2 import Alarm, SearchDeadlinesRequest
from smartsupervision.commandcenter.v1.licence_search_pb2 import CountExpiringRequest, SearchLicencesRequest
from smartsupervision.commandcenter.v1.publication_search_pb2 import PublicationTask, SearchPublicationsRequest
from smartsupervision.enforcement.v1.clue_pb2 import ClueSource, ClueStatus
from smartsupervision.enforcement.v1.publicity_pb2 import PublicityGrade, PublicityStatus
from smartsupervision.licensing.v1.entity_pb2 import EntityStatus, EntityType
from smartsupervision.licensing.v1.licence_pb2 import LicenceStatus
from smartsupervision.matters.v1.deadline_pb2 import DeadlineStatus

MAX_VALUES: Final = 50
MAX_PAGE_SIZE: Final = 100
DEFAULT_PAGE_SIZE: Final = 20
_YEARS: Final = range(1900, 2201)
_DIVISION: Final = re.compile(r"[0-9]{6}", re.ASCII)
_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)
MAX_DAYS: Final = 3660
LICENCE_ORDERS: Final = frozenset({"valid_to", "valid_to desc"})
MAX_CARDS: Final = 20
CASE_ORDERS: Final = frozenset({"urgency", "filed_date", "filed_date desc"})
PUBLICATION_ORDERS: Final = frozenset({"urgency", "decided_date", "decided_date desc", "stops_date"})
CLUE_ORDERS: Final = frozenset({"urgency", "received_date", "received_date desc"})
DEADLINE_ORDERS: Final = frozenset({"due_date", "due_date desc", "alarm_time desc"})


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
    """Raises Refusal INVALID_REQUEST unless the search for entities keeps its limits."""
    violations = [*_page(request, ORDERS), *_filter(request.filter)]
    if violations:
        raise invalid(violations)


def check_licences(request: SearchLicencesRequest) -> None:
    """Raises Refusal INVALID_REQUEST unless the search for licences keeps its limits."""
    chosen = request.filter
    violations = [*_page(request, LICENCE_ORDERS), *_divisions(chosen.divisions)]
    violations += _few("licence_kinds", chosen.licence_kinds)
    violations += _known("statuses", chosen.statuses, LicenceStatus.values(), "LicenceStatus")
    violations += _months(chosen.expiry_months)
    violations += _days("filter.expiring_within_days", chosen.expiring_within_days)
    if violations:
        raise invalid(violations)


def check_expiring(request: CountExpiringRequest) -> None:
    """Raises Refusal INVALID_REQUEST unless the question keeps its limits."""
    violations = [*_days("days", request.days), *_few("licence_kinds", request.licence_kinds)]
    if violations:
        raise invalid(violations)


def check_deadlines(request: SearchDeadlinesRequest) -> None:
    """Raises Refusal INVALID_REQUEST unless the search for time limits keeps its limits."""
    chosen = request.filter
    violations = [*_page(request, DEADLINE_ORDERS), *_divisions(chosen.divisions)]
    violations += _few("rules", chosen.rules)
    violations += _known("statuses", chosen.statuses, DeadlineStatus.values(), "DeadlineStatus")
    violations += _known("alarms", chosen.alarms, Alarm.values(), "Alarm")
    violations += _offices(chosen.offices)
    if violations:
        raise invalid(violations)


def check_cases(request: SearchCasesRequest, post: str) -> None:
    """Raises Refusal INVALID_REQUEST or POST_MISSING unless the search for cases keeps its limits."""
    violations = [*_page(request, CASE_ORDERS), *_cases(request.filter)]
    if violations:
        raise invalid(violations)
    _own_post(request.filter.mine, post)


def check_board(request: GetCaseBoardRequest, post: str) -> None:
    """Raises Refusal INVALID_REQUEST or POST_MISSING unless the question for the board keeps its limits."""
    violations = [*_query(request.query), *_cases(request.filter)]
    if not 0 <= request.cards <= MAX_CARDS:
        violations.append(Violation("cards", f"from 1 to {MAX_CARDS}, or 0 for the default"))
    if request.group_by not in BoardGroup.values():
        violations.append(Violation("group_by", "a value of BoardGroup"))
    if violations:
        raise invalid(violations)
    _own_post(request.filter.mine, post)


def check_clues(request: SearchCluesRequest, post: str) -> None:
    """Raises Refusal INVALID_REQUEST or POST_MISSING unless the search for clues keeps its limits."""
    chosen = request.filter
    violations = [*_page(request, CLUE_ORDERS), *_divisions(chosen.divisions), *_offices(chosen.offices)]
    violations += _known("statuses", chosen.statuses, ClueStatus.values(), "ClueStatus")
    violations += _known("sources", chosen.sources, ClueSource.values(), "ClueSource")
    violations += _known("pressures", chosen.pressures, Pressure.values(), "Pressure")
    if violations:
        raise invalid(violations)
    _own_post(chosen.mine, post)


def check_publications(request: SearchPublicationsRequest) -> None:
    """Raises Refusal INVALID_REQUEST unless the search for publications keeps its limits."""
    chosen = request.filter
    violations = [*_page(request, PUBLICATION_ORDERS), *_divisions(chosen.divisions), *_offices(chosen.offices)]
    violations += _known("tasks", chosen.tasks, PublicationTask.values(), "PublicationTask")
    violations += _known("statuses", chosen.statuses, PublicityStatus.values(), "PublicityStatus")
    violations += _known("grades", chosen.grades, PublicityGrade.values(), "PublicityGrade")
    violations += _known("pressures", chosen.pressures, Pressure.values(), "Pressure")
    violations += _months(chosen.stop_months, "stop_months")
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


def _page(request: Paged, orders: Collection[str]) -> Iterator[Violation]:
    yield from _query(request.query)
    yield from _page_size(request.page_size, MAX_PAGE_SIZE)
    if request.order_by and request.order_by not in orders:
        yield Violation("order_by", f"must be one of {', '.join(sorted(orders))}")


def _filter(chosen: EntityFilter) -> Iterator[Violation]:
    yield from _divisions(chosen.divisions)
    yield from _known("types", chosen.types, EntityType.values(), "EntityType")
    yield from _known("statuses", chosen.statuses, EntityStatus.values(), "EntityStatus")
    yield from _few("established_years", chosen.established_years)
    if not all(year in _YEARS for year in chosen.established_years):
        yield Violation("filter.established_years", f"from {_YEARS.start} to {_YEARS.stop - 1}")


def _cases(chosen: CaseFilter) -> Iterator[Violation]:
    yield from _divisions(chosen.divisions)
    yield from _known("stages", chosen.stages, CaseStage.values(), "CaseStage")
    yield from _offices(chosen.offices)
    yield from _few("fields", chosen.fields)
    yield from _few("party_codes", chosen.party_codes)
    yield from _few("filed_years", chosen.filed_years)
    if not all(year in _YEARS for year in chosen.filed_years):
        yield Violation("filter.filed_years", f"from {_YEARS.start} to {_YEARS.stop - 1}")
    yield from _known("pressures", chosen.pressures, Pressure.values(), "Pressure")


def _offices(offices: Collection[str]) -> Iterator[Violation]:
    yield from _few("offices", offices)
    if not all(office.startswith("units/") for office in offices):
        yield Violation("filter.offices", 'must be "units/" and a UUID')


def _own_post(mine: bool, post: str) -> None:
    if mine and not post:
        raise Refusal(
            RefusalKind.PERMISSION_DENIED,
            "POST_MISSING",
            "the token names no post, so nothing is one's own",
            "令牌未载明岗位，无法筛选本人承办的事项",
            rule="filter mine",
            remedy="sign in with a token that names the post one acts in (`ssv token` with its option `--post`)",
        )


def _few(field: str, values: Sized) -> Iterator[Violation]:
    if len(values) > MAX_VALUES:
        yield Violation(f"filter.{field}", f"at most {MAX_VALUES} values")


def _divisions(divisions: Collection[str]) -> Iterator[Violation]:
    yield from _few("divisions", divisions)
    if not all(_DIVISION.fullmatch(division) for division in divisions):
        yield Violation("filter.divisions", "GB/T 2260 codes of six digits")


def _months(months: Collection[str], field: str = "expiry_months") -> Iterator[Violation]:
    yield from _few(field, months)
    if not all(_MONTH.fullmatch(month) for month in months):
        yield Violation(f"filter.{field}", "months such as 2026-12")


def _known(field: str, values: Collection[int], known: Collection[int], enum: str) -> Iterator[Violation]:
    yield from _few(field, values)
    if not all(value in known for value in values):
        yield Violation(f"filter.{field}", f"values of {enum}")


def _days(field: str, days: int) -> Iterator[Violation]:
    if not 0 <= days <= MAX_DAYS:
        yield Violation(field, f"from 1 to {MAX_DAYS}, or 0")
