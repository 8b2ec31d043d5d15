"""Capital texts and dates of older registers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.intake import dates, money


@pytest.mark.parametrize(
    ("text", "fen", "currency", "note"),
    [
        ("980(万元人民币)", 980_000_000, "CNY", ""),
        ("140万人民币", 140_000_000, "CNY", ""),
        ("2,000(万元人民币)", 2_000_000_000, "CNY", ""),
        ("21,036.2000(万元)", 21_036_200_000, "CNY", ""),
        ("1,234,567.89(万元人民币)", 1_234_567_890_000, "CNY", ""),
        ("50（万元）", 50_000_000, "CNY", ""),
        ("50(万元（人民币）)", 50_000_000, "CNY", ""),
        ("50(万人民币 )", 50_000_000, "CNY", ""),
        ("50(万美元)", 50_000_000, "USD", ""),
        ("50(万元美元)", 50_000_000, "USD", ""),
        ("50(万元(美元))", 50_000_000, "USD", ""),
        ("205(万香港元)", 205_000_000, "HKD", ""),
        ("82万港元", 82_000_000, "HKD", ""),
        ("3(万德国马克)", 3_000_000, "DEM", ""),
        ("7人民币元", 700, "CNY", ""),
        ("9.9元人民币", 990, "CNY", ""),
        ("1.5亿元", 15_000_000_000, "CNY", ""),
        ("39(万)", 39_000_000, "", "CAPITAL_CURRENCY_UNKNOWN"),
        ("139()", None, "", "CAPITAL_UNIT_UNKNOWN"),
        ("N/A", None, "", "CAPITAL_NOT_STATED"),
        ("", None, "", "CAPITAL_NOT_STATED"),
        ("MILLET）", None, "", "CAPITAL_UNREADABLE"),
        # Four decimals without their point, or a lost digit: nobody can tell.
        ("15,0000000(万)", None, "", "CAPITAL_UNREADABLE"),
        ("0.000001元", None, "CNY", "CAPITAL_UNREADABLE"),
        ("99999999999999999999万元", None, "CNY", "CAPITAL_UNREADABLE"),
        ("５０万元", 50_000_000, "CNY", ""),
    ],
)
def test_a_capital_text_is_read_exactly_or_not_at_all(text: str, fen: int | None, currency: str, note: str) -> None:
    read = money.read(text)
    assert (read.amount_fen, read.currency, read.note) == (fen, currency, note)
    assert read.text == text


@given(st.integers(0, 10**9), st.integers(0, 9999))
def test_every_sum_written_in_wan_with_four_decimals_comes_back(whole: int, rest: int) -> None:
    read = money.read(f"{whole:,}.{rest:04d}(万元人民币)")
    assert (read.amount_fen, read.currency) == (whole * 1_000_000 + rest * 100, "CNY")


@given(st.text(max_size=40))
def test_any_capital_text_is_a_sum_or_has_a_note(text: str) -> None:
    read = money.read(text)
    assert (read.amount_fen is not None and bool(read.currency)) == (read.note == "")


@pytest.mark.parametrize(
    "text", ["1996-01-09", "1996/1/9", "1996年1月9日", "19960109", "1996-01-09 00:00:00", "１９９６－０１－０９"]
)
def test_one_day_is_written_in_many_ways(text: str) -> None:
    assert dates.read(text) == date(1996, 1, 9)


@pytest.mark.parametrize("text", ["", "N/A", " ", "-"])
def test_no_date_is_no_date(text: str) -> None:
    assert dates.read(text) is None


@pytest.mark.parametrize("text", ["1996-02-30", "1996", "96-1-9", "0000-01-01", "1996-1-9x", "昨天", "35432"])
def test_what_is_no_date_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        dates.read(text)


@given(st.dates())
def test_every_date_comes_back(day: date) -> None:
    assert dates.read(f"{day:%Y-%m-%d}" if day.year > 999 else f"{day.year:04d}-{day.month}-{day.day}") == day
