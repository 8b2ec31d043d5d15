"""Why measures and moves of goods are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import DENIED, INVALID, STATE, Reason

MEASURES: Final[dict[str, Reason]] = {
    "MEASURE_WITHOUT_STATUTE": Reason(
        STATE,
        "NPC-行政强制法:10",
        "no statute or administrative regulation is named that grants it",
        "未载明授权的法律、行政法规条款",
        "state it as NPC-食品安全法:110",
    ),
    "GOODS_REQUIRED": Reason(
        INVALID,
        "NPC-行政强制法:24",
        "the list names every thing with label, quantity and unit",
        "财物清单须逐项载明标签、数量和单位",
        "complete the list",
    ),
    "CITY_APPROVAL_REQUIRED": Reason(
        DENIED,
        "NPC-反不正当竞争法:16",
        "in matters of unfair competition a city bureau or above approves",
        "不正当竞争案件须由设区的市级以上机关负责人批准",
        "submit it to the city bureau",
    ),
    "NOT_URGENT": Reason(
        STATE,
        "NPC-行政强制法:19",
        "the measure waits for no approval",
        "该措施不待补办批准",
        "nothing is to be approved",
    ),
    "APPROVAL_TOO_LATE": Reason(
        STATE,
        "NPC-行政强制法:19",
        "taken at {taken}; the 24 hours are over",
        "{taken}实施,已超过二十四小时",
        "release it",
    ),
    "MEASURE_UNAPPROVED": Reason(
        STATE,
        "NPC-行政强制法:19",
        "it was taken in urgency and is not approved",
        "情况紧急当场实施,尚未补办批准",
        "have it approved within 24 hours, or release it",
    ),
    "MEASURE_OVER": Reason(STATE, "SAMR-2/2018:42", "released on {since}", "已于{since}解除", "nothing is to be done"),
    "NO_EXTENSION": Reason(
        STATE,
        "NPC-行政处罚法:56",
        "registered evidence is dealt with in seven working days",
        "先行登记保存不得延长",
        "copy, test, seize or release it",
    ),
    "EXTENDED_ALREADY": Reason(
        STATE, "NPC-行政强制法:25", "it was extended on {since}", "已于{since}延长", "release it in time"
    ),
    "GOODS_GONE": Reason(
        STATE, "contract", "the goods left the register on {since}", "该财物已于{since}处置", "nothing is to be done"
    ),
    "KEEPER_UNCHANGED": Reason(
        INVALID, "contract", "neither keeper nor place changes", "保管人和地点均未变化", "state what changes"
    ),
    "DIFFERENCE_UNEXPLAINED": Reason(
        INVALID,
        "contract",
        "{listed} listed, {found} found: say why",
        "账面{listed},实有{found},应说明原因",
        "state the reason",
    ),
    "NOT_CONFISCATED": Reason(
        STATE,
        "NPC-行政处罚法:74",
        "no decision in force confiscates them, and they do not perish",
        "没有没收该财物的有效决定,且非易腐烂变质物品",
        "return them, or wait for the decision",
    ),
}
