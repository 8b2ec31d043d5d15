"""许可证: what is known of one licence, of bars to new ones, and of who decides where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from licensing.domain.licences.applications import NEVER, NOBODY
from licensing.domain.licences.kinds import IN_FORCE, LicenceStatus
from licensing.domain.licences.values import (
    AnnulmentInquiry,
    DelegationRow,
    LicenceCompetence,
    LicenceExit,
    LicenceItem,
    LicenceSuspension,
    LicenceTerm,
    PendingRenewal,
)
from licensing.domain.values import Source

_KEYS = UUID("6b9d1f0e-6a43-5d0c-9a57-5d3f1c1f7a10")
"""Namespace of ids that follow from what they stand for. Never changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A licence as issued or adopted. Empty text and None mean: not recorded."""

    entity: UUID
    code: str = ""
    holder_name: str = ""
    number: str = ""
    """许可证编号; held for ever, so it is never given out twice (SAMR-78/2023:39)."""
    licence_kind: str = ""
    kind_version: str = ""
    status: LicenceStatus = LicenceStatus.UNSPECIFIED
    status_date: date | None = None
    division: str = ""
    competence: LicenceCompetence | None = None
    items: tuple[LicenceItem, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    """Last day inclusive; None where it has no end or an older system does not say (see `gaps`)."""
    terms: tuple[LicenceTerm, ...] = ()
    application: UUID | None = None
    """The application decided last on it."""
    pledge: UUID | None = None
    """The pledge it was granted on, if any."""
    pending_renewal: PendingRenewal | None = None
    suspension: LicenceSuspension | None = None
    inquiry: AnnulmentInquiry | None = None
    exit: LicenceExit | None = None
    suspension_hint: str = ""
    """The document by which the holder lost its business licence, once people were told to look."""
    copies: int = 0
    """Documents issued for it: 1 after issuing, one more for each renewal, change and reissue. The electronic
    licence is the version of that count; what was issued before is void.
    """
    source: Source | None = None
    gaps: tuple[str, ...] = ()
    """Fields an older system does not state, by name."""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER

    @property
    def in_force(self) -> bool:
        """Whether it has not ended."""
        return self.status in IN_FORCE


UNKNOWN_LICENCE = Licence(entity=NOBODY)
"""What an event is applied to whose issuing is not known; keeps `evolve` total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceBar:
    """不得再次申请: no application of an entity for a kind before a day (NPC-行政许可法:78-79)."""

    entity: UUID
    code: str = ""
    licence_kind: str = ""
    until: date | None = None
    """Last day of the bar."""
    reason: str = ""
    document: str = ""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


def bar_id(entity: UUID, licence_kind: str) -> UUID:
    """The one bar record of an entity for a kind."""
    return uuid5(_KEYS, f"bar/{entity}/{licence_kind}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceDelegation:
    """Who decides on a licence kind in an area, over time (下放, 委托)."""

    licence_kind: str
    area: str
    """GB/T 2260: `450000` the province, `450100` the city, `450103` the county."""
    rows: tuple[DelegationRow, ...] = ()
    """Oldest first; never two on one day."""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


def delegation_id(licence_kind: str, area: str) -> UUID:
    """The one record of a kind in an area."""
    return uuid5(_KEYS, f"delegation/{licence_kind}/{area}")


def areas_of(division: str) -> tuple[str, ...]:
    """The areas a division lies in, nearest first: county, city, province, each once."""
    return tuple(dict.fromkeys((division, division[:4] + "00", division[:2] + "0000")))
