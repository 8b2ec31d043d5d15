"""The processes of a stack, in one list: what runs, with which settings, after what."""

from __future__ import annotations

import sys

from ssv import certificates, elasticsearch_server, kafka_server, postgresql, probes
from ssv.account import Account
from ssv.child import Child
from ssv.runtime import Runtime
from ssv.stack import DATABASES, Stack

SERVERS = ("postgresql", "kafka", "elasticsearch")
ROLES = {"licensing": ("serve", "relay"), "command-center": ("serve", "project")}
PACKAGES = {"licensing": "licensing", "command-center": "command_center"}


def servers(stack: Stack, runtime: Runtime, account: Account) -> list[Child]:
    """Return PostgreSQL, Kafka and Elasticsearch."""
    return [
        postgresql.child(stack, runtime, account),
        kafka_server.child(stack, runtime, account),
        elasticsearch_server.child(stack, runtime, account),
    ]


def services(stack: Stack, ourselves: Account) -> list[Child]:
    """Return our own processes; each waits for its migration and for the servers it uses."""
    return [
        _migrate(stack, ourselves, "licensing"),
        _migrate(stack, ourselves, "command-center"),
        _service(stack, ourselves, "licensing", "serve", ("licensing-migrate", "postgresql")),
        _service(stack, ourselves, "licensing", "relay", ("licensing-migrate", "postgresql", "kafka")),
        _service(stack, ourselves, "command-center", "project", ("command-center-migrate", *SERVERS)),
        _service(stack, ourselves, "command-center", "serve", ("command-center-migrate", *SERVERS)),
    ]


def province(stack: Stack, ourselves: Account) -> Child:
    """Return the task that loads the simulated province; without it the stack still is of use."""
    return Child(
        name="province",
        command=(sys.executable, "-m", "ssv", "import", "province", "--state", str(stack.folders.root)),
        environment={},
        folder=stack.folders.run,
        account=ourselves,
        after=("licensing-serve", "licensing-relay", "command-center-project"),
        start_seconds=300.0,
        once=True,
        optional=True,
    )


def environment(stack: Stack, service: str, instance: str) -> dict[str, str]:
    """Return the settings one of our processes reads from its environment (see `chassis.settings`).

    `instance` is `<service>-<role>-<n>`, as in licensing-relay-0.
    """
    role = instance.removeprefix(f"{service}-").rpartition("-")[0]
    files = certificates.identity(stack.folders, service)
    database = DATABASES[service]
    return {
        "SSV_SERVICE": service,
        "SSV_INSTANCE": instance,
        "SSV_DATABASE_URL": stack.database_url(f"{database}_app", database),
        "SSV_KAFKA_BOOTSTRAP": stack.kafka_bootstrap,
        "SSV_KAFKA_USERNAME": service,
        "SSV_KAFKA_PASSWORD": stack.passwords[f"kafka.{service}"],
        "SSV_TLS_CA": str(files.ca),
        "SSV_TLS_CERT": str(files.certificate),
        "SSV_TLS_KEY": str(files.key),
        "SSV_TLS_CRL": str(files.crl),
        "SSV_TOKEN_KEYS": str(stack.folders.token_keys),
        "SSV_AUDIENCE": "smartsupervision",
        "SSV_LOG_LEVEL": "INFO",
        **_ports(stack, service, role),
        **(_only_command_center(stack) if service == "command-center" else {}),
    }


def services_with_metrics() -> list[tuple[str, str]]:
    """Return (service, role) of every process that serves Prometheus metrics."""
    return [(service, role) for service, roles in ROLES.items() for role in roles]


def _ports(stack: Stack, service: str, role: str) -> dict[str, str]:
    if role == "migrate":
        return {}
    metrics = {"SSV_METRICS_PORT": str(stack.ports[f"{service}-{role}-metrics"])}
    return metrics if role != "serve" else {**metrics, "SSV_GRPC_PORT": str(stack.ports[service])}


def _only_command_center(stack: Stack) -> dict[str, str]:
    return {
        "SSV_ELASTICSEARCH_URL": stack.elasticsearch_url,
        "SSV_ELASTICSEARCH_USERNAME": "command_center",
        "SSV_ELASTICSEARCH_PASSWORD": stack.passwords["elasticsearch.command_center"],
        "SSV_LICENSING_TARGET": f"127.0.0.1:{stack.ports['licensing']}",
        "SSV_HTTP_PORT": str(stack.ports["page"]),
        "SSV_WEB_SECRET": stack.passwords["web"],
    }


def _migrate(stack: Stack, ourselves: Account, service: str) -> Child:
    database = DATABASES[service]
    settings = environment(stack, service, f"{service}-migrate-0")
    settings["SSV_DATABASE_OWNER_URL"] = stack.database_url(f"{database}_owner", database)
    settings["SSV_DATABASE_RUNTIME_ROLE"] = f"{database}_app"
    return Child(
        name=f"{service}-migrate",
        command=(sys.executable, "-m", PACKAGES[service], "migrate"),
        environment=settings,
        folder=stack.folders.run,
        account=ourselves,
        after=("postgresql",),
        once=True,
    )


def _service(stack: Stack, ourselves: Account, service: str, role: str, after: tuple[str, ...]) -> Child:
    listening = [f"{service}-{role}-metrics", *([service] if role == "serve" else [])]
    if (service, role) == ("command-center", "serve"):
        listening.append("page")
    return Child(
        name=f"{service}-{role}",
        command=(sys.executable, "-m", PACKAGES[service], role),
        environment=environment(stack, service, f"{service}-{role}-0"),
        folder=stack.folders.run,
        account=ourselves,
        probe=lambda: next(filter(None, (probes.tcp(stack.ports[port]) for port in listening)), None),
        after=after,
        ports=tuple(listening),
    )
