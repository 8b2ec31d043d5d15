"""Rows for tests of the bulk import, and the real registry files where they are."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from licensing.intake import columns

TODAY = date(2026, 11, 23)
HEADER = tuple(columns.NAMES[column][0] for column in columns.REQUIRED)
_REGISTRY = Path(__file__).parents[3] / "shared" / "data" / "registry"
_15, _13, _FOREIGN, _ORGANISATION = (
    "OLD_REGISTRATION_NUMBER",
    "OLD_REGISTRATION_NUMBER_13",
    "FOREIGN_INVESTED_NUMBER",
    "ORGANISATION_CODE_ONLY",
)
# The files in the order they are imported, and what becomes of their rows.
FILES = {
    "guangxi_1978_2002": {"loaded": 17883},
    "china_1990": {"loaded": 23830, "known": 1276, _15: 84, _13: 13},
    "china_1993": {"loaded": 39702, "known": 1088, _15: 154, _13: 17, _FOREIGN: 2, "refused": 2},
    "china_1996": {"loaded": 43534, "known": 911, _15: 121, _13: 13, _FOREIGN: 2, _ORGANISATION: 3, "refused": 3},
}

_COMPLETE = {
    "name": "广西鑫盛建材有限公司",
    "code": "91450100MA5K00012J",
    "established": "1996-01-09",
    "type": "有限责任公司",
    "representative": "覃**",
    "capital": "100(万元人民币)",
    "scope": "建筑材料销售",
    "province": "广西",
    "place": "南宁",
    "address": "南宁市民族大道1号",
}


def row(**changes: str) -> dict[str, str]:
    """A complete row by column, with changes."""
    return dict.fromkeys(columns.NAMES, "") | _COMPLETE | changes


def line(**changes: str) -> list[str]:
    """The same as fields in the order of HEADER."""
    values = row(**changes)
    return [values[column] for column in columns.REQUIRED]


def registry_file(name: str) -> Path:
    """A real registry file; the test is skipped where the shared data is not there."""
    path = _REGISTRY / f"{name}.csv.gz"
    if not path.exists():
        pytest.skip("the shared registry data is not beside the project (../shared/data/registry)")
    return path


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a real registry file by column."""
    with gzip.open(registry_file(name), "rt", encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        layout = columns.layout(next(reader))
        yield from map(layout.values, reader)
