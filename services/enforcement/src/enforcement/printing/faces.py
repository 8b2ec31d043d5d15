"""The faces documents are set in: found on this machine, checked by SHA-256, asked for characters and widths.

A font file counts only if it is the very file `faces.yaml` pins, so that the same words give the same bytes. It is
looked for beside the requirements, in `SSV_FONTS`, in the cache `tools/fetch_fonts.py` fills, and among the system's.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import yaml
from fontTools.ttLib import TTFont

SONG: Final = "song"
HEI: Final = "hei"
BOX: Final = "box"
"""The face of characters no other has: an empty box."""
SHAPED: Final = ((0x0590, 0x08FF), (0x0F00, 0x0FFF), (0x1800, 0x18AF), (0x1950, 0x19DF), (0x1A20, 0x1AAF))
"""Arabic, Tibetan, Mongolian and Dai letters change with their neighbours: drawn one by one they would be wrong."""


class FacesMissingError(RuntimeError):
    """A face that has to be there is not on this machine."""


@dataclass(frozen=True)
class Face:
    """One font file."""

    path: Path
    widths: Mapping[int, float] = field(repr=False)
    """Width of each character it has, as a part of its size."""


class Faces:
    """Faces in the order they are asked; a file is looked for and read when the ones before lack a character."""

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        self._rows = {row["name"]: row for row in rows}
        self._found: dict[str, Face | None] = {}
        self._order = {wanted: sorted(self._rows, key=lambda name: name != wanted) for wanted in (SONG, HEI)}
        self._drawn_by: dict[tuple[str, str], str] = {}

    def of(self, character: str, wanted: str = SONG) -> str:
        """Name of the face that draws a character; BOX if none does."""
        known = self._drawn_by.get((character, wanted))
        if known is None:
            known = self._drawn_by[character, wanted] = self._search(ord(character), wanted)
        return known

    def width(self, character: str, wanted: str = SONG) -> float:
        """Width of a character, as a part of its size."""
        face = self._face(self.of(character, wanted))
        return face.widths[ord(character)] if face else 1.0

    def path(self, name: str) -> Path:
        """The file of a face. FacesMissingError."""
        face = self._face(name)
        if face is None:
            raise FacesMissingError(f"the face {name} is missing or changed: run `make setup`, then `make fonts`")
        return face.path

    def missing(self, text: str) -> tuple[str, ...]:
        """Characters no face draws, once each, in order."""
        return tuple(dict.fromkeys(each for each in text if not each.isspace() and self.of(each) == BOX))

    def _search(self, code: int, wanted: str) -> str:
        if any(first <= code <= last for first, last in SHAPED):
            return BOX
        faces = ((name, self._face(name)) for name in self._order[wanted])
        return next((name for name, face in faces if face and code in face.widths), BOX)

    def _face(self, name: str) -> Face | None:
        if name not in self._found:
            self._found[name] = _face(self._rows[name], os.environ) if name in self._rows else None
        return self._found[name]


@cache
def installed() -> Faces:
    """The faces of this machine. FacesMissingError where not even the requirements' are there."""
    faces = Faces(pinned())
    for name in (SONG, HEI):
        faces.path(name)
    return faces


def pinned() -> list[Mapping[str, str]]:
    """The rows of faces.yaml."""
    rows: list[Mapping[str, str]] = yaml.safe_load(_text())["faces"]
    return rows


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Where fetched fonts are kept."""
    home = environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(environ.get("SSV_CACHE") or Path(home) / "smartsupervision") / "fonts"


def is_pinned(path: Path, sha256: str) -> bool:
    """Whether a file is the one that is pinned."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _face(row: Mapping[str, str], environ: Mapping[str, str]) -> Face | None:
    path = next((each for each in _places(row["file"], environ) if is_pinned(each, row["sha256"])), None)
    return Face(path, _widths(path)) if path else None


def _places(file: str, environ: Mapping[str, str]) -> Iterator[Path]:
    spec = find_spec("pylopdf_fonts_zh_cn")
    if spec and spec.origin:
        yield from Path(spec.origin).parent.glob(file)
    yield from (found for each in _folders(environ) if each.is_dir() for found in sorted(each.rglob(file)))


def _folders(environ: Mapping[str, str]) -> Iterator[Path]:
    if named := environ.get("SSV_FONTS"):
        yield Path(named)
    yield cache_folder(environ)
    shared = environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    yield from (Path(each) / "fonts" for each in shared.split(":") if each)


def _widths(path: Path) -> dict[int, float]:
    with TTFont(path, lazy=True) as font:
        em, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def _text() -> str:
    return resources.files("enforcement.printing").joinpath("faces.yaml").read_text(encoding="utf-8")
