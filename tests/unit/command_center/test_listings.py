"""The addresses of the lists of licences and time limits, and the table of what expires."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from chassis.errors import Refusal
from command_center.web import case_listings, listings
from command_center.web.case_listings import CASES, CLUES, PUBLICATIONS
from command_center.web.listings import ALARMS, DEADLINES, LICENCES
from command_center.web.overview import Overview
from smartsupervision.commandcenter.v1.case_search_pb2 import BOARD_GROUP_OFFICE, CASE_STAGE_REVIEW
from smartsupervision.commandcenter.v1.deadline_search_pb2 import ALARM_MISSED, ALARM_NEAR
from smartsupervision.commandcenter.v1.licence_search_pb2 import ExpiringCount
from smartsupervision.licensing.v1.licence_pb2 import LICENCE_STATUS_VALID

LICENCE_ADDRESS = [
    ("q", "桂林"),
    ("days", "30"),
    ("licence_kind", "food-trade"),
    ("city", "450300"),
    ("licence_status", "VALID"),
    ("expiry_month", "2026-12"),
    ("order", "latest"),
    ("after", "token"),
]
DEADLINE_ADDRESS = [
    ("alarm", "MISSED"),
    ("city", "450300"),
    ("office", "units/1"),
    ("rule", "food-trade.decide"),
    ("deadline_status", "OPEN"),
    ("order", "alarm"),
]


CASE_ADDRESS = [
    ("q", "过期"),
    ("mine", "true"),
    ("pressure", "MISSED"),
    ("stage", "REVIEW"),
    ("office", "units/1"),
    ("city", "450100"),
    ("field", "food"),
    ("filed_year", "2026"),
    ("party", "91450103MA5K123456"),
    ("supervised", "false"),
    ("order", "filed"),
    ("after", "token"),
]


def parameters(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query)


def test_an_address_and_its_search_say_the_same() -> None:
    assert LICENCES.parameters_of(LICENCES.request_of(LICENCE_ADDRESS)) == LICENCE_ADDRESS
    assert DEADLINES.parameters_of(DEADLINES.request_of(DEADLINE_ADDRESS)) == DEADLINE_ADDRESS
    assert CASES.parameters_of(CASES.request_of(CASE_ADDRESS)) == CASE_ADDRESS
    clues = [("clue_status", "FILED"), ("clue_source", "SAMPLING"), ("order", "newest_received")]
    assert CLUES.parameters_of(CLUES.request_of(clues)) == clues
    shown = [("task", "SHOWN"), ("grade", "SERIOUS"), ("stop_month", "2026-12"), ("order", "stops")]
    assert PUBLICATIONS.parameters_of(PUBLICATIONS.request_of(shown)) == shown
    request = LICENCES.request_of(LICENCE_ADDRESS)
    assert (request.filter.expiring_within_days, list(request.filter.statuses)) == (30, [LICENCE_STATUS_VALID])


def test_a_facet_value_is_chosen_and_taken_back_on_the_first_page() -> None:
    request = LICENCES.request_of(LICENCE_ADDRESS)
    less = parameters(LICENCES.toggled(request, "licence_status", "LICENCE_STATUS_VALID"))
    assert less == [pair for pair in LICENCE_ADDRESS if pair[0] not in ("licence_status", "after")]
    more = LICENCES.toggled(LICENCES.request_of(less), "licence_status", "LICENCE_STATUS_REVOKED")
    assert ("licence_status", "REVOKED") in parameters(more)
    assert LICENCES.chips(request) == [pair for pair in LICENCE_ADDRESS if pair[0] not in ("q", "order", "after")]
    assert parameters(LICENCES.without_filters(request)) == [("q", "桂林"), ("order", "latest")]


def test_alarms_show_both_sorts_unless_one_is_chosen_and_the_newest_first() -> None:
    both = listings.of_alarms([])
    assert (list(both.filter.alarms), both.order_by) == ([ALARM_MISSED, ALARM_NEAR], "alarm_time desc")
    assert list(listings.of_alarms([("alarm", "NEAR")]).filter.alarms) == [ALARM_NEAR]
    assert ALARMS.toggled(both, "alarm", "ALARM_NEAR") == "/alarms?alarm=MISSED"


@pytest.mark.parametrize(
    ("name", "value"), [("days", "soon"), ("licence_status", "GOOD"), ("order", "random"), ("days", "9" * 30)]
)
def test_a_value_that_means_nothing_is_refused(name: str, value: str) -> None:
    with pytest.raises(Refusal, match=name):
        LICENCES.request_of([(name, value)])


def test_the_table_of_what_expires_adds_up() -> None:
    cells = [("450300", "food-trade", 8), ("450100", "food-trade", 2), ("450100", "cma", 1), ("", "cma", 20)]
    table = Overview.of(ExpiringCount(city=city, licence_kind=kind, count=count) for city, kind, count in cells)
    assert (list(table.kinds), list(table.cities)) == (["cma", "food-trade"], ["", "450100", "450300"])
    assert (table.of_kind("food-trade"), table.in_city("450100"), table.total) == (10, 3, 31)
    assert table.count("cma", "450300") == 0
    assert [table.shade(*cell) for cell in (("cma", ""), ("food-trade", "450300"), ("cma", "450300"))] == [4, 2, 0]
    assert Overview.of([]).total == 0


def test_the_board_and_the_list_show_the_same_cases_by_other_addresses() -> None:
    form = case_listings.board_form("office")
    search = form.request_of([*CASE_ADDRESS[:-2], ("by", "office")])
    assert parameters(form.page(search, ""))[0] == ("by", "office")
    assert parameters(form.without_filters(search)) == [("by", "office"), ("q", "过期")]
    board = case_listings.board_of(search, "office")
    assert (board.query, board.group_by, list(board.filter.stages)) == ("过期", BOARD_GROUP_OFFICE, [CASE_STAGE_REVIEW])
    address = case_listings.column_address(search, "office", "units/2")
    assert address.startswith("/cases/list?")
    assert [value for name, value in parameters(address) if name == "office"] == ["units/2"]
    assert search.filter.offices == ["units/1"]


def test_a_filter_that_holds_or_not_takes_the_place_of_its_opposite() -> None:
    request = CASES.request_of([("supervised", "false")])
    assert CASES.toggled(request, "supervised", "true") == "/cases/list?supervised=true"
    assert CASES.toggled(request, "supervised", "false") == "/cases/list"
    with pytest.raises(Refusal, match="by"):
        case_listings.group_of([("by", "colour")])


def test_the_links_of_a_page_are_those_of_each_value() -> None:
    request = CASES.request_of([("q", "过期 食品"), ("stage", "REVIEW"), ("supervised", "true"), ("after", "x")])
    link = CASES.links(request)
    query = [("q", "过期 食品")]
    more = [*query, ("stage", "REVIEW"), ("supervised", "true"), ("office", "units/1")]
    assert link("office", "units/1") == CASES.address(more)
    assert link("stage", "CASE_STAGE_REVIEW") == CASES.address([*query, ("supervised", "true")])
    assert link("supervised", "false") == CASES.address([*query, ("stage", "REVIEW"), ("supervised", "false")])
    assert CASES.links(CASES.request_of([]))("office", "units/1") == "/cases/list?office=units%2F1"
