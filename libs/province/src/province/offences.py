"""What simulated entities did: the words of the documents, the clause that punishes, and amounts in fen."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

YUAN: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """An act, with `who`, `value` and `gain` (yuan) to be filled into its facts."""

    field: str
    title: str
    facts: str
    basis: str
    trades: tuple[str, ...]
    """Words of a business scope it goes with; none: any."""
    low_fen: int
    high_fen: int
    """The range of the clause."""
    fine_fen: int
    """In the middle of the range."""
    values: tuple[int, int]
    """Value of goods, least and most, in yuan."""
    heavy: bool = False
    """The fine reaches the threshold of a hearing."""

    def fits(self, scope: str) -> bool:
        """Whether somebody in such a business may have done it."""
        return not self.trades or any(word in scope for word in self.trades)

    def value(self, rng: Random) -> int:
        """A value of goods, in fen."""
        return rng.randrange(*self.values) * YUAN


OFFENCES: Final = (
    Offence(
        field="food",
        title="经营超过保质期的食品",
        facts="经查,{who}货架上摆放的预包装食品已超过保质期,货值金额{value}元,违法所得{gain}元。",
        basis="NPC-食品安全法:124",
        trades=("食品", "餐饮", "食用农产品"),
        low_fen=5_000_000,
        high_fen=10_000_000,
        fine_fen=7_000_000,
        values=(300, 6000),
    ),
    Offence(
        field="food",
        title="经营农药残留超过标准限量的食用农产品",
        facts="经监督抽检,{who}销售的豇豆灭蝇胺项目不符合食品安全国家标准,货值金额{value}元,违法所得{gain}元。",
        basis="NPC-食品安全法:124",
        trades=("食用农产品", "食品销售"),
        low_fen=5_000_000,
        high_fen=10_000_000,
        fine_fen=7_500_000,
        values=(200, 4000),
    ),
    Offence(
        field="price",
        title="未按规定明码标价",
        facts="经查,{who}经营场所内部分商品未标明价格,涉及商品货值金额{value}元,收取价款所得{gain}元。",
        basis="NPC-价格法:42",
        trades=(),
        low_fen=0,
        high_fen=500_000,
        fine_fen=250_000,
        values=(500, 9000),
    ),
    Offence(
        field="ads",
        title="发布含有绝对化用语的广告",
        facts="经查,{who}在网店页面使用“最佳”“第一”等用语推销商品,涉及销售额{value}元,违法所得{gain}元。",
        basis="NPC-广告法:57",
        trades=("互联网销售", "广告", "日用", "服装"),
        low_fen=2_000_000,
        high_fen=8_000_000,
        fine_fen=5_000_000,
        values=(2000, 30000),
    ),
    Offence(
        field="quality",
        title="销售不合格产品",
        facts="经监督抽查,{who}销售的电线电缆绝缘厚度不符合国家标准,货值金额{value}元,违法所得{gain}元。",
        basis="NPC-产品质量法:49",
        trades=("五金", "建筑材料", "建材", "日用"),
        low_fen=500_000,
        high_fen=3_000_000,
        fine_fen=1_700_000,
        values=(3000, 9000),
    ),
    Offence(
        field="equip",
        title="使用未经检验的特种设备",
        facts="经查,{who}使用的电梯检验有效期届满后未经检验继续使用,涉及设备价值{value}元,期间经营所得{gain}元。",
        basis="NPC-特种设备安全法:84",
        trades=(),
        low_fen=3_000_000,
        high_fen=30_000_000,
        fine_fen=15_000_000,
        values=(20000, 90000),
        heavy=True,
    ),
)
"""Articles are those of the acts in force in 2026; amounts lie where an ordinary case lies."""
