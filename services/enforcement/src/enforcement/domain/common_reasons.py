"""Why any command is refused: values missing or malformed. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import DENIED, INVALID, STATE, Reason

COMMON: Final[dict[str, Reason]] = {
    "FIELD_REQUIRED": Reason(INVALID, "contract", "{field} is missing", "缺少{field}", "state it"),
    "TEXT_TOO_LONG": Reason(
        INVALID,
        "contract",
        "{field} has {length} characters, at most {limit} are taken",
        "{field}有{length}个字符,最多{limit}个",
        "shorten it",
    ),
    "DAY_IN_FUTURE": Reason(
        INVALID,
        "contract",
        "{field}: {day} lies after today, {today}",
        "{field}:{day}晚于今日{today}",
        "state the day it happened",
    ),
    "DAYS_OUT_OF_ORDER": Reason(
        INVALID,
        "contract",
        "{field}: {day} lies before {earlier}, which it has to follow",
        "{field}:{day}早于其前一步骤{earlier}",
        "put the days in order",
    ),
    "DIVISION_MALFORMED": Reason(
        INVALID,
        "GB/T 2260",
        "{value} is no division code of six digits",
        "{value}不是6位行政区划代码",
        "state the code of the place",
    ),
    "DIGEST_MALFORMED": Reason(
        INVALID,
        "contract",
        "a digest is SHA-256 in 64 hexadecimal digits; each paper has a title and pages",
        "摘要应为64位十六进制SHA-256,每份材料须有题名和页数",
        "compute it from the content",
    ),
    "AMOUNT_NEGATIVE": Reason(
        INVALID, "contract", "an amount is missing or below zero", "金额缺失或者为负", "state fen"
    ),
    "TWO_OFFICERS_REQUIRED": Reason(
        STATE,
        "NPC-行政处罚法:42",
        "{field}: {count} officer, at least two are needed",
        "{field}:仅{count}名执法人员,不得少于两人",
        "name another certified officer",
    ),
    "HEAD_REQUIRED": Reason(
        DENIED,
        "SAMR-2/2018:4",
        "{field}: on {day} this takes the {head}",
        "{field}:{day}须由{head}决定",
        "submit it to that leader",
    ),
}
