"""The services whose records are searched here, and how each is read: one reader, one group, one topic per owner.

So an owner that stands still holds up no other, and its place in its streams is its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Source:
    """One owner as a source of events."""

    owner: str
    """Name of the service, as in its topic and its certificate."""
    reader: str
    """Name under which positions and parked events are kept. Never change it: the reader would start anew."""

    @property
    def topic(self) -> str:
        """Where its relay publishes."""
        return f"ssv.{self.owner}.events"

    @property
    def group(self) -> str:
        """Consumer group of the projectors."""
        return f"command-center.{self.reader}"

    @property
    def setting(self) -> str:
        """Name of the setting with the owner's `host:port`."""
        return f"SSV_{self.owner.upper().replace('-', '_')}_TARGET"


LICENSING: Final = Source("licensing", "entity-projector")
"""The first owner; its reader is named after the kind it began with."""

DIRECTORY: Final = Source("directory", "directory-projector")

ENFORCEMENT: Final = Source("enforcement", "enforcement-projector")

SOURCES: Final = {source.owner: source for source in (LICENSING, DIRECTORY, ENFORCEMENT)}
REQUIRED: Final = (LICENSING,)
"""Without these the process does not start. Others are read where the settings name their address."""


def by_reader(reader: str) -> Source | None:
    """The source a reader reads."""
    return next((source for source in SOURCES.values() if source.reader == reader), None)
