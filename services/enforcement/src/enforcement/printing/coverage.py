"""Which characters of GB 18030-2022 (with amendment 1) the faces of this machine draw.

`python -m enforcement.printing.coverage` prints a table by block and names what no face has.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TextIO

from enforcement.printing.faces import BOX, Faces, installed

HAN: Final = {
    "URO": (0x4E00, 0x9FFF),
    "Extension A": (0x3400, 0x4DBF),
    "Extension B": (0x20000, 0x2A6DF),
    "Extension C": (0x2A700, 0x2B739),
    "Extension D": (0x2B740, 0x2B81D),
    "Extension E": (0x2B820, 0x2CEA1),
    "Extension F": (0x2CEB0, 0x2EBE0),
    "Extension G": (0x30000, 0x3134A),
    "Extension H": (0x31350, 0x323AF),
    "Extension I": (0x2EBF0, 0x2EE5D),
}
"""Ideographs of implementation level 3 and of amendment 1, as Unicode 15.1 has them."""
OTHER: Final = {
    "Radicals": (0x2E80, 0x2EF3),
    "康熙 radicals": (0x2F00, 0x2FD5),
    "Strokes": (0x31C0, 0x31E3),
    "Yi": (0xA000, 0xA4C6),
    "Lisu": (0xA4D0, 0xA4FF),
    "Hangul": (0xAC00, 0xD7A3),
    "Uyghur, Kazakh, Kirghiz": (0x0600, 0x06FF),
    "Tibetan": (0x0F00, 0x0FDA),
    "Mongolian": (0x1800, 0x18AA),
    "德宏傣文": (0x1950, 0x1974),
    "西双版纳新傣文": (0x1980, 0x19DF),
    "西双版纳老傣文": (0x1A20, 0x1AAD),
    "滇东北苗文": (0x16F00, 0x16F9F),
}


@dataclass(frozen=True, slots=True)
class Covered:
    """One block."""

    block: str
    characters: int
    drawn: int
    missing: tuple[str, ...]


def two_byte() -> str:
    """Characters of the standard's two-byte part, less its user-defined area: levels 1 and 2 and the symbols."""
    cells = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF) if trail != 0x7F)
    read = (cell.decode("gb18030", errors="ignore") for cell in cells)
    return "".join(each for each in read if each and not 0xE000 <= ord(each) <= 0xF8FF)


def blocks() -> Iterator[tuple[str, str]]:
    """(name, its characters), the two-byte part first."""
    yield "Two-byte part", two_byte()
    for name, (first, last) in HAN.items():
        # Written out, for the tables of the running Python may be older than the amendment.
        yield name, "".join(map(chr, range(first, last + 1)))
    for name, (first, last) in OTHER.items():
        yield name, "".join(filter(_assigned, map(chr, range(first, last + 1))))


def _assigned(character: str) -> bool:
    return unicodedata.category(character) != "Cn"


def coverage(faces: Faces) -> Iterator[Covered]:
    """What is drawn, block by block."""
    for name, characters in blocks():
        missing = tuple(each for each in characters if faces.of(each) == BOX)
        yield Covered(name, len(characters), len(characters) - len(missing), missing)


def main(out: TextIO) -> None:
    """Print the table."""
    for each in coverage(installed()):
        out.write(f"{each.block}: {each.drawn} of {each.characters}\n")
        if each.missing:
            out.write("  without a glyph: " + " ".join(_ranges(each.missing)) + "\n")


def _ranges(missing: tuple[str, ...]) -> Iterator[str]:
    codes = [ord(each) for each in missing]
    first = previous = codes[0]
    for code in [*codes[1:], -1]:
        if code != previous + 1:
            yield f"U+{first:04X}" if first == previous else f"U+{first:04X}-{previous:04X}"
            first = code
        previous = code


if __name__ == "__main__":
    main(sys.stdout)
