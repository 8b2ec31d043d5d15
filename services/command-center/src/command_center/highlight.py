"""Which places of a text a query found. Pure; the same folding as the index."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from command_center.folding import fold, key
from smartsupervision.commandcenter.v1.command_center_pb2 import Fragment

BEFORE: Final = 12
AFTER: Final = 30
"""Characters of a long text that are shown around a mark."""


def fragments(text: str, query: str) -> list[Fragment]:
    """The whole text in pieces, in order, each marked as found or not."""
    marked = _marked(text, query.split())
    pieces = groupby(range(len(text)), key=lambda position: position in marked)
    return [Fragment(text="".join(text[i] for i in run), matched=matched) for matched, run in pieces]


def snippet(pieces: Sequence[Fragment]) -> list[Fragment]:
    """Of a long text what stands around its first mark; nothing if there is none."""
    first = next((place for place, piece in enumerate(pieces) if piece.matched), None)
    if first is None:
        return []
    before = pieces[first - 1].text if first else ""
    after = pieces[first + 1].text if first + 1 < len(pieces) else ""
    cut = len(before) > BEFORE
    found = [Fragment(text=("…" if cut else "") + before[-BEFORE:])] if before else []
    found.append(pieces[first])
    if after:
        more = len(after) > AFTER or len(pieces) > first + 2
        found.append(Fragment(text=after[:AFTER] + ("…" if more else "")))
    return found


def _marked(text: str, words: Sequence[str]) -> set[int]:
    folded = fold(text)
    positions: set[int] = set()
    for word in map(key, words):
        positions.update(_found(folded.characters, word))
    return {folded.origins[position] for position in positions}


def _found(characters: str, word: str) -> set[int]:
    """Places of the whole word or, where it does not stand in one piece, of its pairs."""
    whole = _places(characters, word)
    if whole or len(word) < 3:
        return whole
    return set().union(*(_places(characters, word[i : i + 2]) for i in range(len(word) - 1)))


def _places(characters: str, part: str) -> set[int]:
    positions: set[int] = set()
    start = characters.find(part) if part else -1
    while start >= 0:
        positions.update(range(start, start + len(part)))
        start = characters.find(part, start + 1)
    return positions
