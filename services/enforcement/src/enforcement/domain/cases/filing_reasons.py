"""Why filing a case, its officers and its time are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import DENIED, EXISTS, INVALID, MISSING, STATE, Reason

FILING: Final[dict[str, Reason]] = {
    "LIMITATION_PASSED": Reason(
        STATE,
        "NPC-行政处罚法:36",
        "limitation passed on {last}; the act was discovered on {discovered}",
        "处罚时效于{last}届满,{discovered}才发现违法行为",
        "do not file it; record the ground",
    ),
    "CASE_NUMBER_TAKEN": Reason(
        EXISTS, "contract", "case number {number} is taken", "案件编号{number}已被使用", "use the next number"
    ),
    "CASE_NUMBER_MALFORMED": Reason(
        INVALID,
        "contract",
        "{number} is no case number of division {division}",
        "{number}不是区划{division}的案件编号",
        "write division-year-FIELD-000001",
    ),
    "PARTY_REQUIRED": Reason(
        INVALID, "SAMR-2/2018:19", "a case is against somebody", "案件须有当事人", "name the party"
    ),
    "PARTIES_TOO_MANY": Reason(
        INVALID, "contract", "a case has at most {most} parties", "一案最多{most}个当事人", "split the case"
    ),
    "PARTY_TWICE": Reason(INVALID, "contract", "a party is named twice", "当事人重复", "name each once"),
    "PARTY_NOT_FOUND": Reason(
        MISSING,
        "contract",
        "the case has no party {number}",
        "本案没有第{number}号当事人",
        "look at the case's parties",
    ),
    "USCC_INVALID": Reason(
        INVALID,
        "GB 32100-2015",
        "{field} is no unified social credit code: {why}",
        "{field}不是有效的统一社会信用代码:{why}",
        "correct the code",
    ),
    "CASE_SUSPENDED": Reason(
        STATE, "SAMR-2/2018:46", "the case is suspended since {since}", "案件自{since}起中止调查", "resume it first"
    ),
    "CASE_NOT_SUSPENDED": Reason(
        STATE, "SAMR-2/2018:46", "the case is not suspended", "案件未中止", "nothing is to be resumed"
    ),
    "CASE_NOT_AT_THIS_STEP": Reason(
        STATE,
        "SAMR-2/2018:18-78",
        "the case is at {status}; this belongs to {steps}",
        "案件处于{status},该步骤属于{steps}",
        "take the steps in their order",
    ),
    "PARTY_NOT_AT_THIS_STEP": Reason(
        STATE,
        "SAMR-2/2018:57-76",
        "the procedure against the party is at {status}; this belongs to {steps}",
        "对该当事人的程序处于{status},该步骤属于{steps}",
        "take the steps in their order",
    ),
    "OFFICER_RECUSED": Reason(
        STATE,
        "SAMR-2/2018:4",
        "an officer whose recusal was granted does not come back",
        "已决定回避的人员不得再办理本案",
        "name another officer",
    ),
    "OFFICER_NOT_OF_THE_CASE": Reason(
        STATE,
        "SAMR-2/2018:19",
        "post {post} does not handle this case",
        "岗位{post}不是本案办案人员",
        "have the post assigned first",
    ),
    "RECUSAL_DECIDER": Reason(
        DENIED,
        "SAMR-2/2018:4",
        "this recusal is decided by {decider}",
        "该回避应由{decider}决定",
        "submit it to the right decider",
    ),
    "REFUND_OVER_GAIN": Reason(
        INVALID, "SAMR-118/2026:12", "more was refunded than gained", "退还金额大于违法所得", "correct the figures"
    ),
    "GAIN_STATED_THOUGH_UNKNOWN": Reason(
        INVALID,
        "SAMR-118/2026:14",
        "a gain that cannot be computed has no amount",
        "无法计算违法所得的不应填写金额",
        "leave it at zero, or compute it",
    ),
}
