"""What rules and kinds of licence are called, from the law's own data. Pure once made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from command_center.web.i18n import Language, Text
from statutes.rules import LICENCE_KIND, Row, Rulebook, load_rulebook
from statutes.rules.deadlines import DEADLINE, FIXED_DATE, WINDOW

NAMED: Final[Mapping[str, Text]] = {
    "licence.term": Text("许可有效期届满", "End of a licence's term"),
    "licence.suspension": Text("许可暂停期满", "End of a licence's suspension"),
    "permit.deferred-papers": Text("容缺材料补交", "Deferred papers to be handed in"),
}
"""Limits whose last day a decision names itself, so that no rule of law counts them."""


class Titles:
    """Titles by id; an id these rules do not know is its own title."""

    def __init__(self, rulebook: Rulebook) -> None:
        counted = (*rulebook.table(DEADLINE).rows(), *rulebook.table(WINDOW).rows())
        self._rules = {**NAMED, **_titles(counted), **_titles(rulebook.table(FIXED_DATE).rows())}
        self._kinds = _titles(rulebook.table(LICENCE_KIND).rows())

    def rule(self, language: Language, rule_id: str) -> str:
        """What a time limit is for."""
        return _said(self._rules.get(rule_id), language, rule_id)

    def licence_kind(self, language: Language, kind: str) -> str:
        """What a licence is called."""
        return _said(self._kinds.get(kind), language, kind)


def shipped() -> Titles:
    """Those of the rules this release ships with."""
    return Titles(load_rulebook())


def _titles(rows: Iterable[Row]) -> dict[str, Text]:
    return {row.rule_id: Text(row.title_zh, row.title) for row in rows}


def _said(title: Text | None, language: Language, otherwise: str) -> str:
    if title is None:
        return otherwise
    return title.zh if language == "zh" else title.en
