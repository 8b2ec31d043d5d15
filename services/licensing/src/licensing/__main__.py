"""`python -m licensing serve|relay|read|schedule|migrate`."""

from __future__ import annotations

from chassis.roles.program import RELAY, Entry, run
from licensing.migrations import MIGRATIONS

if __name__ == "__main__":
    run(
        "licensing",
        "The register of business entities and licences.",
        MIGRATIONS,
        {
            "serve": Entry("licensing.processes.serving", "answer gRPC"),
            "relay": RELAY,
            "read": Entry(
                "licensing.processes.reading", "keep up with the directory, carry out what enforcement ordered"
            ),
            "schedule": Entry("licensing.processes.scheduling", "announce time limits and let terms end"),
        },
    )
