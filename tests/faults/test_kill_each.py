"""Nothing is lost or applied twice whatever is killed, and every reader comes back complete.

The short form kills all processes of ours at once and then each server; the long one kills every one by itself.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import psycopg
import pytest
from support.forms import LONG
from support.platform_stack import PROCESSES, SERVERS, Platform, importing

ROWS = 500
NOT_RUNNING = 3
FIRST_SEED = 1000

WAVES = [*((name,) for name in (*PROCESSES, *SERVERS))] if LONG else [PROCESSES, *((name,) for name in SERVERS)]
"""What dies together; each wave once all of the last is healthy again."""


def counts(platform: Platform) -> tuple[int, int]:
    """(entities, events) the licensing database holds."""
    with psycopg.connect(platform.stack.database_url("licensing_app", "licensing")) as connection:
        row = connection.execute(
            "SELECT (SELECT count(*) FROM state WHERE kind = 'entity'),"
            " (SELECT count(*) FROM journal WHERE kind = 'entity')"
        ).fetchone()
    assert row
    return row[0], row[1]


@pytest.mark.timeout(1800)
def test_every_process_and_server_is_killed_during_imports(platform: Platform, tmp_path: Path) -> None:
    before = counts(platform)
    with importing(platform, tmp_path, first_seed=FIRST_SEED, rows=ROWS, rate=25) as reports:
        for names in WAVES:
            platform.kill(*names)
    assert {(each["loaded"], each["already_known"], each["refused"]) for each in reports} == {(ROWS, 0, 0)}
    assert_complete(platform)
    after, rows = counts(platform), ROWS * len(reports)
    assert (after[0] - before[0], after[1] - before[1]) == (rows, rows)


@pytest.mark.timeout(1800)
def test_after_the_loss_of_kafka_and_elasticsearch_every_reader_is_complete_again(platform: Platform) -> None:
    before, register = assert_complete(platform), counts(platform)
    platform.stop()
    assert json.loads(platform.console.run("status", "--json", expect=NOT_RUNNING))["running"] is False
    assert "not running" in platform.console.run("status", expect=NOT_RUNNING)
    assert "not running" in platform.console.run("down")
    platform.console.run("verify", expect=NOT_RUNNING)
    for server in ("kafka", "elasticsearch"):
        shutil.rmtree(platform.stack.folders.data / server)
    platform.start()
    # A limit may have been announced meanwhile; nobody wrote to the register.
    assert assert_complete(platform) >= before
    assert counts(platform) == register


def assert_complete(platform: Platform) -> int:
    """Every view equals its owner's journal; returns how many events there are."""
    found = platform.verify()
    assert {name: found[name] for name in ("missing", "stale", "extra", "behind", "parked", "faults")} == dict.fromkeys(
        ("missing", "stale", "extra", "behind", "parked", "faults"), 0
    )
    assert found["complete"]
    return int(found["events"])
