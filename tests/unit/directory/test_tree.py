"""The tree of units is legal on every day, and what was is never rewritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from unit.directory.scenes import (
    CITY,
    DAY,
    FOUNDED,
    NOW,
    QINGXIU,
    REGION,
    STATION,
    TODAY,
    TREE,
    XINGNING,
    context,
    names,
    office,
    unit,
)

from directory.domain import commands as c
from directory.domain import events as e
from directory.domain.happening import on_unit
from directory.domain.values import unit_id
from roster.kinds import UnitKind
from roster.records import OwnNameAct, UnitName

LATER = date(2027, 3, 1)
DECREE = "桂编〔2026〕90号"


def placed(of: object, parent: object, **more: object) -> c.ChangeUnit:
    values = {"administration_parent": parent, "divisions": ("450103",), "since": LATER, "document": DECREE, **more}
    return c.ChangeUnit(unit=of, duty_parent=parent, **values)  # type: ignore[arg-type]  # a test names the fields


def test_a_unit_is_renamed_from_a_day_on_and_keeps_its_short_name_unless_told() -> None:
    rename = c.RenameUnit(unit=QINGXIU, full_name="南宁市青秀市场监督管理局", since=LATER, document=DECREE)
    called = UnitName(since=LATER, full_name="南宁市青秀市场监督管理局", short_name="青", document=DECREE)
    scene = office()
    assert scene.does(rename, context()) == [on_unit(QINGXIU, e.UnitRenamed(at=NOW, called=called))]
    assert scene.roster.name(QINGXIU, LATER - DAY).full_name == "南宁市青秀区市场监督管理局"
    assert scene.roster.name(QINGXIU, LATER).full_name == "南宁市青秀市场监督管理局"


def test_a_name_is_not_changed_backwards() -> None:
    rename = c.RenameUnit(unit=QINGXIU, full_name="甲", since=TODAY - DAY, document=DECREE)
    assert office().refused(rename).code == "TAKES_EFFECT_IN_PAST"


def test_a_unit_never_stands_above_itself() -> None:
    assert office().refused(placed(QINGXIU, QINGXIU)).code == "TREE_LOOP"


def test_a_loop_in_the_line_of_administration_is_found() -> None:
    # The station is administered by the bureau, so it cannot administer it.
    looping = placed(QINGXIU, CITY, administration_parent=STATION)
    refusal = office().refused(looping)
    assert (refusal.code, refusal.faults[0].field) == ("TREE_LOOP", "administration_parent")


def test_a_loop_that_begins_only_when_a_later_change_takes_effect_is_found() -> None:
    scene = office()
    scene.does(placed(STATION, QINGXIU, administration_parent=XINGNING, since=TODAY))
    scene.does(placed(STATION, QINGXIU, administration_parent=QINGXIU, since=LATER))
    free = placed(QINGXIU, CITY, administration_parent=STATION, since=TODAY)
    assert scene.refused(free).code == "TREE_LOOP"
    assert office().when(placed(STATION, QINGXIU, administration_parent=XINGNING))


def test_in_the_line_of_duty_the_kinds_forbid_every_loop() -> None:
    assert office().refused(placed(CITY, QINGXIU, divisions=("450100",))).code == "PARENT_KIND_NOT_ALLOWED"
    assert office().refused(placed(QINGXIU, STATION)).code == "PARENT_KIND_NOT_ALLOWED"


@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        (UnitKind.STATION, STATION),
        (UnitKind.COUNTY, QINGXIU),
        (UnitKind.CITY, CITY),
        (UnitKind.STATION, REGION),
        (UnitKind.ENFORCEMENT_TEAM, STATION),
    ],
)
def test_a_unit_stands_only_below_kinds_that_lead_it(kind: UnitKind, parent: object) -> None:
    new = unit("X1", kind, "新机构", "新", parent, "450103")  # type: ignore[arg-type]
    assert office().refused(new).code == "PARENT_KIND_NOT_ALLOWED"


def test_a_child_does_not_begin_before_its_parent() -> None:
    early = unit("450103-S9", UnitKind.STATION, "早所", "", QINGXIU, "450103003", valid_from=FOUNDED - DAY)
    assert office().refused(early).code == "OUTSIDE_PARENTS_DATES"


def test_a_child_does_not_outlive_its_parent() -> None:
    scene = office()
    scene.does(c.MergeUnits(unit=XINGNING, units=(QINGXIU,), on=LATER, document=DECREE))
    late = unit("450103-S9", UnitKind.STATION, "晚所", "", QINGXIU, "450103003", valid_from=TODAY)
    refusal = scene.refused(late)
    assert refusal.code == "OUTSIDE_PARENTS_DATES"
    assert refusal.faults[0].field == "duty_parent"


def test_only_the_region_is_without_a_parent() -> None:
    assert office().refused(unit("X1", UnitKind.COUNTY, "无上级", "无", None, "450103")).code == "FIELD_REQUIRED"
    assert office().refused(unit("X1", UnitKind.REGION, "二省", "省", CITY, "450000")).code == "PARENT_NOT_ALLOWED"


def test_an_unknown_parent_is_refused_by_name() -> None:
    stranger = unit_id("NOWHERE")
    refusal = office().refused(unit("X1", UnitKind.COUNTY, "某局", "某", stranger, "450103"))
    assert (refusal.code, str(stranger) in str(refusal)) == ("PARENT_UNKNOWN", True)


def test_two_bureaus_of_one_time_never_share_a_short_name() -> None:
    twin = unit("450105", UnitKind.COUNTY, "江南区市场监督管理局", "青", CITY, "450105")
    assert office().refused(twin).code == "SHORT_NAME_TAKEN"
    scene = office()
    scene.does(c.MergeUnits(unit=XINGNING, units=(QINGXIU,), on=LATER, document=DECREE))
    assert scene.when(replace(twin, valid_from=LATER))


def test_a_bureau_needs_a_short_name_and_a_station_none() -> None:
    assert office().refused(unit("450105", UnitKind.COUNTY, "江南", "", CITY, "450105")).code == "FIELD_REQUIRED"
    assert office().when(unit("450105-S1", UnitKind.STATION, "所", "", QINGXIU, "450103003"))


def test_keys_are_for_life() -> None:
    assert office().refused(TREE[2]).code == "UNIT_EXISTS"


def test_all_that_is_wrong_with_a_new_unit_is_told_at_once() -> None:
    wrong = unit("x", UnitKind.COUNTY, "", "abc", CITY, "45")
    assert {found.code for found in office().refused(wrong).faults} == {
        "KEY_MALFORMED",
        "FIELD_REQUIRED",
        "SHORT_NAME_MALFORMED",
        "DIVISION_MALFORMED",
    }


def test_a_unit_with_units_or_posts_in_it_is_not_closed() -> None:
    closing = c.CloseUnit(unit=QINGXIU, valid_to=TODAY, document=DECREE)
    refusal = office().refused(closing)
    assert (refusal.code, refusal.metadata["units"]) == ("UNIT_HAS_SUBORDINATES", "青秀区津头市场监督管理所")
    scene = office()
    scene.does(c.CloseUnit(unit=STATION, valid_to=TODAY, document=DECREE))
    assert scene.refused(closing).code == "UNIT_HAS_POSTS"
    assert "局长" in scene.refused(closing).metadata["posts"]


def test_a_closed_station_is_gone_the_day_after_its_last() -> None:
    scene = office()
    closed = scene.does(c.CloseUnit(unit=STATION, valid_to=TODAY, document=DECREE))
    assert closed == [on_unit(STATION, e.UnitClosed(at=NOW, valid_to=TODAY, document=DECREE))]
    assert "青秀区津头市场监督管理所" in names(scene, TODAY)
    assert "青秀区津头市场监督管理所" not in names(scene, TODAY + DAY)


def test_a_station_moves_to_another_bureau_from_a_day_on() -> None:
    scene = office()
    scene.does(placed(STATION, XINGNING, divisions=("450103002",)))
    assert scene.roster.children(QINGXIU, LATER - DAY) == [STATION]
    assert scene.roster.children(QINGXIU, LATER) == []
    assert scene.roster.children(XINGNING, LATER) == [STATION]


def test_a_bureau_needs_no_law_to_act_in_its_own_name() -> None:
    act = OwnNameAct(act="enforcement.penalty", source="NPC-产品质量法:1", valid_from=FOUNDED)
    assert office().refused(placed(QINGXIU, CITY, own_name_acts=(act,))).code == "BUREAU_NEEDS_NO_LAW"
