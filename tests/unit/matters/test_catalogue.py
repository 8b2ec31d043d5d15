"""The catalogue of reasons: nothing missing, nothing left over, both languages, every placeholder filled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import matters
from chassis.errors import RefusalKind
from matters.domain.reasons import REASONS

SOURCES = [path.read_text("utf-8") for path in Path(matters.__file__).parent.rglob("*.py")]
RAISED = re.compile(r'refuse\(\s*"([A-Z_]+)"(.*?)\)(?: from None)?\n', re.DOTALL)
HOLE = re.compile(r"{(\w+)}")


def test_every_reason_raised_is_in_the_catalogue_and_every_one_in_it_is_raised() -> None:
    raised = {found[0] for text in SOURCES for found in RAISED.findall(text)}
    assert raised == set(REASONS)


@pytest.mark.parametrize("code", sorted(REASONS))
def test_a_reason_says_the_same_in_both_languages_and_what_to_do(code: str) -> None:
    reason = REASONS[code]
    assert RefusalKind[reason.kind]
    assert re.search(r"[\u4e00-\u9fff]", reason.message_zh)
    assert reason.message[0].islower() or reason.message[0] == "{"
    assert reason.rule
    assert reason.remedy


def test_whoever_raises_a_reason_fills_its_words() -> None:
    for text in SOURCES:
        for code, arguments in RAISED.findall(text):
            reason = REASONS[code]
            holes = set(HOLE.findall(reason.message + reason.message_zh + reason.rule))
            assert holes <= set(re.findall(r"(\w+)=", arguments)), code
