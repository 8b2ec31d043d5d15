"""One gRPC service of enforcement: its contract, its commands, what can be asked of it, and whose duty what is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from google.protobuf.descriptor import ServiceDescriptor

from chassis.clock import Clock
from chassis.database import Connection, Pool
from chassis.permissions import Grant
from chassis.serving.asking import Asked
from chassis.serving.commanding import Entry, Method
from enforcement.bus import Present

Prepare = Callable[[Connection, Any], Awaitable[None]]
"""Completes a request, before it becomes a command, with what belongs to the matter and nobody may leave out."""

HANDLERS = frozenset({"enforcement-officer"})


def _nothing_else(_: Pool, __: Clock) -> Mapping[str, Method]:
    return {}


@dataclass(frozen=True)
class Area:
    """Everything between its contract and its rules."""

    service: ServiceDescriptor
    entries: Callable[[Present], Sequence[Entry]]
    """Its commands; each method is named like its command."""
    asked: tuple[Asked, ...] = ()
    """Kinds that can be got and listed."""
    duties: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Who may call a command that is not the handlers' alone, by method."""
    also: Callable[[Pool, Clock], Mapping[str, Method]] = _nothing_else
    """Methods that are neither commands nor the usual questions."""
    served: Mapping[str, Callable[[Present, Pool, Clock], Any]] = field(default_factory=dict)
    """Methods of its own that rest on the law and the roster as commands do, by name; granted as commands are."""
    grants: tuple[Grant, ...] = ()
    """Rows of the permission table besides the usual ones, such as what other departments may read."""
    prepared: Mapping[str, Prepare] = field(default_factory=dict)
    """Commands whose requests the service completes, by method."""

    def duties_of(self, method: str) -> frozenset[str]:
        """Whose duty a command is."""
        return self.duties.get(method, HANDLERS)
