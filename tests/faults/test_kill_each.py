"""Nothing is lost or applied twice whatever is killed, and every reader comes back complete."""

from __future__ import annotations

import shutil
from pathlib import Path

import psycopg
from support.platform_stack import PROCESSES, SERVERS, Platform, finish_import, write_registry

ROWS = 5500


def counts(platform: Platform) -> tuple[int, int]:
    """(entities, events) the licensing database holds."""
    with psycopg.connect(platform.stack.database_url("licensing_app", "licensing")) as connection:
        row = connection.execute(
            "SELECT (SELECT count(*) FROM state WHERE kind = 'entity'),"
            " (SELECT count(*) FROM journal WHERE kind = 'entity')"
        ).fetchone()
    assert row
    return row[0], row[1]


def test_every_process_and_server_is_killed_during_an_import(platform: Platform, tmp_path: Path) -> None:
    write_registry(tmp_path / "registry.csv", seed=11, entities=ROWS)
    before = counts(platform)
    running = platform.begin_import(tmp_path / "registry.csv", tmp_path / "report.json", max_rate=60)
    for name in (*PROCESSES, *SERVERS):
        platform.kill(name)
    still_importing = running.poll() is None
    report = finish_import(running, tmp_path / "report.json")
    assert still_importing, "the import ended before everything had been killed: slow it down"
    assert (report["loaded"], report["already_known"], report["refused"]) == (ROWS, 0, 0)
    assert_complete(platform)
    after = counts(platform)
    assert (after[0] - before[0], after[1] - before[1]) == (ROWS, ROWS)


def test_after_the_loss_of_kafka_and_elasticsearch_every_reader_is_complete_again(platform: Platform) -> None:
    platform.stop()
    for server in ("kafka", "elasticsearch"):
        shutil.rmtree(platform.stack.folders.data / server)
    platform.start()
    assert_complete(platform)


def assert_complete(platform: Platform) -> None:
    found = platform.verify()
    assert {name: found[name] for name in ("missing", "stale", "extra", "behind", "parked", "faults")} == dict.fromkeys(
        ("missing", "stale", "extra", "behind", "parked", "faults"), 0
    )
    assert found["complete"]
