"""What may be asked about names: imperative, with values as stated. A date of None means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from licensing.domain.names.kinds import NameEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareName:
    """名称自主申报. `entity` where a registered entity wants another name.

    `related` are codes of entities with an investment relation, `transferred_by` of those that gave the name up to
    the applicant. `approval` is the State Council's for words that need it; `reviewed` that an officer looked at the
    words that need a look; `warning_accepted` that the applicant goes on although similar names were shown.
    """

    registered_name: str
    authority: str
    division: str
    applicant: str
    industry_code: str = ""
    entity: UUID | None = None
    pre_approval: bool = False
    related: tuple[str, ...] = ()
    transferred_by: tuple[str, ...] = ()
    approval: str = ""
    reviewed: bool = False
    warning_accepted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterName:
    """The name is registered with its entity."""

    business_name: UUID
    entity: UUID
    registered_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveUpName:
    """A reservation is given up, or has lapsed."""

    business_name: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class EndName:
    """The entity left, took another name, or its registration was annulled."""

    business_name: UUID
    end: NameEnd
    ended_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseName:
    """The year after its end is over."""

    business_name: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class FindNameIllegal:
    """A court or the authority found that the name must not be used any more (SC-734:23)."""

    business_name: UUID
    entity: UUID
    organ: str
    document: str
    ground: str
    served_date: date | None = None
    owner_post: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNameChanged:
    """The entity changed the illegal name."""

    business_name: UUID
    entity: UUID
    changed_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNameKept:
    """The entity did not change the illegal name in time."""

    business_name: UUID
