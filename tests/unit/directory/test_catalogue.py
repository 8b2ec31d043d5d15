"""The catalogues of reasons, the permission table and the contract say what they must, row by row."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from string import Formatter

import pytest
from google.protobuf.message_factory import GetMessageClass

import directory
import roster
from chassis.errors import Refusal, RefusalKind
from chassis.identity import Caller
from chassis.mapping import Mapper
from chassis.permissions import PermissionTable
from directory.domain.reasons import REASONS
from directory.domain.values import SplitPart
from directory.entries import entries
from directory.permissions import GRANTS, HANDING_OVER, KEEPING, QUESTIONS
from directory.reason_list import page
from directory.service import SERVICE
from roster.reasons import REASONS as ROSTER_REASONS
from statutes.refusals import Reason

ALL = {**ROSTER_REASONS, **REASONS}


@pytest.mark.parametrize(("code", "reason"), ALL.items())
def test_every_reason_has_a_status_a_rule_both_languages_and_a_remedy(code: str, reason: Reason) -> None:
    assert re.fullmatch(r"[A-Z][A-Z_]+", code)
    assert reason.kind in RefusalKind.__members__
    assert all((reason.rule, reason.message, reason.remedy))
    assert re.search("[\u4e00-\u9fff]", reason.message_zh)


@pytest.mark.parametrize("reason", ALL.values())
def test_both_languages_name_the_same_things(reason: Reason) -> None:
    english, chinese = (
        {name for _, name, _, _ in Formatter().parse(text) if name} for text in (reason.message, reason.message_zh)
    )
    assert chinese == english


def test_every_reason_is_in_a_catalogue_and_used() -> None:
    roots = [Path(directory.__file__).parent, Path(roster.__file__).parent]
    files = [path for root in roots for path in root.rglob("*.py") if path.name != "reasons.py"]
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert set(re.findall(r"(?:refuse|fault)\(\s*\"([A-Z_]+)\"", source)) == set(ALL)
    assert not set(REASONS) & set(ROSTER_REASONS)


def test_the_page_of_reasons_is_current() -> None:
    written = Path(__file__).resolve().parents[3] / "services/directory/reasons.md"
    assert written.read_text(encoding="utf-8") == page()


def test_every_method_of_the_contract_stands_in_the_permission_table() -> None:
    assert {method.name for method in SERVICE.methods} == {*KEEPING, *HANDING_OVER, *QUESTIONS}


def test_every_command_fits_its_request() -> None:
    for entry in entries(None):  # type: ignore[arg-type]  # nothing is carried out
        request = GetMessageClass(SERVICE.methods_by_name[entry.method].input_type)
        named = {"name"} if "name" in request.DESCRIPTOR.fields_by_name else set()
        also = {entry.kind.kind: None} if named else {}
        fields = {each.name for each in dataclasses.fields(entry.command)} - set(also)
        assert fields == set(request.DESCRIPTOR.fields_by_name) - {"request_id", "etag"} - named


def test_parts_of_a_split_fit_the_contract() -> None:
    message = GetMessageClass(SERVICE.file.message_types_by_name["SplitPart"])
    Mapper(dict.fromkeys(("unit", "subordinates"), "units") | {"posts": "posts"}).check(SplitPart, message)


TABLE = PermissionTable(GRANTS)
PEOPLE = {
    "keeper": Caller("market-regulation", officer="k", duties=frozenset({"directory-keeper"}), division="450000"),
    "registrar": Caller("market-regulation", officer="r", duties=frozenset({"registrar"}), division="450000"),
    "police": Caller("police", officer="p", duties=frozenset({"directory-keeper"}), division="450000"),
    "nobody": Caller("market-regulation"),
}


def may(person: str, method: str) -> bool:
    try:
        TABLE.check(f"/{SERVICE.full_name}/{method}", PEOPLE[person])
    except Refusal:
        return False
    return True


@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_call_what(person: str) -> None:
    assert {may(person, method) for method in KEEPING} == {person == "keeper"}
    assert {may(person, method) for method in (*HANDING_OVER, *QUESTIONS)} == {person in ("keeper", "registrar")}


def test_only_services_that_keep_a_copy_read_the_journal() -> None:
    licensing = Caller("market-regulation", service="licensing")
    TABLE.check("/smartsupervision.common.v1.JournalService/ReadStream", licensing)
    with pytest.raises(Refusal, match="METHOD_NOT_GRANTED"):
        TABLE.check("/smartsupervision.common.v1.JournalService/ReadStream", Caller("police", service="licensing"))
