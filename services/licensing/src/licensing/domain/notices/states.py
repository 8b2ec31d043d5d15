"""What the register knows of one notice: one entity, one permit item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from licensing.domain.notices.kinds import NoticeStage, PermitOutcome, ReformMode

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleNotice:
    """双告知 about one item."""

    entity: UUID | None = None
    code: str = ""
    subject_name: str = ""
    division: str = ""
    item: str = ""
    """Id of the reform item, such as `food-trade`."""
    item_title: str = ""
    scope_words: str = ""
    """The words of the business scope it was found by; "" where an officer named it."""
    mode: ReformMode = ReformMode.UNSPECIFIED
    basis: str = ""
    """Article that demands the permit."""
    pledge: str = ""
    """Number of the pledge not to trade before the permit; "" where none is needed."""
    stage: NoticeStage = NoticeStage.UNSPECIFIED
    told_date: date | None = None
    department: str = ""
    sent_date: date | None = None
    claimed_by: str = ""
    claimed_date: date | None = None
    unclaimed_since: date | None = None
    """The day the alarm was raised that nobody claimed it."""
    outcome: PermitOutcome = PermitOutcome.UNSPECIFIED
    licence_number: str = ""
    returned_date: date | None = None
    hinted_date: date | None = None
    """The day an inspection was suggested because no permit came."""
    rounds: int = 0
    """How often it was pushed or published."""
    owner_post: UUID | None = None
    created_at: datetime = NEVER
    updated_at: datetime = NEVER
