"""One row of a file of food sampling results (食品抽检结果): what was found in one sample, as published.

The files have free texts in every column; what cannot be understood stays as it is written, and only a row that cannot
be told to be passed or failed is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

COLUMNS: Final = (
    "信息来源", "搜索条件", "物料名称", "产品分类", "生产商", "供应商", "生产日期", "批号", "项目分类", "检测项目",
    "单位", "检测结果", "限量值", "判定", "发布单位", "发布日期", "备注",
)  # fmt: skip
NEEDED: Final = ("物料名称", "生产商", "供应商", "生产日期", "检测项目", "判定", "发布日期")
NOTHING: Final = frozenset({"", "/", "-", "—", "\\", "无", "不详", "N/A"})
PASSED: Final = frozenset({"合格", "符合"})
FAILED: Final = frozenset({"不合格", "不符合", "问题样品"})
_DAY: Final = re.compile(r"(\d{4})[-./年—](\d{1,2})[-./月—](\d{1,2})|(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)")
# Days since 1899-12-30, as spreadsheet programs leave them in a column of dates: 2010 to 2040.
_SERIAL: Final = re.compile(r"4\d{4}|5[01]\d{3}")
_SERIAL_ZERO: Final = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Item:
    """检测项目 that failed, its result and limit as written."""

    name: str
    result: str
    limit: str

    def __str__(self) -> str:
        limit = f"(限量{self.limit})" if self.limit else ""
        return f"{self.name}{limit}实测{self.result}" if self.result else f"{self.name}{limit}"


@dataclass(frozen=True, slots=True)
class Sampled:
    """A failed row."""

    line: int
    product: str
    category: str
    producer: str
    seller: str
    made: str
    """Day of production in ISO form where one can be read, else the lot as written; "" if neither is stated."""
    items: tuple[Item, ...]
    publisher: str
    published: date
    remark: str
    raw: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """A row that says nothing against anybody."""

    line: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that cannot be taken in; `reason` is a stable code."""

    line: int
    reason: str
    message_zh: str


REASONS: Final = {
    "VERDICT_UNKNOWN": "判定既非合格也非不合格",
    "PRODUCT_MISSING": "缺少物料名称",
    "ITEMS_MISSING": "不合格样品缺少检测项目",
    "PUBLISHED_UNREADABLE": "发布日期无法识别",
    "WRONG_COLUMN_COUNT": "列数与表头不符",
    "BROKEN_ENCODING": "编码错误",
    "BROKEN_ROW": "整行无法识别",
}


def read(line: int, values: Mapping[str, str]) -> Sampled | Passed | Unreadable:
    """What a row says."""
    cells = {name: _plain(values.get(name, "")) for name in COLUMNS}
    verdict = cells["判定"]
    if verdict in PASSED:
        return Passed(line)
    if verdict not in FAILED:
        return unreadable(line, "VERDICT_UNKNOWN")
    if cells["物料名称"] in NOTHING:
        return unreadable(line, "PRODUCT_MISSING")
    if cells["检测项目"] in NOTHING:
        return unreadable(line, "ITEMS_MISSING")
    published = day_in(cells["发布日期"])
    if published is None:
        return unreadable(line, "PUBLISHED_UNREADABLE")
    lot = stated(cells["生产日期"]) or stated(cells["批号"])
    day = day_in(lot)
    return Sampled(
        line=line,
        product=cells["物料名称"],
        category=stated(cells["产品分类"]),
        producer=cells["生产商"],
        seller=cells["供应商"],
        made=day.isoformat() if day else lot,
        items=items_of(cells["检测项目"], cells["检测结果"], cells["单位"], cells["限量值"]),
        publisher=_publisher(cells["发布单位"]),
        published=published,
        remark=stated(cells["备注"]),
        raw=tuple(cells.values()),
    )


def unreadable(line: int, reason: str) -> Unreadable:
    """Why a row is refused."""
    return Unreadable(line, reason, REASONS[reason])


def stated(text: str) -> str:
    """The text, or "" where it only says that there is nothing to say."""
    return "" if text in NOTHING else text


def day_in(text: str) -> date | None:
    """The first day that a text names, in any of the usual ways of writing.

    >>> day_in("2020-10-18（购进日期）"), day_in("20200706"), day_in("42100"), day_in("DL04148")
    (datetime.date(2020, 10, 18), datetime.date(2020, 7, 6), datetime.date(2015, 4, 6), None)
    """
    if _SERIAL.fullmatch(text):
        return _SERIAL_ZERO + timedelta(days=int(text))
    found = _DAY.search(text)
    if found is None:
        return None
    year, month, day = (int(each) for each in found.groups() if each)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def items_of(names: str, results: str, unit: str, limits: str) -> tuple[Item, ...]:
    """Several items of one cell apart where each has its own result; else the cell is one item."""
    apart = [_parts(cell) for cell in (names, results, limits)]
    count = len(apart[0])
    if count > 1 and all(len(each) in (0, count) for each in apart):
        results_, limits_ = (each or [""] * count for each in apart[1:])
        return tuple(map(Item, apart[0], results_, limits_))
    result = stated(results)
    return (Item(names, f"{result}{stated(unit)}" if result else "", stated(limits)),)


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in re.split("[;；]", stated(cell)) if part.strip()]


def _publisher(text: str) -> str:
    found = re.search(r"\((.*)\)$", text)
    return stated(found[1] if found else text)


def _plain(text: str) -> str:
    """One line, brackets and spaces of one kind; letters stay as written."""
    return re.sub(r"\s+", " ", text).strip().replace("（", "(").replace("）", ")")
