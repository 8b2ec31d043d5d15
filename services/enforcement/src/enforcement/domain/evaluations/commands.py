"""What can be asked of file evaluation. `on` unset means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enforcement.domain.evaluations.records import CheckAnswer, EvaluationSample


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginEvaluationRound:
    """开展案卷评查: which files, and how they are drawn from them."""

    title: str
    unit: UUID
    post: UUID
    sample: EvaluationSample
    seed: str
    """Required of a random sample; published with the round."""
    size: int
    """Files to draw at random; 0 for all."""
    population: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawFile:
    """调取案卷 for evaluators who had nothing to do with the case."""

    round: UUID
    penalty_case: UUID
    evaluators: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFile:
    """逐项评查 by computation. The service itself fills in what belongs to the case."""

    file_evaluation: UUID
    penalty_case: UUID
    clue: UUID | None
    documents: tuple[UUID, ...]
    evidence: tuple[UUID, ...]
    measures: tuple[UUID, ...]
    goods: tuple[UUID, ...]
    limits: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCheck:
    """人工评查 of one point, by an evaluator."""

    file_evaluation: UUID
    check: str
    answer: CheckAnswer
    remark: str
    """What is wrong; required if something is."""
    place: str
    answered_by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcludeEvaluation:
    """评查结论: follows from the defects, once every point is answered."""

    file_evaluation: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TellEvaluation:
    """反馈: the authority is told, and by when it puts defects right."""

    file_evaluation: UUID
    document: str
    post: UUID
    """Who puts it right there."""
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectToEvaluation:
    """异议 of the authority."""

    file_evaluation: UUID
    objection: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideEvaluationObjection:
    """异议复核: findings that do not stand are withdrawn and answers changed."""

    file_evaluation: UUID
    withdrawn: tuple[str, ...]
    """Points whose findings and answers are given up."""
    opinion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RectifyEvaluation:
    """整改 reported."""

    file_evaluation: UUID
    rectification: str
    on: date | None
