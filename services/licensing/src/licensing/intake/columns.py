"""The columns of a register file, by the names older registers give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from licensing.intake.problems import FileRefusedError

# Column -> the headers it goes by; the first is the one of the national layout.
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("企业名称", "名称", "主体名称", "字号名称", "registered_name"),
    "code": ("统一社会信用代码", "统一社会信用代码/注册号", "注册号", "unified_social_credit_code"),
    "established": ("注册日期", "成立日期", "established_date"),
    "type": ("企业类型", "主体类型", "entity_type"),
    "representative": ("法人代表", "法定代表人", "负责人", "经营者", "legal_representative"),
    "capital": ("注册资金", "注册资本", "registered_capital"),
    "scope": ("经营范围", "business_scope"),
    "province": ("所在省份", "省份", "province"),
    "place": ("地区", "城市", "city"),
    "address": ("注册地址", "住所", "经营场所", "address"),
    # A register may have these; the national layout has not.
    "status": ("经营状态", "登记状态", "status"),
    "ended": ("注销日期", "吊销日期", "ended_date"),
    "division": ("行政区划", "行政区划代码", "division"),
    "authority": ("登记机关", "registration_authority"),
}
OPTIONAL: Final = frozenset({"status", "ended", "division", "authority"})
REQUIRED: Final = tuple(column for column in NAMES if column not in OPTIONAL)
# Without these no row can be read, whatever is allowed.
INDISPENSABLE: Final = frozenset({"name", "code"})


@dataclass(frozen=True, slots=True)
class Layout:
    """Which field of a row is which column; `width` fields make a row."""

    width: int
    positions: Mapping[str, int]
    headers: tuple[str, ...]
    absent: tuple[str, ...] = ()

    def values(self, fields: Sequence[str]) -> dict[str, str]:
        """The fields of a row by column, stripped; absent columns are empty."""
        found = {column: fields[position].strip() for column, position in self.positions.items()}
        return dict.fromkeys(NAMES, "") | found


def layout(headers: Sequence[str], *, allow_missing: bool = False) -> Layout:
    """The layout a header row gives. `FileRefusedError` when columns are missing or stand twice."""
    bare = [header.strip().lstrip("\ufeff") for header in headers]
    positions: dict[str, int] = {}
    for column, names in NAMES.items():
        hits = [i for i, header in enumerate(bare) if header in names]
        if len(hits) > 1:
            raise _refused("DUPLICATE_COLUMN", f"column {names[0]} stands {len(hits)} times", f"列“{names[0]}”重复")
        if hits:
            positions[column] = hits[0]
    absent = tuple(column for column in REQUIRED if column not in positions)
    if (absent and not allow_missing) or INDISPENSABLE & set(absent):
        raise _missing(absent, bare)
    return Layout(len(bare), positions, tuple(bare), absent)


def _missing(absent: Sequence[str], found: Sequence[str]) -> FileRefusedError:
    names = "、".join(NAMES[column][0] for column in absent)
    have = "、".join(header[:20] for header in found[:20])
    return _refused("MISSING_COLUMNS", f"the header lacks {names}; it has {have}", f"表头缺少列:{names};现有:{have}")


def _refused(reason: str, message: str, message_zh: str) -> FileRefusedError:
    remedy = "put the register's column names in the first line: " + ",".join(NAMES[c][0] for c in REQUIRED)
    return FileRefusedError(reason, message, message_zh, remedy)
