"""How fresh and complete answers are. Pure: what was seen goes in, what may be said comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from command_center.store import Verified
from smartsupervision.commandcenter.v1.completeness_pb2 import Completeness, OwnerLag


@dataclass(frozen=True)
class Freshness:
    """What successive looks at one owner and its reader have shown."""

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


def message(owners: Mapping[str, Freshness]) -> Completeness:
    """What stands in every answer: complete when every owner's records are, and as old as the oldest of them."""
    seen = owners.values()
    said = Completeness(
        complete=all(each.complete() for each in seen),
        owners=[OwnerLag(owner=owner, behind=each.behind, reachable=each.reachable) for owner, each in owners.items()],
        parked=sum(each.parked for each in seen),
    )
    promised = [each.searchable_at for each in seen if each.searchable_at is not None]
    if promised and len(promised) == len(owners):
        said.as_of_time.FromDatetime(min(promised))
    proofs = [each.verified for each in seen if each.verified is not None]
    if proofs and len(proofs) == len(owners):
        said.last_verified_time.FromDatetime(min(proof.at for proof in proofs))
    said.missing = sum(proof.missing for proof in proofs)
    said.stale = sum(proof.stale for proof in proofs)
    said.extra = sum(proof.extra for proof in proofs)
    return said
