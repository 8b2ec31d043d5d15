"""Two county bureaus merge while work goes on: no matter loses its owner, and the past stays what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from unit.directory.scenes import (
    CITY,
    DAY,
    GRANT,
    HANDLER,
    HEAD,
    HUANG,
    NOW,
    OTHER,
    QIN,
    QINGXIU,
    REGION,
    STATION,
    TODAY,
    WEI,
    XINGNING,
    context,
    matter,
    names,
    office,
    post,
    unit,
)

from directory.domain import commands as c
from directory.domain import events as e
from directory.domain.happening import on_post, on_unit
from directory.domain.values import SplitPart, unit_id
from roster.kinds import Role, UnitKind
from roster.powers import Permit
from roster.records import Placement, UnitPlace

ON = date(2027, 1, 1)
DECREE = "桂编〔2026〕88号"
MERGE = c.MergeUnits(unit=XINGNING, units=(QINGXIU,), on=ON, document=DECREE)


def test_the_merger_ends_one_bureau_and_moves_its_posts_and_stations() -> None:
    assert office().when(MERGE) == [
        on_unit(QINGXIU, e.UnitMerged(at=NOW, into=XINGNING, valid_to=ON - DAY, document=DECREE)),
        on_unit(
            XINGNING,
            e.UnitAbsorbed(
                at=NOW,
                merged=(QINGXIU,),
                placed=UnitPlace(
                    since=ON,
                    duty_parent=CITY,
                    administration_parent=CITY,
                    divisions=("450102", "450103"),
                    document=DECREE,
                ),
            ),
        ),
        on_unit(
            STATION,
            e.UnitChanged(
                at=NOW,
                placed=UnitPlace(
                    since=ON,
                    duty_parent=XINGNING,
                    administration_parent=XINGNING,
                    divisions=("450103002",),
                    document=DECREE,
                ),
                own_name_acts=(),
            ),
        ),
        *(
            on_post(
                each,
                e.PostMoved(
                    at=NOW,
                    placed=Placement(since=ON, unit=XINGNING, division="450102", document=DECREE),
                ),
            )
            for each in sorted((HEAD, HANDLER))
        ),
    ]


def test_every_open_matter_has_exactly_one_owner_before_and_after() -> None:
    matters = [matter(HANDLER, 1), matter(HANDLER, 2), matter(OTHER, 3)]
    scene = office(matters=matters)
    scene.does(MERGE)
    for each in matters:
        assert len([p for p in (HEAD, HANDLER, OTHER) if scene.matters.owned(p, each.matter)]) == 1
        assert scene.roster.holder(each.owner_post, ON) is not None
        assert scene.roster.unit_of(each.owner_post, ON) == XINGNING


def test_a_read_one_day_earlier_shows_the_old_tree() -> None:
    scene = office()
    before = names(scene, ON - DAY)
    scene.does(MERGE)
    assert names(scene, ON - DAY) == before
    assert "南宁市青秀区市场监督管理局" in before
    assert "南宁市青秀区市场监督管理局" not in names(scene, ON)
    assert scene.roster.unit_of(HANDLER, ON - DAY) == QINGXIU
    assert scene.roster.children(QINGXIU, ON - DAY) == [STATION]
    assert scene.roster.children(XINGNING, ON) == [STATION]


def test_old_documents_keep_the_old_name_and_short_name() -> None:
    scene = office()
    scene.does(MERGE)
    assert scene.roster.name(QINGXIU, ON - DAY).full_name == "南宁市青秀区市场监督管理局"
    assert scene.roster.short_name(STATION, ON - DAY) == "青"
    assert scene.roster.short_name(STATION, ON) == "兴"
    assert scene.roster.acting_bureau(STATION, "enforcement.penalty", ON - DAY).unit == QINGXIU
    assert scene.roster.acting_bureau(STATION, "enforcement.penalty", ON).unit == XINGNING


def test_powers_and_holders_go_with_the_posts() -> None:
    scene = office()
    scene.does(MERGE)
    permit = scene.roster.may_approve(HEAD, "enforcement.penalty", 10_000_000, ON)
    assert isinstance(permit, Permit)
    assert (permit.approval, permit.person) == (GRANT, WEI)
    assert [scene.roster.holder(p, ON) for p in (HEAD, HANDLER, OTHER)] == [WEI, QIN, HUANG]


def test_a_post_the_merger_abolishes_must_hand_over_first() -> None:
    abolishing = replace(MERGE, ending_posts=(HANDLER,))
    refusal = office(matters=[matter(HANDLER)]).refused(abolishing)
    assert refusal.code == "POST_HAS_OPEN_MATTERS"
    ended = [each.event for each in office().when(abolishing) if each.record == HANDLER]
    assert ended == [e.PostEnded(at=NOW, valid_to=ON - DAY, document=DECREE)]


def test_only_posts_of_the_merged_bureaus_can_be_abolished() -> None:
    assert office().refused(replace(MERGE, ending_posts=(OTHER,))).code == "POST_NOT_IN_UNITS"


def test_a_merger_into_a_new_bureau_ends_both_old_ones() -> None:
    new = unit_id("450102-2")
    scene = office()
    scene.does(
        unit("450102-2", UnitKind.COUNTY, "南宁市邕江新区市场监督管理局", "邕新", CITY, "450103", valid_from=ON),
        context(),
    )
    scene.does(c.MergeUnits(unit=new, units=(QINGXIU, XINGNING), on=ON, document=DECREE))
    assert [view.unit for view in scene.roster.tree(ON) if view.kind is UnitKind.COUNTY] == [new]
    assert scene.roster.place(new, ON).divisions == ("450103", "450102")
    assert scene.roster.unit(QINGXIU).successors == (new,)
    assert {scene.roster.unit_of(p, ON) for p in (HEAD, HANDLER, OTHER)} == {new}


def test_a_merger_in_the_past_would_change_documents_already_made() -> None:
    assert office().refused(replace(MERGE, on=TODAY - DAY)).code == "TAKES_EFFECT_IN_PAST"
    assert office().when(replace(MERGE, on=TODAY))


def test_a_bureau_is_not_merged_twice_nor_into_itself_nor_into_what_lies_below() -> None:
    scene = office()
    assert scene.refused(replace(MERGE, units=(XINGNING,))).code == "MERGED_INTO_ITSELF"
    assert scene.refused(replace(MERGE, units=(QINGXIU, QINGXIU))).code == "LISTED_TWICE"
    assert scene.refused(replace(MERGE, units=())).code == "FIELD_REQUIRED"
    assert scene.refused(c.MergeUnits(unit=QINGXIU, units=(CITY,), on=ON, document=DECREE)).code in {
        "TREE_LOOP",
        "PARENT_KIND_NOT_ALLOWED",
        "OUTSIDE_PARENTS_DATES",
    }
    scene.does(MERGE)
    assert scene.refused(MERGE).code == "UNIT_ENDED"


def test_a_placement_already_settled_for_later_follows_the_merger() -> None:
    later = ON + 30 * DAY
    moving: Any = c.MovePost(post=OTHER, unit=QINGXIU, since=later, document="调〔2026〕3号")
    scene = office()
    scene.does(moving)
    scene.does(MERGE)
    assert scene.roster.unit_of(OTHER, later) == XINGNING
    assert scene.roster.unit_of(OTHER, ON) == XINGNING


def test_a_post_created_in_the_merged_bureau_beyond_its_end_is_refused() -> None:
    scene = office()
    scene.does(MERGE)
    late = post("450103-P9", "新岗", Role.CLERK, QINGXIU)
    assert scene.refused(late).code == "UNIT_ENDED"


SPLIT = c.SplitUnit(
    unit=QINGXIU,
    parts=(SplitPart(unit=XINGNING, posts=(HANDLER,), subordinates=(STATION,), divisions=("450103",)),),
    on=ON,
    closes=False,
    document=DECREE,
)


def test_a_split_gives_parts_away_and_the_rest_goes_on() -> None:
    scene = office()
    assert scene.refused(SPLIT).code == "NO_DIVISION_LEFT"
    wider = c.ChangeUnit(
        unit=QINGXIU,
        duty_parent=CITY,
        administration_parent=CITY,
        divisions=("450103", "450105"),
        since=TODAY,
        document=DECREE,
    )
    scene.does(wider)
    scene.does(SPLIT)
    roster = scene.roster
    assert (roster.unit_of(HANDLER, ON), roster.unit_of(HEAD, ON)) == (XINGNING, QINGXIU)
    assert roster.place(STATION, ON).duty_parent == XINGNING
    assert roster.place(QINGXIU, ON).divisions == ("450105",)
    assert roster.place(XINGNING, ON).divisions == ("450102", "450103")
    assert roster.unit(QINGXIU).valid_to is None
    assert roster.unit_of(HANDLER, ON - DAY) == QINGXIU


def test_a_unit_that_ends_by_its_split_must_give_everything_away() -> None:
    closing = replace(SPLIT, closes=True)
    refusal = office().refused(closing)
    assert refusal.code == "NOT_ALLOCATED"
    assert refusal.metadata["posts"] == "局长"
    everything = replace(SPLIT.parts[0], posts=(HANDLER, HEAD))
    scene = office()
    scene.does(replace(closing, parts=(everything,)))
    assert scene.roster.unit(QINGXIU).valid_to == ON - DAY
    assert scene.roster.unit(QINGXIU).successors == (XINGNING,)


def test_a_split_names_only_what_the_unit_has_and_each_once() -> None:
    scene = office()
    part = SPLIT.parts[0]
    cases = {
        "POST_NOT_IN_UNITS": replace(part, posts=(OTHER,)),
        "UNIT_NOT_BELOW": replace(part, subordinates=(REGION,)),
        "DIVISION_NOT_OF_UNIT": replace(part, divisions=("450105",)),
        "LISTED_TWICE": replace(part, posts=(HANDLER, HANDLER)),
        "SPLIT_INTO_ITSELF": replace(part, unit=QINGXIU),
    }
    for code, wrong in cases.items():
        assert scene.refused(replace(SPLIT, parts=(wrong,))).code == code


def test_a_closing_split_also_moves_what_is_settled_for_later() -> None:
    later = ON + 30 * DAY
    scene = office()
    scene.does(c.MovePost(post=OTHER, unit=QINGXIU, since=later, document="调〔2026〕3号"))
    closing = replace(SPLIT, closes=True)
    part = replace(SPLIT.parts[0], posts=(HANDLER, HEAD))
    assert scene.refused(replace(closing, parts=(part,))).metadata["posts"] == "执法岗(兴宁)"
    scene.does(replace(closing, parts=(replace(part, posts=(HANDLER, HEAD, OTHER)),)))
    assert {scene.roster.unit_of(each, later) for each in (HEAD, HANDLER, OTHER)} == {XINGNING}
