"""Han text made searchable: one code point, one character; two neighbours, one token.

Elasticsearch's own `standard` tokenizer drops the characters of extensions G, H and I (measured on 9.2), and
other tokenizers are not in the core. So names are cut into pairs here, and the index only splits at spaces.
The same folding serves names, queries and highlights, so what is found is also what is marked.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from statutes.text import comparable

_SUPPLEMENTARY_HAN = range(0x20000, 0x40000)
"""Planes 2 and 3 hold nothing but Han; Python's tables may be older than the newest extension."""


@dataclass(frozen=True)
class Folded:
    """A text as it is compared: its significant characters, and where each stood in the original."""

    characters: str
    origins: tuple[int, ...]


def fold(text: str) -> Folded:
    """Fold script, case and width, and drop punctuation and spaces."""
    characters: list[str] = []
    origins: list[int] = []
    for position, character in enumerate(text):
        for folded in _fold_character(character):
            characters.append(folded)
            origins.append(position)
    return Folded("".join(characters), tuple(origins))


def key(text: str) -> str:
    """The form in which two writings of a name are the same name."""
    return "".join(map(_fold_character, text))


def pairs(text: str) -> list[str]:
    """Every two neighbouring characters of a text; its one character if it has only one."""
    folded = key(text)
    if len(folded) < 2:
        return [folded] if folded else []
    return [folded[i : i + 2] for i in range(len(folded) - 1)]


def index_tokens(text: str) -> str:
    """What the index holds for a text: its pairs and its last character, between spaces.

    The last character makes a query of one character a prefix query that finds it at any place.
    """
    tokens = pairs(text)
    if tokens and len(tokens[-1]) == 2:
        tokens.append(tokens[-1][1])
    return " ".join(tokens)


def query_tokens(word: str) -> str:
    """What a word of a query must find, between spaces."""
    return " ".join(pairs(word))


@lru_cache(maxsize=65536)
def _fold_character(character: str) -> str:
    return "".join(filter(_is_significant, comparable(character)))


def _is_significant(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co" or ord(character) in _SUPPLEMENTARY_HAN
