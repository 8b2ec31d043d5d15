"""The catalogue of reasons, the permission table and the contract say what they must, row by row."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from string import Formatter

import pytest
from google.protobuf.message_factory import GetMessageClass

import enforcement
from chassis.errors import Refusal, RefusalKind
from chassis.identity import Caller
from chassis.permissions import PermissionTable
from enforcement.areas import AREAS
from enforcement.areas.area import Area
from enforcement.areas.cases import REVIEWS
from enforcement.domain.reasons import PARTS, REASONS
from enforcement.kinds import KINDS
from enforcement.permissions import GRANTS
from enforcement.reason_list import page
from roster.reasons import REASONS as ROSTER_REASONS
from smartsupervision.common.v1.sensitivity_pb2 import Sensitivity, sensitivity
from statutes.refusals import Reason


@pytest.mark.parametrize(("code", "reason"), REASONS.items())
def test_every_reason_has_a_status_a_rule_both_languages_and_a_remedy(code: str, reason: Reason) -> None:
    assert re.fullmatch(r"[A-Z][A-Z_]+", code)
    assert reason.kind in RefusalKind.__members__
    assert all((reason.rule, reason.message, reason.remedy))
    assert re.search("[\u4e00-\u9fff]", reason.message_zh)


@pytest.mark.parametrize("reason", REASONS.values())
def test_both_languages_name_the_same_things(reason: Reason) -> None:
    english, chinese = (
        {name for _, name, _, _ in Formatter().parse(text) if name} for text in (reason.message, reason.message_zh)
    )
    assert chinese == english


def test_a_rule_is_an_article_a_standard_or_the_contract() -> None:
    rules = {reason.rule for reason in REASONS.values()}
    article = re.compile(r"[A-Z]+-[^:]+:(\d+(\.\d+)?(-\d+)?|全文)")
    assert [
        rule for rule in rules if not (article.fullmatch(rule) or rule == "contract" or rule.startswith("GB"))
    ] == []


def test_every_reason_is_in_the_catalogue_and_used() -> None:
    files = [path for path in Path(enforcement.__file__).parent.rglob("*.py") if not path.name.endswith("reasons.py")]
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert set(re.findall(r"(?:refuse|fault)\(\s*\"([A-Z_]+)\"", source)) == set(REASONS)
    assert not set(REASONS) & set(ROSTER_REASONS)
    assert len(REASONS) == sum(map(len, PARTS))


def test_the_page_of_reasons_is_current() -> None:
    written = Path(__file__).resolve().parents[3] / "services/enforcement/reasons.md"
    assert written.read_text(encoding="utf-8") == page()


def service_name(area: Area) -> str:
    return area.service.name


@pytest.mark.parametrize("area", AREAS, ids=service_name)
def test_every_command_fits_its_request(area: Area) -> None:
    for entry in area.entries(None):  # type: ignore[arg-type]  # nothing is carried out
        request = GetMessageClass(area.service.methods_by_name[entry.method].input_type)
        named = {"name"} if "name" in request.DESCRIPTOR.fields_by_name else set()
        also = {entry.kind.kind} if named else set()
        fields = {each.name for each in dataclasses.fields(entry.command)} - also
        assert fields == set(request.DESCRIPTOR.fields_by_name) - {"request_id", "etag"} - named


@pytest.mark.parametrize("area", AREAS, ids=service_name)
def test_every_command_is_a_method_and_an_item_of_a_batch(area: Area) -> None:
    commands = {entry.method for entry in area.entries(None)}  # type: ignore[arg-type]  # nothing is carried out
    asking = {name for name in area.service.methods_by_name if name.startswith(ASKING)}
    if not commands:
        assert set(area.service.methods_by_name) == asking
        return
    batch = area.service.methods_by_name["BatchExecute"].input_type.fields_by_name["commands"].message_type
    assert set(area.service.methods_by_name) == commands | asking | {"BatchExecute"} | set(area.served)
    assert batch is not None
    assert len(batch.fields) == len(commands)


def test_no_event_carries_what_identifies_a_person() -> None:
    # H.3: only public and internal values travel.
    allowed = {Sensitivity.PUBLIC, Sensitivity.INTERNAL}
    for kind in KINDS:
        for event in kind.events:
            descriptor = getattr(kind.events_module, event.__name__).DESCRIPTOR
            assert {each.GetOptions().Extensions[sensitivity] for each in descriptor.fields} <= allowed


ASKING = ("Get", "BatchGet", "List")
TABLE = PermissionTable(GRANTS)
PEOPLE = {
    "handler": Caller("market-regulation", officer="h", duties=frozenset({"enforcement-officer"}), division="450000"),
    "reviewer": Caller("market-regulation", officer="r", duties=frozenset({"reviewer"}), division="450000"),
    "auditor": Caller("market-regulation", officer="a", duties=frozenset({"auditor"}), division="450000"),
    "police": Caller("police", officer="p", duties=frozenset({"enforcement-officer"}), division="450000"),
    "nobody": Caller("market-regulation"),
}


def may(person: str, area: Area, method: str) -> bool:
    try:
        TABLE.check(f"/{area.service.full_name}/{method}", PEOPLE[person])
    except Refusal:
        return False
    return True


@pytest.mark.parametrize("area", AREAS, ids=service_name)
@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_call_what(person: str, area: Area) -> None:
    methods = {method.name for method in area.service.methods}
    asking = {name for name in methods if name.startswith(ASKING)}
    expected = {
        "handler": {name for name in methods if name in asking or "enforcement-officer" in area.duties_of(name)},
        "reviewer": asking | {name for name in methods if "reviewer" in area.duties_of(name)},
        "auditor": asking | {name for name in methods if "auditor" in area.duties_of(name)},
        "police": set(),
        "nobody": set(),
    }
    assert {name for name in methods if may(person, area, name)} == expected[person]


def test_reviews_are_also_the_reviewers() -> None:
    [cases] = [area for area in AREAS if area.service.name == "EnforcementService"]
    assert {name for name in cases.service.methods_by_name if may("reviewer", cases, name)} >= REVIEWS
