"""Which series (文种代字) numbers which document; the lines of an authority have their own marks."""

from __future__ import annotations

from typing import Final

MARKS: Final = ("市监", "药监", "知")
"""Market regulation, drugs, intellectual property: series of each line begin with one of these."""

DESIGNATION: Final = ("指定",)
ASSIGNMENT: Final = ("交办",)
TRANSFER: Final = ("案移",)
CRIME_TRANSFER: Final = ("涉罪移",)
NOTICE: Final = ("罚告",)
HEARING: Final = ("听通",)
PENALTY: Final = ("处罚",)
NO_PENALTY: Final = ("不罚",)
DEFERRAL: Final = ("延分通",)
DEMAND: Final = ("罚催",)
COURT: Final = ("执申",)
REGISTRATION: Final = ("先登",)
REGISTRATION_ENDS: Final = ("解登",)
MEASURE: Final = ("强制",)
MEASURE_LONGER: Final = ("延强",)
MEASURE_ENDS: Final = ("解强",)
ASSISTANCE: Final = ("协查", "协扣")
SPOT: Final = ("当罚",)
CORRECTION: Final = ("责改",)
NO_STEP: Final = ("询通", "限提", "物移", "托管", "检鉴委", "检鉴期", "检鉴结", "责退", "罚送告")
"""Of documents no step rests on: the paper itself uses the number."""


def is_of(series: str, endings: tuple[str, ...]) -> bool:
    """Whether a series numbers such documents, whichever line of the authority it belongs to.

    >>> is_of("市监处罚", PENALTY), is_of("药监处罚", PENALTY), is_of("市监罚告", PENALTY)
    (True, True, False)
    """
    return any(series == mark + ending for mark in MARKS for ending in endings)
