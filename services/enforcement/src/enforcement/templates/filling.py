"""A template filled with facts. Nothing is left blank: what is missing is named (SAMR-2/2018:61)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from enforcement.domain.refusal import refuse
from enforcement.templates.paper import Block, Cell, Document, Paragraph, Row, Seal, Signing, Style, Table
from enforcement.templates.template import FIELD, STYLES, Template

_STOPS: Final = re.compile("[。；;.]+。")
"""A text that ends a sentence itself, in a sentence of the template."""
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a case's own data say, under the names templates use."""

    texts: Mapping[str, str]
    lists: Mapping[str, Rows] = field(default_factory=lambda: MappingProxyType({}))

    def has(self, name: str) -> bool:
        """Whether anything is known under a name."""
        return bool(self.texts.get(name) or self.lists.get(name))


def filled(template: Template, facts: Facts, number: str = "") -> Document:
    """The document. Refusal DOCUMENT_DATA_MISSING names every fact that is not there."""
    missing: dict[str, None] = {}
    blocks = [each for block in template.blocks if _holds(block, facts) for each in _blocks(block, facts, missing)]
    if template.series and not number:
        missing["文号"] = None
    if missing:
        raise refuse("DOCUMENT_DATA_MISSING", "form", title=template.title, names="、".join(missing))
    return Document(
        form=template.form,
        version=template.version,
        code=template.code,
        organ=facts.texts.get("机关.名称", ""),
        title=template.title,
        number=number,
        blocks=tuple(blocks),
    )


def _holds(block: Mapping[str, Any], facts: Facts) -> bool:
    when = block.get("when", "")
    return facts.has(when) if when else True


def _blocks(block: Mapping[str, Any], facts: Facts, missing: dict[str, None]) -> Iterator[Block]:
    for style in STYLES & set(block):
        yield Paragraph(_text(block[style], facts, missing), Style(style))
    if "list" in block:
        yield from (Paragraph(row[0]) for row in _rows(block["list"], facts, missing))
    elif "form" in block:
        yield Table(tuple(_form_row(each, block.get("lines", 1), facts, missing) for each in block["form"]))
    elif "table" in block:
        yield _table(block, _rows(block["table"], facts, missing))
    elif "sign" in block:
        yield Signing(tuple(_text(each, facts, missing) for each in block["sign"]))
    elif "seal" in block:
        organ, day = block["seal"]
        yield Seal(_text(organ, facts, missing), _text(day, facts, missing))


def _text(text: str, facts: Facts, missing: dict[str, None]) -> str:
    missing.update({name: None for name in FIELD.findall(text) if not facts.texts.get(name)})
    return _STOPS.sub("。", FIELD.sub(lambda found: facts.texts.get(found[1], ""), text))


def _rows(name: str, facts: Facts, missing: dict[str, None]) -> Rows:
    rows = facts.lists.get(name, ())
    if not rows:
        missing[name] = None
    return rows


def _form_row(row: Sequence[str], lines: int, facts: Facts, missing: dict[str, None]) -> Row:
    """Label and value by turns; the values share what the labels leave."""
    room = 12 // (len(row) // 2)
    cells = [
        Cell(_text(text, facts, missing), 2, label=True)
        if index % 2 == 0
        else Cell(_text(text, facts, missing), room - 2)
        for index, text in enumerate(row)
    ]
    return Row(tuple(cells), lines if len(row) == 2 else 1)


def _table(block: Mapping[str, Any], rows: Rows) -> Table:
    shares = block["shares"]
    head = Row(tuple(Cell(text, share, label=True) for text, share in zip(block["heads"], shares, strict=True)))
    body = tuple(Row(tuple(Cell(text, share) for text, share in zip(row, shares, strict=True))) for row in rows)
    return Table(body, head)
