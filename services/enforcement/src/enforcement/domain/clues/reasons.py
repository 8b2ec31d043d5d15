"""Why steps of a clue are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import EXISTS, INVALID, STATE, Reason

CLUES: Final[dict[str, Reason]] = {
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
}
