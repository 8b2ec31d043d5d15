"""The words of a document about reconsideration and suit, from the table and the deadline rules in force."""

from __future__ import annotations

from datetime import date
from typing import Final

from enforcement.domain.refusal import refuse
from enforcement.domain.remedies_told.table import RECONSIDER, SUE, SUE_AFTER, Act, Remedies, row_of
from roster.tree import UnitView
from statutes.rules import Rulebook

_BUREAU: Final = "市场监督管理局"
_DIGITS: Final = "〇一二三四五六七八九"
_UNITS: Final = {"d": "日", "wd": "个工作日", "m": "个月", "y": "年", "h": "小时"}


def remedy_text(act: Act, unit: UnitView, day: date, rulebook: Rulebook) -> str:
    """What a document of a day tells about remedies against an act of an authority.

    Refusals REMEDY_ORGAN_UNKNOWN, REMEDY_TABLE_SILENT before the first row.
    """
    row = row_of(act, day)
    if row is None:
        raise refuse("REMEDY_TABLE_SILENT", act=act.value, day=day)
    asked, suing = period(rulebook, RECONSIDER, day), period(rulebook, SUE, day)
    organ = reconsideration_organ(unit)
    if row.reconsideration_first:
        later = period(rulebook, SUE_AFTER, day)
        told = (
            f"如不服本{act.value}，应当先自收到本决定书之日起{asked}内向{organ}申请行政复议；"
            f"对行政复议决定不服的，可以自收到行政复议决定书之日起{later}内依法向人民法院提起行政诉讼。"
        )
    else:
        told = (
            f"如不服本{act.value}，可以自收到本决定书之日起{asked}内向{organ}申请行政复议；"
            f"也可以自收到本决定书之日起{suing}内依法向人民法院提起行政诉讼。"
        )
    return told + _goes_on(row)


def reconsideration_organ(unit: UnitView) -> str:
    """The people's government of the same level (NPC-行政复议法:24). Refusal REMEDY_ORGAN_UNKNOWN.

    A bureau without a government of its own level, as that of a development area, is answered for by the government
    that set it up, which its name does not tell.
    """
    if not unit.full_name.endswith(_BUREAU) or unit.full_name == _BUREAU:
        raise refuse("REMEDY_ORGAN_UNKNOWN", unit=unit.full_name)
    return unit.full_name.removesuffix(_BUREAU) + "人民政府"


def _goes_on(row: Remedies) -> str:
    if not row.goes_on:
        return ""
    return f"申请行政复议或者提起行政诉讼期间，{row.goes_on}不停止执行，法律另有规定的除外。"


def period(rulebook: Rulebook, rule: str, day: date) -> str:
    """The period of a deadline rule in force on a day, as documents write it."""
    found = rulebook.deadline(rule, day).period
    return f"{in_words(found.amount)}{_UNITS[found.unit.value]}"


def in_words(number: int) -> str:
    """A number from 1 to 999 as documents count days and articles.

    >>> [in_words(each) for each in (1, 6, 10, 15, 60, 99, 100, 101, 110, 124)]
    ['一', '六', '十', '十五', '六十', '九十九', '一百', '一百零一', '一百一十', '一百二十四']
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")
