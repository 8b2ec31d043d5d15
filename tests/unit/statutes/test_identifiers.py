"""Identifiers of older registers, and the citizen number."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statutes import citizen_id, organisation_code, registration_number
from statutes.findings import InvalidIdentifierError
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


def test_a_citizen_number_reads_into_division_birth_and_sex_and_is_never_printed() -> None:
    person = citizen_id.parse("11010519491231002x", TODAY)
    assert (person.division, person.born, person.sex) == ("110105", date(1949, 12, 31), citizen_id.Sex.FEMALE)
    assert str(person) == person.masked == "110105********002X"
    assert "19491231" not in repr(person)
    assert [n.reason for n in person.notes] == ["LOWER_CASE"]


@pytest.mark.parametrize("written", ["110105 19491231 002×", "1lO1O519491231OO2Х", "１１０１０５19491231002Ｘ"])
def test_lookalikes_in_a_citizen_number_are_read_as_digits_and_x(written: str) -> None:
    person = citizen_id.parse(written, TODAY)
    assert person.value == "11010519491231002X"
    assert person.notes


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "WRONG_LENGTH"),
        ("110105491231002", "FIRST_GENERATION"),
        ("01010519491231002X", "FORBIDDEN_CHARACTER"),
        ("11010519491331002X", "BIRTH_DATE_INVALID"),
        ("110105194912310021", "WRONG_CHECK_CHARACTER"),
    ],
)
def test_a_wrong_citizen_number_says_why_without_quoting_it(text: str, reason: str) -> None:
    fault = citizen_id.check(text, TODAY)
    assert fault is not None
    assert fault.reason == reason
    with pytest.raises(InvalidIdentifierError) as raised:
        citizen_id.parse(text, TODAY)
    assert not text or text[6:] not in str(raised.value)


@pytest.mark.parametrize(
    ("written", "value", "reasons"),
    [
        ("D2143569-X", "D2143569-X", []),
        ("d2143569x", "D2143569-X", ["LOWER_CASE"]),
        ("Ｄ2143569－X", "D2143569-X", ["FULL_WIDTH"]),
        ("D214 3569-X", "D2143569-X", ["SPACES_REMOVED"]),
    ],
)
def test_an_organisation_code_has_one_writing(written: str, value: str, reasons: list[str]) -> None:
    code = organisation_code.parse(written)
    assert (code.value, [n.reason for n in code.notes]) == (value, reasons)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("D214356", "WRONG_LENGTH"), ("D2143569-A", "FORBIDDEN_CHARACTER"), ("D2143569-1", "WRONG_CHECK_CHARACTER")],
)
def test_a_wrong_organisation_code_says_why(text: str, reason: str) -> None:
    fault = organisation_code.check(text)
    assert fault is not None
    assert fault.reason == reason
    with pytest.raises(InvalidIdentifierError, match=reason):
        organisation_code.parse(text)


@pytest.mark.parametrize(
    ("written", "value", "division"),
    [
        ("320213000007707", "320213000007707", "320213"),
        (" ３2O2I3OOOOO77O7", "320213000007707", "320213"),
        ("3201081000005", "3201081000005", "320108"),
        ("企合苏总字第000063号", "企合苏总字第000063号", ""),
    ],
)
def test_an_old_registration_number_reads_into_its_authority(written: str, value: str, division: str) -> None:
    number = registration_number.parse(written)
    assert (number.value, number.division) == (value, division)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "WRONG_FORM"),
        ("32021300000770", "WRONG_FORM"),
        ("990213000007707", "UNKNOWN_PROVINCE"),
        ("320213000007708", "WRONG_CHECK_DIGIT"),
    ],
)
def test_a_wrong_registration_number_says_why(text: str, reason: str) -> None:
    fault = registration_number.check(text)
    assert fault is not None
    assert fault.reason == reason
    with pytest.raises(InvalidIdentifierError, match=reason):
        registration_number.parse(text)


def test_a_register_being_read_is_never_corrected_by_guessing_at_letters() -> None:
    identifier = recognise("91450100MA5KO0012J")
    assert identifier.fault is not None
    assert identifier.fault.reason == "FORBIDDEN_CHARACTER"
