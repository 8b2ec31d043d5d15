from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_center.highlight import fragments, snippet


def marked(text: str, query: str) -> list[str]:
    return [piece.text for piece in fragments(text, query) if piece.matched]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("桂林漓江旅游有限公司", "漓江旅游", ["漓江旅游"]),
        ("桂林漓江旅游有限公司", "桂林 公司", ["桂林", "公司"]),
        ("廣西（南寧）貿易行", "南宁贸易", ["南寧", "貿易"]),
        ("桂林𰀀𱍐商行", "𰀀𱍐", ["𰀀𱍐"]),
        ("ＫＦＣ餐厅", "kfc", ["ＫＦＣ"]),
        ("第Ⅱ糖厂", "i", ["Ⅱ"]),
        ("桂林市", "南宁", []),
        ("桂林市", "", []),
    ],
)
def test_what_was_found_is_marked_in_the_original_writing(text: str, query: str, found: list[str]) -> None:
    assert marked(text, query) == found


def test_words_that_do_not_stand_in_one_piece_are_marked_by_pairs() -> None:
    assert marked("桂林市漓江边旅游公司", "桂林漓江") == ["桂林", "漓江"]


@given(st.text(max_size=40), st.text(max_size=10))
def test_the_pieces_together_are_the_text(text: str, query: str) -> None:
    assert "".join(piece.text for piece in fragments(text, query)) == text


def texts(text: str, query: str) -> list[str]:
    return [piece.text for piece in snippet(fragments(text, query))]


def test_of_a_long_text_only_what_stands_around_the_first_mark_is_shown() -> None:
    scope = "一" * 40 + "餐饮服务" + "二" * 60 + "餐饮服务"
    assert texts(scope, "餐饮服务") == ["…" + "一" * 12, "餐饮服务", "二" * 30 + "…"]
    assert texts("餐饮服务；住宿", "餐饮") == ["餐饮", "服务；住宿"]
    assert texts("住宿服务", "餐饮") == []
