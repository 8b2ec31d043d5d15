"""Names in characters of GB 18030-2022 level 3 come out everywhere as they went in."""

from __future__ import annotations

import csv
import html
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx
import psycopg
import pytest
from acceptance.conftest import code, write_rows
from acceptance.officer import Officer
from kafka import KafkaConsumer, TopicPartition
from openpyxl import Workbook
from support.console import eventually
from support.intake import HEADER, line
from support.platform_stack import Platform

from chassis import envelope
from chassis.streams import stream_of
from command_center.index import KINDS
from smartsupervision.licensing.v1.events_pb2 import EntityAdopted

TOPIC = "ssv.licensing.events"
# One of each extension, B to I, in the order of the letters.
EXTENSIONS = "\U00020bb7\U0002a736\U0002b746\U0002b820\U0002ceb0\U00030ede\U00031350\U0002ebf0"
SECONDS = 30


def written_csv(encoding: str) -> Callable[[Path, list[list[str]]], Path]:
    return lambda path, rows: write_rows(path.with_suffix(".csv"), rows, encoding)


def written_xlsx(path: Path, rows: list[list[str]]) -> Path:
    book = Workbook()
    sheet = book.create_sheet("登记", 0)
    for row in rows:
        sheet.append(row)
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


FORMATS = {"utf-8": written_csv("utf-8"), "gb18030": written_csv("gb18030"), "xlsx": written_xlsx}


@dataclass(frozen=True)
class Rare:
    """An entity with a rare name after its way through the platform."""

    name: str
    code: str
    encoding: str
    report: dict[str, Any]
    resource: str

    @property
    def uid(self) -> UUID:
        """Its aggregate."""
        return UUID(self.resource.removeprefix("entities/"))


@pytest.fixture(scope="module", params=FORMATS)
def rare(
    request: pytest.FixtureRequest, platform: Platform, officer: Officer, tmp_path_factory: pytest.TempPathFactory
) -> Rare:
    """Imported from a file of each format."""
    number = list(FORMATS).index(request.param)
    # No character stands in the name twice, so that each finds the entity by itself.
    name, own_code = f"南宁市{EXTENSIONS}·{'甲乙丙'[number]}商行", code(number)
    folder = tmp_path_factory.mktemp(request.param)
    file = FORMATS[request.param](folder / "rare", [list(HEADER), line(code=own_code, name=name)])
    report = platform.import_file(file, folder / "report.json")
    return Rare(name, own_code, request.param, report, awaited(officer, own_code)["name"])


def test_the_file_is_read_in_its_own_encoding(rare: Rare) -> None:
    assert rare.report["encoding"] == rare.encoding
    assert rare.report["loaded"] == 1


def test_the_journal_has_the_name(platform: Platform, rare: Rare) -> None:
    with psycopg.connect(platform.stack.database_url("licensing_app", "licensing")) as connection:
        rows = connection.execute("SELECT envelope FROM journal WHERE aggregate_id = %s", (rare.uid,)).fetchall()
    assert [adopted_name(bytes(row[0])) for row in rows] == [rare.name]


def test_the_bus_has_the_name(platform: Platform, rare: Rare) -> None:
    names = [adopted_name(raw) for raw in events_of(platform, rare.uid)]
    assert names
    assert set(names) == {rare.name}


def test_the_index_has_the_name(platform: Platform, rare: Rare) -> None:
    user = ("command_center", platform.stack.passwords["elasticsearch.command_center"])
    address = f"{platform.stack.elasticsearch_url}/{KINDS['entity'].alias}/_search"
    query = {"query": {"term": {"name_raw": rare.name}}}
    hits = httpx.post(address, json=query, auth=user, trust_env=False).json()["hits"]["hits"]
    assert [hit["_id"] for hit in hits] == [str(rare.uid)]


@pytest.mark.parametrize("query", ["", EXTENSIONS[2:6], f"{EXTENSIONS[-1]}·", *EXTENSIONS])
def test_search_finds_the_name_and_each_of_its_characters(officer: Officer, rare: Rare, query: str) -> None:
    found = {e["name"]: e["registeredName"] for e in officer.all_found(query or rare.name)}
    assert found[rare.resource] == rare.name


def test_the_page_shows_the_name(officer: Officer, rare: Rare) -> None:
    entity, results = officer.get(f"/{rare.resource}"), officer.get(f"/?q={quote(rare.code)}")
    assert (entity.status_code, results.status_code) == (200, 200)
    assert rare.name in html.unescape(entity.text)
    assert rare.name in html.unescape(results.text)


@pytest.mark.parametrize("form", FORMATS)
def test_a_refused_row_comes_back_unharmed_and_loads_once_corrected(
    platform: Platform, officer: Officer, tmp_path: Path, form: str
) -> None:
    right = code(10 + list(FORMATS).index(form))
    name = f"{EXTENSIONS}·{form}商行"
    file = FORMATS[form](tmp_path / "bad", [list(HEADER), line(code=right[:17] + "I", name=name)])
    report = import_with_refused(platform, file, tmp_path / "refused.csv")
    assert (report["loaded"], report["refused"]) == (0, 1)
    with (tmp_path / "refused.csv").open(encoding="utf-8-sig", newline="") as refused:
        rows = list(csv.reader(refused))
    fields = dict(zip(rows[0], rows[1], strict=True))
    assert (fields["企业名称"], fields["拒绝原因代码"]) == (name, "CODE_FORBIDDEN_CHARACTER")
    rows[1][rows[0].index("统一社会信用代码")] = right
    corrected = write_rows(tmp_path / "corrected.csv", rows, "utf-8-sig")
    again = import_with_refused(platform, corrected, tmp_path / "none.csv")
    assert (again["loaded"], again["refused"]) == (1, 0)
    assert awaited(officer, right)["registeredName"] == name


def awaited(officer: Officer, number: str) -> dict[str, Any]:
    """The one entity a number finds, once the index has it."""
    eventually(lambda: bool(officer.found(number)), f"{number} is found", SECONDS)
    found = officer.found(number)
    assert len(found) == 1
    return found[0]


def import_with_refused(platform: Platform, file: Path, refused: Path) -> dict[str, Any]:
    report = file.with_suffix(".json")
    platform.console.run("import", "registry", str(file), "--report", str(report), "--refused", str(refused))
    found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return found


def adopted_name(raw: bytes) -> str:
    return EntityAdopted.FromString(envelope.parse(raw).data).entity.registered_name


def events_of(platform: Platform, aggregate: UUID) -> Iterator[bytes]:
    """The events of one aggregate as they lie in the topic."""
    stack = platform.stack
    consumer = KafkaConsumer(
        bootstrap_servers=stack.kafka_bootstrap,
        security_protocol="SASL_PLAINTEXT",
        sasl_mechanism="SCRAM-SHA-256",
        sasl_plain_username="admin",
        sasl_plain_password=stack.passwords["kafka.admin"],
        consumer_timeout_ms=SECONDS * 1000,
    )
    partition = TopicPartition(TOPIC, stream_of(aggregate))
    consumer.assign([partition])
    end = consumer.end_offsets([partition])[partition]
    consumer.seek_to_beginning(partition)
    try:
        for record in consumer:
            if record.key == aggregate.bytes:
                yield record.value
            if record.offset >= end - 1:
                return
    finally:
        consumer.close()
