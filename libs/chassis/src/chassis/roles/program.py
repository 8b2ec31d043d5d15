"""`python -m <package> <role>`: run one role of a service; settings come from the environment."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import NamedTuple

from chassis import logs, process
from chassis.database import migrate
from chassis.roles.role import Role
from chassis.settings import MigrationSettings

MIGRATE = "migrate"


class Entry(NamedTuple):
    """Where a role is found."""

    module: str
    """Has it as `ROLE`."""
    about: str


RELAY = Entry("chassis.roles.relaying", "number events and send them to Kafka")
"""The role that is the same for every service."""


def run(package: str, about: str, migrations: Sequence[str], roles: Mapping[str, Entry]) -> None:
    """Run the role that the command line names.

    Only that one is loaded: the parts of the others would cost seconds in each of the many processes that start
    together.
    """
    explained = [*(f"{name}: {entry.about}" for name, entry in roles.items()), "migrate: bring the database up to date"]
    parser = argparse.ArgumentParser(prog=f"python -m {package}", description=about)
    parser.add_argument("role", choices=(*roles, MIGRATE), help="; ".join(explained))
    name = parser.parse_args().role
    if name == MIGRATE:
        for applied in migrate(MigrationSettings.from_environ(os.environ), migrations):
            print(f"applied {applied}")
        return
    role: Role = import_module(roles[name].module).ROLE
    settings = role.settings.from_environ(os.environ)
    logs.configure(settings.process)
    process.run(partial(role.main, settings))
