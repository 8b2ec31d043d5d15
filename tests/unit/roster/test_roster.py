"""What the roster answers for a day: names, bureaus, holders, heads, certificates, powers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from roster.kinds import Head, Role, UnitKind
from roster.powers import Permit, Roster
from roster.records import (
    UNLIMITED_FEN,
    Approval,
    Certificate,
    Delegation,
    Holding,
    OwnNameAct,
    Person,
    Placement,
    Post,
    Record,
    ReviewQualification,
    Unit,
    UnitName,
    UnitPlace,
)
from statutes.refusals import Refusal

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
SINCE = date(2019, 1, 1)
BUREAU, STATION, TEAM = UUID(int=1), UUID(int=2), UUID(int=3)
CHIEF, ACTING, DEPUTY, HANDLER = (UUID(int=n) for n in (11, 12, 13, 14))
PEOPLE = {post: UUID(int=20 + n) for n, post in enumerate((CHIEF, ACTING, DEPUTY, HANDLER))}
PENALTY = "enforcement.penalty"


def unit(kind: UnitKind, parent: UUID | None, name: str, short: str = "") -> Unit:
    return Unit(
        key=name,
        kind=kind,
        names=(UnitName(since=SINCE, full_name=name, short_name=short),),
        places=(UnitPlace(since=SINCE, duty_parent=parent, administration_parent=parent),),
        valid_from=SINCE,
    )


def post(at: UUID, role: Role, title: str = "岗") -> Post:
    return Post(
        number=title,
        title=title,
        role=role,
        placements=(Placement(since=SINCE, unit=BUREAU),),
        holdings=(Holding(person=PEOPLE[at], valid_from=SINCE),),
        valid_from=SINCE,
    )


RECORDS: dict[UUID, Record] = {
    BUREAU: unit(UnitKind.COUNTY, None, "青秀区局", "青"),
    STATION: unit(UnitKind.STATION, BUREAU, "津头所"),
    TEAM: unit(UnitKind.ENFORCEMENT_TEAM, BUREAU, "执法大队", "青执"),
    CHIEF: post(CHIEF, Role.PRINCIPAL, "局长"),
    ACTING: post(ACTING, Role.ACTING_PRINCIPAL, "主持工作副局长"),
    DEPUTY: post(DEPUTY, Role.DEPUTY, "副局长"),
    HANDLER: post(HANDLER, Role.OFFICER, "执法岗"),
    **{
        person: Person(number=f"N{n}", full_name=f"人{n}", valid_from=SINCE) for n, person in enumerate(PEOPLE.values())
    },
}


def roster(**changes: object) -> Roster:
    """The roster with changed records, named by their constants."""
    changed = {globals()[name]: record for name, record in changes.items()}
    return Roster({**RECORDS, **changed}.items())  # type: ignore[arg-type]


def certified(valid_to: date | None, valid_from: date = SINCE) -> Roster:
    certificate = Certificate(person=PEOPLE[HANDLER], number="桂1", valid_from=valid_from, valid_to=valid_to)
    return roster(HANDLER=replace(post(HANDLER, Role.OFFICER, "执法岗"), certificates=(certificate,)))


def code(act: object, *arguments: object) -> str:
    with pytest.raises(Refusal) as caught:
        act(*arguments)  # type: ignore[operator]
    return caught.value.code


# 行政处罚法 art 42: penalties are carried out by officers with a valid certificate.


@pytest.mark.parametrize("named", [HANDLER, PEOPLE[HANDLER]])
def test_a_person_whose_certificate_ended_yesterday_cannot_be_named_for_today(named: UUID) -> None:
    ended = certified(TODAY - DAY)
    with pytest.raises(Refusal) as caught:
        ended.require_certificate(named, TODAY)
    assert caught.value.code == "CERTIFICATE_ENDED"
    assert caught.value.metadata["ended"] == str(TODAY - DAY)
    assert ended.require_certificate(named, TODAY - DAY).number == "桂1"


def test_a_certificate_covers_its_first_and_its_last_day() -> None:
    both = certified(TODAY, valid_from=TODAY)
    assert both.require_certificate(HANDLER, TODAY)
    assert code(both.require_certificate, HANDLER, TODAY - DAY) == "CERTIFICATE_NOT_YET"
    assert code(both.require_certificate, HANDLER, TODAY + DAY) == "CERTIFICATE_ENDED"


def test_a_renewed_certificate_covers_the_day_again_and_one_of_another_person_never() -> None:
    old = Certificate(person=PEOPLE[HANDLER], number="旧", valid_from=SINCE, valid_to=TODAY - DAY)
    new = Certificate(person=PEOPLE[HANDLER], number="新", valid_from=TODAY)
    other = Certificate(person=PEOPLE[CHIEF], number="他", valid_from=SINCE)
    base = post(HANDLER, Role.OFFICER)
    assert roster(HANDLER=replace(base, certificates=(old, new))).require_certificate(HANDLER, TODAY).number == "新"
    foreign = roster(HANDLER=replace(base, certificates=(other,)))
    assert code(foreign.require_certificate, HANDLER, TODAY) == "CERTIFICATE_MISSING"


def test_whoever_holds_no_post_cannot_be_named() -> None:
    empty = roster(HANDLER=replace(post(HANDLER, Role.OFFICER), holdings=()))
    assert code(empty.require_certificate, HANDLER, TODAY) == "POST_VACANT"
    assert code(empty.require_certificate, PEOPLE[HANDLER], TODAY) == "PERSON_NOT_IN_POST"
    assert code(empty.require_certificate, UUID(int=999), TODAY) == "PERSON_NOT_FOUND"


# 行政处罚法 art 58: first-time reviewers need the national legal qualification.


def test_a_reviewer_needs_the_qualification_on_the_day() -> None:
    qualification = ReviewQualification(person=PEOPLE[HANDLER], number="法1", valid_from=TODAY)
    qualified = roster(HANDLER=replace(post(HANDLER, Role.REVIEWER), qualifications=(qualification,)))
    assert qualified.require_review_qualification(HANDLER, TODAY) == qualification
    assert code(qualified.require_review_qualification, HANDLER, TODAY - DAY) == "REVIEW_QUALIFICATION_MISSING"


def test_the_qualification_of_the_one_before_does_not_count() -> None:
    other = ReviewQualification(person=PEOPLE[CHIEF], number="法1", valid_from=SINCE)
    foreign = roster(HANDLER=replace(post(HANDLER, Role.REVIEWER), qualifications=(other,)))
    assert code(foreign.require_review_qualification, HANDLER, TODAY) == "REVIEW_QUALIFICATION_MISSING"


def test_a_token_names_a_post_its_officer_holds() -> None:
    number = roster().people[PEOPLE[HANDLER]].number
    assert roster().require_in_post(number, HANDLER, TODAY) == PEOPLE[HANDLER]
    assert code(roster().require_in_post, number, CHIEF, TODAY) == "NOT_IN_POST"
    assert code(roster().require_in_post, "NOBODY", HANDLER, TODAY) == "PERSON_NOT_FOUND"


# domain 0.4: three different heads (SAMR-2/2018:4; SC-310:5).


@pytest.mark.parametrize(
    ("head", "posts"),
    [
        (Head.ANY_LEADER, [CHIEF, ACTING, DEPUTY]),
        (Head.PRINCIPAL, [CHIEF]),
        (Head.PRINCIPAL_OR_ACTING, [CHIEF, ACTING]),
    ],
)
def test_head_is_three_different_things(head: Head, posts: list[UUID]) -> None:
    assert roster().heads(BUREAU, head, TODAY) == posts


def test_a_vacant_post_is_no_head() -> None:
    vacant = roster(CHIEF=replace(post(CHIEF, Role.PRINCIPAL), holdings=()))
    assert vacant.heads(BUREAU, Head.PRINCIPAL_OR_ACTING, TODAY) == [ACTING]


# SAMR-2/2018:9: a station acts in the bureau's name unless a law names the station.


def test_an_act_of_a_station_or_team_is_the_bureaus() -> None:
    for below in (STATION, TEAM):
        assert roster().acting_bureau(below, PENALTY, TODAY).unit == BUREAU
    assert roster().acting_bureau(BUREAU, PENALTY, TODAY).unit == BUREAU


def test_a_station_a_law_names_acts_itself_while_the_law_does() -> None:
    act = OwnNameAct(act=PENALTY, source="NPC-某法:9", valid_from=SINCE, valid_to=TODAY)
    named = roster(STATION=replace(unit(UnitKind.STATION, BUREAU, "津头所"), own_name_acts=(act,)))
    acting = named.acting_bureau(STATION, PENALTY, TODAY)
    assert (acting.unit, acting.source) == (STATION, "NPC-某法:9")
    assert named.acting_bureau(STATION, PENALTY, TODAY + DAY).unit == BUREAU
    assert named.acting_bureau(STATION, "licence.decide", TODAY).unit == BUREAU


def test_no_unit_acts_on_a_day_it_does_not_stand() -> None:
    assert code(roster().acting_bureau, STATION, PENALTY, SINCE - DAY) == "UNIT_NOT_IN_FORCE"
    orphan = roster(STATION=unit(UnitKind.STATION, None, "孤所"))
    assert code(orphan.acting_bureau, STATION, PENALTY, TODAY) == "NO_ACTING_BUREAU"


def test_a_bureau_that_has_ended_acts_for_nobody() -> None:
    ended = replace(unit(UnitKind.COUNTY, None, "青秀区局", "青"), valid_to=TODAY)
    assert roster(BUREAU=ended).acting_bureau(STATION, PENALTY, TODAY).unit == BUREAU
    assert code(roster(BUREAU=ended).acting_bureau, STATION, PENALTY, TODAY + DAY) == "NO_ACTING_BUREAU"


def test_a_station_numbers_its_documents_with_the_bureaus_short_name() -> None:
    assert [roster().short_name(each, TODAY) for each in (BUREAU, STATION, TEAM)] == ["青", "青", "青执"]


def test_a_loop_in_the_records_ends_the_search_instead_of_the_process() -> None:
    looping = roster(BUREAU=unit(UnitKind.STATION, STATION, "甲"))
    assert list(looping.ancestors(STATION, TODAY)) == [BUREAU]


# Powers: post × act × amount × time.


def granted(**values: object) -> Roster:
    fields = {"post": CHIEF, "act": PENALTY, "limit_fen": 100, "valid_from": SINCE, "document": "桂审1", **values}
    return Roster({**RECORDS, UUID(int=50): Approval(**fields)}.items())  # type: ignore[arg-type]


def answer(of: Roster, post_: UUID = CHIEF, amount: int = 100, on: date = TODAY, act: str = PENALTY) -> str:
    found = of.may_approve(post_, act, amount, on)
    return "permitted" if isinstance(found, Permit) else found.code


def test_a_limit_includes_its_own_amount() -> None:
    assert [answer(granted(), amount=n) for n in (0, 100, 101)] == ["permitted"] * 2 + ["APPROVAL_OVER_LIMIT"]
    assert answer(granted(limit_fen=UNLIMITED_FEN), amount=10**15) == "permitted"


def test_a_power_holds_from_its_first_to_its_last_day_and_for_its_act() -> None:
    term = granted(valid_from=TODAY, valid_to=TODAY)
    found = [answer(term, on=TODAY + n * DAY) for n in (-1, 0, 1)]
    assert found == ["APPROVAL_NOT_YET", "permitted", "APPROVAL_ENDED"]
    assert answer(granted(), act="licence.decide") == "APPROVAL_NOT_GRANTED"
    assert answer(granted(), post_=DEPUTY) == "APPROVAL_NOT_GRANTED"
    assert answer(granted(revoked_on=TODAY, revoked_by="桂审2")) == "APPROVAL_REVOKED"


def test_a_delegation_holds_within_its_own_days_and_limit() -> None:
    lent = Delegation(number="授1", to_post=DEPUTY, limit_fen=10, valid_from=TODAY, valid_to=TODAY)
    of = granted(delegations=(lent,))
    found = [answer(of, DEPUTY, 10, TODAY + n * DAY) for n in (-1, 0, 1)]
    assert found == ["DELEGATION_NOT_YET", "permitted", "DELEGATION_ENDED"]
    assert answer(of, DEPUTY, 11) == "APPROVAL_OVER_LIMIT"
    assert answer(of, CHIEF, 100) == "permitted"


def test_the_permit_names_the_grant_and_who_signs() -> None:
    permit = granted().require_approval(CHIEF, PENALTY, 1, TODAY)
    assert (permit.document, permit.person, permit.stands_in) == ("桂审1", PEOPLE[CHIEF], False)
    assert code(granted().require_approval, DEPUTY, PENALTY, 1, TODAY) == "APPROVAL_NOT_GRANTED"


def test_nobody_signs_for_a_vacant_post() -> None:
    vacant = granted()
    vacant.put(CHIEF, replace(post(CHIEF, Role.PRINCIPAL), holdings=()))
    assert answer(vacant) == "POST_VACANT"


def test_a_copy_of_a_roster_leaves_the_first_as_it_was() -> None:
    first = roster()
    second = first.copy()
    second.put(STATION, unit(UnitKind.STATION, None, "迁走"))
    second.put(UUID(int=99), unit(UnitKind.STATION, BUREAU, "新所"))
    assert first.children(BUREAU, TODAY) == [STATION, TEAM]
    assert second.children(BUREAU, TODAY) == [TEAM, UUID(int=99)]
