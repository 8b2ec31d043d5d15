"""Failed food samples become clues and notices, and a scripted officer takes every clue that stands to its end.

A clue counts as received 100 working days ago, so that every step of the script lies in the past. The published acts
lie years back; the script dates them a month before (see ssv.scripted.sampled).
"""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from acceptance.officer import Officer
from support.food_samples import SMALL, real_rows, slice_of, write, write_small
from support.forms import LONG
from support.platform_stack import Platform
from support.scripted_officer import ScriptedOfficer, archived, ended

from chassis.clock import civil_date
from smartsupervision.enforcement.v1 import clue_pb2 as cl
from statutes.calendar import load_calendar

TODAY = civil_date(datetime.now(UTC))
RECEIVED = load_calendar("450000").add_workdays(TODAY, -100)
EVERY_STATUS = [cl.ClueStatus.Name(each) for each in cl.ClueStatus.values() if each]


def bring(platform: Platform, file: Path, received: date = RECEIVED) -> dict[str, Any]:
    """Import a file; returns the report."""
    report = file.with_suffix(".json")
    platform.console.run(
        *("import", "sampling", str(file), "--report", str(report), "--received-on", received.isoformat()), seconds=900
    )
    found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return found


def test_every_row_is_accounted_for_however_faulty_the_file(province: Platform, tmp_path: Path) -> None:
    report = bring(province, write_small(tmp_path / "small.csv"))
    assert report["accounted"]
    expected = [becomes for _, becomes in SMALL]
    assert {name: report[name] for name in set(expected)} == {name: expected.count(name) for name in set(expected)}
    assert [each["reason"] for each in report["refused_rows"]] == ["VERDICT_UNKNOWN", "PUBLISHED_UNREADABLE"]
    assert not any(each["fate"] == "refused" for each in report["sent"])
    # Seller and producer of one batch are one event.
    shares = [each for each in report["sent"] if 4 in each["lines"]]
    assert [each["way"] for each in shares] == ["notice", "clue"]
    assert len({each["event"] for each in shares}) == 1

    again = bring(province, write_small(tmp_path / "again.csv"), TODAY)
    assert {each["fate"] for each in again["sent"]} == {"known"}
    assert [each["name"] for each in again["sent"]] == [each["name"] for each in report["sent"]]
    corrected = bring(province, write_small(tmp_path / "corrected.csv", corrected=True))
    differing = [each for each in corrected["sent"] if each["fate"] == "differs"]
    assert {tuple(each["differences"]) for each in differing} == {("facts",)}
    assert [each["lines"] for each in differing] == [[2, 3], [2, 3]]


def test_a_scripted_officer_takes_every_clue_that_stands_to_publicity_and_archive(
    province: Platform, officer: Officer, tmp_path: Path
) -> None:
    rows = real_rows()
    some = rows if LONG else slice_of(rows, elsewhere=40, nameless=8)
    report = bring(province, write(tmp_path / "real.csv", some, "utf-8"))
    assert report["accounted"]
    assert report["rows_read"] == len(some)
    assert report["refused"] == 0
    here = {each["name"] for each in report["sent"] if each["way"] != "notice"}
    assert len(here) == sum(report["records"][way]["made"] for way in ("clue", "work list"))

    scripted = ScriptedOfficer(province.stack, TODAY)
    began = time.monotonic()
    sums = scripted.takes_all("acceptance")
    print(f"{sums.done:,} steps on {sums.finished:,} clues in {time.monotonic() - began:.1f} s")
    assert not ended(sums)

    clues = scripted.clues()
    assert {each.status for each in clues} == {cl.CLUE_STATUS_FILED, cl.CLUE_STATUS_NOT_FILED}
    assert here <= {each.name for each in clues}
    cases = scripted.cases([each.penalty_case for each in clues if each.penalty_case])
    assert all(map(archived, cases))
    # One per party and failed batch: whoever is named and sits here, or has no place, was punished.
    named = [each for each in report["sent"] if each["way"] != "notice" and each.get("party")]
    assert {each["name"] for each in named} <= {each.clue for each in cases}
    assert scripted.notices() >= report["records"]["notice"]["made"]
    _agree(province, officer, scripted)


def _agree(platform: Platform, officer: Officer, scripted: ScriptedOfficer) -> None:
    """Journal and index hold the same, and what the page counts is what the owner has."""
    assert platform.verify()["complete"]
    counted = scripted.counted()
    assert _found(officer, "cases", {}) == counted.cases
    assert _found(officer, "clues", {"statuses": EVERY_STATUS}) == counted.clues
    assert _found(officer, "publications", {}) == counted.publications


def _found(officer: Officer, kind: str, wanted: dict[str, Any]) -> int:
    answer = officer.post(f"/api/v1/{kind}:search", {"filter": wanted, "pageSize": 1, "skipFacets": True})
    assert answer.status_code == 200, answer.text
    return int(answer.json().get("totalSize", 0))
