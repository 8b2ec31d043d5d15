"""名称自主申报: forbidden words, taken and similar names, two months or a year (SC-734:11-12, 16-18)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from support.register import ACTIVE, CODE, OTHER_CODE, codes, refused
from support.register_proceedings import on, told, why

from licensing.domain.names import commands as c
from licensing.domain.names import keys
from licensing.domain.names.declaring import declare
from licensing.domain.names.events import NameEnded, NameRegistered, NameReleased, evolve
from licensing.domain.names.kinds import NameEnd, NameStage
from licensing.domain.names.states import BusinessName, NameKey
from licensing.domain.names.using import steps

DAY = date(2026, 3, 2)
HERE = "南宁市青秀区市场监督管理局"
NAME, ANOTHER = UUID(int=501), UUID(int=502)
DECLARATION = c.DeclareName(
    registered_name="南宁市云岭商贸有限公司", authority=HERE, division="450103", applicant="韦某某"
)


def reserved(day: date = DAY, known: dict[UUID, BusinessName] | None = None, **changes: Any) -> BusinessName:
    event, _ = declare(replace(DECLARATION, **changes), NAME, None, known or {}, on(day))
    return evolve(None, event)


def registered(name: str = DECLARATION.registered_name, code: str = OTHER_CODE) -> BusinessName:
    state = reserved(registered_name=name)
    event = NameRegistered(at=on(DAY).now, entity=UUID(int=9), code=code, registered_date=DAY)
    return evolve(state, event)


def ended(end: NameEnd = NameEnd.DEREGISTERED, day: date = DAY) -> BusinessName:
    return evolve(registered(), NameEnded(at=on(day).now, end=end, ended_date=day))


def declaring(known: BusinessName, day: date = DAY, **changes: Any) -> list[tuple[str, str]]:
    command = replace(DECLARATION, **changes)
    return why(declare, command, ANOTHER, None, {NAME: known}, on(day))


def test_a_name_nobody_has_is_reserved_for_two_months_and_its_owner_is_not_told() -> None:
    event, stale = declare(DECLARATION, NAME, None, {}, on(DAY))
    state = evolve(None, event)
    assert (state.stage, state.reserved_until, stale) == (NameStage.RESERVED, date(2026, 5, 6), {})
    assert state.applicant is not None
    assert state.applicant.masked == "韦**"
    assert told(steps(event, None)) == [("name.reservation", "OPEN", DAY)]


def test_where_approval_comes_first_it_is_reserved_for_a_year() -> None:
    event, _ = declare(replace(DECLARATION, pre_approval=True), NAME, None, {}, on(DAY))
    assert event.reserved_until == date(2027, 3, 2)
    assert told(steps(event, None)) == [("name.reservation.pre-approval", "OPEN", DAY)]


@pytest.mark.parametrize("known", [reserved(), registered(), ended()])
def test_a_name_reserved_registered_or_given_up_less_than_a_year_ago_is_taken(known: BusinessName) -> None:
    assert declaring(known) == [("NAME_TAKEN", "SC-734:17")]


@pytest.mark.parametrize("end", [NameEnd.DEREGISTERED, NameEnd.CHANGED, NameEnd.ANNULLED])
def test_a_name_given_up_is_kept_for_a_year_and_free_on_the_day_after(end: NameEnd) -> None:
    assert declaring(ended(end), date(2027, 3, 2)) == [("NAME_TAKEN", "SC-734:17")]
    event, stale = declare(DECLARATION, ANOTHER, None, {NAME: ended(end)}, on(date(2027, 3, 3)))
    assert isinstance(stale[NAME], NameReleased)
    assert event.keys == registered().keys


def test_a_reservation_past_its_last_day_is_looked_past_and_keeps_its_place_until_it_is_ended() -> None:
    assert declaring(reserved(), date(2026, 5, 6)) == [("NAME_TAKEN", "SC-734:17")]
    event, released = declare(DECLARATION, ANOTHER, None, {NAME: reserved()}, on(date(2026, 5, 7)))
    assert released == {}
    assert [key.slot for key in event.keys] == [2, 2, 2]


def test_the_same_trade_name_in_another_industry_is_free() -> None:
    event, _ = declare(
        replace(DECLARATION, registered_name="南宁市云岭建筑工程有限公司"), ANOTHER, None, {NAME: registered()}, on(DAY)
    )
    assert [key.slot for key in event.keys] == [1, 2, 2]


def test_the_same_trade_name_with_another_authority_is_free() -> None:
    elsewhere = replace(registered(), authority="柳州市城中区市场监督管理局", registered_name="柳州市云岭商贸有限公司")
    assert declare(DECLARATION, ANOTHER, None, {NAME: elsewhere}, on(DAY))


def test_without_words_of_industry_the_trade_name_is_taken_by_any() -> None:
    assert declaring(registered(), registered_name="南宁市云岭有限公司") == [("NAME_TAKEN", "SC-734:17")]


def test_an_investment_relation_and_a_transfer_let_the_trade_name_be_shared() -> None:
    other = "南宁市云岭贸易有限公司"
    assert declaring(registered(), registered_name=other) == [("NAME_TAKEN", "SC-734:17")]
    shared = replace(DECLARATION, registered_name=other, related=(OTHER_CODE,), warning_accepted=True)
    assert declare(shared, ANOTHER, None, {NAME: registered()}, on(DAY))
    transferred = replace(DECLARATION, transferred_by=(OTHER_CODE,))
    assert declare(transferred, ANOTHER, None, {NAME: ended()}, on(DAY))
    assert declaring(ended(NameEnd.ANNULLED), transferred_by=(OTHER_CODE,)) == [("NAME_TAKEN", "SC-734:17")]


def test_an_entity_is_not_held_up_by_its_own_name() -> None:
    own = registered(code=CODE)
    command = replace(DECLARATION, registered_name="南宁市云岭贸易有限公司", entity=UUID(int=1))
    event, _ = declare(command, ANOTHER, ACTIVE, {NAME: own}, on(DAY))
    assert (event.holder, event.code) == (CODE, CODE)


def test_a_similar_name_is_warned_of_and_going_on_is_the_applicants_risk() -> None:
    alike = "南宁市老云岭商贸有限公司"
    assert declaring(registered(), registered_name=alike) == [("NAME_ALIKE", "SC-734:16")]
    accepted = replace(DECLARATION, registered_name=alike, warning_accepted=True)
    event, _ = declare(accepted, ANOTHER, None, {NAME: registered()}, on(DAY))
    assert event.warned_of == (DECLARATION.registered_name,)


@pytest.mark.parametrize(
    ("name", "reason", "article"),
    [
        ("南宁市云岭五星红旗商贸有限公司", "NAME_WORD_FORBIDDEN", "SC-734:11"),
        ("中国云岭商贸有限公司", "NAME_WORD_NEEDS_APPROVAL", "SC-734:12"),
        ("南宁市柳州商贸有限公司", "NAME_WORD_NEEDS_REVIEW", "SC-734:8"),
    ],
)
def test_words_are_refused_approved_or_looked_at(name: str, reason: str, article: str) -> None:
    command = replace(DECLARATION, registered_name=name)
    assert (reason, article) in why(declare, command, NAME, None, {}, on(DAY))
    helped = replace(command, approval="国办函〔2026〕1号", reviewed=True)
    if reason == "NAME_WORD_FORBIDDEN":
        assert codes(refused(declare, helped, NAME, None, {}, on(DAY)))
    else:
        assert declare(helped, NAME, None, {}, on(DAY))


def test_a_declaration_states_name_authority_division_and_applicant() -> None:
    bare = replace(DECLARATION, registered_name="", authority="", division="", applicant="")
    assert len(why(declare, bare, NAME, None, {}, on(DAY))) == 4


def test_a_row_of_names_has_an_end() -> None:
    key = keys.row(HERE, DECLARATION.registered_name, "450103")[1]
    full = replace(
        reserved(registered_name="南宁市另一商贸有限公司"),
        keys=tuple(NameKey(key=key, slot=slot) for slot in range(1, keys.PLACES + 1)),
    )
    assert declaring(full) == [("TOO_MANY_NAMES_ALIKE", "contract")]


def test_whoever_looks_for_a_name_reads_every_place_of_its_keys() -> None:
    asked = {keys.text(place) for place in keys.places(HERE, DECLARATION.registered_name, "450103")}
    assert set(keys.held(registered())) < asked
    assert len(asked) == 3 * keys.PLACES


def test_a_released_name_is_looked_past() -> None:
    freed = evolve(ended(), NameReleased(at=on(DAY).now, released_date=DAY + timedelta(days=366)))
    assert declare(DECLARATION, ANOTHER, None, {NAME: freed}, on(DAY))
