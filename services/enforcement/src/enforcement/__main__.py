"""`python -m enforcement serve|relay|read|schedule|migrate`."""

from __future__ import annotations

import argparse
import os
from functools import partial

from chassis import logs, process
from chassis.settings import MigrationSettings
from enforcement import bootstrap
from enforcement.settings import ReadSettings, RelaySettings, ScheduleSettings, ServeSettings


def main() -> None:
    """Run one role of the service; settings come from the environment."""
    parser = argparse.ArgumentParser(prog="python -m enforcement", description="Clues and penalty cases.")
    parser.add_argument(
        "role",
        choices=("serve", "relay", "read", "schedule", "migrate"),
        help="serve: answer gRPC; relay: number events and send them to Kafka; read: keep up with the directory;"
        " schedule: announce limits that are near or missed; migrate: bring the database up to date",
    )
    match parser.parse_args().role:
        case "serve":
            serving = ServeSettings.from_environ(os.environ)
            logs.configure(serving.process)
            process.run(partial(bootstrap.serve, serving))
        case "relay":
            relaying = RelaySettings.from_environ(os.environ)
            logs.configure(relaying.process)
            process.run(partial(bootstrap.relay_events, relaying))
        case "read":
            reading = ReadSettings.from_environ(os.environ)
            logs.configure(reading.process)
            process.run(partial(bootstrap.read_roster, reading))
        case "schedule":
            scheduling = ScheduleSettings.from_environ(os.environ)
            logs.configure(scheduling.process)
            process.run(partial(bootstrap.schedule, scheduling))
        case "migrate":
            for name in bootstrap.apply_migrations(MigrationSettings.from_environ(os.environ)):
                print(f"applied {name}")


if __name__ == "__main__":
    main()
