"""`python -m command_center serve|project|migrate`."""

from __future__ import annotations

import argparse
import os
from functools import partial

from chassis import logs, process
from chassis.settings import MigrationSettings
from command_center import bootstrap
from command_center.settings import ProjectSettings, ServeSettings


def main() -> None:
    """Run one role of the service; settings come from the environment."""
    parser = argparse.ArgumentParser(prog="python -m command_center", description="The command center.")
    parser.add_argument(
        "role",
        choices=("serve", "project", "migrate"),
        help="serve: answer gRPC and the page; project: keep the index; migrate: bring the database up to date",
    )
    match parser.parse_args().role:
        case "serve":
            serving = ServeSettings.from_environ(os.environ)
            logs.configure(serving.center.process)
            process.run(partial(bootstrap.serve, serving))
        case "project":
            projecting = ProjectSettings.from_environ(os.environ)
            logs.configure(projecting.center.process)
            process.run(partial(bootstrap.project, projecting))
        case "migrate":
            for name in bootstrap.apply_migrations(MigrationSettings.from_environ(os.environ)):
                print(f"applied {name}")


if __name__ == "__main__":
    main()
