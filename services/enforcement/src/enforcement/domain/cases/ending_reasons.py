"""Why decision, execution and closing are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import EXISTS, INVALID, MISSING, STATE, Reason

ENDING: Final[dict[str, Reason]] = {
    "DECISION_IN_FORCE": Reason(
        STATE,
        "NPC-行政处罚法:29",
        "{number} is in force against this party for this act",
        "对该当事人同一违法行为已有有效决定{number}",
        "have it annulled or changed first",
    ),
    "NO_DECISION_IN_FORCE": Reason(
        STATE, "SAMR-2/2018:60", "no decision is in force against the party", "没有对该当事人有效的决定", "decide first"
    ),
    "HEAVIER_THAN_TOLD": Reason(
        STATE,
        "NPC-行政处罚法:45",
        "kind {kind} is heavier than told, {told} fen",
        "第{kind}类处罚重于告知内容({told}分)",
        "find new facts and issue a new notice",
    ),
    "FIGURES_REQUIRED": Reason(
        STATE, "SAMR-118/2026:3", "the gain has not been found", "未认定违法所得", "record the figures"
    ),
    "CONFISCATION_OVER_GAIN": Reason(
        STATE,
        "SAMR-118/2026:12",
        "{taken} fen of gain would be confiscated, {most} are left",
        "没收违法所得{taken}分,超过未退还的{most}分",
        "confiscate no more than is left",
    ),
    "FIRM_DID_NOT": Reason(
        STATE,
        "NPC-行政处罚法:40",
        "by {document} the act of party {number}, for whom this person answers, is not established",
        "{document}认定第{number}号当事人违法事实不成立,不得以其违法处罚责任人员",
        "decide the same of the person",
    ),
    "PERSON_PUNISHED_FOR_IT": Reason(
        STATE,
        "NPC-行政处罚法:40",
        "{document} punishes party {number} for what this party did",
        "{document}已因该当事人的违法行为处罚第{number}号当事人",
        "end that decision first",
    ),
    "DECISIONS_TOO_MANY": Reason(
        STATE,
        "contract",
        "at most {most} decisions against one party are kept",
        "对同一当事人最多记录{most}份决定",
        "split the party into a case of its own",
    ),
    "SAME_DECISION_AGAIN": Reason(
        STATE,
        "NPC-行政诉讼法:71",
        "{ruling} annulled {number}; the same may not be decided again on the same facts and reasons",
        "{number}已被{ruling}撤销并责令重作,不得以同一的事实和理由作出基本相同的决定",
        "find other facts or reasons, or decide otherwise",
    ),
    "ORGAN_NOT_COMPETENT": Reason(
        INVALID,
        "NPC-行政复议法:24",
        "{organ} does not decide on this; {wanted} does",
        "{organ}不是有权机关,应为{wanted}",
        "state the people's government or the court",
    ),
    "REMEDY_PENDING": Reason(
        STATE,
        "NPC-行政复议法:29",
        "{reference} is pending",
        "{reference}正在审理",
        "wait until it is over",
    ),
    "REMEDY_OUT_OF_ORDER": Reason(
        STATE,
        "NPC-行政诉讼法:85",
        "this remedy does not follow what went before",
        "该救济程序与此前程序的顺序不符",
        "first reconsideration or suit, then second instance, then retrial",
    ),
    "COURT_HAS_TO_RULE": Reason(
        INVALID,
        "NPC-行政诉讼法:45",
        "only a reconsideration can end without an answer",
        "只有行政复议可因逾期不作答复而终了",
        "state how the court ruled",
    ),
    "REMEDIES_TOO_MANY": Reason(
        STATE,
        "contract",
        "at most {most} remedies of one party are kept",
        "同一当事人最多记录{most}件救济程序",
        "split the party into a case of its own",
    ),
    "REMEDY_ANSWERED": Reason(
        STATE,
        "NPC-行政复议法:48",
        "answered on {since}",
        "已于{since}答复",
        "nothing is to be done",
    ),
    "STAYED_ALREADY": Reason(
        STATE,
        "NPC-行政复议法:42",
        "execution was stopped on {since}",
        "已于{since}停止执行",
        "nothing is to be done",
    ),
    "NOT_STAYED": Reason(
        STATE,
        "NPC-行政复议法:42",
        "execution is not stopped",
        "未停止执行",
        "nothing is to be done",
    ),
    "EXECUTION_STAYED": Reason(
        STATE,
        "NPC-行政复议法:42",
        "execution is stopped since {since} by {document}",
        "自{since}起已由{document}停止执行",
        "wait until it is resumed",
    ),
    "RULING_ITEMS_DIFFER": Reason(
        INVALID,
        "NPC-行政诉讼法:77",
        "a change, and it alone, has a content of its own",
        "变更的裁决须且仅须载明变更后的处罚内容",
        "state the items of the ruling",
    ),
    "HEAVIER_THAN_DECIDED": Reason(
        STATE,
        "NPC-行政诉讼法:77",
        "kind {kind} is heavier than decided, {most} fen",
        "第{kind}类处罚重于原决定({most}分)",
        "check the ruling: it may not be heavier",
    ),
    "NO_REFUND_DUE": Reason(
        STATE,
        "NPC-行政处罚法:74",
        "nothing is to be paid back",
        "没有应退款",
        "nothing is to be done",
    ),
    "REFUND_NOT_APPROVED": Reason(
        STATE,
        "NPC-行政处罚法:74",
        "no approval covers the {due} fen that are due",
        "应退{due}分尚未批准或者批准数额不符",
        "approve the refund of what is due now",
    ),
    "REFUND_DUE": Reason(
        STATE,
        "NPC-行政处罚法:74",
        "{due} fen are still to be paid back",
        "尚有应退款{due}分",
        "pay it back first",
    ),
    "DISCRETION_REQUIRED": Reason(
        STATE,
        "NPC-行政处罚法:34",
        "the record of discretion is missing",
        "缺少裁量记录",
        "state clause, tier, factors and reason",
    ),
    "TIER_AND_OUTCOME": Reason(
        INVALID,
        "NPC-行政处罚法:33",
        "tier and outcome do not belong together",
        "裁量等次与决定种类不符",
        "choose a tier of this outcome",
    ),
    "RANGE_MALFORMED": Reason(
        INVALID,
        "NPC-行政处罚法:34",
        "the range of the clause is out of order",
        "处罚幅度上下限不符",
        "state lowest and highest amount",
    ),
    "CHOSEN_DIFFERS": Reason(
        INVALID,
        "NPC-行政处罚法:34",
        "the record says {chosen} fen, the fine is {fine}",
        "裁量记录为{chosen}分,罚款为{fine}分",
        "make them agree",
    ),
    "FACTORS_REQUIRED": Reason(
        INVALID, "NPC-行政处罚法:32-33", "this tier needs its factors", "该等次须载明裁量因素", "state them"
    ),
    "REMEDIES_REQUIRED": Reason(
        STATE,
        "NPC-行政处罚法:59",
        "the decision does not say how to seek remedies",
        "决定书未载明救济途径和期限",
        "state them",
    ),
    "REFERENCE_USED": Reason(
        EXISTS,
        "NPC-行政处罚法:67",
        "payment reference {reference} was used",
        "缴款码{reference}已使用",
        "state the right reference",
    ),
    "REFERENCE_UNKNOWN": Reason(
        MISSING,
        "contract",
        "no payment has the reference {reference}",
        "没有缴款码为{reference}的缴款",
        "check the reference",
    ),
    "PAYMENT_OVER_DEBT": Reason(
        INVALID,
        "NPC-行政处罚法:72",
        "{paid} fen were paid, {most} are owed",
        "缴款{paid}分超过应缴{most}分",
        "record the rest as a refund",
    ),
    "PAYMENT_CONFIRMED": Reason(STATE, "contract", "confirmed on {since}", "已于{since}确认", "nothing is to be done"),
    "PAYMENT_UNCONFIRMED": Reason(
        STATE,
        "NPC-行政处罚法:74",
        "a payment is not confirmed by the treasury",
        "有缴款未经国库对账确认",
        "reconcile it",
    ),
    "STILL_OWED": Reason(
        STATE,
        "SAMR-2/2018:76",
        "still owed: fine {fine}, surcharge {surcharge}, gain {gain} fen",
        "尚欠罚款{fine}分、加处罚款{surcharge}分、没收款{gain}分",
        "have it paid",
    ),
    "NOT_PERFORMED": Reason(
        STATE, "SAMR-2/2018:76", "not carried out yet: {kinds}", "尚未执行的处罚种类:{kinds}", "carry them out"
    ),
    "NOT_DECIDED": Reason(
        INVALID, "SAMR-2/2018:76", "kind {kind} was not decided", "未决定第{kind}类处罚", "state a kind of the decision"
    ),
    "PERFORMED_ALREADY": Reason(
        STATE, "SAMR-2/2018:76", "kind {kind} was carried out", "第{kind}类处罚已执行", "nothing is to be done"
    ),
    "PARTIES_NOT_DONE": Reason(
        STATE,
        "SAMR-2/2018:77",
        "not done with parties {parties}",
        "第{parties}号当事人的程序尚未完结",
        "finish them first",
    ),
    "CLOSE_GROUND_DIFFERS": Reason(
        INVALID,
        "SAMR-2/2018:77",
        "the case ends for another reason",
        "结案情形与案件实际不符",
        "state the ground that the case shows",
    ),
    "FILE_OUT_OF_ORDER": Reason(
        INVALID,
        "SAMR-2/2018:78",
        "the papers are not in the fixed order of their volume",
        "卷内材料未按规定顺序排列",
        "put them in order",
    ),
    "FILE_INCOMPLETE": Reason(STATE, "SAMR-2/2018:78", "the file lacks: {section}", "案卷缺少:{section}", "add it"),
    "INSTALMENTS_DIFFER": Reason(
        INVALID,
        "NPC-行政处罚法:66",
        "the instalments do not add up to what is owed, {fine} fen",
        "各期金额之和应等于未缴罚款{fine}分",
        "make them agree",
    ),
    "DEFERRED_ALREADY": Reason(
        STATE,
        "NPC-行政处罚法:66",
        "payment was deferred by {document}",
        "已由{document}批准暂缓或者分期",
        "nothing is to be done",
    ),
    "NOTHING_OWED": Reason(
        STATE, "NPC-行政强制法:54", "nothing is owed", "没有未履行的金额", "nothing is to be demanded"
    ),
    "PAYMENT_NOT_DUE": Reason(
        STATE, "NPC-行政处罚法:67", "payment is due until {until}", "缴款期限为{until}", "wait for that day"
    ),
    "DEMAND_MISSING": Reason(
        STATE,
        "NPC-行政强制法:54",
        "the party was not called upon to perform",
        "未催告当事人履行义务",
        "serve the demand first",
    ),
    "DEMAND_TIME_RUNS": Reason(
        STATE,
        "NPC-行政强制法:54",
        "the party may perform until {until}",
        "催告后当事人可于{until}前履行",
        "wait for that day",
    ),
    "REMEDY_TIME_RUNS": Reason(
        STATE,
        "NPC-行政强制法:53",
        "the decision can be contested until {until}, or is being contested",
        "复议、诉讼期限至{until},或者正在复议、诉讼",
        "wait until it is final",
    ),
    "COURT_TIME_PASSED": Reason(
        STATE,
        "NPC-行政强制法:53",
        "the three months ended on {ended}",
        "申请强制执行的三个月期限已于{ended}届满",
        "collect it by other means",
    ),
    "APPLIED_ALREADY": Reason(
        STATE,
        "NPC-行政强制法:53",
        "the court was asked by {document}",
        "已以{document}申请强制执行",
        "wait for the court",
    ),
    "NOT_APPLIED": Reason(STATE, "NPC-行政强制法:53", "the court was not asked", "未申请强制执行", "apply first"),
    "SAME_AUTHORITY": Reason(
        INVALID, "SAMR-2/2018:13", "the bureau has the case already", "该机关已在办理本案", "name another bureau"
    ),
    "NOT_THE_SUPERIOR": Reason(
        STATE,
        "SAMR-2/2018:13-15",
        "the deciding authority does not stand above {unit}",
        "决定机关不是{unit}的上级",
        "submit it to the common superior",
    ),
    "PARTIES_ALL": Reason(
        INVALID,
        "contract",
        "some parties leave and some stay",
        "分案应当有部分当事人留下、部分分出",
        "name some of the parties",
    ),
    "SUPERVISED_ALREADY": Reason(
        STATE, "SAMR-22/2019:17", "a report is due on {due}", "督办报告应于{due}前提交", "report first"
    ),
    "NOT_SUPERVISED": Reason(
        STATE, "SAMR-22/2019:17", "no report is asked for", "没有待报告的督办", "nothing is to be reported"
    ),
    "MATTER_REQUIRED": Reason(
        INVALID,
        "SAMR-2/2018:36",
        "a measure serves either an open case or an open clue",
        "强制措施须属于一个未结的案件或者线索",
        "name one of them",
    ),
}
