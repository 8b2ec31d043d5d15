"""Why reconciliation is refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import EXISTS, INVALID, MISSING, STATE, Reason

TREASURY: Final[dict[str, Reason]] = {
    "STATEMENT_DIFFERS": Reason(
        EXISTS,
        "NPC-行政处罚法:74",
        "another statement of {day}, part {part}, was received",
        "已收到{day}第{part}份对账单,内容不同",
        "send what is new as the next part of the day",
    ),
    "LINES_TOO_MANY": Reason(
        INVALID,
        "contract",
        "{count} lines, at most {most} are taken in one statement",
        "共{count}行,一份对账单最多{most}行",
        "send the rest as the next part of the day",
    ),
    "LINE_UNKNOWN": Reason(
        MISSING,
        "contract",
        "the statement has no line {number} of that code",
        "对账单没有该缴款码的第{number}行",
        "check the line",
    ),
    "NO_DIFFERENCE": Reason(
        STATE, "NPC-行政处罚法:74", "line {number} is settled", "第{number}行没有待处理的差异", "nothing is to be done"
    ),
    "STILL_DIFFERS": Reason(
        STATE,
        "NPC-行政处罚法:74",
        "line {number} says {amount} fen, {recorded} are recorded and not confirmed yet",
        "第{number}行为{amount}分,已登记待确认{recorded}分",
        "record or correct the payment, or explain the difference",
    ),
    "PAYMENT_SETTLED": Reason(
        STATE,
        "NPC-行政处罚法:74",
        "the payment is confirmed, void or explained",
        "该笔缴款已确认、冲正或者说明",
        "nothing is to be done",
    ),
}
