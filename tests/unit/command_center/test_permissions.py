"""The permission table, row by row."""

from __future__ import annotations

import pytest

from chassis.errors import Refusal
from chassis.identity import Caller
from chassis.permissions import PermissionTable
from command_center.permissions import GRANTS
from command_center.service import SERVICE

READS = {"SearchEntities", "SuggestEntities", "GetEntityView", "SearchLicences", "CountExpiring"}
CLOCKS = {"SearchDeadlines"}
CASES = {"SearchCases", "GetCaseBoard", "GetCaseView", "SearchClues", "SearchPublications"}
PROOFS = {"VerifyCompleteness", "VerifyIndex", "ListParked"}
ACTS = {"RebuildIndex", "ReplayParked"}
EXPECTED = {
    ("market-regulation", "duty-officer"): READS | CLOCKS | CASES | {"GetCompleteness"},
    ("market-regulation", "supervisor"): READS | CLOCKS | CASES | {"GetCompleteness"},
    ("market-regulation", "registrar"): set(),
    ("market-regulation", "enforcement-officer"): CASES,
    ("market-regulation", "reviewer"): CASES,
    ("market-regulation", "auditor"): CASES | PROOFS | {"GetCompleteness"},
    ("market-regulation", "operator"): PROOFS | ACTS | {"GetCompleteness"},
    ("market-regulation", ""): set(),
    ("police", "duty-officer"): READS | {"GetCompleteness"},
    ("police", "operator"): {"GetCompleteness"},
    ("tax", "supervisor"): READS | {"GetCompleteness"},
    ("customs", "duty-officer"): set(),
}


def allowed(caller: Caller) -> set[str]:
    table, methods = PermissionTable(GRANTS), set()
    for method in SERVICE.methods:
        try:
            table.check(f"/{SERVICE.full_name}/{method.name}", caller)
        except Refusal:
            continue
        methods.add(method.name)
    return methods


@pytest.mark.parametrize(("department", "duty"), EXPECTED)
def test_each_duty_may_do_what_the_table_says_and_nothing_else(department: str, duty: str) -> None:
    caller = Caller(department=department, officer="o", duties=frozenset({duty} - {""}), division="450000")
    assert allowed(caller) == EXPECTED[department, duty]


def test_every_method_has_a_row() -> None:
    granted = {grant.method for grant in GRANTS}
    assert granted == {f"/{SERVICE.full_name}/{method.name}" for method in SERVICE.methods}
