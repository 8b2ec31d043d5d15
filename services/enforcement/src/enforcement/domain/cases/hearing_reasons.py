"""Why review, notice, statement and hearing are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import INVALID, STATE, Reason

HEARING: Final[dict[str, Reason]] = {
    "EXTENDED_TWICE": Reason(
        STATE,
        "SAMR-2/2018:64",
        "the time was extended by the head and by collective decision",
        "办案期限已经负责人批准延长并经集体讨论再次延长",
        "decide the case",
    ),
    "DISCUSSION_REQUIRED": Reason(
        STATE,
        "NPC-行政处罚法:57",
        "the leaders have to discuss it together, after the review",
        "应当由负责人集体讨论决定",
        "record the discussion, then name it",
    ),
    "LEADERS_TOO_FEW": Reason(
        STATE,
        "NPC-行政处罚法:57",
        "a collective discussion has at least {least} leaders",
        "集体讨论不得少于{least}名负责人",
        "name those present",
    ),
    "REVIEW_GROUND_REQUIRED": Reason(
        INVALID,
        "SAMR-2/2018:50",
        "legal review, and it alone, states its ground",
        "法制审核须且仅须载明法定情形",
        "state the ground, or choose case review",
    ),
    "REVIEWER_HANDLED_IT": Reason(
        STATE, "SAMR-2/2018:51", "the reviewer handled the case", "审核人员不得是本案办案人员", "name somebody else"
    ),
    "ITEMS_REQUIRED": Reason(
        INVALID, "NPC-行政处罚法:9", "no penalty is stated", "缺少处罚内容", "state the penalties"
    ),
    "ITEM_TWICE": Reason(INVALID, "contract", "a kind of penalty stands twice", "处罚种类重复", "add them up"),
    "ITEMS_WITHOUT_PENALTY": Reason(
        INVALID, "SAMR-2/2018:60", "this outcome has no penalties", "该决定不应包含处罚内容", "leave them out"
    ),
    "PENALTY_KIND_UNKNOWN": Reason(
        INVALID,
        "NPC-行政处罚法:9",
        "{kind} is no kind of penalty",
        "{kind}不是处罚种类",
        "use the codes 01 to 13 and 99",
    ),
    "PENALTY_OF_THE_POLICE": Reason(
        STATE, "NPC-行政处罚法:18", "only the police impose {kind}", "{kind}只能由公安机关决定", "transfer it"
    ),
    "AMOUNT_REQUIRED": Reason(INVALID, "contract", "{kind} needs its amount", "{kind}须载明金额", "state it"),
    "HEARING_RIGHT_REQUIRED": Reason(
        STATE,
        "NPC-行政处罚法:63",
        "such a penalty gives the right to a hearing, which has to be told",
        "该处罚应当告知听证权利",
        "tell the right",
    ),
    "NEW_FACTS_REQUIRED": Reason(
        STATE,
        "NPC-行政处罚法:44",
        "a second notice rests on new facts",
        "再次告知须有新的事实",
        "state what was found since",
    ),
    "NOTICES_TOO_MANY": Reason(
        STATE,
        "contract",
        "a party has at most {most} notices",
        "对同一当事人最多{most}次告知",
        "decide, or split the case",
    ),
    "NOTICE_MISSING": Reason(STATE, "NPC-行政处罚法:44", "the party was not told", "未告知当事人", "issue the notice"),
    "NOTICE_NOT_SERVED": Reason(STATE, "NPC-行政处罚法:62", "the notice was not served", "告知书尚未送达", "serve it"),
    "ANNOUNCED_ALREADY": Reason(
        STATE,
        "SAMR-2/2018:82",
        "it is being announced since {since}",
        "已于{since}公告",
        "wait for the end of the announcement",
    ),
    "ANNOUNCEMENT_MISSING": Reason(STATE, "SAMR-2/2018:82", "nothing was announced", "未发布公告", "announce it first"),
    "ANNOUNCEMENT_RUNS": Reason(
        STATE,
        "SAMR-2/2018:82",
        "the announcement takes effect after {ends}",
        "公告于{ends}届满后视为送达",
        "wait for that day",
    ),
    "STATEMENT_MADE": Reason(
        STATE, "SAMR-2/2018:58", "a statement was made on {since}", "当事人已于{since}陈述、申辩", "recheck it"
    ),
    "STATEMENT_TIME_RUNS": Reason(
        STATE,
        "SAMR-2/2018:58",
        "the party may state its case until {until}",
        "当事人可于{until}前陈述、申辩",
        "wait, or record that it waived in writing",
    ),
    "STATEMENT_NOT_RECHECKED": Reason(
        STATE,
        "NPC-行政处罚法:45",
        "what the party brought forward has not been rechecked",
        "未对当事人提出的事实、理由和证据进行复核",
        "recheck it",
    ),
    "NOTHING_TO_RECHECK": Reason(
        STATE,
        "NPC-行政处罚法:45",
        "there is no statement to recheck",
        "没有待复核的陈述、申辩",
        "record the statement first",
    ),
    "HEARING_NOT_TOLD": Reason(
        STATE,
        "NPC-行政处罚法:63",
        "the notice gave no right to a hearing",
        "告知书未告知听证权利",
        "record it as a statement",
    ),
    "HEARING_REQUESTED": Reason(
        STATE, "NPC-行政处罚法:64", "a hearing was asked for on {since}", "当事人已于{since}要求听证", "go on with it"
    ),
    "HEARING_REQUEST_LATE": Reason(
        STATE,
        "NPC-行政处罚法:64",
        "a hearing could be asked for until {until}",
        "要求听证的期限为{until}",
        "record it as a statement",
    ),
    "HEARING_TIME_RUNS": Reason(
        STATE,
        "NPC-行政处罚法:64",
        "the party may ask for a hearing until {until}",
        "当事人可于{until}前要求听证",
        "wait for that day",
    ),
    "HEARING_NOT_ENDED": Reason(STATE, "NPC-行政处罚法:65", "the hearing is not over", "听证尚未结束", "hold it first"),
    "HEARING_NOT_FIXED": Reason(STATE, "SAMR-3/2018:21", "no day was fixed", "尚未确定听证时间", "fix it"),
    "HEARING_NOT_ON_ITS_DAY": Reason(
        INVALID, "SAMR-3/2018:21", "the hearing was fixed for {held}", "听证定于{held}举行", "state the day it was held"
    ),
    "HEARING_TOLD_LATE": Reason(
        STATE,
        "NPC-行政处罚法:64",
        "told on {told}, less than {days} working days before",
        "{told}通知,不足{days}个工作日",
        "fix a later day",
    ),
    "HEARING_ANNOUNCED_LATE": Reason(
        STATE,
        "SAMR-3/2018:21",
        "a public hearing is announced {days} working days before",
        "公开听证应提前{days}个工作日公告",
        "fix a later day",
    ),
    "HEARING_NOT_HELD": Reason(
        STATE, "SAMR-3/2018:27", "no hearing was held", "未举行听证", "nothing is to be reported"
    ),
    "HEARING_NOT_REPORTED": Reason(
        STATE, "SAMR-3/2018:27", "the hearing's report is missing", "缺少听证报告", "write it first"
    ),
    "NO_HEARING_UNDER_WAY": Reason(
        STATE, "SAMR-3/2018:18", "no hearing is under way", "没有进行中的听证", "have it asked for first"
    ),
    "CHAIR_HANDLED_IT": Reason(
        STATE,
        "NPC-行政处罚法:64",
        "the chair investigated the case",
        "听证主持人不得是本案调查人员",
        "name somebody else",
    ),
    "CHAIR_MISSING": Reason(STATE, "SAMR-3/2018:18", "no chair is named", "尚未指定听证主持人", "name one"),
    "LEGAL_REVIEW_REQUIRED": Reason(
        STATE,
        "NPC-行政处罚法:58",
        "after a hearing no decision without an agreeing legal review",
        "经过听证的,未经法制审核通过不得作出决定",
        "have it reviewed",
    ),
}
