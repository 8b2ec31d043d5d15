"""Every reason and note an import can give is explained to the operator."""

from __future__ import annotations

from importlib import resources

from licensing.intake import notes, refusals
from licensing.intake.rows import RESERVATIONS


def test_every_reason_and_note_stands_in_the_readme() -> None:
    readme = (resources.files("licensing.intake") / "README.md").read_text(encoding="utf-8")
    codes = [*notes.MEANINGS, *refusals.REASONS, *RESERVATIONS.values()]
    assert [code for code in codes if f"`{code}`" not in readme] == []
