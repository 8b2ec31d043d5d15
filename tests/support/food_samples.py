"""Files of food sampling results: a small one with the faults real ones have, and the real one where it is."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from enforcement.intake.batches import batches_of
from enforcement.intake.planning import Way, plans_of
from enforcement.intake.sampled import COLUMNS, Sampled, read

_REAL = Path(__file__).parents[3] / "shared" / "data" / "food-sampling" / "food_sampling_dev.csv"
_BASE = {
    "信息来源": "食安通", "物料名称": "黄豆芽", "生产日期": "2020-08-25", "检测项目": "4-氯苯氧乙酸钠（不得检出）",
    "检测结果": "12.7μg/kg", "判定": "不合格", "发布单位": "国内监督抽查(广西市场监管局)", "发布日期": "2021-02-19",
}  # fmt: skip
# What a row says otherwise, and what it is to become.
SMALL = (
    ({"生产商": "南宁市青秀区某豆芽坊", "供应商": "博白县某超市"}, "clue"),
    # The same batch, another item.
    ({"生产商": "南宁市青秀区某豆芽坊", "供应商": "博白县某超市", "检测项目": "铅", "检测结果": "0.3mg/kg"}, "merged"),
    # Seller and producer are of different provinces: one event, a clue and a notice.
    ({"生产商": "湖北天五粮油有限责任公司", "供应商": "被抽检单位：桂林市某酒店", "物料名称": "小麦粉"}, "clue"),
    ({"生产商": "武汉某食品有限公司", "供应商": "", "物料名称": "酱油"}, "notice"),
    # Nobody is named, twice: never one batch.
    ({"生产商": "/", "供应商": "/", "生产日期": "/"}, "clue"),
    ({"生产商": "/", "供应商": "/", "生产日期": "/", "检测结果": "9.9μg/kg"}, "clue"),
    ({"生产商": "恒*调味品有限公司", "物料名称": "陈醋", "发布单位": "国内监督抽查()"}, "clue"),
    ({"生产商": "柳州某厂", "物料名称": "酱油", "生产日期": "42100"}, "clue"),
    ({"生产商": "广州某味精有限公司（假冒厂名）", "供应商": "玉林市某经营部", "物料名称": "味精"}, "clue"),
    ({"生产商": "钦州某厂", "判定": "合格", "检测项目": "", "检测结果": ""}, "passed"),
    ({"生产商": "钦州某厂", "判定": "待定"}, "refused"),
    ({"生产商": "钦州某厂", "发布日期": "去年"}, "refused"),
)


def write_small(path: Path, *, corrected: bool = False) -> Path:
    """The small file; `corrected` changes the result of its first row."""
    rows = [{**_BASE, **changed} for changed, _ in SMALL]
    if corrected:
        rows[0]["检测结果"] = "15.0μg/kg"
    return write(path, [[row.get(column, "") for column in COLUMNS] for row in rows], "gb18030")


def write(path: Path, rows: list[list[str]], encoding: str) -> Path:
    """A file of the published layout."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return path


def real_rows() -> list[list[str]]:
    """The rows of the real file; the test is skipped where the shared data is not there."""
    if not _REAL.exists():
        pytest.skip("the shared food sampling results are not here")
    with _REAL.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def slice_of(rows: list[list[str]], elsewhere: int, nameless: int) -> list[list[str]]:
    """Everything of the region and everybody without a place, and some of the rest, in the order of the file."""
    readings = [read(line, dict(zip(COLUMNS, row, strict=True))) for line, row in enumerate(rows)]
    wanted: set[int] = set(range(0, len(rows), len(rows) // 40))
    left = {Way.NOTICE: elsewhere, Way.WORK_LIST: nameless}
    for plan in plans_of(batches_of(each for each in readings if isinstance(each, Sampled)), "450000"):
        stands = plan.way is Way.CLUE or (plan.way is Way.WORK_LIST and bool(plan.label))
        if not stands:
            left[plan.way] -= 1
        if stands or left[plan.way] >= 0:
            wanted |= set(plan.lines)
    return [rows[line] for line in sorted(wanted)]
