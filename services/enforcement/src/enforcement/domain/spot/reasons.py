"""Why penalties on the spot are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import STATE, Reason

SPOT: Final[dict[str, Reason]] = {
    "NOT_FOR_THE_SPOT": Reason(
        STATE,
        "NPC-行政处罚法:51",
        "a fine of {fine} fen, or this kind, is not imposed on the spot",
        "罚款{fine}分或者该处罚种类不适用简易程序",
        "file a case",
    ),
    "CASH_NOT_ALLOWED": Reason(
        STATE,
        "NPC-行政处罚法:68-69",
        "a fine of {fine} fen is not taken on the spot for this reason",
        "罚款{fine}分不得以此理由当场收缴",
        "let the party pay at the bank",
    ),
    "FILED_ALREADY": Reason(STATE, "SAMR-2/2018:70", "filed on {since}", "已于{since}备案", "nothing is to be done"),
    "NO_CASH_TAKEN": Reason(
        STATE,
        "NPC-行政处罚法:71",
        "no cash was taken, or handed in",
        "未当场收缴或者尚未交至行政机关",
        "record what came before",
    ),
    "PAID_ALREADY": Reason(STATE, "NPC-行政处罚法:71", "paid on {since}", "已于{since}缴款", "nothing is to be done"),
    "RECONSIDERATION_FIRST": Reason(
        STATE,
        "NPC-行政复议法:23",
        "no suit against a penalty on the spot before reconsideration was decided or refused",
        "对当场行政处罚决定不服的,应当先申请行政复议",
        "tell the court; record the suit once the reconsideration is recorded as ended",
    ),
    "NO_REMAKE_DUE": Reason(
        STATE, "NPC-行政复议法:64", "no new decision was ordered", "没有责令重新作出决定", "nothing is to be done"
    ),
    "REMAKE_NOT_DECIDED": Reason(
        STATE,
        "NPC-行政复议法:64",
        "{number} is no decision made since {ruling}",
        "{number}不是{ruling}之后作出的决定",
        "make the decision under its number first",
    ),
}
