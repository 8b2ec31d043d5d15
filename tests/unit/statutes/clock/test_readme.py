"""The README's examples say what the library says."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

README = Path(__file__).parents[4] / "libs" / "statutes" / "README.md"


def test_every_example_of_the_readme_gives_what_it_shows() -> None:
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    examples = doctest.DocTestParser().get_doctest("".join(blocks), {}, "README", str(README), 0)
    assert len(examples.examples) > len(blocks)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.REPORT_ONLY_FIRST_FAILURE).run(examples, out=said.append)
    assert "".join(said) == ""
