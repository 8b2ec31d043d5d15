"""How far the procedure against a party has come, step by step."""

from __future__ import annotations

from datetime import date

import pytest
from support.cases import published, to_archive
from unit.enforcement import story as s
from unit.enforcement.paths import noticed
from unit.enforcement.scenes import Office

from command_center import progress
from enforcement.domain.cases.remedies import RemedyOutcome
from smartsupervision.commandcenter.v1 import case_search_pb2 as pb
from smartsupervision.commandcenter.v1 import publication_search_pb2 as pp
from smartsupervision.commandcenter.v1.case_view_pb2 import PartyProgress, PartyStep
from smartsupervision.commandcenter.v1.publication_search_pb2 import PublicationSummary

ORDER = ["RIGHTS_TOLD", "NOTICE", "STATEMENT", "HEARING", "DECISION", "SERVICE", "EXECUTION", "PUBLICITY"]


def of_first(stage: pb.CaseStage.ValueType, *publications: PublicationSummary) -> PartyProgress:
    office, case = to_archive(stage)
    return progress.of_party(published(office, case).parties[0], publications)


def states(found: PartyProgress) -> str:
    """Each step by the first letter of its state, in order."""
    assert [PartyStep.Kind.Name(step.kind) for step in found.steps] == ORDER
    return "".join(PartyStep.State.Name(step.state)[0] for step in found.steps)


# Rights told, notice, statement, hearing, decision, service, execution, publicity: Ahead, Running, Done, Skipped.
@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (pb.CASE_STAGE_INVESTIGATION, "AAAAAAAA"),
        (pb.CASE_STAGE_REVIEW, "DAAAAAAA"),
        (pb.CASE_STAGE_DECISION, "DDDSDRAA"),
        (pb.CASE_STAGE_EXECUTION, "DDDSDDRA"),
        (pb.CASE_STAGE_TO_CLOSE, "DDDSDDDA"),
    ],
    ids=str,
)
def test_each_step_is_ahead_under_way_done_or_not_needed(stage: pb.CaseStage.ValueType, expected: str) -> None:
    assert states(of_first(stage)) == expected


def test_a_party_that_was_told_may_state_its_case() -> None:
    office = Office()
    case = noticed(office)
    told = progress.of_party(published(office, case).parties[0], ())
    assert states(told)[:4] == "DDRS"
    waived = office.do(s.statement(case, waived=True))
    assert states(progress.of_party(published(office, waived).parties[0], ()))[2] == "S"


@pytest.mark.parametrize(
    ("task", "letter"),
    [
        (pp.PUBLICATION_TASK_TO_PUBLISH, "R"),
        (pp.PUBLICATION_TASK_TO_WITHDRAW, "R"),
        (pp.PUBLICATION_TASK_NONE, "S"),
    ],
)
def test_publicity_follows_the_latest_publication(task: pp.PublicationTask.ValueType, letter: str) -> None:
    assert states(of_first(pb.CASE_STAGE_EXECUTION, PublicationSummary(task=task)))[-1] == letter


def test_what_was_decided_stands_beside_what_came_in() -> None:
    before, after = of_first(pb.CASE_STAGE_EXECUTION), of_first(pb.CASE_STAGE_TO_CLOSE)
    assert (before.fine_fen, before.gain_fen) == (s.FINE, s.GAIN)
    assert (before.paid_fine_fen, before.paid_gain_fen) == (0, 0)
    assert (after.paid_fine_fen, after.paid_gain_fen, after.paid_surcharge_fen) == (s.FINE, s.GAIN, 0)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        # Annulled for good: nothing is ahead of the party any more; what had been decided is said.
        (RemedyOutcome.ANNULLED, "DDSSDSSAD"),
        # To be decided anew (NPC-行政复议法:64): the decision is under way again.
        (RemedyOutcome.REMAKE, "DDRSRAAAD"),
    ],
)
def test_a_decision_that_was_annulled_leaves_nothing_or_one_step_ahead(outcome: RemedyOutcome, expected: str) -> None:
    office, case = to_archive(pb.CASE_STAGE_CLOSED)
    office.on(date(2026, 4, 10)).do(s.remedy(case))
    office.on(date(2026, 5, 28)).do(s.end_remedy(case, outcome))
    found = progress.of_party(published(office, case).parties[0], ())
    assert "".join(PartyStep.State.Name(step.state)[0] for step in found.steps) == expected
