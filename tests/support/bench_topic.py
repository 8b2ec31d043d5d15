"""Topics of the benchmarks, what belongs into them, and the proof that it arrived once and unharmed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from confluent_kafka import Consumer, TopicPartition
from support.bench_stack import kafka_admin
from support.stack import Database, Servers

from chassis.settings import KafkaSettings
from chassis.streams import STREAMS

QUIET_SECONDS = 10.0


class Record(NamedTuple):
    """An event as it stands in a topic."""

    stream: int
    number: int
    aggregate_id: bytes
    value: bytes


def settings(servers: Servers, user: str = "admin") -> KafkaSettings:
    """How a user reaches the broker."""
    login = servers.kafka(user)
    return KafkaSettings(login["bootstrap_servers"], user, login["sasl_plain_password"])


def expected(database: Database) -> list[Record]:
    """Every event of a journal with the number the sequencer will give it, in the journal's order."""
    query = (
        "SELECT stream, row_number() OVER (PARTITION BY stream ORDER BY pos), aggregate_id, envelope"
        " FROM journal ORDER BY pos"
    )
    with psycopg.connect(database.url) as connection:
        rows = connection.execute(query, binary=True).fetchall()
    return [Record(stream, number, UUID(str(aggregate)).bytes, bytes(raw)) for stream, number, aggregate, raw in rows]


def fingerprint(records: Iterable[Record]) -> tuple[int, str]:
    """Count and checksum of records, in the order of their numbers."""
    ordered = sorted(records)
    digest = hashlib.sha256()
    for record in ordered:
        digest.update(b"%d/%d/%d/" % (record.stream, record.number, len(record.value)))
        digest.update(record.aggregate_id + record.value)
    return len(ordered), digest.hexdigest()


@contextmanager
def topic(servers: Servers) -> Iterator[str]:
    """A topic with as many partitions as there are streams; it is deleted afterwards."""
    name = servers.name("bench").replace("_", "-")
    with kafka_admin(servers) as admin:
        options = {"num_partitions": STREAMS, "replication_factor": 1}
        admin.create_topics({name: options}, wait_for_metadata=True)
        try:
            yield name
        finally:
            admin.delete_topics([name])


def read(servers: Servers, name: str) -> list[Record]:
    """Everything a topic holds, duplicates too."""
    consumer = Consumer(login(settings(servers)) | {"group.id": "bench-check", "enable.auto.commit": False})
    try:
        parts = [TopicPartition(name, stream, 0) for stream in range(STREAMS)]
        held = sum(consumer.get_watermark_offsets(part, timeout=30)[1] for part in parts)
        consumer.assign(parts)
        return list(_records(consumer, held))
    finally:
        consumer.close()


def _records(consumer: Consumer, held: int) -> Iterator[Record]:
    found = 0
    while found < held:
        messages = consumer.consume(min(5000, held - found), timeout=QUIET_SECONDS)
        assert messages, f"the broker holds {held} records and gave only {found}"
        found += len(messages)
        yield from map(_record, messages)


def _record(message: Any) -> Record:
    assert message.error() is None, message.error()
    number = int(dict(message.headers())["number"])
    return Record(message.partition(), number, message.key(), message.value())


def login(known: KafkaSettings) -> dict[str, Any]:
    """Connection settings of confluent-kafka clients."""
    return {
        "bootstrap.servers": known.bootstrap,
        "security.protocol": "SASL_PLAINTEXT",
        "sasl.mechanism": "SCRAM-SHA-256",
        "sasl.username": known.username,
        "sasl.password": known.password,
    }


def same(found: Sequence[Record], wanted: Sequence[Record]) -> None:
    """Fail if anything was lost, repeated or changed."""
    assert fingerprint(found) == fingerprint(wanted)
