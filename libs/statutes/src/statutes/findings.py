"""What a check of an identifier says: a stable reason, in words for both readers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found; `reason` is stable and upper-case, the messages may be reworded."""

    reason: str
    message: str
    message_zh: str

    def __str__(self) -> str:
        return f"{self.reason}: {self.message}"


class InvalidIdentifierError(ValueError):
    """The text is no valid identifier of the kind asked for."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding
