"""Publicity of penalties 行政处罚信息公示 and its early end by credit repair 信用修复 (SAMR-107/2025, SAMR-45/2021)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from statutes.clock import Period
from statutes.rules.nodes import list_of, one_of, read_period, read_text, read_truth
from statutes.rules.rows import Field, Kind, Reference, Row


class Grade(StrEnum):
    """How heavy the publicity of a penalty is."""

    NONE = "none"
    """不公示"""
    MINOR = "minor"
    """轻微"""
    ORDINARY = "ordinary"
    """一般"""
    SERIOUS = "serious"
    """严重"""


class Subject(StrEnum):
    """What a repair takes away."""

    PENALTY = "penalty"
    """行政处罚信息"""
    ABNORMAL_LIST = "abnormal-list"
    """经营异常名录"""
    ABNORMAL_MARK = "abnormal-mark"
    """个体工商户经营异常状态标记"""
    SERIOUS_LIST = "serious-list"
    """严重违法失信名单"""
    INSPECTION = "inspection"
    """抽查检查结果"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityClass(Row):
    """How long a penalty of a class is shown.

    `minimum` is the time before repair may be asked for, None where there is no such wait; `maximum` that after
    which it ends by itself, None where nothing is shown. With `until_restriction_ends` neither may end before the
    restriction imposed does. The longest class of several kinds in one decision counts.
    """

    grade: Grade
    minimum: Period | None
    maximum: Period | None
    repairable: bool
    until_restriction_ends: bool
    kinds: tuple[str, ...]
    fields_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairWindow(Row):
    """When a repair may be asked for and what must be fulfilled; `steps` are the deadline rules of the authority.

    `classes` names the publicity classes it is open to, empty where the subject has none.
    """

    subject: Subject
    minimum: Period | None
    maximum: Period | None
    conditions: tuple[str, ...]
    classes: tuple[str, ...]
    steps: tuple[str, ...]


def _penalty_kinds(row: PublicityClass) -> Iterable[Reference]:
    return (Reference("penalty_kind", kind) for kind in row.kinds)


def _shown_at_all(row: PublicityClass) -> None:
    if (row.grade is Grade.NONE) != (row.maximum is None):
        raise row.position.error("FIELD_VALUE", f"grade {row.grade.value!r} and maximum {row.maximum} do not agree")


def _repair_references(row: RepairWindow) -> Iterable[Reference]:
    yield from (Reference("publicity_class", name) for name in row.classes)
    yield from (Reference("deadline", step) for step in row.steps)
    yield from (Reference("term:repair", condition) for condition in row.conditions)


PUBLICITY_CLASS: Final = Kind(
    name="publicity_class",
    row=PublicityClass,
    fields={
        "grade": Field(one_of(Grade)),
        "minimum": Field(read_period, None),
        "maximum": Field(read_period, None),
        "repairable": Field(read_truth),
        "until_restriction_ends": Field(read_truth, default=False),
        "kinds": Field(list_of(read_text), ()),
        "fields_of": Field(list_of(read_text), ()),
    },
    references=_penalty_kinds,
    check=_shown_at_all,
    substantive=True,
)

REPAIR_WINDOW: Final = Kind(
    name="repair_window",
    row=RepairWindow,
    fields={
        "subject": Field(one_of(Subject)),
        "minimum": Field(read_period, None),
        "maximum": Field(read_period, None),
        "conditions": Field(list_of(read_text)),
        "classes": Field(list_of(read_text), ()),
        "steps": Field(list_of(read_text)),
    },
    references=_repair_references,
)
