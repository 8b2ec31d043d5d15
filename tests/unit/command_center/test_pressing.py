"""Which matters press, and how a question about cases names them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from command_center import board_query, case_query, deadline_query, pressing, pressing_query, ranking
from command_center.case_query import Asker
from command_center.pressing import Pressing, Standing, Urgency
from command_center.pressing_query import Question
from smartsupervision.commandcenter.v1 import case_search_pb2 as pb
from smartsupervision.commandcenter.v1.case_search_pb2 import CaseFilter, GetCaseBoardRequest, SearchCasesRequest

TODAY = date(2026, 11, 30)
OFFICER = Asker("450100", "posts/1")


def counted(*matters: tuple[str, float | None], left: int = 0) -> dict[str, Any]:
    buckets = [{"key": matter, "doc_count": 1, "due": {"value": due}} for matter, due in matters]
    return {"matters": {"sum_other_doc_count": left, "buckets": buckets}}


ANSWER = {
    "missed": counted(("cases/a", 20261120.0), ("cases/b", None)),
    "near": counted(("cases/a", 20261202.0), ("cases/c", 20261201.0), left=3),
}
PRESSING = pressing.read(ANSWER)


def scores(found: Pressing) -> dict[str, int]:
    return scores_in(found.urgency(TODAY))


def scores_in(urgency: Urgency) -> dict[str, int]:
    clauses = [clause["constant_score"] for clause in urgency.query["dis_max"]["queries"]]
    return {matter: clause["boost"] for clause in clauses for matter in clause["filter"]["terms"]["id"]}


def test_a_matter_stands_under_its_gravest_limit_alone() -> None:
    assert dict(PRESSING.missed) == {"cases/a": date(2026, 11, 20), "cases/b": None}
    assert dict(PRESSING.near) == {"cases/c": date(2026, 12, 1)}
    assert PRESSING.left_out == 3


def test_the_earlier_a_limit_the_more_urgent() -> None:
    found = scores(PRESSING)
    assert found["a"] > found["b"] > found["c"]
    far = Pressing(missed={"cases/x": date(2020, 1, 1)}, near={"cases/y": date(2030, 1, 1)})
    assert min(scores(far).values()) > 0
    assert Pressing().urgency(TODAY) == ({"match_none": {}}, True)


def test_of_the_most_urgent_all_that_are_equally_so_are_named() -> None:
    days = [-3, -3, -1, 2, 2, 5]
    found = Pressing(
        missed={f"cases/{number}": TODAY + timedelta(days=day) for number, day in enumerate(days) if day < 0},
        near={f"cases/{number}": TODAY + timedelta(days=day) for number, day in enumerate(days) if day > 0},
    )
    every = scores(found)
    first, both, all_ = (found.urgency(TODAY, most=most) for most in (1, 3, 6))
    assert (set(scores_in(first)), first.whole) == ({"0", "1"}, False)
    assert (set(scores_in(both)), both.whole) == ({"0", "1", "2"}, False)
    assert (scores_in(all_), all_.whole) == (every, True)
    near = found.urgency(TODAY, [pb.PRESSURE_NEAR], most=1)
    assert scores_in(near) == {"3": every["3"], "4": every["4"]}
    further = found.urgency(TODAY, most=1, below=every["2"])
    assert scores_in(further) == {"2": every["2"]}


def test_days_count_for_themselves_for_two_weeks_and_weeks_beyond() -> None:
    ahead = [-21, -15, -14, -13, 13, 14, 15, 21, 22, 199, 400]
    found = scores(Pressing(near={f"cases/{days}": TODAY + timedelta(days=days) for days in ahead}))
    in_order = [found[str(days)] for days in ahead]
    assert in_order == sorted(in_order, reverse=True)
    assert found["-21"] == found["-15"] > found["-14"] > found["-13"]
    assert found["13"] > found["14"] > found["15"] == found["21"] > found["22"] > found["199"] == found["400"]


def ids(clause: dict[str, Any]) -> list[str]:
    found: list[str] = clause["terms"]["id"]
    return found


def test_what_is_fine_is_everything_else_and_no_matter_is_named_twice() -> None:
    assert ids(PRESSING.any_of([pb.PRESSURE_FINE])["bool"]["must_not"]) == ["a", "b", "c"]
    assert ids(PRESSING.any_of([pb.PRESSURE_MISSED, pb.PRESSURE_NEAR])) == ["a", "b", "c"]
    assert ids(PRESSING.any_of([pb.PRESSURE_NEAR])) == ["c"]
    assert ids(PRESSING.any_of([pb.PRESSURE_MISSED, pb.PRESSURE_FINE])["bool"]["must_not"]) == ["c"]


def test_counts_name_no_matter_unless_pressure_is_chosen() -> None:
    assert 'terms": {"id' not in json.dumps(pressing_query.counts(searched(SearchCasesRequest())))
    only = searched(SearchCasesRequest(filter=CaseFilter(pressures=[pb.PRESSURE_NEAR])))
    body = pressing_query.counts(only)
    assert body["aggs"]["found"]["filter"]["bool"]["filter"] == [PRESSING.any_of([pb.PRESSURE_NEAR])]
    assert body["aggs"]["pressure"]["filter"] == {"match_all": {}}


def test_what_presses_is_parted_whatever_pressure_is_chosen() -> None:
    question = searched(SearchCasesRequest(filter=CaseFilter(pressures=[pb.PRESSURE_NEAR])))
    parted = pressing_query.pressed(question)["aggs"]["pressed"]["filters"]["filters"]
    assert {alarm: ids(named) for alarm, named in parted.items()} == {
        "PRESSURE_MISSED": ["a", "b"],
        "PRESSURE_NEAR": ["c"],
    }
    assert set(scores_in(ranking.urgency(question))) == {"c"}
    answer = {"pressed": {"buckets": {"PRESSURE_MISSED": {"doc_count": 2}, "PRESSURE_NEAR": {"doc_count": 1}}}}
    assert pressing_query.chosen_counts(question, answer) == {"PRESSURE_MISSED": 0, "PRESSURE_NEAR": 1}


def test_pressure_is_counted_as_what_is_left_over() -> None:
    question = searched(SearchCasesRequest())
    found = {"doc_count": 9, **{facet: {"buckets": []} for facet in case_query.FACETS}}
    pressed = {"pressed": {"buckets": {"PRESSURE_MISSED": {"doc_count": 2}, "PRESSURE_NEAR": {"doc_count": 1}}}}
    facets = pressing_query.facets_of(question, {"found": found}, pressed)
    assert list(facets) == ["pressure", *case_query.FACETS]
    assert [bucket["doc_count"] for bucket in facets["pressure"]["values"]["buckets"]] == [2, 1, 6]


def test_only_limits_that_run_press() -> None:
    body = deadline_query.pressing("cases", 7)
    assert {"terms": {"status": ["DEADLINE_STATUS_OPEN", "DEADLINE_STATUS_SUSPENDED"]}} in body["query"]["bool"][
        "filter"
    ]
    assert body["aggs"]["near"]["aggs"]["matters"]["terms"]["size"] == 7


def test_the_mark_is_of_the_very_limits_that_press() -> None:
    body = deadline_query.pressing_mark("cases")
    assert body["query"]["bool"]["filter"] == [
        *deadline_query.pressing("cases", 7)["query"]["bool"]["filter"],
        {"terms": {"alarm": ["missed", "near"]}},
    ]
    assert set(body["aggs"]) == {"digest_high", "digest_low"}


def searched(request: SearchCasesRequest, after: list[object] | None = None) -> Question:
    return case_query.search(request, OFFICER, Standing(TODAY, PRESSING), 20, after)


def test_urgency_alone_gives_cases_their_order() -> None:
    question = searched(SearchCasesRequest(query="过期"))
    body = pressing_query.urgent(question, 20, ranking.urgency(question))
    assert body["query"]["bool"]["must"] == [PRESSING.urgency(TODAY).query]
    assert body["sort"][0] == {"_score": "desc"}
    assert {"term": {"divisions": "450100"}} in body["query"]["bool"]["filter"]


def test_a_further_page_names_nothing_more_urgent_than_the_last_of_the_page_before() -> None:
    every = scores(PRESSING)
    after = [float(every["b"]), 20261101, "b"]
    assert scores_in(ranking.urgency(searched(SearchCasesRequest(), after))) == {"b": every["b"], "c": every["c"]}


def test_the_rest_follows_in_the_order_of_filing() -> None:
    body = pressing_query.others(searched(SearchCasesRequest()), 5, [20261101, "x"])
    assert ids(body["query"]["bool"]["must_not"][0]) == ["a", "b", "c"]
    assert body["sort"] == [case_query.FILED_FIRST, {"id": "asc"}]
    assert (body["size"], body["search_after"]) == (5, [20261101, "x"])


def test_merged_cases_are_left_out_unless_they_are_asked_for() -> None:
    hidden = {"bool": {"must_not": {"term": {"stage": "CASE_STAGE_MERGED"}}}}
    assert hidden in case_query.scope(OFFICER, CaseFilter())
    assert hidden not in case_query.scope(OFFICER, CaseFilter(stages=[pb.CASE_STAGE_MERGED]))


def test_ones_own_cases_are_those_of_ones_post() -> None:
    assert {"term": {"posts": "posts/1"}} in case_query.scope(OFFICER, CaseFilter(mine=True))


def test_the_columns_of_a_board_obey_all_filters_and_a_facet_all_but_its_own() -> None:
    chosen = CaseFilter(stages=[pb.CASE_STAGE_REVIEW], offices=["units/1"])
    question = case_query.board(GetCaseBoardRequest(filter=chosen), OFFICER, Standing(TODAY, PRESSING))
    body = pressing_query.counts(question, board_query.all_columns(pb.BOARD_GROUP_STAGE, 4))
    found = body["aggs"]["found"]
    assert found["filter"]["bool"]["filter"] == [
        {"terms": {"stage": ["CASE_STAGE_REVIEW"]}},
        {"terms": {"unit": ["units/1"]}},
    ]
    assert body["aggs"]["stage"]["filter"]["bool"]["filter"] == [{"terms": {"unit": ["units/1"]}}]
    assert "stage" not in found["aggs"]
    assert found["aggs"]["columns"]["terms"]["field"] == "stage"
    urgency = ranking.urgency(question)
    urgent = board_query.urgent_columns(question, pb.BOARD_GROUP_STAGE, 4, urgency, ["CASE_STAGE_REVIEW"])
    assert {"terms": {"unit": ["units/1"]}} in urgent["query"]["bool"]["filter"]
    assert urgent["aggs"]["columns"]["terms"]["include"] == ["CASE_STAGE_REVIEW"]
    assert urgent["aggs"]["columns"]["aggs"]["cards"]["top_hits"]["size"] == 4


def bucket(key: str, count: int, *cards: str) -> dict[str, Any]:
    return {"key": key, "doc_count": count, "cards": {"hits": {"hits": [{"_id": card} for card in cards]}}}


def counts_of(every: list[dict[str, Any]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Of these columns one has a missed and a near case, the review."""
    pressed = {"doc_count": 1, "columns": {"buckets": [{"key": "review", "doc_count": 1}]}}
    alarms = {"PRESSURE_MISSED": pressed, "PRESSURE_NEAR": pressed}
    return {"found": {"doc_count": 11, "columns": {"buckets": every}}}, {"pressed": {"buckets": alarms}}


def test_a_column_shows_what_presses_and_then_the_earliest_of_the_rest() -> None:
    question = case_query.board(GetCaseBoardRequest(), OFFICER, Standing(TODAY, PRESSING))
    every = [bucket("review", 9, "x", "c", "a", "y", "z"), bucket("closed", 2, "u", "v")]
    review, closed = board_query.read(*counts_of(every), question)
    assert (review.total, review.missed, review.near) == (9, 1, 1)
    assert (closed.total, closed.missed, closed.near) == (2, 0, 0)
    urgent: list[dict[str, Any]] = [{"_id": "a"}, {"_id": "c"}]
    known = question.standing.pressing.known
    assert [hit["_id"] for hit in board_query.merged(review, urgent, known, 3).hits] == ["a", "c", "x"]
    assert [hit["_id"] for hit in board_query.merged(closed, [], known, 3).hits] == ["u", "v"]


def test_columns_that_hold_more_of_what_presses_than_was_found_are_asked_again() -> None:
    question = case_query.board(GetCaseBoardRequest(), OFFICER, Standing(TODAY, PRESSING))
    columns = board_query.read(*counts_of([bucket("review", 9), bucket("closed", 2)]), question)
    assert board_query.lacking(columns, {}, 3) == ["review"]
    assert board_query.lacking(columns, {"review": [{}]}, 3) == ["review"]
    assert board_query.lacking(columns, {"review": [{}]}, 1) == []
    assert board_query.lacking(columns, {"review": [{}, {}]}, 3) == []


def test_columns_count_no_alarm_that_is_not_chosen() -> None:
    chosen = CaseFilter(pressures=[pb.PRESSURE_MISSED, pb.PRESSURE_FINE])
    question = case_query.board(GetCaseBoardRequest(filter=chosen), OFFICER, Standing(TODAY, PRESSING))
    (review,) = board_query.read(*counts_of([bucket("review", 9)]), question)
    assert (review.missed, review.near) == (1, 0)
