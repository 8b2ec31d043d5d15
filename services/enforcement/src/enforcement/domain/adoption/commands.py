"""What can be asked of adopted cases."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from enforcement.domain.adoption.records import Facts, NewAdoptedParty, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptClosedCase:
    """接收历史案件: once per natural key, whoever sends it how often."""

    unit: UUID
    case_number: str
    local_number: str
    facts: Facts
    parties: tuple[NewAdoptedParty, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectAdoptedCase:
    """更正: the facts as they should have been taken over, with the reason."""

    adopted_case: UUID
    facts: Facts
    reason: str
    document: str
    """What shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkAdoptedCase:
    """关联 to a case here, such as one against the same party."""

    adopted_case: UUID
    penalty_case: UUID
    reason: str
