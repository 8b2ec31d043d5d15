"""The public text of a penalty, computed from the decision (SAMR-45/2021:4-7), so that nobody softens it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import PartyKind
from enforcement.domain.cases.values import Decision, Party, PenaltyItem
from enforcement.domain.context import Context
from enforcement.domain.publicity.masking import masked, private_number
from enforcement.domain.publicity.records import PublicText, PublicWords, Withholding
from enforcement.domain.refusal import TEXT_LIMIT, Fault, fault, refuse

WITHHELD: Final = "(依法不予公开)"


def masking_of(case: PenaltyCase) -> Callable[[str], str]:
    """How free text about a case is masked: with the codes and the persons of its parties."""
    codes = [each.uscc for each in case.parties if each.uscc]
    names = [each.label for each in case.parties if each.kind is PartyKind.PERSON]
    return lambda text: masked(text, codes, names)


def public_text(case: PenaltyCase, party: Party, decision: Decision, context: Context) -> PublicText:
    """Summary and text of a decision, masked; a person's name as it is masked everywhere."""
    shown, notice = masking_of(case), party.notice
    return PublicText(
        document=decision.document,
        label=party.label,
        uscc=party.uscc,
        violation=shown(case.title),
        penalties=tuple(shown(words(item, decision, context)) for item in decision.items),
        facts=shown(notice.facts if notice else ""),
        reasons=shown(decision.reasons),
        basis=shown(decision.basis),
        authority=context.roster.view(case.unit, decision.decided_on).full_name,
        decided_on=decision.decided_on,
    )


def words(item: PenaltyItem, decision: Decision, context: Context) -> str:
    """A penalty in words, such as 罚款20000元."""
    kind = context.rulebook.penalty_kind(item.kind, decision.decided_on).title_zh
    yuan, fen = divmod(item.amount_fen, 100)
    amount = (f"{yuan}.{fen:02}元" if fen else f"{yuan}元") if item.amount_fen else ""
    return f"{kind}{amount}:{item.detail}" if item.detail else f"{kind}{amount}"


def kept_from_public(text: PublicText, withheld: Iterable[Withholding]) -> PublicText:
    """The text without what an officer keeps back. Refusals FIELD_REQUIRED, WITHHELD_NOT_FOUND."""
    for each in withheld:
        if not each.field or not each.ground or not each.reason.strip():
            raise refuse("FIELD_REQUIRED", "withhold")
        name = each.field.name.lower()
        found: str = getattr(text, name)
        if each.words not in found:
            raise refuse("WITHHELD_NOT_FOUND", "withhold", words=each.words, part=name)
        hidden = found.replace(each.words, "*" * len(each.words)) if each.words else WITHHELD
        text = _with(text, {name: hidden})
    return text


def corrected(text: PublicText, given: PublicWords) -> PublicText:
    """The text with the corrected words in the place of the wrong ones. Refusals as `faults`; FIELD_REQUIRED."""
    stated = {field.name: getattr(given, field.name) for field in fields(given)}
    changed = {name: value for name, value in stated.items() if value.strip()}
    if not changed:
        raise refuse("FIELD_REQUIRED", "words")
    return _with(text, changed)


def _with(text: PublicText, changed: Mapping[str, Any]) -> PublicText:
    return replace(text, **changed)


def faults(given: PublicWords, codes: Iterable[str]) -> list[Fault | None]:
    """Why words may not be shown as an officer writes them: too long, or a private number stands in them."""
    known = list(codes)
    stated = {f"words.{field.name}": getattr(given, field.name) for field in fields(given)}
    return [
        *(
            fault("TEXT_TOO_LONG", name, length=len(value), limit=TEXT_LIMIT) if len(value) > TEXT_LIMIT else None
            for name, value in stated.items()
        ),
        *(
            fault("PRIVATE_NUMBER", name, number=f"{number[:3]}…") if (number := private_number(value, known)) else None
            for name, value in stated.items()
        ),
    ]
