"""The lock file that pins what the servers consist of."""

from __future__ import annotations

import pytest

from ssv.errors import StackError
from ssv.locking import HEADING, Artifact, locked, parse, render

JAR = Artifact("kafka", "org.apache.kafka", "kafka-clients", "4.3.1", "jar", 12, "0" * 64)


def test_what_is_written_can_be_read_again() -> None:
    assert parse(render([JAR])) == (JAR,)


def test_an_artifact_knows_its_place_in_a_repository() -> None:
    assert JAR.path == "org/apache/kafka/kafka-clients/4.3.1/kafka-clients-4.3.1.jar"


def test_comments_and_empty_lines_mean_nothing() -> None:
    assert parse(f"{HEADING}\n\n# more\n") == ()


@pytest.mark.parametrize(
    "line",
    [
        "kafka a:b:c:jar 12",
        "kafka a:b:c 12 " + "0" * 64,
        "kafka a:b:c:jar twelve " + "0" * 64,
        "kafka a:b:c:jar 0 " + "0" * 64,
        "kafka a:b:c:jar 12 " + "0" * 62,
        "kafka a:b:c:jar 12 " + "g" * 64,
    ],
)
def test_a_damaged_line_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(StackError, match=r"artifacts\.lock, line 2 "):
        parse(f"# heading\n{line}\n")


def test_this_release_pins_both_servers_and_names_no_registry() -> None:
    assert len(locked("kafka")) > 40
    assert [a.name for a in locked("elasticsearch")] == ["elasticsearch"]
    assert len(locked()) == len({a.file_name for a in locked()}), "file names collide in the cache"
    assert "://" not in render(locked())


def test_kafka_can_log() -> None:
    assert "log4j-slf4j-impl" in {a.name for a in locked("kafka")}
