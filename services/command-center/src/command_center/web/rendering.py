"""Templates with everything they may use; an undefined name or text is an error, never an empty place."""

from __future__ import annotations

from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from chassis.identity import Caller
from command_center.web import forms, presenting
from command_center.web.i18n import TEXTS, Language, field_name, translate
from smartsupervision.licensing.v1.entity_pb2 import (
    EntityStatus,
    EntityType,
    FormerNumber,
    PremisesKind,
    PremisesStatus,
)

_ENUMS: Final = {
    "type": EntityType,
    "status": EntityStatus,
    "premises_kind": PremisesKind,
    "premises_status": PremisesStatus,
    "former_number": FormerNumber.Kind,
}


class Renderer:
    """Renders the pages in either language."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PackageLoader("command_center.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(forms=forms, show=presenting)

    def render(self, template: str, language: Language, caller: Caller | None, **values: Any) -> str:
        """The HTML of a page or fragment."""

        def text(name: str, **filled: object) -> str:
            return translate(language, name, **filled)

        def enum(kind: str, number: int) -> str:
            return label(language, kind, number)

        def facet_value(facet: str, value: str) -> str:
            return facet_label(language, facet, value)

        def field(name: str) -> str:
            return field_name(language, name)

        def event(name: str) -> str:
            short = name.rpartition(".")[2]
            return translate(language, short) if short in TEXTS else short

        return self._environment.get_template(template).render(
            t=text,
            enum=enum,
            facet_value=facet_value,
            field=field,
            event=event,
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


def facet_label(language: Language, facet: str, value: str) -> str:
    """How a facet's value is called."""
    match facet:
        case "city":
            return presenting.city_name(value)
        case "reserved":
            return translate(language, f"reserved_{value}")
        case "type" | "status":
            prefix = f"ENTITY_{facet.upper()}_"
            return translate(language, value if value.startswith(prefix) else prefix + value)
        case _:
            return value
