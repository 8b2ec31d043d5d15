"""The bare projector: a confluent-kafka consumer that parses, builds and writes the same documents in the same bulks.

Run as `python -m support.bench_bare_projector TOPIC GROUP` with the settings of the real one in the environment. No
positions, no gaps, no parking: what is left is what any Python consumer pays for a search index that is right.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import Any, cast

from confluent_kafka import Consumer
from elasticsearch import Elasticsearch
from support.bench_topic import login

from chassis.envelope import parse
from chassis.reading.faust_app import BATCH
from chassis.settings import KafkaSettings
from command_center import documents
from command_center.bulk import Outcome, highest_versions, lines, triage
from command_center.documents import Document
from command_center.index import KINDS
from command_center.settings import ElasticSettings

POLL_SECONDS = 0.02
_GOOD = (Outcome.WRITTEN, Outcome.STALE)


def project(consumer: Consumer, client: Elasticsearch) -> None:
    """Until told to stop: take what there is, write it, commit."""
    while True:
        messages = consumer.consume(BATCH, timeout=POLL_SECONDS)
        if messages:
            write(client, [document(message.value() or b"") for message in messages])
            consumer.commit(asynchronous=True)


def document(raw: bytes) -> Document:
    """The document of an event, by the projector's own functions."""
    envelope = parse(raw)
    state = documents.state_of(envelope.kind, envelope.type, envelope.data)
    return documents.build(envelope.kind, envelope.aggregate_id, envelope.version, state)


def write(client: Elasticsearch, found: Sequence[Document]) -> None:
    """One bulk with external versions; every item must have gone well."""
    targeted = [(each, KINDS[each.kind].alias) for each in highest_versions(found)]
    answer = client.bulk(
        operations=cast(Sequence[Any], lines(targeted, "external")),  # bytes go through as they are
        filter_path=["items.*.status", "items.*.error.type", "items.*.error.reason"],
    )
    results = triage(targeted, answer["items"])
    failed = [result for result in results if result.outcome not in _GOOD]
    if failed:
        raise RuntimeError(f"{len(failed)} documents not written: {failed[0].reason}")


def main() -> None:
    """Read settings and arguments, then work until SIGTERM."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    topic, group = sys.argv[1:]
    elastic = ElasticSettings.from_environ(os.environ)
    consumer = Consumer(
        login(KafkaSettings.from_environ(os.environ))
        | {"group.id": group, "auto.offset.reset": "earliest", "enable.auto.commit": False}
    )
    consumer.subscribe([topic])
    try:
        with Elasticsearch(elastic.url, basic_auth=(elastic.username, elastic.password), max_retries=0) as client:
            project(consumer, client)
    finally:
        consumer.close()


if __name__ == "__main__":
    main()
