"""What happened to names: past tense, absolute values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeAlias
from uuid import UUID

from licensing.domain.names.kinds import IllegalStage, NameEnd, NameStage
from licensing.domain.names.states import BusinessName, IllegalFinding, NameKey
from licensing.domain.values import Sealed

Patch: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameReserved:
    """A declared name is kept for the applicant; he may not trade under it (SAMR-82/2023:25)."""

    at: datetime
    registered_name: str
    authority: str
    division: str
    industry_code: str
    entity: UUID | None
    code: str
    holder: str
    applicant: Sealed | None
    pre_approval: bool
    reserved_date: date
    reserved_until: date
    warned_of: tuple[str, ...]
    keys: tuple[NameKey, ...]

    def patch(self, state: BusinessName) -> Patch:
        """A new name."""
        return {
            "stage": NameStage.RESERVED,
            "registered_name": self.registered_name,
            "authority": self.authority,
            "division": self.division,
            "industry_code": self.industry_code,
            "entity": self.entity,
            "code": self.code,
            "holder": self.holder,
            "applicant": self.applicant,
            "pre_approval": self.pre_approval,
            "reserved_date": self.reserved_date,
            "reserved_until": self.reserved_until,
            "warned_of": self.warned_of,
            "keys": self.keys,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRegistered:
    """The name is an entity's."""

    at: datetime
    entity: UUID
    code: str
    registered_date: date

    def patch(self, state: BusinessName) -> Patch:
        """Registered."""
        return {
            "stage": NameStage.REGISTERED,
            "entity": self.entity,
            "code": self.code,
            "holder": self.code or state.holder,
            "registered_date": self.registered_date,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NameReservationEnded:
    """The reservation was given up or lapsed; the name is free."""

    at: datetime
    lapsed: bool
    freed_date: date

    def patch(self, state: BusinessName) -> Patch:
        """Free at once: nobody used it."""
        return {"stage": NameStage.FREE, "keys": (), "ended_date": self.freed_date}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEnded:
    """The name is nobody's, and kept from others for a year."""

    at: datetime
    end: NameEnd
    ended_date: date

    def patch(self, state: BusinessName) -> Patch:
        """Ended; an illegal name is changed by that."""
        return {"stage": NameStage.ENDED, "end": self.end, "ended_date": self.ended_date}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameReleased:
    """The year is over."""

    at: datetime
    released_date: date

    def patch(self, state: BusinessName) -> Patch:
        """Free."""
        return {"stage": NameStage.FREE, "keys": ()}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFoundIllegal:
    """The entity must change it in 30 days; GSXT shows the code in its place until then."""

    at: datetime
    illegal: IllegalFinding
    owner_post: UUID | None

    def patch(self, state: BusinessName) -> Patch:
        """To be changed."""
        return {"illegal": self.illegal, "owner_post": self.owner_post}


@dataclass(frozen=True, slots=True, kw_only=True)
class IllegalNameChanged:
    """The entity has another name."""

    at: datetime
    changed_date: date

    def patch(self, state: BusinessName) -> Patch:
        """Ended by change."""
        finding = replace(state.illegal or IllegalFinding(), stage=IllegalStage.CHANGED, changed_date=self.changed_date)
        ended = {"stage": NameStage.ENDED, "end": NameEnd.CHANGED, "ended_date": self.changed_date}
        return {**ended, "illegal": finding}


@dataclass(frozen=True, slots=True, kw_only=True)
class IllegalNameKept:
    """Not changed in time: a ground of the abnormal list (SC-734:23, SAMR-82/2023:43)."""

    at: datetime
    kept_since: date
    """The day after the term."""

    def patch(self, state: BusinessName) -> Patch:
        """Kept."""
        return {"illegal": replace(state.illegal or IllegalFinding(), stage=IllegalStage.KEPT)}


NameEvent: TypeAlias = (
    NameReserved
    | NameRegistered
    | NameReservationEnded
    | NameEnded
    | NameReleased
    | NameFoundIllegal
    | IllegalNameChanged
    | IllegalNameKept
)


def evolve(state: BusinessName | None, event: NameEvent) -> BusinessName:
    """The state after an event. Total: it never refuses, whatever came before."""
    before = state if state is not None else BusinessName(created_at=event.at)
    return replace(before, **event.patch(before), updated_at=event.at)
