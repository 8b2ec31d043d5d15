"""Source keys 依据: issuer, instrument and article in one, as `SAMR-117/2025:12`.

A number alone names nothing: order 117 of AQSIQ and order 117 of SAMR are two texts. Forms of the instrument:
`SAMR-78/2023` (order of a department, with its year), `SC-746` (order of the State Council), `NPC-行政处罚法` (a
title), `SC-国发〔2021〕7号` (a document number).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

WHOLE_TEXT: Final = "全文"
"""Stands for the article where nobody has read which one it is; only rows marked C may use it."""

_ORDER: Final = re.compile(r"(?P<issuer>[A-Z]{2,8})-[0-9]{1,4}/[0-9]{4}|(?P<council>SC)-[0-9]{1,4}")
_BARE: Final = re.compile(r"(?:[A-Z]{2,8}-|Order |.{0,12}令)?第?[0-9]{1,4}(?:/[0-9]{4})?号?令?")
_NAMED: Final = re.compile(r"(?P<issuer>[A-Z]{2,8})-(?=[^:/]*[^\W\d_])[^\s:/]+(?: [^\s:/]+)*")
_ARTICLE: Final = re.compile(r"全文|附件[0-9]*|[0-9]+(?:\.[0-9]+)*(?:-[0-9]+)?(?:\([0-9]+\))?")


class SourceKeyError(ValueError):
    """The text is no source key; `code` is BARE_ORDER_NUMBER or SOURCE_KEY_INVALID."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class SourceKey:
    """One place in one instrument; `str` gives the written form.

    An article written `40-41` is a range; where the second number is not larger it is an inserted article
    (`253-1` is 第二百五十三条之一).
    """

    issuer: str
    instrument: str
    article: str

    def __str__(self) -> str:
        return f"{self.instrument}:{self.article}"


@lru_cache(maxsize=4096)
def parse_source(text: str) -> SourceKey:
    """The key as written, or `SourceKeyError`."""
    instrument, colon, article = text.partition(":")
    issuer = parse_instrument(instrument)
    if not colon or not _ARTICLE.fullmatch(article):
        raise SourceKeyError("SOURCE_KEY_INVALID", f"{text!r} names no article: write {instrument}:12")
    return SourceKey(issuer, instrument, article)


def parse_instrument(text: str) -> str:
    """The issuer of an instrument's key; `SourceKeyError` when it is none."""
    order = _ORDER.fullmatch(text)
    if order:
        return order["issuer"] or order["council"]
    if _BARE.fullmatch(text):
        raise SourceKeyError(
            "BARE_ORDER_NUMBER",
            f"{text!r} is an order number without issuer and year: write SAMR-117/2025 or AQSIQ-117/2009",
        )
    named = _NAMED.fullmatch(text)
    if named:
        return named["issuer"]
    raise SourceKeyError("SOURCE_KEY_INVALID", f"{text!r} is no instrument key such as SAMR-117/2025 or NPC-行政许可法")
