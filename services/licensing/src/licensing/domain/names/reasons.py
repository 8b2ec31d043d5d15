"""Why names are refused. `SC-734` is 企业名称登记管理规定, `SAMR-82/2023` its 实施办法."""

from __future__ import annotations

from typing import Final

from statutes.refusals import INVALID, STATE, Reason

REASONS: Final[dict[str, Reason]] = {
    "NAME_WORD_FORBIDDEN": Reason(
        INVALID,
        "SC-734:11",
        "the name is not open: {why} ({article})",
        "名称不予申报:{why_zh}({article})",
        "choose another name",
    ),
    "NAME_WORD_NEEDS_APPROVAL": Reason(
        INVALID,
        "SC-734:12",
        "{why} ({article}), which needs the State Council's approval",
        "{why_zh}({article}),须经国务院批准",
        "leave the word out, or bring the approval",
    ),
    "NAME_WORD_NEEDS_REVIEW": Reason(
        INVALID,
        "SC-734:8",
        "{why} ({article}), which an officer has to look at",
        "{why_zh}({article}),须人工审查",
        "an officer looks at it and says so",
    ),
    "NAME_TAKEN": Reason(
        STATE, "SC-734:17", "the name is taken: {why}", "名称已被占用:{why_zh}", "choose another trade name"
    ),
    "NAME_ALIKE": Reason(
        STATE,
        "SC-734:16",
        "similar names exist: {names}; whoever goes on answers for confusion",
        "存在近似名称:{names};继续申报的,依法承担侵权责任",
        "choose another name, or accept the warning",
    ),
    "TOO_MANY_NAMES_ALIKE": Reason(
        STATE,
        "contract",
        "{limit} names of this authority share the trade name",
        "同一登记机关已有{limit}个名称使用该字号",
        "choose another trade name",
    ),
    "NAME_STAGE_FORBIDS": Reason(
        STATE,
        "SC-734:18",
        "the name is {stage}; this is not open to it",
        "该名称{stage_zh},不能办理此事项",
        "read the name's history",
    ),
    "NAME_RESERVATION_LAPSED": Reason(
        STATE, "SC-734:18", "the reservation ended on {until}", "名称保留期已于{until}届满", "declare the name anew"
    ),
    "NAME_OF_ANOTHER": Reason(
        STATE,
        "SC-734:18",
        "the name is reserved for another entity",
        "该名称由其他主体申报保留",
        "name the right entity",
    ),
    "NAME_DIFFERS": Reason(
        STATE,
        "SC-734:18",
        "the entity is registered as {recorded}, not {declared}",
        "该主体登记名称为{recorded},而非{declared}",
        "register the entity under the name first",
    ),
    "NAME_KEPT_A_YEAR": Reason(
        STATE,
        "SC-734:17",
        "the name is kept from others until {until}",
        "该名称在{until}前不得由他人使用",
        "wait for that day",
    ),
    "NAME_ILLEGAL_ALREADY": Reason(
        STATE, "SC-734:23", "found illegal by {document}", "已由{document}认定应当停止使用", "none"
    ),
    "NAME_NOT_ILLEGAL": Reason(
        STATE,
        "SC-734:23",
        "nobody has found that the name must be changed, or it has been",
        "该名称没有待改正的停止使用认定",
        "none",
    ),
    "ILLEGAL_NAME_IN_USE": Reason(
        STATE,
        "SC-734:23",
        "the entity is still registered as {name}",
        "该主体登记名称仍为{name}",
        "change the registration first",
    ),
    "NAME_CORRECTION_RUNNING": Reason(
        STATE,
        "SC-734:23",
        "the entity has until {until} to change it",
        "改正期限至{until},尚未届满",
        "wait for its end",
    ),
}
