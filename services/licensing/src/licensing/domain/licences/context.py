"""What a decision on licences may know besides the states it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from licensing.domain.context import Context
from licensing.domain.licences.terms import LicenceTerms
from statutes.calendar import Calendar


class LicenceAct(StrEnum):
    """Acts for which a post must hold power on the day (directory: power to approve is data)."""

    EXTEND = "licence.extend"
    DECIDE = "licence.decide"
    SUSPEND = "licence.suspend"
    WITHDRAW = "licence.withdraw"
    ANNUL = "licence.annul"
    CANCEL = "licence.cancel"


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceContext(Context):
    """The present, the law of the kind in question, and three questions to the directory.

    Each is answered with True or False, or with a refusal of the directory's own, which then says more: the day the
    certificate ended, the number of the delegation that is over.
    """

    calendar: Calendar
    terms: LicenceTerms
    certified: Callable[[UUID, date], bool]
    """Whether a post's holder has a valid enforcement certificate on the day."""
    qualified: Callable[[UUID, date], bool]
    """Whether a post's holder may review decisions for their legality on the day."""
    empowered: Callable[[UUID, LicenceAct, date], bool]
    """Whether a post may approve an act on the day, by itself or by delegation."""
