"""Who may call what at the command center: one table, tested row by row."""

from __future__ import annotations

from chassis.permissions import Grant
from command_center.service import SERVICE

OURS = frozenset({"market-regulation"})
PARTNERS = frozenset({"market-regulation", "police", "tax"})
"""Departments whose officers have a legal duty to look entities up."""

OFFICERS = frozenset({"duty-officer", "supervisor"})
CASEWORKERS = OFFICERS | {"enforcement-officer", "reviewer", "auditor"}
"""Who may look at cases: nobody but our own department."""
OPERATORS = frozenset({"operator"})


def _method(name: str) -> str:
    return f"/{SERVICE.full_name}/{name}"


GRANTS: tuple[Grant, ...] = (
    Grant(_method("SearchEntities"), PARTNERS, OFFICERS, note="within the officer's division"),
    Grant(_method("SuggestEntities"), PARTNERS, OFFICERS, note="within the officer's division"),
    Grant(_method("SearchLicences"), PARTNERS, OFFICERS, note="within the officer's division"),
    Grant(_method("CountExpiring"), PARTNERS, OFFICERS, note="within the officer's division"),
    Grant(_method("SearchDeadlines"), OURS, OFFICERS, note="our own offices' clocks, within the officer's division"),
    *(
        Grant(_method(name), OURS, CASEWORKERS, note="within the officer's division, journalled")
        for name in ("SearchCases", "GetCaseBoard", "GetCaseView", "SearchClues", "SearchPublications")
    ),
    Grant(_method("GetEntityView"), PARTNERS, OFFICERS, note="if the officer's division reaches the entity's"),
    Grant(_method("GetCompleteness"), PARTNERS, OFFICERS | OPERATORS | {"auditor"}, note="numbers only"),
    Grant(_method("VerifyCompleteness"), OURS, OPERATORS | {"auditor"}, note="reads, changes nothing"),
    Grant(_method("VerifyIndex"), OURS, OPERATORS | {"auditor"}, note="the same, with progress"),
    Grant(_method("RebuildIndex"), OURS, OPERATORS, note="answers go on meanwhile"),
    Grant(_method("ListParked"), OURS, OPERATORS | {"auditor"}, note="reasons, no event contents"),
    Grant(_method("ReplayParked"), OURS, OPERATORS, note="applies what the owner has published"),
)
