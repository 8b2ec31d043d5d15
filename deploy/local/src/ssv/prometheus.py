"""Tell Prometheus where our processes serve their metrics (file-based service discovery)."""

from __future__ import annotations

import json
from typing import TypedDict

from ssv.children import services_with_metrics
from ssv.stack import Stack


class Target(TypedDict):
    """An entry of Prometheus' file_sd format."""

    targets: list[str]
    labels: dict[str, str]


def write_targets(stack: Stack) -> None:
    """Write the list that `deploy/prometheus/prometheus.yml` reads."""
    part = stack.folders.targets.with_suffix(".part")
    part.write_text(json.dumps(targets(stack), indent=2) + "\n", "utf-8")
    part.replace(stack.folders.targets)


def targets(stack: Stack) -> list[Target]:
    """Return one entry per process, labelled with its service and role."""
    return [
        Target(
            targets=[f"127.0.0.1:{stack.ports[f'{service}-{role}-metrics']}"],
            labels={"service": service, "role": role, "stack": stack.identity},
        )
        for service, role in services_with_metrics()
    ]
