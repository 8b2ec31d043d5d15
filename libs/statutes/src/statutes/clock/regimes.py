"""The regimes under which periods run 期间计算规则: which days a bare 日 means, and when the last day moves.

Each regime is one row with the article it comes from. Where the article leaves room, `Roll` names the doubt and
the clock answers with two dates instead of choosing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from statutes.clock.periods import LONGEST, Period, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping


class Regime(StrEnum):
    """The body of law whose rules of counting a period follows."""

    PENALTY = "PENALTY"
    LICENSING = "LICENSING"
    COERCION = "COERCION"
    RECONSIDERATION = "RECONSIDERATION"
    CRIMINAL_PROCEDURE = "CRIMINAL_PROCEDURE"
    ORDER_310 = "ORDER_310"
    COMPLAINT = "COMPLAINT"
    REGISTRATION = "REGISTRATION"
    PUBLICITY = "PUBLICITY"


class Roll(StrEnum):
    """What happens when the last day is no working day 期间届满的最后一日."""

    NONE = "NONE"
    """The last day stays the last day."""
    STATUTORY = "STATUTORY"
    """The text moves it off 法定节假日 only; a plain weekend or an exchanged day off is the doubtful case."""
    OFF_DAYS = "OFF_DAYS"
    """It moves to the first working day, weekends included."""
    DOUBTFUL = "DOUBTFUL"
    """The text is silent: the authority keeps to the last day, a party may rely on the first working day after."""


@dataclass(frozen=True, slots=True)
class RegimeRule:
    """How one regime counts.

    `roll` holds for periods in the units `rolls`; a term 期 of months or years that merely lasts (validity,
    publicity, a bar) ends on its day. `working` are the bare day numbers that mean working days. With
    `hour_not_counted` the text leaves out the hour in which a period of hours starts.
    """

    roll: Roll
    rolls: frozenset[Unit]
    working: frozenset[int]
    hour_not_counted: bool
    source: str
    title_zh: str
    note: str
    note_zh: str

    def reading(self, days: int) -> Period:
        """What a bare "N 日" of this regime's law means: working or natural days."""
        return Period(days, Unit.WORKING_DAY if days in self.working else Unit.DAY)


_EVERY: Final = frozenset(range(1, LONGEST + 1))
_TO_TEN: Final = frozenset(range(1, 11))
_NEVER: Final[frozenset[int]] = frozenset()
_DATES: Final = frozenset({Unit.DAY, Unit.MONTH, Unit.YEAR})
_UP_TO_MONTHS: Final = frozenset({Unit.DAY, Unit.MONTH})

REGIMES: Final[Mapping[Regime, RegimeRule]] = MappingProxyType(
    {
        Regime.PENALTY: RegimeRule(
            Roll.STATUTORY, _UP_TO_MONTHS, frozenset({2, 3, 5, 7}), True, "SAMR-2/2018:80; NPC-行政处罚法:85",
            "行政处罚程序",
            "2, 3, 5 and 7 days are working days; a last day on a statutory holiday moves on, limitation does not",
            "二日、三日、五日、七日的规定是指工作日;最后一日为法定节假日的顺延;以年计算的处罚时效不顺延",
        ),
        Regime.LICENSING: RegimeRule(
            Roll.NONE, frozenset(), _EVERY, False, "NPC-行政许可法:82; SAMR-16/2019:77", "行政许可",
            "periods in days are working days; terms of months and years end on their day",
            "以日计算的期限均为工作日,不含法定节假日;以月、年计算的有效期至期满之日止",
        ),
        Regime.COERCION: RegimeRule(
            Roll.NONE, frozenset(), _TO_TEN, False, "NPC-行政强制法:69", "行政强制",
            "periods of up to 10 days are working days; longer ones are natural days and end on their day",
            "十日以内期限是指工作日;超过十日的为自然日,期满之日止",
        ),
        Regime.RECONSIDERATION: RegimeRule(
            Roll.OFF_DAYS, _DATES, frozenset({3, 5, 7, 10}), True, "NPC-行政复议法:88; NPC-民事诉讼法:85",
            "行政复议与行政诉讼",
            "bare periods of 3, 5, 7 and 10 days are working days; a last day that is a day off moves on",
            "三日、五日、七日、十日的规定是指工作日;最后一日为法定休假日的顺延",
        ),
        Regime.CRIMINAL_PROCEDURE: RegimeRule(
            Roll.OFF_DAYS, _DATES, _NEVER, True, "NPC-刑事诉讼法:105", "刑事诉讼",
            "natural days; a last day that is a day off moves on",
            "自然日;最后一日为节假日的顺延",
        ),
        Regime.ORDER_310: RegimeRule(
            Roll.NONE, frozenset(), _NEVER, False, "SC-310:5", "移送涉嫌犯罪案件",
            "natural days and real hours, through holidays: the text has no working-day clause",
            "自然日、实际小时,节假日不扣除、不顺延",
        ),
        Regime.COMPLAINT: RegimeRule(
            Roll.STATUTORY, _DATES, _NEVER, True, "SAMR-121/2026:45", "投诉举报处理",
            "natural days unless the text says working days; a last day that is a statutory holiday moves on",
            "未写明工作日的为自然日;最后一日为法定节假日的顺延",
        ),
        Regime.REGISTRATION: RegimeRule(
            Roll.DOUBTFUL, _UP_TO_MONTHS, _NEVER, False, "SC-746:19", "主体登记",
            "natural days unless the text says working days; silent on a last day that is a day off",
            "未写明工作日的为自然日;对最后一日为节假日未作规定",
        ),
        Regime.PUBLICITY: RegimeRule(
            Roll.DOUBTFUL, frozenset({Unit.DAY}), _NEVER, False, "SAMR-45/2021:9", "信息公示与信用修复",
            "periods of publicity end on their day; for periods in days the text is silent on days off",
            "公示期至期满之日止;以日计算的期限对最后一日为节假日未作规定",
        ),
    }
)  # fmt: skip
