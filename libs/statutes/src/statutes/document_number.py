"""Document numbers 文号: 桂市监处罚〔2026〕12号 is authority's short name, series, year, running number.

The series come from the State Administration's templates of 2021; provinces may have their own
(SAMR-2/2018:86), so an unknown series is noted, not refused, and the raw text is worth keeping beside the parts.
The running number restarts every year per authority and series.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from statutes.characters import HAN, is_han
from statutes.findings import Finding, InvalidIdentifierError

if TYPE_CHECKING:
    from collections.abc import Mapping

SERIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "市监指定": "指定管辖通知书",
        "市监交办": "案件交办通知书",
        "市监案移": "案件移送函",
        "市监涉罪移": "涉嫌犯罪案件移送书",
        "市监物移": "查封(扣押)物品移送告知书",
        "市监询通": "询问通知书",
        "市监限提": "限期提供材料通知书",
        "市监协查": "协助调查函",
        "市监协扣": "协助扣押通知书",
        "市监先登": "先行登记保存证据通知书",
        "市监解登": "解除先行登记保存证据通知书",
        "市监强制": "实施行政强制措施决定书",
        "市监延强": "延长行政强制措施期限决定书",
        "市监解强": "解除行政强制措施决定书",
        "市监托管": "查封(扣押)物品委托保管书",
        "市监检鉴委": "检测、检验、检疫、鉴定委托书",
        "市监检鉴期": "检测、检验、检疫、鉴定期间告知书",
        "市监检鉴结": "检测、检验、检疫、鉴定结果告知书",
        "市监责改": "责令改正通知书",
        "市监责退": "责令退款通知书",
        "市监罚告": "行政处罚告知书",
        "市监听通": "行政处罚听证通知书",
        "市监处罚": "行政处罚决定书",
        "市监当罚": "当场行政处罚决定书",
        "市监不罚": "不予行政处罚决定书",
        "市监延分通": "延期(分期)缴纳罚款通知书",
        "市监罚催": "行政处罚决定履行催告书",
        "市监执申": "行政处罚强制执行申请书",
        "市监罚送告": "行政处罚文书送达公告",
    }
)
"""Series of the templates and the document each numbers."""

_OPENING: Final = dict.fromkeys(map(ord, "〔﹝［[【(（〖﹙{"), "〔")
_CLOSING: Final = dict.fromkeys(map(ord, "〕﹞］]】)）〗﹚}"), "〕")
_HALF: Final = {ord("０") + i: str(i) for i in range(10)}
# The lines an authority's numbers are divided into: market regulation, drugs, intellectual property.
_MARK: Final = "市监|药监|知"
_FORM: Final = re.compile(
    f"(?P<authority>[{HAN}]{{1,8}}?)(?P<series>(?:{_MARK})[{HAN}]{{1,6}})〔(?P<year>[0-9]{{4}})〕(?P<number>[0-9]{{1,6}})号"
)
_ORDINAL: Final = re.compile("〕第(?=[0-9])")
_ZEROS: Final = re.compile("(?<=〕)0+(?=[0-9])")
EARLIEST_YEAR: Final = 1949


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The parts of a number and what is odd about it; `str` gives the regular writing."""

    authority: str
    series: str
    year: int
    sequence: int
    notes: tuple[Finding, ...] = ()

    @property
    def document(self) -> str:
        """The template the series numbers, "" for a series of a province's own."""
        return SERIES.get(self.series, "")

    def __str__(self) -> str:
        return f"{self.authority}{self.series}〔{self.year}〕{self.sequence}号"


def issue(authority: str, series: str, year: int, sequence: int) -> DocumentNumber:
    """The number of these parts, or `InvalidIdentifierError`: short name of 1 to 8 Han characters, sequence from 1.

    Sequences are written without leading zeros and without 第 (GB/T 9704-2012, 7.2.5).
    """
    if not is_han(authority) or len(authority) > 8:
        message = f"an authority's short name has one to eight Han characters, not {authority!r}"
        raise InvalidIdentifierError(Finding("AUTHORITY_NAME_INVALID", message, "机关代字应为1至8个汉字"))
    if not 1 <= sequence <= 999_999:
        message = f"the sequence must be between 1 and 999999, not {sequence}"
        raise InvalidIdentifierError(Finding("SEQUENCE_OUT_OF_RANGE", message, "顺序号应在1至999999之间"))
    number = parse(str(DocumentNumber(authority, series, year, sequence)))
    if (number.authority, number.series) != (authority, series):
        message = f"{authority!r} and {series!r} cannot be told apart again in {number}"
        raise InvalidIdentifierError(Finding("PARTS_AMBIGUOUS", message, "机关代字与文种代字连写后无法区分"))
    return number


def normalise(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Brackets as 〔〕, half-width digits, no spaces, 第 or leading zeros; the findings say what was changed.

    Han characters stay as they are, those of the compatibility and extension blocks too.
    """
    bare = "".join(text.split())
    bracketed = bare.translate(_OPENING).translate(_CLOSING)
    plain = bracketed.translate(_HALF)
    regular = _ZEROS.sub("", _ORDINAL.sub("〕", plain))
    steps = (
        (text, bare, Finding("SPACES_REMOVED", "spaces were removed", "已去除空格")),
        (bare, bracketed, Finding("BRACKETS_REPLACED", "brackets were made 〔〕", "括号已统一为六角括号〔〕")),
        (bracketed, plain, Finding("FULL_WIDTH", "full-width digits were made half-width", "全角数字已转为半角")),
        (plain, regular, Finding("SEQUENCE_REWRITTEN", "第 or leading zeros were dropped", "已去除“第”字或虚位")),
    )
    return regular, tuple(note for before, after, note in steps if before != after)


def parse(text: str) -> DocumentNumber:
    """The parts of a number, or `InvalidIdentifierError` with the reason it is none."""
    value, notes = normalise(text)
    fault = _fault(value)
    if fault:
        raise InvalidIdentifierError(fault)
    number = _parts(value)
    if number.series in SERIES:
        return DocumentNumber(number.authority, number.series, number.year, number.sequence, notes)
    odd = Finding(
        "SERIES_UNKNOWN",
        f"series {number.series} is not in the templates",
        f"文种代字“{number.series}”不在文书格式范本中",
    )
    return DocumentNumber(number.authority, number.series, number.year, number.sequence, (*notes, odd))


def check(text: str, today: date | None = None) -> Finding | None:
    """The first fault of the text as a document number, or None; a year after `today`'s is a fault where given."""
    value, _ = normalise(text)
    fault = _fault(value)
    if fault or today is None or _parts(value).year <= today.year:
        return fault
    return Finding("YEAR_IN_FUTURE", f"the year {_parts(value).year} has not begun", "文号年份晚于当前年份")


def _fault(value: str) -> Finding | None:
    match = _FORM.fullmatch(value)
    if match is None:
        return Finding(
            "WRONG_FORM",
            f"{value[:40]!r} is not written as authority, series, 〔year〕, number, 号",
            "文号应由机关代字、文种代字、〔年份〕、顺序号和“号”组成",
        )
    if int(match["year"]) < EARLIEST_YEAR:
        return Finding("YEAR_IMPLAUSIBLE", f"no document dates from {match['year']}", f"年份{match['year']}不合理")
    if int(match["number"]) == 0:
        return Finding("SEQUENCE_OUT_OF_RANGE", "the running number begins with 1", "顺序号应从1开始")
    return None


def _parts(value: str) -> DocumentNumber:
    match = _FORM.fullmatch(value)
    if match is None:
        raise InvalidIdentifierError(Finding("WRONG_FORM", "not a document number", "不是文号"))
    return DocumentNumber(match["authority"], match["series"], int(match["year"]), int(match["number"]))
