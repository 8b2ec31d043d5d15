"""The addresses of the pages that list licences and time limits, and the searches they stand for. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar
from urllib.parse import quote_plus, urlencode

from chassis.errors import Violation
from command_center.validation import invalid
from command_center.web.forms import PAGE_SIZE, Parameters
from smartsupervision.commandcenter.v1.case_search_pb2 import SearchCasesRequest
from smartsupervision.commandcenter.v1.clue_search_pb2 import SearchCluesRequest
from smartsupervision.commandcenter.v1.deadline_search_pb2 import (
    ALARM_MISSED,
    ALARM_NEAR,
    Alarm,
    SearchDeadlinesRequest,
)
from smartsupervision.commandcenter.v1.licence_search_pb2 import SearchLicencesRequest
from smartsupervision.commandcenter.v1.publication_search_pb2 import SearchPublicationsRequest
from smartsupervision.licensing.v1.licence_pb2 import LicenceStatus
from smartsupervision.matters.v1.deadline_pb2 import DeadlineStatus

R = TypeVar(
    "R",
    SearchLicencesRequest,
    SearchDeadlinesRequest,
    SearchCasesRequest,
    SearchCluesRequest,
    SearchPublicationsRequest,
)


@dataclass(frozen=True)
class Filter(Generic[R]):
    """One filter of a list: how an address sets it, and how a search tells it."""

    set: Callable[[R, str], None]
    told: Callable[[R], Iterable[str]]
    prefix: str = ""
    """What facets write before the value and addresses leave out."""
    single: bool = False
    """Whether choosing another value takes the place of the one before."""


@dataclass(frozen=True)
class Form(Generic[R]):
    """One list: its path, its filters and its orders."""

    base: str
    kind: str
    new: Callable[[], R]
    filters: Mapping[str, Filter[R]]
    orders: Mapping[str, str]
    """By their names in the address; the first is what stands without one."""
    fixed: Parameters = ()
    """What every address of it has besides."""

    def request_of(self, parameters: Parameters) -> R:
        """The search that an address asks for. Refusal INVALID_REQUEST for values that mean nothing."""
        request = self.new()
        request.page_size = PAGE_SIZE
        request.order_by = next(iter(self.orders.values()))
        wrong = [name for name, value in parameters if not self._apply(request, name, value.strip())]
        if wrong:
            raise invalid(Violation(name, "is not a value of this filter") for name in wrong)
        return request

    def _apply(self, request: R, name: str, value: str) -> bool:
        try:
            if name == "q":
                request.query = value
            elif name == "order":
                request.order_by = self.orders[value]
            elif name == "after":
                request.page_token = value
            elif name in self.filters:
                self.filters[name].set(request, value)
        except (ValueError, KeyError):
            return False
        return True

    def parameters_of(self, request: R) -> list[tuple[str, str]]:
        """The address that asks for a search."""
        parameters: list[tuple[str, str]] = [*self.fixed, *([("q", request.query)] if request.query else [])]
        parameters += [(name, value) for name, each in self.filters.items() for value in each.told(request)]
        order = next(name for name, order in self.orders.items() if order == request.order_by)
        if order != next(iter(self.orders)):
            parameters.append(("order", order))
        return [*parameters, ("after", request.page_token)] if request.page_token else parameters

    def chips(self, request: R) -> list[tuple[str, str]]:
        """The filters that are set."""
        return [parameter for parameter in self.parameters_of(request) if parameter[0] in self.filters]

    def toggled(self, request: R, facet: str, value: str) -> str:
        """The address with one facet value more or, where it is chosen already, less; always of the first page."""
        return self.links(request)(facet, value)

    def links(self, request: R) -> Callable[[str, str], str]:
        """The same for each facet value of a page, with what all their addresses share put together once."""
        shared: list[tuple[str, str]] = self._first_page(request)
        start = self.address(shared) + ("&" if shared else "?")

        def toggled(facet: str, value: str) -> str:
            chosen = self.filters[facet]
            pair = (facet, value.removeprefix(chosen.prefix))
            if pair in shared:
                return self.address([parameter for parameter in shared if parameter != pair])
            if chosen.single:
                return self.address([*(parameter for parameter in shared if parameter[0] != facet), pair])
            return f"{start}{facet}={quote_plus(pair[1])}"

        return toggled

    def page(self, request: R, token: str) -> str:
        """The address of the page a token stands for; the first page if it is empty."""
        following = [("after", token)] if token else []
        return self.address(self._first_page(request) + following)

    def _first_page(self, request: R) -> list[tuple[str, str]]:
        return [parameter for parameter in self.parameters_of(request) if parameter[0] != "after"]

    def without_filters(self, request: R) -> str:
        """The address with the query and order alone."""
        kept = {"q", "order", *dict(self.fixed)}
        return self.address([parameter for parameter in self.parameters_of(request) if parameter[0] in kept])

    def address(self, parameters: Parameters) -> str:
        """A path of this site."""
        return f"{self.base}?{urlencode(parameters)}" if parameters else self.base


def _within(request: SearchLicencesRequest, value: str) -> None:
    request.filter.expiring_within_days = int(value)


def _days(request: SearchLicencesRequest) -> list[str]:
    within = request.filter.expiring_within_days
    return [str(within)] if within else []


_LICENCE_STATUS: Final = "LICENCE_STATUS_"
_DEADLINE_STATUS: Final = "DEADLINE_STATUS_"
_ALARM: Final = "ALARM_"

LICENCES: Final[Form[SearchLicencesRequest]] = Form(
    base="/licences",
    kind="licences",
    new=SearchLicencesRequest,
    filters={
        "days": Filter(_within, _days),
        "licence_kind": Filter(
            lambda request, value: request.filter.licence_kinds.append(value),
            lambda request: request.filter.licence_kinds,
        ),
        "city": Filter(
            lambda request, value: request.filter.divisions.append(value), lambda request: request.filter.divisions
        ),
        "licence_status": Filter(
            lambda request, value: request.filter.statuses.append(LicenceStatus.Value(_LICENCE_STATUS + value)),
            lambda request: [
                LicenceStatus.Name(status).removeprefix(_LICENCE_STATUS) for status in request.filter.statuses
            ],
            _LICENCE_STATUS,
        ),
        "expiry_month": Filter(
            lambda request, value: request.filter.expiry_months.append(value),
            lambda request: request.filter.expiry_months,
        ),
    },
    orders={"soonest": "valid_to", "latest": "valid_to desc"},
)


def _deadlines(base: str, kind: str, orders: Mapping[str, str]) -> Form[SearchDeadlinesRequest]:
    return Form(
        base=base,
        kind=kind,
        new=SearchDeadlinesRequest,
        filters={
            "alarm": Filter(
                lambda request, value: request.filter.alarms.append(Alarm.Value(_ALARM + value)),
                lambda request: [Alarm.Name(alarm).removeprefix(_ALARM) for alarm in request.filter.alarms],
                _ALARM,
            ),
            "city": Filter(
                lambda request, value: request.filter.divisions.append(value),
                lambda request: request.filter.divisions,
            ),
            "office": Filter(
                lambda request, value: request.filter.offices.append(value), lambda request: request.filter.offices
            ),
            "rule": Filter(
                lambda request, value: request.filter.rules.append(value), lambda request: request.filter.rules
            ),
            "deadline_status": Filter(
                lambda request, value: request.filter.statuses.append(DeadlineStatus.Value(_DEADLINE_STATUS + value)),
                lambda request: [
                    DeadlineStatus.Name(status).removeprefix(_DEADLINE_STATUS) for status in request.filter.statuses
                ],
                _DEADLINE_STATUS,
            ),
        },
        orders=orders,
    )


DEADLINES: Final = _deadlines(
    "/deadlines", "deadlines", {"soonest": "due_date", "latest": "due_date desc", "alarm": "alarm_time desc"}
)
ALARMS: Final = _deadlines(
    "/alarms", "alarms", {"alarm": "alarm_time desc", "soonest": "due_date", "latest": "due_date desc"}
)
"""The same list with what somebody has to be told, the newest first."""


def of_alarms(parameters: Parameters) -> SearchDeadlinesRequest:
    """The search of the page of alarms: both sorts unless one is chosen. Refusal INVALID_REQUEST."""
    request = ALARMS.request_of(parameters)
    if not request.filter.alarms:
        request.filter.alarms.extend((ALARM_MISSED, ALARM_NEAR))
    return request
