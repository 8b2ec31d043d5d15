"""`python -m command_center serve|project|migrate`."""

from __future__ import annotations

from chassis.roles.program import Entry, run
from command_center.migrations import MIGRATIONS

if __name__ == "__main__":
    run(
        "command_center",
        "The command center.",
        MIGRATIONS,
        {
            "serve": Entry("command_center.processes.serving", "answer gRPC and the page"),
            "project": Entry("command_center.processes.projecting", "keep the index"),
        },
    )
