"""Templates with everything they may use; an undefined name or text is an error, never an empty place."""

from __future__ import annotations

from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from chassis.identity import Caller
from command_center.center import OWN_DEPARTMENT
from command_center.web import case_listings, forms, presenting, titles
from command_center.web.i18n import TEXTS, Language, field_name, translate
from command_center.web.titles import Titles
from smartsupervision.commandcenter.v1.case_search_pb2 import CaseStage, Pressure
from smartsupervision.commandcenter.v1.case_view_pb2 import PartyStep
from smartsupervision.commandcenter.v1.publication_search_pb2 import PublicationTask
from smartsupervision.enforcement.v1.case_document_pb2 import DocumentStatus
from smartsupervision.enforcement.v1.caution_pb2 import CautionKind, CautionStatus
from smartsupervision.enforcement.v1.clue_pb2 import ClueSource, ClueStatus
from smartsupervision.enforcement.v1.evidence_pb2 import EvidenceKind
from smartsupervision.enforcement.v1.measure_pb2 import GoodsEnd, MeasureKind, MeasureStatus
from smartsupervision.enforcement.v1.penalty_case_pb2 import (
    CaseStatus,
    DecisionOutcome,
    PartyStatus,
    RemedyKind,
    RemedyOutcome,
    ReviewKind,
    ReviewOutcome,
)
from smartsupervision.enforcement.v1.publicity_pb2 import PublicityGrade, PublicityStatus
from smartsupervision.licensing.v1.entity_pb2 import (
    EntityStatus,
    EntityType,
    FormerNumber,
    PremisesKind,
    PremisesStatus,
)
from smartsupervision.licensing.v1.licence_pb2 import LicenceStatus
from smartsupervision.matters.v1.deadline_pb2 import Basis, DeadlineStatus, Holder

_ENUMS: Final = {
    "licence_status": LicenceStatus,
    "deadline_status": DeadlineStatus,
    "basis": Basis,
    "holder": Holder,
    "type": EntityType,
    "status": EntityStatus,
    "premises_kind": PremisesKind,
    "premises_status": PremisesStatus,
    "former_number": FormerNumber.Kind,
    "stage": CaseStage,
    "pressure": Pressure,
    "case_status": CaseStatus,
    "party_status": PartyStatus,
    "clue_status": ClueStatus,
    "clue_source": ClueSource,
    "document_status": DocumentStatus,
    "evidence_kind": EvidenceKind,
    "measure_kind": MeasureKind,
    "measure_status": MeasureStatus,
    "goods_end": GoodsEnd,
    "caution_kind": CautionKind,
    "caution_status": CautionStatus,
    "review_kind": ReviewKind,
    "review_outcome": ReviewOutcome,
    "outcome": DecisionOutcome,
    "remedy_kind": RemedyKind,
    "remedy_outcome": RemedyOutcome,
    "task": PublicationTask,
    "publicity_status": PublicityStatus,
    "grade": PublicityGrade,
}

_PREFIXES: Final = {
    "licence_status": "LICENCE_STATUS_",
    "deadline_status": "DEADLINE_STATUS_",
    "alarm": "ALARM_",
    "stage": "CASE_STAGE_",
    "pressure": "PRESSURE_",
    "clue_status": "CLUE_STATUS_",
    "clue_source": "CLUE_SOURCE_",
    "task": "PUBLICATION_TASK_",
    "publicity_status": "PUBLICITY_STATUS_",
    "grade": "PUBLICITY_GRADE_",
}
"""What facets write before the names of an enum's values."""

_OWN_PARTS: Final = frozenset({"/deadlines", "/alarms", "/cases", "/clues", "/publications"})
"""Pages of our own offices; the permission table keeps others out, this only spares them the link."""


class Renderer:
    """Renders the pages in either language."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PackageLoader("command_center.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # Else each value of each facet asks the disk whether its template has changed.
            auto_reload=False,
        )
        self._titles = titles.shipped()
        self._environment.globals.update(forms=forms, show=presenting, boards=case_listings)

    def render(self, template: str, language: Language, caller: Caller | None, **values: Any) -> str:
        """The HTML of a page or fragment."""

        def text(name: str, **filled: object) -> str:
            return translate(language, name, **filled)

        def enum(kind: str, number: int) -> str:
            return label(language, kind, number)

        def facet_value(facet: str, value: str) -> str:
            return facet_label(language, facet, value, self._titles)

        def rule_title(rule: str) -> str:
            return self._titles.rule(language, rule)

        def kind_title(kind: str) -> str:
            return self._titles.licence_kind(language, kind)

        def law_field(name: str) -> str:
            return facet_label(language, "field", name, self._titles)

        def step(kind: PartyStep.Kind.ValueType) -> str:
            return translate(language, f"STEP_{PartyStep.Kind.Name(kind)}")

        def step_state(state: PartyStep.State.ValueType) -> str:
            return translate(language, f"STEP_STATE_{PartyStep.State.Name(state)}")

        def penalty(kind: str) -> str:
            known = f"penalty_{kind}"
            return translate(language, known) if known in TEXTS else kind

        def field(name: str) -> str:
            return field_name(language, name)

        def event(name: str) -> str:
            short = name.rpartition(".")[2]
            return translate(language, short) if short in TEXTS else short

        def value(field: str, written: str) -> str:
            return changed_value(language, field, written)

        def department(name: str) -> str:
            known = f"department_{name}"
            return translate(language, known) if known in TEXTS else name

        def may(path: str) -> bool:
            return path not in _OWN_PARTS or (caller is not None and caller.department == OWN_DEPARTMENT)

        return self._environment.get_template(template).render(
            t=text,
            enum=enum,
            facet_value=facet_value,
            rule_title=rule_title,
            kind_title=kind_title,
            field=field,
            law_field=law_field,
            penalty=penalty,
            step=step,
            step_state=step_state,
            event=event,
            value=value,
            department=department,
            may=may,
            language=language,
            caller=caller,
            **values,
        )


def label(language: Language, kind: str, number: int) -> str:
    """How an enum value is called; its number where it is newer than this code."""
    enum: Any = _ENUMS[kind]
    if number not in enum.values():
        return str(number)
    return translate(language, enum.Name(number))


def changed_value(language: Language, field: str, written: str) -> str:
    """A value in a change of a record, as people read it; as it was written where it is no code of ours."""
    match field.rpartition(".")[2]:
        case "division":
            return presenting.division_name(written) if written else ""
        case "status" | "entity_type" as kind:
            prefix = "ENTITY_STATUS_" if kind == "status" else "ENTITY_TYPE_"
            name = prefix + written.removeprefix(prefix)
            return translate(language, name) if name in TEXTS else written
        case _:
            return written


def facet_label(language: Language, facet: str, value: str, titles: Titles) -> str:
    """How a facet's value is called, written as facets or as addresses write it."""
    match facet:
        case "rule":
            return titles.rule(language, value)
        case "licence_kind":
            return titles.licence_kind(language, value)
        case known if known in _PREFIXES:
            prefix = _PREFIXES[known]
            name = prefix + value.removeprefix(prefix)
            return translate(language, name) if name in TEXTS else value
        case "days":
            return translate(language, "within_days", days=value)
        case "city":
            return presenting.city_name(value)
        case "reserved" | "supervised" | "mine":
            return translate(language, f"{facet}_{value}")
        case "field":
            known = f"field_{value}"
            return translate(language, known) if known in TEXTS else value
        case "type" | "status":
            prefix = f"ENTITY_{facet.upper()}_"
            return translate(language, value if value.startswith(prefix) else prefix + value)
        case _:
            return value
