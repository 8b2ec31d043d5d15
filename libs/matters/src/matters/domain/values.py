"""Parts of deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from matters.domain.kinds import Basis, Holder

Moment = date
"""A day or, for limits in hours, an aware datetime (which is a subclass of date)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """An interval in which time does not run (中止): dates or, for limits in hours, instants."""

    started_on: date | None = None
    started_at: datetime | None = None
    ended_on: date | None = None
    """The day time runs again, which counts; None while it stands still."""
    ended_at: datetime | None = None
    reason: str
    source: str
    """Article that lets time stand still, such as `NPC-行政许可法:45`."""

    @property
    def start(self) -> Moment | None:
        """When it began."""
        return self.started_at or self.started_on

    @property
    def end(self) -> Moment | None:
        """When time ran again; None while it stands still."""
        return self.ended_at or self.ended_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A decision that adds time (延长)."""

    period: str
    """As "10wd"."""
    reason: str
    source: str
    approved_by: str
    """Number of the document that approves it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a limit runs for."""

    matter: str
    """Resource name, such as "licences/…"."""
    title: str = ""
    subject: str = ""
    """Unified social credit code; "" if no entity is concerned."""
    division: str = ""
    """GB/T 2260."""
    owner_post: UUID | None = None
    """None where nobody works on it, as on the term of a licence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the law says about it."""

    rule_id: str
    rule_version: str
    source: str
    basis: Basis
    holder: Holder
    regime: str
    """Name of the `statutes.clock.Regime`; "" where the date itself is fixed."""
    period: str
    """As "20wd"; "" where the date itself is fixed."""
    near: tuple[str, ...] = ()
    """How long before the date to warn, as ("5wd", "1wd")."""
    is_right: bool = False
    """The holder's right and not its duty: it ends with its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The dates that follow; all None while time stands still."""

    act_by: date | None = None
    """The earlier reading: an authority acts by it."""
    right_ends: date | None = None
    """The later reading: a party's right ends on it."""
    act_by_at: datetime | None = None
    """The same as an instant, for limits in hours."""
    right_ends_at: datetime | None = None
    expires_at: datetime | None = None
    """The first instant at which it is missed, by its holder's reading."""
    provisional: bool = False
    """The calendar of that year is not published yet."""
    explanation: str = ""
    """JSON: why due then."""
    near_ats: tuple[datetime, ...] = ()
    """Warnings yet to be given, soonest first."""
    missed_at: datetime | None = None
    """When it was found missed; None again if new dates lie ahead."""
