"""Resolve the artifacts again and print a new lock file: `python -m ssv.resolve > artifacts.lock`.

Only a maintainer runs this, to move to newer versions; everyone else downloads what the lock names.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from jgo.maven import MavenContext, Model, PythonResolver

from ssv.locking import Artifact, render

KAFKA = "4.3.1"
ELASTICSEARCH = "9.2.0"
# Kafka ships no binding from slf4j to log4j: without one it logs nowhere. Same version as its log4j-core.
BINDING = "log4j-slf4j-impl"


def main() -> int:
    """Write the lock of the versions above to standard output."""
    context = MavenContext(resolver=PythonResolver(), timeout=60)
    return _write(sys.stdout, [*_kafka(context), _elasticsearch(context)])


def _write(out: TextIO, artifacts: list[Artifact]) -> int:
    out.write(render(artifacts))
    return 0


def _kafka(context: MavenContext) -> Iterator[Artifact]:
    root = context.project("org.apache.kafka", "kafka_2.13").at_version(KAFKA)
    found = Model(root.pom(), context).dependencies()
    resolved = found[0] if isinstance(found, tuple) else found
    jars = {(d.groupId, d.artifactId): d.version for d in resolved if d.scope in (None, "compile", "runtime")}
    jars["org.apache.kafka", "kafka_2.13"] = KAFKA
    log4j = "org.apache.logging.log4j"
    jars[log4j, BINDING] = jars[log4j, "log4j-core"]
    for (group, name), version in sorted(jars.items()):
        yield _locked(context, "kafka", group, name, version, "jar")


def _elasticsearch(context: MavenContext) -> Artifact:
    group = "org.elasticsearch.distribution.integ-test-zip"
    return _locked(context, "elasticsearch", group, "elasticsearch", ELASTICSEARCH, "zip")


def _locked(context: MavenContext, server: str, group: str, name: str, version: str, packaging: str) -> Artifact:
    component = context.project(group, name).at_version(version)
    content = Path(component.artifact(packaging=packaging).resolve()).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return Artifact(server, group, name, version, packaging, len(content), digest)


if __name__ == "__main__":
    sys.exit(main())
