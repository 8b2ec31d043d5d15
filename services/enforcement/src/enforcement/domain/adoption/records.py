"""A case that another system closed, as it stands here. It cannot go on: it is corrected and linked, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from enforcement.domain.cases.kinds import DecisionOutcome, PartyKind
from enforcement.domain.cases.values import PenaltyItem
from enforcement.domain.context import Sealed

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)
_NAMESPACE = UUID("7c1d6a0e-93a4-5b0f-8a52-4f0f53c0c1de")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where it was taken from."""

    system: str = ""
    file: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedParty:
    """当事人 and what was imposed on it."""

    kind: PartyKind
    uscc: str = ""
    """"" where the older system had none."""
    label: str = ""
    """Name of an enterprise, or a person's name as masked."""
    identity: Sealed | None = None
    """A person's name and number, in the vault."""
    items: tuple[PenaltyItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAdoptedParty:
    """A party as a command names it."""

    kind: PartyKind
    uscc: str
    label: str
    """Name of an enterprise; empty for a person."""
    person_name: str
    """Of a person; goes to the vault."""
    person_number: str
    """Citizen number or passport of a person; goes to the vault."""
    items: tuple[PenaltyItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of how the case went; a day or text that is not known stays unset."""

    title: str
    field: str
    """Field of law, such as food; "" if not known."""
    filed_on: date | None
    decided_on: date | None
    decision_document: str
    outcome: DecisionOutcome
    basis: str
    served_on: date | None
    closed_on: date | None


NO_FACTS = Facts(
    title="",
    field="",
    filed_on=None,
    decided_on=None,
    decision_document="",
    outcome=DecisionOutcome.UNSPECIFIED,
    basis="",
    served_on=None,
    closed_on=None,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedCase:
    """A closed case of an older system (历史案件)."""

    case_number: str = ""
    """Own key of the older system; "" if it had none."""
    local_number: str = ""
    """立案号 or 处罚文号 of the authority; unique with the unit."""
    unit: UUID = NOBODY
    division: str = ""
    facts: Facts = NO_FACTS
    parties: tuple[AdoptedParty, ...] = ()
    unknown: tuple[str, ...] = ()
    """Fields that the older system did not have: never filled by a guess."""
    origin: Origin = Origin()
    corrections: int = 0
    correction_reason: str = ""
    """Of the last correction."""
    linked: tuple[UUID, ...] = ()
    """Cases here that it has to do with."""
    created_at: datetime = NEVER
    updated_at: datetime = NEVER

    @property
    def field(self) -> str:
        """Field of law; "" if not known."""
        return self.facts.field


def adopted_id(unit: UUID, local_number: str, case_number: str) -> UUID:
    """The id that follows from the natural key: the authority's own number, else the system's."""
    return uuid5(_NAMESPACE, f"{unit}:{local_number}" if local_number else f"number:{case_number}")
