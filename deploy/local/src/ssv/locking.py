"""The lock file: which artifacts the servers consist of, pinned by coordinate, size and SHA-256."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from ssv.errors import StackError

HEADING = """\
# Server artifacts, pinned. Written by `python -m ssv.resolve`; one per line:
# server group:name:version:packaging size-in-bytes sha256
"""


@dataclass(frozen=True)
class Artifact:
    """One file of a Maven repository: a Kafka jar or the Elasticsearch archive."""

    server: str
    group: str
    name: str
    version: str
    packaging: str
    size: int
    sha256: str

    @property
    def coordinate(self) -> str:
        """`group:name:version:packaging`."""
        return f"{self.group}:{self.name}:{self.version}:{self.packaging}"

    @property
    def file_name(self) -> str:
        """Name of the file in the repository and in the cache."""
        return f"{self.name}-{self.version}.{self.packaging}"

    @property
    def path(self) -> str:
        """Path below the base address of a Maven repository."""
        return f"{self.group.replace('.', '/')}/{self.name}/{self.version}/{self.file_name}"


def render(artifacts: Iterable[Artifact]) -> str:
    """Return the text of a lock file."""
    lines = (f"{a.server} {a.coordinate} {a.size} {a.sha256}\n" for a in artifacts)
    return HEADING + "".join(lines)


def parse(text: str) -> tuple[Artifact, ...]:
    """Return the artifacts a lock file names. `StackError` for a line that cannot be read."""
    numbered = enumerate(text.splitlines(), 1)
    return tuple(_artifact(number, line) for number, line in numbered if _means_something(line))


def locked(server: str | None = None) -> tuple[Artifact, ...]:
    """Return the artifacts pinned for this release, or those of one server."""
    everything = parse(resources.files("ssv").joinpath("artifacts.lock").read_text("utf-8"))
    return tuple(a for a in everything if server in (None, a.server))


def _means_something(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _artifact(number: int, line: str) -> Artifact:
    try:
        server, coordinate, size, sha256 = line.split()
        group, name, version, packaging = coordinate.split(":")
        if len(bytes.fromhex(sha256)) != 32 or int(size) <= 0:
            raise ValueError(line)
    except ValueError as error:
        raise StackError(
            f"artifacts.lock, line {number} cannot be read: {line!r}.",
            "Restore the file from the repository.",
        ) from error
    return Artifact(server, group, name, version, packaging, int(size), sha256)
