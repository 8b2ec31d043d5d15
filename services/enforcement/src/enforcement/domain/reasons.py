"""Why enforcement refuses: every reason code with kind, rule, words for both readers, and remedy.

Codes are never renamed. After the colon of a rule stands the article; `contract` names a clause of the API contract.
"""

from __future__ import annotations

from typing import Final

from statutes.refusals import DENIED, EXISTS, INVALID, MISSING, STATE, Reason

REASONS: Final[dict[str, Reason]] = {
    "FIELD_REQUIRED": Reason(INVALID, "contract", "{field} is missing", "缺少{field}", "state it"),
    "TEXT_TOO_LONG": Reason(
        INVALID,
        "contract",
        "{field} has {length} characters, at most {limit} are taken",
        "{field}有{length}个字符,最多{limit}个",
        "shorten it",
    ),
    "DAY_IN_FUTURE": Reason(
        INVALID,
        "contract",
        "{field}: {day} lies after today, {today}",
        "{field}:{day}晚于今日{today}",
        "state the day it happened",
    ),
    "DAYS_OUT_OF_ORDER": Reason(
        INVALID,
        "contract",
        "{field}: {day} lies before {earlier}, which it has to follow",
        "{field}:{day}早于其前一步骤{earlier}",
        "put the days in order",
    ),
    "DIVISION_MALFORMED": Reason(
        INVALID,
        "GB/T 2260",
        "{value} is no division code of six digits",
        "{value}不是6位行政区划代码",
        "state the code of the place",
    ),
    "DIGEST_MALFORMED": Reason(
        INVALID,
        "contract",
        "a digest is SHA-256 in 64 hexadecimal digits; each paper has a title and pages",
        "摘要应为64位十六进制SHA-256,每份材料须有题名和页数",
        "compute it from the content",
    ),
    "AMOUNT_NEGATIVE": Reason(
        INVALID, "contract", "an amount is missing or below zero", "金额缺失或者为负", "state fen"
    ),
    "TWO_OFFICERS_REQUIRED": Reason(
        STATE,
        "NPC-行政处罚法:42",
        "{field}: {count} officer, at least two are needed",
        "{field}:仅{count}名执法人员,不得少于两人",
        "name another certified officer",
    ),
    "HEAD_REQUIRED": Reason(
        DENIED,
        "SAMR-2/2018:4",
        "{field}: on {day} this takes the {head}",
        "{field}:{day}须由{head}决定",
        "submit it to that leader",
    ),
    "YEAR_NOT_PRESENT": Reason(
        INVALID,
        "SAMR-2/2018:79",
        "numbers of {year} are not given out in {present}",
        "{present}年不再使用{year}年文号",
        "draw a number of this year",
    ),
    "UNIT_WITHOUT_NUMBERS": Reason(
        STATE,
        "SAMR-2/2018:9",
        "{unit} issues no documents in its own name",
        "{unit}不以自己的名义制发文书",
        "name the bureau it acts for",
    ),
    "NUMBER_INVALID": Reason(
        INVALID, "SAMR-2/2018:79", "no number can be made: {why}", "无法编号:{why}", "use a series of the templates"
    ),
    "DOCUMENT_NOT_FOUND": Reason(
        MISSING, "contract", "there is no numbered document {document}", "没有文书{document}", "draw a number first"
    ),
    "DOCUMENT_OF_ANOTHER_SERIES": Reason(
        STATE,
        "SAMR-2/2018:79",
        "{number} is of another series than {wanted}",
        "{number}不属于{wanted}文种",
        "draw a number of the right series",
    ),
    "DOCUMENT_OF_ANOTHER_UNIT": Reason(
        STATE,
        "SAMR-2/2018:79",
        "{number} is a number of another authority",
        "{number}为其他机关的文号",
        "draw a number of the authority that acts",
    ),
    "DOCUMENT_IN_USE": Reason(
        STATE, "SAMR-2/2018:79", "{number} is in use for {matter}", "{number}已用于{matter}", "draw another number"
    ),
    "DOCUMENT_VOID": Reason(
        STATE, "SAMR-2/2018:79", "{number} is void: {reason}", "{number}已作废:{reason}", "draw another number"
    ),
    "CLUE_KNOWN": Reason(
        EXISTS,
        "SAMR-2/2018:18",
        "a clue with the key {key} is registered",
        "来源编号为{key}的线索已登记",
        "add to that clue",
    ),
    "CLUE_NOT_OPEN": Reason(
        STATE,
        "SAMR-2/2018:18",
        "the clue is no longer being verified: {status} since {since}",
        "线索已不在核查中:{since}{status}",
        "look at what followed it",
    ),
    "CLUE_NOT_RIPE": Reason(
        STATE,
        "SAMR-15/2019:30",
        "until {opens} a party may object or have it tested again",
        "{opens}前当事人可以提出异议或者申请复检",
        "wait for that day",
    ),
    "TIME_STANDS_STILL": Reason(
        STATE, "SAMR-2/2018:18", "time stands still since {since}", "期限自{since}起已停止计算", "let time run first"
    ),
    "TIME_RUNS": Reason(STATE, "SAMR-2/2018:18", "time is running", "期限正在计算", "nothing is to be resumed"),
    "NO_DISPUTE": Reason(
        STATE,
        "SAMR-2/2018:13",
        "no dispute over jurisdiction is recorded",
        "没有记录管辖权争议",
        "record the finding first",
    ),
    "NOT_BELOW": Reason(
        STATE,
        "SAMR-2/2018:14",
        "{unit} does not stand below the authority that assigns",
        "{unit}不是本机关的下级",
        "assign it to a bureau below",
    ),
    "NOT_IN_OWN_AREA": Reason(
        STATE,
        "NPC-行政处罚法:22",
        "the place of the act, {place}, lies outside the authority's area",
        "违法行为发生地{place}不在本机关辖区",
        "refer it, or state the designation",
    ),
    "BASIS_REQUIRED": Reason(
        INVALID, "SAMR-2/2018:7", "own jurisdiction needs its basis", "缺少管辖依据", "state the basis"
    ),
    "JURISDICTION_NOT_FOUND": Reason(
        STATE,
        "SAMR-2/2018:19",
        "own jurisdiction has not been found",
        "尚未认定本机关有管辖权",
        "check the jurisdiction first",
    ),
    "OWN_MATTER": Reason(
        STATE,
        "SAMR-2/2018:17",
        "it has not been found to be another's matter",
        "未认定由其他机关管辖",
        "check the jurisdiction first",
    ),
    "MERGED_WITH_ITSELF": Reason(
        INVALID, "contract", "a clue or case goes on under another one", "只能并入另一线索或者案件", "name another"
    ),
    "OTHER_AUTHORITY": Reason(
        STATE,
        "contract",
        "both have to be with one authority",
        "两者须属于同一机关",
        "have one of them transferred first",
    ),
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
    "ORDER_INCOMPLETE": Reason(
        INVALID,
        "NPC-行政处罚法:28",
        "an order to correct, and it alone, has a number of 责改, and a day",
        "责令改正须且仅须使用责改文号并载明期限",
        "draw a number and state the day",
    ),
    "CHECKED_ALREADY": Reason(STATE, "contract", "checked on {since}", "已于{since}复查", "nothing is to be done"),
    "RECEIVED_ALREADY": Reason(
        STATE, "SAMR-2/2018:45", "received on {since}", "已于{since}收到", "nothing is to be done"
    ),
    "NOTHING_TO_ANSWER": Reason(
        STATE,
        "SAMR-2/2018:45",
        "the request was not received yet, or is answered",
        "尚未收到协查函或者已经回复",
        "receive it first",
    ),
}
