"""Why requests for assistance are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import STATE, Reason

ASSISTANCE: Final[dict[str, Reason]] = {
    "RECEIVED_ALREADY": Reason(
        STATE, "SAMR-2/2018:45", "received on {since}", "已于{since}收到", "nothing is to be done"
    ),
    "NOTHING_TO_ANSWER": Reason(
        STATE,
        "SAMR-2/2018:45",
        "the request was not received yet, or is answered",
        "尚未收到协查函或者已经回复",
        "receive it first",
    ),
}
