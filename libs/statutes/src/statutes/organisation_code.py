"""The organisation code 组织机构代码, GB 11714-1997: eight characters and a check character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from statutes import characters
from statutes.findings import Finding, InvalidIdentifierError

_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_FORM: Final = re.compile(r"([0-9A-Z]{8})-?([0-9X])")


@dataclass(frozen=True, slots=True)
class OrganisationCode:
    """A code that passed its check, written `12345678-9`."""

    value: str
    notes: tuple[Finding, ...] = ()

    def __str__(self) -> str:
        return self.value


def check_character(first8: str) -> str:
    """The ninth character: 11 minus the weighted sum mod 11, 10 as X, 11 as 0."""
    total = sum(int(c, 36) * w for c, w in zip(first8, _WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def normalise(text: str) -> str | None:
    """`12345678-9` from either written form, or None when it is neither; the check is not looked at."""
    match = _FORM.fullmatch(text)
    return f"{match[1]}-{match[2]}" if match else None


def is_valid(text: str) -> bool:
    """Whether the text, with or without hyphen, is an organisation code with the right check character."""
    match = _FORM.fullmatch(text)
    return match is not None and check_character(match[1]) == match[2]


def check(text: str) -> Finding | None:
    """The first fault of the text as an organisation code, or None when it is valid."""
    return _fault(_written(text)[0])


def parse(text: str) -> OrganisationCode:
    """The code in normal form, or `InvalidIdentifierError` with the first fault found.

    Every letter is a lawful character of the code, so none is read as the digit it looks like, except in the
    last place, which holds a digit or X.
    """
    bare, notes = _written(text)
    fault = _fault(bare)
    if fault:
        raise InvalidIdentifierError(fault)
    return OrganisationCode(f"{bare[:8]}-{bare[8]}", notes)


def _written(text: str) -> tuple[str, tuple[Finding, ...]]:
    bare, notes = characters.regular(text)
    read = bare[:8] + bare[8:].translate(characters.DIGITS) if len(bare) == 9 else bare
    # The hyphen belongs to the usual writing: leaving it out is no change worth a note.
    kept = tuple(n for n in notes if n.reason != "SPACES_REMOVED" or any(c.isspace() for c in text))
    return read, kept + characters.confusables(bare, read)


def _fault(bare: str) -> Finding | None:
    if len(bare) != 9:
        return Finding(
            "WRONG_LENGTH",
            f"an organisation code has nine characters, this has {len(bare)}",
            f"组织机构代码应为9位,实为{len(bare)}位",
        )
    if not _FORM.fullmatch(bare):
        return Finding(
            "FORBIDDEN_CHARACTER",
            "an organisation code has eight digits or capital letters, then a digit or X",
            "组织机构代码由8位数字或大写字母和1位校验码(数字或X)组成",
        )
    expected = check_character(bare[:8])
    if bare[8] == expected:
        return None
    return Finding(
        "WRONG_CHECK_CHARACTER",
        f"the check character should be {expected}, not {bare[8]}",
        f"校验码应为{expected},实为{bare[8]}",
    )
