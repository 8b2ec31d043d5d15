"""Which items of the permit lists a business scope touches (后置审批事项目录).

Words of the standard catalogue of scopes, our own selection, until a province loads its catalogue. A match is a
proposal to the officer and a notice to the applicant, never a decision.
"""

from __future__ import annotations

import re
from typing import Final

SCOPE_WORDS: Final = {
    "prepacked-food-sale": ("仅销售预包装食品", "预包装食品销售", "食品销售(仅销售预包装食品)"),
    "food-trade": ("食品经营", "食品销售", "餐饮服务", "食品互联网销售"),
    "food-production": ("食品生产", "食品添加剂生产", "保健食品生产"),
    "food-additive-low-risk": ("低风险食品生产",),
    "industrial-product": ("重要工业产品生产", "电线、电缆制造", "危险化学品生产"),
    "cma": ("检验检测服务", "机动车检验检测"),
    "special-equipment-production": ("特种设备设计", "特种设备制造", "特种设备安装改造修理"),
    "measurement-standard": ("计量标准", "计量技术服务"),
    "drug-trade": ("药品零售", "药品批发", "药品经营"),
    "drug-retail-otc": ("乙类非处方药零售",),
    "device-trade": ("第三类医疗器械经营",),
    "cosmetics-production": ("化妆品生产",),
    "ad-review": ("药品广告", "医疗器械广告", "保健食品广告"),
    "advertisement-publication": ("广告发布",),
    "public-place-hygiene": ("住宿服务", "理发服务", "美容服务", "公共浴室", "游泳馆", "洗浴服务"),
    "customs-broker": ("报关业务", "报关代理"),
}
"""Reform item -> words of a scope that touch it."""

EXCEPTIONS: Final = {"food-trade": ("仅销售预包装食品",)}
"""Words that take a scope item out of the wider permit item."""

_SEPARATORS: Final = re.compile("[;;。,,\n]")
_BRACKETS: Final = str.maketrans("()", "()")


def touched(scope: str) -> dict[str, str]:
    """Reform item -> the words of the scope that touch it, in the order of the scope."""
    found: dict[str, str] = {}
    for words in map(str.strip, _SEPARATORS.split(scope.translate(_BRACKETS))):
        for item in _items(words):
            found.setdefault(item, words)
    return found


def _items(words: str) -> list[str]:
    if not words or words.startswith("不含"):
        return []
    return [
        item
        for item, known in SCOPE_WORDS.items()
        if any(each in words for each in known) and not any(each in words for each in EXCEPTIONS.get(item, ()))
    ]
