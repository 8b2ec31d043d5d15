"""What facts are written with besides records: who held which post, what the law is called, what the vault said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from enforcement.domain.cases.kinds import PartyKind
from enforcement.domain.cases.values import PenaltyItem
from enforcement.domain.context import Sealed
from enforcement.templates.wording import cited, in_full, yuan
from roster.powers import Roster
from statutes.calendar import Calendar
from statutes.refusals import Refusal
from statutes.rules import Rulebook

Texts = dict[str, str]
_LAW: Final = "NPC-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The present of a document."""

    day: date
    """Of the document."""
    roster: Roster
    rulebook: Rulebook
    calendar: Calendar
    revealed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Values of the vault by reference; a person whose value is not here is named as masked."""

    def person(self, post: UUID | None) -> str:
        """Who held a post on the day; "" if nobody did."""
        holder = self.roster.holder(post, self.day) if post else None
        return self.roster.person(holder).full_name if holder else ""

    def officers(self, posts: Sequence[UUID]) -> str:
        """Names and numbers of certificates, which a party may ask for (NPC-行政处罚法:55)."""
        return "、".join(self._certified(post) for post in posts)

    def names(self, posts: Sequence[UUID]) -> str:
        """Names alone."""
        return "、".join(found for post in posts if (found := self.person(post)))

    def unit(self, unit: UUID) -> str:
        """Name of an authority on the day."""
        return self.roster.view(unit, self.day).full_name

    def party(self, kind: PartyKind, uscc: str, label: str, identity: Sealed | None) -> Texts:
        """Name and number of a party."""
        told = self.revealed.get(identity.reference, "") if identity else ""
        name, _, number = told.partition("\n")
        if kind is PartyKind.PERSON:
            return {
                "当事人.名称": name or label,
                "当事人.证件": f"身份证件号码：{number}" if number else "身份证件号码：（略）",
            }
        return {"当事人.名称": label, "当事人.证件": f"统一社会信用代码：{uscc}"}

    def penalties(self, items: Sequence[PenaltyItem]) -> tuple[tuple[str], ...]:
        """One numbered line for each penalty."""
        return tuple(
            (f"{number}.{self._penalty(each)}{'。' if number == len(items) else '；'}",)
            for number, each in enumerate(items, 1)
        )

    def cited(self, text: str) -> str:
        """A text with its articles as documents cite them."""
        return cited(text, self._title)

    def _title(self, key: str) -> str:
        found = self.rulebook.instruments.get(key)
        if found:
            return found.title_zh
        # Laws are keyed by their title, those no rule rests on too.
        return f"中华人民共和国{key.removeprefix(_LAW)}" if key.startswith(_LAW) else ""

    def _penalty(self, item: PenaltyItem) -> str:
        kind = self.rulebook.penalty_kind(item.kind, self.day)
        detail = f"：{item.detail}" if item.detail else ""
        money = f"人民币{yuan(item.amount_fen)}（大写：{in_full(item.amount_fen)}）" if item.amount_fen else ""
        return f"{kind.title_zh}{money}{detail}"

    def _certified(self, post: UUID) -> str:
        name = self.person(post)
        try:
            return f"{name}（执法证号：{self.roster.require_certificate(post, self.day).number}）"
        except Refusal:
            # The step itself was refused without a certificate of its day; this document has a day of its own.
            return name
