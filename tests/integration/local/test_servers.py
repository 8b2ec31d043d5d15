"""The servers a stack starts: what they admit, and what they refuse."""

from __future__ import annotations

import secrets

import psycopg
import pytest
from elasticsearch import AuthenticationException, AuthorizationException, Elasticsearch, NotFoundError
from kafka import KafkaProducer
from kafka.admin import KafkaAdminClient
from kafka.errors import TopicAuthorizationFailedError
from support.stack import Database, Servers


def test_a_runtime_role_may_enter_its_own_database_only(servers: Servers) -> None:
    with psycopg.connect(servers.database_url("licensing")) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(servers.stack.database_url("licensing_app", "command_center"))


def test_a_wrong_password_is_refused(servers: Servers) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(servers.database_url("licensing"), password=secrets.token_hex(24))


def test_databases_of_tests_are_cloned_from_a_migrated_template(servers: Servers) -> None:
    calls = []

    def migrate(database: Database) -> None:
        calls.append(database.name)
        with psycopg.connect(database.owner_url) as connection:
            connection.execute("CREATE TABLE seen (number int)")

    for _ in range(2):
        with servers.database("licensing", migrate, key="clone") as database:
            assert_holds_empty_table(database)
    assert len(calls) == 1


def assert_holds_empty_table(database: Database) -> None:
    with psycopg.connect(database.owner_url) as connection:
        assert connection.execute("SELECT count(*) FROM seen").fetchone() == (0,)
        connection.execute("INSERT INTO seen VALUES (1)")


def test_licensing_may_write_its_topic_and_no_other(servers: Servers) -> None:
    producer = KafkaProducer(**servers.kafka("licensing"), acks="all")
    try:
        record = producer.send("ssv.licensing.events", b"value", key=b"key", partition=3).get(timeout=10)
        assert record.partition == 3
        with pytest.raises(TopicAuthorizationFailedError):
            producer.send("ssv.command-center.dead-letters", b"value").get(timeout=5)
    finally:
        producer.close()


def test_a_service_cannot_list_a_foreign_topic(servers: Servers) -> None:
    client = KafkaAdminClient(**servers.kafka("licensing"))
    try:
        assert set(client.list_topics()) == {
            "ssv.licensing.events",
            "ssv.licensing.dead-letters",
            "ssv.directory.events",
            "ssv.enforcement.events",
        }
    finally:
        client.close()


def test_the_event_topic_has_twelve_partitions(servers: Servers) -> None:
    client = KafkaAdminClient(**servers.kafka())
    try:
        (topic,) = client.describe_topics(["ssv.licensing.events"])
    finally:
        client.close()
    assert len(topic["partitions"]) == 12


def test_the_projector_may_manage_its_own_indices_only(servers: Servers) -> None:
    with Elasticsearch(**servers.elasticsearch()) as client:
        client.indices.create(index="ssv-probe")
        client.indices.delete(index="ssv-probe")
        with pytest.raises(AuthorizationException):
            client.indices.create(index="other")


def test_an_index_is_never_created_by_a_stray_write(servers: Servers) -> None:
    with Elasticsearch(**servers.elasticsearch()) as client, pytest.raises(NotFoundError):
        client.index(index="ssv-stray", document={"a": 1})


def test_elasticsearch_refuses_strangers(servers: Servers) -> None:
    stranger = Elasticsearch(servers.stack.elasticsearch_url, basic_auth=("command_center", "wrong"))
    with stranger as client, pytest.raises(AuthenticationException):
        client.cluster.health()
