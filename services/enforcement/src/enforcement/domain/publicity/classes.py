"""Which class of publicity a decision falls into (SAMR-107/2025:11, SAMR-45/2021:2, 13; domain notes E.2).

The rows in force on the day of the decision say it. The longest class counts, and what any of them asks for holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from enforcement.domain.cases.hearing_right import FINE, total_fen
from enforcement.domain.cases.kinds import PartyKind, Tier
from enforcement.domain.cases.values import Decision
from enforcement.domain.publicity.records import PublicityGrade, PublicityTerm
from statutes.clock import Period, Unit
from statutes.rules import PUBLICITY_CLASS, THRESHOLD, Grade, PublicityClass, Rulebook

FIELDS: Final[Mapping[str, str]] = {
    "food": "食品",
    "drug": "药品",
    "device": "医疗器械",
    "cosmetic": "化妆品",
    "special-equipment": "特种设备",
    "key-product": "重点工业产品质量安全",
}
"""Fields of cases, as the rules call them."""
LOWER_FINE: Final = {PartyKind.PERSON: "publicity.lower-fine.person", PartyKind.ENTITY: "publicity.lower-fine.entity"}
LOWER_TIERS: Final = frozenset({Tier.LIGHTER, Tier.MITIGATED})
_GRADES: Final = {
    Grade.NONE: PublicityGrade.NONE,
    Grade.MINOR: PublicityGrade.MINOR,
    Grade.ORDINARY: PublicityGrade.ORDINARY,
    Grade.SERIOUS: PublicityGrade.SERIOUS,
}
_MONTHS: Final = {Unit.MONTH: 1, Unit.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Punished:
    """What the class of a decision depends on."""

    kinds: frozenset[str]
    """Codes of the penalties."""
    lower_fine: bool
    """Whether the fine, if any, is a lower one 较低数额罚款."""
    field: str
    """Field of law, as the rules call it."""
    listed: bool
    """Whether the party is on the list of serious dishonesty."""


def punished(party: PartyKind, decision: Decision, field: str, listed: bool, book: Rulebook) -> Punished:
    """Of a decision that punishes."""
    kinds = frozenset(item.kind for item in decision.items)
    lower = _lower_fine(party, decision, book)
    return Punished(kinds, lower, FIELDS.get(field, field), listed)


def _lower_fine(party: PartyKind, decision: Decision, book: Rulebook) -> bool:
    """Fixed nationally, and only in the lighter or mitigated tier; where no row is in force no fine is a lower one."""
    if decision.discretion is None or decision.discretion.tier not in LOWER_TIERS:
        return False
    facts = {"fine": Decimal(total_fen(decision.items, FINE)) / 100}
    rows = (row for row in book.table(THRESHOLD).versions(LOWER_FINE[party]) if row.in_force(decision.decided_on))
    return any(row.assess(facts).reached for row in rows)


def term_of(facts: Punished, on: date, book: Rulebook) -> PublicityTerm:
    """How long it is shown. LookupError if no row in force fits, which is a defect of the rules."""
    found = _fitting(facts, _in_force(on, book))
    if not found:
        raise LookupError(f"no class of publicity on {on} for {sorted(facts.kinds)}")
    return _joined(found)


def listed_too(term: PublicityTerm, on: date, book: Rulebook) -> PublicityTerm:
    """The term where the party comes on the list of serious dishonesty after the decision."""
    heavy = [row for row in _in_force(on, book) if row.grade is Grade.SERIOUS]
    found = [row for row in heavy if row.rule_id in term.classes or not row.kinds]
    return _joined(found) if found else term


def _in_force(on: date, book: Rulebook) -> list[PublicityClass]:
    table = book.table(PUBLICITY_CLASS)
    return [row for name in table.ids() for row in table.versions(name) if row.in_force(on)]


def _joined(rows: list[PublicityClass]) -> PublicityTerm:
    longest = max(rows, key=_weight)
    waits = [row.minimum for row in rows if row.minimum is not None]
    return PublicityTerm(
        publicity_class=longest.rule_id,
        grade=_GRADES[longest.grade],
        classes=tuple(row.rule_id for row in rows),
        minimum=str(max(waits, key=months)) if waits else "",
        maximum=str(longest.maximum) if longest.maximum else "",
        # The list's own restriction is recorded with the listing; without one nothing has to end first.
        until_restriction_ends=any(row.until_restriction_ends and row.kinds for row in rows),
        repairable=all(row.repairable for row in rows),
        rule=longest.source,
    )


def _fitting(facts: Punished, rows: Iterable[PublicityClass]) -> list[PublicityClass]:
    by_grade: dict[Grade, list[PublicityClass]] = {grade: [] for grade in Grade}
    for row in rows:
        by_grade[row.grade].append(row)
    unpublished = frozenset(kind for row in by_grade[Grade.NONE] for kind in row.kinds)
    heavy = [row for row in by_grade[Grade.SERIOUS] if _serious(facts, row)]
    if not heavy and facts.kinds <= unpublished:
        return by_grade[Grade.NONE]
    lesser = facts.kinds - unpublished
    minor = [row for row in by_grade[Grade.MINOR] if _minor(facts, lesser, row)]
    if minor:
        # 情节轻微: the field alone does not make it serious; a penalty that restricts, or the list, does.
        return [row for row in heavy if not row.fields_of] or minor
    return heavy or by_grade[Grade.ORDINARY]


def _minor(facts: Punished, kinds: frozenset[str], row: PublicityClass) -> bool:
    return bool(kinds) and kinds <= frozenset(row.kinds) and (FINE not in kinds or facts.lower_fine)


def _serious(facts: Punished, row: PublicityClass) -> bool:
    if not row.kinds:
        return facts.listed
    return bool(facts.kinds & frozenset(row.kinds)) and (not row.fields_of or facts.field in row.fields_of)


def _weight(row: PublicityClass) -> tuple[int, bool, bool, int]:
    longest = months(row.maximum) if row.maximum else 0
    wait = months(row.minimum) if row.minimum else 0
    return longest, not row.repairable and row.grade is Grade.SERIOUS, row.until_restriction_ends, wait


def months(period: Period) -> int:
    """A period of months or years in months."""
    return period.amount * _MONTHS[period.unit]
