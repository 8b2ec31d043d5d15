"""What decisions on licences rest on besides the records: law, calendar, guides, the directory, the bad-credit list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis import aggregates
from licensing.domain.licences.context import LicenceAct, LicenceContext
from licensing.domain.licences.law import terms_of
from licensing.domain.licences.terms import LicenceTerms
from licensing.domain.refusal import refuse
from licensing.domain.values import Sealed
from licensing.licences.guides import Guides
from roster.powers import Roster
from statutes.calendar import load_calendar
from statutes.rules import NoVersionError, Rulebook, UnknownRuleError, load_rulebook


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything by reference, so that a newer roster or guide is used at once."""

    guides: Guides
    roster: Callable[[], Roster]
    """The directory as this service knows it now."""
    seriously_dishonest: Callable[[str], bool]
    """Whether a code stands on the serious-violation list (SAMR-44/2021)."""

    def terms(self, kind: str, division: str, on: date, area: str = "nation", *, renewal: bool = False) -> LicenceTerms:
        """The terms of a kind in a division on a day. Refusal LICENCE_KIND_UNKNOWN."""
        try:
            return terms_of(
                self.rulebook(division), self.guides.of(kind, division), on, area, division, renewal=renewal
            )
        except (UnknownRuleError, NoVersionError):
            raise refuse("LICENCE_KIND_UNKNOWN", "licence_kind", kind=kind[:40], day=on) from None

    def rulebook(self, division: str) -> Rulebook:
        """The law of a division's province."""
        return load_rulebook(f"{division[:2]}0000" if division else "")

    def context(self, terms: LicenceTerms, division: str, given: aggregates.Context) -> LicenceContext:
        """The domain's context for records of a kind in a division."""
        return LicenceContext(
            now=given.now,
            today=given.today,
            new_id=given.new_id,
            seal=lambda record, field, value, masked: _sealed(given, record, field, value, masked),
            calendar=load_calendar(division),
            terms=terms,
            certified=self._certified,
            qualified=self._qualified,
            empowered=self._empowered,
        )

    def _certified(self, post: UUID, day: date) -> bool:
        """True, or the directory's own refusal, which names the last day of the certificate."""
        self.roster().require_certificate(post, day)
        return True

    def _qualified(self, post: UUID, day: date) -> bool:
        """True, or the directory's own refusal."""
        self.roster().require_review_qualification(post, day)
        return True

    def _empowered(self, post: UUID, act: LicenceAct, day: date) -> bool:
        """True, or the directory's own refusal, which names the delegation that ended."""
        self.roster().require_approval(post, act.value, 0, day)
        return True


def _sealed(given: aggregates.Context, record: UUID, field: str, value: str, masked: str) -> Sealed:
    reference = given.seal(record, field, value, masked)
    return Sealed(reference.reference, reference.salted_hash, reference.masked)
