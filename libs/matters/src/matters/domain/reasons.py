"""Why a change of a deadline or an assignment is refused: kind (name of a gRPC status), rule, words, remedy.

Codes are never renamed; messages may be. What the legal clock itself refuses keeps the clock's own codes.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Reason(NamedTuple):
    """One row of the catalogue."""

    kind: str
    rule: str
    message: str
    message_zh: str
    remedy: str


_INVALID = "INVALID_ARGUMENT"
_STATE = "FAILED_PRECONDITION"

REASONS: Final[dict[str, Reason]] = {
    "MATTER_NAME_INVALID": Reason(
        _INVALID,
        "contract",
        "{matter} does not name a matter: a resource name ends with its id",
        "{matter}不是事项的资源名称,应以编号结尾",
        "state the matter's resource name, such as licences/…",
    ),
    "DEADLINE_EXISTS": Reason(
        "ALREADY_EXISTS",
        "contract",
        "the limit {rule_id} runs for this matter already",
        "该事项的期限{rule_id}已在计算",
        "open it as the next occurrence once this one is over",
    ),
    "DEADLINE_ALREADY_MET": Reason(
        _STATE,
        "contract",
        "the deadline was met on {met_on}",
        "该期限已于{met_on}办结",
        "open the next occurrence if the step is taken again",
    ),
    "DEADLINE_CANCELLED": Reason(
        _STATE,
        "contract",
        "the deadline has fallen away",
        "该期限已终止",
        "open the next occurrence if the step is taken again",
    ),
    "DEADLINE_EXPIRED": Reason(
        _STATE,
        "contract",
        "the right has ended with {ends}",
        "该权利已于{ends}期满",
        "open the next occurrence if the right is given again",
    ),
    "DEADLINE_FIXED": Reason(
        _STATE,
        "contract",
        "{source} names the day itself: it is neither suspended nor extended",
        "{source}规定了确定日期,不适用中止或者延长",
        "record the decision that names another day",
    ),
    "DEADLINE_ALREADY_SUSPENDED": Reason(
        _STATE,
        "contract",
        "time stands still since {since}",
        "该期限自{since}起已中止",
        "resume it before suspending it again",
    ),
    "DEADLINE_NOT_SUSPENDED": Reason(
        _STATE, "contract", "time is running: there is nothing to resume", "该期限未中止,无需恢复", "see its status"
    ),
    "SUSPENSION_IN_FUTURE": Reason(
        _INVALID,
        "contract",
        "the suspension begins on {start}, after today",
        "中止起始日{start}晚于今日",
        "record it on the day it begins",
    ),
    "SUSPENSION_AFTER_EXPIRY": Reason(
        _STATE,
        "contract",
        "the time ran out on {due}, before the suspension begins on {start}",
        "期限已于{due}届满,早于中止起始日{start}",
        "a limit that has run out cannot be suspended",
    ),
    "RESUMED_BEFORE_SUSPENSION": Reason(
        _INVALID,
        "contract",
        "time stands still since {since}; it cannot run again on {end}",
        "中止始于{since},恢复日{end}不得早于该日",
        "state the day on which time runs again",
    ),
    "RESUMED_IN_FUTURE": Reason(
        _INVALID,
        "contract",
        "time is said to run again on {end}, after today",
        "恢复日{end}晚于今日",
        "record it on the day it happens",
    ),
    "EXTENSION_NOT_PROVIDED": Reason(
        _STATE,
        "{source}",
        "{source} provides no extension of this limit",
        "{source}未规定该期限可以延长",
        "act within the limit",
    ),
    "EXTENSION_TOO_LONG": Reason(
        _INVALID,
        "{source}",
        "{asked} is more than the {limit} that {source} allows",
        "延长{asked}超过{source}规定的{limit}",
        "extend by at most what the law allows",
    ),
    "EXTENSION_USED": Reason(
        _STATE,
        "{source}",
        "the limit was extended once by {document}; {source} allows one extension",
        "该期限已凭{document}延长一次,{source}只允许延长一次",
        "act within the extended limit",
    ),
    "EXTENSION_AFTER_EXPIRY": Reason(
        _STATE,
        "{source}",
        "the time ran out on {due}; an extension is decided before that",
        "期限已于{due}届满,延长应当在届满前决定",
        "act at once; the delay stands on record",
    ),
    "APPROVAL_REQUIRED": Reason(
        _INVALID,
        "contract",
        "an extension names the document that approves it",
        "延长期限应当注明批准文书",
        "state the number of the approving document",
    ),
    "REASON_REQUIRED": Reason(_INVALID, "contract", "the reason is missing", "缺少理由", "state the reason"),
    "MET_IN_FUTURE": Reason(
        _INVALID,
        "contract",
        "the deadline is said to be met on {on}, after today",
        "办结日{on}晚于今日",
        "record it on the day it happens",
    ),
    "MET_BEFORE_START": Reason(
        _INVALID,
        "contract",
        "the deadline is said to be met on {on}, before it began on {start}",
        "办结日{on}早于起算日{start}",
        "check the dates",
    ),
    "NOT_DUE_YET": Reason(
        "ABORTED",
        "contract",
        "nothing is to be announced before {at}",
        "{at}之前无需提醒",
        "the scheduler asks again",
    ),
    "ASSIGNMENT_EXISTS": Reason(
        "ALREADY_EXISTS", "contract", "the matter has an owner already", "该事项已有承办岗位", "hand it over instead"
    ),
    "ASSIGNMENT_CLOSED": Reason(
        _STATE, "contract", "the matter was done on {closed_on}", "该事项已于{closed_on}办结", "see the matter"
    ),
    "OWNER_UNCHANGED": Reason(
        _INVALID, "contract", "this post owns the matter already", "该岗位已是承办岗位", "name another post"
    ),
    "HANDOVER_NUMBER_REQUIRED": Reason(
        _INVALID,
        "contract",
        "a transfer names the handover it belongs to",
        "移交应当注明移交编号",
        "state the number of the handover",
    ),
    "NOT_ACCEPTED": Reason(
        _STATE,
        "contract",
        "the new owner has not accepted the matter",
        "接收岗位尚未接受该事项",
        "let an officer of the new post accept it",
    ),
    "OFFERED_TO_ANOTHER": Reason(
        _STATE,
        "contract",
        "the matter is offered to another post",
        "该事项正移交给其他岗位",
        "withdraw that offer first",
    ),
}
