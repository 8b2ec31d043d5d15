"""What goes wrong with rules: a file that is not accepted, a rule that is not known, a date without a version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

_ZH: Final = {
    "YAML_INVALID": "不是有效的YAML文本",
    "FIELD_MISSING": "缺少字段",
    "FIELD_UNKNOWN": "未知字段",
    "FIELD_DUPLICATE": "字段重复",
    "FIELD_TYPE": "字段类型不符",
    "FIELD_VALUE": "字段值不在允许范围内",
    "DATE_INVALID": "日期无效",
    "DATES_REVERSED": "失效日期早于生效日期",
    "PERIOD_INVALID": "期限写法无效",
    "PERIOD_CONTRADICTS_REGIME": "期限与所属程序的计算规则矛盾",
    "CONDITION_INVALID": "条件写法无效",
    "SOURCE_KEY_INVALID": "依据写法无效",
    "BARE_ORDER_NUMBER": "令号须注明发布机关和年份",
    "WHOLE_TEXT_NEEDS_C": "依据未写明条款的,可信度只能为C",
    "KIND_UNKNOWN": "未知规则种类",
    "RULE_DUPLICATE": "规则编号重复",
    "VERSIONS_GAP": "相邻版本之间有空档",
    "VERSIONS_OVERLAP": "版本生效期间重叠",
    "INSTRUMENT_UNKNOWN": "依据的文件未列入文件目录",
    "OUTSIDE_INSTRUMENT": "规则生效期间超出所依据文件的有效期间",
    "REFERENCE_UNKNOWN": "引用的规则或者词条不存在",
    "OVERRIDE_NOT_ALLOWED": "该字段不允许由省级规定",
    "OVERRIDE_REGION": "地方规定文件的区划码与文件名不符",
    "REGION_INVALID": "区划码无效",
}


class RuleError(ValueError):
    """Base: `code` is stable and upper-case, the messages may be reworded; `remedy` says what to do.

    `rule` is the article or rule the refusal rests on, "" where there is none.
    """

    def __init__(self, code: str, message: str, message_zh: str, *, rule: str = "", remedy: str = "") -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.message_zh = message_zh
        self.rule = rule
        self.remedy = remedy


class RuleFileError(RuleError):
    """A rule file that is not loaded; `str` begins with `file:line:` so that an editor can jump there."""

    def __init__(self, file: str, line: int, code: str, message: str, remedy: str = "") -> None:
        super().__init__(code, message, f"{_ZH[code]}:{message}", remedy=remedy or "correct the file")
        self.file = file
        self.line = line

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code}: {self.message}"


class UnknownRuleError(RuleError):
    """No rule of this kind has that id (UNKNOWN_RULE)."""

    def __init__(self, kind: str, rule_id: str) -> None:
        super().__init__(
            "UNKNOWN_RULE", f"no {kind} rule {rule_id!r}", f"没有编号为“{rule_id}”的规则", remedy="see data/rules"
        )


class NoVersionError(RuleError):
    """The rule is known but no version of it is in force on the day asked for (NO_VERSION)."""

    def __init__(self, rule_id: str, on: date, first: date, last: date | None) -> None:
        span = f"{first} to {last or 'now'}"
        super().__init__(
            "NO_VERSION",
            f"rule {rule_id!r} has no version on {on}, only from {span}",
            f"规则“{rule_id}”在{on}没有有效版本",
            rule=rule_id,
            remedy="add the version in force on that day, with its source",
        )


class NotSubstantiveError(RuleError):
    """A rule of procedure goes by the date of the step; the milder rule is never asked for (NOT_SUBSTANTIVE)."""

    def __init__(self, kind: str, rule_id: str) -> None:
        super().__init__(
            "NOT_SUBSTANTIVE",
            f"{kind} {rule_id!r} is a rule of procedure: the version of the day of the step applies",
            f"“{rule_id}”为程序规则,适用程序行为发生时的版本",
            rule="NPC-行政处罚法:37",
            remedy="choose it by the date of the step",
        )
