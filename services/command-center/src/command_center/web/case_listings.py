"""The addresses of the pages that list cases, clues and publications, and the searches they stand for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final, Literal, Protocol

from chassis.errors import Violation
from command_center.validation import invalid
from command_center.web.forms import Parameters
from command_center.web.listings import Filter, Form
from smartsupervision.commandcenter.v1.case_search_pb2 import (
    BoardGroup,
    CaseStage,
    GetCaseBoardRequest,
    Pressure,
    SearchCasesRequest,
)
from smartsupervision.commandcenter.v1.clue_search_pb2 import SearchCluesRequest
from smartsupervision.commandcenter.v1.publication_search_pb2 import PublicationTask, SearchPublicationsRequest
from smartsupervision.enforcement.v1.clue_pb2 import ClueSource, ClueStatus
from smartsupervision.enforcement.v1.publicity_pb2 import PublicityGrade, PublicityStatus

GROUPS: Final = ("stage", "office", "pressure")
"""What columns of the board may stand for, as addresses write it; the first is what stands without one."""
_COLUMN_FIELDS: Final[Mapping[str, Literal["stages", "offices", "pressures"]]] = {
    "stage": "stages",
    "office": "offices",
    "pressure": "pressures",
}


class _Enum(Protocol):
    """A protobuf enum."""

    def Name(self, number: Any) -> str: ...

    def Value(self, name: str) -> Any: ...


def _values(field: str) -> Filter[Any]:
    """A filter whose values are texts."""
    return Filter(lambda asked, value: _all(asked, field).append(value), lambda asked: _all(asked, field))


def _numbers(field: str) -> Filter[Any]:
    """A filter whose values are whole numbers."""
    return Filter(
        lambda asked, value: _all(asked, field).append(int(value)), lambda asked: map(str, _all(asked, field))
    )


def _names(field: str, enum: _Enum, prefix: str) -> Filter[Any]:
    """A filter whose values are names of an enum."""

    def told(asked: Any) -> Iterable[str]:
        return [enum.Name(value).removeprefix(prefix) for value in _all(asked, field)]

    return Filter(lambda asked, value: _all(asked, field).append(enum.Value(prefix + value)), told, prefix)


def _flag(field: str) -> Filter[Any]:
    """A filter that holds or does not."""

    def choose(asked: Any, value: str) -> None:
        setattr(asked.filter, field, {"true": True, "false": False}[value])

    def told(asked: Any) -> Iterable[str]:
        chosen = getattr(asked.filter, field)
        optional = asked.filter.DESCRIPTOR.fields_by_name[field].has_presence
        stated = asked.filter.HasField(field) if optional else chosen
        return [str(chosen).lower()] if stated else []

    return Filter(choose, told, single=True)


def _all(asked: Any, field: str) -> Any:
    return getattr(asked.filter, field)


_PRESSURE: Final = _names("pressures", Pressure, "PRESSURE_")
_OFFICE: Final = _values("offices")
_CITY: Final = _values("divisions")

CASES: Final[Form[SearchCasesRequest]] = Form(
    base="/cases/list",
    kind="cases",
    new=SearchCasesRequest,
    filters={
        "mine": _flag("mine"),
        "pressure": _PRESSURE,
        "stage": _names("stages", CaseStage, "CASE_STAGE_"),
        "office": _OFFICE,
        "city": _CITY,
        "field": _values("fields"),
        "filed_year": _numbers("filed_years"),
        "party": _values("party_codes"),
        "supervised": _flag("supervised"),
    },
    orders={"urgency": "urgency", "filed": "filed_date", "newest_filed": "filed_date desc"},
)
CLUES: Final[Form[SearchCluesRequest]] = Form(
    base="/clues",
    kind="clues",
    new=SearchCluesRequest,
    filters={
        "mine": _flag("mine"),
        "pressure": _PRESSURE,
        "clue_status": _names("statuses", ClueStatus, "CLUE_STATUS_"),
        "clue_source": _names("sources", ClueSource, "CLUE_SOURCE_"),
        "office": _OFFICE,
        "city": _CITY,
    },
    orders={"urgency": "urgency", "received": "received_date", "newest_received": "received_date desc"},
)
PUBLICATIONS: Final[Form[SearchPublicationsRequest]] = Form(
    base="/publications",
    kind="publications",
    new=SearchPublicationsRequest,
    filters={
        "pressure": _PRESSURE,
        "task": _names("tasks", PublicationTask, "PUBLICATION_TASK_"),
        "publicity_status": _names("statuses", PublicityStatus, "PUBLICITY_STATUS_"),
        "grade": _names("grades", PublicityGrade, "PUBLICITY_GRADE_"),
        "office": _OFFICE,
        "city": _CITY,
        "stop_month": _values("stop_months"),
    },
    orders={
        "urgency": "urgency",
        "decided": "decided_date",
        "newest_decided": "decided_date desc",
        "stops": "stops_date",
    },
)


def board_form(group: str) -> Form[SearchCasesRequest]:
    """The board with columns of one sort: the same filters as the list."""
    fixed = () if group == GROUPS[0] else (("by", group),)
    return replace(CASES, base="/cases", kind="board", fixed=fixed)


def board_of(search: SearchCasesRequest, group: str) -> GetCaseBoardRequest:
    """The board of the cases of a search."""
    number = BoardGroup.Value(f"BOARD_GROUP_{group.upper()}")
    return GetCaseBoardRequest(query=search.query, filter=search.filter, group_by=number)


def group_of(parameters: Parameters) -> str:
    """What the columns of the board stand for. Refusal INVALID_REQUEST for what they cannot."""
    chosen = dict(parameters).get("by", GROUPS[0])
    if chosen not in GROUPS:
        raise invalid([Violation("by", f"one of {', '.join(GROUPS)}")])
    return chosen


def column_address(search: SearchCasesRequest, group: str, value: str) -> str:
    """The list of all cases of one column."""
    narrowed = SearchCasesRequest()
    narrowed.CopyFrom(search)
    narrowed.filter.ClearField(_COLUMN_FIELDS[group])
    return CASES.toggled(narrowed, group, value)
