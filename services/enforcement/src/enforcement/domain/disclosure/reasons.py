"""Why disclosure is refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import INVALID, STATE, Reason

DISCLOSURES: Final[dict[str, Reason]] = {
    "DISCLOSURE_WITHDRAWN": Reason(
        STATE, "contract", "withdrawn on {since}", "已于{since}撤下", "publish it as a new item"
    ),
    "CHANGE_NOTED": Reason(
        STATE,
        "contract",
        "the change of {since} is not published yet",
        "{since}的变更尚未更新公开",
        "amend the item; it may hold both changes",
    ),
    "YEAR_AND_KIND": Reason(
        INVALID,
        "SC-国办发〔2018〕118号:全文",
        "yearly figures, and they alone, name the year they are about",
        "年度执法总体情况须且仅须载明所属年度",
        "state the year, or another kind",
    ),
    "YEAR_NOT_OVER": Reason(
        INVALID,
        "SC-国办发〔2018〕118号:全文",
        "{year} is no year whose figures are complete",
        "{year}年度数据尚不完整或者不在公开范围",
        "publish the figures of a year that is over",
    ),
    "EDITION_OUT_OF_ORDER": Reason(
        INVALID,
        "SC-国办发〔2018〕118号:全文",
        "figures of {year} cannot follow those of {latest}: the editions are those of one year after the other",
        "已公开{latest}年度数据,不能接续公开{year}年度数据",
        "publish the years in order, or correct the latest",
    ),
}
