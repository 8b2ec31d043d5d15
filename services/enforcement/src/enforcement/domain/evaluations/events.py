"""What happens to rounds and evaluations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from enforcement.domain.evaluations.records import (
    EvaluationRound,
    EvaluationSample,
    EvaluationStatus,
    FileEvaluation,
    FileFinding,
    FileQuestion,
    FileResult,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationRoundBegun:
    """Files drawn."""

    at: datetime
    title: str
    unit: UUID
    division: str
    post: UUID
    sample: EvaluationSample
    seed: str
    size: int
    population: tuple[UUID, ...]
    chosen: tuple[UUID, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDrawn:
    """调取."""

    at: datetime
    round: UUID
    penalty_case: UUID
    title: str
    unit: UUID
    division: str
    evaluators: tuple[UUID, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChecked:
    """Computed points."""

    at: datetime
    findings: tuple[FileFinding, ...]
    questions: tuple[FileQuestion, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAnswered:
    """An evaluator's answer; the questions as they are afterwards."""

    at: datetime
    questions: tuple[FileQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationConcluded:
    """结论."""

    at: datetime
    result: FileResult
    score: int | None
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationTold:
    """反馈."""

    at: datetime
    document: str
    post: UUID
    due_on: date | None
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationObjected:
    """异议."""

    at: datetime
    objection: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationObjectionDecided:
    """异议复核: everything as it stands afterwards."""

    at: datetime
    findings: tuple[FileFinding, ...]
    questions: tuple[FileQuestion, ...]
    result: FileResult
    score: int | None
    opinion: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationRectified:
    """整改."""

    at: datetime
    rectification: str
    on: date


EVENTS: Final[tuple[type, ...]] = (
    FileDrawn,
    FileChecked,
    CheckAnswered,
    EvaluationConcluded,
    EvaluationTold,
    EvaluationObjected,
    EvaluationObjectionDecided,
    EvaluationRectified,
)
EvaluationEvent = (
    FileDrawn
    | FileChecked
    | CheckAnswered
    | EvaluationConcluded
    | EvaluationTold
    | EvaluationObjected
    | EvaluationObjectionDecided
    | EvaluationRectified
)


def evolve_round(_: EvaluationRound | None, event: EvaluationRoundBegun) -> EvaluationRound:
    """The round; nothing changes it after it began."""
    return EvaluationRound(
        title=event.title,
        unit=event.unit,
        division=event.division,
        post=event.post,
        sample=event.sample,
        seed=event.seed,
        size=event.size,
        population=event.population,
        chosen=event.chosen,
        begun_on=event.on,
        created_at=event.at,
        updated_at=event.at,
    )


def evolve(state: FileEvaluation | None, event: EvaluationEvent) -> FileEvaluation:
    """The evaluation after the event."""
    before = replace(state or FileEvaluation(), updated_at=event.at)
    match event:
        case FileDrawn():
            return _drawn(event)
        case FileChecked():
            return replace(
                before,
                status=EvaluationStatus.CHECKED,
                findings=event.findings,
                questions=event.questions,
                checked_on=event.on,
            )
        case CheckAnswered():
            return replace(before, questions=event.questions)
        case EvaluationConcluded():
            return replace(
                before,
                status=EvaluationStatus.CONCLUDED,
                result=event.result,
                score=event.score,
                concluded_on=event.on,
            )
        case EvaluationTold():
            return replace(
                before,
                status=EvaluationStatus.TOLD,
                document=event.document,
                post=event.post,
                due_on=event.due_on,
                told_on=event.on,
            )
        case EvaluationObjected():
            return replace(before, status=EvaluationStatus.OBJECTED, objection=event.objection, objected_on=event.on)
        case EvaluationObjectionDecided():
            return replace(
                before,
                status=EvaluationStatus.TOLD,
                findings=event.findings,
                questions=event.questions,
                result=event.result,
                score=event.score,
                opinion=event.opinion,
            )
        case EvaluationRectified():
            return replace(
                before,
                status=EvaluationStatus.RECTIFIED,
                rectification=event.rectification,
                rectified_on=event.on,
            )


def _drawn(event: FileDrawn) -> FileEvaluation:
    return FileEvaluation(
        round=event.round,
        penalty_case=event.penalty_case,
        title=event.title,
        unit=event.unit,
        division=event.division,
        post=event.evaluators[0],
        evaluators=event.evaluators,
        drawn_on=event.on,
        status=EvaluationStatus.DRAWN,
        created_at=event.at,
        updated_at=event.at,
    )
