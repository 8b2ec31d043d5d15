"""A form as it looks, every fact standing for itself: `python -m enforcement.printing.sample decision > decision.pdf`.

For whoever checks a template: nothing of a case is needed, and each place says what will stand there.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date

from enforcement.printing.composing import composed
from enforcement.printing.drawing import drawn
from enforcement.printing.faces import installed
from enforcement.templates.filling import Facts, filled
from enforcement.templates.template import Template, in_force, shipped


def specimen(template: Template) -> Facts:
    """Facts that say their own names, and lists of two rows."""
    shares = {block["table"]: len(block["shares"]) for block in template.blocks if "table" in block}
    lists = {block["list"] for block in template.blocks if "list" in block}
    texts = {name: f"〔{name}〕" for name in template.fields() if name not in {*shares, *lists}}
    rows = {name: ((f"〔{name}〕",) * shares.get(name, 1),) * 2 for name in {*shares, *lists}}
    return Facts(texts={**texts, "机关.名称": "〔机关.名称〕"}, lists=rows)


def main() -> None:
    """Write the PDF to standard output."""
    parser = argparse.ArgumentParser(description="Print a form with the names of its facts.")
    parser.add_argument("form", choices=sorted({each.form for each in shipped()}))
    parser.add_argument("--on", type=date.fromisoformat, default=date(2026, 1, 1), help="day whose version is printed")
    parser.add_argument("--draft", action="store_true")
    asked = parser.parse_args()
    template = in_force(asked.form, asked.on)
    if template is None:
        parser.error(f"there is no form {asked.form} on {asked.on}")
    document = filled(template, specimen(template), "〔文号〕" if template.series else "")
    faces = installed()
    sys.stdout.buffer.write(drawn(composed(document, faces, draft=asked.draft), faces))


if __name__ == "__main__":
    main()
