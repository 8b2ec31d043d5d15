"""The unified social credit code, GB 32100-2015 with amendment 1."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statutes import uscc
from statutes.findings import InvalidIdentifierError

VALID = [
    "91110000600037341L",
    "91350100M000100Y43",
    "91110108551385082Q",
    "91330100799655058B",
    "91450100MA5K00012J",
    "92450103MA5K00020M",
    "93450924MA5K000396",
    # The weighted sum leaves no remainder, so the check character is 0.
    "91450100MA5K000550",
]
codes = st.builds(
    lambda head, province, rest: head + province + rest,
    st.sampled_from(["91", "92", "93", "12", "51", "N2", "A1", "Y1"]),
    st.sampled_from(["450100", "110000", "100000", "659001", "820000"]),
    st.text(uscc.ALPHABET, min_size=9, max_size=9),
).map(lambda first: first + uscc.check_character(first))


@pytest.mark.parametrize("code", VALID)
def test_published_and_synthetic_codes_are_valid(code: str) -> None:
    assert uscc.check(code) is None
    assert uscc.parse(code).value == code
    assert uscc.parse(code).notes == ()


@given(codes)
def test_a_code_with_its_computed_check_character_is_valid_whatever_its_authority(code: str) -> None:
    assert uscc.check(code) is None


@given(codes, st.integers(0, 17), st.sampled_from(uscc.ALPHABET))
def test_no_single_mistyped_character_goes_unseen(code: str, position: int, typed: str) -> None:
    mistyped = code[:position] + typed + code[position + 1 :]
    assert (uscc.check(mistyped) is None) == (mistyped == code)


@given(st.text(max_size=40))
def test_any_text_is_either_valid_or_has_a_reason(text: str) -> None:
    fault = uscc.check(text)
    if fault is None:
        assert len(uscc.parse(text).value) == 18
    else:
        assert fault.reason.isupper()
        with pytest.raises(InvalidIdentifierError, match=fault.reason):
            uscc.parse(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "WRONG_LENGTH"),
        ("91450100MA5K00012", "WRONG_LENGTH"),
        ("91450100MA5K00012JJ", "WRONG_LENGTH"),
        ("91450100MA5KZ0012J", "FORBIDDEN_CHARACTER"),
        ("91450100MA5K0001ⅣJ", "WRONG_LENGTH"),
        ("9145A100MA5K00012J", "FORBIDDEN_CHARACTER"),
        ("01450100MA5K00012J", "UNKNOWN_AUTHORITY"),
        ("91990100MA5K00012J", "UNKNOWN_PROVINCE"),
        ("91000000MA5K00012J", "UNKNOWN_PROVINCE"),
        ("91450100MA5K00012K", "WRONG_CHECK_CHARACTER"),
        # Arabic-Indic digits are digits to Unicode, not to the standard.
        ("91450100MA5K0001٢J", "FORBIDDEN_CHARACTER"),
    ],
)
def test_each_fault_has_its_own_reason(text: str, reason: str) -> None:
    fault = uscc.check(text)
    assert fault is not None
    assert fault.reason == reason
    assert fault.message_zh


def test_lower_case_full_width_and_spaces_are_made_regular_and_noted() -> None:
    code = uscc.parse("９１450100 ma5k-00012j")
    assert code.value == "91450100MA5K00012J"
    assert [n.reason for n in code.notes] == ["FULL_WIDTH", "SPACES_REMOVED", "LOWER_CASE"]


def test_a_failing_inner_organisation_code_is_only_noted() -> None:
    first = "91450100MA5K00013"
    code = uscc.parse(first + uscc.check_character(first))
    assert [n.reason for n in code.notes] == ["ORGANISATION_CHECK"]


@pytest.mark.parametrize(("division", "note"), [("450199", "DIVISION_UNKNOWN"), ("450127", "DIVISION_HISTORIC")])
def test_a_division_out_of_the_tables_is_only_noted(division: str, note: str) -> None:
    first = f"91{division}MA5K00012"
    assert note in [n.reason for n in uscc.parse(first + uscc.check_character(first)).notes]


def test_parts_of_a_code_can_be_read() -> None:
    code = uscc.parse("92450103MA5K00020M")
    assert (code.authority, code.entity_class, code.division) == ("9", "2", "450103")
    assert code.organisation_code == "MA5K00020"
    assert str(code) == "92450103MA5K00020M"


def test_letters_the_standard_leaves_out_are_read_as_the_digits_they_look_like() -> None:
    code = uscc.parse("9I45O100MA5KOO012J")
    assert code.value == "91450100MA5K00012J"
    assert [n.reason for n in code.notes] == ["CONFUSABLE_CHARACTERS"]
    assert uscc.check("91450100MA5KOO012J") is None


@given(codes)
def test_a_code_is_its_own_normal_form(code: str) -> None:
    assert uscc.normalise(code) == (code, ())
