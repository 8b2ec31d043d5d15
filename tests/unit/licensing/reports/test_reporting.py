"""年度报告: 1 January to 30 June about the year before, correction with old and new shown, late, missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from support.register import ACTIVE, ME, REVOKED, SHOP, given
from support.register_proceedings import POST, on, told, why

from licensing.domain.kinds import EntityStatus, EntityType
from licensing.domain.reports import commands as c
from licensing.domain.reports import finding_events
from licensing.domain.reports.kinds import FindingStage, Ground, ListingKind, ReportStage, reporter_of
from licensing.domain.reports.objecting import steps as finding_steps
from licensing.domain.reports.report_events import evolve
from licensing.domain.reports.reporting import correct, expect, file, miss, report_id, steps
from licensing.domain.reports.states import AnnualReport
from licensing.domain.states import Entity
from licensing.domain.values import FieldChange

REPORT = report_id(ME, 2025)
MAY = date(2026, 5, 4)
FILING = c.FileAnnualReport(
    entity=ME,
    year=2025,
    items=(c.StatedItem(field="资产总额", value="120万元"), c.StatedItem(field="电话", value="0771-1")),
)
HIDDEN = replace(FILING, items=(c.StatedItem(field="资产总额", value="3万元", hidden=True),))
COOPERATIVE = replace(ACTIVE, entity_type=EntityType.FARMERS_COOPERATIVE)


def expected(entity: Entity = ACTIVE) -> AnnualReport:
    return evolve(None, expect(entity, None, c.ExpectAnnualReport(entity=ME, year=2025), on(date(2026, 1, 1))))


def filed(entity: Entity = ACTIVE, command: c.FileAnnualReport = FILING, day: date = MAY) -> AnnualReport:
    return evolve(expected(entity), file(entity, expected(entity), command, on(day)))


def test_a_report_falls_due_on_30_june_of_the_year_after() -> None:
    event = expect(ACTIVE, None, c.ExpectAnnualReport(entity=ME, year=2025), on(date(2026, 1, 1)))
    assert (event.about.opens, event.about.closes) == (date(2026, 1, 1), date(2026, 6, 30))
    [step] = steps(event, None)
    assert (step.rule_id, step.action.name, step.until) == ("enterprise", "OPEN", date(2026, 6, 30))
    again = c.ExpectAnnualReport(entity=ME, year=2025)
    assert why(expect, ACTIVE, expected(), again, on(MAY)) == [("REPORT_KNOWN", "SC-654:8")]


@pytest.mark.parametrize(
    ("entity", "rule"), [(ACTIVE, "enterprise"), (COOPERATIVE, "cooperative"), (SHOP, "individual")]
)
def test_each_kind_of_entity_reports_by_its_own_rules(entity: Entity, rule: str) -> None:
    event = file(entity, expected(entity), FILING, on(MAY))
    assert told(steps(event, expected(entity))) == [(rule, "MEET", MAY)]
    assert reporter_of(entity.entity_type).name.lower() == rule


def test_the_first_report_is_about_the_year_of_registration() -> None:
    assert file(ACTIVE, None, replace(FILING, year=2020), on(MAY)).late
    assert why(file, ACTIVE, None, replace(FILING, year=2019), on(MAY)) == [("REPORT_YEAR_INVALID", "SC-654:8")]


def test_a_year_that_is_not_over_is_not_reported_on() -> None:
    assert why(file, ACTIVE, None, replace(FILING, year=2026), on(MAY)) == [("REPORT_WINDOW_NOT_OPEN", "SC-654:8")]
    assert why(file, ACTIVE, None, replace(FILING, year=2027), on(MAY)) == [("REPORT_YEAR_INVALID", "SC-654:8")]


def test_a_late_report_is_taken_and_shown_as_late() -> None:
    assert not filed(day=date(2026, 6, 30)).late
    state = filed(day=date(2026, 7, 1))
    assert (state.stage, state.late) == (ReportStage.FILED, True)


def test_a_revoked_entity_may_report_and_one_that_left_does_not() -> None:
    assert file(given(REVOKED), None, FILING, on(MAY))
    gone = replace(ACTIVE, status=EntityStatus.DEREGISTERED)
    assert why(file, gone, None, FILING, on(MAY)) == [("ENTITY_EXITED", "SC-746:31")]


@pytest.mark.parametrize("entity", [ACTIVE, COOPERATIVE])
def test_only_an_individual_business_reports_on_paper_or_hides_its_report(entity: Entity) -> None:
    both = replace(HIDDEN, on_paper=True)
    assert why(file, entity, None, both, on(MAY)) == [
        ("PAPER_NOT_ALLOWED", "SC-654:8"),
        ("CONTENT_MUST_BE_SHOWN", "SC-654:8"),
    ]
    state = filed(SHOP, both)
    assert state.on_paper
    assert state.items[0].hidden is not None
    assert "3万元" not in repr(state)


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ((), "FIELD_REQUIRED"),
        ((c.StatedItem(field="电话", value="1"),) * 2, "REPORT_ITEM_TWICE"),
        (tuple(c.StatedItem(field=str(n), value="1") for n in range(61)), "REPORT_TOO_LONG"),
        ((c.StatedItem(field=" ", value="1"),), "FIELD_REQUIRED"),
    ],
)
def test_a_report_has_items_each_once(items: Any, reason: str) -> None:
    assert reason in [code for code, _ in why(file, ACTIVE, None, replace(FILING, items=items), on(MAY))]


def test_a_report_is_filed_once() -> None:
    assert why(file, ACTIVE, filed(), FILING, on(MAY)) == [("REPORT_FILED_ALREADY", "SC-654:8")]


def test_a_correction_shows_old_and_new_until_30_june() -> None:
    command = c.CorrectAnnualReport(annual_report=REPORT, items=(c.StatedItem(field="资产总额", value="150万元"),))
    event = correct(filed(), command, on(date(2026, 6, 30)))
    assert event.correction.changes == (FieldChange("资产总额", "120万元", "150万元"),)
    state = evolve(filed(), event)
    assert [(item.field, item.value) for item in state.items] == [("资产总额", "150万元"), ("电话", "0771-1")]
    assert len(state.corrections) == 1
    assert why(correct, filed(), command, on(date(2026, 7, 1))) == [("CORRECTION_CLOSED", "SC-654:8")]


def test_a_correction_changes_something_that_was_filed() -> None:
    same = c.CorrectAnnualReport(annual_report=REPORT, items=(c.StatedItem(field="资产总额", value="120万元"),))
    assert why(correct, filed(), same, on(MAY)) == [("NOTHING_CHANGED", "contract")]
    assert why(correct, expected(), same, on(MAY)) == [("REPORT_NOT_FILED", "SC-654:8")]
    hiding = replace(same, items=(c.StatedItem(field="电话", value="1", hidden=True),))
    assert why(correct, filed(), hiding, on(MAY)) == [("CONTENT_MUST_BE_SHOWN", "SC-654:8")]
    shown = correct(filed(SHOP, HIDDEN), same, on(MAY)).correction.changes
    assert shown == (FieldChange("资产总额", "不公示", "120万元"),)


@pytest.mark.parametrize(
    ("entity", "listing", "decide"),
    [
        (ACTIVE, ListingKind.LISTED, "annual-report.list"),
        (COOPERATIVE, ListingKind.LISTED, "annual-report.list.cooperative"),
        (SHOP, ListingKind.MARKED, "annual-report.mark.individual"),
    ],
)
def test_a_missed_report_is_found_and_to_be_decided_in_ten_working_days(
    entity: Entity, listing: ListingKind, decide: str
) -> None:
    command = c.RecordReportMissed(annual_report=REPORT, entity=ME, owner_post=POST)
    assert why(miss, entity, expected(entity), command, on(date(2026, 6, 30))) == [("REPORT_WINDOW_OPEN", "SC-654:8")]
    missed, found = miss(entity, expected(entity), command, on(date(2026, 7, 1)))
    assert evolve(expected(entity), missed).stage is ReportStage.MISSED
    state = finding_events.evolve(None, found)
    assert (state.ground, state.listing, state.stage, state.year) == (
        Ground.NOT_FILED,
        listing,
        FindingStage.FOUND,
        2025,
    )
    assert told(finding_steps(found, None)) == [(decide, "OPEN", date(2026, 6, 30))]


def test_what_was_filed_or_never_expected_is_not_missed() -> None:
    command = c.RecordReportMissed(annual_report=REPORT, entity=ME)
    assert why(miss, ACTIVE, filed(), command, on(date(2026, 7, 1))) == [("REPORT_NOT_EXPECTED", "SC-654:8")]
    assert evolve(
        evolve(expected(), miss(ACTIVE, expected(), command, on(date(2026, 7, 1)))[0]),
        file(ACTIVE, expected(), FILING, on(date(2026, 7, 9))),
    ).late


def test_the_report_of_an_entity_about_a_year_has_one_id() -> None:
    assert report_id(ME, 2025) == REPORT
    assert len({report_id(ME, 2025), report_id(ME, 2024), report_id(UUID(int=5), 2025)}) == 3
