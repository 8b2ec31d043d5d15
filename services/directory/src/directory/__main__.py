"""`python -m directory serve|relay|read|migrate`."""

from __future__ import annotations

from chassis.roles.program import RELAY, Entry, run
from directory.migrations import MIGRATIONS

if __name__ == "__main__":
    run(
        "directory",
        "Authorities, offices and officers.",
        MIGRATIONS,
        {
            "serve": Entry("directory.processes.serving", "answer gRPC"),
            "relay": RELAY,
            "read": Entry("directory.processes.reading", "keep up with the open matters of other services"),
        },
    )
