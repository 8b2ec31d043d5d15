"""What the steps of publicity share: where it stands, its clocks, and how an outcome is put together."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from enforcement.domain.names import PUBLICATION
from enforcement.domain.outcome import Caused, Limit, OfMatter, Outcome
from enforcement.domain.publicity.records import STATUS_ZH, PenaltyPublication, PublicityStatus, PublicityTerm
from enforcement.domain.refusal import refuse

ACT: Final = "enforcement.publish"
"""Power to approve what the public is shown."""
PUBLISH: Final = "penalty.publish"
PUSH: Final = "penalty.push"
RECEIVED: Final = "penalty.publish-received"
TARGET: Final = "penalty.double-publicity"
"""Seven working days, an internal target; the limit of law is PUBLISH."""
WITHDRAW: Final = "penalty.withdraw"
"""Also of corrections; the first is that of the withdrawal, each correction has its own."""
SHOWN: Final = frozenset({PublicityStatus.PUBLISHED})
NOT_YET: Final = frozenset({PublicityStatus.WAITING, PublicityStatus.APPROVED})
ALIVE: Final = NOT_YET | SHOWN | {PublicityStatus.PUSHED}


def stands_at(state: PenaltyPublication, *allowed: PublicityStatus) -> None:
    """Refusal PUBLICATION_NOT_AT_THIS_STEP with where it stands; NOT_TO_BE_PUBLISHED of a mere warning."""
    if state.status in allowed:
        return
    if state.status is PublicityStatus.NOT_PUBLISHED:
        raise refuse("NOT_TO_BE_PUBLISHED")
    steps = "、".join(STATUS_ZH[each] for each in sorted(allowed))
    raise refuse("PUBLICATION_NOT_AT_THIS_STEP", status=STATUS_ZH[state.status], steps=steps)


def term(state: PenaltyPublication) -> PublicityTerm:
    """How long it is shown. LookupError of a publication that was never begun, which is a defect."""
    if state.term is None:
        raise LookupError(f"publication of {state.document} has no term")
    return state.term


def correction_round(state: PenaltyPublication) -> int:
    """Which of the limits WITHDRAW is that of the correction under way."""
    return 1 + state.corrections


def outcome(publication: UUID, event: object, *limits: Limit) -> Outcome:
    """One event on the publication, and its limits."""
    changes = tuple(OfMatter(publication, each) for each in limits)
    return Outcome(publication, (Caused(PUBLICATION, publication, event),), changes)
