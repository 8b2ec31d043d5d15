"""Document numbers 文号: form and series of the templates of 2021 (SAMR-2/2018:86 lets provinces vary them)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statutes import document_number
from statutes.document_number import SERIES
from statutes.findings import InvalidIdentifierError

# One character of each block GB 18030-2022 reaches into, 〇 and a compatibility ideograph among them.
RARE = ["〇", "㐱", "龿", "﨏", "\U00020000", "\U0002a6df", "\U0002b740", "\U0002ceb0", "\U0002ebf0", "\U00030edd"]
han = st.text(st.sampled_from([*RARE, "桂", "邕", "横", "柳", "钦"]), min_size=1, max_size=8)


def test_the_parts_of_a_penalty_decision_are_read() -> None:
    number = document_number.parse("桂市监处罚〔2026〕12号")
    assert (number.authority, number.series, number.year, number.sequence) == ("桂", "市监处罚", 2026, 12)
    assert (number.document, number.notes) == ("行政处罚决定书", ())


@pytest.mark.parametrize(
    "written",
    [
        "桂市监处罚﹝2026﹞12号",
        "桂市监处罚[2026]12号",
        "桂市监处罚【2026】12号",
        "桂市监处罚（2026）12号",
        "桂市监处罚(2026)第12号",
        "桂市监处罚〔２０２６〕００12号",
        " 桂市监处罚 〔2026〕 12 号 ",
    ],
)
def test_variants_of_brackets_width_and_sequence_are_one_number_and_noted(written: str) -> None:
    number = document_number.parse(written)
    assert str(number) == "桂市监处罚〔2026〕12号"
    assert number.notes


@pytest.mark.parametrize(("series", "document"), [("市监涉罪移", "涉嫌犯罪案件移送书"), ("市监案移", "案件移送函")])
def test_the_two_transfers_are_different_documents(series: str, document: str) -> None:
    assert document_number.issue("邕", series, 2026, 1).document == document


@given(han, st.sampled_from(sorted(SERIES)), st.integers(1949, 9999), st.integers(1, 999_999))
def test_an_issued_number_reads_back_into_its_parts(authority: str, series: str, year: int, sequence: int) -> None:
    number = document_number.issue(authority, series, year, sequence)
    assert document_number.parse(str(number)) == number
    assert (number.authority, number.series, number.year, number.sequence) == (authority, series, year, sequence)


def test_a_short_name_that_swallows_the_series_is_not_issued() -> None:
    with pytest.raises(InvalidIdentifierError, match="PARTS_AMBIGUOUS"):
        document_number.issue("桂市监科", "市监处罚", 2026, 1)


@pytest.mark.parametrize("series", ["药监械处罚", "知法处", "市监特设"])
def test_a_series_of_a_provinces_own_is_noted_not_refused(series: str) -> None:
    number = document_number.parse(f"桂{series}〔2026〕3号")
    assert (number.series, number.document) == (series, "")
    assert [n.reason for n in number.notes] == ["SERIES_UNKNOWN"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "WRONG_FORM"),
        ("市监处罚〔2026〕12号", "WRONG_FORM"),
        ("桂市监处罚〔26〕12号", "WRONG_FORM"),
        ("桂市监处罚〔2026〕号", "WRONG_FORM"),
        ("A市监处罚〔2026〕12号", "WRONG_FORM"),
        ("桂环罚〔2026〕12号", "WRONG_FORM"),
        ("桂市监处罚〔2026〕1234567号", "WRONG_FORM"),
        ("桂市监处罚〔1026〕12号", "YEAR_IMPLAUSIBLE"),
        ("桂市监处罚〔2026〕0号", "SEQUENCE_OUT_OF_RANGE"),
        ("桂市监处罚〔2027〕12号", "YEAR_IN_FUTURE"),
    ],
)
def test_what_is_no_document_number_says_why(text: str, reason: str) -> None:
    fault = document_number.check(text, date(2026, 11, 23))
    assert fault is not None
    assert fault.reason == reason


@pytest.mark.parametrize(
    ("authority", "sequence", "reason"),
    [
        ("", 1, "AUTHORITY_NAME_INVALID"),
        ("GX", 1, "AUTHORITY_NAME_INVALID"),
        ("桂" * 9, 1, "AUTHORITY_NAME_INVALID"),
        ("桂", 0, "SEQUENCE_OUT_OF_RANGE"),
        ("桂", 1_000_000, "SEQUENCE_OUT_OF_RANGE"),
    ],
)
def test_a_part_out_of_range_issues_no_number(authority: str, sequence: int, reason: str) -> None:
    with pytest.raises(InvalidIdentifierError, match=reason):
        document_number.issue(authority, "市监处罚", 2026, sequence)


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_has_a_reason(text: str) -> None:
    fault = document_number.check(text)
    if fault is None:
        number = document_number.parse(text)
        assert document_number.parse(str(number)).sequence == number.sequence
    else:
        with pytest.raises(InvalidIdentifierError, match=fault.reason):
            document_number.parse(text)
