"""Rounds of file evaluation, and evaluations of files."""

from __future__ import annotations

from typing import Final

from chassis.mapped import Kind, Listed
from chassis.mapping import Mapper
from enforcement.domain.evaluations import events as e
from enforcement.domain.evaluations.records import EvaluationRound, FileEvaluation
from enforcement.domain.names import COLLECTIONS, EVALUATION_ROUND, FILE_EVALUATION, PENALTY_CASE
from enforcement.kinds.common import FIELDS, case_name, day_key, unit_name
from smartsupervision.enforcement.v1 import evaluation_events_pb2, evaluation_pb2

_MAPPER: Final = Mapper(
    {
        **FIELDS,
        **dict.fromkeys(("evaluators", "answered_by"), "posts"),
        **dict.fromkeys(("population", "chosen"), COLLECTIONS[PENALTY_CASE]),
        "documents": "documents",
        "evidence": "evidence",
        "measures": "measures",
        "goods": "goods",
        "limits": "deadlines",
        "round": COLLECTIONS[EVALUATION_ROUND],
    }
)


def _round(state: EvaluationRound) -> Listed:
    return Listed(
        state.division,
        day_key(state.begun_on),
        {"unit": unit_name(state.unit), "sample": int(state.sample)},
    )


def _evaluation(state: FileEvaluation) -> Listed:
    return Listed(
        state.division,
        day_key(state.drawn_on),
        {
            "status": int(state.status),
            "result": int(state.result),
            "unit": unit_name(state.unit),
            "penalty_case": case_name(state.penalty_case),
            "round": f"{COLLECTIONS[EVALUATION_ROUND]}/{state.round}",
        },
    )


ROUNDS: Final[Kind[EvaluationRound]] = Kind(
    kind=EVALUATION_ROUND,
    collection=COLLECTIONS[EVALUATION_ROUND],
    state=EvaluationRound,
    message=evaluation_pb2.EvaluationRound,
    events=(e.EvaluationRoundBegun,),
    events_module=evaluation_events_pb2,
    evolve=e.evolve_round,
    mapper=_MAPPER,
    listed=_round,
)
EVALUATIONS: Final[Kind[FileEvaluation]] = Kind(
    kind=FILE_EVALUATION,
    collection=COLLECTIONS[FILE_EVALUATION],
    state=FileEvaluation,
    message=evaluation_pb2.FileEvaluation,
    events=e.EVENTS,
    events_module=evaluation_events_pb2,
    evolve=e.evolve,
    mapper=_MAPPER,
    listed=_evaluation,
)
