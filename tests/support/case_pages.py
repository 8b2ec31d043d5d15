"""Boards, lists and a case with everything a page can show of them, for rendering without servers."""

from __future__ import annotations

from datetime import date
from typing import Any

from google.type.date_pb2 import Date
from support.cases import of_kind, published, to_archive
from support.matters import explained, missed, near
from support.pages import COMPLETE, OFFICE, facet, rich_clocks
from unit.enforcement import story as s
from unit.enforcement.scenes import FIRST, HEAD, REVIEWER, SECOND, SELLER, Office

from command_center import case_answers, deadlines, freshness, progress, publications
from command_center.deadlines import Running
from command_center.offices import Offices, Place
from smartsupervision.commandcenter.v1 import case_search_pb2 as pb
from smartsupervision.commandcenter.v1 import publication_search_pb2 as pp
from smartsupervision.commandcenter.v1.case_view_pb2 import CaseMoment, CaseView, NamedResource
from smartsupervision.commandcenter.v1.clue_search_pb2 import SearchCluesResponse
from smartsupervision.commandcenter.v1.facet_pb2 import Facet, FacetValue
from smartsupervision.enforcement.v1 import publicity_pb2 as ep
from smartsupervision.enforcement.v1.case_document_pb2 import CaseDocument
from smartsupervision.enforcement.v1.caution_pb2 import CAUTION_KIND_ORDER_TO_CORRECT, Caution
from smartsupervision.enforcement.v1.clue_pb2 import Clue
from smartsupervision.enforcement.v1.evidence_pb2 import Evidence
from smartsupervision.enforcement.v1.measure_pb2 import (
    MEASURE_KIND_SEIZURE,
    MEASURE_STATUS_RELEASED,
    Measure,
    SeizedGoods,
)
from smartsupervision.enforcement.v1.penalty_case_pb2 import Supervised

TODAY = date(2026, 11, 23)
BUREAU = "南宁市青秀区市场监督管理局"
TITLES = {FIRST: "执法岗一", SECOND: "执法岗二", REVIEWER: "法制岗", HEAD: "局长"}
OFFICES = Offices(
    {f"posts/{post}": Place(OFFICE, title) for post, title in TITLES.items()},
    {"units/00000000-0000-0000-0000-00000000000c": BUREAU, OFFICE: BUREAU},
)


def running(number: int) -> Running | None:
    """A limit that was missed, one that is near, or none, by turns."""
    made: list[Any] = [
        explained(missed(number, date(2026, 11, 20), rule_id="case.decide"), date(2026, 6, 1)),
        near(number, due=date(2026, 11, 25), rule_id="case.review"),
        None,
    ]
    record = made[number % 3]
    return None if record is None else Running(deadlines.summary(record, OFFICES, TODAY), 1 + number)


def rich_cases() -> list[pb.CaseSummary]:
    """One case of each stage."""
    found = []
    for number, stage in enumerate(pb.CaseStage.values()[1:-1]):
        office, case = to_archive(stage)
        found.append(case_answers.case_summary(published(office, case), OFFICES, running(number)))
    found[0].supervised = True
    return found


def case_facets() -> list[Facet]:
    """Every facet of cases."""
    return [
        facet("pressure", ("PRESSURE_MISSED", 3), ("PRESSURE_NEAR", 12), ("PRESSURE_FINE", 900)),
        facet("stage", *((pb.CaseStage.Name(stage), 40 + stage) for stage in pb.CaseStage.values()[1:-1])),
        Facet(field="office", values=[FacetValue(value=OFFICE, count=4, selected=True, label=BUREAU)]),
        facet("city", ("450100", 900), ("450300", 15)),
        facet("field", ("food", 700), ("never-heard-of", 3)),
        facet("filed_year", ("2026", 800), ("2025", 115)),
        facet("supervised", ("false", 900), ("true", 15)),
    ]


def rich_list() -> pb.SearchCasesResponse:
    """A page of cases with all facets."""
    answer = pb.SearchCasesResponse(
        cases=rich_cases(),
        next_page_token="next",  # noqa: S106 - of a page, no secret
        total_size=915,
        facets=case_facets(),
        left_out=7,
    )
    answer.completeness.CopyFrom(freshness.message({"licensing": COMPLETE, "enforcement": COMPLETE}))
    return answer


def rich_board() -> pb.GetCaseBoardResponse:
    """A board by stage with a case in each column but the last."""
    columns = [
        pb.CaseColumn(value=pb.CaseStage.Name(case.stage), total=1200, missed=2, near=3, cases=[case])
        for case in rich_cases()[:-1]
    ]
    answer = pb.GetCaseBoardResponse(
        columns=[*columns, pb.CaseColumn(value="CASE_STAGE_ARCHIVED")],
        total_size=8400,
        facets=case_facets(),
        left_out=1,
        clues=37,
    )
    answer.completeness.CopyFrom(freshness.message({"licensing": COMPLETE, "enforcement": COMPLETE}))
    return answer


def rich_clues() -> SearchCluesResponse:
    """Clues with and without a limit, one of them filed."""
    office, _ = to_archive(pb.CASE_STAGE_INVESTIGATION)
    office.do(s.register(origin_key="NCP-1", opens_on=date(2026, 12, 24)))
    found = of_kind(office, Clue)
    answer = SearchCluesResponse(
        clues=[case_answers.clue_summary(clue, OFFICES, running(number)) for number, clue in enumerate(found)],
        total_size=2,
        facets=[
            facet("pressure", ("PRESSURE_NEAR", 1)),
            facet("clue_status", ("CLUE_STATUS_VERIFYING", 1), ("CLUE_STATUS_FILED", 1)),
            facet("clue_source", ("CLUE_SOURCE_SAMPLING", 2)),
            facet("office", (OFFICE, 2)),
            facet("city", ("450100", 2)),
        ],
    )
    answer.completeness.CopyFrom(freshness.message({"enforcement": COMPLETE}))
    return answer


def publication(status: ep.PublicityStatus.ValueType, **fields: Any) -> ep.PenaltyPublication:
    """The publication of a decision."""
    return ep.PenaltyPublication(
        name="publications/00000000-0000-4000-8000-000000000001",
        penalty_case="cases/00000000-0000-4000-8000-000000000002",
        label="南宁某食品店",
        uscc=SELLER,
        document="青市监处罚〔2026〕1号",
        status=status,
        term=ep.PublicityTerm(grade=ep.PUBLICITY_GRADE_SERIOUS, publicity_class="serious-a"),
        division="450103",
        decided_on=Date(year=2026, month=3, day=23),
        **fields,
    )


def rich_publications() -> pp.SearchPublicationsResponse:
    """A publication of every status."""
    days = {"published_on": Date(year=2026, month=4, day=1)}
    found = [publications.summary(publication(status, **days)) for status in ep.PublicityStatus.values()]
    found[5].stops_date.CopyFrom(Date(year=2027, month=4, day=1))
    clock = running(1)
    assert clock is not None
    found[2].clock.CopyFrom(clock.nearest)
    answer = pp.SearchPublicationsResponse(
        publications=found,
        total_size=8,
        facets=[
            facet("pressure", ("PRESSURE_NEAR", 1)),
            facet("task", ("PUBLICATION_TASK_TO_PUBLISH", 3), ("PUBLICATION_TASK_SHOWN", 1)),
            facet("publicity_status", ("PUBLICITY_STATUS_PUBLISHED", 1)),
            facet("grade", ("PUBLICITY_GRADE_SERIOUS", 8)),
            facet("office", (OFFICE, 8)),
            facet("city", ("450100", 8)),
            facet("stop_month", ("2027-04", 1)),
        ],
    )
    answer.completeness.CopyFrom(freshness.message({"enforcement": COMPLETE}))
    return answer


def rich_case(*, with_timeline: bool = True) -> CaseView:
    """A case with two parties to which much has happened."""
    office, case = to_archive(pb.CASE_STAGE_CLOSED)
    record = published(office, case)
    shown = type(record)()
    shown.CopyFrom(record)
    shown.parties.add(number=2, label="韦*明", answers_for=1, status=1)
    shown.supervised.CopyFrom(Supervised(document="桂市监督办〔2026〕3号", due_on=Date(year=2026, month=5, day=1)))
    shown.into = rich_cases()[0].name
    told = [publications.summary(publication(ep.PUBLICITY_STATUS_PUBLISHED))]
    view = CaseView(
        penalty_case=shown,
        stage=pb.CASE_STAGE_CLOSED,
        names=[NamedResource(name=name, label=place.title) for name, place in OFFICES.posts.items()],
        parties=[progress.of_party(party, told) for party in shown.parties],
        clocks=rich_clocks(),
        evidence=of_kind(office, Evidence),
        measures=[_measure()],
        goods=[SeizedGoods(label="1", title="过期糕点", quantity=2500, unit_name="千克", place="仓库")],
        documents=of_kind(office, CaseDocument),
        cautions=[Caution(kind=CAUTION_KIND_ORDER_TO_CORRECT, document="青市监责改〔2026〕1号")],
        publications=told,
        other_cases=rich_cases()[:1],
        timeline_available=with_timeline,
    )
    view.parties[0].entity = "entities/00000000-0000-4000-8000-000000000003"
    view.evidence[0].excluded_for = "来源不明"
    view.evidence[0].excluded_on.CopyFrom(Date(year=2026, month=3, day=5))
    view.timeline.extend(_moments(office) if with_timeline else [])
    view.completeness.CopyFrom(freshness.message({"enforcement": COMPLETE}))
    return view


def _measure() -> Measure:
    document = "青市监强制〔2026〕1号"
    found = Measure(kind=MEASURE_KIND_SEIZURE, document=document, place="仓库", status=MEASURE_STATUS_RELEASED)
    found.taken_at.seconds = 1_772_500_000
    found.released_on.CopyFrom(Date(year=2026, month=3, day=20))
    return found


def _moments(office: Office) -> list[CaseMoment]:
    found = [
        CaseMoment(resource="cases/1", type=f"smartsupervision.enforcement.v1.{type(event).__name__}", version=number)
        for number, (kind, event) in enumerate(office.events)
        if kind == "penalty_case"
    ]
    for resource, name in (("clues/1", "ClueFiled"), ("evidence/1", "EvidenceTaken"), ("measures/1", "OfTomorrow")):
        found.append(CaseMoment(resource=resource, type=name, version=1))
    for moment in found:
        moment.occurred_time.seconds = 1_772_500_000
        moment.recorded_time.seconds = 1_772_590_000
    return found
