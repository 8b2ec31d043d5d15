"""The examples of RULES.md do what they show."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import statutes.rules

GUIDE = Path(statutes.rules.__file__).parents[3] / "RULES.md"
BLOCK = re.compile(r"^```yaml\n# file: (?P<name>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_example_of_the_guide_gives_what_it_shows() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    # The comment that names a file is its first line, so that lines in errors agree with the guide.
    files = {found["name"]: f"# file: {found['name']}\n{found['text']}" for found in BLOCK.finditer(guide)}
    examples = doctest.DocTestParser().get_doctest(guide, {"files": files}, "RULES.md", str(GUIDE), 0)
    failed, tried = doctest.DocTestRunner(verbose=False).run(examples)
    assert tried > 20
    assert failed == 0


def test_the_guide_shows_files_of_both_sorts() -> None:
    names = [found["name"] for found in BLOCK.finditer(GUIDE.read_text(encoding="utf-8"))]
    assert names == ["deadlines-example.yaml", "overrides/450000.yaml"]
