"""Identifiers of older registers, and the citizen number."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statutes import citizen_id, organisation_code, registration_number
from statutes.identifiers import Kind, recognise

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("91450100ma5k00012j", Kind.CREDIT_CODE, "91450100MA5K00012J"),
        ("320213000007707", Kind.REGISTRATION_NUMBER_15, "320213000007707"),
        (" ３20213000007707", Kind.REGISTRATION_NUMBER_15, "320213000007707"),
        ("3201081000005", Kind.REGISTRATION_NUMBER_13, "3201081000005"),
        ("企合苏总字第000063号", Kind.FOREIGN_INVESTED_NUMBER, "企合苏总字第000063号"),
        ("企独桂总字第000063", Kind.FOREIGN_INVESTED_NUMBER, "企独桂总字第000063"),
        ("D2143569-X", Kind.ORGANISATION_CODE, "D2143569-X"),
        ("d2143569x", Kind.ORGANISATION_CODE, "D2143569-X"),
    ],
)
def test_each_known_form_is_recognised(text: str, kind: Kind, value: str) -> None:
    identifier = recognise(text)
    assert (identifier.kind, identifier.value, identifier.fault) == (kind, value, None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "MISSING_IDENTIFIER"),
        ("N/A", "UNKNOWN_IDENTIFIER"),
        ("320213000007708", "WRONG_CHECK_DIGIT"),
        ("990213000007707", "WRONG_CHECK_DIGIT"),
        ("9901081000005", "UNKNOWN_IDENTIFIER"),
        ("D2143569-1", "WRONG_CHECK_CHARACTER"),
        ("91450100MA5K00012K", "WRONG_CHECK_CHARACTER"),
    ],
)
def test_what_is_no_identifier_says_why(text: str, reason: str) -> None:
    identifier = recognise(text)
    assert identifier.kind is None
    assert identifier.fault is not None
    assert identifier.fault.reason == reason


def test_the_hyphen_of_an_organisation_code_is_no_oddity() -> None:
    assert recognise("95028570-8").notes == ()


@given(st.text(max_size=30))
def test_any_text_is_recognised_or_faulted_never_both(text: str) -> None:
    identifier = recognise(text)
    assert (identifier.kind is None) == (identifier.fault is not None)


@given(st.text("0123456789", min_size=12, max_size=12))
def test_a_number_with_its_computed_check_digit_is_valid(rest: str) -> None:
    first = "45" + rest
    number = first + registration_number.check_digit(first)
    assert registration_number.is_valid_15(number)


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(2, 14), st.integers(1, 9))
def test_no_single_wrong_digit_of_a_registration_number_goes_unseen(rest: str, at: int, by: int) -> None:
    first = "45" + rest
    number = first + registration_number.check_digit(first)
    wrong = number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]
    assert not registration_number.is_valid_15(wrong)


def test_the_organisation_code_of_the_standard_is_valid() -> None:
    assert organisation_code.is_valid("D2143569-X")
    assert not organisation_code.is_valid("D2143569-0")


@pytest.mark.parametrize("number", ["11010519491231002X", "11010519491231002x", "450103199001011238"])
def test_citizen_numbers_of_the_standard_are_valid(number: str) -> None:
    assert citizen_id.is_valid(number, TODAY)


@pytest.mark.parametrize(
    "number", ["110105194912310021", "11010519491331002X", "450103202801011234", "", "1", "٤50103199001011238"]
)
def test_a_citizen_number_with_a_wrong_check_or_birth_date_is_not(number: str) -> None:
    assert not citizen_id.is_valid(number, TODAY)


def test_nobody_is_born_tomorrow() -> None:
    first = "45010320261124123"
    number = first + citizen_id.check_character(first)
    assert not citizen_id.is_valid(number, TODAY)
    assert citizen_id.is_valid(number, date(2026, 11, 24))
