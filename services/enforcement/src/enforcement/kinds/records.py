"""Clues, cases, and what belongs to them: dataclasses and contract, joined by name (see chassis.mapped)."""

from __future__ import annotations

from typing import Any, Final

from chassis.aggregates import Claim
from chassis.mapped import Kind, Listed
from enforcement.domain.assistance import events as ae
from enforcement.domain.assistance.records import Assistance
from enforcement.domain.cases import events as ce
from enforcement.domain.cases import party_events as pe
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.evolving import evolve as evolve_case
from enforcement.domain.cautions import events as ca
from enforcement.domain.cautions.records import Caution
from enforcement.domain.clues import events as cl
from enforcement.domain.clues.clues import Clue
from enforcement.domain.documents import events as de
from enforcement.domain.documents.records import CaseDocument, NumberSeries
from enforcement.domain.evidence import events as ee
from enforcement.domain.evidence.records import Evidence
from enforcement.domain.measures import events as me
from enforcement.domain.measures.evolving import evolve as evolve_measure
from enforcement.domain.measures.evolving import evolve_goods
from enforcement.domain.measures.records import Measure, SeizedGoods
from enforcement.domain.names import (
    ASSISTANCE,
    CAUTION,
    CLUE,
    COLLECTIONS,
    DOCUMENT,
    EVIDENCE,
    GOODS,
    MEASURE,
    NUMBER_SERIES,
    PENALTY_CASE,
    SPOT_PENALTY,
)
from enforcement.domain.spot import events as sp
from enforcement.domain.spot.records import SpotPenalty
from enforcement.kinds.common import (
    CASE_MAPPER,
    CLUE_MAPPER,
    UNDATED,
    Events,
    case_name,
    claim,
    day_key,
    post_name,
    unit_name,
)
from smartsupervision.enforcement.v1 import (
    assistance_events_pb2,
    assistance_pb2,
    case_document_pb2,
    caution_events_pb2,
    caution_pb2,
    clue_events_pb2,
    clue_pb2,
    document_events_pb2,
    evidence_events_pb2,
    evidence_pb2,
    measure_events_pb2,
    measure_pb2,
    party_events_pb2,
    penalty_case_events_pb2,
    penalty_case_pb2,
    spot_penalty_events_pb2,
    spot_penalty_pb2,
)

CLUE_KEYS: Final = "clue-key"
CASE_NUMBERS: Final = "case-number"
DOCUMENT_NUMBERS: Final = "document-number"
PAYMENT_CODES: Final = "payment-code"


def _clue(state: Clue) -> Listed:
    return Listed(
        state.division,
        day_key(state.received_on),
        {
            "status": int(state.status),
            "source": int(state.source),
            "unit": unit_name(state.unit),
            "post": post_name(state.post),
            "uscc": state.suspect.uscc,
            "event_key": state.event_key,
        },
    )


def _case(state: PenaltyCase) -> Listed:
    return Listed(
        state.division,
        day_key(state.filed_on),
        {
            "status": int(state.status),
            "unit": unit_name(state.unit),
            "post": post_name(state.post),
            "field": state.field,
            "case_number": state.case_number,
            "uscc": state.parties[0].uscc if state.parties else "",
            "supervised": state.supervised is not None,
        },
    )


def _document(state: CaseDocument) -> Listed:
    return Listed(
        state.division,
        f"{state.series}{state.year}{state.sequence:06}",
        {
            "unit": unit_name(state.unit),
            "series": state.series,
            "year": state.year,
            "status": int(state.status),
            "matter": state.matter,
            "number": state.number,
        },
    )


def _series(state: NumberSeries) -> Listed:
    return Listed(
        state.division,
        f"{state.series}{state.year}",
        {"unit": unit_name(state.unit), "series": state.series, "year": state.year},
    )


def _evidence(state: Evidence) -> Listed:
    return Listed(
        state.division,
        day_key(state.taken_on),
        {
            "penalty_case": case_name(state.penalty_case),
            "kind": int(state.kind),
            "excluded": state.excluded_on is not None,
        },
    )


def _measure(state: Measure) -> Listed:
    return Listed(
        state.division,
        state.taken_at.isoformat() if state.taken_at else UNDATED,
        {
            "status": int(state.status),
            "kind": int(state.kind),
            "unit": unit_name(state.unit),
            "post": post_name(state.post),
            "penalty_case": case_name(state.penalty_case),
        },
    )


def _goods(state: SeizedGoods) -> Listed:
    return Listed(
        state.division,
        state.label,
        {
            "measure": f"{COLLECTIONS[MEASURE]}/{state.measure}",
            "penalty_case": case_name(state.penalty_case),
            "end": int(state.end),
            "keeper": post_name(state.keeper),
        },
    )


def _spot(state: SpotPenalty) -> Listed:
    return Listed(
        state.division,
        day_key(state.punished_on),
        {
            "unit": unit_name(state.unit),
            "post": post_name(state.post),
            "uscc": state.imposed.uscc if state.imposed else "",
            "filed": state.filed_on is not None,
        },
    )


def _caution(state: Caution) -> Listed:
    return Listed(
        state.division,
        day_key(state.issued_on),
        {
            "status": int(state.status),
            "kind": int(state.kind),
            "unit": unit_name(state.unit),
            "uscc": state.uscc,
            "matter": state.matter,
        },
    )


def _assistance(state: Assistance) -> Listed:
    return Listed(
        state.division,
        day_key(state.asked_on),
        {
            "status": int(state.status),
            "unit": unit_name(state.unit),
            "asking_unit": unit_name(state.asking_unit),
            "penalty_case": case_name(state.penalty_case),
            "post": post_name(state.post),
        },
    )


def _case_keys(state: PenaltyCase) -> frozenset[Claim]:
    codes = (each.reference.strip() for party in state.parties for each in party.paid)
    return claim(CASE_NUMBERS, state.case_number) | {Claim(PAYMENT_CODES, code) for code in codes}


CLUES: Final[Kind[Clue]] = Kind(
    kind=CLUE,
    collection=COLLECTIONS[CLUE],
    state=Clue,
    message=clue_pb2.Clue,
    events=cl.EVENTS,
    events_module=clue_events_pb2,
    evolve=cl.evolve,
    mapper=CLUE_MAPPER,
    listed=_clue,
    claims=lambda state: claim(CLUE_KEYS, state.origin_key),
    subject=lambda state: state.suspect.uscc,
)
CASES: Final[Kind[PenaltyCase]] = Kind(
    kind=PENALTY_CASE,
    collection=COLLECTIONS[PENALTY_CASE],
    state=PenaltyCase,
    message=penalty_case_pb2.PenaltyCase,
    events=(*ce.EVENTS, *pe.EVENTS),
    events_module=Events(penalty_case_events_pb2, party_events_pb2),  # type: ignore[arg-type]  # found by name alone
    evolve=evolve_case,
    mapper=CASE_MAPPER,
    listed=_case,
    claims=_case_keys,
    subject=lambda state: state.parties[0].uscc if state.parties else "",
)
SERIES: Final[Kind[NumberSeries]] = Kind(
    kind=NUMBER_SERIES,
    collection=COLLECTIONS[NUMBER_SERIES],
    state=NumberSeries,
    message=case_document_pb2.NumberSeries,
    events=(de.NumberDrawn,),
    events_module=document_events_pb2,
    evolve=de.evolve_series,
    mapper=CASE_MAPPER,
    listed=_series,
)
DOCUMENTS: Final[Kind[CaseDocument]] = Kind(
    kind=DOCUMENT,
    collection=COLLECTIONS[DOCUMENT],
    state=CaseDocument,
    message=case_document_pb2.CaseDocument,
    events=de.DOCUMENT_EVENTS,
    events_module=document_events_pb2,
    evolve=de.evolve_document,
    mapper=CASE_MAPPER,
    listed=_document,
    claims=lambda state: claim(DOCUMENT_NUMBERS, state.number),
)
EVIDENCE_ITEMS: Final[Kind[Evidence]] = Kind(
    kind=EVIDENCE,
    collection=COLLECTIONS[EVIDENCE],
    state=Evidence,
    message=evidence_pb2.Evidence,
    events=(ee.EvidenceTaken, ee.EvidencePassed, ee.EvidenceExcluded),
    events_module=evidence_events_pb2,
    evolve=ee.evolve,
    mapper=CASE_MAPPER,
    listed=_evidence,
)
MEASURES: Final[Kind[Measure]] = Kind(
    kind=MEASURE,
    collection=COLLECTIONS[MEASURE],
    state=Measure,
    message=measure_pb2.Measure,
    events=me.MEASURE_EVENTS,
    events_module=measure_events_pb2,
    evolve=evolve_measure,
    mapper=CASE_MAPPER,
    listed=_measure,
)
SEIZED: Final[Kind[SeizedGoods]] = Kind(
    kind=GOODS,
    collection=COLLECTIONS[GOODS],
    state=SeizedGoods,
    message=measure_pb2.SeizedGoods,
    events=me.GOODS_EVENTS,
    events_module=measure_events_pb2,
    evolve=evolve_goods,
    mapper=CASE_MAPPER,
    listed=_goods,
)
SPOT_PENALTIES: Final[Kind[SpotPenalty]] = Kind(
    kind=SPOT_PENALTY,
    collection=COLLECTIONS[SPOT_PENALTY],
    state=SpotPenalty,
    message=spot_penalty_pb2.SpotPenalty,
    events=sp.EVENTS,
    events_module=spot_penalty_events_pb2,
    evolve=sp.evolve,
    mapper=CASE_MAPPER,
    listed=_spot,
    subject=lambda state: state.imposed.uscc if state.imposed else "",
)
CAUTIONS: Final[Kind[Caution]] = Kind(
    kind=CAUTION,
    collection=COLLECTIONS[CAUTION],
    state=Caution,
    message=caution_pb2.Caution,
    events=ca.EVENTS,
    events_module=caution_events_pb2,
    evolve=ca.evolve,
    mapper=CASE_MAPPER,
    listed=_caution,
    subject=lambda state: state.uscc,
)
ASSISTANCES: Final[Kind[Assistance]] = Kind(
    kind=ASSISTANCE,
    collection=COLLECTIONS[ASSISTANCE],
    state=Assistance,
    message=assistance_pb2.Assistance,
    events=ae.EVENTS,
    events_module=assistance_events_pb2,
    evolve=ae.evolve,
    mapper=CASE_MAPPER,
    listed=_assistance,
)

RECORDS: Final[tuple[Kind[Any], ...]] = (
    CLUES,
    CASES,
    SERIES,
    DOCUMENTS,
    EVIDENCE_ITEMS,
    MEASURES,
    SEIZED,
    SPOT_PENALTIES,
    CAUTIONS,
    ASSISTANCES,
)
