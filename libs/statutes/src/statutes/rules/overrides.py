"""Values a province sets 地方规定, laid over the national rows for the time they hold.

Only fields the national version opens (`province_may_set`) may be written; everything else stays national law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from statutes import divisions
from statutes.rules.catalogue import read_instruments
from statutes.rules.checks import check_versions
from statutes.rules.fields import read_record, read_some, refuse_unknown
from statutes.rules.kinds import KINDS
from statutes.rules.levels import ITEM_LEVEL
from statutes.rules.nodes import (
    Node,
    compose,
    one_of,
    read_day,
    read_fields,
    read_items,
    read_optional_text,
    read_source,
    read_text,
)
from statutes.rules.rows import Confidence, Field, Row
from statutes.rules.sheets import header, read_rule

if TYPE_CHECKING:
    from statutes.rules.sheets import Sheets

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Override:
    region: str
    kind: str
    rule_id: str
    source: str
    since: date
    until: date | None
    confidence: Confidence
    verified_by: str
    note: str
    values: Node
    node: Node


def _itself(node: Node) -> Node:
    return node


_FIELDS: Final[Mapping[str, Field]] = {
    "kind": Field(read_text),
    "id": Field(read_text),
    "source": Field(read_source),
    "from": Field(read_day),
    "to": Field(read_day, None),
    "confidence": Field(one_of(Confidence)),
    "verified_by": Field(read_optional_text),
    "note": Field(read_optional_text, ""),
    "values": Field(_itself),
}


def apply_overrides(region: str, file: str, text: str, sheets: Sheets) -> None:
    """Lay a province's file over the national rows in `sheets`; `RuleFileError` for the first fault."""
    root = compose(text, file)
    kind, fields = header(root)
    if kind != "override":
        raise root.error("KIND_UNKNOWN", f"a file of overrides is of kind override, not {kind!r}")
    refuse_unknown(fields, ("region", "instruments", "overrides", "item_levels"))
    if "region" not in fields or read_text(fields["region"]) != region:
        raise root.error("OVERRIDE_REGION", f"the file must say region: {region}")
    if "instruments" in fields:
        read_instruments(fields["instruments"], sheets.instruments)
    for item in read_items(fields["overrides"]) if "overrides" in fields else ():
        _lay(_read(region, item), sheets)
    for item in read_items(fields["item_levels"]) if "item_levels" in fields else ():
        _refuse_foreign_division(region, item)
        read_rule(item, ITEM_LEVEL, sheets.rules[ITEM_LEVEL.name])


def _refuse_foreign_division(region: str, node: Node) -> None:
    written = read_fields(node).get("id")
    division = read_text(written).partition("/")[2] if written else ""
    if written and divisions.province_of(division) != region:
        raise written.error("OVERRIDE_REGION", f"{division or 'no division'} does not lie in {region}")


def _read(region: str, node: Node) -> _Override:
    values = read_record(node, _FIELDS)
    rule_id, since, until = values.pop("id"), values.pop("from"), values.pop("to")
    if values["kind"] not in KINDS:
        raise node.error("KIND_UNKNOWN", f"kind {values['kind']!r} is none of: {', '.join(KINDS)}")
    if until and until < since:
        raise node.error("DATES_REVERSED", f"the override ends on {until}, before it begins on {since}")
    return _Override(region=region, rule_id=rule_id, since=since, until=until, node=node, **values)


def _lay(override: _Override, sheets: Sheets) -> None:
    rules = sheets.rules[override.kind]
    if override.rule_id not in rules:
        raise override.node.error("REFERENCE_UNKNOWN", f"there is no {override.kind} {override.rule_id!r} to override")
    rows = rules[override.rule_id]
    laid = [part for row in rows for part in _split(row, override)]
    if laid == rows:
        raise override.node.error("OVERRIDE_NOT_ALLOWED", f"{override.rule_id!r} has no version in that time")
    check_versions(laid)
    rules[override.rule_id] = laid


def _split(row: Row, override: _Override) -> Iterator[Row]:
    """The row before, under and after the override, as far as each has a day."""
    first = max(row.effective_from, override.since)
    last = _earlier(row.effective_to, override.until)
    if last is not None and last < first:
        yield row
        return
    if row.effective_from < first:
        yield replace(row, effective_to=first - _DAY)
    yield _overridden(row, override, first, last)
    if last is not None and (row.effective_to is None or last < row.effective_to):
        yield replace(row, effective_from=last + _DAY)


def _earlier(one: date | None, other: date | None) -> date | None:
    known = [day for day in (one, other) if day is not None]
    return min(known) if known else None


def _overridden(row: Row, override: _Override, first: date, last: date | None) -> Row:
    for name, value in read_fields(override.values).items():
        if name not in row.province_may_set:
            raise value.error(
                "OVERRIDE_NOT_ALLOWED", f"{row.source} leaves no room for a province to set {name!r} of {row.rule_id!r}"
            )
    values: dict[str, Any] = read_some(override.values, KINDS[override.kind].fields)
    laid = replace(
        row,
        **values,
        version=f"{first}+{override.region}",
        source=override.source,
        also=(row.source, *row.also),
        effective_from=first,
        effective_to=last,
        confidence=override.confidence,
        verified_by=override.verified_by,
        note=override.note or row.note,
        position=override.node.position,
    )
    KINDS[override.kind].check(laid)
    return laid
