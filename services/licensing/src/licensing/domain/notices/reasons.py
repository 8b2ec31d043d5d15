"""Why the double notice refuses. The mechanism rests on 国发〔2015〕62号; its times are local."""

from __future__ import annotations

from typing import Final

from statutes.refusals import INVALID, STATE, Reason

_RULE = "SC-国发〔2015〕62号:全文"

REASONS: Final[dict[str, Reason]] = {
    "NO_ITEM_TOUCHED": Reason(
        STATE,
        _RULE,
        "the scope touches no item of the permit lists, and none is named",
        "经营范围不涉及后置审批事项",
        "nothing needs to be told",
    ),
    "ITEM_UNKNOWN": Reason(
        INVALID, _RULE, "{item} is no item of the permit lists", "{item}不在审批事项目录中", "name one of the lists"
    ),
    "NO_TRADE_PLEDGE_REQUIRED": Reason(
        INVALID,
        _RULE,
        "the applicant's pledge not to trade before the permit is missing",
        "缺少申请人取得许可前不从事相关经营的承诺",
        "have it signed and state its number",
    ),
    "PUSHED_TO_ANOTHER": Reason(
        STATE, _RULE, "the notice was pushed to {department}", "该信息已推送至{department}", "that department claims it"
    ),
    "ALARM_RAISED": Reason(
        STATE, _RULE, "the alarm is up since {since}", "自{since}起已发出逾期未认领提醒", "push it to a department"
    ),
    "CLAIM_TERM_RUNNING": Reason(
        STATE, _RULE, "departments may claim it until {until}", "认领期限至{until}尚未届满", "wait until then"
    ),
    "PERMIT_TERM_RUNNING": Reason(
        STATE, _RULE, "a permit may still come until {until}", "许可办理期限至{until}尚未届满", "wait until then"
    ),
    "INSPECTION_HINTED_BEFORE": Reason(
        STATE, _RULE, "an inspection was suggested on {since}", "已于{since}提示检查", "none"
    ),
    "NOTICE_STAGE_FORBIDS": Reason(
        STATE,
        _RULE,
        "the notice stands at {stage}; this is not open to it there",
        "该告知处于“{stage_zh}”阶段,不能办理此事项",
        "read the notice's history",
    ),
}
