"""EvaluationService: rounds, samples, and the evaluation of closed files."""

from __future__ import annotations

from typing import Any, Final

from chassis.serving.asking import Asked
from chassis.serving.commanding import Entry
from enforcement.areas.area import HANDLERS, Area
from enforcement.bus import Present
from enforcement.domain.evaluations import commands as c
from enforcement.domain.evaluations import drawing, judging
from enforcement.domain.evaluations.records import evaluation_id
from enforcement.gathering import gather
from enforcement.kinds.evaluation import EVALUATIONS, ROUNDS
from enforcement.kinds.records import CASES
from enforcement.stepping import Decide, Step, begins
from smartsupervision.enforcement.v1 import evaluation_service_pb2

EVALUATORS: Final = frozenset({"reviewer", "supervisor"})
_EVALUATED: Final = frozenset({"ObjectToEvaluation", "RectifyEvaluation"})
_COMMANDS: Final = (
    c.BeginEvaluationRound, c.DrawFile, c.CheckFile, c.AnswerCheck, c.ConcludeEvaluation, c.TellEvaluation,
    c.ObjectToEvaluation, c.DecideEvaluationObjection, c.RectifyEvaluation,
)  # fmt: skip
DUTIES: Final = {
    **{each.__name__: EVALUATORS for each in _COMMANDS},
    **dict.fromkeys(_EVALUATED, EVALUATORS | HANDLERS),
    "BatchExecute": EVALUATORS,
}
"""Whoever handles cases may object and put right, and nothing else here: a batch may hold any command."""


def entries(present: Present) -> list[Entry]:
    """Its commands."""

    def on(command: type, decide: Decide) -> Entry:
        step = Step(present, EVALUATIONS, decide, _evaluation)
        return Entry(command.__name__, command, step, EVALUATIONS)

    draws = Step(
        present,
        EVALUATIONS,
        drawing.draw,
        begins,
        also=(("round", ROUNDS), ("penalty_case", CASES)),
        derived=lambda each: (evaluation_id(each.round, each.penalty_case),),
    )
    checks = Step(
        present,
        EVALUATIONS,
        judging.check,
        _evaluation,
        records=("clue", "documents", "evidence", "measures", "goods", "limits"),
        also=(("penalty_case", CASES),),
    )
    begun = Step(present, ROUNDS, drawing.begin, begins)
    return [
        Entry("BeginEvaluationRound", c.BeginEvaluationRound, begun, ROUNDS),
        Entry("DrawFile", c.DrawFile, draws, EVALUATIONS),
        Entry("CheckFile", c.CheckFile, checks, EVALUATIONS),
        on(c.AnswerCheck, judging.answer),
        on(c.ConcludeEvaluation, judging.conclude),
        on(c.TellEvaluation, judging.tell),
        on(c.ObjectToEvaluation, judging.object_to),
        on(c.DecideEvaluationObjection, judging.decide_objection),
        on(c.RectifyEvaluation, judging.rectify),
    ]


def _evaluation(command: Any) -> Any:
    return command.file_evaluation


AREA: Final = Area(
    evaluation_service_pb2.DESCRIPTOR.services_by_name["EvaluationService"],
    entries,
    (
        Asked(ROUNDS, "EvaluationRound", "EvaluationRounds"),
        Asked(EVALUATIONS, "FileEvaluation", "FileEvaluations"),
    ),
    DUTIES,
    prepared={"CheckFile": gather},
)
