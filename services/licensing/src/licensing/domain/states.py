"""What the register knows about one entity and about one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from licensing.domain.kinds import (
    EXITED,
    LIVE,
    NATURAL_PERSONS_BUSINESSES,
    EntityStatus,
    EntityType,
    PremisesKind,
    PremisesStatus,
)
from licensing.domain.values import (
    Capital,
    Decided,
    Deregistration,
    Dormancy,
    FieldDate,
    FormerName,
    FormerNumber,
    Lock,
    Mark,
    Move,
    Representative,
    Reservation,
    Sealed,
    Source,
)

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An entity (经营主体) as registered. Empty text and None mean: not recorded."""

    code: str = ""
    """统一社会信用代码; empty while the record has only a platform key."""
    platform_key: str = ""
    former_numbers: tuple[FormerNumber, ...] = ()
    registered_name: str = ""
    former_names: tuple[FormerName, ...] = ()
    entity_type: EntityType = EntityType.UNKNOWN
    entity_type_text: str = ""
    status: EntityStatus = EntityStatus.UNKNOWN
    status_date: date | None = None
    legal_representative: Representative | None = None
    registered_capital: Capital | None = None
    business_scope: str = ""
    established_date: date | None = None
    division: str = ""
    registration_authority: str = ""
    address: str = ""
    """As shown; `address_full` has the rest where it is shortened."""
    address_full: Sealed | None = None
    field_dates: tuple[FieldDate, ...] = ()
    reservation: Reservation | None = None
    locks: tuple[Lock, ...] = ()
    moved_to: Move | None = None
    merged_into: UUID | None = None
    source: Source | None = None
    revocation: Decided | None = None
    annulment: Decided | None = None
    deregistration: Deregistration | None = None
    dormancy: Dormancy | None = None
    """The dormancy in force; a live entity may not trade meanwhile without resuming."""
    dormant_days: int = 0
    """Days of dormancies that are over; three years in total are allowed (SC-746:30)."""
    marks: tuple[Mark, ...] = ()
    created_at: datetime = NEVER
    updated_at: datetime = NEVER

    @property
    def live(self) -> bool:
        """Whether ordinary acts are open to it."""
        return self.status in LIVE

    @property
    def exited(self) -> bool:
        """Whether nothing more can happen to it."""
        return self.status in EXITED

    def since(self, field: str) -> date | None:
        """Since when a field has its value; establishment where no act changed it."""
        return next((each.since for each in self.field_dates if each.field == field), self.established_date)

    @property
    def of_a_natural_person(self) -> bool:
        """Whether its address may be a home; where the type is unknown the code's class decides."""
        if self.entity_type in (EntityType.UNKNOWN, EntityType.OTHER):
            return self.code[:2] == "92"
        return self.entity_type in NATURAL_PERSONS_BUSINESSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Premises:
    """A place where an entity is domiciled or trades. Many per entity, and many entities per address."""

    entity: UUID
    code: str = ""
    """The entity's code when the premises were last written."""
    kind: PremisesKind = PremisesKind.UNSPECIFIED
    status: PremisesStatus = PremisesStatus.OPEN
    address: str = ""
    address_full: Sealed | None = None
    division: str = ""
    shared_address: bool = False
    opened_date: date | None = None
    closed_date: date | None = None
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


NOWHERE = Premises(entity=UUID(int=0))
"""What an event is applied to whose opening is not known; keeps `evolve` total."""
