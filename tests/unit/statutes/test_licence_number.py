"""Numbers of food licences: SAMR-78/2023:27 and :45, SAMR-24/2020:30; check digit GB/T 17710 MOD 11,10."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statutes import check_digits, licence_number
from statutes.findings import InvalidIdentifierError
from statutes.licence_number import CLASSES, Kind

classes = st.sampled_from([(kind, code) for kind, codes in CLASSES.items() for code in codes])


def numbered(chosen: tuple[Kind, str], division: str, share: int) -> licence_number.LicenceNumber:
    kind, code = chosen
    return licence_number.issue(kind, code, division, 1 + share % licence_number.last_sequence(kind))


numbers = st.builds(numbered, classes, st.sampled_from(["450103", "450924", "110108", "459999"]), st.integers(0, 10**7))


def slow_mod_11_10(digits: str) -> str:
    """The check digit that brings the standard's recursion to 1, by trial."""
    for tried in "0123456789":
        product = 10
        for digit in digits:
            total = (int(digit) + product) % 10 or 10
            product = total * 2 % 11
        if (product + int(tried)) % 10 == 1:
            return tried
    raise AssertionError(digits)


@given(st.text("0123456789", min_size=1, max_size=20))
def test_the_check_digit_is_the_one_the_standards_recursion_accepts(digits: str) -> None:
    assert check_digits.mod_11_10(digits) == slow_mod_11_10(digits)


def test_the_worked_example_of_iso_7064_has_check_digit_five() -> None:
    assert check_digits.mod_11_10("0794") == "5"


@given(numbers)
def test_an_issued_number_reads_back_into_its_parts(number: licence_number.LicenceNumber) -> None:
    again = licence_number.parse(str(number))
    assert again == number
    assert licence_number.issue(again.kind, again.class_code, again.division, again.sequence) == number


@given(numbers, st.integers(2, 15), st.integers(1, 9))
def test_no_single_wrong_digit_goes_unseen(number: licence_number.LicenceNumber, at: int, by: int) -> None:
    text = number.value
    wrong = text[:at] + str((int(text[at]) + by) % 10) + text[at + 1 :]
    assert licence_number.check(wrong) is not None


def test_a_food_production_number_has_category_division_and_four_digits_of_sequence() -> None:
    number = licence_number.issue(Kind.FOOD_PRODUCTION, "114", "450924", 12)
    assert number.value.startswith("SC1144509240012")
    assert (number.kind.name_zh, number.class_name) == ("食品生产许可证", "茶叶及相关制品")
    assert (number.division, number.sequence, number.notes) == ("450924", 12, ())


def test_a_food_operation_number_has_form_division_and_six_digits_of_sequence() -> None:
    number = licence_number.issue(Kind.FOOD_OPERATION, "2", "450103", 1)
    assert number.value.startswith("JY2450103000001")
    assert number.class_name == "餐饮服务经营者"


def test_full_width_spaces_case_and_lookalikes_are_made_regular_and_noted() -> None:
    value = licence_number.issue(Kind.FOOD_OPERATION, "1", "450103", 10).value
    written = "ｊy" + " " + value[2:].replace("0", "O").replace("1", "l")
    number = licence_number.parse(written)
    assert number.value == value
    assert [n.reason for n in number.notes] == ["FULL_WIDTH", "SPACES_REMOVED", "LOWER_CASE", "CONFUSABLE_CHARACTERS"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "UNKNOWN_KIND"),
        ("XK1450103000001X", "UNKNOWN_KIND"),
        ("JY145010300001", "WRONG_LENGTH"),
        ("JY14501030000A12", "FORBIDDEN_CHARACTER"),
        ("JY1450103٠000112", "FORBIDDEN_CHARACTER"),
        ("JY94501030000012", "UNKNOWN_CLASS"),
        ("YB34501030000012", "UNKNOWN_CLASS"),
        ("SC13245092400012", "UNKNOWN_CLASS"),
        ("JY19901030000012", "UNKNOWN_PROVINCE"),
    ],
)
def test_each_fault_has_its_own_reason(text: str, reason: str) -> None:
    fault = licence_number.check(text)
    assert fault is not None
    assert fault.reason == reason
    assert fault.message_zh


def test_a_wrong_check_digit_names_the_right_one() -> None:
    value = licence_number.issue(Kind.FOOD_OPERATION, "1", "450103", 7).value
    wrong = value[:15] + str((int(value[15]) + 1) % 10)
    with pytest.raises(InvalidIdentifierError, match=f"WRONG_CHECK_DIGIT: .* {value[15]}, not"):
        licence_number.parse(wrong)


def test_an_abolished_division_is_only_noted() -> None:
    number = licence_number.issue(Kind.FOOD_OPERATION, "1", "450127", 7)
    assert [n.reason for n in number.notes] == ["DIVISION_HISTORIC"]


@pytest.mark.parametrize(
    ("class_code", "division", "sequence", "reason"),
    [
        ("1", "450103", 0, "SEQUENCE_OUT_OF_RANGE"),
        ("1", "450103", 1_000_000, "SEQUENCE_OUT_OF_RANGE"),
        ("11", "450103", 1, "WRONG_LENGTH"),
        ("1", "4501", 1, "WRONG_LENGTH"),
        ("1", "45010X", 1, "FORBIDDEN_CHARACTER"),
        ("7", "450103", 1, "UNKNOWN_CLASS"),
    ],
)
def test_a_part_out_of_range_issues_no_number(class_code: str, division: str, sequence: int, reason: str) -> None:
    with pytest.raises(InvalidIdentifierError, match=reason):
        licence_number.issue(Kind.FOOD_OPERATION, class_code, division, sequence)


@given(st.text(max_size=30))
def test_any_text_is_either_valid_or_has_a_reason(text: str) -> None:
    fault = licence_number.check(text)
    if fault is None:
        assert len(licence_number.parse(text).value) == licence_number.LENGTH
    else:
        with pytest.raises(InvalidIdentifierError, match=fault.reason):
            licence_number.parse(text)
