"""Capital texts of older registers, read exactly: "39.5(万元人民币)" is 39,500,000 fen; or unknown."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_FORM: Final = re.compile(r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?P<unit>\D*)")
_SCALES: Final = {"亿": 100_000_000, "万": 10_000, "": 1}
_NOT_STATED: Final = frozenset({"", "N/A", "-", "无", "NULL", "/"})
# What may stand after the scale, once brackets and spaces are gone.
_CURRENCIES: Final = {
    "": "", "元": "CNY", "人民币": "CNY", "人民币元": "CNY", "元人民币": "CNY", "RMB": "CNY", "CNY": "CNY",
    "美元": "USD", "USD": "USD", "港币": "HKD", "港元": "HKD", "香港元": "HKD", "HKD": "HKD", "澳门元": "MOP",
    "日元": "JPY", "日圆": "JPY", "欧元": "EUR", "英镑": "GBP", "德国马克": "DEM", "马克": "DEM", "法国法郎": "FRF",
    "新加坡元": "SGD", "瑞士法郎": "CHF", "澳大利亚元": "AUD", "澳元": "AUD", "加拿大元": "CAD", "加元": "CAD",
    "新台币": "TWD", "台币": "TWD", "韩元": "KRW", "韩国元": "KRW", "新西兰元": "NZD", "荷兰盾": "NLG",
    "意大利里拉": "ITL", "瑞典克朗": "SEK", "丹麦克朗": "DKK", "挪威克朗": "NOK", "奥地利先令": "ATS", "泰铢": "THB",
    "马来西亚林吉特": "MYR", "俄罗斯卢布": "RUB", "比利时法郎": "BEF",
}  # fmt: skip
_LIMIT_FEN: Final = 10**17


@dataclass(frozen=True, slots=True)
class Capital:
    """Amount in fen, 0.01 of the currency's unit, None where unknown; currency ISO 4217, empty where unknown.

    `note` is a code of `notes`, empty where amount and currency are known.
    """

    amount_fen: int | None
    currency: str
    text: str
    note: str = ""


def read(text: str) -> Capital:
    """The sum a register's text states; what it does not state exactly is unknown, never guessed."""
    plain = re.sub(r"[\s()]", "", unicodedata.normalize("NFKC", text))
    if plain.upper() in _NOT_STATED:
        return Capital(None, "", text.strip(), "CAPITAL_NOT_STATED")
    match = _FORM.fullmatch(plain)
    money = _unit(match["unit"]) if match else None
    if match is None or money is None:
        return Capital(None, "", text, "CAPITAL_UNREADABLE")
    scale, currency = money
    if scale == 1 and not currency:
        return Capital(None, "", text, "CAPITAL_UNIT_UNKNOWN")
    fen = Decimal(match["number"].replace(",", "")) * scale * 100
    if fen != int(fen) or fen > _LIMIT_FEN:
        return Capital(None, currency, text, "CAPITAL_UNREADABLE")
    return Capital(int(fen), currency, text, "" if currency else "CAPITAL_CURRENCY_UNKNOWN")


def _unit(unit: str) -> tuple[int, str] | None:
    """Scale and currency: 万元美元 is (10,000, USD); None for words that are no unit of money."""
    for sign, scale in _SCALES.items():
        if unit.startswith(sign):
            rest = unit.removeprefix(sign)
            currency = _CURRENCIES.get(rest)
            if currency is None and rest.startswith("元"):
                currency = _CURRENCIES.get(rest.removeprefix("元"))
            return None if currency is None else (scale, currency)
    return None
