"""Pages as a PDF: faces in subsets, text that can be searched and copied, the same bytes for the same pages."""

from __future__ import annotations

import io
import logging
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Final

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fpdf import FPDF
from fpdf.enums import TextMode
from fpdf.fonts import TTFFont

from enforcement.printing.faces import BOX, HEI, Faces
from enforcement.printing.pages import HEIGHT, WIDTH, Across, Composed, Rule, Text

MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""When every PDF says it was made: the day of a document stands in its text, and the bytes depend on nothing else."""
STROKE: Final = 0.035
"""Of bold text: outline, as a part of the size."""
PALE: Final = (225, 225, 225)
ACROSS: Final = 150.0
UNUSED: Final = ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
"""Tables of a font that only shaping and vertical text need."""
logging.getLogger("fontTools").setLevel(logging.ERROR)  # it tells of tables that subsets never have


def drawn(parts: Composed, faces: Faces) -> bytes:
    """The PDF of a document."""
    pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
    pdf.set_auto_page_break(auto=False)
    pdf.set_creation_date(MADE)
    pdf.set_title(parts.title)
    pdf.set_producer("Smart Supervision")
    pdf.set_lang("zh-CN")
    with tempfile.TemporaryDirectory() as folder:
        for name, characters in sorted(_used(parts, faces).items()):
            path = Path(folder) / f"{name}.otf"
            if name == BOX:
                _box(path, parts.missing)
            else:
                _subset(faces.path(name), path, characters)
            pdf.add_font(name, "", path)
        for page in parts.pages:
            pdf.add_page()
            for item in page.items:
                _item(pdf, item, faces)
        out = io.BytesIO()
        pdf.output(out)
        for font in pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()
    return out.getvalue()


def _used(parts: Composed, faces: Faces) -> dict[str, set[str]]:
    """The characters drawn in each face."""
    used: defaultdict[str, set[str]] = defaultdict(set)
    for item in (item for page in parts.pages for item in page.items):
        if isinstance(item, Text):
            for name, run in _runs(item, faces):
                used[name].update(run)
        elif isinstance(item, Across):
            used[HEI].update(item.text)
    return used


def _subset(source: Path, target: Path, characters: set[str]) -> None:
    """A font of these characters alone: reading all thirty thousand for one page took most of the time."""
    options = Options(hinting=False, notdef_outline=True, recalc_timestamp=False, layout_closure=False)
    options.drop_tables += UNUSED
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, characters))
    with TTFont(source, lazy=True, recalcTimestamp=False) as font:
        subsetter.subset(font)
        font.save(target)


def _runs(item: Text, faces: Faces) -> Iterator[tuple[str, str]]:
    for name, characters in groupby(item.text, lambda each: faces.of(each, item.face)):
        yield name, "".join(characters)


def _item(pdf: FPDF, item: Text | Rule | Across, faces: Faces) -> None:
    if isinstance(item, Rule):
        pdf.set_line_width(0.6)
        pdf.line(item.x1, item.y1, item.x2, item.y2)
    elif isinstance(item, Across):
        _across(pdf, item)
    elif item.bold:
        with pdf.local_context(text_mode=TextMode.FILL_STROKE, line_width=item.size * STROKE):
            _text(pdf, item, faces)
    else:
        _text(pdf, item, faces)


def _text(pdf: FPDF, item: Text, faces: Faces) -> None:
    x = item.x
    pdf.set_char_spacing(item.spread)
    for name, run in _runs(item, faces):
        pdf.set_font(name, size=item.size)
        pdf.text(x, item.y, run)
        x += sum(faces.width(each, item.face) * item.size + item.spread for each in run)


def _across(pdf: FPDF, item: Across) -> None:
    with pdf.rotation(45, WIDTH / 2, HEIGHT / 2), pdf.local_context(text_color=PALE):
        pdf.set_font(HEI, size=ACROSS)
        pdf.text((WIDTH - len(item.text) * ACROSS) / 2, HEIGHT / 2 + ACROSS / 3, item.text)


def _box(target: Path, characters: tuple[str, ...]) -> None:
    """A font of empty boxes, so that a character without a glyph can still be searched and copied."""
    names = {ord(each): f"u{ord(each):05X}" for each in characters}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: _square() for name in (".notdef", *names.values())})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", *names.values()), (1000, 60)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Box", "styleName": "Regular", "psName": "Box"})
    builder.setupOS2()
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.save(target)


def _square() -> object:
    pen = TTGlyphPen(None)
    for corners in (((60, -60), (60, 820), (940, 820), (940, -60)), ((110, -10), (890, -10), (890, 770), (110, 770))):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()
