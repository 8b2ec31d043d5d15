"""What a role is, and the names that roles of different services agree on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, Self

from chassis.settings import ProcessSettings


def topic_of(service: str) -> str:
    """Where a service's events are: twelve partitions, one per stream, fixed for life."""
    return f"ssv.{service}.events"


def dead_letters_of(service: str) -> str:
    """Where events go that a service cannot read."""
    return f"ssv.{service}.dead-letters"


class RoleSettings(Protocol):
    """Settings of one role."""

    @property
    def process(self) -> ProcessSettings:
        """What every process has."""

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Self:
        """Read SSV_*. SettingError names what is missing."""


@dataclass(frozen=True)
class Role:
    """One way to run a service's package."""

    settings: type[RoleSettings]
    main: Callable[[Any, asyncio.Event], Coroutine[Any, Any, None]]
