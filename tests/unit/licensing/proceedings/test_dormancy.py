"""歇业: filed before stopping, three years in all, extended in the last 30 days, over by trading or by time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from support.register import ACTIVE, COURT_LOCK, ME, NOW, REVOKED, given
from support.register_proceedings import MATTER, POST, entity_after, law, on, proceeding, told, why

from licensing.domain.deadlines import StepAction
from licensing.domain.events import Locked
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings.dormancy import expire, extend, file, publish, resume
from licensing.domain.proceedings.kinds import DormancyGround, Resumption, Stage
from licensing.domain.proceedings.states import Proceeding
from licensing.domain.proceedings.steps import steps
from licensing.domain.states import Entity

START = date(2026, 12, 1)
END = date(2027, 5, 31)
FILING = c.FileDormancy(
    entity=ME,
    ground=DormancyGround.PUBLIC_HEALTH,
    from_date=START,
    until_date=END,
    service_address="南宁市青秀区民族大道131号",
    replaces_domicile=True,
    staff_consulted=True,
    owner_post=POST,
)
BEFORE = START - timedelta(days=5)
HISTORY = file(ACTIVE, FILING, on(BEFORE))
DORMANT = entity_after(ACTIVE, *HISTORY)


def running() -> Proceeding:
    return proceeding(*HISTORY)


def filing(**changes: Any) -> c.FileDormancy:
    return replace(FILING, **changes)


def resuming(how: Resumption = Resumption.DECLARED, **more: Any) -> c.ResumeTrading:
    return c.ResumeTrading(proceeding=MATTER, entity=ME, resumption=how, **more)


def test_a_filed_dormancy_shows_period_and_service_address_on_the_entity() -> None:
    assert DORMANT.dormancy is not None
    assert (DORMANT.dormancy.from_date, DORMANT.dormancy.until_date) == (START, END)
    assert DORMANT.dormancy.service_address == FILING.service_address
    assert running().stage is Stage.DORMANT
    [step] = steps(HISTORY[0], None, law())
    assert (step.rule_id, step.action, step.on, step.until) == (
        "registration.dormancy.total",
        StepAction.OPEN,
        START,
        END,
    )


def test_dormancy_is_filed_before_it_begins() -> None:
    assert why(file, ACTIVE, FILING, on(START + timedelta(days=1))) == [("DORMANCY_FILED_LATE", "SC-746:30")]
    assert file(ACTIVE, FILING, on(START))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"ground": DormancyGround.UNSPECIFIED}, "DORMANCY_GROUND_REQUIRED"),
        ({"staff_consulted": False}, "STAFF_NOT_CONSULTED"),
        ({"service_address": " "}, "SERVICE_ADDRESS_REQUIRED"),
    ],
)
def test_a_filing_states_cause_consultation_and_address(changes: dict[str, Any], reason: str) -> None:
    assert why(file, ACTIVE, filing(**changes), on(BEFORE)) == [(reason, "SC-746:30")]


def test_everything_wrong_with_a_filing_is_told_at_once() -> None:
    wrong = filing(ground=DormancyGround.UNSPECIFIED, staff_consulted=False, until_date=None)
    assert len(why(file, ACTIVE, wrong, on(BEFORE))) == 3


@pytest.mark.parametrize(("until", "allowed"), [(date(2029, 11, 30), True), (date(2029, 12, 1), False)])
def test_three_years_are_the_most(until: date, allowed: bool) -> None:
    if allowed:
        assert file(ACTIVE, filing(until_date=until), on(BEFORE))
    else:
        assert why(file, ACTIVE, filing(until_date=until), on(BEFORE)) == [("DORMANCY_TOO_LONG", "SC-746:30")]


def test_earlier_dormancies_count_towards_the_three_years() -> None:
    spent = replace(ACTIVE, dormant_days=365)
    assert why(file, spent, filing(until_date=date(2028, 12, 1)), on(BEFORE)) == [("DORMANCY_TOO_LONG", "SC-746:30")]
    assert file(spent, filing(until_date=date(2028, 11, 30)), on(BEFORE))


def test_a_dormant_a_revoked_and_a_locked_entity_file_no_dormancy() -> None:
    assert why(file, DORMANT, filing(), on(BEFORE)) == [("DORMANT_ALREADY", "SC-746:30")]
    assert why(file, given(REVOKED), filing(), on(BEFORE)) == [("ENTITY_REVOKED", "NPC-公司法:229")]
    assert why(file, given(Locked(NOW, COURT_LOCK)), filing(), on(BEFORE))[0][0] == "ENTITY_LOCKED"


def test_an_extension_is_handled_within_the_30_days_before_expiry() -> None:
    command = c.ExtendDormancy(proceeding=MATTER, entity=ME, until_date=date(2027, 11, 30))
    assert why(extend, running(), command, on(date(2027, 4, 30))) == [("DORMANCY_EXTENSION_EARLY", "SAMR-52/2022:41")]
    first, begun = extend(running(), command, on(date(2027, 5, 1)))
    assert extend(running(), command, on(END))
    assert entity_after(DORMANT, begun).dormancy is not None
    assert [(step.action.name, step.occurrence, step.until) for step in steps(first, running(), law())] == [
        ("CANCEL", 1, None),
        ("OPEN", 2, command.until_date),
    ]
    assert why(extend, running(), command, on(END + timedelta(days=1))) == [("DORMANCY_EXPIRED", "SAMR-52/2022:42")]


def test_an_extension_goes_beyond_the_end_and_not_beyond_three_years() -> None:
    day = on(END)
    beyond = c.ExtendDormancy(proceeding=MATTER, entity=ME, until_date=date(2029, 12, 1))
    assert why(extend, running(), beyond, day) == [("DORMANCY_TOO_LONG", "SC-746:30")]
    same = c.ExtendDormancy(proceeding=MATTER, entity=ME, until_date=END)
    assert why(extend, running(), same, day) == [("DATES_OUT_OF_ORDER", "contract")]
    assert why(extend, running(), c.ExtendDormancy(proceeding=MATTER, entity=ME), day) == [
        ("DATE_REQUIRED", "contract")
    ]


@pytest.mark.parametrize("how", [Resumption.DECLARED, Resumption.TRADING_FOUND])
def test_trading_counts_as_resuming_and_is_to_be_published_within_30_days(how: Resumption) -> None:
    day = date(2027, 2, 1)
    history = resume(DORMANT, running(), resuming(how), on(day))
    entity = entity_after(DORMANT, *history)
    assert (entity.dormancy, entity.dormant_days) == (None, 62)
    assert told(steps(history[0], running(), law())) == [
        ("registration.dormancy.total", "MEET", day),
        ("registration.dormancy.publish-resumption", "OPEN", day),
    ]


def test_a_resumption_says_how_it_came_about() -> None:
    assert why(resume, DORMANT, running(), resuming(Resumption.UNSPECIFIED), on(END)) == [
        ("FIELD_REQUIRED", "contract")
    ]
    assert why(resume, DORMANT, running(), resuming(Resumption.EXPIRED), on(END)) == [("FIELD_REQUIRED", "contract")]


def test_at_the_end_of_the_period_trade_counts_as_resumed_by_itself() -> None:
    command = c.ExpireDormancy(proceeding=MATTER, entity=ME)
    assert why(expire, DORMANT, running(), command, on(END)) == [("DORMANCY_RUNNING", "SAMR-52/2022:42")]
    ended, over = expire(DORMANT, running(), command, on(END + timedelta(days=9)))
    assert (ended.resumption, ended.resumed_date) == (Resumption.EXPIRED, END + timedelta(days=1))
    assert entity_after(DORMANT, over).dormant_days == 182
    assert told(steps(ended, running(), law()))[0] == ("registration.dormancy.total", "MEET", END)


def test_published_resumption_closes_the_proceeding() -> None:
    resumed = proceeding(*HISTORY, *resume(DORMANT, running(), resuming(), on(date(2027, 2, 1))))
    command = c.PublishResumption(proceeding=MATTER)
    published = publish(resumed, command, on(date(2027, 2, 20)))
    state = proceeding(*HISTORY, *resume(DORMANT, running(), resuming(), on(date(2027, 2, 1))), published)
    assert (state.stage, state.closed_date) == (Stage.RESUMPTION_PUBLISHED, date(2027, 2, 20))
    assert told(steps(published, resumed, law())) == [
        ("registration.dormancy.publish-resumption", "MEET", date(2027, 2, 20))
    ]
    early = c.PublishResumption(proceeding=MATTER, published_date=date(2027, 1, 31))
    assert why(publish, resumed, early, on(date(2027, 2, 20))) == [("DATES_OUT_OF_ORDER", "contract")]


def test_what_is_over_is_neither_extended_resumed_nor_expired_again() -> None:
    resumed = proceeding(*HISTORY, *resume(DORMANT, running(), resuming(), on(date(2027, 2, 1))))
    late = on(date(2027, 6, 2))
    expected = [("DORMANCY_STAGE_FORBIDS", "SC-746:30")]
    assert why(extend, resumed, c.ExtendDormancy(proceeding=MATTER, entity=ME, until_date=END), late) == expected
    assert why(resume, ACTIVE, resumed, resuming(), late) == expected
    assert why(expire, ACTIVE, resumed, c.ExpireDormancy(proceeding=MATTER, entity=ME), late) == expected
    assert why(publish, running(), c.PublishResumption(proceeding=MATTER), late) == expected


def test_a_command_for_dormancy_needs_a_dormancy() -> None:
    assert why(expire, Entity(), Proceeding(), c.ExpireDormancy(proceeding=MATTER, entity=ME), on(END)) == [
        ("PROCEEDING_OF_ANOTHER_KIND", "contract")
    ]
