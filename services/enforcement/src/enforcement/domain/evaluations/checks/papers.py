"""案卷质量 and 涉罪移送: numbers accounted for, the fixed order, nothing missing; and questions a person answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from enforcement.domain.cases.closing import ALWAYS, DECIDED_ON, SECTIONS
from enforcement.domain.cases.kinds import DecisionOutcome, Volume
from enforcement.domain.documents.records import DocumentStatus
from enforcement.domain.evaluations.view import CaseFile, Check, Defect
from statutes.rules import FileCheck

_HEARD: Final = ((Volume.MAIN, 5), (Volume.SECONDARY, 4))
_GOODS: Final = (Volume.MAIN, 6)


def numbers(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Every number drawn for the case is used, or void with a reason (SAMR-2/2018:79)."""
    for document in file.documents:
        if document.status is DocumentStatus.DRAWN:
            yield Defect(document.number, "已取号而未使用、未作废", "未使用的文号应当注明作废")


def numbered(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """What notices and decisions call themselves is a number of the register, used by this case."""
    known = {each.number for each in file.documents}
    for number in _named(file):
        if number not in known:
            yield Defect(number, "文号登记中没有本案的该文书", "文书应当使用登记的文号")


def archived(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """The closed case has its file (SAMR-2/2018:78)."""
    if not file.case.file:
        yield Defect("案卷", "尚未归档", "结案后应当及时立卷归档")


def order(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Documents lie in the fixed order of their volume."""
    places = [(each.volume, each.section) for each in file.case.file]
    if places != sorted(places):
        yield Defect("卷内目录", "材料未按规定顺序排列", "正卷、副卷应当按规定顺序装订")


def complete(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """No section is empty that every such file has (SAMR-2/2018:78)."""
    if file.case.file:
        undecided = not any(each.decisions for each in file.case.parties)
        for volume, sections in (ALWAYS if undecided else DECIDED_ON).items():
            for section in sorted(sections):
                yield from _missing(file, volume, section)


def hearing_papers(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """After a hearing its record and report lie in the file (SAMR-3/2018:28)."""
    if file.case.file and any(party.hearing and party.hearing.held for party in file.case.parties):
        for volume, section in _HEARD:
            yield from _missing(file, volume, section)


def goods_papers(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """What was done with goods is proved in the file."""
    if file.case.file and file.goods:
        yield from _missing(file, *_GOODS)


def decisions_listed(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Every decision in force stands in the table of contents by its number or in its section."""
    listed = {each.number for each in file.case.file}
    titled = any(each.volume is Volume.MAIN and each.section == 2 for each in file.case.file)
    for party in file.case.parties:
        if party.decision and file.case.file and party.decision.document not in listed and not titled:
            yield Defect(party.decision.document, "卷内目录中没有该决定书", "决定书应当入卷")


def content(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Every paper has pages and a digest of its content, and none lies in the file twice."""
    seen: set[str] = set()
    for entry in file.case.file:
        if entry.pages <= 0 or not entry.digest:
            yield Defect(entry.title, "没有页数或者内容摘要", "每份材料应当编页并固定内容")
        if entry.digest in seen:
            yield Defect(entry.title, "同一内容重复入卷", "每份材料入卷一次")
        seen.add(entry.digest)


def crime_threshold(file: CaseFile, row: FileCheck) -> Iterator[Defect]:
    """Amounts reach a criminal threshold and nothing was transferred: a question, never a verdict (SC-310:3)."""
    outcomes = {each.outcome for party in file.case.parties for each in party.decisions}
    if file.case.figures is None or DecisionOutcome.JUDICIAL in outcomes:
        return
    facts = _facts(file)
    on = file.case.act_ended_on or file.case.filed_on
    for rule in row.of:
        threshold = file.context.rulebook.threshold(rule, on) if on else None
        if threshold and threshold.assess(facts).reached:
            amounts = "、".join(f"{name}={value}元" for name, value in facts.items())
            yield Defect(f"{threshold.title_zh}({threshold.source})", amounts, "达到立案追诉标准的,应当移送公安机关")


def _facts(file: CaseFile) -> Mapping[str, Decimal]:
    figures = file.case.figures
    if figures is None:
        return {}
    known = {"sales_amount": figures.sales_fen, "business_value": figures.value_fen, "illegal_gain": figures.gain_fen}
    return {name: Decimal(fen) / 100 for name, fen in known.items()}


def _named(file: CaseFile) -> Iterator[str]:
    for party in file.case.parties:
        yield from (each.document for each in party.notices)
        yield from (each.document for each in party.decisions)


def _missing(file: CaseFile, volume: Volume, section: int) -> Iterator[Defect]:
    if not any(each.volume is volume and each.section == section for each in file.case.file):
        yield Defect("卷内目录", f"缺少“{SECTIONS[volume][section - 1]}”", "应当入卷")


PAPERS: Final[dict[str, Check]] = {
    "numbers": numbers,
    "numbered": numbered,
    "archived": archived,
    "file-order": order,
    "file-complete": complete,
    "hearing-papers": hearing_papers,
    "goods-papers": goods_papers,
    "decisions-listed": decisions_listed,
    "file-content": content,
    "crime-threshold": crime_threshold,
}
