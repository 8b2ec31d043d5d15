"""From cases and clues as their owner published them to the lines that lists show. Pure."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from command_center import searches
from command_center.board_query import Column
from command_center.case_query import STAGE_ORDER
from command_center.deadlines import Running
from command_center.mappings import Json
from command_center.offices import Offices
from command_center.stages import stage_of
from smartsupervision.commandcenter.v1.case_search_pb2 import (
    BOARD_GROUP_OFFICE,
    BOARD_GROUP_PRESSURE,
    BoardGroup,
    CaseColumn,
    CaseParty,
    CaseSummary,
)
from smartsupervision.commandcenter.v1.clue_search_pb2 import ClueSummary
from smartsupervision.commandcenter.v1.facet_pb2 import Facet
from smartsupervision.commandcenter.v1.publication_search_pb2 import PublicationSummary
from smartsupervision.enforcement.v1.clue_pb2 import Clue
from smartsupervision.enforcement.v1.penalty_case_pb2 import PenaltyCase
from smartsupervision.enforcement.v1.publicity_pb2 import PenaltyPublication


def state_of(hit: Json) -> bytes:
    """The record in a hit, as its owner published it."""
    return base64.b64decode(hit["_source"]["state"])


def cases_of(hits: Iterable[Json]) -> list[PenaltyCase]:
    """The cases in hits."""
    return [PenaltyCase.FromString(state_of(hit)) for hit in hits]


def case_summary(case: PenaltyCase, offices: Offices, running: Running | None = None) -> CaseSummary:
    """What a list shows of a case."""
    short = CaseSummary(
        name=case.name,
        case_number=case.case_number,
        local_number=case.local_number,
        title=case.title,
        field=case.field,
        stage=stage_of(case),
        status=case.status,
        parties=[
            CaseParty(label=party.label, unified_social_credit_code=party.uscc, status=party.status)
            for party in case.parties
        ],
        supervised=case.HasField("supervised"),
    )
    if case.HasField("filed_on"):
        short.filed_date.CopyFrom(case.filed_on)
    place(short, case, offices, running)
    short.clocks = running.total if running else 0
    return short


def clue_summary(clue: Clue, offices: Offices, running: Running | None = None) -> ClueSummary:
    """What a list shows of a clue."""
    short = ClueSummary(
        name=clue.name,
        title=clue.title,
        source=clue.source,
        status=clue.status,
        label=clue.suspect.label,
        unified_social_credit_code=clue.suspect.uscc,
        part=clue.suspect.part,
        penalty_case=clue.penalty_case,
        origin_key=clue.origin_key,
    )
    if clue.HasField("received_on"):
        short.received_date.CopyFrom(clue.received_on)
    if clue.HasField("opens_on"):
        short.opens_date.CopyFrom(clue.opens_on)
    place(short, clue, offices, running)
    return short


def place(
    short: CaseSummary | ClueSummary | PublicationSummary,
    record: PenaltyCase | Clue | PenaltyPublication,
    offices: Offices,
    running: Running | None,
) -> None:
    """Whose a record is, and the limit that presses it most."""
    short.division, short.office, short.post = record.division, record.unit, record.post
    short.office_name = offices.names.get(record.unit, "")
    place = offices.posts.get(record.post)
    short.post_title = place.title if place else ""
    if running is not None:
        short.clock.CopyFrom(running.nearest)


def facets(aggregations: Json, selected: Mapping[str, set[str]], offices: Offices) -> list[Facet]:
    """Counts per facet, the chosen values marked, offices with their names."""
    counted = {name: found for name, found in aggregations.items() if name in selected}
    found = searches.facets_of(counted, selected)
    for facet in found:
        if facet.field == "office":
            for value in facet.values:
                value.label = offices.name_of(value.value)
        if facet.field == "pressure":
            shown = [value for value in facet.values if value.count or value.selected]
            del facet.values[:]
            facet.values.extend(shown)
    return found


def columns(
    found: Sequence[Column],
    group: BoardGroup.ValueType,
    summaries: Mapping[str, CaseSummary],
    offices: Offices,
) -> list[CaseColumn]:
    """The columns of the board: stages in the order of the procedure even where they are empty."""
    by_value = {
        column.value: CaseColumn(
            value=column.value,
            label=offices.name_of(column.value) if group == BOARD_GROUP_OFFICE else "",
            total=column.total,
            missed=column.missed,
            near=column.near,
            cases=[summaries[case.name] for case in cases_of(column.hits)],
        )
        for column in found
    }
    if group in (BOARD_GROUP_OFFICE, BOARD_GROUP_PRESSURE):
        return list(by_value.values())
    ordered: list[Any] = [by_value.pop(stage, CaseColumn(value=stage)) for stage in STAGE_ORDER]
    return [*ordered, *by_value.values()]
