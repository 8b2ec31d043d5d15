"""The law of a place for a command, and every refusal under it in the form callers get."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from chassis import aggregates, refusing
from chassis.errors import Refusal, RefusalKind
from chassis.refusing import told_to_callers
from chassis.serving.requests import require_reach
from licensing.codec.basics import seal_of
from licensing.domain.law import Law, LegalContext
from licensing.domain.values import Sealed
from matters.refusals import told_to_callers as limits_told
from statutes.calendar import ClockError, load_calendar
from statutes.rules import RuleError, load_rulebook


@contextmanager
def told() -> Iterator[None]:
    """Refusals of the register, of its limits and of the law, as callers get them."""
    with refusing.told_to_callers(), limits_told(), told_to_callers():
        try:
            yield
        except (ClockError, RuleError) as error:
            # A day no calendar is published for, or on which no version of a rule was in force.
            raise _uncountable(error) from None


def _uncountable(error: ClockError | RuleError) -> Refusal:
    return Refusal(
        RefusalKind.FAILED_PRECONDITION,
        error.code,
        error.message,
        error.message_zh,
        rule=error.rule or "contract",
        remedy=error.remedy or "state another day",
    )


def law_of(division: str) -> Law:
    """Rules and calendar of a division's province; both are read once."""
    province = f"{division[:2]}0000" if division else ""
    return Law(load_rulebook(province), load_calendar(province))


def legal(given: aggregates.Context, division: str) -> LegalContext:
    """The domain's context in a division, which the caller's must reach."""
    require_reach(given.caller, division)
    return unbound(given, division)


def unbound(given: aggregates.Context, division: str) -> LegalContext:
    """The domain's context in a division, for whoever is allowed on other grounds."""

    def seal(record: UUID, field: str, value: str, masked: str) -> Sealed:
        return seal_of(given.seal(record, field, value, masked))

    return LegalContext(given.now, given.today, given.new_id, seal, law_of(division))
