"""The kinds of aggregate of the register's life: dataclasses and contract, joined by name (see chassis.mapped)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, get_args
from uuid import UUID

from chassis.aggregates import Claim
from chassis.mapped import Kind, Listed
from chassis.mapping import Mapper
from licensing.domain.names import events as name_events
from licensing.domain.names import keys
from licensing.domain.names.kinds import IllegalStage
from licensing.domain.names.states import BusinessName
from licensing.domain.notices import events as notice_events
from licensing.domain.notices.states import DoubleNotice
from licensing.domain.proceedings import events as proceeding_events
from licensing.domain.proceedings.kinds import ProceedingKind
from licensing.domain.proceedings.states import Proceeding
from licensing.domain.reports import finding_events, report_events
from licensing.domain.reports.states import AbnormalFinding, AnnualReport
from smartsupervision.licensing.v1 import (
    annual_report_events_pb2,
    annual_report_pb2,
    business_name_events_pb2,
    business_name_pb2,
    double_notice_events_pb2,
    double_notice_pb2,
    proceeding_events_pb2,
    proceeding_pb2,
)

RUNNING: Final = "proceeding"
"""Claims of open proceedings: one of a kind at a time for an entity."""
NAMES: Final = "business-name"
"""Claims of places in the rows of names (see `domain.names.keys`)."""
UNDATED: Final = "0000-00-00"

Facets = dict[str, str | int | bool]

MAPPER: Final = Mapper(
    {
        "proceeding": "proceedings",
        "business_name": "business_names",
        "annual_report": "annual_reports",
        "abnormal_finding": "abnormal_findings",
        "double_notice": "double_notices",
        "entity": "entities",
        "owner_post": "posts",
        "officers": "posts",
    }
)


def running(kind: ProceedingKind, entity: UUID) -> Claim:
    """The claim of an open proceeding."""
    return Claim(RUNNING, f"{kind.name}:{entity}")


def _name(collection: str, record: UUID | None) -> str:
    return f"{collection}/{record}" if record else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else UNDATED


def _proceeding(state: Proceeding) -> Listed:
    facets: Facets = {
        "entity": _name("entities", state.entity),
        "kind": int(state.kind),
        "stage": int(state.stage),
        "is_open": not state.closed,
        "owner_post": _name("posts", state.owner_post),
    }
    return Listed(state.division, _day(state.opened_date), facets)


def _running(state: Proceeding) -> frozenset[Claim]:
    if state.closed or state.entity is None:
        return frozenset()
    return frozenset({running(state.kind, state.entity)})


def _business_name(state: BusinessName) -> Listed:
    illegal = state.illegal is not None and state.illegal.stage is not IllegalStage.CHANGED
    facets: Facets = {"entity": _name("entities", state.entity), "stage": int(state.stage), "illegal": illegal}
    return Listed(state.division, state.registered_name, facets)


def _annual_report(state: AnnualReport) -> Listed:
    facets: Facets = {"entity": _name("entities", state.entity), "year": state.year, "stage": int(state.stage)}
    return Listed(state.division, f"{state.year:04} {state.code}", facets)


def _finding(state: AbnormalFinding) -> Listed:
    facets: Facets = {
        "entity": _name("entities", state.entity),
        "ground": int(state.ground),
        "stage": int(state.stage),
        "owner_post": _name("posts", state.owner_post),
    }
    return Listed(state.division, state.created_at.isoformat(), facets)


def _notice(state: DoubleNotice) -> Listed:
    facets: Facets = {
        "entity": _name("entities", state.entity),
        "stage": int(state.stage),
        "item": state.item,
        "unclaimed": state.unclaimed_since is not None,
    }
    return Listed(state.division, _day(state.told_date), facets)


PROCEEDING: Final[Kind[Proceeding]] = Kind(
    kind="proceeding",
    collection="proceedings",
    state=Proceeding,
    message=proceeding_pb2.Proceeding,
    events=get_args(proceeding_events.ProceedingEvent),
    events_module=proceeding_events_pb2,
    evolve=proceeding_events.evolve,
    mapper=MAPPER,
    listed=_proceeding,
    claims=_running,
    subject=lambda state: state.code,
)
BUSINESS_NAME: Final[Kind[BusinessName]] = Kind(
    kind="business_name",
    collection="business_names",
    state=BusinessName,
    message=business_name_pb2.BusinessName,
    events=get_args(name_events.NameEvent),
    events_module=business_name_events_pb2,
    evolve=name_events.evolve,
    mapper=MAPPER,
    listed=_business_name,
    claims=lambda state: frozenset(Claim(NAMES, place) for place in keys.held(state)),
    subject=lambda state: state.code,
)
ANNUAL_REPORT: Final[Kind[AnnualReport]] = Kind(
    kind="annual_report",
    collection="annual_reports",
    state=AnnualReport,
    message=annual_report_pb2.AnnualReport,
    events=get_args(report_events.ReportEvent),
    events_module=annual_report_events_pb2,
    evolve=report_events.evolve,
    mapper=MAPPER,
    listed=_annual_report,
    subject=lambda state: state.code,
)
ABNORMAL_FINDING: Final[Kind[AbnormalFinding]] = Kind(
    kind="abnormal_finding",
    collection="abnormal_findings",
    state=AbnormalFinding,
    message=annual_report_pb2.AbnormalFinding,
    events=get_args(finding_events.FindingEvent),
    events_module=annual_report_events_pb2,
    evolve=finding_events.evolve,
    mapper=MAPPER,
    listed=_finding,
    subject=lambda state: state.code,
)
DOUBLE_NOTICE: Final[Kind[DoubleNotice]] = Kind(
    kind="double_notice",
    collection="double_notices",
    state=DoubleNotice,
    message=double_notice_pb2.DoubleNotice,
    events=get_args(notice_events.NoticeEvent),
    events_module=double_notice_events_pb2,
    evolve=notice_events.evolve,
    mapper=MAPPER,
    listed=_notice,
    subject=lambda state: state.code,
)
KINDS: Final[tuple[Kind[Any], ...]] = (PROCEEDING, BUSINESS_NAME, ANNUAL_REPORT, ABNORMAL_FINDING, DOUBLE_NOTICE)
