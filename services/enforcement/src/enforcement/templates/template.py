"""A template as its file states it: `<form>/<version>.yaml`, checked when it is read.

A block is one of: a paragraph under the name of its style (`text`, `to`, `heading`, `centred`, `note`); `list`, a
paragraph for each text of a list; `form`, rows of label and value by turns; `table` with heads, shares and the list its
rows come from; `sign`, lines for signatures; `seal`. `when` names the fact without which it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

from enforcement.domain.cases.kinds import Volume
from enforcement.domain.documents.series import is_of
from enforcement.domain.names import COLLECTIONS

FIELD: Final = re.compile(r"\{([^{}]+)\}")
"""A fact within a text, such as {当事人.名称}."""
STYLES: Final = frozenset({"text", "to", "heading", "centred", "note"})
KINDS: Final = STYLES | {"list", "form", "table", "sign", "seal"}
_VOLUMES: Final = {"main": Volume.MAIN, "secondary": Volume.SECONDARY, "": Volume.UNSPECIFIED}


class TemplateError(ValueError):
    """A template file that cannot be used; names file and fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One version of one form."""

    form: str
    """Name of its folder, such as `decision`; callers name it so."""
    version: str
    """Name of its file."""
    code: str
    """Number of the form, printed at its foot."""
    title: str
    of: str
    """Kind of record it is filled from, such as penalty_case."""
    valid_from: date
    source: str
    """The article or template book it follows."""
    series: tuple[str, ...]
    """Endings of the series that number it; none for a form without a number."""
    party: bool
    """Whether it is about one party of a case."""
    asks: tuple[str, ...]
    """Facts no record holds, stated by who has it printed, such as 询问.时间."""
    volume: Volume
    section: int
    """Its place in the file (SAMR-2/2018:78); 0 for what stands outside it."""
    blocks: tuple[Mapping[str, Any], ...]

    def fields(self) -> frozenset[str]:
        """Every fact and list it can ask for."""
        return frozenset(found for block in self.blocks for found in _named(block))


@cache
def shipped() -> tuple[Template, ...]:
    """Every version of every form, oldest first. TemplateError."""
    folders = sorted(
        (each for each in resources.files("enforcement.templates").iterdir() if each.is_dir()),
        key=lambda each: each.name,
    )
    files = [(folder.name, file) for folder in folders for file in folder.iterdir() if file.name.endswith(".yaml")]
    read = [_read(form, file.name.removesuffix(".yaml"), file.read_text(encoding="utf-8")) for form, file in files]
    return tuple(sorted(read, key=lambda each: (each.form, each.valid_from)))


def in_force(form: str, day: date) -> Template | None:
    """The version of a form that holds on a day; None if there is no such form, or not yet."""
    versions = [each for each in shipped() if each.form == form and each.valid_from <= day]
    return versions[-1] if versions else None


def of_series(series: str, day: date) -> Template | None:
    """The form a series numbers, whichever line of the authority it belongs to."""
    forms = {each.form for each in shipped() if is_of(series, each.series)}
    return next((each for form in sorted(forms) if (each := in_force(form, day))), None)


def _read(form: str, version: str, text: str) -> Template:
    row: Mapping[str, Any] = yaml.safe_load(text)
    try:
        found = Template(
            form=form,
            version=version,
            code=row["code"],
            title=row["title"],
            of=row["of"],
            valid_from=row["valid_from"],
            source=row["source"],
            series=tuple(row.get("series", ())),
            party=row.get("party", False),
            asks=tuple(row.get("asks", ())),
            volume=_VOLUMES[row.get("volume", "")],
            section=row.get("section", 0),
            blocks=tuple(row["blocks"]),
        )
    except KeyError as error:
        raise TemplateError(f"{form}/{version}: {error.args[0]} is missing or unknown") from None
    for block in found.blocks:
        _check(found, block)
    return found


def _check(template: Template, block: Mapping[str, Any]) -> None:
    kinds = set(block) & KINDS
    if len(kinds) != 1 or set(block) - KINDS - {"when", "heads", "shares", "lines"}:
        raise TemplateError(f"{template.form}/{template.version}: {sorted(block)} is no block")
    if template.of not in {*COLLECTIONS, ""}:
        raise TemplateError(f"{template.form}/{template.version}: there is no kind {template.of}")


def _named(block: Mapping[str, Any]) -> Sequence[str]:
    found = [block["when"]] if "when" in block else []
    for kind, value in block.items():
        if kind in ("list", "table"):
            found.append(value)
        elif kind in KINDS:
            found += FIELD.findall(str(value))
    return found
