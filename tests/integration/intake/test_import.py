"""Files of older registers imported into the real register: every row accounted for, whatever happens on the way."""

from __future__ import annotations

import asyncio
import csv
import gzip
import json
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from support.asynchronous import asynchronous
from support.intake import HEADER, line
from support.running_register import Register, Sums

from licensing.intake.problems import FileRefusedError, ImportStoppedError
from licensing.intake.province import load
from province import generate
from smartsupervision.licensing.v1 import register_service_pb2 as rs
from statutes import organisation_code, uscc

RARE = "南宁市\U00020bb7\U0002a736\U0002b746\U0002b820\U0002ceb0\U00030ede\U00031350\U0002ebf0·商行"


def code(number: int) -> str:
    body = f"MA5{number:05d}"
    first = "91450100" + body + organisation_code.check_character(body)
    return first + uscc.check_character(first)


def write(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return path


def many(count: int) -> list[list[str]]:
    return [line(code=code(i), name=f"广西第{i}号商贸有限公司") for i in range(count)]


def by_line(report: dict[str, Any]) -> dict[int, dict[str, Any]]:
    return {row["line"]: row for row in report["rows"]}


@asynchronous
async def test_every_row_is_loaded_reserved_known_or_refused_and_the_report_says_which(register: Register) -> None:
    rows = [
        line(),
        line(code=code(1).lower(), name=RARE),
        line(code="320213000007707", province="江苏", place="无锡"),
        line(code=code(2)[:17] + "*"),
        line(code=code(3), established="2026-11-24"),
        line(code=code(1), name="别的名称"),
        [*line(code="91450199MA5000000"), "多一列"],
    ]
    refused = register.folder / "refused.csv"
    report = await register.take(write(register.folder / "a.csv", rows), batch_rows=1, refused=refused)
    assert Sums.of(report) == Sums(loaded=2, reserved=1, already_known=1, refused=3)
    told = by_line(report)
    assert 2 not in told
    assert told[3]["notes"] == ["CODE_LOWER_CASE"]
    assert told[4]["outcome"] == "reserved"
    assert [told[n]["reason"] for n in (5, 6, 8)] == [
        "CODE_FORBIDDEN_CHARACTER",
        "DATE_IN_FUTURE",
        "WRONG_COLUMN_COUNT",
    ]
    assert told[7]["conflicts"] == {"registered_name": {"recorded": RARE, "offered": "别的名称"}}
    assert len(refused.read_text(encoding="utf-8-sig").splitlines()) == 4


@asynchronous
async def test_a_reserved_record_is_found_by_its_old_number_and_stands_in_its_countys_list(register: Register) -> None:
    row = line(code="320213000007707", name="无锡市鸿声供销合作社", province="江苏", place="无锡")
    await register.take(write(register.folder / "a.csv", [row]))
    found = await register.ask("LookupEntity", rs.LookupEntityRequest(former_number="320213000007707"))
    assert found.registered_name == "无锡市鸿声供销合作社"
    assert (found.reservation.reason, bool(found.platform_key)) == ("OLD_REGISTRATION_NUMBER", True)
    assert (found.source.system, found.source.file, found.source.row) == ("工商旧库", "a.csv", 2)
    work = await register.ask("ListEntities", rs.ListEntitiesRequest(division="320213", reserved_only=True))
    assert [entity.name for entity in work.entities] == [found.name]


@asynchronous
async def test_rare_characters_come_out_of_the_register_as_they_went_in(register: Register) -> None:
    path = register.folder / "a.csv"
    write(path, [line(name=RARE)])
    path.write_bytes(path.read_bytes().decode().encode("gb18030"))
    report = await register.take(path)
    assert report["encoding"] == "gb18030"
    found = await register.ask("LookupEntity", rs.LookupEntityRequest(unified_social_credit_code=line()[1]))
    assert found.registered_name == RARE


@asynchronous
async def test_a_second_import_knows_every_row_and_changes_nothing(register: Register) -> None:
    path = write(register.folder / "a.csv", [*many(450), line(code="320213000007707")])
    assert Sums.of(await register.take(path)) == Sums(loaded=450, reserved=1)
    events = register.count("journal")
    report = await register.take(path)
    assert Sums.of(report) == Sums(already_known=451)
    assert report["conflicts"] == 0
    assert register.count("journal") == events


@asynchronous
async def test_an_interrupted_import_goes_on_and_its_sums_are_those_of_an_uninterrupted_one(register: Register) -> None:
    path = write(register.folder / "a.csv", [*many(900), line(code="320213000007707"), line(code="x"), *many(3)])
    enough = asyncio.Event()

    def tell(rows: int, share: float) -> None:
        if rows >= 300:
            enough.set()

    work = asyncio.create_task(register.take(path, batch_rows=20, tell=tell))
    await enough.wait()
    # Batches in flight are answered by the register and never heard of here.
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    path = path.rename(register.folder / "renamed.csv")
    report = await register.take(path, batch_rows=50)
    assert report["resumed"] is True
    assert report["file"] == "a.csv"
    assert Sums.of(report) == Sums(loaded=900, reserved=1, already_known=3, refused=1)
    assert register.count("journal") == 901
    assert Sums.of(await register.take(path)) == Sums(already_known=904, refused=1)


@asynchronous
async def test_a_register_killed_amid_an_import_loses_and_doubles_nothing(register: Register) -> None:
    path = write(register.folder / "a.csv", many(1500))
    enough = asyncio.Event()

    def tell(rows: int, share: float) -> None:
        if rows >= 300:
            enough.set()

    work = asyncio.create_task(register.take(path, batch_rows=20, tell=tell))
    await enough.wait()
    await asyncio.to_thread(register.end, signal.SIGKILL)
    await asyncio.to_thread(register.start)
    assert Sums.of(await work) == Sums(loaded=1500)
    assert register.count("journal") == 1500


@asynchronous
async def test_rows_up_to_a_cut_are_loaded_and_the_cut_is_reported(register: Register) -> None:
    rows = [line(code=code(i), name=f"第{i}号商行", scope=str(i**9)) for i in range(600)]
    packed = gzip.compress(write(register.folder / "a.csv", rows).read_bytes())
    path = register.folder / "cut.csv.gz"
    path.write_bytes(packed[: len(packed) * 2 // 3])
    report = await register.take(path)
    loaded = report["loaded"]
    assert Sums.of(report) == Sums(loaded=loaded)
    assert 0 < loaded < 600
    assert [(e["reason"], e["after_line"]) for e in report["errors"]] == [("FILE_CUT", loaded + 1)]


@asynchronous
async def test_a_file_that_is_refused_changes_nothing_and_leaves_nothing_behind(register: Register) -> None:
    path = register.folder / "a.csv"
    path.write_text("企业名称,注册日期\n甲,2001-01-01\n", encoding="utf-8")
    with pytest.raises(FileRefusedError, match="MISSING_COLUMNS"):
        await register.take(path)
    assert register.count("journal") == 0
    assert not (register.folder / "imports").exists()


@asynchronous
async def test_an_officer_without_the_duty_is_told_so_and_can_go_on_with_the_right_one(register: Register) -> None:
    path = write(register.folder / "a.csv", many(3))
    register.duties = ("auditor",)
    with pytest.raises(ImportStoppedError) as caught:
        await register.take(path)
    assert caught.value.message
    assert caught.value.remedy
    register.duties = ("registrar",)
    assert Sums.of(await register.take(path)) == Sums(loaded=3)


@asynchronous
async def test_rows_of_a_division_out_of_reach_are_refused_one_by_one(register: Register) -> None:
    rows = [line(), line(code="91350100M000100Y43", province="福建", place="福州")]
    register.division = "450000"
    report = await register.take(write(register.folder / "a.csv", rows))
    assert Sums.of(report) == Sums(loaded=1, refused=1)
    assert by_line(report)[3]["reason"] == "OUT_OF_DIVISION"
    assert json.dumps(report)


@asynchronous
async def test_a_simulated_province_loads_by_the_full_rules_and_only_once(register: Register) -> None:
    entities = list(generate(1, 300))
    async with register.channel() as opened:
        first = await load(entities, 1, register.sender(opened), lambda done, total: None)
        events = register.count("journal")
        second = await load(entities, 1, register.sender(opened), lambda done, total: None)
    assert first.refused == second.refused == []
    assert first.established == 300
    assert first.events == sum(len(entity.events) for entity in entities)
    assert register.count("journal") == events
