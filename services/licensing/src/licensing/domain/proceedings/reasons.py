"""Why proceedings refuse. Rules and conventions as in `licensing.domain.reasons`; `SAMR-105/2025` is the order on
forced deregistration (强制注销公司登记制度实施办法).
"""

from __future__ import annotations

from typing import Final

from statutes.refusals import EXISTS, INVALID, STATE, Reason

_STAGE = "the proceeding stands at {stage}; this is not open to it there"
_STAGE_ZH = "该程序处于“{stage_zh}”阶段,不能办理此事项"
_STAGE_REMEDY = "read the proceeding; its history says what was done"

REASONS: Final[dict[str, Reason]] = {
    "PROCEEDING_OF_ANOTHER_KIND": Reason(
        INVALID,
        "contract",
        "this is made for a proceeding of kind {expected}, not {actual}",
        "该请求适用于{expected}程序,而非{actual}",
        "name the right proceeding",
    ),
    "PROCEEDING_OF_ANOTHER": Reason(
        STATE, "contract", "the proceeding is about {entity}", "该程序属于{entity}", "name the entity it is about"
    ),
    "PROCEEDING_RUNNING": Reason(
        EXISTS,
        "contract",
        "{proceeding} of this kind is under way for the entity",
        "该主体已有同类程序{proceeding}正在办理",
        "go on with that one",
    ),
    "NOT_WITHDRAWABLE": Reason(
        STATE,
        "contract",
        "a proceeding of kind {kind} at {stage} cannot be taken back",
        "{kind}程序处于“{stage_zh}”阶段,不能撤回",
        "only whoever applied may take an application back, before it is decided",
    ),
    "HEAD_REQUIRED": Reason(
        INVALID,
        "SC-746:19",
        "more time is allowed by the head of the authority, who is not named",
        "延长期限须经登记机关负责人批准,未载明批准人",
        "name the head who approved it",
    ),
    # 设立登记
    "APPLICATION_STAGE_FORBIDS": Reason(STATE, "SC-746:19", _STAGE, _STAGE_ZH, _STAGE_REMEDY),
    "DOCUMENT_MISSING": Reason(
        INVALID, "SC-746:16", "the document {title} is missing", "缺少材料:{title}", "hand it in"
    ),
    "TOO_MANY_DOCUMENTS": Reason(
        INVALID, "contract", "at most {limit} documents are taken", "材料最多{limit}件", "hand in fewer"
    ),
    "NOT_IN_ONE_TIME_NOTICE": Reason(
        STATE,
        "SC-746:19",
        "{title} was not named in the one-time notice and may not be asked for now",
        "{title}未在一次性告知中列明,不得再次要求",
        "decide on what the notice asked for",
    ),
    "DECISION_EXTENDED_BEFORE": Reason(
        STATE,
        "SC-746:19",
        "the time to decide was extended by {extended_by} and is extended once only",
        "办理期限已由{extended_by}批准延长,只能延长一次",
        "decide",
    ),
    "REFUSAL_GROUND_REQUIRED": Reason(
        INVALID,
        "SC-746:20",
        "registration is refused on a ground of law only, and none is stated",
        "不予登记应当说明法定理由",
        "state the ground",
    ),
    # 歇业
    "DORMANCY_STAGE_FORBIDS": Reason(STATE, "SC-746:30", _STAGE, _STAGE_ZH, _STAGE_REMEDY),
    "DORMANT_ALREADY": Reason(
        STATE, "SC-746:30", "the entity is dormant until {until}", "该主体已备案歇业至{until}", "extend the dormancy"
    ),
    "DORMANCY_TOO_LONG": Reason(
        STATE,
        "SC-746:30",
        "three years in all are allowed: the last day is {latest}",
        "歇业期限累计不得超过三年,最迟至{latest}",
        "choose an earlier last day, or deregister",
    ),
    "DORMANCY_GROUND_REQUIRED": Reason(
        INVALID,
        "SC-746:30",
        "the cause of the difficulty is missing",
        "缺少经营困难的原因",
        "state one of the causes",
    ),
    "STAFF_NOT_CONSULTED": Reason(
        INVALID,
        "SC-746:30",
        "the employees were not consulted on their employment",
        "歇业前应当与职工依法协商劳动关系处理等有关事项",
        "agree with the employees first",
    ),
    "SERVICE_ADDRESS_REQUIRED": Reason(
        INVALID,
        "SC-746:30",
        "the address for service is missing",
        "缺少法律文书送达地址",
        "state where documents are to be served",
    ),
    "DORMANCY_FILED_LATE": Reason(
        INVALID,
        "SC-746:30",
        "dormancy is filed before it begins: {date} is before today, {today}",
        "应当在歇业前办理备案:{date}早于今天{today}",
        "begin today or later",
    ),
    "DORMANCY_EXTENSION_EARLY": Reason(
        STATE,
        "SAMR-52/2022:41",
        "an extension is handled within the 30 days before expiry, from {opens} on",
        "延长歇业期限应当于期限届满前30日内办理,{opens}起可办理",
        "come back then",
    ),
    "DORMANCY_EXPIRED": Reason(
        STATE,
        "SAMR-52/2022:42",
        "the period ended on {until}; trade counts as resumed",
        "歇业期限已于{until}届满,视为自动恢复经营",
        "record the expiry",
    ),
    "DORMANCY_RUNNING": Reason(
        STATE, "SAMR-52/2022:42", "the period runs until {until}", "歇业期限至{until}尚未届满", "wait for its end"
    ),
    # 简易注销
    "SIMPLE_STAGE_FORBIDS": Reason(STATE, "SC-746:33", _STAGE, _STAGE_ZH, _STAGE_REMEDY),
    "SIMPLE_DEREGISTRATION_BARRED": Reason(
        STATE,
        "SAMR-52/2022:48",
        "the simple procedure is not open: {hindrance}",
        "不适用简易注销程序:{hindrance_zh}",
        "remove the obstacle, or use ordinary deregistration",
    ),
    "DEBTS_REMAIN": Reason(
        STATE,
        "SC-746:33",
        "debts, wages, insurance, taxes or fines are not settled",
        "债权债务、职工工资、社会保险费用、税款(滞纳金、罚款)等尚未结清",
        "settle them, or liquidate",
    ),
    "INVESTORS_PLEDGE_REQUIRED": Reason(
        INVALID,
        "SC-746:33",
        "the written pledge of all investors is missing",
        "缺少全体投资人书面承诺",
        "have all of them sign",
    ),
    "SIMPLE_OBJECTION_LATE": Reason(
        STATE, "SC-746:33", "objections were open until {until}", "异议期至{until},已届满", "sue, or report the fraud"
    ),
    "SIMPLE_PUBLICITY_RUNNING": Reason(
        STATE, "SC-746:33", "others may object until {until}", "公示(异议)期至{until},尚未届满", "come back after it"
    ),
    "SIMPLE_APPLICATION_LATE": Reason(
        STATE,
        "SC-746:33",
        "the application was due by {until}, 20 days after the publicity",
        "应当于公示期届满之日起20日内申请,最迟至{until}",
        "publish anew",
    ),
    "SIMPLE_APPLICATION_OPEN": Reason(
        STATE, "SC-746:33", "it may still be applied for until {until}", "申请期至{until}尚未届满", "wait for its end"
    ),
    # 强制注销
    "FORCED_STAGE_FORBIDS": Reason(STATE, "SAMR-105/2025:2-12", _STAGE, _STAGE_ZH, _STAGE_REMEDY),
    "FORCED_FOR_COMPANIES_ONLY": Reason(
        STATE,
        "NPC-公司法:241",
        "only a company is forcibly deregistered; this is {entity_type}",
        "强制注销只适用于公司,该主体为{entity_type}",
        "mark it, or use ordinary deregistration",
    ),
    "FORCED_WITHOUT_GROUND": Reason(
        STATE,
        "NPC-公司法:241",
        "the register knows no decision of kind {ground} with its date",
        "登记中没有{ground}决定及其日期",
        "record the decision first; state day and number of an order to close",
    ),
    "FORCED_TOO_EARLY": Reason(
        STATE,
        "NPC-公司法:241",
        "three years since {since} are full on {earliest}",
        "自{since}起满三年之日为{earliest}",
        "wait for that day",
    ),
    "FORCED_OBJECTION_LATE": Reason(
        STATE,
        "SAMR-105/2025:2-12",
        "objections were open until {until}",
        "公告异议期至{until},已届满",
        "ask for restoration after the deregistration",
    ),
    "FORCED_NOTICE_RUNNING": Reason(
        STATE,
        "SAMR-105/2025:2-12",
        "the notice runs until {until}",
        "公告期至{until},尚未届满",
        "decide after it",
    ),
    "RESTORATION_LATE": Reason(
        STATE,
        "SAMR-105/2025:2-12",
        "restoration could be asked for until {until}, three years from the deregistration",
        "恢复登记的申请期限为注销之日起三年,至{until}",
        "none",
    ),
    # 撤销登记
    "ANNULMENT_STAGE_FORBIDS": Reason(STATE, "SAMR-52/2022:53", _STAGE, _STAGE_ZH, _STAGE_REMEDY),
    "NOTHING_TO_ANNUL": Reason(
        STATE,
        "SC-746:40",
        "the record ended as {status}; there is no registration to annul",
        "该记录状态为{status},没有可撤销的登记",
        "check that this is the record you mean",
    ),
    "APPLICANT_REQUIRED": Reason(
        INVALID,
        "SAMR-52/2022:51",
        "whoever the registration affects applies and is named, or the authority acts itself",
        "应当载明受影响的申请人,或者由登记机关依职权进行",
        "name the applicant or set ex_officio",
    ),
    "DECLINE_GROUND_DOES_NOT_HOLD": Reason(
        STATE,
        "SAMR-52/2022:52",
        "the application does not show the ground {ground}",
        "申请不具有不予受理的情形:{ground}",
        "accept it, or state the ground that holds",
    ),
    "INVESTIGATION_EXTENDED_BEFORE": Reason(
        STATE,
        "SAMR-52/2022:53",
        "the investigation was extended by {extended_by} and is extended once only",
        "调查期限已由{extended_by}批准延长,只能延长一次",
        "decide",
    ),
    "STOP_GROUND_REQUIRED": Reason(
        INVALID,
        "SAMR-52/2022:54",
        "an investigation stops on a ground of law only, and none is stated",
        "中止调查应当具有法定情形",
        "state the ground",
    ),
    "ANNULMENT_PUBLISHED_BEFORE": Reason(
        STATE,
        "SAMR-52/2022:53",
        "the registration is published since {since}",
        "相关信息自{since}起已公示",
        "wait for the 45 days",
    ),
    "ANNULMENT_NOT_PUBLISHED": Reason(
        STATE,
        "SAMR-52/2022:53",
        "nothing was published, so nobody could object",
        "尚未公示相关信息",
        "publish for 45 days, or rest the decision on evidence",
    ),
    "ANNULMENT_OBJECTION_LATE": Reason(
        STATE, "SAMR-52/2022:53", "objections were open until {until}", "公示异议期至{until},已届满", "give evidence"
    ),
    "ANNULMENT_WAS_OBJECTED": Reason(
        STATE,
        "SC-746:40",
        "somebody objected on {on}; silence is no ground",
        "公示期内已于{on}提出异议,不能以无异议为由撤销",
        "rest the decision on evidence",
    ),
    "ANNULMENT_PUBLICITY_RUNNING": Reason(
        STATE, "SC-746:40", "others may object until {until}", "公示期至{until},尚未届满", "decide after it"
    ),
    "ANNULMENT_OF_ITEMS_ONLY": Reason(
        STATE,
        "SAMR-52/2022:57",
        "only these items are said to be false: {items}",
        "仅涉及部分登记事项:{items}",
        "annul the items, the entity goes on",
    ),
    "ANNULMENT_IRREVERSIBLE": Reason(
        STATE,
        "SAMR-52/2022:55",
        "the state before cannot come back, so the registration is not restored",
        "撤销后无法恢复到登记前的状态,不予恢复登记",
        "register anew",
    ),
    "NOT_RESTORABLE": Reason(
        STATE,
        "SC-746:42",
        "the record is {status} now; there is no annulment to undo",
        "该记录现为{status},没有可以撤回的撤销决定",
        "read the record's history",
    ),
    # 迁移
    "RELOCATION_STAGE_FORBIDS": Reason(STATE, "SC-746:27", _STAGE, _STAGE_ZH, _STAGE_REMEDY),
    "MOVED_BEFORE_APPLYING": Reason(
        INVALID,
        "SC-746:27",
        "the entity applies before it moves: {date} is before today, {today}",
        "应当在迁入前申请:{date}早于今天{today}",
        "state the day of moving; a move that was made is a change applied for late",
    ),
    # 特别标注
    "MARK_STAGE_FORBIDS": Reason(STATE, "SAMR-52/2022:67", _STAGE, _STAGE_ZH, _STAGE_REMEDY),
    "MARKED_ALREADY": Reason(
        STATE, "SAMR-52/2022:67", "the record is marked already", "该记录已作特别标注", "nothing needs to be done"
    ),
    "MARK_WITHOUT_GROUND": Reason(
        STATE,
        "SAMR-52/2022:67",
        "the register knows no decision of kind {ground} with its date",
        "登记中没有{ground}决定及其日期",
        "record the decision first; state day and number of an order to close",
    ),
    "LIQUIDATION_WAS_ANNOUNCED": Reason(
        STATE,
        "SAMR-52/2022:67",
        "the liquidation group was announced, so there is nothing to mark",
        "已办理清算组公告,不作特别标注",
        "none",
    ),
    "MARK_TOO_EARLY": Reason(
        STATE,
        "SAMR-52/2022:67",
        "six months since {since} run until {until}",
        "自{since}起六个月至{until}届满",
        "wait for their end",
    ),
}
