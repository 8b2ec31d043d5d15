"""Numbers (A.6): consecutive per authority, series and year, never twice, each used or void with its reason."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from unit.enforcement import story as s
from unit.enforcement.paths import reviewed
from unit.enforcement.scenes import CITY, FIRST, STATION, XINGNING, Office, digest, names

from enforcement.domain.documents.commands import IssueDocument, ReprintDocument, VoidDocument
from enforcement.domain.documents.records import DocumentStatus


def test_each_authority_series_and_year_counts_from_one() -> None:
    office = Office()
    drawn = [s.draw("市监处罚"), s.draw("市监处罚"), s.draw("市监罚告"), s.draw("市监处罚", unit=XINGNING)]
    numbers = [office.state(office.do(each)).number for each in drawn]
    assert numbers == [
        "青市监处罚〔2026〕1号",
        "青市监处罚〔2026〕2号",
        "青市监罚告〔2026〕1号",
        "兴市监处罚〔2026〕1号",
    ]
    office.on(date(2027, 1, 4))
    assert office.state(office.do(s.draw("市监处罚", year=2027))).number == "青市监处罚〔2027〕1号"


def test_a_document_knows_its_template() -> None:
    office = Office()
    assert office.state(office.do(s.draw("市监罚告"))).title == "行政处罚告知书"


def test_numbers_are_of_this_year_of_a_bureau_and_of_a_line() -> None:
    office = Office()
    assert office.refused(s.draw("市监处罚", year=2025)) == "YEAR_NOT_PRESENT"
    assert office.refused(s.draw("市监处罚", unit=STATION)) == "UNIT_WITHOUT_NUMBERS"
    assert office.refused(s.draw("处罚")) == "NUMBER_INVALID"
    assert office.state(office.do(s.draw("药监处罚", unit=CITY))).series == "药监处罚"


def test_a_number_is_used_once() -> None:
    office = Office()
    case = reviewed(office)
    document = office.do(s.draw("市监罚告"))
    office.do(s.notice(case, document))
    assert office.state(document).status is DocumentStatus.IN_USE
    assert office.state(document).matter == f"cases/{case}"
    office.do(s.serve_notice(case))
    assert office.refused(s.notice(case, document, new_facts="新事实")) == "DOCUMENT_IN_USE"
    assert office.refused(VoidDocument(case_document=document, reason="写错")) == "DOCUMENT_IN_USE"


def test_a_number_not_used_is_accounted_for_by_a_reason() -> None:
    office = Office()
    case = reviewed(office)
    document = office.do(s.draw("市监罚告"))
    assert office.refused(VoidDocument(case_document=document, reason=" ")) == "FIELD_REQUIRED"
    office.do(VoidDocument(case_document=document, reason="打印错误"))
    assert office.refused(s.notice(case, document)) == "DOCUMENT_VOID"
    assert office.state(office.do(s.draw("市监罚告"))).sequence == 2


def test_a_refused_step_leaves_its_number_unused() -> None:
    office = Office()
    case = reviewed(office)
    document = office.do(s.draw("市监罚告"))
    office.refused(s.notice(case, document, facts=""))
    assert office.state(document).status is DocumentStatus.DRAWN


def issue(document: UUID, **more: Any) -> IssueDocument:
    """As the service completes it from a rendering."""
    base = {
        "case_document": document, "digest": digest("决定书"), "post": FIRST, "form": "notice", "version": "2021",
        "pages": 2, "matter": "",
    }  # fmt: skip
    return IssueDocument(**{**base, **more})


def test_a_paper_is_issued_once_and_known_by_its_hash() -> None:
    # SAMR-2/2018:79.
    office = Office()
    case = reviewed(office)
    document = office.do(s.draw("市监罚告"))
    matter = f"cases/{case}"
    assert office.refused(issue(document, matter=matter)) == "DOCUMENT_WITHOUT_STEP"
    office.do(s.notice(case, document))
    assert office.refused(issue(document, matter=matter, form="")) == "RENDERING_UNKNOWN"
    assert office.refused(issue(document, matter=f"cases/{document}")) == "DOCUMENT_IN_USE"
    office.do(issue(document, matter=matter))
    issued = office.state(document).issued
    assert (issued.digest, issued.pages, issued.form) == (digest("决定书"), 2, "notice")
    assert office.refused(issue(document, matter=matter)) == "DOCUMENT_ISSUED"


def test_a_number_no_step_uses_is_used_by_its_paper() -> None:
    office = Office()
    case = reviewed(office)
    document = office.do(s.draw("市监询通"))
    office.do(issue(document, matter=f"cases/{case}", form="inquiry"))
    state = office.state(document)
    assert (state.status, state.matter) == (DocumentStatus.IN_USE, f"cases/{case}")
    assert names(office.last()) == ["DocumentUsed", "DocumentIssued"]


def test_a_void_number_has_no_paper() -> None:
    office = Office()
    document = office.do(s.draw("市监询通"))
    office.do(VoidDocument(case_document=document, reason="写错"))
    assert office.refused(issue(document, matter="cases/1")) == "DOCUMENT_VOID"


def test_every_copy_is_counted_with_its_reason() -> None:
    office = Office()
    document = office.do(s.draw("市监询通"))
    again = ReprintDocument(case_document=document, post=FIRST, reason="当事人遗失")
    assert office.refused(again) == "DOCUMENT_NOT_ISSUED"
    office.do(issue(document, matter="cases/1"))
    office.do(again)
    office.do(again)
    copies = office.state(document).reprints
    assert [(each.number, each.reason) for each in copies] == [(1, "当事人遗失"), (2, "当事人遗失")]
    assert office.refused(ReprintDocument(case_document=document, post=FIRST, reason=" ")) == "FIELD_REQUIRED"
