"""What the supervisor tells each process, and what an operator may set."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssv import java, ports, up
from ssv.account import Account
from ssv.children import environment, province, services
from ssv.errors import StackError
from ssv.folders import Folders
from ssv.prometheus import targets
from ssv.stack import PASSWORDS, Stack

STACK = Stack(
    folders=Folders(Path("/stack")),
    identity="0123456789abcdef",
    kafka_cluster="AbCdEfGhIjKlMnOpQrStUw",
    ports=ports.choose({}, {}, lambda _: True, seed=1),
    passwords={name: f"password-of-{name}" for name in PASSWORDS},
)
OURSELVES = Account(1000, 1000, switch=False)


def test_a_process_is_told_its_own_database_and_nobody_elses() -> None:
    relay = environment(STACK, "licensing", "licensing-relay-0")
    port = STACK.ports["postgresql"]
    password = "password-of-postgresql.licensing_app"  # noqa: S105 - of no real database
    assert relay["SSV_DATABASE_URL"] == f"postgresql://licensing_app:{password}@127.0.0.1:{port}/licensing"
    assert not any("command_center" in value for value in relay.values())


def test_only_a_migration_knows_the_owner_of_a_database() -> None:
    knowing = {c.name for c in services(STACK, OURSELVES) if "SSV_DATABASE_OWNER_URL" in c.environment}
    assert knowing == {
        "directory-migrate",
        "licensing-migrate",
        "enforcement-migrate",
        "command-center-migrate",
    }


def test_every_process_has_an_instance_name_and_ports_of_its_own() -> None:
    children = services(STACK, OURSELVES)
    assert len({c.environment["SSV_INSTANCE"] for c in children}) == len(children)
    listening = [port for child in children for port in child.ports]
    assert len(listening) == len(set(listening))


def test_every_process_comes_after_processes_that_exist() -> None:
    children = [*services(STACK, OURSELVES), province(STACK, OURSELVES)]
    names = {child.name for child in children} | {"postgresql", "kafka", "elasticsearch"}
    assert all(set(child.after) <= names for child in children)


def test_prometheus_is_told_of_every_process_that_runs_on() -> None:
    addresses = {address for target in targets(STACK) for address in target["targets"]}
    running = [c for c in services(STACK, OURSELVES) if not c.once]
    assert addresses == {f"127.0.0.1:{c.environment['SSV_METRICS_PORT']}" for c in running}


def test_passwords_do_not_show_when_a_stack_is_printed() -> None:
    assert "password-of" not in repr(STACK)


def test_variables_of_single_processes_are_read() -> None:
    assert up.parse_variables(["licensing-relay:SSV_CRASH_AT=relay.after_send:3", "kafka:A=b=c"]) == {
        "licensing-relay": {"SSV_CRASH_AT": "relay.after_send:3"},
        "kafka": {"A": "b=c"},
    }


@pytest.mark.parametrize("setting", ["", "relay", "relay:", "relay:NAME", ":NAME=value", "relay:=value"])
def test_an_unreadable_variable_is_refused(setting: str) -> None:
    with pytest.raises(StackError, match=r"Write process:NAME=value"):
        up.parse_variables([setting])


def test_java_options_with_quotes_and_backslashes_survive_an_argument_file() -> None:
    assert java.arguments(['user="x"', "a\\b"]) == '"user=\\"x\\""\n"a\\\\b"\n'


def test_java_properties_hold_any_path() -> None:
    settings = {"log.dirs": "/home/李 三/𠮷", "login": 'user="x"'}
    assert java.properties(settings) == ("log.dirs=/home/\\u674e \\u4e09/\\ud842\\udfb7\n" + 'login=user=\\"x\\"\n')
