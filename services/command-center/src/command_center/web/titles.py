"""What rules and kinds of licence are called, from the law's own data. Pure once made."""

from __future__ import annotations

from collections.abc import Iterable

from command_center.web.i18n import Language
from statutes.rules import DEADLINE, LICENCE_KIND, DeadlineRule, LicenceKind, Rulebook, load_rulebook


class Titles:
    """Titles by id; an id these rules do not know is its own title."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rules = _titles(rulebook.table(DEADLINE).rows())
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


def _titles(rows: Iterable[DeadlineRule | LicenceKind]) -> dict[str, tuple[str, str]]:
    return {row.rule_id: (row.title_zh, row.title) for row in rows}


def _said(title: tuple[str, str] | None, language: Language, otherwise: str) -> str:
    if title is None:
        return otherwise
    return title[0] if language == "zh" else title[1]
