"""`python -m enforcement serve|relay|read|schedule|migrate`."""

from __future__ import annotations

from chassis.roles.program import RELAY, Entry, run
from enforcement.migrations import MIGRATIONS

if __name__ == "__main__":
    run(
        "enforcement",
        "Clues and penalty cases.",
        MIGRATIONS,
        {
            "serve": Entry("enforcement.processes.serving", "answer gRPC"),
            "relay": RELAY,
            "read": Entry("enforcement.processes.reading", "keep up with the directory and the registry"),
            "schedule": Entry("enforcement.processes.scheduling", "announce time limits and let publicity end"),
        },
    )
