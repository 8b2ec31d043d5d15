"""Why questions about figures are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import DENIED, INVALID, Reason

STATISTICS: Final[dict[str, Reason]] = {
    "MEASURE_UNKNOWN": Reason(
        INVALID, "contract", "nothing is counted as {measure}", "没有名为{measure}的统计指标", "list the measures"
    ),
    "GROUPING_NOT_OFFERED": Reason(
        DENIED,
        "NPC-行政处罚法:74",
        "{measure} is not grouped by {dimension}: only the pairs of the table of measures are offered",
        "{measure}不提供按{dimension}分组:仅提供指标表列明的组合",
        "leave that grouping out",
    ),
    "PERIOD_MALFORMED": Reason(
        INVALID,
        "contract",
        "the period begins before it ends",
        "统计期间的起始日应早于终止日",
        "state first and last day",
    ),
    "CUTOFF_MALFORMED": Reason(
        INVALID,
        "contract",
        "a cut-off has one number for each of {streams} streams, none above what is numbered",
        "截止点应为{streams}个流各一个序号,且不得超过已有序号",
        "take it from an earlier answer",
    ),
    "NOT_AN_AUTHORITY": Reason(
        DENIED,
        "NPC-行政处罚法:74",
        "{unit} does not act in its own name: yearly figures are those of a whole authority",
        "{unit}不以自己名义执法:年度数据仅按整个机关公布",
        "name the bureau it belongs to",
    ),
}
