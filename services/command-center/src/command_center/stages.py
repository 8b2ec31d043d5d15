"""How far a case has come, as a whole and with each of its parties. Pure."""

from __future__ import annotations

from typing import Final

from smartsupervision.commandcenter.v1 import case_search_pb2 as pb
from smartsupervision.enforcement.v1 import penalty_case_pb2 as ec
from smartsupervision.enforcement.v1.penalty_case_pb2 import Decision, Party, PenaltyCase

_OVER: Final = frozenset({ec.PARTY_STATUS_EXECUTED, ec.PARTY_STATUS_ENDED})

_BY_STATUS: Final = {
    ec.CASE_STATUS_INVESTIGATING: pb.CASE_STAGE_INVESTIGATION,
    ec.CASE_STATUS_SUSPENDED: pb.CASE_STAGE_INVESTIGATION,
    ec.CASE_STATUS_REPORTED: pb.CASE_STAGE_REVIEW,
    ec.CASE_STATUS_REVIEWED: pb.CASE_STAGE_NOTICE,
    ec.CASE_STATUS_TERMINATED: pb.CASE_STAGE_TO_CLOSE,
    ec.CASE_STATUS_HANDED_OVER: pb.CASE_STAGE_TO_CLOSE,
    ec.CASE_STATUS_CLOSED: pb.CASE_STAGE_CLOSED,
    ec.CASE_STATUS_ARCHIVED: pb.CASE_STAGE_ARCHIVED,
    ec.CASE_STATUS_MERGED: pb.CASE_STAGE_MERGED,
}
"""Where the status says it all; what is decided stands where its slowest party stands."""

COLUMNS: Final = (
    pb.CASE_STAGE_INVESTIGATION,
    pb.CASE_STAGE_REVIEW,
    pb.CASE_STAGE_NOTICE,
    pb.CASE_STAGE_DECISION,
    pb.CASE_STAGE_EXECUTION,
    pb.CASE_STAGE_TO_CLOSE,
    pb.CASE_STAGE_CLOSED,
    pb.CASE_STAGE_ARCHIVED,
)
"""In the order of the procedure."""


def stage_of(case: PenaltyCase) -> pb.CaseStage.ValueType:
    """Where the case stands on the board."""
    known = _BY_STATUS.get(case.status)
    if known is not None:
        return known
    if case.status != ec.CASE_STATUS_DECIDED:
        return pb.CASE_STAGE_UNSPECIFIED
    under_way = [party for party in case.parties if party.status not in _OVER]
    if not under_way:
        return pb.CASE_STAGE_TO_CLOSE
    served = all(party.status == ec.PARTY_STATUS_SERVED for party in under_way)
    return pb.CASE_STAGE_EXECUTION if served else pb.CASE_STAGE_DECISION


def in_force(party: Party) -> Decision | None:
    """The decision that holds against a party; None before it, or after it was annulled."""
    return next((each for each in reversed(party.decisions) if each.in_force), None)


def document_numbers(case: PenaltyCase) -> list[str]:
    """Numbers of the notices and decisions, by which people look a case up."""
    found = [notice.document for party in case.parties for notice in party.notices]
    found += [decision.document for party in case.parties for decision in party.decisions]
    return [number for number in dict.fromkeys(found) if number]
