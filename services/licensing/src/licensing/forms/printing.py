"""A paper as a page: the same data give the same bytes, so the hash proves what was printed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Form:
    """One form. A change of wording or layout is a new version, never a silent one."""

    number: str
    version: str
    title_zh: str
    template: str


FORMS: Final = {
    "acceptance": Form("SSV-XK-01", "2026-1", "行政许可受理通知书", "acceptance.html"),
    "non-acceptance": Form("SSV-XK-02", "2026-1", "行政许可不予受理通知书", "acceptance.html"),
    "notice": Form("SSV-XK-03", "2026-1", "行政许可申请材料补正告知书", "notice.html"),
    "grant": Form("SSV-XK-04", "2026-1", "准予行政许可决定书", "decision.html"),
    "refusal": Form("SSV-XK-05", "2026-1", "不予行政许可决定书", "decision.html"),
    "licence": Form("SSV-XK-06", "2026-1", "许可证", "licence.html"),
}
"""By kind of paper; numbers are the platform's own, printed on every page."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """补打: a print after the first, with its count and day."""

    count: int
    """1 for the first reprint."""
    printed_on: date


@dataclass(frozen=True, slots=True)
class Printed:
    """A page and what identifies it."""

    html: str
    number: str
    version: str
    sha256: str


def printed(kind: str, reprint: Reprint | None = None, **values: Any) -> Printed:
    """The page of a kind of paper; KeyError for an unknown kind, UndefinedError where the form lacks a value."""
    form = FORMS[kind]
    html = _templates().get_template(form.template).render(form=form, kind=kind, reprint=reprint, **values)
    return Printed(html, form.number, form.version, hashlib.sha256(html.encode()).hexdigest())


def day_zh(day: date | None) -> str:
    """2026年11月23日; a blank for no day."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def day_formal(day: date | None) -> str:
    """二〇二六年十一月二十三日, as under a seal."""
    if day is None:
        return ""
    year = "".join(_DIGITS[int(digit)] for digit in f"{day.year:04d}")
    return f"{year}年{_count_zh(day.month)}月{_count_zh(day.day)}日"


def _count_zh(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return head + (_DIGITS[ones] if ones else "")


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("licensing.forms"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(day=day_zh, formal=day_formal, svg=Markup)
    return environment
