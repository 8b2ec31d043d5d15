"""Whether a proposed name is taken (SC-734:17), or so like another that the applicant is warned (SC-734:16).

Taken: with the same registering authority, the same trade name in the same industry or where one of the names
states none. Names count that are registered or reserved, and for a year those given up by deregistration or
change, or annulled. Excepted: an investment relation, and for names given up also a transfer of the name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from statutes import industry
from statutes.business_names.keys import key, same_parts, sound
from statutes.business_names.parts import split
from statutes.business_names.reasons import REASONS, Result

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from statutes.business_names.parts import Parts


class Standing(StrEnum):
    """What an existing name is; the last three are kept for a year after their end."""

    REGISTERED = "registered"
    RESERVED = "reserved"
    DEREGISTERED = "deregistered"
    CHANGED = "changed"
    ANNULLED = "annulled"

    @property
    def in_use(self) -> bool:
        """Whether somebody has the name now."""
        return self in (Standing.REGISTERED, Standing.RESERVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """A name somebody has or had. `ended_on` is the day it was given up, needed unless it is in use.

    `holder` names whoever has or had it, in the caller's own writing; `industry_code` is the main business's
    (GB/T 4754), "" if unknown.
    """

    name: str
    authority: str
    holder: str
    standing: Standing = Standing.REGISTERED
    ended_on: date | None = None
    industry_code: str = ""

    def __post_init__(self) -> None:
        """Refuse a name given up on no day."""
        if not self.standing.in_use and self.ended_on is None:
            raise ValueError(f"{self.name}: a name that is {self.standing} ended on a day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A name somebody wants, with holders he has an investment relation with or a name transferred from.

    `home` is the division of the authority, as for `split`.
    """

    name: str
    authority: str
    home: str = ""
    industry_code: str = ""
    related: frozenset[str] = frozenset()
    transferred_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """Result of comparing with one existing name; `reason` is a key of `REASONS`."""

    reason: str
    existing: Existing

    @property
    def result(self) -> Result:
        """Identical, similar or clear."""
        return REASONS[self.reason].result

    @property
    def rule(self) -> str:
        """The article."""
        return REASONS[self.reason].rule

    @property
    def message(self) -> str:
        """The reason in English."""
        return REASONS[self.reason].message.format(name=self.existing.name)

    @property
    def message_zh(self) -> str:
        """The reason in Chinese."""
        return REASONS[self.reason].message_zh.format(name=self.existing.name)

    @property
    def remedy(self) -> str:
        """What the applicant can do."""
        return REASONS[self.reason].remedy


def conflicts(proposal: Proposal, candidates: Iterable[Existing], on: date) -> tuple[Likeness, ...]:
    """Every candidate the name is identical or similar to on a day, the identical ones first."""
    found = [compare(proposal, existing, on) for existing in candidates]
    order = list(Result)
    return tuple(sorted((f for f in found if f.result is not Result.CLEAR), key=lambda f: order.index(f.result)))


def compare(proposal: Proposal, existing: Existing, on: date) -> Likeness:
    """How like an existing name the proposed one is on a day, and why."""
    return Likeness(_reason(proposal, existing, on), existing)


def kept_until(existing: Existing) -> date | None:
    """The last day a name given up is kept from others; None while it is in use.

    A year from the day after; where the month lacks the day, its last one (NPC-民法典:201-202).
    """
    if existing.standing.in_use or existing.ended_on is None:
        return None
    ended = existing.ended_on
    try:
        return ended.replace(year=ended.year + 1)
    except ValueError:
        return ended.replace(year=ended.year + 1, day=28)


def _reason(proposal: Proposal, existing: Existing, on: date) -> str:
    ours, theirs = split(proposal.name, proposal.home), split(existing.name, proposal.home)
    same_name = key(proposal.name) == key(existing.name) or same_parts(ours, theirs)
    if proposal.authority != existing.authority:
        return "SAME_NAME_ELSEWHERE" if same_name and existing.standing.in_use else "OTHER_AUTHORITY"
    found = "SAME_NAME" if same_name else _by_trade_name(ours, theirs)
    if found == "DIFFERENT_INDUSTRY" and _same_business(proposal.industry_code, existing.industry_code):
        found = "SAME_TRADE_NAME" if ours.trade_name == theirs.trade_name else "ALIKE_TRADE_NAME"
    if REASONS[found].result is Result.CLEAR:
        return found
    return _exception(proposal, existing, on, same_name=same_name) or found


def _by_trade_name(ours: Parts, theirs: Parts) -> str:
    same = ours.trade_name == theirs.trade_name
    if not ours.trade_name:
        return "DIFFERENT_TRADE_NAME"
    if not same and sound(ours.trade_name) != sound(theirs.trade_name):
        return "DIFFERENT_TRADE_NAME"
    both_stated = ours.states_industry and theirs.states_industry
    if both_stated and not ours.divisions & theirs.divisions:
        return "DIFFERENT_INDUSTRY"
    if not same:
        return "ALIKE_TRADE_NAME"
    return "SAME_TRADE_NAME" if both_stated else "SAME_TRADE_NAME_WITHOUT_INDUSTRY"


def _same_business(one: str, other: str) -> bool:
    """Whether two main businesses are of one industry although the names say it in different words."""
    return bool(one and other) and industry.related(one, other)


def _exception(proposal: Proposal, existing: Existing, on: date, *, same_name: bool) -> str:
    """The exception that lets the name through, "" if none does."""
    last_day = kept_until(existing)
    if last_day is not None and on > last_day:
        return "FREE_AFTER_A_YEAR"
    # A relation lets a trade name be shared; a whole name in use still has one owner.
    if existing.holder in proposal.related and not (same_name and existing.standing.in_use):
        return "INVESTMENT_RELATION"
    given_up = existing.standing in (Standing.DEREGISTERED, Standing.CHANGED)
    return "NAME_TRANSFERRED" if given_up and existing.holder in proposal.transferred_by else ""
