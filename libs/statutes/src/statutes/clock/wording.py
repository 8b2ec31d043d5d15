"""The words of an explanation, one line per step, English and Chinese side by side."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from statutes.clock.periods import Period, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

LINES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "RULE": (
            "Rule {rule}, version {version}: {period_en} ({source})",
            "规则{rule},版本{version}:期限{period_zh}(依据{source})",
        ),
        "REGIME": (
            "Counted under {regime}: {note_en} ({source})",
            "按{title_zh}的期间规则计算:{note_zh}(依据{source})",
        ),
        "START": (
            "Starts on {start}, which is not counted; counting begins with {first}",
            "自{start}开始,开始之日不计入;自{first}起算",
        ),
        "START_HOUR": ("Runs in real time from {start}", "自{start}起按实际时间连续计算"),
        "HOUR_NOT_COUNTED": (
            "The hour in which it starts is not counted: a party may count from {first}",
            "开始之时不计入:当事人可自{first}起算",
        ),
        "SUSPENDED": (
            "Suspended from {stop} until {again}: {reason} ({source})",
            "自{stop}起中止,{again}恢复:{reason}(依据{source})",
        ),
        "STANDS": (
            "Suspended since {stop}, not resumed: {reason} ({source}); no day is due",
            "自{stop}起中止,尚未恢复:{reason}(依据{source});暂无届满日",
        ),
        "EXTENDED": (
            "Extended by {period_en}: {reason} ({source}), approved by {approved_by}",
            "延长{period_zh}:{reason}(依据{source}),批准人:{approved_by}",
        ),
        "SKIPPED": ("Not counted, being days off: {days}", "休息日不计入:{days}"),
        "WORKED": ("Counted, being make-up working days: {days}", "调休上班日计入:{days}"),
        "LAST": ("The last day is {day}{off_en}", "最后一日为{day}{off_zh}"),
        "ROLLED": ("It moves to {to} ({source})", "顺延至{to}(依据{source})"),
        "DOUBT_ROLL": (
            "Whether such a last day moves is not settled ({source}): a party may rely on {to}, the next working day",
            "最后一日为休息日是否顺延,规定不明({source}):当事人的权利至其后第一个工作日{to}",
        ),
        "DOUBT_REGION": (
            "{festival} is off regionally, {days} ({source}); unsettled: the authority counts it, a party need not",
            "当地{festival}放假({days},依据{source}),是否计入期限规定不明:行政机关按计入,当事人可按不计入",
        ),
        "PROVISIONAL": (
            "Provisional: the holidays after {published_to} are not published yet",
            "暂定:{published_to}之后的放假安排尚未公布",
        ),
        "DUE": ("Due on {act_by}", "届满日:{act_by}"),
        "DUE_TWICE": (
            "The authority acts by {act_by}; a party's right ends on {right_ends}",
            "行政机关至迟于{act_by}办结;当事人的权利至{right_ends}届满",
        ),
    }
)

_UNITS: Final = {
    Unit.WORKING_DAY: ("working day", "个工作日"),
    Unit.DAY: ("day", "日"),
    Unit.HOUR: ("hour", "小时"),
    Unit.MONTH: ("month", "个月"),
    Unit.YEAR: ("year", "年"),
}


def period_words(period: Period) -> dict[str, str]:
    """The period in words: `period_en` and `period_zh`."""
    english, chinese = _UNITS[period.unit]
    plural = "" if period.amount == 1 else "s"
    return {"period_en": f"{period.amount} {english}{plural}", "period_zh": f"{period.amount}{chinese}"}
