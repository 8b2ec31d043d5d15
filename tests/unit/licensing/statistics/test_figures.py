"""Monthly figures: each step counts once, in the month of its legal day; what comes later is a correction."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from support.licence_rules import (
    ACCEPT,
    APPLICATION,
    FILED,
    GRANT,
    LICENCE,
    NUMBER,
    OFFICE,
    PLEDGE,
    PLEDGED,
    SITE,
    given,
    on,
    received,
    supplied,
)
from support.register import ACTIVE

from licensing.domain.licences import application_events as e
from licensing.domain.licences import deciding, filings, pledges, receiving, reviewing
from licensing.domain.licences.application_commands import (
    DeemAccepted,
    RefuseAcceptance,
    RefuseApplication,
    WithdrawApplication,
)
from licensing.domain.licences.application_events import evolve_application
from licensing.domain.licences.kinds import LicenceLevel, ReformMode
from licensing.domain.licences.reactions import EntityEnd, application_after_entity
from licensing.domain.licences.simple_commands import FileLicence, GrantPledge, SignPledge
from licensing.domain.licences.simple_events import evolve_filing, evolve_pledge
from licensing.statistics import Cell, Count, Measure, counted, months_figures, recount
from statutes import licence_number

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
MONDAY = date(2026, 11, 23)
CELL = Cell("food-trade", "450103", OFFICE, ReformMode.ORDINARY, LicenceLevel.COUNTY, "10wd", "7wd")
REFUSE = RefuseApplication(
    licence_application=APPLICATION, document="1", decided_by=GRANT.decided_by, reasons="不符", remedies="复议"
)


def history(*commands: tuple[date, Any, Any], start: date = MONDAY, **changes: Any) -> list[Any]:
    """The events of an application received on `start`, and of commands on later days."""
    state = received(start, **changes)
    events: list[Any] = [
        e.LicenceApplicationReceived(at=state.created_at, licence_application=state),
    ]
    for day, act, command in commands:
        event = act(given(*events), command, on(day))
        events.append(event)
    return events


def refuse(state: Any, command: Any, context: Any) -> Any:
    return deciding.refuse_licence(state, None, command, context)


REVIEWED = ((MONDAY, receiving.accept, ACCEPT), (MONDAY, reviewing.record_site_review, SITE))


def measures(events: list[Any]) -> dict[tuple[date, str], int]:
    """What a history counts, by month and measure; corrections are marked."""
    total = recount([events], evolve_application)
    return {(c.month, c.measure.value + (" later" if c.correction else "")): n for c, n in total.items()}


def test_received_accepted_and_decided_count_once_each_in_their_cell() -> None:
    events = history(*REVIEWED, (MONDAY, deciding.grant, GRANT))
    assert recount([events], evolve_application) == Counter(
        {
            Count(NOVEMBER, CELL, each, correction=False): 1
            for each in (Measure.RECEIVED, Measure.ACCEPTED, Measure.GRANTED)
        }
    )


@pytest.mark.parametrize(
    ("day", "late"),
    [
        (date(2026, 12, 2), set()),
        (date(2026, 12, 3), {"late_by_promise"}),
        (date(2026, 12, 8), {"late_by_promise", "late"}),
    ],
)
def test_late_by_law_and_late_by_promise_are_two_figures(day: date, late: set[str]) -> None:
    found = measures(history(*REVIEWED, (day, deciding.grant, GRANT)))
    assert {measure for month, measure in found if month == DECEMBER} == {"granted", *late}


@pytest.mark.parametrize(
    ("act", "command", "measure"),
    [
        (
            receiving.refuse_acceptance,
            RefuseAcceptance(licence_application=APPLICATION, document="1", reason="x"),
            "not_accepted",
        ),
        (deciding.withdraw, WithdrawApplication(licence_application=APPLICATION, reason="x"), "withdrawn"),
        (application_after_entity, EntityEnd(ended_on=MONDAY, document="1", revoked=False), "terminated"),
    ],
)
def test_every_other_end_has_its_own_figure(act: Any, command: Any, measure: str) -> None:
    assert measures(history((MONDAY, act, command))) == {(NOVEMBER, "received"): 1, (NOVEMBER, measure): 1}


def test_an_acceptance_by_law_counts_on_the_day_the_papers_came() -> None:
    deem = DeemAccepted(licence_application=APPLICATION)
    found = measures(history((date(2026, 12, 1), receiving.deem_accepted, deem)))
    assert found == {
        (NOVEMBER, "received"): 1,
        (NOVEMBER, "accepted later"): 1,
        (NOVEMBER, "deemed_accepted later"): 1,
    }


def test_what_is_recorded_after_the_months_end_is_a_correction_and_changes_no_figure() -> None:
    backdated = replace(GRANT, decided_on=date(2026, 11, 30))
    events = history(*REVIEWED, (date(2026, 12, 1), deciding.grant, backdated))
    table = recount([events], evolve_application)
    before = recount([events[:-1]], evolve_application)
    november = months_figures(table, NOVEMBER)
    assert november.figures == months_figures(before, NOVEMBER).figures
    assert november.corrections == {CELL: {Measure.GRANTED: 1}}
    assert months_figures(table, DECEMBER).figures == {}


def test_the_month_ends_at_midnight_in_beijing() -> None:
    state = received(date(2026, 11, 30))
    for instant, correction in (
        (datetime(2026, 11, 30, 15, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 30, 16, 0, tzinfo=UTC), True),
    ):
        [count] = counted(None, replace(state, updated_at=instant))
        assert count.correction is correction


def test_a_supplement_is_not_received_again() -> None:
    state = received(materials=supplied("form"))
    again = replace(state, status=state.status.INCOMPLETE)
    assert counted(again, state) == []


def test_filings_and_pledges_count_in_their_mode() -> None:
    number = licence_number.issue(licence_number.Kind.PREPACKED_FILING, "2", "450103", 1).value
    file = FileLicence(
        entity=UUID(int=1), licence_kind="food-filing", number=number, division="450103", authority=OFFICE
    )
    filed = recount([[filings.file(ACTIVE, file, on(terms=FILED))]], evolve_filing)
    assert [(c.cell.mode, c.measure) for c in filed] == [(ReformMode.FILING, Measure.FILED)]
    sign = SignPledge(
        entity=UUID(int=1), licence_kind="food-trade", division="450103", authority=OFFICE,
        notice_document="告", pledge_document="承",
    )  # fmt: skip
    signed = pledges.sign(ACTIVE, None, (), sign, on(terms=PLEDGED), seriously_dishonest=False)
    command = GrantPledge(pledge=PLEDGE, document="准", number=NUMBER, decided_by=GRANT.decided_by)
    state = evolve_pledge(None, signed)
    granted, _ = pledges.grant(state, PLEDGE, LICENCE, command, on(terms=PLEDGED))
    total = recount([[signed, granted]], evolve_pledge)
    assert sorted(c.measure.value for c in total) == ["granted", "pledged"]
    assert {c.cell.mode for c in total} == {ReformMode.PLEDGE}


def test_counting_step_by_step_equals_a_recount_and_a_count_by_hand() -> None:
    """A thousand applications with chance ends, in any order between them."""
    chance = random.Random(7)
    ends = [
        (),
        ((MONDAY, deciding.withdraw, WithdrawApplication(licence_application=APPLICATION, reason="x")),),
        (*REVIEWED, (date(2026, 12, 8), deciding.grant, GRANT)),
        (*REVIEWED, (date(2026, 11, 25), deciding.grant, GRANT)),
        (*REVIEWED, (date(2026, 12, 3), refuse, REFUSE)),
    ]
    made = [history(*end) for end in ends]
    chosen = [chance.randrange(len(ends)) for _ in range(1000)]
    table: Counter[Count] = Counter()
    states: dict[int, Any] = dict.fromkeys(range(len(chosen)))
    steps = [(number, event) for number, end in enumerate(chosen) for event in made[end]]
    order = sorted(steps, key=lambda step: (step[1].at, chance.random()))
    for number, event in _in_order(order, made, chosen):
        after = evolve_application(states[number], event)
        table.update(counted(states[number], after))
        states[number] = after
    assert table == recount([made[end] for end in chosen], evolve_application)
    by_end = Counter(chosen)
    total = Counter[str]()
    for count, number in table.items():
        total[count.measure.value] += number
    assert total == Counter(
        received=1000,
        withdrawn=by_end[1],
        accepted=by_end[2] + by_end[3] + by_end[4],
        granted=by_end[2] + by_end[3],
        refused=by_end[4],
        late=by_end[2],
        late_by_promise=by_end[2] + by_end[4],
    )


def _in_order(steps: list[tuple[int, Any]], made: list[list[Any]], chosen: list[int]) -> list[tuple[int, Any]]:
    """The steps of many records interleaved, those of one record in their own order."""
    left = {number: iter(made[end]) for number, end in enumerate(chosen)}
    return [(number, next(left[number])) for number, _ in steps]


def test_a_month_shows_only_its_own_cells() -> None:
    events = history(*REVIEWED, (MONDAY + timedelta(days=9), deciding.grant, GRANT))
    table = recount([events], evolve_application)
    assert set(months_figures(table, NOVEMBER).figures[CELL]) == {Measure.RECEIVED, Measure.ACCEPTED}
    assert set(months_figures(table, DECEMBER).figures[CELL]) == {Measure.GRANTED}
