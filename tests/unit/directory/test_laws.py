"""Whatever is commanded, in whatever order: the tree is legal every day, the past stays, no matter loses its owner."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from unit.directory.scenes import (
    CITY,
    HANDLER,
    HEAD,
    HUANG,
    OTHER,
    QIN,
    QINGXIU,
    REGION,
    STATION,
    TODAY,
    WEI,
    XINGNING,
    Scene,
    context,
    matter,
    office,
    unit,
)

from directory.domain import commands as c
from directory.domain.values import SplitPart, post_id, unit_id
from roster.dated import holds
from roster.kinds import PARENTS, Role, UnitKind
from statutes.refusals import Refusal

SPAN = [TODAY + timedelta(days=n) for n in range(-5, 15)]
DOCUMENT = "桂编〔2026〕1号"
THIRD, AREA, SECOND_STATION = map(unit_id, ("450105", "450103-D1", "450102-S01"))
MORE = (
    unit("450105", UnitKind.COUNTY, "南宁市江南区市场监督管理局", "江", CITY, "450105"),
    unit("450103-D1", UnitKind.DISPATCHED_BUREAU, "青秀开发区市场监督管理局", "开", QINGXIU, "450103"),
    unit("450102-S01", UnitKind.STATION, "兴宁区朝阳市场监督管理所", "", XINGNING, "450102001"),
)
NEW_UNITS, NEW_POSTS = ("450103-N1", "450103-N2"), ("450103-X1", "450103-X2")

bureaus = st.sampled_from([QINGXIU, XINGNING, THIRD, AREA, unit_id(NEW_UNITS[0])])
units = bureaus | st.sampled_from([STATION, SECOND_STATION, CITY])
posts = st.sampled_from([HEAD, HANDLER, OTHER, post_id(NEW_POSTS[0])])
people = st.sampled_from([WEI, QIN, HUANG])
days = st.sampled_from(SPAN[5:12])
divisions = st.lists(st.sampled_from(["450102", "450103"]), min_size=1, max_size=2, unique=True).map(tuple)
some_posts = st.lists(posts, max_size=2, unique=True).map(tuple)
parents = st.just(CITY) | bureaus

commands = st.one_of(
    st.builds(
        c.CreateUnit,
        key=st.sampled_from(NEW_UNITS),
        kind=st.sampled_from([UnitKind.COUNTY, UnitKind.STATION]),
        full_name=st.just("新机构"),
        short_name=st.sampled_from(["甲", "乙", "江"]),
        duty_parent=parents,
        administration_parent=st.none() | units,
        divisions=divisions,
        # Taking over what stood before is adoption, which does add to the past.
        valid_from=days,
    ),
    st.builds(
        c.ChangeUnit,
        unit=units,
        duty_parent=parents,
        administration_parent=st.none() | units,
        divisions=divisions,
        since=days,
        document=st.just(DOCUMENT),
    ),
    st.builds(
        c.RenameUnit,
        unit=units,
        full_name=st.just("改名"),
        short_name=st.sampled_from(["", "甲", "乙", "江", "兴"]),
        since=days,
        document=st.just(DOCUMENT),
    ),
    st.builds(
        c.MergeUnits,
        unit=bureaus,
        units=st.lists(bureaus, min_size=1, max_size=2, unique=True).map(tuple),
        on=days,
        ending_posts=st.just(()) | some_posts,
        document=st.just(DOCUMENT),
    ),
    st.builds(
        c.SplitUnit,
        unit=bureaus,
        parts=st.builds(
            SplitPart,
            unit=bureaus,
            divisions=st.just(()),
            posts=st.sampled_from([(), (HEAD,), (HANDLER,), (HEAD, HANDLER), (OTHER,)]),
            subordinates=st.sampled_from([(), (STATION,), (AREA,), (STATION, AREA), (SECOND_STATION,)]),
        ).map(lambda part: (part,)),
        on=days,
        closes=st.booleans(),
        document=st.just(DOCUMENT),
    ),
    st.builds(c.CloseUnit, unit=units, valid_to=days, document=st.just(DOCUMENT)),
    st.builds(
        c.CreatePost,
        number=st.sampled_from(NEW_POSTS),
        title=st.just("新岗"),
        role=st.just(Role.OFFICER),
        unit=units,
        valid_from=days,
    ),
    st.builds(c.MovePost, post=posts, unit=units, since=days, document=st.just(DOCUMENT)),
    st.builds(c.EndPost, post=posts, valid_to=days, document=st.just(DOCUMENT)),
    st.builds(c.AppointToPost, post=posts, person=people, valid_from=days, valid_to=st.none() | days),
    st.builds(c.EndAppointment, post=posts, valid_to=days, document=st.just(DOCUMENT)),
    st.builds(c.LetPersonLeave, person=people, valid_to=days, document=st.just(DOCUMENT)),
)


def carried_out(scene: Scene, asked: list[Any]) -> int:
    done = 0
    for command in asked:
        try:
            scene.does(command, context())
        except Refusal:
            continue
        done += 1
    return done


@settings(max_examples=300)
@given(st.lists(commands, max_size=12))
def test_the_tree_is_legal_on_every_day(asked: list[Any]) -> None:
    scene = office(*MORE)
    carried_out(scene, asked)
    roster = scene.roster
    for day in SPAN:
        for view in roster.tree(day):
            if view.kind is UnitKind.REGION:
                continue
            assert view.duty_parent is not None
            assert roster.stands(view.duty_parent, day)
            assert roster.unit(view.duty_parent).kind in PARENTS[view.kind]
            assert view.administration_parent is None or roster.stands(view.administration_parent, day)
            assert REGION in roster.ancestors(view.unit, day)
        for post, state in roster.posts.items():
            if holds(state, day):
                seat = roster.unit_of(post, day)
                assert seat is not None
                assert roster.stands(seat, day)


@settings(max_examples=200)
@given(st.lists(commands, max_size=12))
def test_nothing_commanded_today_changes_the_tree_of_an_earlier_day(asked: list[Any]) -> None:
    scene = office(*MORE)
    past = [day for day in SPAN if day < TODAY]
    before = [scene.roster.tree(day) for day in past]
    sat = [[scene.roster.unit_of(post, day) for post in (HEAD, HANDLER, OTHER)] for day in past]
    carried_out(scene, asked)
    assert [scene.roster.tree(day) for day in past] == before
    assert [[scene.roster.unit_of(post, day) for post in (HEAD, HANDLER, OTHER)] for day in past] == sat


@settings(max_examples=200)
@given(st.lists(commands, max_size=12))
def test_the_owner_of_an_open_matter_stays_in_office(asked: list[Any]) -> None:
    scene = office(*MORE, matters=[matter(HANDLER)])
    carried_out(scene, asked)
    for day in SPAN:
        assert scene.roster.holder(HANDLER, day) == QIN
        seat = scene.roster.unit_of(HANDLER, day)
        assert seat is not None
        assert scene.roster.stands(seat, day)


@settings(max_examples=200)
@given(st.lists(commands, max_size=12))
def test_two_units_of_one_time_have_different_short_names(asked: list[Any]) -> None:
    scene = office(*MORE)
    carried_out(scene, asked)
    for day in SPAN:
        names = [view.short_name for view in scene.roster.tree(day) if view.short_name]
        assert len(set(names)) == len(names)
