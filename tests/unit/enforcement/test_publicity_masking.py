"""What must not be shown is hidden wherever it stands (SAMR-45/2021:5-6, H.3)."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.enforcement.scenes import SELLER

from enforcement.domain.publicity.masking import masked, private_number


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("身份证号45010319900307001X。", "身份证号******************。"),
        ("身份证号450103900307001", "身份证号***************"),
        ("电话13812345678", "电话***********"),
        ("电话 138-1234-5678", "电话 ***-****-****"),
        ("电话(0771)588 1234", "电话(****)*** ****"),
        ("护照E12345678", "护照E********"),
        ("账号6222 0212 3456 7890 123", "账号**** **** **** **** ***"),
        ("账号6222021234567890123", "账号*******************"),
        ("家庭住址:南宁市青秀区民族大道100号3栋502室,到场", "家庭住址:南宁市青秀区民族大道,到场"),
        ("韦大明到场,店员韦小明不在", "韦**到场,店员韦**不在"),
        ("批号20260115", "批号********"),
    ],
)
def test_numbers_names_and_homes_are_hidden(text: str, shown: str) -> None:
    assert masked(text, names=["韦**"]) == shown


@pytest.mark.parametrize(
    "text",
    [
        "2026年1月15日购进30件,至2026-02-20售出12件",
        "货值1234567元,违法所得123456.78元",
        "不符合GB 2760-2024和GB/T 22000-2006的要求",
        "食品经营许可证JY14501030012345",
        "2025-2026年度",
        f"当事人统一社会信用代码{SELLER}",
    ],
)
def test_what_belongs_to_the_decision_stays(text: str) -> None:
    assert masked(text, [SELLER], ["韦**"]) == text


def test_a_code_of_digits_alone_is_no_code_that_stays() -> None:
    assert masked("450103199003070011", ["450103199003070011"]) == "*" * 18


digits = st.text("0123456789", min_size=1)
WIDE = str.maketrans("0123456789", "".join(chr(0xFF10 + n) for n in range(10)))


@st.composite
def private(draw: st.DrawFn) -> str:
    """An identity, telephone or account number, as people write it."""
    plain = draw(
        st.one_of(
            st.from_regex(r"[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])[0-2][1-8][0-9]{3}[0-9X]", fullmatch=True),
            st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
            st.from_regex(r"0[1-9][0-9]{1,2}[2-8][0-9]{6,7}", fullmatch=True),
            st.from_regex(r"[1-9][0-9]{11,18}", fullmatch=True),
        )
    )
    between = draw(st.sampled_from(["", "", " ", "-", "\u2014"]))
    every = draw(st.integers(3, 6))
    grouped = between.join(plain[at : at + every] for at in range(0, len(plain), every))
    return grouped.translate(WIDE) if draw(st.booleans()) else grouped


def bare(text: str) -> str:
    return re.sub(r"[^0-9X]", "", unicodedata.normalize("NFKC", text))


@given(before=st.text(max_size=30), number=private(), after=st.text(max_size=30))
def test_no_private_number_survives_anywhere(before: str, number: str, after: str) -> None:
    shown = masked(f"{before}{number}{after}", [SELLER], ["韦**"])
    assert number not in shown
    assert bare(number) not in bare(shown)
    assert not private_number(shown, [SELLER]) or private_number(f"{before}{after}", [SELLER])


@given(st.text(max_size=60))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = masked(text, [SELLER], ["韦**"])
    assert masked(once, [SELLER], ["韦**"]) == once
