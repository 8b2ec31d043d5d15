from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_center.folding import fold, index_tokens, key, pairs, query_tokens

BEYOND_BMP = "𠀀𫝀𬺰𰀀𱍐𮯰"  # one of each of the extensions B, D, F, G, H and I
NAMES = st.text(
    st.sampled_from("桂林漓江旅游有限公司廣西貿易（）()·. Aa1１Ⅱ㐀鿿" + BEYOND_BMP), min_size=1, max_size=30
)


@pytest.mark.parametrize(
    ("written", "otherwise"),
    [
        ("廣西貿易", "广西贸易"),
        ("ＫＦＣ１２３", "kfc123"),
        ("桂林（集团）公司", "桂林(集团)公司"),
        ("阿里·木江商行", "阿里木江商行"),
        ("第Ⅱ糖厂", "第II糖厂"),
    ],
)
def test_two_writings_of_a_name_have_one_key(written: str, otherwise: str) -> None:
    assert key(written) == key(otherwise)


@pytest.mark.parametrize("character", [*BEYOND_BMP, "㐀", "鿿"])
def test_no_han_character_is_dropped(character: str) -> None:
    assert pairs(f"桂{character}林") == [f"桂{character}", f"{character}林"]


def test_a_text_without_significant_characters_has_no_tokens() -> None:
    assert (pairs("（·）"), index_tokens("（·）"), key(" ")) == ([], "", "")


@given(NAMES, st.data())
def test_any_run_of_two_or_more_characters_finds_its_name(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name)))
    run = name[start : start + data.draw(st.integers(2, 8))]
    wanted = query_tokens(run).split()
    if len(key(run)) > 1:
        assert set(wanted) <= set(index_tokens(name).split())


@given(NAMES, st.data())
def test_one_character_begins_a_token_of_every_name_it_stands_in(name: str, data: st.DataObject) -> None:
    if key(name):
        character = data.draw(st.sampled_from(key(name)))
        assert any(token.startswith(character) for token in index_tokens(name).split())


@given(NAMES)
def test_folding_twice_changes_nothing(name: str) -> None:
    assert key(key(name)) == key(name)


@given(NAMES)
def test_every_folded_character_knows_where_it_came_from(name: str) -> None:
    folded = fold(name)
    assert folded.characters == key(name)
    assert all(key(name[origin]) for origin in folded.origins)
    assert list(folded.origins) == sorted(folded.origins)
