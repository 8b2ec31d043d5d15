"""What is noted about a row that loads: gaps that older registers lawfully have, and what looks wrong.

Codes are stable; they stand in the adopted record and in the import report.
"""

from __future__ import annotations

from typing import Final

# Looks wrong: the row loads, the report lists it.
WARNINGS: Final = {
    "DIVISION_UNKNOWN": ("the code's division is missing from the tables", "代码中的行政区划码不在代码表中"),
    "PLACE_UNKNOWN": ("the place named is not in the tables", "所载地区不在代码表中"),
    "PLACE_DIFFERS": ("the code's division and the place named are different", "代码中的行政区划与所载地区不一致"),
    "CODE_ORGANISATION_CHECK": ("the inner organisation code fails its check", "组织机构代码校验未通过"),
    "CODE_UNKNOWN_CLASS": ("the code's class is not in the table", "机构类别代码不在表中"),
    "TYPE_UNREADABLE": ("the type names no type of entity", "企业类型无法识别"),
    "CAPITAL_UNREADABLE": ("the capital is no sum of money", "注册资金无法识别"),
    "TEXT_DAMAGED": ("a text shows the marks of a broken encoding", "文本疑似乱码"),
}
# Put right on the way in: the report lists it.
NORMALISED: Final = {
    "CODE_LOWER_CASE": ("lower-case letters of the code were made upper-case", "代码中的小写字母已转为大写"),
    "CODE_FULL_WIDTH": ("full-width characters of the code were made half-width", "代码中的全角字符已转为半角"),
    "CODE_SPACES_REMOVED": ("spaces or hyphens in the code were removed", "已去除代码中的空格或连字符"),
    "TEXT_CONTROLS_REMOVED": ("control characters were removed from a text", "已去除文本中的控制字符"),
}
# Lawful gaps and history: recorded, not listed.
GAPS: Final = {
    "DIVISION_HISTORIC": ("the code's division has been abolished", "代码中的行政区划已撤销"),
    "PLACE_NOT_STATED": ("no place is stated", "未载明地区"),
    "DATE_NOT_STATED": ("no date of establishment is stated", "未载明成立日期"),
    "TYPE_NOT_STATED": ("no type is stated", "未载明企业类型"),
    "CAPITAL_NOT_STATED": ("no capital is stated", "未载明注册资金"),
    "CAPITAL_CURRENCY_UNKNOWN": ("the capital's currency is not stated", "注册资金未载明币种"),
    "CAPITAL_UNIT_UNKNOWN": ("the capital's unit is not stated", "注册资金未载明单位"),
}
MEANINGS: Final = WARNINGS | NORMALISED | GAPS


def is_warning(code: str) -> bool:
    """Whether the note says that something looks wrong."""
    return code in WARNINGS


def is_listed(code: str) -> bool:
    """Whether a row with this note is listed in the report."""
    return code in WARNINGS or code in NORMALISED
