"""Kafka 4 (KRaft, one node) as a child process: loopback only, SCRAM users, one ACL list per service."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

from kafka.admin import (
    ACL,
    ACLOperation,
    ACLPermissionType,
    ACLResourcePatternType,
    KafkaAdminClient,
    ResourcePattern,
    ResourceType,
    ScramMechanism,
    UserScramCredentialUpsertion,
)
from kafka.errors import KafkaError, TopicAlreadyExistsError

from ssv import java, landscape, probes
from ssv.account import Account
from ssv.child import Child
from ssv.errors import StackError
from ssv.runtime import Runtime
from ssv.stack import KAFKA_USERS, Stack

# For Java, which otherwise cannot name files that are not ASCII.
LOCALE = {"LC_ALL": "C.UTF-8"}
DAYS = 24 * 3600 * 1000  # milliseconds
TOPIC_SETTINGS = {"retention.ms": str(14 * DAYS), "max.message.bytes": str(1 << 20)}

READ, WRITE, CREATE, DESCRIBE = (
    ACLOperation.READ,
    ACLOperation.WRITE,
    ACLOperation.CREATE,
    ACLOperation.DESCRIBE,
)
LITERAL, PREFIXED = ACLResourcePatternType.LITERAL, ACLResourcePatternType.PREFIXED
TOPIC, GROUP = ResourceType.TOPIC, ResourceType.GROUP

Permission = tuple[str, ResourceType, str, ACLResourcePatternType, tuple[ACLOperation, ...]]

# One node, few topics, little memory: what differs from Kafka's defaults for a cluster.
SETTINGS = {
    "process.roles": "broker,controller",
    "node.id": "1",
    "inter.broker.listener.name": "CLIENT",
    "controller.listener.names": "CONTROLLER",
    "listener.security.protocol.map": "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT",
    "sasl.enabled.mechanisms": "SCRAM-SHA-256",
    "sasl.mechanism.inter.broker.protocol": "SCRAM-SHA-256",
    "sasl.mechanism.controller.protocol": "PLAIN",
    "listener.name.controller.sasl.enabled.mechanisms": "PLAIN",
    "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
    "super.users": "User:admin",
    "allow.everyone.if.no.acl.found": "false",
    "auto.create.topics.enable": "false",
    "group.coordinator.rebalance.protocols": "classic,consumer",
    "group.initial.rebalance.delay.ms": "0",
    "offsets.topic.replication.factor": "1",
    "offsets.topic.num.partitions": "4",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "transaction.state.log.num.partitions": "4",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    "log.cleaner.dedupe.buffer.size": str(8 << 20),
    "num.network.threads": "2",
    "num.io.threads": "4",
    "num.recovery.threads.per.data.dir": "2",
    # After a kill -9 the broker may register again only when its old session is over (9 s by default).
    "broker.session.timeout.ms": "3000",
    "broker.heartbeat.interval.ms": "500",
}
LOGGING = """\
rootLogger.level = INFO
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d] %p %m (%c)%n
# One line per refused request, and none per partition at every start.
logger.authorizer.name = kafka.authorizer.logger
logger.authorizer.level = INFO
logger.state.name = state.change.logger
logger.state.level = WARN
logger.quorum.name = org.apache.kafka.controller
logger.quorum.level = WARN
logger.log.name = org.apache.kafka.storage.internals.log
logger.log.level = WARN
logger.partition.name = kafka.cluster
logger.partition.level = WARN
logger.config.name = org.apache.kafka.common.config
logger.config.level = WARN
"""


def child(stack: Stack, runtime: Runtime, account: Account) -> Child:
    """Describe the server to the supervisor."""
    folder = stack.folders.configuration / "kafka"
    return Child(
        name="kafka",
        command=(str(runtime.java), f"@{folder / 'kafka.arguments'}"),
        environment=LOCALE,
        folder=stack.folders.data,
        account=account,
        prepare=lambda: _prepare(stack, runtime, account),
        probe=lambda: probes.tcp(stack.ports["kafka"]) or _probe(stack),
        ports=("kafka", "kafka-controller"),
    )


def admin(stack: Stack) -> KafkaAdminClient:
    """Return an administrator's client; the caller closes it."""
    return KafkaAdminClient(
        bootstrap_servers=stack.kafka_bootstrap,
        security_protocol="SASL_PLAINTEXT",
        sasl_mechanism="SCRAM-SHA-256",
        sasl_plain_username="admin",
        sasl_plain_password=stack.passwords["kafka.admin"],
        request_timeout_ms=10_000,
    )


def _prepare(stack: Stack, runtime: Runtime, account: Account) -> None:
    folder = account.own(account.own(stack.folders.configuration) / "kafka")
    account.own(folder / "tmp")
    account.own(stack.folders.kafka)
    account.write(folder / "log4j2.properties", LOGGING)
    properties = account.write(folder / "server.properties", _properties(stack))
    options = [
        *java.LEAN,
        "-Xms128m",
        "-Xmx256m",
        f"-Djava.io.tmpdir={folder / 'tmp'}",
        f"-Dlog4j2.configurationFile={folder / 'log4j2.properties'}",
        "-cp",
        ":".join(map(str, runtime.kafka)),
    ]
    account.write(folder / "kafka.arguments", java.arguments([*options, "kafka.Kafka", str(properties)]))
    if not (stack.folders.kafka / "meta.properties").exists():
        _format(stack, runtime, account, options)


def _format(stack: Stack, runtime: Runtime, account: Account, options: list[str]) -> None:
    """Give an empty data folder the cluster's id and its users."""
    folder = stack.folders.configuration / "kafka"
    command = ["kafka.tools.StorageTool", "format", "--cluster-id", stack.kafka_cluster]
    command += ["--config", str(folder / "server.properties")]
    for user in KAFKA_USERS:
        command += ["--add-scram", f"SCRAM-SHA-256=[name={user},password={stack.passwords[f'kafka.{user}']}]"]
    # Through a file: a command line can be read by everybody on the machine.
    file = account.write(folder / "format.arguments", java.arguments([*options, *command]))
    try:
        done = subprocess.run(  # noqa: S603 - our own command line
            [str(runtime.java), f"@{file}"],
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env={"PATH": os.defpath, **LOCALE},
            **account.popen(),
        )
    finally:
        file.unlink()
    if done.returncode:
        # Only the end: what comes before it holds the keys of the users.
        said = " ".join(f"{done.stdout}{done.stderr}".splitlines()[-2:])
        raise StackError(
            f"Kafka's data folder {stack.folders.kafka} cannot be formatted: {said}",
            "Make room or correct the permissions, then start again.",
        )


def _properties(stack: Stack) -> str:
    clients, controllers = stack.ports["kafka"], stack.ports["kafka-controller"]
    password = stack.passwords["kafka.admin"]
    security = "org.apache.kafka.common.security"
    settings = {
        **SETTINGS,
        "controller.quorum.voters": f"1@127.0.0.1:{controllers}",
        "listeners": f"CLIENT://127.0.0.1:{clients},CONTROLLER://127.0.0.1:{controllers}",
        "advertised.listeners": f"CLIENT://127.0.0.1:{clients}",
        "log.dirs": str(stack.folders.kafka),
        "listener.name.client.scram-sha-256.sasl.jaas.config": (
            f'{security}.scram.ScramLoginModule required username="admin" password="{password}";'
        ),
        "listener.name.controller.plain.sasl.jaas.config": (
            f'{security}.plain.PlainLoginModule required username="admin" password="{password}" '
            f'user_admin="{password}";'
        ),
    }
    return java.properties(settings)


def _probe(stack: Stack) -> str | None:
    try:
        _provision(stack)
    except KafkaError as error:
        return f"broker: {error!r}"
    return None


def _provision(stack: Stack) -> None:
    client = admin(stack)
    try:
        _ensure_users(client, stack)
        wanted, known = landscape.topics(), set(client.list_topics())
        for name in wanted.keys() - known:
            _create_topic(client, name, wanted[name])
        client.create_acls(list(_acls()))
    finally:
        client.close()


def _ensure_users(client: KafkaAdminClient, stack: Stack) -> None:
    """Users of services that came after the data folder was formatted."""
    known = client.describe_user_scram_credentials()
    new = [
        UserScramCredentialUpsertion(user, ScramMechanism.SCRAM_SHA_256, stack.passwords[f"kafka.{user}"])
        for user in KAFKA_USERS
        if user not in known
    ]
    failed = client.alter_user_scram_credentials(new) if new else {}
    if any(failed.values()):
        raise KafkaError(f"users cannot be added: {failed}")


def _create_topic(client: KafkaAdminClient, name: str, partitions: int) -> None:
    options = {"num_partitions": partitions, "replication_factor": 1, "configs": TOPIC_SETTINGS}
    try:
        client.create_topics({name: options}, wait_for_metadata=True)
    except TopicAlreadyExistsError:
        return


def permissions() -> Iterator[Permission]:
    """Who may do what; whatever is not here is refused. Faust wants a topic of its own beside every group."""
    for each in landscape.SERVICES:
        if each.publishes:
            yield each.name, TOPIC, each.topic, LITERAL, (WRITE, DESCRIBE)
        for owner in each.reads:
            yield each.name, TOPIC, landscape.service(owner).topic, LITERAL, (READ, DESCRIBE)
        if each.reads:
            yield each.name, TOPIC, each.dead_letters, LITERAL, (WRITE, DESCRIBE)
            yield each.name, TOPIC, f"{each.name}.", PREFIXED, (READ, WRITE, CREATE, DESCRIBE)
            yield each.name, GROUP, f"{each.name}.", PREFIXED, (READ, DESCRIBE)


def _acls() -> Iterator[ACL]:
    for user, kind, name, pattern, operations in permissions():
        resource = ResourcePattern(kind, name, pattern)
        for operation in operations:
            yield ACL(f"User:{user}", "*", operation, ACLPermissionType.ALLOW, resource)
