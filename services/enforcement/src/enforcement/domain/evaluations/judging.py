"""From the file to the result: computed points, answers, and what follows from both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from uuid import UUID

from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.clues.clues import Clue
from enforcement.domain.context import Context
from enforcement.domain.documents.records import CaseDocument
from enforcement.domain.evaluations import commands as c
from enforcement.domain.evaluations import events as e
from enforcement.domain.evaluations.checks import CHECKS
from enforcement.domain.evaluations.records import (
    CheckAnswer,
    DefectSeverity,
    EvaluationStatus,
    FileEvaluation,
    FileFinding,
    FileGroup,
    FileQuestion,
    FileResult,
)
from enforcement.domain.evaluations.view import CaseFile, Defect
from enforcement.domain.evidence.records import Evidence
from enforcement.domain.measures.records import Measure, SeizedGoods
from enforcement.domain.names import FILE_EVALUATION
from enforcement.domain.outcome import Caused, LeavesCharge, Limit, Meets, OfMatter, Opens, Outcome
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts
from matters.domain.states import Deadline
from statutes.rules import FileCheck, FileSeverity

CORRECT: Final = "supervision.correct"
FULL: Final = 100
"""Points of a file without defects, where the authority's standard has weights."""
_OPEN: Final = (EvaluationStatus.DRAWN, EvaluationStatus.CHECKED)


def check(state: FileEvaluation, case: PenaltyCase, command: c.CheckFile, context: Context) -> Outcome:
    """逐项评查 by the points in force when the case was closed; answers given before stay. Refusal FILE_OF_ANOTHER."""
    stands(state, *_OPEN)
    if command.penalty_case != state.penalty_case:
        raise refuse("FILE_OF_ANOTHER", "penalty_case")
    file = file_of(case, command, context)
    rows = [row for row in context.rulebook.file_checks(case.closed_on or context.today) if _concerns(row, case)]
    found = [(row, list(CHECKS[row.check](file, row))) for row in rows if row.check]
    computed = tuple(
        _finding(row, each) for row, defects in found if row.severity is not FileSeverity.QUESTION for each in defects
    )
    asked = [(row, "") for row in rows if not row.check]
    asked += [(row, _hint(defects)) for row, defects in found if row.severity is FileSeverity.QUESTION and defects]
    answered = {each.check: each for each in state.questions}
    questions = tuple(_question(row, hint, answered) for row, hint in asked)
    event = e.FileChecked(at=context.now, findings=computed, questions=questions, on=context.today)
    return _of(command.file_evaluation, event)


def answer(state: FileEvaluation, command: c.AnswerCheck, context: Context) -> Outcome:
    """人工评查. Refusals CHECK_NOT_ASKED, NOT_AN_EVALUATOR, FIELD_REQUIRED of a defect without its remark."""
    stands(state, EvaluationStatus.CHECKED)
    asked = next((each for each in state.questions if each.check == command.check), None)
    if asked is None:
        raise refuse("CHECK_NOT_ASKED", "check", check=command.check[:80])
    if command.answered_by not in state.evaluators:
        raise refuse("NOT_AN_EVALUATOR", "answered_by")
    unsaid = command.answer is CheckAnswer.UNSPECIFIED
    wrong = command.answer is CheckAnswer.NOT_FULFILLED
    refuse_if_any(
        [fault("FIELD_REQUIRED", "answer") if unsaid else None, *(texts(remark=command.remark) if wrong else [])]
    )
    said = replace(
        asked,
        answer=command.answer,
        remark=command.remark,
        place=command.place,
        answered_by=command.answered_by,
        answered_on=context.today,
    )
    questions = tuple(said if each is asked else each for each in state.questions)
    return _of(command.file_evaluation, e.CheckAnswered(at=context.now, questions=questions))


def conclude(state: FileEvaluation, command: c.ConcludeEvaluation, context: Context) -> Outcome:
    """结论. Refusal CHECKS_UNANSWERED with how many."""
    stands(state, EvaluationStatus.CHECKED)
    left = [each.check for each in state.questions if each.answer is CheckAnswer.UNSPECIFIED]
    if left:
        raise refuse("CHECKS_UNANSWERED", count=len(left), first=left[0])
    event = e.EvaluationConcluded(at=context.now, result=result_of(state), score=score_of(state), on=context.today)
    return _of(command.file_evaluation, event)


def tell(state: FileEvaluation, command: c.TellEvaluation, context: Context) -> Outcome:
    """反馈. Refusals FIELD_REQUIRED of defects without a day, DAYS_OUT_OF_ORDER."""
    stands(state, EvaluationStatus.CONCLUDED)
    defective = state.result is not FileResult.QUALIFIED
    undated = defective and command.due_on is None
    refuse_if_any([*names(document=command.document), fault("FIELD_REQUIRED", "due_on") if undated else None])
    if command.due_on and command.due_on <= context.today:
        raise refuse("DAYS_OUT_OF_ORDER", "due_on", day=command.due_on, earlier=context.today)
    context.roster.require_holder(command.post, context.today)
    due_on = command.due_on if defective else None
    event = e.EvaluationTold(
        at=context.now, document=command.document, post=command.post, due_on=due_on, on=context.today
    )
    if due_on is None:
        return _of(command.file_evaluation, event, LeavesCharge())
    begins = Opens(rule=CORRECT, start=context.today, until=due_on, owner=command.post)
    return _of(command.file_evaluation, event, begins)


def object_to(state: FileEvaluation, command: c.ObjectToEvaluation, context: Context) -> Outcome:
    """异议, once. Refusal OBJECTED_ALREADY."""
    stands(state, EvaluationStatus.TOLD)
    if state.objected_on:
        raise refuse("OBJECTED_ALREADY", since=state.objected_on)
    refuse_if_any(texts(objection=command.objection))
    event = e.EvaluationObjected(at=context.now, objection=command.objection, on=context.today)
    return _of(command.file_evaluation, event)


def decide_objection(state: FileEvaluation, command: c.DecideEvaluationObjection, context: Context) -> Outcome:
    """异议复核: the result follows from what still stands. Refusal CHECK_NOT_ASKED."""
    stands(state, EvaluationStatus.OBJECTED)
    refuse_if_any(texts(opinion=command.opinion))
    known = {each.check for each in state.defects}
    for each in command.withdrawn:
        if each not in known:
            raise refuse("CHECK_NOT_ASKED", "withdrawn", check=each[:80])
    findings = tuple(replace(each, withdrawn=each.check in command.withdrawn) for each in state.findings)
    questions = tuple(_given_up(each) if each.check in command.withdrawn else each for each in state.questions)
    after = replace(state, findings=findings, questions=questions)
    event = e.EvaluationObjectionDecided(
        at=context.now,
        findings=findings,
        questions=questions,
        result=result_of(after),
        score=score_of(after),
        opinion=command.opinion,
        on=context.today,
    )
    over = () if after.defects else (Meets(rule=CORRECT, on=context.today), LeavesCharge())
    return _of(command.file_evaluation, event, *over)


def rectify(state: FileEvaluation, command: c.RectifyEvaluation, context: Context) -> Outcome:
    """整改. Refusal NOTHING_TO_RECTIFY."""
    stands(state, EvaluationStatus.TOLD)
    if not state.defects:
        raise refuse("NOTHING_TO_RECTIFY")
    refuse_if_any(texts(rectification=command.rectification))
    day = day_of("on", command.on, context.today, state.told_on)
    event = e.EvaluationRectified(at=context.now, rectification=command.rectification, on=day)
    return _of(command.file_evaluation, event, Meets(rule=CORRECT, on=day), LeavesCharge())


def file_of(case: PenaltyCase, command: c.CheckFile, context: Context) -> CaseFile:
    """The file from the records the command names; what belongs to another case is left out."""
    evidence = {each: context.records.get(each) for each in command.evidence}
    measures = {each: context.records.get(each) for each in command.measures}
    clue = context.records.get(command.clue) if command.clue else None
    return CaseFile(
        number=command.penalty_case,
        case=case,
        context=context,
        clue=clue if isinstance(clue, Clue) else None,
        documents=[each for each in _named(command.documents, context) if isinstance(each, CaseDocument)],
        evidence={key: each for key, each in evidence.items() if isinstance(each, Evidence)},
        measures={key: each for key, each in measures.items() if isinstance(each, Measure)},
        goods=[each for each in _named(command.goods, context) if isinstance(each, SeizedGoods)],
        limits=[each for each in _named(command.limits, context) if isinstance(each, Deadline)],
    )


def result_of(state: FileEvaluation) -> FileResult:
    """What the defects come to."""
    severities = {each.severity for each in state.defects}
    if DefectSeverity.FAILING in severities:
        return FileResult.UNQUALIFIED
    return FileResult.FLAWED if severities else FileResult.QUALIFIED


def score_of(state: FileEvaluation) -> int | None:
    """What is left of a hundred points; None where the standard has no weights. A point costs once, however often."""
    points: tuple[FileFinding | FileQuestion, ...] = (*state.findings, *state.questions)
    weights = {each.check: each.points for each in points}
    if not any(weights.values()):
        return None
    return max(0, FULL - sum(weights[each] for each in {each.check for each in state.defects}))


def stands(state: FileEvaluation, *allowed: EvaluationStatus) -> None:
    """Refusal EVALUATION_NOT_AT_THIS_STEP with where it stands."""
    if state.status not in allowed:
        raise refuse("EVALUATION_NOT_AT_THIS_STEP", status=state.status.name)


def _concerns(row: FileCheck, case: PenaltyCase) -> bool:
    return not row.fields_of or case.field in row.fields_of


def _finding(row: FileCheck, defect: Defect) -> FileFinding:
    return FileFinding(
        check=row.key,
        title=row.title_zh,
        group=FileGroup[row.group.name],
        severity=DefectSeverity[row.severity.name],
        source=row.source,
        points=row.points,
        place=defect.place,
        found=defect.found,
        right=defect.right,
    )


def _question(row: FileCheck, hint: str, answered: dict[str, FileQuestion]) -> FileQuestion:
    before = answered.get(row.key)
    if before and before.hint == hint:
        return before
    # What raises only a question of the computer is a failing defect once a person says so.
    severity = DefectSeverity.FLAW if row.severity is FileSeverity.FLAW else DefectSeverity.FAILING
    return FileQuestion(
        check=row.key,
        title=row.title_zh,
        group=FileGroup[row.group.name],
        severity=severity,
        source=row.source,
        points=row.points,
        hint=hint,
    )


def _hint(defects: list[Defect]) -> str:
    return ";".join(f"{each.place}:{each.found},{each.right}" for each in defects)


def _given_up(question: FileQuestion) -> FileQuestion:
    return replace(question, answer=CheckAnswer.NOT_APPLICABLE)


def _named(records: tuple[UUID, ...], context: Context) -> Iterator[object]:
    return (context.records.get(each) for each in records)


def _of(record: UUID, event: e.EvaluationEvent, *limits: Limit) -> Outcome:
    return Outcome(record, (Caused(FILE_EVALUATION, record, event),), tuple(OfMatter(record, each) for each in limits))
