"""The three servers of a stack of their own: what is missing is set up anew at the next start."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch
from kafka.admin import KafkaAdminClient, ScramMechanism, UserScramCredentialDeletion
from support.console import Console, console

from ssv import kafka_server, landscape
from ssv import stack as stacks


@pytest.fixture(scope="module")
def ssv() -> Iterator[Console]:
    with console() as lent:
        lent.run("up", "--detach", "--only", "servers")
        yield lent


def topics(ssv: Console) -> set[str]:
    client: KafkaAdminClient = kafka_server.admin(stacks.load(ssv.state))
    try:
        return set(client.list_topics())
    finally:
        client.close()


def indices(ssv: Console) -> list[str]:
    with elasticsearch(ssv) as client:
        return list(client.indices.get(index="ssv-*"))


def elasticsearch(ssv: Console) -> Elasticsearch:
    stack = stacks.load(ssv.state)
    password = stack.passwords["elasticsearch.command_center"]
    return Elasticsearch(stack.elasticsearch_url, basic_auth=("command_center", password))


def users(ssv: Console) -> set[str]:
    client: KafkaAdminClient = kafka_server.admin(stacks.load(ssv.state))
    try:
        return set(client.describe_user_scram_credentials())
    finally:
        client.close()


def test_the_next_start_sets_up_anew_what_is_missing(ssv: Console) -> None:
    """The user of a service that came after the stack, and all of Elasticsearch; Kafka's data: see tests/faults."""
    client: KafkaAdminClient = kafka_server.admin(stacks.load(ssv.state))
    client.alter_user_scram_credentials([UserScramCredentialDeletion("licensing", ScramMechanism.SCRAM_SHA_256)])
    client.close()
    assert "licensing" not in users(ssv)
    with elasticsearch(ssv) as index:
        index.indices.create(index="ssv-gone")
    ssv.run("down")
    shutil.rmtree(ssv.folders.elasticsearch)
    ssv.run("up", "--detach", "--only", "servers")
    assert "licensing" in users(ssv)
    assert topics(ssv) >= set(landscape.topics())
    assert indices(ssv) == []
