"""Names in one normal form for comparing, and addresses cut to what may be shown."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import resources
from typing import Final

_DOTS: Final = dict.fromkeys(map(ord, "·•‧∙⋅・･․●．\u00b7\u2022\u30fb"), "·")
_BRACKETS: Final = str.maketrans("〔〕【】〖〗［］﹝﹞[]{}｛｝（）", "()()()()()()()()()")
_ROAD: Final = re.compile(r"^.*(?:大道|路|街|巷|弄|道|村|屯|寨|社区|居委会|乡|镇)")
_HOUSE: Final = re.compile(r"[0-9]|[一二三四五六七八九十百]+(?:号|栋|幢|座|楼|室|房|单元|组|队)")


def comparable(name: str) -> str:
    """Form in which two writings of a name are equal.

    Compatibility forms, brackets, the middle dot, spaces, letter case and traditional script are folded;
    characters outside the tables, those of extensions B to I among them, stay themselves.
    """
    folded = _fold(name)
    # Removing a space can make two characters one: once more until nothing changes.
    while (again := _fold(folded)) != folded:
        folded = again
    return folded


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name.translate(_DOTS)).translate(_DOTS).translate(_BRACKETS)
    bare = "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")
    return bare.casefold().translate(_simplified())


def shown_address(address: str) -> str:
    """The address up to road or village, without house number: the address of a sole trader may be a home."""
    plain = unicodedata.normalize("NFKC", address.strip())
    house = _HOUSE.search(plain)
    before = plain[: house.start()] if house else plain
    road = _ROAD.match(before)
    return road.group() if road else before


def masked_name(name: str) -> str:
    """A person's name with all but the first character masked, as publicity lists write it."""
    bare = name.strip()
    return bare[:1] + "*" * (len(bare) - 1)


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    text = (resources.files("statutes") / "data" / "traditional.txt").read_text(encoding="utf-8")
    pairs = (pair for line in text.splitlines() for pair in line.split())
    return {ord(pair[0]): pair[1] for pair in pairs}
