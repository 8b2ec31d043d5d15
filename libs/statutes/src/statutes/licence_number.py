"""Numbers of food licences and filings: a kind of two letters and fourteen digits.

JY 食品经营许可证: business form, division (6), sequence (6), check (SAMR-78/2023:27).
YB 仅销售预包装食品备案: wholesale or retail, division (6), sequence (6), check (SAMR-78/2023:45).
SC 食品生产许可证: category of food (3), division (6), sequence (4), check (SAMR-24/2020:30).
The check digit is MOD 11,10 of GB/T 17710 over the thirteen digits before it. A number is never used again
after its licence ended (SAMR-78/2023:39).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from statutes import characters, check_digits, divisions
from statutes.findings import Finding, InvalidIdentifierError

LENGTH: Final = 16


class Kind(StrEnum):
    """What the number stands on."""

    FOOD_OPERATION = "JY"
    PREPACKED_FILING = "YB"
    FOOD_PRODUCTION = "SC"

    @property
    def name_zh(self) -> str:
        """The document's name."""
        return _NAMES_ZH[self]


_NAMES_ZH: Final = {
    Kind.FOOD_OPERATION: "食品经营许可证",
    Kind.PREPACKED_FILING: "仅销售预包装食品备案",
    Kind.FOOD_PRODUCTION: "食品生产许可证",
}

CLASSES: Final = {
    Kind.FOOD_OPERATION: {"1": "食品销售经营者", "2": "餐饮服务经营者", "3": "集中用餐单位食堂"},
    Kind.PREPACKED_FILING: {"1": "批发", "2": "零售"},
    Kind.FOOD_PRODUCTION: {
        "101": "粮食加工品",
        "102": "食用油、油脂及其制品",
        "103": "调味品",
        "104": "肉制品",
        "105": "乳制品",
        "106": "饮料",
        "107": "方便食品",
        "108": "饼干",
        "109": "罐头",
        "110": "冷冻饮品",
        "111": "速冻食品",
        "112": "薯类和膨化食品",
        "113": "糖果制品",
        "114": "茶叶及相关制品",
        "115": "酒类",
        "116": "蔬菜制品",
        "117": "水果制品",
        "118": "炒货食品及坚果制品",
        "119": "蛋制品",
        "120": "可可及焙烤咖啡产品",
        "121": "食糖",
        "122": "水产制品",
        "123": "淀粉及淀粉制品",
        "124": "糕点",
        "125": "豆制品",
        "126": "蜂产品",
        "127": "保健食品",
        "128": "特殊医学用途配方食品",
        "129": "婴幼儿配方食品",
        "130": "特殊膳食食品",
        "131": "其他食品",
        "201": "食品添加剂",
        "202": "食品用香精",
        "203": "复配食品添加剂",
    },
}
"""Per kind: business form 主体业态, way of selling, or category of food 食品类别, and its name."""


@dataclass(frozen=True, slots=True)
class LicenceNumber:
    """A number that passed every check, in normal form; `notes` names what is odd but lawful."""

    value: str
    notes: tuple[Finding, ...] = ()

    @property
    def kind(self) -> Kind:
        """What the number stands on."""
        return Kind(self.value[:2])

    @property
    def class_code(self) -> str:
        """Business form (one digit) or category of food (three digits)."""
        return self.value[2 : 2 + class_width(self.kind)]

    @property
    def class_name(self) -> str:
        """Name of the business form or category."""
        return CLASSES[self.kind][self.class_code]

    @property
    def division(self) -> str:
        """GB/T 2260 code of the issuing authority's county, city or province."""
        start = 2 + class_width(self.kind)
        return self.value[start : start + 6]

    @property
    def sequence(self) -> int:
        """Running number within class and division."""
        return int(self.value[8 + class_width(self.kind) : 15])

    def __str__(self) -> str:
        return self.value


def class_width(kind: Kind) -> int:
    """Digits of the class: three for food production, one for the others."""
    return 3 if kind is Kind.FOOD_PRODUCTION else 1


def last_sequence(kind: Kind) -> int:
    """The largest sequence a number of the kind can hold."""
    return 9999 if kind is Kind.FOOD_PRODUCTION else 999_999


def issue(kind: Kind, class_code: str, division: str, sequence: int) -> LicenceNumber:
    """The number of these parts; sequences run from 1. `InvalidIdentifierError` for a part out of its range."""
    if not 1 <= sequence <= last_sequence(kind):
        raise InvalidIdentifierError(
            Finding(
                "SEQUENCE_OUT_OF_RANGE",
                f"the sequence must be between 1 and {last_sequence(kind)}, not {sequence}",
                f"顺序码应在1至{last_sequence(kind)}之间,实为{sequence}",
            )
        )
    width = 7 - class_width(kind)
    if len(class_code) != class_width(kind) or len(division) != 6:
        raise InvalidIdentifierError(_length(len(f"{kind}{class_code}{division}") + width + 1))
    digits = f"{class_code}{division}{sequence:0{width}d}"
    if not (digits.isascii() and digits.isdigit()):
        raise InvalidIdentifierError(_forbidden())
    return parse(f"{kind}{digits}{check_digits.mod_11_10(digits)}")


def normalise(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Half-width, upper-case, without spaces and hyphens; letters among the digits read as what they look like."""
    written, notes = characters.regular(text)
    value = written[:2] + written[2:].translate(characters.DIGITS)
    return value, notes + characters.confusables(written, value)


def parse(text: str) -> LicenceNumber:
    """The number in normal form, or `InvalidIdentifierError` with the first fault found."""
    value, notes = normalise(text)
    fault = _fault(value)
    if fault:
        raise InvalidIdentifierError(fault)
    number = LicenceNumber(value, notes)
    odd = divisions.oddity(number.division)
    return LicenceNumber(value, (*notes, odd)) if odd else number


def check(text: str) -> Finding | None:
    """The first fault of the text as a licence number, or None when it is valid."""
    return _fault(normalise(text)[0])


def _fault(value: str) -> Finding | None:
    if value[:2] not in set(Kind):
        return Finding(
            "UNKNOWN_KIND",
            f"{value[:2]!r} begins no licence number known here; JY, YB and SC do",
            f"“{value[:2]}”不是已知的许可证编号字头(JY、YB、SC)",
        )
    if len(value) != LENGTH:
        return _length(len(value))
    if not (value[2:].isascii() and value[2:].isdigit()):
        return _forbidden()
    return _class_fault(LicenceNumber(value)) or _division_fault(LicenceNumber(value)) or _check_fault(value)


def _length(found: int) -> Finding:
    return Finding(
        "WRONG_LENGTH",
        f"a licence number has two letters and 14 digits, this has {found} characters",
        f"许可证编号应为2位字母加14位数字,实为{found}位",
    )


def _forbidden() -> Finding:
    return Finding("FORBIDDEN_CHARACTER", "only digits may follow the two letters", "字头之后只能是数字")


def _class_fault(number: LicenceNumber) -> Finding | None:
    if number.class_code in CLASSES[number.kind]:
        return None
    return Finding(
        "UNKNOWN_CLASS",
        f"{number.class_code} is no business form or category of {number.kind}",
        f"{number.class_code}不是{number.kind.name_zh}的业态或类别代码",
    )


def _division_fault(number: LicenceNumber) -> Finding | None:
    if divisions.is_province(number.division[:2]):
        return None
    return Finding(
        "UNKNOWN_PROVINCE",
        f"division {number.division} lies in no province",
        f"行政区划码{number.division}的前两位不是省级代码",
    )


def _check_fault(value: str) -> Finding | None:
    expected = check_digits.mod_11_10(value[2:15])
    if value[15] == expected:
        return None
    return Finding(
        "WRONG_CHECK_DIGIT",
        f"the check digit should be {expected}, not {value[15]}: one or more digits were mistyped",
        f"校验码应为{expected},实为{value[15]},编号可能录入有误",
    )
