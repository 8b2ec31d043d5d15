"""Commands for the bus from plain functions, so that a service needs no class per command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.aggregates import Claim, Context, Decision, World


def _none(_: Any) -> Sequence[Any]:
    return ()


@dataclass(frozen=True)
class Act:
    """Implements CommandType."""

    decision: Callable[[World, Any, Context], Decision]
    """(world, command, context) -> Decision; raises Refusal."""
    loads: Callable[[Any], Sequence[UUID]] = _none
    """Aggregates the decision needs; the first is the one whose version an etag is held against."""
    finds: Callable[[Any], Sequence[Claim]] = _none
    """Natural keys whose holders the decision needs."""

    def targets(self, command: Any) -> Sequence[UUID]:
        """Aggregates to load and lock."""
        return self.loads(command)

    def lookups(self, command: Any) -> Sequence[Claim]:
        """Natural keys whose holders are to be found, loaded and locked."""
        return self.finds(command)

    def decide(self, world: World, command: Any, context: Context) -> Decision:
        """The changes, or a Refusal raised."""
        return self.decision(world, command, context)
