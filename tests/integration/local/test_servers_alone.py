"""The three servers of a stack of their own: killed, emptied, started again."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch
from kafka.admin import KafkaAdminClient, ScramMechanism, UserScramCredentialDeletion
from support.console import Console, console, eventually

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


@pytest.mark.parametrize("name", ["kafka", "elasticsearch"])
def test_a_killed_server_is_started_again(ssv: Console, name: str) -> None:
    before = ssv.process(name)
    os.kill(before["pid"], signal.SIGKILL)
    eventually(lambda: ssv.process(name)["restarts"] > before["restarts"] and ssv.status()["ready"], f"{name} is back")
    assert topics(ssv) >= set(landscape.topics())


def users(ssv: Console) -> set[str]:
    client: KafkaAdminClient = kafka_server.admin(stacks.load(ssv.state))
    try:
        return set(client.describe_user_scram_credentials())
    finally:
        client.close()


def test_a_service_that_came_after_the_stack_gets_its_user_at_the_next_start(ssv: Console) -> None:
    client: KafkaAdminClient = kafka_server.admin(stacks.load(ssv.state))
    client.alter_user_scram_credentials([UserScramCredentialDeletion("licensing", ScramMechanism.SCRAM_SHA_256)])
    client.close()
    assert "licensing" not in users(ssv)
    ssv.run("down")
    ssv.run("up", "--detach", "--only", "servers")
    assert "licensing" in users(ssv)


def test_deleted_data_of_kafka_and_elasticsearch_is_set_up_anew(ssv: Console) -> None:
    with elasticsearch(ssv) as client:
        client.indices.create(index="ssv-gone")
    ssv.run("down")
    shutil.rmtree(ssv.folders.kafka)
    shutil.rmtree(ssv.folders.elasticsearch)
    ssv.run("up", "--detach", "--only", "servers")
    assert topics(ssv) >= set(landscape.topics())
    assert indices(ssv) == []
