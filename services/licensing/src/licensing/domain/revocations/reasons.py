"""Why an order of enforcement is not carried out, and why steps on it are refused."""

from __future__ import annotations

from typing import Final

from statutes.refusals import MISSING, STATE, Reason

REASONS: Final[dict[str, Reason]] = {
    "PENALTY_HAS_NO_PLACE": Reason(
        STATE,
        "NPC-行政处罚法:9",
        "the registry has no place for this penalty by itself: {penalty}",
        "登记、许可数据不能自动记载该处罚:{penalty}",
        "record by hand what it means, then settle the receipt",
    ),
    "REVOCATION_NOT_STANDING": Reason(
        STATE,
        "NPC-行政许可法:70",
        "the record is {status} now, not as {document} left it; what is to be undone has to be looked at",
        "该记录现为{status},已非{document}办理后的状态,需人工核查如何恢复",
        "look at its history, put it right by hand, then settle the receipt",
    ),
    "STANDING_NOT_KEPT": Reason(
        STATE,
        "NPC-行政许可法:50",
        "a renewal was under way when the licence was revoked by {document}, or how it stood was not kept",
        "依{document}吊销时许可正在延续,或者未记录吊销前的状态",
        "look at the renewal, restore the licence with RestoreLicence, then settle the receipt",
    ),
    "LICENCE_OF_ORDER_UNKNOWN": Reason(
        MISSING, "contract", "there is no {licence}", "不存在{licence}", "find the licence, then settle the receipt"
    ),
    "RECEIPT_NOT_OPEN": Reason(
        STATE,
        "contract",
        "the receipt is {status}, nothing is left to do",
        "该件状态为{status},无待办事项",
        "do nothing",
    ),
    "RECEIPT_OF_ANOTHER": Reason(
        STATE, "contract", "the receipt is about {licence}", "该件涉及的是{licence}", "name the licence of the receipt"
    ),
}
