"""Which files are evaluated, and by whom (SAMR-22/2019:10)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import CaseStatus
from enforcement.domain.context import Context
from enforcement.domain.evaluations import commands as c
from enforcement.domain.evaluations import events as e
from enforcement.domain.evaluations.records import EvaluationRound, EvaluationSample, evaluation_id
from enforcement.domain.names import EVALUATION_ROUND, FILE_EVALUATION
from enforcement.domain.outcome import Caused, OfMatter, Outcome, TakesCharge
from enforcement.domain.people import TWO
from enforcement.domain.refusal import fault, names, refuse, refuse_if_any
from enforcement.domain.supervision.lines import stands_above

MOST: Final = 2000
"""Cases a round draws from; more are several rounds."""
SEED_LENGTH: Final = 8


def sample(population: Sequence[UUID], size: int, seed: str) -> tuple[UUID, ...]:
    """So many of the cases, drawn by a published seed: the smallest SHA-256 of seed and case, in that order.

    Everybody who knows seed and population finds the same files; nobody finds others.
    """
    ranked = sorted(population, key=lambda case: hashlib.sha256(f"{seed}:{case}".encode()).digest())
    return tuple(ranked[:size])


def begin(command: c.BeginEvaluationRound, context: Context) -> Outcome:
    """开展评查. Refusals POPULATION_UNUSABLE, SEED_REQUIRED, SAMPLE_SIZE."""
    unnamed = command.sample is EvaluationSample.UNSPECIFIED
    refuse_if_any([fault("FIELD_REQUIRED", "sample") if unnamed else None, *names(title=command.title)])
    context.roster.require_holder(command.post, context.today)
    cases = command.population
    if not cases or len(set(cases)) != len(cases) or len(cases) > MOST:
        raise refuse("POPULATION_UNUSABLE", "population", most=MOST)
    division = context.roster.first_division(command.unit, context.today)
    record = context.new_id()
    event = e.EvaluationRoundBegun(
        at=context.now,
        title=command.title,
        unit=command.unit,
        division=division,
        post=command.post,
        sample=command.sample,
        seed=command.seed,
        size=command.size,
        population=cases,
        chosen=_chosen(command),
        on=context.today,
    )
    return Outcome(record, (Caused(EVALUATION_ROUND, record, event),))


def draw(round_: EvaluationRound, case: PenaltyCase, command: c.DrawFile, context: Context) -> Outcome:
    """调取案卷. Refusals NOT_IN_SAMPLE, CASE_NOT_CLOSED, DRAWN_ALREADY, EVALUATORS_TOO_FEW, EVALUATOR_HANDLED_IT."""
    if command.penalty_case not in round_.chosen:
        raise refuse("NOT_IN_SAMPLE", "penalty_case")
    if case.status not in (CaseStatus.CLOSED, CaseStatus.ARCHIVED):
        raise refuse("CASE_NOT_CLOSED", "penalty_case")
    record = evaluation_id(command.round, command.penalty_case)
    if context.records.get(record) is not None:
        raise refuse("DRAWN_ALREADY", "penalty_case")
    stands_above(context, round_.unit, case.unit, "round")
    _evaluators(case, command.evaluators, context)
    event = e.FileDrawn(
        at=context.now,
        round=command.round,
        penalty_case=command.penalty_case,
        title=case.title,
        unit=case.unit,
        division=case.division,
        evaluators=command.evaluators,
        on=context.today,
    )
    charge = TakesCharge(post=command.evaluators[0], matter_kind=FILE_EVALUATION)
    return Outcome(record, (Caused(FILE_EVALUATION, record, event),), (OfMatter(record, charge),))


def _chosen(command: c.BeginEvaluationRound) -> tuple[UUID, ...]:
    if command.sample is EvaluationSample.ALL:
        return command.population
    if len(command.seed.strip()) < SEED_LENGTH:
        raise refuse("SEED_REQUIRED", "seed", length=SEED_LENGTH)
    if not 1 <= command.size <= len(command.population):
        raise refuse("SAMPLE_SIZE", "size", most=len(command.population))
    return sample(command.population, command.size, command.seed)


def _evaluators(case: PenaltyCase, posts: Sequence[UUID], context: Context) -> None:
    people = {context.roster.require_holder(post, context.today) for post in posts}
    if len(people) < TWO:
        raise refuse("EVALUATORS_TOO_FEW", "evaluators", count=len(people))
    if people & involved(case, context, context.today):
        raise refuse("EVALUATOR_HANDLED_IT", "evaluators")


def involved(case: PenaltyCase, context: Context, today: date) -> set[UUID]:
    """Everybody who handled, reviewed, heard or decided the case, whoever holds those posts now or held them then."""
    acted = [(post, case.filed_on) for post in case.officers]
    acted += [(each.reviewer, each.reviewed_on) for each in case.reviews]
    for party in case.parties:
        acted += [(each.decided_by, each.decided_on) for each in party.decisions]
        acted += [(party.review.reviewer, party.review.reviewed_on)] if party.review else []
        acted += [(party.hearing.chair, party.hearing.held_on)] if party.hearing and party.hearing.chair else []
    held = (context.roster.holder(post, day) for post, on in acted for day in (on or today, today))
    return {person for person in held if person}
