"""Rule files into a rulebook: read, checked, and kept."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from statutes import divisions
from statutes.rules.book import Rulebook
from statutes.rules.checks import check
from statutes.rules.errors import RuleError
from statutes.rules.overrides import apply_overrides
from statutes.rules.sheets import read_sheets

if TYPE_CHECKING:
    from collections.abc import Mapping

_OVERRIDES: Final = "overrides/"
_DIVISION: Final = re.compile(r"[1-9][0-9]{5}")


def load_rulebook(region: str = "") -> Rulebook:
    """The shipped rules, national or of the province a division lies in; read once per region.

    `RuleFileError` names file and line of the first fault; `RuleError` REGION_INVALID for no six-digit code.
    """
    return _load(_province(region))


@lru_cache(maxsize=64)
def _load(region: str) -> Rulebook:
    return build_rulebook(shipped_texts(), region)


def build_rulebook(texts: Mapping[str, str], region: str = "") -> Rulebook:
    """A rulebook from texts by file name; overrides have names like `overrides/450000.yaml`."""
    province = _province(region)
    national = {file: text for file, text in sorted(texts.items()) if not file.startswith(_OVERRIDES)}
    sheets = read_sheets(national)
    check(sheets)
    file = f"{_OVERRIDES}{province}.yaml"
    local = texts.get(file, "") if province else ""
    if local:
        apply_overrides(province, file, local, sheets)
        check(sheets)
    digest = sha256("\0".join((*national, *national.values(), local)).encode()).hexdigest()
    return Rulebook(province, digest, sheets.rules, sheets.instruments, sheets.terms)


@lru_cache(maxsize=1)
def shipped_texts() -> Mapping[str, str]:
    """The files this library comes with, by name."""
    folder = resources.files("statutes") / "data" / "rules"
    found = {entry.name: entry for entry in folder.iterdir()}
    found |= {f"{_OVERRIDES}{entry.name}": entry for entry in (folder / "overrides").iterdir()}
    return MappingProxyType(
        {name: entry.read_text(encoding="utf-8") for name, entry in sorted(found.items()) if name.endswith(".yaml")}
    )


def _province(region: str) -> str:
    if not region:
        return ""
    if not _DIVISION.fullmatch(region):
        raise RuleError(
            "REGION_INVALID",
            f"{region!r} is no division code of six digits",
            f"“{region}”不是六位行政区划码",
            remedy="write 450000",
        )
    return "" if divisions.level_of(region) is divisions.Level.NATION else divisions.province_of(region)
