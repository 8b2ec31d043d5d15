"""Why annual reports and findings are refused. `SC-654` is 企业信息公示暂行条例, `SAIC-68/2014` the rules on the
abnormal list, `SAIC-69/2014` and `SAIC-70/2014` those on reports of individual businesses and cooperatives.
"""

from __future__ import annotations

from typing import Final

from statutes.refusals import EXISTS, INVALID, STATE, Reason

REASONS: Final[dict[str, Reason]] = {
    "REPORT_KNOWN": Reason(
        EXISTS, "SC-654:8", "the report about {year} is known", "{year}年度报告已建立", "read the report"
    ),
    "REPORT_FILED_ALREADY": Reason(
        STATE,
        "SC-654:8",
        "the report was filed on {since}",
        "该年度报告已于{since}报送",
        "correct it, while that is open",
    ),
    "REPORT_YEAR_INVALID": Reason(
        INVALID,
        "SC-654:8",
        "no report about {year} is owed",
        "无须报送{year}年度报告",
        "the first report is about the year of registration and is filed the year after",
    ),
    "REPORT_WINDOW_NOT_OPEN": Reason(
        STATE, "SC-654:8", "the report may be filed from {opens} on", "自{opens}起可以报送", "come back then"
    ),
    "REPORT_WINDOW_OPEN": Reason(
        STATE, "SC-654:8", "the report may be filed until {until}", "报送期至{until}尚未届满", "wait for its end"
    ),
    "REPORT_NOT_EXPECTED": Reason(
        STATE, "SC-654:8", "no report is outstanding", "没有待报送的年度报告", "read the report"
    ),
    "REPORT_NOT_FILED": Reason(STATE, "SC-654:8", "nothing was filed", "尚未报送年度报告", "file the report"),
    "CORRECTION_CLOSED": Reason(
        STATE, "SC-654:8", "corrections were open until {until}", "更正截止于{until}", "answer for what was published"
    ),
    "REPORT_TOO_LONG": Reason(INVALID, "contract", "at most {limit} items are taken", "最多{limit}项", "state fewer"),
    "REPORT_ITEM_TWICE": Reason(INVALID, "contract", "an item is stated twice", "有重复的事项", "state each once"),
    "PAPER_NOT_ALLOWED": Reason(
        INVALID,
        "SC-654:8",
        "only an individual business may report on paper",
        "只有个体工商户可以报送纸质年度报告",
        "report through the publicity system",
    ),
    "CONTENT_MUST_BE_SHOWN": Reason(
        INVALID,
        "SC-654:8",
        "only an individual business may choose not to publish its report",
        "只有个体工商户可以选择不公示年度报告内容",
        "state the items as shown",
    ),
    "NOT_A_GROUND": Reason(
        STATE,
        "SAIC-68/2014:4",
        "{ground} is no ground to list or mark a reporter of kind {reporter}",
        "{ground}不是{reporter}列入(标记)的情形",
        "false content of an enterprise is fined under SC-654:18",
    ),
    "SITE_CHECK_BY_TWO": Reason(
        INVALID,
        "SAIC-68/2014:9",
        "a site check is made by two officers at least",
        "实地核查应当由两名以上工作人员进行",
        "name both",
    ),
    "PROOF_REQUIRED": Reason(
        INVALID,
        "SAIC-68/2014:9",
        "the proof of the site check is missing",
        "缺少实地核查的证明材料",
        "state the records",
    ),
    "FIRST_LETTER_OUT": Reason(
        STATE,
        "SAIC-68/2014:9",
        "the second letter follows a first one that came back unsigned",
        "第一封信函退回后方可邮寄第二封",
        "record what became of the first",
    ),
    "SECOND_LETTER_OUT_OF_TIME": Reason(
        STATE,
        "SAIC-68/2014:9",
        "the second letter is sent from {earliest} to {latest}, 15 to 30 days after the first",
        "两次邮寄间隔应为15至30日,第二次应在{earliest}至{latest}之间",
        "send it then, or begin anew",
    ),
    "NO_LETTER_OUT": Reason(STATE, "SAIC-68/2014:9", "no letter is out", "没有未反馈的信函", "send one"),
    "NOTHING_ORDERED": Reason(
        STATE, "SAIC-68/2014:7", "no publication was ordered", "没有责令公示", "name the right finding"
    ),
    "PUBLICATION_TERM_RUNNING": Reason(
        STATE,
        "SAIC-68/2014:7",
        "the entity has until {until} to publish",
        "责令公示期限至{until}尚未届满",
        "wait until then",
    ),
    "NAME_NOT_KEPT": Reason(
        STATE,
        "SAMR-82/2023:43",
        "the entity has kept no illegal name beyond its term",
        "该主体没有逾期未变更的违法名称",
        "record first that the term ran out",
    ),
    "FINDING_STAGE_FORBIDS": Reason(
        STATE,
        "SAIC-68/2014:4-12",
        "the finding stands at {stage}; this is not open to it there",
        "该核查处于“{stage_zh}”阶段,不能办理此事项",
        "read the finding's history",
    ),
    "LISTING_OBJECTION_LATE": Reason(
        STATE,
        "SAIC-68/2014:12",
        "objections were open until {until}",
        "异议期至{until},已届满",
        "reconsideration or suit remain",
    ),
}
