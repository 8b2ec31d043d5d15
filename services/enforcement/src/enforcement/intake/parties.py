"""Who is named in a row of sampling results, and as what.

The two columns hold more than names: the part somebody played (被抽检单位：…), two firms in one cell
(委托方：…受托方：…), a market and the stall in it (…＋…), or that the name was used by somebody else (假冒).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from enforcement.intake.sampled import NOTHING, Sampled

PRODUCER: Final = "生产者"
SELLER: Final = "销售者"
UNKNOWN: Final = "未载明"
COMMISSIONER: Final = "委托生产者"
REPACKER: Final = "分装者"
_PARTS: Final = {
    "标称生产企业": PRODUCER,
    "生产企业": PRODUCER,
    "生产商": PRODUCER,
    "制造商": PRODUCER,
    "受委托方": PRODUCER,
    "受托方": PRODUCER,
    "委托生产企业": COMMISSIONER,
    "委托方": COMMISSIONER,
    "委托商": COMMISSIONER,
    "监制商": "监制者",
    "分装商": REPACKER,
    "分装者": REPACKER,
    "进口商": "进口商",
    "经销商": SELLER,
    "供应商": SELLER,
    "被抽检单位": SELLER,
    "被抽样单位": SELLER,
    "Producer": "",
    "原产国": "",
}
"""Words before a colon; what lies abroad ("") is nobody we could proceed against."""
_LABEL: Final = re.compile(f"({'|'.join(sorted(_PARTS, key=len, reverse=True))})(?:名称)?[:：]")
_REPACKED: Final = re.compile(r"\((分装商?|分装者)\)$")
_FALSE_NAME: Final = re.compile(r"假冒|冒用")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named as a party."""

    label: str
    """As published; "" if nobody is named."""
    part: str
    note: str = ""
    """What the cell says besides."""

    @property
    def hidden(self) -> bool:
        """Whether the publisher replaced characters of the name."""
        return "*" in self.label


def parties_of(row: Sampled) -> tuple[Named, ...]:
    """Everybody named, each once; one without a name where nobody is.

    A producer whose name was used by others is not suspected, and does not become one here.
    """
    found: dict[str, Named] = {}
    for each in (*_in_cell(row.producer, PRODUCER), *_in_cell(row.seller, SELLER)):
        if _FALSE_NAME.search(each.note) or (each.part == PRODUCER and _FALSE_NAME.search(row.remark)):
            continue
        before = found.get(each.label)
        part = each.part if before is None else "、".join(dict.fromkeys((before.part, each.part)))
        found[each.label] = Named(each.label, part, each.note)
    return tuple(found.values()) or (Named("", UNKNOWN),)


def _in_cell(cell: str, usual: str) -> list[Named]:
    if cell in NOTHING:
        return []
    marks = list(_LABEL.finditer(cell))
    if not marks:
        return [_named(cell, usual)]
    ends = [mark.start() for mark in marks[1:]] + [len(cell)]
    segments = [
        (_PARTS[mark[1]], cell[mark.end() : end].strip(" ;；.。,，")) for mark, end in zip(marks, ends, strict=True)
    ]
    return [_named(name, part) for part, name in segments if part and name not in NOTHING]


def _named(text: str, part: str) -> Named:
    name, note = text, ""
    if "＋" in name:
        note, _, name = name.rpartition("＋")
    if repacked := _REPACKED.search(name):
        name, part = name[: repacked.start()], REPACKER
    elif name.endswith(")") and name.startswith("("):
        name = name[1:-1]
    elif (false := re.search(r"\(([^()]*)\)$", name)) and _FALSE_NAME.search(false[1]):
        name, note = name[: false.start()], false[1]
    return Named(name.strip(), part, note)
