"""The unified social credit code 统一社会信用代码, GB 32100-2015 with amendment 1 (XG1-2016).

Eighteen characters: authority, class, division (6), organisation code (9), check character.
The class tells nothing about the entity's present type: an individual business that became a company
keeps its code (SAMR-112 art 10).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from statutes import characters, divisions, organisation_code
from statutes.findings import Finding, InvalidIdentifierError

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH: Final = 18
NATIONAL: Final = "100000"

# First character -> (name, classes it may be followed by); table of GB 32100-2015/XG1-2016.
AUTHORITIES: Final = {
    "1": ("机构编制", "1239"),
    "2": ("外交", "19"),
    "3": ("司法行政", "123459"),
    "4": ("文化", "19"),
    "5": ("民政", "1239"),
    "6": ("旅游", "129"),
    "7": ("宗教", "129"),
    "8": ("工会", "19"),
    "9": ("市场监督管理", "123"),
    "A": ("中央军委改革和编制办公室", "19"),
    "N": ("农业", "1239"),
    "Y": ("其他", "1"),
}

_LOOKALIKES: Final = str.maketrans("OI", "01")
_VALUE: Final = {character: value for value, character in enumerate(ALPHABET)}
_WEIGHTS: Final = tuple(pow(3, i, 31) for i in range(17))


@dataclass(frozen=True, slots=True)
class CreditCode:
    """A code that passed every check, in normal form; `notes` names what is odd but lawful."""

    value: str
    notes: tuple[Finding, ...] = ()

    @property
    def authority(self) -> str:
        """First character: the authority that registers the entity."""
        return self.value[0]

    @property
    def entity_class(self) -> str:
        """Second character: the class at first registration, never the present type."""
        return self.value[1]

    @property
    def division(self) -> str:
        """GB/T 2260 code of the registering authority's division; 100000 is the nation."""
        return self.value[2:8]

    @property
    def organisation_code(self) -> str:
        """The nine-character organisation code (GB 11714) inside."""
        return self.value[8:17]

    def __str__(self) -> str:
        return self.value


def normalise(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Half-width, upper-case, without spaces and hyphens, O and I read as 0 and 1; the findings say what was changed.

    The standard leaves O and I out because they look like digits, so reading them so is never ambiguous.
    """
    written, notes = characters.regular(text)
    value = written.translate(_LOOKALIKES) if len(written) == LENGTH else written
    return value, notes + characters.confusables(written, value)


def check_character(first17: str) -> str:
    """The 18th character for the first seventeen; `KeyError` for a character outside the alphabet."""
    total = sum(_VALUE[c] * w for c, w in zip(first17, _WEIGHTS, strict=True))
    # The outer modulus matters: remainder 0 gives check "0", not index 31.
    return ALPHABET[(31 - total % 31) % 31]


def parse(text: str) -> CreditCode:
    """The code in normal form, or `InvalidIdentifierError` with the first fault found."""
    value, notes = normalise(text)
    fault = _fault(value)
    if fault:
        raise InvalidIdentifierError(fault)
    return CreditCode(value, notes + _oddities(value))


def check(text: str) -> Finding | None:
    """The first fault of the text as a credit code, or None when it is valid."""
    return _fault(normalise(text)[0])


def check_written(value: str) -> Finding | None:
    """The first fault of a code already half-width and upper-case, taken as it is written."""
    return _fault(value)


def _fault(value: str) -> Finding | None:
    for rule in (_length, _characters, _authority, _province, _check_character):
        fault = rule(value)
        if fault:
            return fault
    return None


def _length(value: str) -> Finding | None:
    if len(value) == LENGTH:
        return None
    return Finding(
        "WRONG_LENGTH",
        f"a unified social credit code has 18 characters, this has {len(value)}",
        f"统一社会信用代码应为18位,实为{len(value)}位",
    )


def _characters(value: str) -> Finding | None:
    for position, character in enumerate(value, 1):
        if character not in _VALUE or (3 <= position <= 8 and not character.isdigit()):
            return Finding(
                "FORBIDDEN_CHARACTER",
                f"character {character!r} may not stand at position {position}"
                " (I, O, S, V and Z are never used; positions 3 to 8 are digits)",
                f"第{position}位不得为“{character}”",
            )
    return None


def _authority(value: str) -> Finding | None:
    if value[0] in AUTHORITIES:
        return None
    return Finding(
        "UNKNOWN_AUTHORITY",
        f"first character {value[0]!r} names no registration authority",
        f"第1位“{value[0]}”不是登记管理部门代码",
    )


def _province(value: str) -> Finding | None:
    if value[2:8] == NATIONAL or divisions.is_province(value[2:4]):
        return None
    return Finding(
        "UNKNOWN_PROVINCE",
        f"division {value[2:8]} lies in no province (first two digits {value[2:4]})",
        f"行政区划码{value[2:8]}的前两位{value[2:4]}不是省级代码",
    )


def _check_character(value: str) -> Finding | None:
    expected = check_character(value[:17])
    if value[17] == expected:
        return None
    return Finding(
        "WRONG_CHECK_CHARACTER",
        f"the check character should be {expected}, not {value[17]}: one or more characters were mistyped",
        f"校验码应为{expected},实为{value[17]},代码可能录入有误",
    )


def _oddities(value: str) -> tuple[Finding, ...]:
    notes = []
    if value[1] not in AUTHORITIES[value[0]][1]:
        notes.append(
            Finding("UNKNOWN_CLASS", f"class {value[1]} is not in the table", f"机构类别代码{value[1]}不在表中")
        )
    if organisation_code.check_character(value[8:16]) != value[16]:
        notes.append(
            Finding("ORGANISATION_CHECK", "the inner organisation code fails its check", "组织机构代码校验未通过")
        )
    note = divisions.oddity(value[2:8])
    return (*notes, note) if note else tuple(notes)
