"""The catalogue of texts is complete in both languages, and every template renders in both."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from string import Formatter
from typing import Any
from uuid import UUID

import pytest
from support.case_pages import publication, rich_board, rich_case, rich_cases, rich_clues, rich_list, rich_publications
from support.cases import published, to_archive
from support.pages import (
    EXPIRING,
    INCOMPLETE,
    OFFICE,
    rich_answer,
    rich_deadlines,
    rich_licences,
    rich_view,
)
from unit.enforcement import story as s
from unit.enforcement.test_refunds import approve, record

from chassis.errors import Refusal, RefusalKind, Violation
from chassis.identity import Caller
from command_center import progress
from command_center.publishing import Published
from command_center.web import case_listings, forms, listings, titles
from command_center.web.i18n import FIELDS, LANGUAGES, TEXTS, Language, field_name
from command_center.web.overview import SPANS, Overview
from command_center.web.rendering import Renderer, changed_value, facet_label
from enforcement.domain.cases.remedies import RemedyOutcome
from smartsupervision.commandcenter.v1.case_search_pb2 import (
    CASE_STAGE_CLOSED,
    CaseStage,
    Pressure,
    SearchCasesResponse,
)
from smartsupervision.commandcenter.v1.case_view_pb2 import CaseView, PartyStep
from smartsupervision.commandcenter.v1.clue_search_pb2 import SearchCluesResponse
from smartsupervision.commandcenter.v1.deadline_search_pb2 import SearchDeadlinesResponse
from smartsupervision.commandcenter.v1.licence_search_pb2 import SearchLicencesResponse
from smartsupervision.commandcenter.v1.publication_search_pb2 import PublicationTask, SearchPublicationsResponse
from smartsupervision.enforcement.v1 import (
    case_document_pb2,
    caution_pb2,
    clue_events_pb2,
    clue_pb2,
    evidence_events_pb2,
    evidence_pb2,
    measure_events_pb2,
    measure_pb2,
    party_events_pb2,
    penalty_case_events_pb2,
    penalty_case_pb2,
    publicity_pb2,
)
from smartsupervision.licensing.v1 import entity_pb2, events_pb2
from smartsupervision.licensing.v1.licence_pb2 import LicenceStatus
from smartsupervision.matters.v1.deadline_pb2 import Basis, DeadlineStatus, Holder

TEMPLATES = files("command_center.web") / "templates"
RENDERER = Renderer()
CALLER = Caller(
    department="market-regulation",
    officer="0771-004",
    duties=frozenset({"enforcement-officer"}),
    division="450000",
    post=UUID(int=1),
)
REFUSAL = Refusal(
    RefusalKind.INVALID_ARGUMENT,
    "INVALID_REQUEST",
    "query: at most 200 characters",
    "请求内容有误",
    rule="contract",
    remedy="shorten it",
    violations=(Violation("query", "at most 200 characters"),),
)


def _of(form: listings.Form[Any], parameters: Any, answer: Any) -> dict[str, Any]:
    return {"search": form.request_of(parameters), "answer": answer, "forms": form}


def _board(group: str, parameters: Any) -> dict[str, Any]:
    return _of(case_listings.board_form(group), parameters, rich_board()) | {"group": group}


def _case(view: CaseView) -> dict[str, Any]:
    return {"view": view, "labels": {named.name: named.label for named in view.names}}


PAGES: dict[str, dict[str, Any]] = {
    "search.html": {"search": forms.request_of([("q", "漓江"), ("city", "450300")]), "answer": rich_answer()},
    "answer.html": {"search": forms.request_of([("after", "token")]), "answer": rich_answer("", INCOMPLETE)},
    "entity.html": {"view": rich_view()},
    "licences.html": {
        "search": listings.LICENCES.request_of([("days", "30"), ("licence_kind", "food-trade"), ("after", "token")]),
        "answer": rich_licences(),
        "forms": listings.LICENCES,
        "overview": Overview.of(EXPIRING),
        "days": 30,
        "spans": SPANS,
    },
    "deadlines.html": {
        "search": listings.DEADLINES.request_of([("alarm", "MISSED"), ("office", OFFICE)]),
        "answer": rich_deadlines(),
        "forms": listings.DEADLINES,
    },
    "deadlines_answer.html": {
        "search": listings.of_alarms([]),
        "answer": SearchDeadlinesResponse(),
        "forms": listings.ALARMS,
    },
    "licences_answer.html": {
        "search": listings.LICENCES.request_of([]),
        "answer": SearchLicencesResponse(),
        "forms": listings.LICENCES,
    },
    "board.html": _board("stage", [("mine", "true"), ("stage", "REVIEW")]),
    "board_answer.html": _board("office", [("supervised", "true")]),
    "cases.html": _of(case_listings.CASES, [("pressure", "MISSED"), ("office", OFFICE), ("after", "x")], rich_list()),
    "cases_answer.html": _of(case_listings.CASES, [], SearchCasesResponse()),
    "clues.html": _of(case_listings.CLUES, [("clue_source", "SAMPLING")], rich_clues()),
    "clues_answer.html": _of(case_listings.CLUES, [], SearchCluesResponse()),
    "publications.html": _of(case_listings.PUBLICATIONS, [("task", "SHOWN")], rich_publications()) | {"csrf": "x"},
    "publications_answer.html": _of(case_listings.PUBLICATIONS, [], SearchPublicationsResponse()) | {"csrf": "x"},
    "publish_confirm.html": {
        "publications": [publication(publicity_pb2.PUBLICITY_STATUS_APPROVED)],
        "batch": "1",
        "csrf": "x",
    },
    "publish_done.html": {
        "outcomes": [
            Published("publications/1", publication(publicity_pb2.PUBLICITY_STATUS_PUBLISHED)),
            Published("publications/2", refusal=REFUSAL),
        ]
    },
    "case.html": _case(rich_case()),
    "sign_in.html": {"refusal": REFUSAL},
    "error.html": {"refusal": REFUSAL, "message": REFUSAL.message_zh},
}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("name", [*TEXTS, *FIELDS])
def test_every_text_says_the_same_in_both_languages(name: str) -> None:
    text = TEXTS.get(name) or FIELDS[name]
    assert text.zh
    assert text.en
    assert placeholders(text.zh) == placeholders(text.en)


def test_every_text_a_template_asks_for_is_in_the_catalogue() -> None:
    asked = {
        name
        for template in TEMPLATES.iterdir()
        for name in re.findall(r"\bt\('([\w]+)'[,)]", template.read_text(encoding="utf-8"))
    }
    assert asked <= TEXTS.keys()


@pytest.mark.parametrize(
    "enum",
    [
        entity_pb2.EntityType,
        entity_pb2.EntityStatus,
        entity_pb2.PremisesKind,
        entity_pb2.PremisesStatus,
        LicenceStatus,
        DeadlineStatus,
        Basis,
        Holder,
        CaseStage,
        Pressure,
        PublicationTask,
        penalty_case_pb2.CaseStatus,
        penalty_case_pb2.PartyStatus,
        penalty_case_pb2.DecisionOutcome,
        penalty_case_pb2.RemedyKind,
        penalty_case_pb2.RemedyOutcome,
        penalty_case_pb2.ReviewKind,
        penalty_case_pb2.ReviewOutcome,
        clue_pb2.ClueStatus,
        clue_pb2.ClueSource,
        case_document_pb2.DocumentStatus,
        evidence_pb2.EvidenceKind,
        measure_pb2.MeasureKind,
        measure_pb2.MeasureStatus,
        measure_pb2.GoodsEnd,
        caution_pb2.CautionKind,
        caution_pb2.CautionStatus,
        publicity_pb2.PublicityStatus,
        publicity_pb2.PublicityGrade,
    ],
)
def test_every_value_a_record_can_have_has_a_name(enum: Any) -> None:
    assert set(enum.keys()) <= TEXTS.keys()


def test_every_kind_of_number_and_every_event_has_a_name() -> None:
    assert set(entity_pb2.FormerNumber.Kind.keys()) <= TEXTS.keys()
    assert set(events_pb2.DESCRIPTOR.message_types_by_name) <= TEXTS.keys()


@pytest.mark.parametrize(
    ("module", "kinds"),
    [
        (clue_events_pb2, {"clue"}),
        (penalty_case_events_pb2, {"penalty_case"}),
        (party_events_pb2, {"penalty_case"}),
        (evidence_events_pb2, {"evidence"}),
        (measure_events_pb2, {"measure"}),
    ],
)
def test_every_event_a_cases_timeline_tells_has_a_name(module: Any, kinds: set[str]) -> None:
    told = {
        name for name, message in module.DESCRIPTOR.message_types_by_name.items() if kinds & set(message.fields_by_name)
    }
    assert told
    assert told <= TEXTS.keys()


def test_every_step_of_a_party_has_a_name_and_every_state_too() -> None:
    assert {f"STEP_{name}" for name in PartyStep.Kind.DESCRIPTOR.values_by_name} <= TEXTS.keys()
    assert {f"STEP_STATE_{name}" for name in PartyStep.State.DESCRIPTOR.values_by_name} <= TEXTS.keys()


class Strict(HTMLParser):
    """Finds tags left open, and whatever the content security policy would block."""

    VOID = frozenset({"meta", "link", "input", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.blocked: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "style" or name.startswith("on") or (name in ("src", "href") and "//" in (value or "")):
                self.blocked.append(f"{tag} {name}={value}")
            if name == "id":
                self.ids.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", PAGES)
def test_every_template_renders_well_formed_and_within_the_content_policy(template: str, language: Language) -> None:
    html = RENDERER.render(template, language, CALLER, here="/?q=x", **PAGES[template])
    page = Strict()
    page.feed(html)
    page.close()
    assert page.open == []
    assert page.blocked == []
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entity_without_timeline_says_so(language: Language) -> None:
    html = RENDERER.render("entity.html", language, CALLER, here="/", view=rich_view(with_timeline=False))
    said = TEXTS["timeline_unavailable"]
    assert (said.zh if language == "zh" else said.en) in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_without_timeline_says_so(language: Language) -> None:
    html = RENDERER.render("case.html", language, CALLER, here="/", **_case(rich_case(with_timeline=False)))
    said = TEXTS["case_timeline_unavailable"]
    assert (said.zh if language == "zh" else said.en) in html


def contested(*, paid_back: bool) -> CaseView:
    """A case that was closed, annulled on reconsideration, and paid back."""
    office, case = to_archive(CASE_STAGE_CLOSED)
    office.on(date(2026, 4, 10)).do(s.remedy(case))
    office.on(date(2026, 5, 28)).do(s.end_remedy(case, RemedyOutcome.ANNULLED))
    if paid_back:
        office.do(approve(case))
        office.do(record(case))
    view = rich_case()
    view.penalty_case.parties[0].CopyFrom(published(office, case).parties[0])
    view.parties[0].CopyFrom(progress.of_party(view.penalty_case.parties[0], ()))
    return view


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("zh", ("行政复议", "撤销", "应退未退", "2026-05-28 失效（行政复议决定书）")),
        ("en", ("Reconsideration", "Annulled", "To be paid back", "no longer in force from 2026-05-28")),
    ],
)
def test_a_case_shows_how_its_decision_was_contested_and_what_is_to_be_paid_back(
    language: Language, texts: tuple[str, ...]
) -> None:
    html = RENDERER.render("case.html", language, CALLER, here="/", **_case(contested(paid_back=False)))
    for text in (*texts, "复议1号", "25,000.00"):
        assert text in html


def test_a_case_shows_what_was_paid_back() -> None:
    html = RENDERER.render("case.html", "zh", CALLER, here="/", **_case(contested(paid_back=True)))
    assert "应退未退" not in html
    for text in ("退付审批表", "TF-0001", "25,000.00"):
        assert text in html
    page = Strict()
    page.feed(html)
    assert len(page.ids) == len(set(page.ids))


def test_an_entity_shows_its_cases_to_our_own_officers_alone() -> None:
    view = rich_view()
    view.cases.extend(rich_cases()[:2])
    ours = RENDERER.render("entity.html", "zh", CALLER, here="/", view=view)
    assert f'href="/{view.cases[0].name}"' in ours
    police = Caller(department="police", officer="1", division="450000")
    assert "行政处罚案件" not in RENDERER.render("entity.html", "zh", police, here="/", view=view)


def test_only_those_whose_duty_it_is_choose_publications_and_only_what_is_approved() -> None:
    html = RENDERER.render("publications.html", "zh", CALLER, here="/", **PAGES["publications.html"])
    assert html.count('type="checkbox"') == 1
    onlooker = replace(CALLER, duties=frozenset({"duty-officer"}))
    assert "checkbox" not in RENDERER.render(
        "publications.html", "zh", onlooker, here="/", **PAGES["publications.html"]
    )


def test_the_board_says_why_decisions_are_not_batched() -> None:
    html = RENDERER.render("board.html", "zh", CALLER, here="/cases", **PAGES["board.html"])
    assert "逐案" in html


def test_what_an_officer_types_cannot_become_markup() -> None:
    search = forms.request_of([("q", "<script>alert(1)</script>")])
    html = RENDERER.render("search.html", "zh", CALLER, here="/", search=search, answer=rich_answer())
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_highlights_keep_characters_of_every_plane() -> None:
    answer = rich_answer("𠀀𰀀")
    html = RENDERER.render("answer.html", "zh", CALLER, here="/", search=forms.request_of([]), answer=answer)
    assert "<mark>𠀀𰀀</mark>·漓江旅游" in html


def test_values_newer_than_this_code_are_shown_by_their_own_name() -> None:
    assert field_name("zh", "a_field_of_tomorrow") == "a_field_of_tomorrow"
    known = titles.shipped()
    assert facet_label("en", "established_year", "1999", known) == "1999"
    assert facet_label("zh", "licence_kind", "food-trade", known) == "食品经营许可证"
    assert facet_label("en", "licence_kind", "licence-of-tomorrow", known) == "licence-of-tomorrow"
    assert facet_label("en", "rule", "rule.of.tomorrow", known) == "rule.of.tomorrow"
    assert facet_label("zh", "rule", "licence.term", known) == "许可有效期届满"
    assert facet_label("zh", "rule", "permit.renew", known) == "申请延续许可"
    assert facet_label("zh", "deadline_status", "DEADLINE_STATUS_OF_TOMORROW", known) == "DEADLINE_STATUS_OF_TOMORROW"
    assert facet_label("zh", "alarm", "MISSED", known) == "逾期"


def test_the_freshness_line_names_what_is_wrong() -> None:
    answer = rich_answer("", INCOMPLETE)
    html = RENDERER.render("answer.html", "zh", CALLER, here="/", search=forms.request_of([]), answer=answer)
    for part in ("不完整", "登记许可：无应答", "搁置 3", "缺 1 · 旧 2 · 余 3"):
        assert part in html


@pytest.mark.parametrize(
    ("field", "written", "read"),
    [
        ("status", "REVOKED", "吊销，未注销"),
        ("entity_type", "ENTITY_TYPE_BRANCH", "分支机构"),
        ("division", "450103", "广西壮族自治区南宁市青秀区"),
        ("division", "", ""),
        ("status", "OF_TOMORROW", "OF_TOMORROW"),
        ("registered_name", "REVOKED", "REVOKED"),
    ],
)
def test_codes_in_changes_are_shown_in_words(field: str, written: str, read: str) -> None:
    assert changed_value("zh", field, written) == read
