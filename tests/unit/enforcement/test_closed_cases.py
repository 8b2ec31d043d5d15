"""Files of closed cases: one row per party, gaps stay gaps, and what cannot be read is refused with its rows."""

from __future__ import annotations

import pytest

from enforcement.intake.closed_cases import ClosedCase, cases_of
from smartsupervision.enforcement.v1 import penalty_case_pb2 as pc

ROW = {
    "机关代码": "450103", "案件编号": "", "本机关文号": "青食药监罚〔2019〕7号", "案件名称": "某食品店销售过期食品案",
    "领域": "food", "立案日期": "2019/3/1", "决定日期": "2019年5月6日", "决定书文号": "青食药监罚〔2019〕7号",
    "决定结果": "给予行政处罚", "处罚依据": "食品安全法第一百二十四条", "送达日期": "", "结案日期": "20190601",
    "当事人名称": "南宁某食品店", "统一社会信用代码": "/", "当事人姓名": "", "证件号码": "", "处罚种类": "03;04",
    "罚款金额": "50,000.5元", "没收违法所得": "120",
}  # fmt: skip
UNITS = {"450103": "units/1"}


def cases(*rows: dict[str, str]) -> list[ClosedCase]:
    return list(cases_of(enumerate(rows, 2), UNITS, "老系统", "2019.csv"))


def test_a_row_becomes_a_command_with_its_source() -> None:
    [found] = cases(ROW)
    request = found.request
    assert request is not None
    assert (request.unit, request.local_number) == ("units/1", "青食药监罚〔2019〕7号")
    assert (request.facts.filed_on.day, request.facts.decided_on.month, request.facts.closed_on.year) == (1, 5, 2019)
    assert not request.facts.HasField("served_on")
    assert request.facts.outcome == pc.DECISION_OUTCOME_PENALTY
    [party] = request.parties
    assert [(each.kind, each.amount_fen) for each in party.items] == [("03", 5_000_050), ("04", 12_000)]
    assert party.uscc == ""
    assert (request.origin.system, request.origin.file, request.origin.row) == ("老系统", "2019.csv", 2)


def test_rows_with_one_number_are_parties_of_one_case() -> None:
    person = {**ROW, "当事人名称": "", "当事人姓名": "韦大明", "证件号码": "450103199003070011", "处罚种类": "01"}
    [found] = cases(ROW, person)
    assert found.lines == (2, 3)
    assert found.request is not None
    assert [each.kind for each in found.request.parties] == [pc.PARTY_KIND_ENTITY, pc.PARTY_KIND_PERSON]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"决定日期": "去年"}, "DAY_UNREADABLE"),
        ({"罚款金额": "五万"}, "AMOUNT_UNREADABLE"),
        ({"决定结果": "罚了"}, "OUTCOME_UNKNOWN"),
    ],
)
def test_what_cannot_be_read_is_refused(changed: dict[str, str], reason: str) -> None:
    [found] = cases({**ROW, **changed})
    assert (found.request, found.reason) == (None, reason)


def test_rows_of_one_case_have_to_agree() -> None:
    [found] = cases(ROW, {**ROW, "结案日期": "2019-06-02"})
    assert (found.reason, found.lines) == ("ROWS_DISAGREE", (2, 3))


def test_rows_without_any_number_are_never_one_case() -> None:
    bare = {**ROW, "本机关文号": ""}
    assert [each.lines for each in cases(bare, bare)] == [(2,), (3,)]


def test_the_same_content_is_the_same_command_and_other_content_another() -> None:
    first, again, other = (
        found.request.request_id
        for row in (ROW, ROW, {**ROW, "领域": ""})
        for found in cases(row)
        if found.request is not None
    )
    assert first == again != other
