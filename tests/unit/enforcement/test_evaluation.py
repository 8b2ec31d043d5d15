"""案卷评查 (C.10, SAMR-22/2019:10): drawn by seed, computed and asked, concluded by rule, told, put right."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from unit.enforcement import files as f
from unit.enforcement import story as s
from unit.enforcement.paths import decided
from unit.enforcement.scenes import CITY, FIRST, HEAD, QINGXIU, REVIEWER, SECOND, STRANGER, THIRD, XINGNING, Office

from enforcement.domain.evaluations import commands as ec
from enforcement.domain.evaluations.drawing import sample
from enforcement.domain.evaluations.judging import score_of
from enforcement.domain.evaluations.records import (
    CheckAnswer,
    DefectSeverity,
    EvaluationSample,
    EvaluationStatus,
    FileEvaluation,
    FileFinding,
    FileGroup,
    FileResult,
)
from enforcement.preparing import requests_in
from matters.domain.kinds import DeadlineStatus
from smartsupervision.enforcement.v1 import evaluation_service_pb2


def concluded(office: Office, wrong: str = "") -> UUID:
    """A file whose points are all answered, one of them badly."""
    case = f.archived(office)
    evaluation = f.drawn(office, case)
    office.do(f.check(office, evaluation, case))
    f.answer_all(office, evaluation, wrong)
    office.do(ec.ConcludeEvaluation(file_evaluation=evaluation))
    return evaluation


def tell(evaluation: UUID, due_on: date | None = date(2026, 4, 20)) -> ec.TellEvaluation:
    return ec.TellEvaluation(file_evaluation=evaluation, document="评查意见1号", post=FIRST, due_on=due_on)


def object_to(evaluation: UUID) -> ec.ObjectToEvaluation:
    return ec.ObjectToEvaluation(file_evaluation=evaluation, objection="说理已在笔录中")


def review(evaluation: UUID, *withdrawn: str) -> ec.DecideEvaluationObjection:
    return ec.DecideEvaluationObjection(file_evaluation=evaluation, withdrawn=withdrawn, opinion="异议成立")


def rectify(evaluation: UUID) -> ec.RectifyEvaluation:
    return ec.RectifyEvaluation(file_evaluation=evaluation, rectification="已组织学习", on=None)


@given(st.lists(st.uuids(), min_size=1, max_size=40, unique=True), st.text(min_size=8, max_size=20), st.data())
def test_whoever_knows_seed_and_population_draws_the_same_files(
    cases: list[UUID], seed: str, data: st.DataObject
) -> None:
    size = data.draw(st.integers(1, len(cases)))
    drawn = sample(cases, size, seed)
    assert drawn == sample(data.draw(st.permutations(cases)), size, seed)
    assert len(set(drawn)) == size
    assert set(drawn) <= set(cases)
    # The same by hand.
    order = {each: hashlib.sha256(f"{seed}:{each}".encode()).hexdigest() for each in cases}
    assert max(order[each] for each in drawn) <= min((order[each] for each in set(cases) - set(drawn)), default="g")


def test_a_random_sample_has_a_seed_and_a_size_within_the_population() -> None:
    office = Office()
    cases = [UUID(int=n) for n in range(1, 6)]
    random = {"sample": EvaluationSample.RANDOM, "size": 2}
    assert office.refused(f.begin(*cases, **random, seed="1234567")) == "SEED_REQUIRED"
    assert office.refused(f.begin(*cases, **{**random, "size": 6}, seed="12345678")) == "SAMPLE_SIZE"
    assert office.refused(f.begin()) == "POPULATION_UNUSABLE"
    assert office.refused(f.begin(cases[0], cases[0])) == "POPULATION_UNUSABLE"
    round_ = office.do(f.begin(*cases, **random, seed="12345678"))
    assert office.state(round_).chosen == sample(cases, 2, "12345678")


def test_only_drawn_and_closed_files_of_ones_own_line_are_evaluated_once() -> None:
    office = Office()
    case = decided(office)
    round_ = office.do(f.begin(case))
    draw = ec.DrawFile(round=round_, penalty_case=case, evaluators=f.EVALUATORS)
    assert office.refused(draw) == "CASE_NOT_CLOSED"
    office = Office()
    case = f.archived(office)
    round_ = office.do(f.begin(case))
    draw = ec.DrawFile(round=round_, penalty_case=case, evaluators=f.EVALUATORS)
    assert office.refused(replace(draw, round=office.do(f.begin(UUID(int=7))))) == "NOT_IN_SAMPLE"
    assert office.refused(replace(draw, round=office.do(f.begin(case, unit=XINGNING)))) == "NOT_SUPERIOR"
    office.do(draw)
    assert office.refused(draw) == "DRAWN_ALREADY"


def test_nobody_evaluates_a_case_he_had_to_do_with() -> None:
    office = Office()
    case = f.archived(office)
    round_ = office.do(f.begin(case))
    draw = ec.DrawFile(round=round_, penalty_case=case, evaluators=f.EVALUATORS)
    for involved in (FIRST, SECOND, REVIEWER, HEAD):
        assert office.refused(replace(draw, evaluators=(THIRD, involved))) == "EVALUATOR_HANDLED_IT"
    assert office.refused(replace(draw, evaluators=(THIRD,))) == "EVALUATORS_TOO_FEW"
    office.do(replace(draw, evaluators=(THIRD, STRANGER)))


def test_a_lawful_file_has_no_defects_and_is_qualified() -> None:
    office = Office()
    evaluation = concluded(office)
    state = office.state(evaluation)
    assert state.findings == ()
    assert (state.result, state.score) == (FileResult.QUALIFIED, None)
    assert {each.group for each in state.questions} == set(FileGroup) - {FileGroup.UNSPECIFIED, FileGroup.SUBJECT}
    office.do(tell(evaluation, None))
    assert office.state(evaluation).status is EvaluationStatus.TOLD
    assert office.refused(rectify(evaluation)) == "NOTHING_TO_RECTIFY"


def test_a_result_follows_from_the_defects_and_is_nobodys_choice() -> None:
    office = Office()
    assert office.state(concluded(office, "file.ask.language")).result is FileResult.FLAWED
    office = Office()
    assert office.state(concluded(office, "file.ask.crime")).result is FileResult.UNQUALIFIED


def test_every_point_has_to_be_answered_by_an_evaluator() -> None:
    office = Office()
    case = f.archived(office)
    evaluation = f.drawn(office, case)
    office.do(f.check(office, evaluation, case))
    assert office.refused(ec.ConcludeEvaluation(file_evaluation=evaluation)) == "CHECKS_UNANSWERED"
    first = office.state(evaluation).questions[0]
    said = ec.AnswerCheck(
        file_evaluation=evaluation, check=first.check, answer=CheckAnswer.FULFILLED, remark="", place="",
        answered_by=FIRST,
    )  # fmt: skip
    assert office.refused(said) == "NOT_AN_EVALUATOR"
    mine = replace(said, answered_by=THIRD)
    assert office.refused(replace(mine, check="file.nothing@2021-07-15")) == "CHECK_NOT_ASKED"
    assert office.refused(replace(mine, answer=CheckAnswer.NOT_FULFILLED)) == "FIELD_REQUIRED"
    office.do(mine)
    # Looked at again, the file keeps what was answered.
    office.do(f.check(office, evaluation, case))
    assert office.state(evaluation).questions[0].answered_by == THIRD


def test_the_file_of_another_case_is_refused() -> None:
    office = Office()
    evaluation = f.drawn(office, f.archived(office))
    clue = office.do(s.register(origin_key="2"))
    office.do(s.own(clue))
    case = office.do(s.file_case(clue, case_number="450103-2026-FOOD-000002"))
    command = replace(f.check(office, evaluation, case), file_evaluation=evaluation)
    assert office.refused(command) == "FILE_OF_ANOTHER"


def test_defects_are_put_right_by_a_day_on_the_clock_of_whoever_is_told() -> None:
    office = Office()
    evaluation = concluded(office, "file.ask.language")
    assert office.refused(tell(evaluation, None)) == "FIELD_REQUIRED"
    assert office.refused(tell(evaluation, date(2026, 4, 3))) == "DAYS_OUT_OF_ORDER"
    office.do(tell(evaluation))
    limit = office.limit(evaluation, "supervision.correct")
    assert (limit.act_by, limit.owner_post) == (date(2026, 4, 20), FIRST)
    office.on(date(2026, 4, 10)).do(rectify(evaluation))
    assert office.limit(evaluation, "supervision.correct").status is DeadlineStatus.MET
    assert office.state(evaluation).status is EvaluationStatus.RECTIFIED


def test_an_objection_that_is_right_takes_the_defect_away() -> None:
    office = Office()
    evaluation = concluded(office, "file.ask.language")
    [defect] = office.state(evaluation).defects
    assert office.refused(object_to(evaluation)) == "EVALUATION_NOT_AT_THIS_STEP"
    office.do(tell(evaluation))
    office.do(object_to(evaluation))
    assert office.refused(review(evaluation, "file.nothing")) == "CHECK_NOT_ASKED"
    office.do(review(evaluation, defect.check))
    assert office.state(evaluation).result is FileResult.QUALIFIED
    assert office.limit(evaluation, "supervision.correct").status is DeadlineStatus.MET
    assert office.refused(object_to(evaluation)) == "OBJECTED_ALREADY"


def test_there_is_a_score_only_where_the_standard_has_weights() -> None:
    def found(points: int, check: str) -> FileFinding:
        return FileFinding(
            check=check, title="", group=FileGroup.FILE, severity=DefectSeverity.FLAW, source="", points=points,
            place="", found="", right="",
        )  # fmt: skip

    assert score_of(FileEvaluation(findings=(found(0, "a"),))) is None
    # The same point twice costs once.
    assert score_of(FileEvaluation(findings=(found(5, "a"), found(5, "a"), found(20, "b")))) == 75


def test_the_authority_itself_and_those_above_it_evaluate() -> None:
    office = Office()
    case = f.archived(office)
    for unit in (QINGXIU, CITY):
        round_ = office.do(f.begin(case, unit=unit))
        office.do(ec.DrawFile(round=round_, penalty_case=case, evaluators=f.EVALUATORS))


def test_a_command_inside_a_batch_is_completed_like_one_alone() -> None:
    check = evaluation_service_pb2.CheckFileRequest(name="fileEvaluations/1", evidence=["evidence/of-somebody"])
    batch = evaluation_service_pb2.EvaluationBatchExecuteRequest(commands=[{"check_file": check}, {}])  # type: ignore[list-item]  # as JSON would say it
    [inside] = requests_in(batch)
    inside.ClearField("evidence")
    assert not batch.commands[0].check_file.evidence
    assert requests_in(check) == [check]
