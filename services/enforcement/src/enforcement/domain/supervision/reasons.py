"""Why steps of supervision are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import DENIED, INVALID, STATE, Reason

SUPERVISION: Final[dict[str, Reason]] = {
    "NOT_SUPERIOR": Reason(
        DENIED,
        "SAMR-22/2019:3",
        "{unit} is supervised by itself and those above it in the line of duty",
        "{unit}只受本机关和上级机关的执法监督",
        "name that authority, or one above it",
    ),
    "SUPERIOR_REQUIRED": Reason(
        INVALID,
        "SAMR-22/2019:17",
        "a notice or decision of supervision names the authority and the post it comes from, and no other issuer",
        "执法监督通知书、决定书须载明监督机关和承办岗位",
        "state both, or choose a paper of the justice administration",
    ),
    "ISSUER_REQUIRED": Reason(
        INVALID,
        "SC-行政执法监督条例:26",
        "a paper of the justice administration names it, and no authority of market regulation",
        "司法行政部门的监督文书须载明该部门名称,不得填写市场监管机关",
        "state its name as issuer",
    ),
    "JUSTICE_NOT_YET": Reason(
        STATE,
        "SC-行政执法监督条例:26",
        "the justice administration supervises by such papers since {since}",
        "司法行政部门自{since}起使用此类监督文书",
        "state the day on the paper",
    ),
    "FOLLOWS_NOTHING": Reason(
        INVALID,
        "SAMR-22/2019:18",
        "the paper it is said to follow is none to this authority",
        "所称前次监督文书并非针对该机关",
        "name the notice, or none",
    ),
    "SUPERVISION_NOT_AT_THIS_STEP": Reason(
        STATE,
        "SAMR-22/2019:17-19",
        "the paper stands at {status}",
        "该监督文书处于{status},不能执行此步骤",
        "look at its history",
    ),
    "DECISION_IS_CORRECTED": Reason(
        STATE,
        "SAMR-22/2019:18",
        "a decision of supervision is corrected and reported, or objected to",
        "对执法监督决定应当纠正并报告,或者提出异议",
        "report the correction",
    ),
    "OBJECTION_NOT_OPEN": Reason(
        STATE, "SAMR-22/2019:19", "only a decision can be objected to", "仅可对执法监督决定提出异议", "reply to it"
    ),
    "OBJECTION_LATE": Reason(
        STATE,
        "SAMR-22/2019:19",
        "the time for an objection ended on {until}",
        "异议期限已于{until}届满",
        "correct and report",
    ),
    "NOTHING_TO_CORRECT": Reason(
        STATE, "SAMR-22/2019:18", "only a decision is corrected", "仅监督决定须纠正并报告", "reply to it"
    ),
}
