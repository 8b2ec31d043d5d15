"""事实证据: whether what was found rests on evidence that may be used, and on all of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from enforcement.domain.cases.hearing_right import GAIN, total_fen
from enforcement.domain.evaluations.view import CaseFile, Check, Defect, day, of_party
from enforcement.domain.evidence.records import EvidenceKind
from enforcement.domain.law import act_by
from statutes import uscc
from statutes.rules import FileCheck


def identified(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Each party is named so that nobody else can be meant."""
    for party in file.case.parties:
        if party.identity is None and (not party.uscc or uscc.check(party.uscc)):
            yield Defect(of_party(party), "没有身份证明或者有效的统一社会信用代码", "应当查明当事人身份")


def rights_told(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """A party knew its rights before anything was taken from it (SAMR-2/2018:21)."""
    for party in file.case.parties:
        days = [each.taken_on for each in file.evidence.values() if each.found.party == party.number and each.taken_on]
        if days and (party.rights_told_on is None or party.rights_told_on > min(days)):
            found = f"{min(days)}首次取证,{day(party.rights_told_on)}告知权利"
            yield Defect(of_party(party), found, "首次取证时应当告知陈述、申辩、申请回避的权利")


def present(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """A penalty rests on evidence (NPC-行政处罚法:40)."""
    usable = [each for each in file.evidence.values() if not each.excluded_on]
    if any(file.punished) and not usable:
        yield Defect("证据", "没有可用的证据", "给予处罚应当有证据证明违法事实")


def excluded(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """What was excluded proves nothing (NPC-行政处罚法:46)."""
    for number in file.case.report.evidence if file.case.report else ():
        item = file.evidence.get(number)
        if item and item.excluded_on:
            found = f"{item.excluded_on}已排除({item.excluded_for})"
            yield Defect(f"调查终结报告所列证据“{item.title}”", found, "已排除的证据不得作为认定事实的根据")


def unlisted(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """The report deals with every usable item, whether it speaks for or against (SAMR-2/2018:48).

    Of the case it was split from, it uses what concerns its own parties.
    """
    listed = file.case.report.evidence if file.case.report else ()
    for number, item in file.evidence.items():
        mine = item.penalty_case in (file.number, *file.case.merged)
        if file.case.report and mine and not item.excluded_on and number not in listed:
            yield Defect(f"证据“{item.title}”", "收集后未列入调查终结报告", "全部证据应当列明并说明是否采信")


def after_report(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Nothing was taken once the investigation was over."""
    over = file.case.report.submitted_on if file.case.report else None
    for item in file.evidence.values():
        mine = item.penalty_case in (file.number, *file.case.merged)
        if over and mine and item.taken_on and item.taken_on > over:
            yield Defect(f"证据“{item.title}”", f"{item.taken_on}收集,晚于{over}调查终结", "应当在调查终结前收集")


def electronic(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Electronic data say how they were fixed (SAMR-2/2018:26)."""
    for item in file.evidence.values():
        fixed = item.electronic and item.electronic.method.strip() and item.electronic.device.strip()
        if item.kind is EvidenceKind.ELECTRONIC and not fixed:
            yield Defect(f"电子数据“{item.title}”", "未记载提取、固定的方法和设备", "应当载明提取、固定过程")


def custody(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """The chain has no gap: each step begins with whoever had the item."""
    for item in file.evidence.values():
        for before, after in pairwise(item.custody):
            if after.from_post != before.to_post:
                yield Defect(f"证据“{item.title}”", "移交链条不连续", "每次移交应当由前一保管人交出")


def gain_figured(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Gain that is confiscated was found, and how (NPC-行政处罚法:28)."""
    for party, decision in file.punished:
        if total_fen(decision.items, GAIN) and (file.case.figures is None or not file.case.figures.method.strip()):
            yield Defect(
                of_party(party, decision.document), "没收违法所得而未认定数额", "应当认定违法所得并说明计算方法"
            )


def limitation(file: CaseFile, row: FileCheck) -> Iterator[Defect]:
    """Discovered within the limitation (NPC-行政处罚法:36); the longest that may apply counts."""
    ended = file.case.act_ended_on
    found = (file.clue.received_on if file.clue else None) or file.case.filed_on
    if ended and found and any(file.punished):
        until = max(act_by(file.context, rule, ended, version_of=found) for rule in row.of)
        if found > until:
            yield Defect("立案", f"违法行为终了于{ended},{found}发现", f"追责期限至{until}届满,不再给予处罚")


FACTS: Final[dict[str, Check]] = {
    "identified": identified,
    "rights-told": rights_told,
    "evidence-present": present,
    "evidence-excluded": excluded,
    "evidence-unlisted": unlisted,
    "evidence-after-report": after_report,
    "electronic-data": electronic,
    "custody": custody,
    "gain-figured": gain_figured,
    "limitation": limitation,
}
