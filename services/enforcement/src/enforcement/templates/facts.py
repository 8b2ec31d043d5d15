"""From a record and what belongs to it to the facts of a form, and to the filled form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

from enforcement.domain.assistance.records import Assistance
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.values import Party
from enforcement.domain.cautions.records import Caution
from enforcement.domain.clues.clues import Clue
from enforcement.domain.evidence.records import Evidence, EvidenceKind
from enforcement.domain.measures.records import Measure, SeizedGoods
from enforcement.domain.refusal import refuse
from enforcement.domain.remedies_told.telling import period
from enforcement.domain.spot.records import SpotPenalty
from enforcement.templates.case_facts import case_facts, party_of_number
from enforcement.templates.filling import Facts, filled
from enforcement.templates.matter_facts import assistance_facts, caution_facts, measure_facts, spot_facts
from enforcement.templates.paper import Document
from enforcement.templates.setting import Setting
from enforcement.templates.template import Template

PERIOD: Final = "期限."
"""Before the id of a deadline rule: its period in words."""
EVIDENCE: Final = {
    EvidenceKind.DOCUMENT: "书证",
    EvidenceKind.OBJECT: "物证",
    EvidenceKind.AUDIOVISUAL: "视听资料",
    EvidenceKind.ELECTRONIC: "电子数据",
    EvidenceKind.WITNESS: "证人证言",
    EvidenceKind.PARTY_STATEMENT: "当事人的陈述",
    EvidenceKind.EXPERT: "鉴定意见",
    EvidenceKind.SITE_RECORD: "勘验笔录、现场笔录",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """The record a form is about, with the records that belong to it."""

    name: str
    """Its resource name."""
    kind: str
    record: PenaltyCase | Measure | Caution | SpotPenalty | Assistance
    penalty_case: PenaltyCase | None = None
    """Of a measure or a request that belongs to one."""
    clue: Clue | None = None
    evidence: tuple[Evidence, ...] = ()
    goods: tuple[SeizedGoods, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which form, about whom, with what is stated by who has it printed."""

    template: Template
    number: str = ""
    party: int = 0
    """0: follows from the number."""
    particulars: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def document(wanted: Wanted, matter: Matter, setting: Setting) -> Document:
    """The filled form.

    Refusals FORM_OF_ANOTHER_RECORD, FORM_NEEDS_A_PARTY, PARTICULAR_UNKNOWN, DOCUMENT_DATA_MISSING, and those of the
    table of remedies.
    """
    template = wanted.template
    if template.of != matter.kind:
        raise refuse("FORM_OF_ANOTHER_RECORD", "form", title=template.title, name=matter.name)
    if unknown := set(wanted.particulars) - set(template.asks):
        raise refuse("PARTICULAR_UNKNOWN", "particulars", title=template.title, names="、".join(sorted(unknown)))
    facts = _facts(wanted, matter, setting)
    periods = {
        name: period(setting.rulebook, name.removeprefix(PERIOD), setting.day)
        for name in template.fields()
        if name.startswith(PERIOD)
    }
    known = {name: setting.cited(text) for name, text in facts.texts.items()}
    texts = {**known, **periods, **wanted.particulars}
    return filled(template, replace(facts, texts=texts), wanted.number if template.series else "")


def party_of(wanted: Wanted, case: PenaltyCase) -> Party | None:
    """The party a form is about; None for a form about the whole case. Refusal FORM_NEEDS_A_PARTY."""
    if not wanted.template.party:
        return None
    found = case.party(wanted.party) if wanted.party else party_of_number(case, wanted.number)
    if found is None and len(case.parties) == 1:
        found = case.parties[0]
    if found is None:
        raise refuse("FORM_NEEDS_A_PARTY", "party", title=wanted.template.title)
    return found


def _facts(wanted: Wanted, matter: Matter, setting: Setting) -> Facts:
    match matter.record:
        case PenaltyCase() as case:
            found = case_facts(case, party_of(wanted, case), wanted.number, matter.clue, setting)
            return replace(found, lists={**found.lists, **_evidence(matter.evidence)})
        case Measure() as measure:
            return measure_facts(measure, matter.goods, setting)
        case Caution() as caution:
            return caution_facts(caution, setting)
        case SpotPenalty() as spot:
            return spot_facts(spot, setting)
        case Assistance() as asked:
            return assistance_facts(asked, matter.penalty_case.title if matter.penalty_case else "", setting)


def _evidence(items: Sequence[Evidence]) -> dict[str, Any]:
    kept = [each for each in items if each.excluded_on is None]
    rows = tuple(
        (str(n), EVIDENCE.get(each.kind, ""), each.title, each.shows, str(each.pages)) for n, each in enumerate(kept, 1)
    )
    told = [f"{n}.{title}（{kind}，{pages}页），证明：{shows}" for n, kind, title, shows, pages in rows]
    ends = ["；"] * (len(told) - 1) + ["。"]
    return {"证据.清单": rows, "证据.所列": tuple((f"{each}{end}",) for each, end in zip(told, ends, strict=False))}
