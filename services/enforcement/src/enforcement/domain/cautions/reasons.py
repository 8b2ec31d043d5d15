"""Why graduated tools are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import INVALID, STATE, Reason

CAUTIONS: Final[dict[str, Reason]] = {
    "ORDER_INCOMPLETE": Reason(
        INVALID,
        "NPC-行政处罚法:28",
        "an order to correct, and it alone, has a number of 责改, and a day",
        "责令改正须且仅须使用责改文号并载明期限",
        "draw a number and state the day",
    ),
    "CHECKED_ALREADY": Reason(STATE, "contract", "checked on {since}", "已于{since}复查", "nothing is to be done"),
}
