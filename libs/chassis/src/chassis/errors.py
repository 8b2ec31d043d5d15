"""The three families of errors: refusals for callers, transient faults, permanent faults of one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


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


@dataclass(eq=False)
class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """A command or question that is not carried out, said so that the caller can act on it.

    Never changed after creation, so one constant may be raised many times; whoever answers it calls `forget`.
    Not a frozen dataclass only because Python writes the traceback into what is raised.
    """

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
    metadata: Mapping[str, str] = field(default_factory=dict)
    violations: tuple[Violation, ...] = ()

    def __str__(self) -> str:
        return f"{self.reason}: {self.message}"

    def forget(self) -> Refusal:
        """Drop traceback and context, which a constant raised again and again would pile up."""
        self.__context__ = self.__cause__ = None
        return self.with_traceback(None)


class TransientError(Exception):
    """A fault that passes: retry in place with back-off, never a dead letter."""


class PermanentError(Exception):
    """A fault of one record that no retry mends: park that record and go on."""
