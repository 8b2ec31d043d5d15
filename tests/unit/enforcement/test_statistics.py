"""Figures equal a recount by another way, and money can be asked for one whole authority and year and no other way."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.descriptor import Descriptor
from hypothesis import HealthCheck, settings
from unit.enforcement import files as f
from unit.enforcement import recounted as r
from unit.enforcement import story as s
from unit.enforcement.golden_values import filled
from unit.enforcement.paths import clue_of, decided, reviewed
from unit.enforcement.scenes import HEAD, QINGXIU, Office
from unit.enforcement.test_adoption import FACTS, adopt
from unit.enforcement.test_evaluation import concluded
from unit.enforcement.test_evaluation_checks import HELD, PASSED
from unit.enforcement.test_invariants import Procedure

import enforcement.domain
import enforcement.migrations
from chassis.envelope import Envelope
from enforcement.areas import AREAS
from enforcement.domain.adoption.commands import CorrectAdoptedCase
from enforcement.domain.cases.kinds import DecisionOutcome, ReviewOutcome
from enforcement.domain.cases.party_commands import EndDecision
from enforcement.domain.clues import commands as cl
from enforcement.domain.clues.kinds import NotFiledGround
from enforcement.domain.statistics.amounts import AMOUNTS
from enforcement.domain.statistics.counting import COUNTS, facts_of
from enforcement.domain.statistics.measures import APPRAISAL, MEASURES, Dimension
from enforcement.domain.statistics.offering import offered
from enforcement.kinds import KINDS
from smartsupervision.enforcement.v1 import statistics_service_pb2
from statutes.refusals import Refusal

MONEY = re.compile(r"fen|amount|fine|money|surcharge|gain|paid|金额")
DIMENSIONS = [each for each in Dimension if each]
SUBSETS = list(chain.from_iterable(combinations(DIMENSIONS, n) for n in range(len(DIMENSIONS) + 1)))


class Recounted(Procedure):
    """The same random officers, days and commands; in the end both ways of counting agree."""

    def teardown(self) -> None:
        assert r.counted(self.office) == r.slowly(self.office)
        assert r.summed(self.office) == r.money(self.office)
        counted = [each.measure for each in r.facts(self.office)]
        assert counted.count("case_extended") == r.extended(self.office)


Recounted.TestCase.settings = settings(max_examples=30, stateful_step_count=12, suppress_health_check=list(HealthCheck))
TestRecounted = Recounted.TestCase


def test_a_whole_case_counts_each_step_once_on_its_legal_day() -> None:
    office = Office()
    f.archived(office)
    found = {(each.measure, each.detail): each.day for each in r.facts(office)}
    assert len(found) == len(r.facts(office))
    assert found["clue_received", "INSPECTION"] == date(2026, 3, 2)
    assert found["case_filed", ""] == date(2026, 3, 3)
    assert found["decision", "PENALTY"] == date(2026, 3, 23)
    assert (found["penalty_kind", "03"], found["penalty_kind", "04"]) == (date(2026, 3, 23),) * 2
    assert found["case_closed", "EXECUTED"] == date(2026, 4, 2)
    assert found["clock_kept", "clue.verify"] == date(2026, 3, 3)
    assert r.counted(office) == r.slowly(office)
    assert r.summed(office) == {"fine_imposed": s.FINE, "gain_confiscated": s.GAIN, "received": s.FINE + s.GAIN}
    assert r.units(office) == {QINGXIU}


def test_a_step_recorded_later_counts_on_the_day_it_was_taken() -> None:
    office = Office()
    clue = office.on(date(2026, 4, 1)).do(s.register(received_on=date(2026, 3, 31)))
    [fact] = [each for each in r.facts(office) if each.measure == "clue_received"]
    assert (fact.day, fact.recorded_on, fact.unit) == (date(2026, 3, 31), date(2026, 4, 1), str(QINGXIU))
    assert office.state(clue).division == fact.division


def test_a_case_taken_over_counts_by_itself_and_not_as_a_decision_of_ours() -> None:
    office = Office()
    case = office.do(adopt())
    corrected = replace(FACTS, outcome=DecisionOutcome.NO_PENALTY)
    office.on(date(2026, 3, 9)).do(
        CorrectAdoptedCase(adopted_case=case, facts=corrected, reason="录入有误", document="更正说明")
    )
    office.do(adopt(local_number="2", facts=replace(FACTS, decided_on=None, served_on=None, field="")))
    found = [(each.measure, each.detail, each.day, each.field, each.unit) for each in r.facts(office)]
    assert found == [
        ("case_adopted", "PENALTY", date(2019, 5, 6), "food", str(QINGXIU)),
        ("adoption_corrected", "", date(2026, 3, 9), "food", str(QINGXIU)),
        ("case_adopted", "PENALTY", date(2019, 6, 1), "", str(QINGXIU)),
    ]
    assert r.summed(office) == {}


def test_clues_that_are_not_filed_are_counted_by_ground() -> None:
    office = Office()
    clue = clue_of(office)
    office.do(
        cl.DeclineClue(
            clue=clue, ground=NotFiledGround.MINOR_CORRECTED, reason="轻微", document="审批表",
            approved_by=HEAD, on=None,
        )
    )  # fmt: skip
    assert r.counted(office) == r.slowly(office)
    assert ("clue_declined", "MINOR_CORRECTED", office.day) in r.counted(office)


def test_a_limit_met_late_is_late_and_not_kept() -> None:
    office = Office()
    clue = clue_of(office)
    office.on(date(2026, 4, 20)).do(s.file_case(clue))
    found = {(each.measure, each.detail) for each in r.facts(office)}
    assert ("clock_late", "clue.verify") in found
    assert ("clock_kept", "clue.verify") not in found


def test_a_decision_without_the_legal_review_it_needed_is_named() -> None:
    # NPC-行政处罚法:58; C.6: 100 % coverage, and what is not covered has a name.
    office = Office()
    case = decided(office)
    [plain] = [each for each in r.happened(office.journal) if type(each.event).__name__ == "PartyDecided"]

    def measures(**more: Any) -> dict[str, str]:
        heard = replace(plain.after.parties[0], hearing=HELD, **more)
        found = facts_of(replace(plain, after=replace(plain.after, parties=(heard,))))
        return {each.measure: each.detail for each in found if each.measure.startswith("legal")}

    assert not any(each.measure.startswith("legal") for each in facts_of(plain))
    assert measures(review=None) == {"legal_review_required": "", "legal_review_missing": f"cases/{case}"}
    failed = replace(PASSED, outcome=ReviewOutcome.CORRECT)
    assert "legal_review_missing" in measures(review=failed)
    assert measures(review=PASSED) == {"legal_review_required": "", "legal_review_done": ""}


def test_defects_of_an_evaluated_file_count_once_each() -> None:
    office = Office()
    concluded(office, "file.ask.language")
    found = [(each.measure, each.detail) for each in r.facts(office) if each.measure.startswith("file_")]
    assert found == [("file_evaluated", "FLAWED"), ("file_defect", "file.ask.language")]


def test_a_decision_that_ends_takes_its_sums_with_it() -> None:
    office = Office()
    case = decided(office)
    [happened] = [each for each in r.happened(office.journal) if type(each.event).__name__ == "PartyDecided"]
    assert happened.after.parties[0].decision.outcome is DecisionOutcome.PENALTY
    office.do(EndDecision(penalty_case=case, party=1, document="撤销决定", reason="违反程序", on=None))
    assert r.summed(office)["imposed_ended"] == s.FINE + s.GAIN
    assert r.summed(office) == r.money(office)


def test_every_measure_is_counted_somewhere_and_nothing_else_is() -> None:
    used = set()
    for path in Path(enforcement.domain.__file__).parent.joinpath("statistics").glob("counting.py"):
        source = path.read_text(encoding="utf-8")
        used = {name for name in MEASURES if f'"{name}"' in source}
        assert set(re.findall(r'_plainly\("([a-z_]+)"\)', source)) <= set(MEASURES)
    assert used == set(MEASURES)
    assert len(COUNTS) > 25


# --- What cannot be asked -------------------------------------------------------------------------------------------


def refused(measure: str, by: tuple[Dimension, ...], also: tuple[Dimension, ...] = ()) -> bool:
    """Whether a grouping is refused, for the reason that it is not offered."""
    try:
        return offered([measure], by, also) != [measure]
    except Refusal as refusal:
        return refusal.code == "GROUPING_NOT_OFFERED"


@pytest.mark.parametrize("measure", MEASURES)
def test_only_the_pairs_of_the_table_are_offered(measure: str) -> None:
    for by in SUBSETS:
        wanted = not MEASURES[measure].dimensions.issuperset(by)
        assert refused(measure, by) is wanted
        # Narrowed to one office it would single it out as well.
        assert refused(measure, (), by) is wanted


@pytest.mark.parametrize("name", AMOUNTS)
@pytest.mark.parametrize("by", SUBSETS)
def test_no_sum_of_money_is_a_measure(name: str, by: tuple[Dimension, ...]) -> None:
    # NPC-行政处罚法:74: appraisal does not hang on fines.
    with pytest.raises(Refusal, match="MEASURE_UNKNOWN"):
        offered([name], by)
    assert name not in offered([], by)


def test_no_measure_is_grouped_by_officer_post_or_party_and_none_is_money() -> None:
    assert {each.name for each in DIMENSIONS} == {"DIVISION", "UNIT", "FIELD", "DETAIL"}
    assert not [name for name, each in MEASURES.items() if MONEY.search(f"{name} {each.title} {each.title_zh}")]


def test_an_appraisal_rests_on_duties_and_defects_and_on_no_count_of_penalties() -> None:
    assert {
        "decision_ended", "review_returned", "legal_review_missing", "remedy_corrected", "clock_kept", "clock_late",
        "clock_missed", "file_evaluated", "file_defect", "file_defect_withdrawn", "supervision",
    } == APPRAISAL  # fmt: skip


def messages(start: Descriptor) -> set[str]:
    """A message and all inside it."""
    found, open_ = set(), [start]
    while open_:
        each = open_.pop()
        if each.full_name not in found:
            found.add(each.full_name)
            open_ += [field.message_type for field in each.fields if field.message_type]
    return found


def money_in(start: Descriptor) -> list[str]:
    pool = start.file.pool
    names = (pool.FindMessageTypeByName(each) for each in messages(start))
    return [field.full_name for each in names for field in each.fields if MONEY.search(field.name)]


SERVICE = statistics_service_pb2.DESCRIPTOR.services_by_name["StatisticsService"]


@pytest.mark.parametrize("method", SERVICE.methods_by_name)
def test_money_stands_in_the_yearly_figures_of_one_authority_alone(method: str) -> None:
    asked, answered = SERVICE.methods_by_name[method].input_type, SERVICE.methods_by_name[method].output_type
    money = [each.rpartition(".")[2] for each in money_in(answered)]
    assert money_in(asked) == []
    if method == "GetYearlyFigures":
        assert {each.name for each in asked.fields} == {"unit", "year", "numbers"}
        assert not asked.fields_by_name["unit"].is_repeated
        assert not asked.fields_by_name["year"].is_repeated
        # A sum has a name and nothing that says whose part of it is whose.
        sums = answered.fields_by_name["amounts"].message_type
        assert sums
        assert {each.name for each in sums.fields} == {"name", "title_zh", "amount_fen", "later_fen"}
    elif method == "GetRecount":
        assert money == ["amounts"]  # how many were compared
    else:
        assert money == []


def test_the_table_of_sums_has_nothing_to_rank_by() -> None:
    [path] = Path(next(iter(enforcement.migrations.__path__))).glob("*_statistics.sql")
    table = re.search(r"CREATE TABLE statistic_amount \((.*?)\n\);", path.read_text(encoding="utf-8"), re.DOTALL)
    assert table
    columns = re.findall(r"^    ([a-z_]+) ", table[1], re.MULTILINE)
    assert set(columns) == {"stream", "number", "name", "day", "recorded_on", "unit", "fen"}


def test_no_list_of_enforcement_is_ordered_or_narrowed_by_money() -> None:
    for area in AREAS:
        for name, method in area.service.methods_by_name.items():
            if name.startswith("List"):
                assert not [each.name for each in method.input_type.fields if each.name in ("order_by", "sort_by")]
                assert not [each.name for each in method.input_type.fields if each.name.endswith("_fen")]
    for kind in KINDS:
        listed = kind.listed(filled(kind.state))
        assert not [name for name in listed.facets if name.endswith("_fen")]
        assert not re.fullmatch(r"\d+", listed.order)


def test_a_journal_in_any_order_of_records_counts_the_same() -> None:
    # Streams are counted one by one: no figure may depend on which record comes first.
    office = Office()
    case = reviewed(office)
    assert office.state(case)
    by_record: dict[Any, list[Envelope]] = {}
    for each in office.journal:
        by_record.setdefault(each.aggregate_id, []).append(each)
    shuffled = [each for record in sorted(by_record) for each in by_record[record]]
    counts = [
        sorted(fact for each in r.happened(journal) for fact in facts_of(each))
        for journal in (office.journal, shuffled)
    ]
    assert counts[0] == counts[1]
