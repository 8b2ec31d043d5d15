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


def test_a_service_that_came_after_the_stack_gets_its_user_at_the_next_start(ssv: Console) -> None:
    client: KafkaAdminClient = kafka_server.admin(stacks.load(ssv.state))
    try:
        client.alter_user_scram_credentials([UserScramCredentialDeletion("licensing", ScramMechanism.SCRAM_SHA_256)])
        assert "licensing" not in client.describe_user_scram_credentials()
        before = ssv.process("kafka")
        os.kill(before["pid"], signal.SIGKILL)
        eventually(
            lambda: ssv.process("kafka")["restarts"] > before["restarts"] and ssv.status()["ready"], "it is back"
        )
    finally:
        client.close()
    again: KafkaAdminClient = kafka_server.admin(stacks.load(ssv.state))
    try:
        assert "licensing" in again.describe_user_scram_credentials()
    finally:
        again.close()


def test_deleted_data_of_kafka_and_elasticsearch_is_set_up_anew(ssv: Console) -> None:
    with elasticsearch(ssv) as client:
        client.indices.create(index="ssv-gone")
    ssv.run("down")
    shutil.rmtree(ssv.folders.kafka)
    shutil.rmtree(ssv.folders.elasticsearch)
    ssv.run("up", "--detach", "--only", "servers")
    assert topics(ssv) >= set(landscape.topics())
    assert indices(ssv) == []
