"""Elasticsearch 9 as a child process: loopback only, security on, users from files.

It is Elastic's own build with four modules only (see `design.md` 8); a server of any size with the same API
can stand in its place.
"""

from __future__ import annotations

import json

import bcrypt

from ssv import java, probes
from ssv.account import Account
from ssv.child import Child
from ssv.runtime import Runtime
from ssv.stack import ELASTICSEARCH_USERS, Stack

HEAP = "512m"
ROUNDS = 10  # of bcrypt; the passwords are random, so more would only cost start-up time
# Elasticsearch cuts this file at its unindented lines: every role must start one.
ROLES = """\
command_center:
  cluster: [monitor, manage_index_templates]
  indices:
    - names: ["ssv-*"]
      privileges: [all]
"""
USER_ROLES = {"admin": "superuser", "command_center": "command_center"}
LOGGING = """\
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%consoleException%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
"""


def child(stack: Stack, runtime: Runtime, account: Account) -> Child:
    """Describe the server to the supervisor."""
    home, configuration = runtime.elasticsearch, stack.folders.configuration / "elasticsearch"
    return Child(
        name="elasticsearch",
        command=(str(runtime.java), *_launcher(home, configuration)),
        environment={
            "LC_ALL": "C.UTF-8",
            "ES_TMPDIR": str(configuration / "tmp"),
            "ES_PATH_CONF": str(configuration),
        },
        folder=home,
        account=account,
        prepare=lambda: _prepare(stack, account),
        probe=lambda: _probe(stack),
        ports=("elasticsearch", "elasticsearch-transport"),
        start_seconds=180.0,
    )


def _launcher(home: object, configuration: object) -> tuple[str, ...]:
    """Return what `bin/elasticsearch` would run; without its shell and its second Java for a version check."""
    return (
        "-Xms4m",
        "-Xmx64m",
        *java.LEAN,
        "-Dcli.name=server",
        f"-Dcli.script={home}/bin/elasticsearch",
        "-Dcli.libs=lib/tools/server-cli",
        f"-Des.path.home={home}",
        f"-Des.path.conf={configuration}",
        "-Des.distribution.type=zip",
        "-Des.java.type=ES_JAVA_HOME",
        "-cp",
        f"{home}/lib/*:{home}/lib/cli-launcher/*",
        "org.elasticsearch.launcher.CliToolLauncher",
    )


def _prepare(stack: Stack, account: Account) -> None:
    folder = account.own(account.own(stack.folders.configuration) / "elasticsearch")
    account.own(folder / "tmp")
    account.own(stack.folders.elasticsearch)
    account.write(folder / "elasticsearch.yml", _settings(stack))
    account.write(folder / "jvm.options", _jvm_options(folder / "tmp"))
    account.write(folder / "log4j2.properties", LOGGING)
    account.write(folder / "roles.yml", ROLES)
    account.write(folder / "users", "".join(_user(stack, user) for user in ELASTICSEARCH_USERS))
    account.write(folder / "users_roles", "".join(f"{r}:{u}\n" for u, r in USER_ROLES.items()))


def _user(stack: Stack, name: str) -> str:
    password = stack.passwords[f"elasticsearch.{name}"].encode()
    return f"{name}:{bcrypt.hashpw(password, bcrypt.gensalt(ROUNDS, prefix=b'2a')).decode()}\n"


def _settings(stack: Stack) -> str:
    """Return elasticsearch.yml (JSON is YAML)."""
    watermark = "cluster.routing.allocation.disk.watermark"
    settings = {
        "cluster.name": f"ssv-{stack.identity}",
        "node.name": "local",
        "path.data": str(stack.folders.elasticsearch),
        "path.logs": str(stack.folders.configuration / "elasticsearch" / "tmp"),
        "network.host": "127.0.0.1",
        "http.port": stack.ports["elasticsearch"],
        "transport.port": stack.ports["elasticsearch-transport"],
        "discovery.type": "single-node",
        # An index is made by the projector with its mapping, never by a stray write.
        "action.auto_create_index": False,
        "xpack.security.enabled": True,
        "xpack.security.autoconfiguration.enabled": False,
        "xpack.security.authc.realms.file.local.order": 0,
        # The defaults are shares of the disk, which make a large and rather full disk read-only.
        f"{watermark}.low": "2gb",
        f"{watermark}.high": "1gb",
        f"{watermark}.flood_stage": "500mb",
    }
    return json.dumps(settings, indent=2)


def _jvm_options(folder: object) -> str:
    options = [f"-Xms{HEAP}", f"-Xmx{HEAP}", *java.LEAN, f"-Djava.io.tmpdir={folder}"]
    # It would copy the built-in roles into an index that needs an analysis module this build lacks.
    options.append("-Des.queryable_built_in_roles_enabled=false")
    return "".join(f"{option}\n" for option in options)


def _probe(stack: Stack) -> str | None:
    url = f"{stack.elasticsearch_url}/_cluster/health?wait_for_status=yellow&timeout=1s"
    return probes.http(url, "admin", stack.passwords["elasticsearch.admin"])
