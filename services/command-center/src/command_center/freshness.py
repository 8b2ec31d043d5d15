"""How fresh and complete answers are. Pure: what was seen goes in, what may be said comes out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from command_center.store import Verified
from smartsupervision.commandcenter.v1.completeness_pb2 import Completeness, OwnerLag


@dataclass(frozen=True)
class Freshness:
    """What successive looks at owner and reader have shown."""

    behind: int = 0
    reachable: bool = False
    parked: int = 0
    verified: Verified | None = None
    caught_up_at: datetime | None = None
    """Owner's time of the newest look at which the reader had applied everything."""
    searchable_at: datetime | None = None
    """The same of an earlier look, so that a refresh of the index lies between: what answers may promise."""

    def seen(self, read_at: datetime, behind: int, parked: int, verified: Verified | None) -> Freshness:
        """After a look at which the owner answered. Looks are further apart than refreshes of the index."""
        caught_up = read_at if behind == 0 else self.caught_up_at
        searchable = self.caught_up_at or self.searchable_at
        return Freshness(behind, True, parked, verified, caught_up, searchable)

    def unreachable(self, parked: int, verified: Verified | None) -> Freshness:
        """After a look at which the owner did not answer; what was promised before still holds."""
        return replace(self, reachable=False, parked=parked, verified=verified)

    def complete(self) -> bool:
        """Whether an answer given now may be called complete."""
        if not self.reachable or self.behind or self.parked or self.verified is None:
            return False
        return not (self.verified.missing or self.verified.stale or self.verified.extra)


def message(owner: str, freshness: Freshness) -> Completeness:
    """What stands in every answer."""
    lag = OwnerLag(owner=owner, behind=freshness.behind, reachable=freshness.reachable)
    said = Completeness(complete=freshness.complete(), owners=[lag], parked=freshness.parked)
    if freshness.searchable_at is not None:
        said.as_of_time.FromDatetime(freshness.searchable_at)
    if freshness.verified is not None:
        said.last_verified_time.FromDatetime(freshness.verified.at)
        said.missing = freshness.verified.missing
        said.stale = freshness.verified.stale
        said.extra = freshness.verified.extra
    return said
