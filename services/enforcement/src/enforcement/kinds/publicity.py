"""Publicity of penalties, and what authorities disclose: dataclasses and contract, joined by name."""

from __future__ import annotations

from typing import Final

from chassis.mapped import Kind, Listed
from chassis.mapping import Mapper
from enforcement.domain.disclosure import events as de
from enforcement.domain.disclosure.records import Disclosure
from enforcement.domain.names import COLLECTIONS, DISCLOSURE, PUBLICATION
from enforcement.domain.publicity import events as pe
from enforcement.domain.publicity.evolving import evolve
from enforcement.domain.publicity.records import PenaltyPublication, PublicityStatus
from enforcement.kinds.common import FIELDS, UNDATED, case_name, day_key, unit_name
from smartsupervision.enforcement.v1 import (
    disclosure_events_pb2,
    disclosure_pb2,
    publicity_events_pb2,
    publicity_pb2,
)

NO_END: Final = "9999-12-31"
"""Where lists have what is shown while the end of a restriction is not known."""
_MAPPER: Final = Mapper(FIELDS)


def _publication(state: PenaltyPublication) -> Listed:
    shown = state.status is PublicityStatus.PUBLISHED
    ends = state.stops_on.isoformat() if state.stops_on else NO_END
    return Listed(
        state.division,
        ends if shown else UNDATED,
        {
            "status": int(state.status),
            "publicity_class": state.term.publicity_class if state.term else "",
            "unit": unit_name(state.unit),
            "uscc": state.uscc,
            "penalty_case": case_name(state.penalty_case),
            "province": state.province,
            "was_shown": state.published_on is not None,
        },
    )


def _disclosure(state: Disclosure) -> Listed:
    return Listed(
        state.division,
        day_key(state.amended_on or state.published_on),
        {"kind": int(state.kind), "status": int(state.status), "unit": unit_name(state.unit), "year": state.year},
    )


PUBLICATIONS: Final[Kind[PenaltyPublication]] = Kind(
    kind=PUBLICATION,
    collection=COLLECTIONS[PUBLICATION],
    state=PenaltyPublication,
    message=publicity_pb2.PenaltyPublication,
    events=pe.EVENTS,
    events_module=publicity_events_pb2,
    evolve=evolve,
    mapper=_MAPPER,
    listed=_publication,
    subject=lambda state: state.uscc,
)
DISCLOSURES: Final[Kind[Disclosure]] = Kind(
    kind=DISCLOSURE,
    collection=COLLECTIONS[DISCLOSURE],
    state=Disclosure,
    message=disclosure_pb2.Disclosure,
    events=de.EVENTS,
    events_module=disclosure_events_pb2,
    evolve=de.evolve,
    mapper=_MAPPER,
    listed=_disclosure,
)
