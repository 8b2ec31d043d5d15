"""Why a name is taken, alike or free."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Result(StrEnum):
    """Outcome of a comparison, the gravest first: refused, warned of, free."""

    IDENTICAL = "identical"
    SIMILAR = "similar"
    CLEAR = "clear"


class Reason(NamedTuple):
    """One row of the catalogue; the messages name the other name."""

    result: Result
    rule: str
    message: str
    message_zh: str
    remedy: str = "none is needed"


_ANOTHER: Final = "choose another trade name"
_WARNED: Final = "choose another trade name, or go on and answer for confusion (SC-734:21)"

REASONS: Final[Mapping[str, Reason]] = MappingProxyType(
    {
        "SAME_NAME": Reason(
            Result.IDENTICAL, "SC-734:17", "{name} is the same name", "与企业名称“{name}”相同", _ANOTHER
        ),
        "SAME_TRADE_NAME": Reason(
            Result.IDENTICAL,
            "SC-734:17",
            "{name} has the same trade name in the same industry",
            "与同行业企业名称“{name}”的字号相同",
            _ANOTHER,
        ),
        "SAME_TRADE_NAME_WITHOUT_INDUSTRY": Reason(
            Result.IDENTICAL,
            "SC-734:17",
            "{name} has the same trade name, and one of the two names states no industry",
            "与企业名称“{name}”的字号相同,且其中一方未使用行业表述",
            "choose another trade name, or show an investment relation",
        ),
        "ALIKE_TRADE_NAME": Reason(
            Result.SIMILAR,
            "SC-734:16",
            "the trade name of {name} sounds or looks alike",
            "与企业名称“{name}”的字号近似",
            _WARNED,
        ),
        "SAME_NAME_ELSEWHERE": Reason(
            Result.SIMILAR,
            "SC-734:16",
            "{name} is registered with another authority",
            "“{name}”已在其他登记机关登记",
            _WARNED,
        ),
        "DIFFERENT_TRADE_NAME": Reason(
            Result.CLEAR, "SC-734:17", "the trade name of {name} is another", "与“{name}”字号不同"
        ),
        "DIFFERENT_INDUSTRY": Reason(
            Result.CLEAR, "SC-734:17", "{name} is of another industry", "与“{name}”不属同行业"
        ),
        "OTHER_AUTHORITY": Reason(
            Result.CLEAR, "SC-734:17", "{name} is with another authority", "“{name}”不在同一登记机关"
        ),
        "INVESTMENT_RELATION": Reason(
            Result.CLEAR,
            "SC-734:17",
            "there is an investment relation with the holder of {name}",
            "与“{name}”有投资关系",
        ),
        "NAME_TRANSFERRED": Reason(
            Result.CLEAR, "SC-734:17", "{name} was transferred to the applicant", "“{name}”已转让给申请人"
        ),
        "FREE_AFTER_A_YEAR": Reason(
            Result.CLEAR, "SC-734:17", "{name} was given up more than a year ago", "“{name}”停用已满1年"
        ),
    }
)
"""Every reason a comparison can have; callers branch on result and reason, messages may be reworded."""
