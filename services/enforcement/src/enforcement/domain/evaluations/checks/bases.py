"""法律依据 and 裁量适当: what the decision rests on, and why it is as heavy as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from enforcement.domain.cases.discretion import NO_PENALTY_TIERS
from enforcement.domain.cases.hearing_right import FINE, total_fen
from enforcement.domain.cases.kinds import DecisionOutcome, Tier
from enforcement.domain.cases.values import Decision, Discretion, Party
from enforcement.domain.evaluations.view import CaseFile, Check, Defect, discussed, of_party
from statutes.rules import FileCheck, UnknownRuleError


def told_basis(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """The party was told the basis it was punished on (NPC-行政处罚法:44)."""
    for party, decision, notice in file.told:
        if notice.basis.strip() != decision.basis.strip():
            found = f"告知依据“{notice.basis}”,决定依据“{decision.basis}”"
            yield Defect(of_party(party, decision.document), found, "决定依据应当与告知的一致,变更的应当重新告知")


def kinds(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Only kinds of penalty the law knows, and none of the police (NPC-行政处罚法:9)."""
    for party, decision in file.punished:
        for item in decision.items:
            try:
                wrong = file.context.rulebook.penalty_kind(item.kind, decision.decided_on).police_only
            except UnknownRuleError:
                wrong = True
            if wrong:
                yield Defect(
                    of_party(party, decision.document), f"处罚种类{item.kind}", "只能给予法定且有权实施的处罚种类"
                )


def measure_basis(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """A coercive measure names the statute that grants it (NPC-行政强制法:17)."""
    for measure in file.measures.values():
        if not measure.basis.strip():
            yield Defect(f"措施{measure.document}", "未载明法律依据", "应当载明设定该措施的法律、法规")


def recorded(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """Every fine, and every waiver of one, has its discretion record."""
    for party in file.case.parties:
        decision = party.decision
        if decision and _needs_record(decision) and decision.discretion is None:
            yield Defect(of_party(party, decision.document), "没有裁量记录", "应当说明裁量的等次、因素和理由")


def factors(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """A tier other than the ordinary one names what puts the act there (NPC-行政处罚法:32)."""
    for party, decision, record in _records(file):
        if record.tier is not Tier.ORDINARY and not any(each.strip() for each in record.factors):
            yield Defect(
                of_party(party, decision.document),
                f"等次{record.tier.name}而无裁量因素",
                "应当载明从轻、减轻、从重的情节",
            )


def within_range(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """No fine outside the clause's range, except a mitigated one below it (NPC-行政处罚法:32)."""
    for party, decision, record in _records(file):
        fine = total_fen(decision.items, FINE)
        below = fine < record.low_fen and record.tier is not Tier.MITIGATED
        if record.tier not in NO_PENALTY_TIERS and (below or fine > record.high_fen):
            found = f"罚款{fine}分,幅度{record.low_fen}至{record.high_fen}分"
            yield Defect(of_party(party, decision.document), found, "罚款应当在法定幅度内,减轻处罚的除外")


def deviation(file: CaseFile, _row: FileCheck) -> Iterator[Defect]:
    """A fine outside what its tier computes was discussed by the leaders."""
    for party, decision, record in _records(file):
        if record.deviates and not discussed(file, party, decision):
            found = f"基准{record.computed_low_fen}至{record.computed_high_fen}分,选择{record.chosen_fen}分"
            yield Defect(of_party(party, decision.document), found, "偏离裁量基准应当集体讨论决定")


def _needs_record(decision: Decision) -> bool:
    fined = decision.outcome is DecisionOutcome.PENALTY and total_fen(decision.items, FINE) > 0
    return fined or decision.outcome is DecisionOutcome.NO_PENALTY


def _records(file: CaseFile) -> Iterator[tuple[Party, Decision, Discretion]]:
    for party, decision in file.punished:
        if decision.discretion:
            yield party, decision, decision.discretion


BASES: Final[dict[str, Check]] = {
    "told-basis": told_basis,
    "penalty-kinds": kinds,
    "measure-basis": measure_basis,
    "discretion-recorded": recorded,
    "discretion-factors": factors,
    "discretion-range": within_range,
    "discretion-deviation": deviation,
}
