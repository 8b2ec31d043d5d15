"""Why a row is refused before it is sent: it cannot be read, or it contradicts itself. Codes are stable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class RowRefusal:
    """A row that is not sent; the person who has the file can act on `remedy` and send the row again."""

    reason: str
    message: str
    message_zh: str
    remedy: str


REASONS: Final = {
    "BROKEN_ENCODING": (
        "the row holds bytes that are no {encoding} text",
        "该行含有非{encoding}编码的字节",
        "write the row again in {encoding}",
    ),
    "WRONG_COLUMN_COUNT": (
        "the row has {found} fields, the header {expected}",
        "该行有{found}列,表头有{expected}列",
        "put quotes around fields that hold commas or line ends",
    ),
    "UNCLOSED_QUOTE": (
        "a quoted field of the row does not end",
        "该行的引号未闭合",
        "close the quotation mark, double those within the field",
    ),
    "NAME_MISSING": ("the row has no name", "缺少企业名称", "state the registered name"),
    "NAME_UNREADABLE": (
        "the name holds a character that marks a broken encoding",
        "名称含有乱码字符",
        "write the name again",
    ),
    "TEXT_TOO_LONG": (
        "{column} has {found} characters, at most {expected} are taken",
        "{column}有{found}个字符,最多{expected}个",
        "shorten it",
    ),
    "DATE_INVALID": (
        "{column} is {found!r}, which is no date",
        "{column}为“{found}”,不是有效日期",
        "write it as 2001-12-31",
    ),
    "DATE_IN_FUTURE": (
        "{column} is {found}, after today, {expected}",
        "{column}为{found},晚于今天{expected}",
        "check the date",
    ),
    "DATES_OUT_OF_ORDER": (
        "{column} is {found}, before the entity was established on {expected}",
        "{column}为{found},早于成立日期{expected}",
        "check both dates",
    ),
    "CODE_NUMERIC_CELL": (
        "the code is a number in the sheet, so its last digits are lost",
        "代码在表格中为数值格式,末尾数字已丢失",
        "format the column as text and enter the code again",
    ),
}


def refusal(reason: str, **facts: object) -> RowRefusal:
    """The refusal of a reason of the table, its message filled in."""
    message, message_zh, remedy = (text.format(**facts) for text in REASONS[reason])
    return RowRefusal(reason, message, message_zh, remedy)
