"""Why evidence is refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import INVALID, STATE, Reason

EVIDENCE: Final[dict[str, Reason]] = {
    "EVIDENCE_REQUIRED": Reason(
        STATE, "NPC-行政处罚法:40", "a report rests on evidence", "调查终结报告须有证据", "name the items"
    ),
    "EVIDENCE_NOT_USABLE": Reason(
        STATE,
        "NPC-行政处罚法:46",
        "{evidence} is no usable evidence of this case",
        "{evidence}不是本案可用的证据",
        "name items of this case that are not excluded",
    ),
    "EVIDENCE_EXCLUDED": Reason(
        STATE, "NPC-行政处罚法:46", "the item is excluded since {since}", "该证据已于{since}排除", "use other evidence"
    ),
    "ELECTRONIC_DATA_REQUIRED": Reason(
        INVALID,
        "SAMR-2/2018:26",
        "electronic data, and they alone, state how they were fixed",
        "电子数据须且仅须载明提取、固定方法",
        "state method, device and address",
    ),
    "RIGHTS_NOT_TOLD": Reason(
        STATE,
        "SAMR-2/2018:21",
        "the party was not told its rights",
        "未告知当事人陈述、申辩、申请回避的权利",
        "tell them first",
    ),
    "CUSTODY_UNCHANGED": Reason(
        STATE, "SAMR-2/2018:32", "the post has the item already", "该岗位已保管该证据", "name another post"
    ),
}
