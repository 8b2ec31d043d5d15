"""Days, amounts and quantities as documents write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from enforcement.domain.remedies_told.telling import in_words

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ("", "拾", "佰", "仟")
_KEY: Final = re.compile(
    r"(?P<key>(?:NPC|SC|SAMR|AQSIQ|SAIC)-[^\s:：，。；、]+):(?P<article>[0-9]+)(?:-(?P<added>[0-9]+))?"
)
_GROUPS: Final = ("", "万", "亿", "万亿", "亿亿")


def day(value: date) -> str:
    """A day (GB/T 15835-2011).

    >>> day(date(2026, 3, 2))
    '2026年3月2日'
    """
    return f"{value.year}年{value.month}月{value.day}日"


def yuan(fen: int) -> str:
    """An amount in yuan.

    >>> yuan(2_000_000), yuan(1_234_567)
    ('20,000.00元', '12,345.67元')
    """
    return f"{fen // 100:,}.{fen % 100:02}元"


def in_full(fen: int) -> str:
    """An amount in the capital characters that cannot be altered (大写).

    >>> in_full(2_000_000), in_full(10_050_300), in_full(1_000_000_000_05), in_full(30), in_full(0)
    ('贰万元整', '壹拾万零伍佰零叁元整', '壹拾亿元零伍分', '叁角整', '零元整')
    """
    whole, cents = divmod(fen, 100)
    text = f"{_whole(whole)}元" if whole or not cents else ""
    if not cents:
        return text + "整"
    jiao, rest = divmod(cents, 10)
    gap = "零" if whole and not jiao else ""
    return text + gap + (f"{_DIGITS[jiao]}角" if jiao else "") + (f"{_DIGITS[rest]}分" if rest else "整")


def _whole(number: int) -> str:
    text, gap, in_group = "", False, False
    digits = str(number)
    for place, digit in zip(range(len(digits) - 1, -1, -1), map(int, digits), strict=True):
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place % 4]
            gap, in_group = False, True
        else:
            gap = bool(text)
        if place % 4 == 0 and in_group:
            text += _GROUPS[place // 4]
            in_group = False
    return text or "零"


def quantity(thousandths: int, unit: str) -> str:
    """How much of what is counted in thousandths.

    >>> quantity(2_500, "千克"), quantity(3_000, "箱")
    ('2.5千克', '3箱')
    """
    whole, rest = divmod(thousandths, 1000)
    return f"{whole}{f'.{rest:03}'.rstrip('0') if rest else ''}{unit}"


def cited(text: str, title: Callable[[str], str]) -> str:
    """A text in which keys of articles stand as documents cite them; `title` tells an instrument's name, or "".

    >>> cited("违反NPC-食品安全法:124", lambda _: "中华人民共和国食品安全法")
    '违反《中华人民共和国食品安全法》第一百二十四条'
    """

    def written(found: re.Match[str]) -> str:
        name = title(found["key"])
        if not name:
            return found[0]
        article = f"《{name}》第{in_words(int(found['article']))}条"
        return f"{article}之{in_words(int(found['added']))}" if found["added"] else article

    return _KEY.sub(written, text)
