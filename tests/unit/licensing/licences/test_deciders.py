"""下放 and 委托 (NPC-行政许可法:22-24): who decides where, in whose name, on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.licence_rules import APPLY, FOOD, OFFICE, TODAY, on
from support.register import ACTIVE, codes, refused

from licensing.domain.licences.deciders import competent, end_delegation, record_delegation
from licensing.domain.licences.kinds import CompetenceBasis, LicenceLevel
from licensing.domain.licences.licence_commands import EndLicenceDelegation, RecordLicenceDelegation
from licensing.domain.licences.licence_events import evolve_delegation
from licensing.domain.licences.licences import LicenceDelegation, areas_of
from licensing.domain.licences.receiving import apply
from licensing.domain.licences.values import DelegationRow, LicenceCompetence

CITY, COUNTY = "units/nanning", "units/qingxiu"
HANDED_DOWN = LicenceCompetence(
    basis=CompetenceBasis.HANDED_DOWN,
    level=LicenceLevel.CITY,
    decided_by=CITY,
    in_name_of=CITY,
    document="桂政发〔2026〕1号",
)
ENTRUSTED = replace(HANDED_DOWN, basis=CompetenceBasis.ENTRUSTED, decided_by=COUNTY, in_name_of=CITY)
ROW = DelegationRow(competence=HANDED_DOWN, from_date=date(2026, 1, 1), to_date=None)
RECORD = RecordLicenceDelegation(licence_kind="food-trade", area="450100", row=ROW)
END = EndLicenceDelegation(licence_kind="food-trade", area="450100", document="桂政发〔2026〕9号", last_day=TODAY)


def recorded(command: RecordLicenceDelegation = RECORD, state: LicenceDelegation | None = None) -> LicenceDelegation:
    return evolve_delegation(state, record_delegation(state, command, on()))


def test_without_a_delegation_the_receiving_unit_decides_in_its_own_name() -> None:
    found = competent((), "450103", OFFICE, FOOD, TODAY)
    assert (found.basis, found.decided_by, found.in_name_of) == (CompetenceBasis.OWN, OFFICE, OFFICE)


def test_a_row_of_the_city_holds_in_its_counties_and_the_nearest_row_wins() -> None:
    city = recorded()
    county = recorded(replace(RECORD, area="450103", row=replace(ROW, competence=ENTRUSTED)))
    assert areas_of("450103") == ("450103", "450100", "450000")
    assert competent((city,), "450103", "", FOOD, TODAY) == HANDED_DOWN
    assert competent((city, county), "450103", "", FOOD, TODAY) == ENTRUSTED
    assert competent((city, county), "450102", "", FOOD, TODAY) == HANDED_DOWN


def test_what_is_entrusted_is_decided_in_the_name_of_the_one_above() -> None:
    county = recorded(replace(RECORD, area="450103", row=replace(ROW, competence=ENTRUSTED)))
    event = apply(ACTIVE, None, None, (county,), APPLY, on())
    competence = event.licence_application.competence
    assert competence is not None
    assert (competence.decided_by, competence.in_name_of) == (COUNTY, CITY)


def test_a_row_holds_from_its_first_to_its_last_day() -> None:
    ended = evolve_delegation(recorded(), end_delegation(recorded(), END, on()))
    assert competent((ended,), "450103", OFFICE, FOOD, TODAY) == HANDED_DOWN
    assert competent((ended,), "450103", OFFICE, FOOD, date(2026, 11, 24)).basis is CompetenceBasis.OWN
    assert competent((ended,), "450103", OFFICE, FOOD, date(2025, 12, 31)).basis is CompetenceBasis.OWN


def test_two_rows_never_hold_on_one_day() -> None:
    again = replace(RECORD, row=replace(ROW, from_date=date(2027, 1, 1)))
    refusal = refused(record_delegation, recorded(), again, on())
    assert codes(refusal) == ["DELEGATION_OVERLAPS"]
    assert HANDED_DOWN.document in refusal.faults[0].message
    ended = evolve_delegation(recorded(), end_delegation(recorded(), END, on()))
    assert len(recorded(again, ended).rows) == 2


@pytest.mark.parametrize(
    "competence",
    [
        replace(HANDED_DOWN, basis=CompetenceBasis.OWN),
        replace(HANDED_DOWN, document=" "),
        replace(HANDED_DOWN, in_name_of=COUNTY),
        replace(ENTRUSTED, in_name_of=COUNTY),
        replace(HANDED_DOWN, decided_by="", in_name_of=""),
    ],
)
def test_a_row_names_basis_units_and_document(competence: LicenceCompetence) -> None:
    command = replace(RECORD, row=replace(ROW, competence=competence))
    assert codes(refused(record_delegation, None, command, on())) == ["DELEGATION_INCOMPLETE"]


def test_a_row_ends_after_it_begins_and_only_what_holds_is_taken_back() -> None:
    backwards = replace(RECORD, row=replace(ROW, to_date=date(2025, 1, 1)))
    assert codes(refused(record_delegation, None, backwards, on())) == ["DATES_OUT_OF_ORDER"]
    before = replace(END, last_day=date(2025, 12, 31))
    assert codes(refused(end_delegation, recorded(), before, on())) == ["DELEGATION_ABSENT"]


def test_a_row_holds_on_its_first_day_and_rows_that_share_one_day_overlap() -> None:
    assert competent((recorded(),), "450103", "", FOOD, ROW.from_date) == HANDED_DOWN
    closed = replace(RECORD, row=replace(ROW, to_date=TODAY))
    for row in (replace(ROW, from_date=TODAY), replace(ROW, from_date=date(2025, 1, 1), to_date=ROW.from_date)):
        again = replace(RECORD, row=row)
        assert codes(refused(record_delegation, recorded(closed), again, on())) == ["DELEGATION_OVERLAPS"]
