"""Points a closed penalty file is evaluated by 案卷评查 (SAMR-22/2019:10): computed where they can be, else asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from statutes.rules.nodes import list_of, one_of, read_text, read_whole
from statutes.rules.rows import Field, Kind, Reference, Row


class FileGroup(StrEnum):
    """What a point is about."""

    SUBJECT = "subject"
    """主体合法"""
    FACTS = "facts"
    """事实证据"""
    BASIS = "basis"
    """法律依据"""
    PROCEDURE = "procedure"
    """程序合法"""
    DISCRETION = "discretion"
    """裁量适当"""
    CRIME = "crime"
    """涉罪移送"""
    FILE = "file"
    """案卷质量"""


class FileSeverity(StrEnum):
    """What a defect does to the result."""

    FAILING = "failing"
    """不合格: one such defect fails the file."""
    FLAW = "flaw"
    """瑕疵"""
    QUESTION = "question"
    """Raises a question and finds nothing by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCheck(Row):
    """One point. `check` names the computation, "" a point that only a person can judge.

    `of` is what the computation is told, such as the time limits it looks at; `fields_of` are the fields of law it is
    for, all where empty. `points` is what a defect costs where
    the authority's standard has weights; 0 everywhere means that there is no score.
    """

    group: FileGroup
    severity: FileSeverity
    check: str
    of: tuple[str, ...]
    fields_of: tuple[str, ...]
    points: int


def _limits(row: FileCheck) -> Iterable[Reference]:
    if row.check == "limit-kept":
        yield from (Reference("deadline", rule) for rule in row.of)
    if row.check == "crime-threshold":
        yield from (Reference("threshold", rule) for rule in row.of)


FILE_CHECK: Final = Kind(
    name="file_check",
    row=FileCheck,
    fields={
        "group": Field(one_of(FileGroup)),
        "severity": Field(one_of(FileSeverity)),
        "check": Field(read_text, ""),
        "of": Field(list_of(read_text), ()),
        "fields_of": Field(list_of(read_text), ()),
        "points": Field(read_whole, 0),
    },
    references=_limits,
)
