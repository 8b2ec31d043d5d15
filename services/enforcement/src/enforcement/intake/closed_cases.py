"""Rows of closed cases of older systems as commands: one row per party, rows with the same numbers are one case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid5

from chassis.mapping import date_out
from enforcement.intake.batches import digest
from enforcement.intake.sampled import day_in, stated
from smartsupervision.enforcement.v1 import adopted_case_pb2 as pb
from smartsupervision.enforcement.v1 import adopted_case_service_pb2 as contract
from smartsupervision.enforcement.v1 import penalty_case_pb2 as pc

COLUMNS: Final = (
    "机关代码", "案件编号", "本机关文号", "案件名称", "领域", "立案日期", "决定日期", "决定书文号", "决定结果",
    "处罚依据", "送达日期", "结案日期", "当事人名称", "统一社会信用代码", "当事人姓名", "证件号码", "处罚种类",
    "罚款金额", "没收违法所得",
)  # fmt: skip
NEEDED: Final = ("机关代码", "案件名称", "当事人名称")
OUTCOMES: Final = {
    "": pc.DECISION_OUTCOME_UNSPECIFIED,
    "给予行政处罚": pc.DECISION_OUTCOME_PENALTY,
    "不予行政处罚": pc.DECISION_OUTCOME_NO_PENALTY,
    "违法事实不成立": pc.DECISION_OUTCOME_NOT_ESTABLISHED,
    "移送其他行政机关": pc.DECISION_OUTCOME_OTHER_AGENCY,
    "移送司法机关": pc.DECISION_OUTCOME_JUDICIAL,
}
MONEY: Final = {"03": "罚款金额", "04": "没收违法所得"}
REASONS: Final = {
    "DAY_UNREADABLE": "日期无法识别",
    "AMOUNT_UNREADABLE": "金额无法识别",
    "OUTCOME_UNKNOWN": "决定结果不在列表中",
    "ROWS_DISAGREE": "同一案件各行的内容不一致",
    "BROKEN_ROW": "整行无法识别",
}
_SPACE: Final = UUID("6e6c0a0e-3a35-5d8b-8a0c-7a3f5c1f0b77")
_DAYS: Final = {
    "filed_on": "立案日期", "decided_on": "决定日期", "served_on": "送达日期", "closed_on": "结案日期",
}  # fmt: skip
_AMOUNT: Final = re.compile(r"(\d{1,12})(?:\.(\d{1,2})0*)?")


class UnreadableRowError(ValueError):
    """A row that cannot be taken in; `reason` is a stable code."""

    def __init__(self, reason: str) -> None:
        super().__init__(REASONS[reason])
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ClosedCase:
    """One case of the file: its rows, and the command, or why there is none."""

    lines: tuple[int, ...]
    number: str
    request: contract.AdoptClosedCaseRequest | None
    reason: str = ""


def cases_of(
    rows: Iterable[tuple[int, Mapping[str, str]]], unit_of: Mapping[str, str], system: str, file: str
) -> Iterator[ClosedCase]:
    """The cases of a file. `unit_of` gives the resource name of an authority's code."""
    together: dict[tuple[str, str, str], list[tuple[int, Mapping[str, str]]]] = {}
    for line, row in rows:
        number = (_cell(row, "机关代码"), _cell(row, "本机关文号"), _cell(row, "案件编号"))
        # Without any number a row is nobody else's.
        key = number if number[1] or number[2] else (*number[:2], f"line {line}")
        together.setdefault(key, []).append((line, row))
    for (unit, local, case), found in together.items():
        lines = tuple(line for line, _ in found)
        try:
            request = _request([row for _, row in found], unit_of.get(unit, ""))
        except UnreadableRowError as error:
            yield ClosedCase(lines, local or case, None, error.reason)
            continue
        request.origin.CopyFrom(pb.AdoptedOrigin(system=system, file=file, row=lines[0]))
        request.request_id = _request_id(request)
        yield ClosedCase(lines, local or case, request)


def _request(rows: Sequence[Mapping[str, str]], unit: str) -> contract.AdoptClosedCaseRequest:
    facts = [_facts(row) for row in rows]
    if any(each != facts[0] for each in facts):
        raise UnreadableRowError("ROWS_DISAGREE")
    return contract.AdoptClosedCaseRequest(
        unit=unit,
        case_number=_cell(rows[0], "案件编号"),
        local_number=_cell(rows[0], "本机关文号"),
        facts=facts[0],
        parties=[_party(row) for row in rows],
    )


def _facts(row: Mapping[str, str]) -> pb.AdoptedFacts:
    outcome = _cell(row, "决定结果")
    if outcome not in OUTCOMES:
        raise UnreadableRowError("OUTCOME_UNKNOWN")
    return pb.AdoptedFacts(
        title=_cell(row, "案件名称"),
        field=_cell(row, "领域"),
        decision_document=_cell(row, "决定书文号"),
        outcome=OUTCOMES[outcome],
        basis=_cell(row, "处罚依据"),
        **{field: day for field, column in _DAYS.items() if (day := _day(_cell(row, column)))},
    )


def _party(row: Mapping[str, str]) -> contract.NewAdoptedParty:
    person = _cell(row, "当事人姓名")
    kinds = [kind for kind in re.split("[;；、 ]+", _cell(row, "处罚种类")) if kind]
    items = [
        pc.PenaltyItem(kind=kind, amount_fen=_fen(_cell(row, MONEY[kind]) if kind in MONEY else "")) for kind in kinds
    ]
    return contract.NewAdoptedParty(
        kind=pc.PARTY_KIND_PERSON if person else pc.PARTY_KIND_ENTITY,
        uscc="" if person else _cell(row, "统一社会信用代码"),
        label="" if person else _cell(row, "当事人名称"),
        person_name=person,
        person_number=_cell(row, "证件号码"),
        items=items,
    )


def _day(text: str) -> Any:
    if not text:
        return None
    day = day_in(text)
    if day is None:
        raise UnreadableRowError("DAY_UNREADABLE")
    return date_out(day)


def _fen(text: str) -> int:
    """Yuan with up to two decimals as fen, 0 where nothing is stated."""
    plain = text.replace(",", "").removesuffix("元")
    if not plain:
        return 0
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        raise UnreadableRowError("AMOUNT_UNREADABLE")
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def _cell(row: Mapping[str, str], column: str) -> str:
    return stated(row.get(column, "").strip())


def _request_id(request: contract.AdoptClosedCaseRequest) -> str:
    # From the content: the same row sent twice is one command, a corrected one another.
    return str(uuid5(_SPACE, digest(request.SerializeToString(deterministic=True).hex())))
