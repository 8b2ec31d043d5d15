"""Who may call the directory: one row per method and department. What is not here is refused.

Commands and lists also stay within the officer's division. Whose post answers an offer is the domain's to say.
"""

from __future__ import annotations

from chassis import journal_service
from chassis.permissions import Grant
from directory.acting import KEEPER
from directory.service import SERVICE

MARKET_REGULATION = frozenset({"market-regulation"})

KEEPERS = frozenset({KEEPER})
"""机构编制、人事: keep units, posts and people."""
OFFICERS = frozenset({KEEPER, "registrar", "supervisor", "duty-officer", "enforcement-officer", "reviewer", "auditor"})
"""Whoever works with matters."""
READERS = frozenset({"licensing", "enforcement", "credit", "online-monitor", "justice", "sharing", "command-center"})
"""Services that keep a copy of the directory."""

KEEPING = (
    "CreateUnit",
    "RenameUnit",
    "ChangeUnit",
    "MergeUnits",
    "SplitUnit",
    "CloseUnit",
    "RegisterPerson",
    "LetPersonLeave",
    "CreatePost",
    "AppointToPost",
    "EndAppointment",
    "RenewCertificate",
    "QualifyReviewer",
    "MovePost",
    "EndPost",
    "GrantApproval",
    "RevokeApproval",
    "DelegateApproval",
    "TakeBackDelegation",
    "BatchExecute",
)
HANDING_OVER = ("OfferHandover", "AcceptHandover", "DeclineHandover", "WithdrawHandover")
QUESTIONS = (
    "GetUnit",
    "ListUnits",
    "ListUnitEvents",
    "GetPerson",
    "ListPeople",
    "ListPersonEvents",
    "GetPost",
    "ListPosts",
    "ListPostEvents",
    "GetApproval",
    "ListApprovals",
    "ListApprovalEvents",
    "GetHandover",
    "ListHandovers",
    "ListHandoverEvents",
    "GetTree",
    "GetActingBureau",
    "CheckApproval",
    "ListOpenMatters",
    "ListOrphanedMatters",
)


def _method(name: str) -> str:
    return f"/{SERVICE.full_name}/{name}"


GRANTS: tuple[Grant, ...] = (
    *(Grant(_method(name), MARKET_REGULATION, KEEPERS, note="机构编制、人事") for name in KEEPING),
    *(Grant(_method(name), MARKET_REGULATION, OFFICERS, note="移交 is between officers") for name in HANDING_OVER),
    *(Grant(_method(name), MARKET_REGULATION, OFFICERS, note="no secret inside") for name in QUESTIONS),
    *journal_service.grants(MARKET_REGULATION, readers=READERS, watchers=MARKET_REGULATION),
)
