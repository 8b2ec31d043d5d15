"""Whose a matter is: the office a post belongs to on a day, and what it is called then."""

from __future__ import annotations

from datetime import date

from support.licences import post, unit
from support.matters import POST

from command_center.offices import Offices, read

STATION = unit(1, "秀峰市场监管所")
BUREAU = unit(2, "桂林市市场监督管理局", later="桂林市市场监管委", since=date(2099, 1, 1))
TODAY = date(2026, 11, 23)


def test_a_post_belongs_to_its_unit_of_the_day() -> None:
    moving = post(STATION, then=BUREAU)
    assert read([moving], [STATION, BUREAU], TODAY).posts[POST].office == STATION.name
    later = read([moving], [STATION, BUREAU], date(2099, 1, 1))
    assert later.posts[POST].office == BUREAU.name
    assert later.posts_of([BUREAU.name]) == [POST]


def test_an_office_is_called_as_on_the_day() -> None:
    assert read([], [BUREAU], TODAY).name_of(BUREAU.name) == "桂林市市场监督管理局"
    assert read([], [BUREAU], date(2099, 1, 1)).name_of(BUREAU.name) == "桂林市市场监管委"


def test_counts_by_post_become_counts_by_office() -> None:
    others = [post(STATION, f"posts/{number}") for number in (1, 2)]
    offices = read([*others, post(BUREAU, "posts/3")], [STATION, BUREAU], TODAY)
    counted = offices.counts({"posts/1": 2, "posts/2": 3, "posts/3": 4, "posts/unknown": 9})
    assert counted == [(STATION.name, 5), (BUREAU.name, 4)]


def test_without_a_directory_nothing_is_known() -> None:
    assert (Offices().counts({POST: 3}), Offices().name_of("units/1")) == ([], "units/1")
