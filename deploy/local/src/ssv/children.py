"""The processes of a stack, in one list: what runs, with which settings, after what."""

from __future__ import annotations

import sys

from chassis.settings import target_variable
from ssv import certificates, elasticsearch_server, kafka_server, landscape, postgresql, probes
from ssv.account import Account
from ssv.child import Child
from ssv.landscape import PROVINCE, SERVICES, Service
from ssv.runtime import Runtime
from ssv.stack import Stack

SEAL_WITHIN_SECONDS = "900"
"""How long a record of a case may wait for its seal before no more are taken."""


def servers(stack: Stack, runtime: Runtime, account: Account) -> list[Child]:
    """Return PostgreSQL, Kafka and Elasticsearch."""
    return [
        postgresql.child(stack, runtime, account),
        kafka_server.child(stack, runtime, account),
        elasticsearch_server.child(stack, runtime, account),
    ]


def services(stack: Stack, ourselves: Account) -> list[Child]:
    """Return our own processes; each waits for its migration and for the servers it uses."""
    migrations = [_migrate(stack, ourselves, service) for service in SERVICES]
    return migrations + [_service(stack, ourselves, service, role) for service in SERVICES for role in service.roles]


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
    described = landscape.service(service)
    return {
        "SSV_SERVICE": service,
        "SSV_INSTANCE": instance,
        "SSV_DATABASE_URL": stack.database_url(f"{described.package}_app", described.package),
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
        "SSV_REGION": PROVINCE,
        **_ports(stack, described, role),
        **_targets(stack, described),
        **(_searching(stack) if described.searches else {}),
        **({"SSV_LICENCE_KEY": str(stack.folders.licence_key)} if service == "licensing" else {}),
        **({"SSV_SEAL_KEY": str(stack.folders.seal_key(service))} if described.publishes else {}),
        **({"SSV_SEAL_WITHIN": SEAL_WITHIN_SECONDS} if service == "enforcement" else {}),
    }


def services_with_metrics() -> list[tuple[str, str]]:
    """Return (service, role) of every process that serves Prometheus metrics."""
    return [(service.name, role) for service in SERVICES for role in service.roles]


def _ports(stack: Stack, service: Service, role: str) -> dict[str, str]:
    if role == "migrate":
        return {}
    metrics = {"SSV_METRICS_PORT": str(stack.ports[f"{service.name}-{role}-metrics"])}
    return metrics if role != "serve" else {**metrics, "SSV_GRPC_PORT": str(stack.ports[service.name])}


def _targets(stack: Stack, service: Service) -> dict[str, str]:
    targets = {target_variable(owner): f"127.0.0.1:{stack.ports[owner]}" for owner in service.reads}
    return {"SSV_OWNERS": ",".join(service.reads), **targets}


def _searching(stack: Stack) -> dict[str, str]:
    return {
        "SSV_ELASTICSEARCH_URL": stack.elasticsearch_url,
        "SSV_ELASTICSEARCH_USERNAME": "command_center",
        "SSV_ELASTICSEARCH_PASSWORD": stack.passwords["elasticsearch.command_center"],
        "SSV_HTTP_PORT": str(stack.ports["page"]),
        "SSV_WEB_SECRET": stack.passwords["web"],
    }


def _migrate(stack: Stack, ourselves: Account, service: Service) -> Child:
    settings = environment(stack, service.name, f"{service.name}-migrate-0")
    settings["SSV_DATABASE_OWNER_URL"] = stack.database_url(f"{service.package}_owner", service.package)
    settings["SSV_DATABASE_RUNTIME_ROLE"] = f"{service.package}_app"
    return Child(
        name=f"{service.name}-migrate",
        command=(sys.executable, "-m", service.package, "migrate"),
        environment=settings,
        folder=stack.folders.run,
        account=ourselves,
        after=("postgresql",),
        once=True,
    )


def _service(stack: Stack, ourselves: Account, service: Service, role: str) -> Child:
    listening = service.listens(role)
    return Child(
        name=f"{service.name}-{role}",
        command=(sys.executable, *service.command(role)),
        environment=environment(stack, service.name, f"{service.name}-{role}-0"),
        folder=stack.folders.run,
        account=ourselves,
        probe=lambda: next(filter(None, (probes.tcp(stack.ports[port]) for port in listening)), None),
        after=(f"{service.name}-migrate", *service.needs(role)),
        ports=listening,
    )
