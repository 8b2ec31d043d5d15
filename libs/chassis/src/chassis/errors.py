"""The three families of errors: refusals for callers, transient faults, permanent faults of one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

NOTHING: Mapping[str, str] = MappingProxyType({})


class RefusalKind(Enum):
    """What sort of refusal it is; each maps to the gRPC status of the same name."""

    INVALID_ARGUMENT = 3
    DEADLINE_EXCEEDED = 4
    NOT_FOUND = 5
    ALREADY_EXISTS = 6
    PERMISSION_DENIED = 7
    RESOURCE_EXHAUSTED = 8
    FAILED_PRECONDITION = 9
    ABORTED = 10
    UNAVAILABLE = 14
    UNAUTHENTICATED = 16


@dataclass(frozen=True)
class Violation:
    """One field of a request and what is wrong with it."""

    field: str
    description: str


@dataclass(frozen=True)
class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """A command or question that is not carried out, said so that the caller can act on it."""

    kind: RefusalKind
    reason: str
    """Stable code in UPPER_SNAKE_CASE; callers branch on it."""
    message: str
    """What is wrong, in English."""
    message_zh: str = ""
    """The same in Chinese."""
    rule: str = ""
    """Law article (`SC-746:24`) or clause of the API contract."""
    remedy: str = ""
    """What the caller can do."""
    metadata: Mapping[str, str] = field(default=NOTHING)
    violations: tuple[Violation, ...] = ()

    def __str__(self) -> str:
        return f"{self.reason}: {self.message}"


class TransientError(Exception):
    """A fault that passes: retry in place with back-off, never a dead letter."""


class PermanentError(Exception):
    """A fault of one record that no retry mends: park that record and go on."""
