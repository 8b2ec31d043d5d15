"""Printed forms: what the law wants on each paper, form number and version, and reprints that say so."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from support.licence_rules import (
    ACCEPT,
    APPLICATION,
    GRANT,
    NUMBER,
    TODAY,
    accepted,
    granted,
    licence,
    on,
    received,
    supplied,
    then,
)
from support.register import codes, refused

from licensing import forms
from licensing.domain.licences.application_commands import NotifyMissing, RefuseAcceptance, RefuseApplication
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.deciding import refuse_licence
from licensing.domain.licences.kinds import LicenceMaterialStatus, LicenceStatus
from licensing.domain.licences.receiving import accept, notify_missing, refuse_acceptance
from licensing.domain.licences.values import LicenceItem, LicenceMaterial
from licensing.forms.papers import period_zh
from licensing.forms.printing import day_formal

PLACE = forms.Place(organ="南宁市青秀区市场监督管理局", address="民族大道1号", telephone="0771-1234567")
KIND = "食品经营许可证"


def asked() -> LicenceApplication:
    state = received(materials=supplied("form"))
    wrong = LicenceMaterial(
        material="layout", title_zh="", status=LicenceMaterialStatus.WRONG, problem="缺少<b>备餐区</b>"
    )
    command = NotifyMissing(licence_application=APPLICATION, document="青市监补〔2026〕1号", materials=(wrong,))
    return then(state, notify_missing(state, command, on()))


def deferred() -> LicenceApplication:
    state = received(materials=supplied("form", "layout"))
    command = replace(ACCEPT, deferred=("rules",), deferral_document="承1", deferral_due=date(2026, 12, 4))
    return then(state, accept(state, command, on()))


def not_accepted() -> LicenceApplication:
    state = received()
    command = RefuseAcceptance(licence_application=APPLICATION, document="不受1", reason="不属于本机关职权范围")
    return then(state, refuse_acceptance(state, command, on()))


def denied() -> LicenceApplication:
    state = accepted()
    command = RefuseApplication(
        licence_application=APPLICATION,
        document="不许1",
        decided_by=GRANT.decided_by,
        reasons="场所不符合要求",
        remedies="自收到之日起六十日内向青秀区人民政府申请行政复议，或者六个月内向人民法院起诉",
    )
    return then(state, refuse_licence(state, None, command, on()))


PAPERS: dict[str, tuple[Callable[[], forms.Printed], str]] = {
    "acceptance": (lambda: forms.acceptance(accepted(), KIND, PLACE), "SSV-XK-01"),
    "non-acceptance": (lambda: forms.acceptance(not_accepted(), KIND, PLACE), "SSV-XK-02"),
    "notice": (lambda: forms.notice(asked(), KIND, PLACE), "SSV-XK-03"),
    "grant": (lambda: forms.decision(granted(), KIND, PLACE), "SSV-XK-04"),
    "refusal": (lambda: forms.decision(denied(), KIND, PLACE), "SSV-XK-05"),
    "licence": (lambda: forms.licence_paper(licence(), KIND, PLACE), "SSV-XK-06"),
}


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_names_form_number_version_and_organ_and_its_hash_is_that_of_its_bytes(name: str) -> None:
    make, number = PAPERS[name]
    page = make()
    assert (page.number, page.version) == (number, "2026-1")
    assert all(text in page.html for text in (number, "2026-1", PLACE.organ))
    assert page.sha256 == hashlib.sha256(page.html.encode()).hexdigest()


@pytest.mark.parametrize("name", PAPERS)
def test_no_paper_needs_anything_from_outside_and_the_same_data_give_the_same_page(name: str) -> None:
    page = PAPERS[name][0]()
    assert not re.search(r"(?i)https?:|<script|<link|src=|url\(|@import", page.html)
    assert PAPERS[name][0]() == page


def test_the_acceptance_slip_states_both_limits_and_what_may_follow() -> None:
    """NPC-行政许可法:32, 45; SC-国发〔2022〕5号."""
    plain = forms.acceptance(accepted(), KIND, PLACE).html
    assert "10个工作日" in plain
    assert "7个工作日" in plain
    assert "不计算在上述时限内" in plain
    assert "容缺" not in plain
    later = forms.acceptance(deferred(), KIND, PLACE).html
    assert "食品安全规章制度" in later
    assert "2026年12月4日" in later


def test_an_acceptance_by_law_says_so() -> None:
    by_law = replace(accepted(), deemed_accepted=True)
    assert "自收到申请材料之日起即为受理" in forms.acceptance(by_law, KIND, PLACE).html


def test_the_notice_lists_all_that_is_missing_and_cannot_be_written_into() -> None:
    page = forms.notice(asked(), KIND, PLACE).html
    assert "缺少&lt;b&gt;备餐区&lt;/b&gt;" in page
    assert "未提交" in page
    assert "申请书</td>" not in page


def test_a_refusal_prints_reasons_and_remedies() -> None:
    """NPC-行政许可法:38."""
    page = forms.decision(denied(), KIND, PLACE).html
    assert "场所不符合要求" in page
    assert "行政复议" in page
    assert "行政复议" not in forms.decision(granted(), KIND, PLACE).html


def test_a_reprint_is_marked_with_its_count_and_is_another_page() -> None:
    first = forms.decision(granted(), KIND, PLACE)
    again = forms.decision(granted(), KIND, PLACE, forms.Reprint(2, TODAY))
    assert 'class="reprint"' not in first.html
    assert "补打 · 第2次 · 2026年11月23日" in again.html
    assert again.sha256 != first.sha256


def test_a_licence_shows_number_term_code_and_whether_it_ended() -> None:
    items = (LicenceItem(item="premises", value="民族大道131号"), LicenceItem(item="auxiliary", value="网络经营"))
    page = forms.licence_paper(licence(items=items), KIND, PLACE, '<svg class="qr"></svg>').html
    assert all(text in page for text in (NUMBER, "经营场所", "auxiliary", "2026年11月23日", '<svg class="qr"></svg>'))
    assert 'class="ended"' not in page
    ended = forms.licence_paper(licence(status=LicenceStatus.ANNULLED), KIND, PLACE).html
    assert '<div class="ended">撤销</div>' in ended


def test_an_end_that_is_unknown_is_not_printed_as_endless() -> None:
    unknown = licence(valid_from=None, valid_to=None, gaps=("valid_from", "valid_to"))  # type: ignore[arg-type]
    assert "未载明 至 未载明" in forms.licence_paper(unknown, KIND, PLACE).html
    assert "至 长期" in forms.licence_paper(licence(valid_to=None), KIND, PLACE).html


def test_a_paper_of_a_step_not_taken_is_refused() -> None:
    for make in (forms.acceptance, forms.notice, forms.decision):
        assert codes(refused(make, received(), KIND, PLACE)) == ["PAPER_NOT_READY"]
    assert codes(refused(forms.licence_paper, licence(number=""), KIND, PLACE)) == ["PAPER_NOT_READY"]


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 11, 23), "二〇二六年十一月二十三日"),
        (date(2030, 10, 10), "二〇三〇年十月十日"),
        (date(2027, 1, 30), "二〇二七年一月三十日"),
        (None, ""),
    ],
)
def test_days_under_a_seal_are_written_in_characters(day: date | None, written: str) -> None:
    assert day_formal(day) == written


def test_periods_are_written_for_people() -> None:
    assert [period_zh(each) for each in ("10wd", "3m", "")] == ["10个工作日", "3个月", ""]
