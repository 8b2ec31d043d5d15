"""Whatever was imported is found: by its code, by its name, by any run of four characters of the name."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from acceptance.conftest import Known, take, write_rows
from acceptance.officer import Officer
from support.console import eventually
from support.forms import LONG
from support.intake import HEADER, line
from support.platform_stack import Platform

from chassis.client import Stub
from smartsupervision.commandcenter.v1 import command_center_pb2 as pb
from ssv import asking

SEED = 1978
SAMPLE = 1000 if LONG else 400
OVER_GRPC = 25
AT_ONCE = 4
RUN = 4  # characters
SECONDS = 30
# Valid, and in none of the real files.
OLD_NUMBER = "450103009888770"
T = TypeVar("T")


def sample(known: list[Known]) -> list[Known]:
    return random.Random(SEED).sample(known, min(SAMPLE, len(known)))


def each(check: Callable[[T], str], things: Iterable[T]) -> list[str]:
    """What is wrong with the things, a few checked at a time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [wrong for wrong in pool.map(check, things) if wrong]


@pytest.fixture(scope="module")
def by_code(officer: Officer, known: list[Known]) -> dict[str, list[dict[str, Any]]]:
    """What each code of the sample finds."""
    codes = [entity.code for entity in sample(known)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(codes, pool.map(officer.found, codes), strict=True))


def test_every_code_finds_exactly_its_entity(by_code: dict[str, list[dict[str, Any]]], known: list[Known]) -> None:
    for entity in sample(known):
        found = [(e["unifiedSocialCreditCode"], e["registeredName"]) for e in by_code[entity.code]]
        assert found == [(entity.code, entity.name)]


def test_the_full_name_ranks_its_entity_first(officer: Officer, known: list[Known]) -> None:
    """Only entities of the very same name may stand before it."""

    def check(entity: Known) -> str:
        found = [(e["registeredName"], e.get("unifiedSocialCreditCode", "")) for e in officer.found(entity.name)]
        place = found.index((entity.name, entity.code)) if (entity.name, entity.code) in found else len(found)
        before = {name for name, _ in found[:place]}
        return "" if place < len(found) and before <= {entity.name} else f"{entity} found {found[:3]}"

    assert each(check, sample(known)) == []


def test_a_random_run_of_four_characters_of_the_name_matches_it(
    officer: Officer, by_code: dict[str, list[dict[str, Any]]], known: list[Known]
) -> None:
    dice = random.Random(SEED)
    starts = {entity.code: dice.randrange(max(1, len(entity.name) - RUN + 1)) for entity in sample(known)}

    def check(entity: Known) -> str:
        part = entity.name[starts[entity.code] : starts[entity.code] + RUN]
        matches = officer.all_found(part, filter=_narrow(by_code[entity.code][0]))
        return "" if any(e.get("unifiedSocialCreditCode") == entity.code for e in matches) else f"{entity} by {part}"

    assert each(check, sample(known)) == []


def _narrow(record: dict[str, Any]) -> dict[str, Any]:
    """The entity's own division and year, so that a common run of characters has few pages to be read."""
    narrow: dict[str, Any] = {"divisions": [record["division"]]} if record.get("division") else {}
    if "establishedDate" in record:
        narrow["establishedYears"] = [record["establishedDate"]["year"]]
    return narrow


def test_grpc_finds_what_http_finds(platform: Platform, officer: Officer, known: list[Known]) -> None:
    chosen = sample(known)[:OVER_GRPC]

    async def question(stub: Stub) -> list[pb.SearchEntitiesResponse]:
        asked = (pb.SearchEntitiesRequest(query=entity.code) for entity in chosen)
        answers: list[pb.SearchEntitiesResponse] = await asyncio.gather(
            *(stub.call("SearchEntities", request) for request in asked)
        )
        return answers

    answers = asking.ask(platform.stack, question)
    assert [[match.entity.unified_social_credit_code for match in answer.entities] for answer in answers] == [
        [entity.code] for entity in chosen
    ]
    assert all(answer.completeness.ByteSize() for answer in answers)
    by_http = [[match["name"] for match in officer.found(entity.code)] for entity in chosen]
    assert [[match.entity.name for match in answer.entities] for answer in answers] == by_http


def test_a_record_with_an_old_number_only_is_found_by_name_and_number(
    platform: Platform, officer: Officer, tmp_path: Path
) -> None:
    name = "南宁市青秀区某旧供销合作社"
    row = line(code=OLD_NUMBER, name=name)
    report = take(platform, write_rows(tmp_path / "old.csv", [list(HEADER), row]), tmp_path).report
    assert report["reserved"] == 1
    eventually(lambda: bool(officer.found(OLD_NUMBER)), "the record is found", SECONDS)
    by_number, by_name = officer.found(OLD_NUMBER), officer.found(name)
    assert [e["registeredName"] for e in by_number] == [name]
    assert by_name[0]["name"] == by_number[0]["name"]
    assert by_number[0]["reserved"] is True
    assert by_number[0]["platformKey"]
    assert [number["value"] for number in by_number[0]["formerNumbers"]] == [OLD_NUMBER]
    assert [e["name"] for e in officer.found(by_number[0]["platformKey"])] == [by_number[0]["name"]]
