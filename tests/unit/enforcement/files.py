"""A closed file for evaluation tests, and every way to spoil it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from unit.enforcement import story as s
from unit.enforcement.paths import decided
from unit.enforcement.scenes import CITY, THIRD, Office

from enforcement.domain.documents.records import CaseDocument
from enforcement.domain.evaluations import commands as ec
from enforcement.domain.evaluations.records import CheckAnswer, EvaluationSample
from enforcement.domain.evidence.records import Evidence
from enforcement.domain.measures.records import Measure, SeizedGoods
from enforcement.domain.names import PENALTY_CASE, name_of
from matters.domain.states import Deadline

CITY_JUDGE = UUID(int=108)
EVALUATORS = (CITY_JUDGE, THIRD)
"""The head of the city's bureau and an officer who had nothing to do with the case."""


def archived(office: Office) -> UUID:
    """The thinnest lawful case, archived on 3 April."""
    case = decided(office)
    office.on(date(2026, 3, 24)).do(s.serve_decision(case))
    office.on(date(2026, 3, 30)).do(s.pay(case))
    office.on(date(2026, 3, 31)).do(s.confirm(case))
    office.do(s.complete(case))
    office.on(date(2026, 4, 2)).do(s.close(case))
    office.on(date(2026, 4, 3)).do(s.archive(case))
    return case


def begin(*population: UUID, **more: Any) -> ec.BeginEvaluationRound:
    base = {
        "title": "2026年第一次案卷评查", "unit": CITY, "post": CITY_JUDGE, "sample": EvaluationSample.ALL, "seed": "",
        "size": 0, "population": population,
    }  # fmt: skip
    found: ec.BeginEvaluationRound = s.of(ec.BeginEvaluationRound, base, more)
    return found


def drawn(office: Office, case: UUID) -> UUID:
    """Evaluated in a round of all files."""
    round_ = office.do(begin(case))
    return office.do(ec.DrawFile(round=round_, penalty_case=case, evaluators=EVALUATORS))


def check(office: Office, evaluation: UUID, case: UUID) -> ec.CheckFile:
    """What the service fills in: everything that belongs to the case."""
    name = name_of(PENALTY_CASE, case)
    clue = office.state(case).clue
    matters = {name, f"clues/{clue}"}

    def all_of(kind: type, belongs: Any) -> tuple[UUID, ...]:
        found = ((key, each.state) for key, each in office.states.items())
        return tuple(key for key, state in found if isinstance(state, kind) and belongs(state))

    return ec.CheckFile(
        file_evaluation=evaluation,
        penalty_case=case,
        clue=clue,
        documents=all_of(CaseDocument, lambda state: state.matter == name),
        evidence=all_of(Evidence, lambda state: state.penalty_case == case),
        measures=all_of(Measure, lambda state: state.penalty_case == case),
        goods=all_of(SeizedGoods, lambda state: state.penalty_case == case),
        limits=all_of(Deadline, lambda state: state.matter in matters),
    )


def answer_all(office: Office, evaluation: UUID, wrong: str = "") -> None:
    """Every question answered as fulfilled, except one."""
    for each in office.state(evaluation).questions:
        failed = bool(wrong) and each.check.startswith(wrong)
        office.do(
            ec.AnswerCheck(
                file_evaluation=evaluation,
                check=each.check,
                answer=CheckAnswer.NOT_FULFILLED if failed else CheckAnswer.FULFILLED,
                remark="说理不充分" if failed else "",
                place="决定书" if failed else "",
                answered_by=EVALUATORS[0],
            )
        )
