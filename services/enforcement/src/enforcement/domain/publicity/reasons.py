"""Why publicity of penalties is refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import INVALID, STATE, Reason

PUBLICITY: Final[dict[str, Reason]] = {
    "NOT_TO_BE_PUBLISHED": Reason(
        STATE,
        "SAMR-45/2021:2",
        "a penalty that is a warning only is not published",
        "仅受到警告的行政处罚不予公示",
        "nothing is to be done",
    ),
    "PUBLICATION_NOT_AT_THIS_STEP": Reason(
        STATE,
        "SAMR-45/2021:9",
        "the publication is {status}; this is done with one that is {steps}",
        "公示信息处于{status}状态,该步骤仅适用于{steps}",
        "look at where it stands",
    ),
    "WITHHELD_NOT_FOUND": Reason(
        INVALID,
        "SAMR-45/2021:7",
        "the words {words} do not stand in {part} of the public text",
        "公示内容的{part}中没有“{words}”",
        "copy the words from the text as it is computed",
    ),
    "PRIVATE_NUMBER": Reason(
        INVALID,
        "SAMR-45/2021:6",
        "{field} holds a number, {number}, that may be an identity, telephone or account",
        "{field}含有可能为身份证号码、通讯方式或者银行账号的号码{number}",
        "leave the number out",
    ),
    "PARTY_NOT_TOLD": Reason(
        STATE,
        "SAMR-45/2021:8",
        "decision {number} has not been served: the party is told in writing first that it is published",
        "决定书{number}尚未送达,应当先书面告知当事人将予以公示",
        "serve the decision, or begin its service by announcement",
    ),
    "REGISTERED_ELSEWHERE": Reason(
        STATE,
        "SAMR-45/2021:10",
        "the party is registered in {province}: that province publishes what is pushed to it",
        "当事人登记地在{province},应当推送至登记地公示",
        "push it to the province of registration",
    ),
    "REGISTERED_HERE": Reason(
        STATE,
        "SAMR-45/2021:9",
        "the party is registered in the own province, where the penalty is published",
        "当事人登记地在本省,应当在本省公示",
        "publish it",
    ),
    "CORRECTION_PENDING": Reason(
        STATE,
        "SAMR-45/2021:11",
        "a correction asked for on {since} is not made yet",
        "{since}提出的更正尚未办理",
        "make that correction first",
    ),
    "CORRECTION_NOT_ASKED": Reason(
        STATE,
        "SAMR-45/2021:11",
        "nothing shown has been found wrong",
        "未发现公示信息有误",
        "record first what is wrong",
    ),
    "LISTED_ALREADY": Reason(
        STATE,
        "contract",
        "the party is on the list by decision {number}",
        "当事人已依{number}列入名单",
        "nothing is to be done",
    ),
    "WITHDRAWAL_NOT_DUE": Reason(
        STATE,
        "SAMR-45/2021:11",
        "decision {number} is in force and stays published",
        "决定书{number}有效,不得撤回公示",
        "end the decision first, or stop publicity on a ground of the law",
    ),
    "PUBLICITY_STILL_RUNS": Reason(
        STATE,
        "SAMR-107/2025:11",
        "its longest time is not over before {day}",
        "最长公示期于{day}届满",
        "wait, or state a ground for ending early",
    ),
    "RESTRICTION_END_UNKNOWN": Reason(
        STATE,
        "SAMR-107/2025:11",
        "it is shown until the restriction has ended, and no end of it is recorded",
        "限制期限尚未届满或者未记录届满日期",
        "record the last day of the restriction",
    ),
    "EARLY_STOP_FORBIDDEN": Reason(
        STATE,
        "SAMR-107/2025:11",
        "a penalty of class {publicity_class} does not end early by repair",
        "{publicity_class}类行政处罚信息不得提前停止公示",
        "it ends by itself when its longest time is over",
    ),
    "EARLY_STOP_BARRED": Reason(
        STATE,
        "SAMR-107/2025:全文",
        "an earlier repair rested on false papers: the new time cannot end early",
        "曾以虚假材料骗取信用修复,不得提前停止公示",
        "it ends by itself when its longest time is over",
    ),
    "REPAIR_TOO_EARLY": Reason(
        STATE,
        "SAMR-107/2025:11",
        "repair may be asked for after {minimum}, later than {day}",
        "公示满{minimum}({day})后方可申请信用修复",
        "apply after that day",
    ),
    "RESTRICTION_RUNS": Reason(
        STATE,
        "SAMR-107/2025:11",
        "the restriction runs until {until}",
        "限制期限至{until}届满",
        "apply after that day",
    ),
    "REPAIR_CONDITIONS_MISSING": Reason(
        STATE,
        "SAMR-107/2025:11",
        "conditions of repair not found fulfilled: {conditions}",
        "尚未满足的信用修复条件:{conditions}",
        "fulfil and prove them, and state them",
    ),
    "NOT_REPAIRED": Reason(
        STATE,
        "SAMR-107/2025:全文",
        "publicity did not end by a repair, so none can be revoked",
        "公示并非因信用修复停止,无可撤销",
        "nothing is to be done",
    ),
}
