"""The catalogue of reasons and the permission table say what they must, row by row."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from chassis.errors import Refusal as ChassisRefusal
from chassis.errors import RefusalKind
from chassis.identity import Caller
from chassis.permissions import PermissionTable
from chassis.refusing import told_to_callers, translated
from licensing import domain
from licensing.domain.reasons import REASONS
from licensing.domain.refusal import Refusal, fault, refuse
from licensing.permissions import COMMANDS, GRANTS, QUESTIONS
from licensing.reason_list import page
from licensing.service import SERVICE
from statutes.refusals import Reason


@pytest.mark.parametrize(("code", "reason"), REASONS.items())
def test_every_reason_has_a_status_a_rule_both_languages_and_a_remedy(code: str, reason: Reason) -> None:
    assert re.fullmatch(r"[A-Z][A-Z_]+", code)
    assert reason.kind in RefusalKind.__members__
    assert all((reason.rule, reason.message, reason.remedy))
    assert re.search("[\u4e00-\u9fff]", reason.message_zh)


@pytest.mark.parametrize("reason", REASONS.values())
def test_both_languages_name_the_same_things_or_the_findings_own_words(reason: Reason) -> None:
    english = {name for _, name, _, _ in Formatter().parse(reason.message) if name}
    chinese = {name for _, name, _, _ in Formatter().parse(reason.message_zh) if name}
    assert {name.removesuffix("_zh") for name in chinese} == english


def test_every_reason_of_the_domain_is_in_the_catalogue_and_used() -> None:
    root = Path(domain.__file__).parent.parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in root.rglob("*.py") if path.name != "reasons.py")
    used = set(re.findall(r"(?:refuse|fault|_required)\(\s*\"([A-Z_]+)\"", source))
    assert used == set(REASONS)


def test_a_refusal_tells_every_fault_with_its_field() -> None:
    refused = Refusal([fault("NAME_REQUIRED", "a"), fault("SCOPE_REQUIRED", "b")])
    told = translated(refused)
    assert (told.kind, told.reason) == (RefusalKind.INVALID_ARGUMENT, "NAME_REQUIRED")
    assert [violation.field for violation in told.violations] == ["a", "b"]
    assert told.message == "the registered name is missing; the business scope is missing"
    assert "缺少经营范围" in told.message_zh


def test_domain_refusals_leave_as_the_chassis_knows_them() -> None:
    with pytest.raises(ChassisRefusal, match="ENTITY_NOT_FOUND"), told_to_callers():
        raise refuse("ENTITY_NOT_FOUND", entity="entities/x")


def test_every_method_of_the_contract_stands_in_the_permission_table() -> None:
    methods = {method.name for method in SERVICE.methods}
    assert methods == {*COMMANDS, *QUESTIONS, "ReadSensitiveField"}


TABLE = PermissionTable(GRANTS)
PEOPLE = {
    "registrar": Caller("market-regulation", officer="r", duties=frozenset({"registrar"}), division="450000"),
    "supervisor": Caller("market-regulation", officer="s", duties=frozenset({"supervisor"}), division="450000"),
    "auditor": Caller("market-regulation", officer="a", duties=frozenset({"auditor"}), division="450000"),
    "operator": Caller("market-regulation", officer="o", duties=frozenset({"operator"}), division="450000"),
    "police": Caller("police", officer="p", duties=frozenset({"duty-officer"}), division="450000"),
    "tax": Caller("tax", officer="t", duties=frozenset({"duty-officer"}), division="450000"),
    "police registrar": Caller("police", officer="p", duties=frozenset({"registrar"}), division="450000"),
    "nobody": Caller("market-regulation"),
    "stranger": Caller("weather", officer="w", duties=frozenset({"registrar"}), division="450000"),
}
ALLOWED = {
    "commands": {"registrar"},
    "questions": {"registrar", "supervisor", "auditor", "police", "tax"},
    "unmasking": {"registrar", "supervisor", "police"},
}


def may(person: str, method: str) -> bool:
    try:
        TABLE.check(f"/{SERVICE.full_name}/{method}", PEOPLE[person])
    except ChassisRefusal:
        return False
    return True


@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_call_what(person: str) -> None:
    assert {may(person, method) for method in COMMANDS} == {person in ALLOWED["commands"]}
    assert {may(person, method) for method in QUESTIONS} == {person in ALLOWED["questions"]}
    assert may(person, "ReadSensitiveField") is (person in ALLOWED["unmasking"])


def test_the_page_of_reasons_is_current() -> None:
    written = Path(__file__).resolve().parents[3] / "services/licensing/reasons.md"
    assert written.read_text(encoding="utf-8") == page()
