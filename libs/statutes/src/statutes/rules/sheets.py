"""Rule files read into rows, file by file; what concerns several rows is checked afterwards (`checks`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from statutes.rules.catalogue import Instrument, Term, read_instruments, read_terms
from statutes.rules.fields import read_record, refuse_unknown
from statutes.rules.kinds import KINDS
from statutes.rules.nodes import Node, compose, read_fields, read_items, read_text
from statutes.rules.rows import COMMON, Kind, Row

if TYPE_CHECKING:
    from collections.abc import Mapping

_RULE_ID: Final = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*(?:/(?:[a-z]+|[1-9][0-9]{5}))?")
_RULE_FIELDS: Final = ("id", "title", "title_zh", "versions")


@dataclass(slots=True)
class Sheets:
    """What the files say, as far as each line can be judged alone."""

    instruments: dict[str, Instrument] = field(default_factory=dict)
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    rules: dict[str, dict[str, list[Row]]] = field(default_factory=lambda: {name: {} for name in KINDS})


def read_sheets(texts: Mapping[str, str]) -> Sheets:
    """Read files given by name; the first fault is raised as `RuleFileError`."""
    sheets = Sheets()
    for file, text in texts.items():
        _read_file(compose(text, file), sheets)
    return sheets


def header(root: Node) -> tuple[str, dict[str, Node]]:
    """The `kind` of a file and its other fields."""
    fields = read_fields(root)
    if "kind" not in fields:
        raise root.error("FIELD_MISSING", "the file does not say its kind")
    return read_text(fields.pop("kind")), fields


def require(root: Node, fields: Mapping[str, Node], *names: str) -> None:
    """Refuse fields missing or beside those named."""
    refuse_unknown(fields, names)
    for name in names:
        if name not in fields:
            raise root.error("FIELD_MISSING", f"field {name!r} is missing")


def _read_file(root: Node, sheets: Sheets) -> None:
    name, fields = header(root)
    if name == "instrument":
        require(root, fields, "instruments")
        read_instruments(fields["instruments"], sheets.instruments)
    elif name == "term":
        require(root, fields, "vocabulary", "terms")
        read_terms(read_text(fields["vocabulary"]), fields["terms"], sheets.terms)
    elif name in KINDS:
        require(root, fields, "rules")
        for item in read_items(fields["rules"]):
            read_rule(item, KINDS[name], sheets.rules[name])
    else:
        raise root.error("KIND_UNKNOWN", f"kind {name!r} is none of: instrument, term, {', '.join(KINDS)}")


def read_rule(node: Node, kind: Kind[Any], rules: dict[str, list[Row]]) -> None:
    """Add one rule with its versions; RULE_DUPLICATE where its id is taken."""
    fields = read_fields(node)
    require(node, fields, *_RULE_FIELDS)
    rule_id = read_text(fields["id"])
    if not _RULE_ID.fullmatch(rule_id):
        raise fields["id"].error("FIELD_VALUE", f"{rule_id!r} is no rule id: write letters, digits, dots and hyphens")
    if rule_id in rules:
        first = rules[rule_id][0].position
        raise fields["id"].error("RULE_DUPLICATE", f"{kind.name} {rule_id!r} stands in {first.file}:{first.line}")
    head = {"rule_id": rule_id, "title": read_text(fields["title"]), "title_zh": read_text(fields["title_zh"])}
    versions = read_items(fields["versions"])
    if not versions:
        raise fields["versions"].error("FIELD_MISSING", f"rule {rule_id!r} has no version")
    rules[rule_id] = [_read_version(version, kind, head) for version in versions]


def _read_version(node: Node, kind: Kind[Any], head: Mapping[str, str]) -> Row:
    values = read_record(node, {**COMMON, **kind.fields})
    since, until, revision = values.pop("from"), values.pop("to"), values.pop("revision")
    if until and until < since:
        raise node.error("DATES_REVERSED", f"the version ends on {until}, before it begins on {since}")
    row: Row = kind.row(
        **head,
        **values,
        version=f"{since}.{revision}" if revision else f"{since}",
        effective_from=since,
        effective_to=until,
        position=node.position,
    )
    _refuse_foreign_marks(node, kind, row)
    kind.check(row)
    return row


def _refuse_foreign_marks(node: Node, kind: Kind[Any], row: Row) -> None:
    for name in row.province_may_set:
        if name not in kind.fields:
            raise node.error("FIELD_UNKNOWN", f"a province may not set {name!r}: {kind.name} has no such field")
