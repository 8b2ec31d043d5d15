"""Why notices to other authorities are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import EXISTS, STATE, Reason

OUTSIDE: Final[dict[str, Reason]] = {
    "OUTSIDE_NOTICE_KNOWN": Reason(
        EXISTS,
        "contract",
        "a notice with the key {key} was sent",
        "来源编号为{key}的通报已发出",
        "look at that notice",
    ),
    "PLACE_WITHIN_OWN_AREA": Reason(
        STATE,
        "NPC-行政处罚法:22",
        "{place} lies within the authority's own area",
        "{place}在本机关辖区内",
        "register a clue",
    ),
    "ANSWERED_ALREADY": Reason(
        STATE, "contract", "answered on {since}", "已于{since}收到回复", "nothing is to be done"
    ),
}
